"""complex: parsing, signed zeros, infinities, mixed arithmetic and the conversion protocol."""
import cmath
import copy
import math
import pickle


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


for text in ["1", "1j", "j", "-j", "+J", "1+2j", "1-j", "1e5+1e-5j", "(1+2j)", "( 1+2j )", "((1))", "(1", "1)", " 1+2j\n", "1 + 2j", "1+ 2j", "1+2", "1+2i", "", " ", "()", "nan", "nanj", "inf-infj", "-inf+nanj", "1_000+2_0j", "1__0", "_1", "1j+2", "1jj", "j1", "1.j", ".5j", ".", "+", "-", "+j1", "1e400j", "1e", "٣+٤j", "1+2j\0", "--1", "+-1j", "1+-2j", "1e5e5j", "infinity", "Infinityj", "é", "1" * 30 + "j"]:
    t(complex, text)
for args in [(), (1,), (1, 2), (1j, 2), (1, 2j), (1j, 2j), ("1", 2), (1, "2"), ("1", "2"), (None,), (1, None), (b"1",), ([],), (True, False), (10**400,), (1, 10**400), (1.5, -0.0), (-0.0, -0.0), (1, 2, 3), (math.nan, math.inf)]:
    t(complex, *args)
t(complex, real=1); t(complex, imag=1); t(complex, 1, imag=2); t(complex, "1", imag=2); t(complex, real="1"); t(complex, real="1", imag="2"); t(complex, nope=1); t(complex, 1, real=2)


class C(complex): pass
class HasComplex:
    def __complex__(self): return 1 + 2j
class BadComplex:
    def __complex__(self): return 1.5
class SubComplex:
    def __complex__(self): return C(3, 4)
class HasFloat:
    def __float__(self): return 2.5
class HasIndex:
    def __index__(self): return 7
class Both(HasFloat):
    def __complex__(self): return 9j
class Raises:
    def __complex__(self): raise KeyError("no")
for x in [HasComplex(), BadComplex(), SubComplex(), HasFloat(), HasIndex(), Both(), Raises(), C(1, 2)]:
    t(complex, x); t(complex, x, 1); t(complex, 1, x); t(cmath.sqrt, x); t(complex.from_number, x); t(C.from_number, x)
t(complex.from_number, "1"); t(complex.from_number, 5); t(complex.from_number, 1j); t(complex.from_number, None)
print(type(C(1) + C(2)), type(C.from_number(1)), type(+C(1)), type(complex(C(1))), C(1, 2).__complex__(), type(C(1, 2).__complex__()), type(C(1).conjugate()))
inf, nan = math.inf, math.nan
values = [0j, -0j, complex(-0.0, 0.0), complex(0.0, -0.0), 1 + 1j, complex(inf, 1), complex(1, -inf), complex(nan, 0), complex(inf, nan), 1e308 + 1e308j]
for z in values:
    print(repr(z), str(z), f"{z:.2f}", f"{z}", -z, +z, z.conjugate(), z.real, z.imag, bool(z), end=" ")
    t(abs, z)
others = [2, 0, -1.5, 1j, complex(0.0, -0.0), complex(inf, inf), True, complex(nan, nan)]
for op in ["+", "-", "*", "/", "**"]:
    for a in values:
        row = []
        for b in others:
            for x, y in ((a, b), (b, a)):
                try:
                    row.append(repr(eval(f"x {op} y")))
                except Exception as e:
                    row.append(f"{type(e).__name__}({e})")
        print(op, *row)
for expr in ["1j // 1", "1j % 1", "divmod(1j, 1)", "1j < 2j", "1j <= 1", "int(1j)", "float(1j)", "round(1j)", "math.floor(1j)", "1j & 1", "~1j", "pow(1j, 2, 3)", "pow(1j, 2)", "(1+2j)**2", "(1+2j)**-2", "(1+2j)**0", "0j**0", "0j**-1", "0j**1j", "(1+1j)**100", "(1+1j)**101", "(1e200+1e200j)**2", "1j/0", "1j/0j", "1j + 'a'", "1j * 'a'", "'a' * 1j", "1j == 1j", "1+0j == 1", "1j == 'a'", "2**53+1 == complex(2**53)", "hash(1+0j) == hash(1)", "hash(1j)", "hash(complex(nan, 0)) is not None", "1j in [1j]", "sum([1j, 2, 3.5])", "sum([0.1]*10, 0j)", "max(1j, 2j)", "sorted([1j])", "sorted([2j, 1j])", "range(1j)", "[1][1j]", "'%d' % 1j", "'%s %r' % (1j, -1j)", "'%f' % 1j", "format(1+2j, '>20')", "format(1+2j, '.3e')", "format(1+2j, 'g')", "format(1+2j, '+.1f')", "format(1+2j, '010')", "format(1+2j, '=20')", "format(1+2j, 'd')", "format(1+2j, ',')", "format(1+2j, '%')", "format(complex(nan, inf), 'f')", "format(1+2j, '#.3g')", "format(1+2j, '*^30.2f')", "format(12345.678+1j, ',.1f')", "format(1+2j, '_')", "format(-0j, 'z.1f')", "f'{1j!r:>8}'", "1j.real.real", "1j.imag.imag", "complex.__format__(1j)", "(1j).__getnewargs__()", "1j.foo", "setattr(1j, 'real', 1)", "1j.__int__", "complex.__abs__(5)", "complex.__add__(1j, 'a')", "complex.__add__(1j, 5)", "complex.__radd__(1j, 5)", "complex.__pow__(1j, 2, None)", "complex.__pow__(1j, 2, 2)", "complex.__eq__(1j, 1)", "complex.__lt__(1j, 1)", "complex.__hash__(5)", "complex.conjugate(5)"]:
    t(lambda: eval(expr))
for z in [1 + 2j, complex(-0.0, nan), C(5, 6)]:
    for p in range(6):
        assert repr(pickle.loads(pickle.dumps(z, p))) == repr(z) and type(pickle.loads(pickle.dumps(z, p))) is type(z)
    print(copy.copy(z) is z, copy.deepcopy(z), z.__reduce_ex__(2)[1])
