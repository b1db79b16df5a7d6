import sys
def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
check('''
len(str(10**4299))
str(10**4300)
repr(-10**5000)
int('1' * 4300) > 0
int('1' * 4301)
int('0' * 5000 + '1')
int('1_' * 4300 + '1')
'%d' % 10**5000
f"{10**5000}"
f"{10**5000:d}"
len(f"{10**5000:x}"), len(hex(10**5000)), len('%x' % 10**5000)
int('f' * 5000, 16) > 0
int('7' * 5000, 7 + 1) > 0
int('6' * 5000, 7)
sys.set_int_max_str_digits(639)
sys.set_int_max_str_digits(-1)
sys.set_int_max_str_digits('a')
sys.set_int_max_str_digits(640)
str(10**641)
sys.set_int_max_str_digits(0)
len(str(10**6000)), int('9' * 6000) % 1000
sys.set_int_max_str_digits(4300)
eval('1' * 5000)
''')
