"""Decorators of every form, default values, evaluation order of definitions, annotations' laziness, and what functions remember."""
import functools


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


log = []
def note(x): log.append(x); return x
def deco(n):
    log.append(f"make {n}")
    def d(f): log.append(f"apply {n} {getattr(f, '__name__', type(f).__name__)}"); return f
    return d
@deco(1)
@deco(2)
def f(a=note("default a"), *, k=note("default k")) -> note("never evaluated"): pass
print(log); log.clear()
@deco("c")
class C(note(object), metaclass=note(type)): log.append("body")
print(log); log.clear()
ds = [deco("list")]; cfg = {"d": deco("dict")}
@ds[0]
@cfg["d"]
@(lambda g: g)
@deco("if") if True else deco("else")
@(alias := deco("walrus"))
@functools.partial(lambda tag, g: (log.append(tag), g)[1], "partial")
@staticmethod
def g(): return "g"
print(log, g(), alias.__name__)
class Count:
    def __init__(self, f): self.f, self.n = f, 0; functools.update_wrapper(self, f)
    def __call__(self, *a): self.n += 1; return self.f(*a), self.n
    def __get__(self, o, c): return functools.partial(self, o) if o is not None else self
class D:
    @Count
    def m(self, x): "doc"; return x
    @property
    @functools.lru_cache
    def p(self): log.append("computed"); return 5
    @staticmethod
    @Count
    def s(x): return x
    @classmethod
    def c(cls, *a): return cls.__name__, a
    def late(self, default=[]): default.append(1); return default
d = D(); print(d.m(3), d.m(4), D.m.n, D.m.__doc__, D.s(1), D.s(2), d.p, d.p, log[-1:], d.late(), d.late(), D.late.__defaults__, d.c(1), D.c.__func__.__name__)
for bad in ("@5\ndef q(): pass", "@None\nclass Q: pass", "@undefined\ndef q(): pass", "@(lambda: 1)\ndef q(): pass", "@len\ndef q(): pass", "@int\nclass Q: pass", "@[].append\ndef q(): pass\nprint(q)", "@print\ndef q(): pass" if 0 else "@type\ndef q(): pass\nprint(q)", "@str\nclass Q: pass\nprint(q if 0 else Q)"): t(exec, bad, {})
def h(a, b=1, /, c=2, *args, d, e=3, **kw): return a, b, c, args, d, e, kw
print(h.__defaults__, h.__kwdefaults__, h.__code__.co_posonlyargcount, h.__code__.co_kwonlyargcount, h.__code__.co_varnames, h(1, d=2), h(1, 2, 3, 4, d=5, z=6), h(*"ab", **{"d": 1, "a": 2})); h.__defaults__ = (9,); print(h(1, 2, d=0) if 0 else h(1, 2, 3, d=0)); h.__kwdefaults__ = {"d": "D"}; t(h, 1, 2, e=1); h.__kwdefaults__ = None; t(h, 1, 2); h.__defaults__ = None; t(h, 1); h.__defaults__ = (1, 2, 3, 4, 5); t(h, d=1, e=2)
def ann(a: undefined1, *b: undefined2, c: 1 / 0 = 1) -> undefined3: x: undefined4 = 1; y: undefined5; return x
print(ann(1), ann.__annotate__ is not None); t(lambda: ann.__annotations__); undefined1 = undefined2 = undefined3 = 1; t(lambda: ann.__annotations__); print((lambda: 0).__annotations__, (lambda: 0).__annotate__, (lambda x: x).__name__, (lambda: 0).__qualname__, D.m.__qualname__, D.late.__qualname__, deco("q").__qualname__)
def rec(n, acc=()):
    def inner(m=n): return m
    return acc + (inner(),) if n == 0 else rec(n - 1, acc + (inner(),))
print(rec(3)); import types; print(types.FunctionType(rec.__code__, {"rec": None}, "other", ((),))(0)); f.custom = 1; print(f.__dict__, f.custom, vars(f)); t(lambda: f.nothing); t(lambda: f.__wrapped__); del f.custom; print(f.__module__, f.__type_params__, f.__builtins__ is not None, f.__globals__ is globals(), f.__doc__)
def doc1(): "one" "two"
def doc2(): f"no"
def doc3(): b"no"
def doc4(): """
        indented
          more
    last
    """
print(doc1.__doc__, doc2.__doc__, doc3.__doc__, repr(doc4.__doc__))
