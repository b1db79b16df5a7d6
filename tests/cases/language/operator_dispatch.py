"""Binary operators: which of the reflected and in-place methods run, in which order, for subclasses, NotImplemented and missing methods."""
import operator


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


ops = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^", "matmul": "@"}
log = []
def make(name, bases=(), result="value", which=("", "r", "i")):
    ns = {}
    for o in ops:
        for k in which:
            def f(self, other, *m, _n=f"{name}.{k}{o}"):
                log.append(_n)
                return NotImplemented if result is NotImplemented else _n
            ns[f"__{k}{o}__"] = f
    return type(name, bases, ns)
A, N = make("A"), make("N", result=NotImplemented)
B, Sub, SubN, SubR = make("B"), make("Sub", (A,)), make("SubN", (A,), NotImplemented), make("SubR", (A,), which=("r",))
Plain, SubPlain, OnlyR = type("Plain", (), {}), type("SubPlain", (A,), {}), make("OnlyR", which=("r",))
kinds = [A(), B(), N(), Sub(), SubN(), SubR(), SubPlain(), Plain(), OnlyR(), 5, "s", [1], None]
for o in ("add", "pow", "matmul", "or"):
    for x in kinds:
        row = []
        for y in kinds:
            for text in (f"x {ops[o]} y", f"x {ops[o]}= y"):
                log.clear(); ns = {"x": x, "y": y}
                try: exec(f"r = {text}" if "= y" not in text else f"{text}\nr = x", ns); r = ns["r"] if isinstance(ns["r"], (str, int)) else type(ns["r"]).__name__
                except TypeError as e: r = "TypeError"
                row.append((r, *log))
        print(o, type(x).__name__, row)
for o, symbol in ops.items():
    t(lambda: eval(f"x {symbol} y", {"x": Plain(), "y": 1})); t(lambda: eval(f"x {symbol} y", {"x": 1, "y": Plain()})); t(lambda: exec(f"x {symbol}= y", {"x": Plain(), "y": 1})); t(lambda: getattr(operator, o + ("_" if o in ("and", "or") else ""))(Plain(), 1))
class Cmp:
    def __init__(self, n, r): self.n, self.r = n, r
    def __eq__(self, o): log.append(f"{self.n}.eq"); return self.r
    def __lt__(self, o): log.append(f"{self.n}.lt"); return self.r
    def __gt__(self, o): log.append(f"{self.n}.gt"); return self.r
    def __le__(self, o): log.append(f"{self.n}.le"); return self.r
    def __ne__(self, o): log.append(f"{self.n}.ne"); return self.r
class CmpSub(Cmp): pass
class NoNe:
    def __eq__(self, o): return NotImplemented if o == 1 else []
for x, y in ((Cmp("a", NotImplemented), Cmp("b", "B")), (Cmp("a", "A"), CmpSub("s", "S")), (Cmp("a", "A"), CmpSub("s", NotImplemented)), (5, Cmp("a", "A")), (Cmp("a", NotImplemented), 5), (Cmp("a", NotImplemented), Cmp("b", NotImplemented)), (CmpSub("x", NotImplemented), Cmp("y", 0))):
    for o in ("==", "!=", "<", "<=", ">", ">="):
        log.clear()
        try: r = eval(f"x {o} y")
        except TypeError as e: r = str(e)
        print(o, r, log)
print(NoNe() != 2, NoNe() != 1, NoNe() == 2); t(lambda: Cmp("a", []) < 1 < 2); t(lambda: 1 < Cmp("m", 1) < 5); print(log[-2:])
class Un:
    def __neg__(self): return "neg"
    def __pos__(self): return NotImplemented
    def __invert__(self): raise KeyError("inv")
    def __abs__(self): return None
print(-Un(), +Un(), abs(Un())); t(lambda: ~Un()); t(lambda: -Plain()); t(lambda: abs(Plain())); t(lambda: pow(A(), 2, 3)); t(lambda: pow(2, A(), 3)); t(lambda: pow(2, 3, A())); t(lambda: pow(Plain(), 2, 3)); t(lambda: divmod(Plain(), 2)); t(lambda: divmod(type("D", (), {"__rdivmod__": lambda s, o: ("rdivmod", o)})() and 7, type("D", (), {"__rdivmod__": lambda s, o: ("rdivmod", o)})()))
class IAddNone:
    __iadd__ = None
    def __add__(self, o): return "add"
class AddNone:
    __add__ = None
class RaddNone:
    __radd__ = None
def iadd(x):
    x += 1
    return x
t(iadd, IAddNone()); t(lambda: AddNone() + 1); t(lambda: AddNone() + OnlyR()); t(lambda: 1 + RaddNone()); t(lambda: A() + RaddNone()); t(lambda: Plain() + RaddNone())
class Attr:
    def __getattr__(self, n): return lambda *a: f"dynamic {n}"
a = Attr(); a.__add__ = lambda o: "instance"; t(lambda: a + 1); print(a.__add__(1)); Attr.__add__ = lambda s, o: "patched"; print(a + 1); del Attr.__add__; t(lambda: a + 1); class_level = type("C", (), {}); class_level.__radd__ = lambda s, o: ("late", o); print(5 + class_level())
