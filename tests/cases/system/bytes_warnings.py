import subprocess
import sys

STATEMENTS = r"""
b'' == '', '' == b'', b'' != '', '' != b''
'' == b''
b'' != ''
bytearray() == ''
'' != bytearray()
bytearray() == 1
b'a' == 97
97 == b'a'
b'' == True
b'' == None, b'' == 1.5, b'' == ()
str(b'a')
str(bytearray(b'a'))
'%s' % b'a'
f'{b"a"}'
'{}'.format(b'a')
format(b'a')
[b''], repr(b''), '%r' % b'', f'{b""!r}', str(b'a', 'ascii')
print(b'a')
'' in [b'']
b'' in ('',)
[''].count(b'')
{'': 1}.get(b'')
{''} == {b''}
memoryview(b'') == '', b'' == bytearray(), memoryview(b'') == b''
('a', 1) == (b'a', 1)
[f(a, b) for a, b in [('a', 'b'), (b'a', b'b')]]
f('a', b'a')
g(b'a')
"""
PROGRAM = f"""
import sys
print(sys.flags.bytes_warning, sys.warnoptions)
def f(a, b):
    for i in range(50):
        if a == b:
            pass
def g(a):
    match a:
        case 'a':
            return 1
for statement in {STATEMENTS!r}.strip().splitlines():
    try:
        print(statement, '->', eval(statement))
    except BytesWarning as e:
        print(statement, 'raises', e)
"""
for option in ("-b", "-bb"):
    done = subprocess.run([sys.executable, "-S", option, "-c", PROGRAM], capture_output=True, text=True)
    print(done.stdout)
    for line in done.stderr.splitlines():
        if "BytesWarning" in line or "Error" in line:
            print("  ", line)
