"""Complex numbers: parsing, repr, format, arithmetic with signed zeros and infinities, powers, comparison and errors."""
import cmath, math


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


inf, nan = math.inf, math.nan
for s in ("1", "1j", "-1j", "+j", "j", "-J", "1+2j", "1-j", "1+j", " 1+2j ", "(1+2j)", "((1+2j))", " ( 1+2j ) ", "1 + 2j", "1e5-1e-5j", "infj", "inf+nanj", "-inf-infj", "nan", "nanj", "1_0+2_0j", "1__0j", "", " ", "()", "(1", "1)", "1+", "1+2", "1j+2", "1+2jj", "1+2i", "+-1j", "1.5.5", "0x1", "٣+٤j", "1e", "j1", "1+2j\0", "1,2", "infinity+j", "1e400", "-0-0j", "0-0j", "-0j"):
    t(complex, s)
for a, b in ((0.0, 0.0), (-0.0, 0.0), (0.0, -0.0), (-0.0, -0.0), (1, -0.0), (-1.5, 2), (inf, nan), (nan, -inf), (1e300, 1e-300), (1e16, -1e16), (-0.0, 5)):
    z = complex(a, b)
    print(repr(z), str(z), z.conjugate(), -z, +z, z.real, z.imag, bool(z), hash(z) == hash(z) if z == z else "", z == z)
    for f in (abs, cmath.phase, cmath.polar, cmath.exp, cmath.sqrt):
        try: print(f.__name__, f(z), end=" ")
        except Exception as e: print(f.__name__, type(e).__name__, e, end=" ")
    print()
print("-- arithmetic")
zs = [1 + 2j, -0.5j, 3, 2.5, True, complex(inf, 1), complex(-0.0, -0.0), 1e200 + 1e200j]
for a in zs:
    for b in zs:
        row = []
        if not isinstance(a, complex) and not isinstance(b, complex): continue
        for op in ("+", "-", "*", "/", "**"):
            try: row.append(eval(f"a {op} b"))
            except Exception as e: row.append(f"{type(e).__name__}: {e}")
        print(a, b, row[:4], row[4] if isinstance(row[4], str) else f"{row[4]:.10g}", a == b, a != b)
for f in (lambda: 1j < 2j, lambda: 1j <= 1, lambda: 1 > 1j, lambda: 1j // 1, lambda: 1j % 2, lambda: divmod(1j, 1), lambda: 1j / 0, lambda: 1j / 0j, lambda: 0j ** -1, lambda: 0j ** 1j, lambda: 0j ** 0, lambda: pow(1j, 2, 3), lambda: int(1j), lambda: float(1j), lambda: round(1j), lambda: math.floor(1j), lambda: 1j + "x", lambda: "x" * 1j, lambda: [0][1j], lambda: (1e300 + 1j) ** 3, lambda: 1j ** 10**10, lambda: (1 + 1j) ** 100, lambda: (1 + 1j) ** -3, lambda: (1 + 1j) ** 2.5 and 1, lambda: abs(complex(1e308, 1e308)), lambda: abs(complex(inf, nan)), lambda: ~1j, lambda: 1j & 1, lambda: max(1j, 2j), lambda: sorted([1j, 2]), lambda: sum([1j, 2, 3.5]), lambda: math.sqrt(1j), lambda: 1j.real.imag, lambda: (1j).x, lambda: setattr(1j, "real", 1), lambda: complex.__add__(1j, "x"), lambda: complex.__lt__(1j, 2j), lambda: complex.__eq__(1j, "x"), lambda: complex.__pow__(1j, 2, 3), lambda: complex.__complex__(1j), lambda: (1 + 2j).__getnewargs__(), lambda: complex.__new__(int), lambda: complex.__rpow__(1j, 1) and 1, lambda: 1j.__bool__(), lambda: 10**400 * 1j, lambda: 10**400 == 1j, lambda: 2**53 + 1 == complex(2.0**53), lambda: 1j in [1j], lambda: {1j: 1, 1: 2, 1 + 0j: 3}): t(f)
print("-- format")
z = -1234.5678 + 0.00001j
for spec in ("", "g", ".3f", "e", ".2e", "30", ">30.1f", "<30", "^30.2g", "+", " ", "+.1f", ",", ",.2f", "_.1f", "#.0f", "n", "F", "E", "G", "*^40.3f", "z.0f", ".0g", "10.2f", ".20g", "s", "d", "%", "x", "010", "=30", "=+5", "0=5", "<010", "c", "q", ".f", ",d", "_,", ".1.1f"): t(format, z, spec)
for z in (complex(inf, nan), complex(-0.0, -0.0), 0j, 1j, complex(nan, -inf)):
    print([format(z, s) for s in ("", "f", "g", "+.2e", "F", ">20", "z.1f")], "%s %r %a" % (z, z, z), f"{z!r:>12}", str(z).strip("()"))
t("%f".__mod__, 1j); t("%d".__mod__, 1j); t("%x".__mod__, 1j); t("{:.2f}".format, 1.005 + 2.675j); t("{0.real:.1f} {0.imag}".format, 1.25 + 2j)
class C(complex):
    def __repr__(self): return "C" + super().__repr__()
    def __add__(self, o): return C(complex.__add__(self, o))
c = C(1, 2)
print(c, c + 1, 1 + c, type(-c).__name__, type(c * 1).__name__, c.conjugate().__class__.__name__, complex(c), type(complex(c)).__name__, type(C(c)).__name__, C("1j"), c == 1 + 2j, hash(c) == hash(1 + 2j), f"{c}", str(c))
print(hash(1j) == 1000003, hash(3 + 0j) == hash(3), hash(complex(0.5)) == hash(0.5), complex(1) == 1, complex(True), 1j * 1j, 1j ** 2, (2 + 0j) ** 0.5, 1 / (3 + 4j), (3 + 4j) / 1e-320 if 0 else "", (1 + 2j) - 1, 1 - 1j, 0 - 0j, -(0j), -0j, 1 - 0j, -1 - 0j, complex(-1, -0.0), -1j, complex("-1j"), 0.0 * (1 + 1j), inf * 1j, 1j * inf, inf * (1 + 1j))
