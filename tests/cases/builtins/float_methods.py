def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
inf = float('inf'); nan = float('nan')
class I:
    def __index__(self): return 7
class F:
    def __float__(self): return 2.5
class Bad:
    def __float__(self): return 'x'
class Sub(float): pass
class RF:
    def __float__(self): return Sub(1.5)
check('''
float(), float('1.5'), float(' 1e3\\n'), float('-inf'), float('Infinity'), float('nAn'), float('1_0.5_0')
float('')
float('1__0')
float('abc')
float('1.5x')
float(b'1.5'), float(bytearray(b'2'))
float(b'x')
float('\\ud800')
float([])
float(None)
float(I()), float(F())
float(Bad())
float(1, 2)
float(x=1)
float(1j)
float('1e400'), float('-1e400'), float('1e-400'), float('4.9e-324'), float('2.4703282292062327e-324')
float.fromhex('0x1.8p1'), float.fromhex('-0x.1p-4'), float.fromhex('inf'), float.fromhex(' 1p3 '), float.fromhex('0x1p-1074')
float.fromhex('0x1p5000')
float.fromhex('xyz')
float.fromhex('')
float.fromhex(5)
(1.5).hex(), (-0.0).hex(), (0.1).hex(), inf.hex(), nan.hex(), (5e-324).hex(), (1e308).hex()
(0.1).as_integer_ratio(), (-2.5).as_integer_ratio(), (0.0).as_integer_ratio(), (5e-324).as_integer_ratio()[0]
inf.as_integer_ratio()
nan.as_integer_ratio()
(1.0).is_integer(), (1.5).is_integer(), inf.is_integer(), nan.is_integer()
float.from_number(5), float.from_number(I()), float.from_number(F())
float.from_number('5')
float.__getformat__('double'), float.__getformat__('float')
float.__getformat__('x')
(2.5).__round__(), (3.5).__round__(), (-2.5).__round__(), (2.675).__round__(2), (1e20).__round__(), (1234.5).__round__(-2)
round(2.5, 0), round(1e300, 400), round(1.5, -400), round(nan, 2), round(0.5), round(-0.4), round(1e16 + 0.5, 1)
round(nan)
round(inf)
round(1.5, 'a')
round(1.5, 2.0)
round('a')
round()
round(1.5, ndigits=None), round(number=2.567, ndigits=1)
(1.5).__trunc__(), (1.5).__floor__(), (-1.5).__ceil__(), (-1.5).__floor__()
inf.__floor__()
nan.__trunc__()
inf.__ceil__()
(1.5).conjugate(), (1.5).real, (1.5).imag, (1.5).__getnewargs__()
hash(1.5), hash(inf), hash(-inf), hash(0.1), hash(1e300), hash(2.0**61), hash(-1.0), hash(0.0) == hash(-0.0)
repr(1e16), repr(1e15), repr(123456789012345678.0), repr(1e-4), repr(1e-5), repr(0.1 + 0.2), repr(1e22), repr(1e23), repr(-0.0)
str(5e-324), str(1.7976931348623157e308), repr(2.0**-1074), repr(9007199254740993.0)
nan == nan, nan != nan, nan < 1, inf > 10**400, inf == inf, 0.0 == -0.0, [nan] == [nan], nan in (nan,)
1.5 < 'a'
1.5 + None
'a' * 1.5
1.5 & 1
7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), -0.0 % 5, 0.0 % -5, inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf
1e308 * 10, -1e308 * 10, 1e308 + 1e308, inf - inf, inf * 0
2.0 ** 1024
(-8.0) ** (1/3), (-1.0) ** inf, 1.0 ** nan, nan ** 0, 0.5 ** inf, (-2.0) ** 3, (-0.0) ** -1.5 if 0 else 0
10.0 ** 308 ** 1.0
Sub(2.5), Sub(2.5) + 1, type(Sub(2.5) + 1), type(Sub(2.5).__abs__()), type(+Sub(1.0))
float.__new__(Sub, '3.5'), type(float.__new__(Sub, '3.5')), Sub.fromhex('0x1p1'), type(Sub.fromhex('0x1p1')), type(Sub.from_number(2))
float.__new__(int)
''')
