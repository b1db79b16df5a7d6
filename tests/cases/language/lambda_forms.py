def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
print((lambda: 5)(), (lambda x: x)(1), (lambda x, y=2, *a, z, **k: (x, y, a, z, k))(1, z=3), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda x, /, y: x + y)(1, y=2), (lambda *, k: k)(k=9), (lambda: (yield))().__class__.__name__, (lambda x: lambda y: x + y)(1)(2), [f() for f in [lambda i=i: i for i in range(3)]], (lambda: (1, 2))(), (lambda x: x if x else 'no')(0), (lambda a=(lambda: 3): a())())
f = lambda: 0
print(f.__name__, f.__qualname__, f.__code__.co_name, f.__doc__, f.__annotations__, f.__defaults__)
t(lambda x: x); t(lambda: 1, 2); t(lambda *, k: k); t(lambda x, y: 1, 1, x=2)
def outer(): return lambda: (lambda: 1)
print(outer()().__qualname__, outer().__qualname__, sorted([3, 1, 2], key=lambda v: -v), max('abc', key=lambda c: -ord(c)), list(map(lambda a, b: a * b, [1, 2], [3, 4])), (lambda f: f(f, 5))(lambda f, n: 1 if n < 2 else n * f(f, n - 1)))
class C: m = lambda self, x: (self.__class__.__name__, x); s = staticmethod(lambda x: x)
print(C().m(1), C.s(2), C.m.__qualname__)
