def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
inf = float('inf'); nan = float('nan')
class C:
    def __complex__(self): return 3 + 4j
class BadC:
    def __complex__(self): return 5
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class Sub(complex): pass
check('''
complex(), complex(1), complex(1, 2), complex('1+2j'), complex(' (1-2j) '), complex('j'), complex('-J'), complex('1e5j'), complex('inf+nanj')
complex('1 + 2j')
complex('')
complex('1+2')
complex('(1+2j')
complex('1', 2)
complex(1, '2')
complex(b'1')
complex(None)
complex([], 1)
complex(1, [])
complex(C()), complex(F()), complex(I()), complex(F(), I()), complex(real=2, imag=3), complex(imag=4)
complex(BadC())
complex(1, 2, 3)
complex(foo=1)
complex('\\ud800')
complex('1_0+2_0j')
complex('1__0')
complex.from_number(5), complex.from_number(2.5), complex.from_number(C()), complex.from_number(1j)
complex.from_number('5')
1j * 1j, (1+2j) * 3, 3 / 1j, (1+2j) / (3-4j), (1+2j) ** 2, (1+2j) ** -1, (1+2j) ** 0.5, 2 ** 1j, 0j ** 0, (1+2j) ** (1+1j), (2j) ** 3
1j / 0
0j ** -1
0j ** 1j
1j // 1
1j % 1
divmod(1j, 1)
1j < 2j
1j > 1
int(1j)
float(1j)
abs(3+4j), abs(complex(inf, nan)), -1j, +1j, (1+2j).conjugate(), (1+2j).real, (1+2j).imag, bool(0j), bool(1j)
abs(complex(1e308, 1e308))
complex(1e308, 1) ** 5
(1+2j) ** 1000
repr(1j), repr(-1j), repr(1+0j), repr(complex(-0.0, 1)), repr(complex(0, -0.0)), repr(complex(-0.0, -0.0)), repr(complex(nan, inf)), repr(complex(1, -inf)), str(1e20+1e-5j)
-0j, 0j - 0j, complex(0.0, -0.0) == 0j, 1 - 1j, 1j - 1, 1 + 0j == 1, 1j == 'a', 1.5 == 1.5 + 0j, 1j != 1
hash(1j), hash(1+0j), hash(2.5+0j), hash(complex(inf, 1)), hash(-1j)
format(1+2j, '.2f'), format(1+2j, ''), format(1.5+2j, '>12'), format(1e10+2j, ',.1f'), format(1+2j, 'e'), format(1-2j, 'g'), format(1+2j, '+.3g'), format(1+2j, 'G')
format(1j, '010')
format(1j, '=10')
format(1j, 'd')
format(1j, '%')
format(1j, 's')
(1+2j).__getnewargs__(), (1+2j).__complex__(), Sub(1).__complex__(), type(Sub(1).__complex__()), Sub(1), type(Sub(1) + 1)
complex.real, setattr(1j, 'real', 2)
1j + '1'
1j * None
round(1j)
pow(1j, 2, 3)
complex(1, 2).__eq__('a'), (1j).__lt__(1), (1j).__add__('a'), (1j).__rsub__(1), (1j).__bool__()
inf * 1j, complex(inf, 0) * 1j, complex(nan, 0) * 2, complex(inf, inf) * complex(1, 1), (1+1j) / complex(inf, 0), 1 / complex(0, inf), 5 - complex(0, -0.0), complex(1, -0.0) * 2.0, 2.0 / (1+1j), 1.0 + complex(1, -0.0), complex(1, -0.0) - 1.0
''')
