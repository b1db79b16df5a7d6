def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
B = 10**40
check('''
7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3
divmod(-7, 2), divmod(7, -2), divmod(B, -7), divmod(-B, 10**20 + 1)
1 // 0
1 % 0
1 / 0
divmod(1, 0)
B // 0
B % 0
B / 0
1.0 // 0
1.0 % 0
1.0 / 0
divmod(1.0, 0)
0 ** -1
0.0 ** -1
0 ** 0, 0.0 ** 0, (-1) ** 0.5
2 ** -2, (-2) ** -3, 2 ** 100, (-3) ** 41
pow(2, 10, 1000), pow(-2, 11, 7), pow(3, -1, 7), pow(2, -3, 11), pow(0, 0, 1), pow(5, 3, -7)
pow(2, -1, 4)
pow(2, 3, 0)
pow(2.0, 3, 5)
pow(2, 3.0, 5)
pow('a', 2)
pow(2, 'a')
pow(2, 3, 'a')
pow(2, None)
pow(base=2, exp=5, mod=7)
pow()
pow(1)
pow(1, 2, 3, 4)
1 << 70, -1 << 65, 1 << 0, B >> 100, -B >> 100, -1 >> 1000, 5 >> 2, -5 >> 1
1 << -1
1 >> -1
1 << B
0 << B
1 >> B, -1 >> B
1 << 'a'
B & 0xff, -B & 0xff, B | 1, B ^ -1, ~B, -B, +B, abs(-B)
5 & True, True & True, True | False, True ^ True, True + True, ~5, -True

5 & 1.0
5 | None
5 + '5'
'5' + 5
5 - []
[] - 5
5 * None
5 / 'a'
5 // {}
5 % None
5 @ 5
-'a'
+[]
~1.5
not 5
B == B + 0, B < B + 1, B > 1e39, B == 1e40, 10**22 == 1e22, 10**23 == 1e23, 2**53 + 1 == float(2**53 + 1)
B < float('inf'), B > float('-inf'), B < float('nan'), 10**400 < float('inf'), 10**400 > 1e308
5 < 'a'
5 <= None
'a' >= 5
5 > 1j
5 == '5', 5 != None, 5 == 5.0, True == 1, 1 == 1 + 0j
B / 3, B / 10**39, 10**400 / 10**399, 3 / B
10**400 / 3
float(10**400)
10**400 + 1.0
10**400 * 1.5
1.5 // 10**400
int(1e300) % 10**10, 2**1000 % 1000007, -2**100 // 3, (2**64 - 1) * (2**64 - 1)
(2**61 - 1) + 1, -(2**61), -(2**61) - 1, (2**60) * 2, (2**31) * (2**31), (-2**60) * 2, (2**61 - 1) * -1 - 1
sum([2**60, 2**60, 2**60]), (1 << 61) - 1 << 1, (2**61) // -1, (-2**61) // -1, abs(-2**61), -(-2**61)
isinstance(True, int), issubclass(bool, int), bool.__base__, int.__base__
str(B), repr(-B), hex(B), oct(-B), bin(5), hex(-255)
hex(1.0)
oct('a')
bin(None)
''')
