"""int(), float(), complex(), index and bool over objects that define __int__, __index__, __trunc__, __float__, __complex__, __bool__."""
import math, operator, os, warnings
warnings.simplefilter('error')


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Sub(int): pass
class FSub(float): pass
class CSub(complex): pass
class Returns:
    def __init__(self, value): self.value = value


def make(name, value):
    return type("K", (), {name: lambda self: value})()


for name in ("__int__", "__index__", "__trunc__", "__float__", "__complex__", "__bool__", "__round__", "__floor__", "__ceil__", "__abs__", "__len__", "__hash__", "__str__"):
    for value in (3, True, Sub(4), 2.5, FSub(1.5), 1j, CSub(2j), "7", None, -1):
        o = make(name, value)
        print("--", name, type(value).__name__)
        for f in (int, float, complex, operator.index, bool, hash, abs, math.trunc, round):
            if name == "__hash__" and f is not hash or f is hash and name != "__hash__":
                continue
            try:
                r = f(o)
                print(f.__name__, type(r).__name__, r)
            except BaseException as e:
                if name[2:5] in ("int", "ind", "flo", "com", "tru") or not isinstance(e, TypeError) or f.__name__[:3] == name[2:5]:
                    print(f.__name__, type(e).__name__, e)
warnings.simplefilter("ignore")
print(type(int(make("__int__", True))), type(int(make("__index__", Sub(4)))), type(float(make("__float__", FSub(1.5)))), type(complex(make("__complex__", CSub(1j)))), type(operator.index(make("__index__", True))))
both = type("Both", (), {"__int__": lambda s: 1, "__index__": lambda s: 2, "__float__": lambda s: 3.0, "__complex__": lambda s: 4j})()
print(int(both), float(both), complex(both), operator.index(both), [0, 1, 2][both], math.sqrt(both), "ab" * both, range(both), hex(both), bin(both), "%d %f %x" % (both, both, both), chr(both + 0 if False else 65), round(2.567, both), pow(2, 3), divmod(7, int(both)))
print(int(both) + 1, float(both) + 1, complex(both, both), complex(both, 1), complex(1, make("__float__", 2.0)))
t(complex, make("__complex__", 1j), make("__complex__", 1j)); t(complex, make("__float__", 1.0), make("__index__", 5)); t(complex, 1, "x"); t(complex, "1", 1); t(complex, "x"); t(complex, None); t(complex, 1, None); t(complex, [], 1); t(complex, real="1j"); t(complex, imag=5); t(complex, real=1, imag="2"); t(complex, 1, 2, 3); t(complex, x=1)
t(int, both, 10); t(int, "z", 36); t(int, b"12", 8); t(int, bytearray(b"12")); t(int, memoryview(b"12")); t(int, memoryview(b"12"), 10); t(int, "12", both); t(int, "12", 1); t(int, "12", 37); t(int, "12", -1); t(int, "0b11", 0); t(int, "0b11", 2); t(int, "011", 0); t(int, "0_1", 0); t(int, "00", 0); t(int, "1__0"); t(int, "_1"); t(int, "1_"); t(int, ""); t(int, " \t12\n "); t(int, "1 2"); t(int, "٣٤"); t(int, "12\0"); t(int, b"12\0"); t(int, "x" * 250); t(int, base=10); t(int, x=1); t(int, "1", base="x"); t(int, "1", base=2**70); t(int, 1.5, 10); t(int, None); t(int, []); t(int, float("nan")); t(int, float("-inf")); t(int, 1e30); t(int, -0.9); t(int, 1j)
t(float, "1_0.5"); t(float, "1_.5"); t(float, " 1.5 "); t(float, "nan"); t(float, "-INF"); t(float, "infinity"); t(float, "infin"); t(float, "0x1p3"); t(float, b"1.5"); t(float, bytearray(b"2")); t(float, ""); t(float, "1e"); t(float, "1e400"); t(float, "-1e-400"); t(float, 10**400); t(float, None); t(float, 1j); t(float, []); t(float, x=1); t(float, "1.5\0"); t(float, "٣.٥"); t(float, "1", "2"); t(float, memoryview(b"3"))
for f in (bool, len, hash, iter, next, reversed, abs, round, dir, repr, str, format, bytes):
    for method, value in (("__bool__", 1), ("__len__", 1), ("__len__", -1), ("__len__", 2**70), ("__len__", 1.5), ("__len__", "x"), ("__hash__", "x"), ("__hash__", 2**70), ("__iter__", 5), ("__next__", 5), ("__reversed__", 5), ("__abs__", 5), ("__round__", 5), ("__dir__", 5), ("__dir__", (3, 1)), ("__dir__", [2, "a"]), ("__repr__", 5), ("__str__", 5), ("__bytes__", 5), ("__bytes__", b"b")):
        if f.__name__ in method or method == "__len__" and f in (bool, len):
            print(f.__name__, method, repr(value)[:12], end=" ")
            t(f, make(method, value))
none = type("NoneAll", (), {n: None for n in ("__int__", "__index__", "__float__", "__complex__", "__bool__", "__len__", "__iter__", "__next__", "__hash__", "__abs__", "__neg__", "__round__", "__reversed__", "__contains__", "__getitem__", "__call__", "__add__", "__lt__", "__eq__", "__trunc__", "__bytes__", "__enter__", "__exit__", "__await__", "__dir__", "__format__", "__repr__", "__str__", "__fspath__")})
o = none()
for f in (int, float, complex, bool, len, iter, next, hash, abs, operator.neg, round, reversed, lambda o: 1 in o, lambda o: o[0], lambda o: o(), lambda o: o + 1, lambda o: 1 + o, lambda o: o < 1, lambda o: o == 1, math.trunc, math.floor, bytes, dir, format, repr, str, lambda o: [][o], lambda o: "a" * o, lambda o: f"{o}", lambda o: {o}, lambda o: open(o), os.fspath, os.stat, os.listdir, lambda o: compile("", o, "exec"), lambda o: not o, lambda o: 1 if o else 2, lambda o: any([o]), lambda o: list(filter(None, [o])), lambda o: [*o], lambda o: {**o}, lambda o: sum(o)):
    t(f, o)
