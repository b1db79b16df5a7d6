"""Calls of Python functions: every way to get the arguments wrong, and the exact texts."""
import functools
def t(label, f, *args, **kw):
    try: print(label, repr(f(*args, **kw)).split(" at 0x")[0])
    except BaseException as e: print(label, type(e).__name__ + ":", e)
def f0(): return ()
def f1(a): return a
def f2(a, b=2): return a, b
def f3(a, b, c): return a, b, c
def pos(a, b=1, /): return a, b
def pos2(a, /, b, *, c): return a, b, c
def kwo(*, k): return k
def kwo2(*, k, m=2, n): return k, m, n
def var(a, *args): return a, args
def vkw(a, **kw): return a, kw
def full(a, b=1, /, c=2, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
def many(a, b, c, d, e, f): pass
def defaults(a=1, b=2): return a, b
class C:
    def __init__(self, x, y=0): self.x = x
    def m(self, a): return a
    @classmethod
    def cm(cls, a): return a
    @staticmethod
    def sm(a): return a
    def noself(): pass
    def __call__(self, a, *, b): return a, b
    def __getitem__(self, k, extra): pass
    def __add__(self): pass
c = C(1)
calls = ["f0(1)", "f0(1, 2)", "f0(a=1)", "f1()", "f1(1, 2)", "f1(b=1)", "f1(1, a=2)", "f1(1, b=2)", "f1(a=1, b=2)", "f1(a=1, **{'a': 2})", "f1(**{'a': 1, 'b': 2})", "f2()", "f2(1, 2, 3)", "f2(1, 2, 3, 4)", "f2(b=1)", "f2(1, b=2, c=3)", "f3()", "f3(1)", "f3(1, 2)", "f3(b=2)", "f3(a=1, c=3)", "f3(1, 2, 3, 4)", "f3(1, 2, 3, a=4)", "pos()", "pos(a=1)", "pos(1, b=2)", "pos(a=1, b=2)", "pos(1, 2, 3)", "pos(1, c=3)", "pos2(1, 2, 3)", "pos2(1, 2)", "pos2(a=1, b=2, c=3)", "pos2(1, a=1, b=2, c=3)", "pos2(1, c=3)", "pos2(1, 2, 3, 4, c=5)", "kwo()", "kwo(1)", "kwo(1, k=2)", "kwo(1, 2)", "kwo(k=1, j=2)", "kwo2()", "kwo2(k=1)", "kwo2(1, k=2)", "kwo2(1, k=2, n=3)", "var()", "var(a=1)", "var(1, a=2)", "var(*[1, 2, 3])", "var(1, b=2)", "vkw()", "vkw(1, 2)", "vkw(1, a=2)", "vkw(**{'a': 1, 'b': 2})", "vkw(b=1)", "full(1, d=2)", "full()", "full(1)", "full(a=1, d=2)", "full(1, b=9, d=2)", "full(1, 2, 3, 4, 5)", "full(1, c=3, d=4, z=5)", "full(1, 2, 3, c=4, d=5)", "many()", "many(1, 2, 3)", "many(1, 2, 3, 4, 5)", "many(1, 2, 3, 4, 5, 6, 7)", "many(1, 2, 3, 4, 5, 6, 7, 8)", "many(f=1)", "defaults(1, 2, 3)", "defaults(c=1)", "defaults(1, a=1)", "C()", "C(1, 2, 3)", "C(z=1)", "C(1, x=1)", "c.m()", "c.m(1, 2)", "c.m(b=1)", "C.m()", "C.m(1)", "C.m(1, 2, 3)", "C.cm()", "C.cm(1, 2)", "c.sm()", "c.sm(1, 2)", "c.noself()", "C.noself()", "C.noself(1)", "c()", "c(1)", "c(1, 2)", "c(b=1)", "c[1]", "c + 1", "f1(*5)", "f1(*None)", "f1(**5)", "f1(**[('a', 1)])", "f1(**{1: 2})", "f1(*'ab')", "f1(*[1], *[2])", "f1(**{'a': 1}, **{'a': 2})", "f1(1, *5)", "f1(1, **None)", "vkw(**{1: 2})", "vkw(1, **{'b': 1}, **{'b': 2})", "vkw(1, b=1, **{'b': 2})", "f1(*(x for x in 5))", "f1(*iter([1, 2]))", "f2(1, **{'b': 2, 'a': 1})", "(lambda: 0)(1)", "(lambda a: a)()", "(lambda a, *, b: a)(1)", "functools.partial(f3, 1)(2)", "functools.partial(f1)(1, 2)", "functools.partial(5)", "5()", "'a'()", "None()", "[]()", "c.x()", "f1.missing()", "type(c).m.__get__(c)()", "super().x", "int.m()", "print.x()", "f1(a=1)(2)", "f2(1)(2)", "f1(\n1,\n2)", "full(1, **{'a': 2, 'd': 3})", "full(**{'a': 2, 'd': 3})"]
import warnings; warnings.simplefilter("ignore")
for call in calls:
    try: print(call, "->", eval(call))
    except BaseException as e: print(call, "->", type(e).__name__ + ":", e)
class Meta(type):
    def __call__(cls, a): return "meta call", a
class M(metaclass=Meta): pass
class New:
    def __new__(cls, a): return object.__new__(cls)
class Both:
    def __new__(cls, *a): return super().__new__(cls)
    def __init__(self, b): pass
class Plain: pass
class InitOnly:
    def __init__(self): pass
class Str(str): pass
for label, f in [("meta", M), ("new", New), ("both", Both), ("plain", Plain), ("init", InitOnly), ("object", object), ("str", Str)]:
    t(label, f); t(label, f, 1); t(label, f, 1, 2); t(label, f, a=1); t(label, f, z=1)
def renamed(a): pass
renamed.__name__ = "name"; t("name", renamed); renamed.__qualname__ = "qual.name"; t("qualname", renamed)
def changed(a, b=1): return a, b
changed.__defaults__ = (5, 6); t("defaults", changed); changed.__defaults__ = None; t("none", changed, 1); changed.__defaults__ = (1, 2, 3); t("three", changed); changed.__kwdefaults__ = {"zz": 1}; t("kwdefaults", changed)
def kd(*, a): return a
kd.__kwdefaults__ = {"a": 9}; t("kwd", kd); kd.__kwdefaults__ = {}; t("kwd", kd); t("set", setattr, kd, "__kwdefaults__", 5); t("set", setattr, kd, "__defaults__", [1]); kd.__code__ = f1.__code__; t("code", kd); t("code", kd, 3); t("code", setattr, kd, "__code__", 5); t("code", setattr, kd, "__code__", (lambda: (lambda: t))().__code__ if 0 else compile("1", "f", "eval")); t("kwd", kd)
def outer():
    x = 1
    def inner(): return x
    return inner
t("closure", setattr, f0, "__code__", outer().__code__); t("closure", setattr, outer(), "__code__", f0.__code__); g = functools.wraps(f1)(lambda *a: a); t("wrapped", g); print(g.__name__, g.__wrapped__ is f1)
