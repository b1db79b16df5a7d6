"""Closures and cells: late binding, nonlocal chains, deletion, cell objects, __closure__, class bodies, comprehension and lambda captures."""
import types


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


fs = [lambda: i for i in range(3)]; gs = [lambda i=i: i for i in range(3)]; print([f() for f in fs], [g() for g in gs], [f.__closure__[0] is fs[0].__closure__[0] for f in fs])
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    def drop():
        nonlocal n
        del n
    return inc, get, drop
inc, get, drop = counter(); print(inc(), inc(5), get(), inc.__closure__[0] is get.__closure__[0], inc.__closure__[0].cell_contents, inc.__code__.co_freevars, counter.__code__.co_cellvars); inc.__closure__[0].cell_contents = 100; print(get()); drop(); t(get); t(inc); t(drop); t(lambda: get.__closure__[0].cell_contents); get.__closure__[0].cell_contents = 1; print(get()); del get.__closure__[0].cell_contents; t(get)
def chain():
    x = "a"
    def b():
        nonlocal x
        def c():
            nonlocal x
            x += "c"
            return x
        x += "b"; return c
    return b, lambda: x
b, look = chain(); print(b()(), look())
def late():
    def f(): return later
    t(f)
    later = 5
    return f()
print(late())
def cond(flag):
    if flag: v = 1
    def f(): return v
    return f
print(cond(True)()); t(cond(False))
def param(a, *args, k=1, **kw):
    def f():
        nonlocal a, args, k, kw
        a, args, k, kw = kw, k, args, a
    f(); return a, args, k, kw
print(param(1, 2, z=3))
def for_del():
    for i in range(3):
        def f(): return i
    r = f(); del i; t(f); return r
print(for_del())
def exc_cell():
    try: 1 / 0
    except ZeroDivisionError as e:
        f = lambda: e
        r = type(f()).__name__
    t(f); return r
print(exc_cell())
class K:
    x = "class"
    def m(self): return __class__.__name__
    lst = [x for _ in "a"] if 0 else [y for y in x]
    lam = lambda self: __class__
    t(lambda: x)
    comp = [(lambda: j)() for j in range(2)]
    def nest(self):
        class L:
            def m2(self): return __class__.__name__
        return L().m2()
print(K().m(), K.lst, K().lam() is K, K.comp, K().nest(), K.m.__closure__[0].cell_contents is K, K.m.__code__.co_freevars)
def classcell():
    v = 1
    class A:
        v = 2
        w = v
        def m(self): return v
    class B:
        nonlocal v
        v = 3
    return A.w, A().m(), v, hasattr(B, "v")
print(classcell())
def shadow():
    v = "f"
    class A:
        print(v)
        v = "c"
        print(v)
        del v
        print(v)
    return v
x_ = "glob"
t(shadow)
def gens():
    total = 0
    def add(n):
        nonlocal total
        total += n
        yield total
    return [list(add(i)) for i in range(3)], total
print(gens())
def recursion():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    f = fact; fact = lambda n: 0
    return f(5)
print(recursion())
print([(lambda: (a, b2))() for a in range(2) for b2 in range(2)], [f() for f in [lambda: q for q in range(2)]], {k: (lambda: k)() for k in "ab"}, list((lambda: w)() for w in "xy"), (lambda: (lambda: (lambda z: z + zz)(1))())() if (zz := 5) else 0)
C = types.CellType; c = C(1); d = C(); print(c.cell_contents, c == C(1), c < C(2), c != C(1), d == C(), d < c, repr(d).split(" at")[0], repr(C([])).split(":")[1].split(" at")[0]); t(lambda: d.cell_contents); t(C, 1, 2); t(C, contents=1); t(hash, c); t(lambda: c == 1); t(lambda: c < 1); t(setattr, c, "x", 1); t(lambda: type("X", (C,), {})); t(lambda: C(1) < C("a"))
f2 = types.FunctionType(inc.__code__, globals(), "made", (7,), (C(10),)); print(f2(), f2.__name__, f2.__defaults__); t(types.FunctionType, inc.__code__, {}); t(types.FunctionType, inc.__code__, {}, None, None, ()); t(types.FunctionType, inc.__code__, {}, None, None, (5,)); t(types.FunctionType, late.__code__, {}, None, None, (C(1),)); t(types.FunctionType, 5, {}); t(types.FunctionType, inc.__code__, 5); t(types.FunctionType, late.__code__, {}, 5); t(types.FunctionType, late.__code__, {}, None, 5); t(types.FunctionType, late.__code__, {}, kwdefaults=5); t(types.FunctionType); print(types.FunctionType(late.__code__, {}, argdefs=(1,)).__defaults__, types.FunctionType((lambda *, k: k).__code__, {}, kwdefaults={"k": 9})())
