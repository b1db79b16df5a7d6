def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import functools as ft, pickle, copy, inspect

t(ft.reduce)
t(ft.reduce, max)
t(ft.reduce, max, [])
t(ft.reduce, max, 5)
t(ft.reduce, lambda a, b: a + b, [1, 2], 'x')
t(ft.reduce, lambda a, b: a + b, [1, 2], initial=10)
t(ft.reduce, lambda a, b: a + b, [1, 2], 3, 4)
t(ft.reduce, 5, [1, 2])
t(ft.reduce, 5, [1])
t(ft.partial)
t(ft.partial, 5)
p = ft.partial(int, base=2)
t(p, '101')
t(p, '9')
print(p, p.func, p.args, p.keywords, p.__dict__)
q = ft.partial(p, '11')
print(q, q.func is int, q.args, q())
print(ft.partial(q, base=16)())
t(setattr, p, 'func', 3)
t(delattr, p, 'args')
p.note = 1
print(p.__dict__, pickle.loads(pickle.dumps(p)).note, copy.copy(p)('1'), copy.deepcopy(p).note)
t(p.__setstate__, 5)
t(p.__setstate__, (1, 2, 3, 4))
t(p.__setstate__, (int, (), {}, None))
print(p)
P = ft.Placeholder
print(P, type(P), repr(P), ft.partial(pow, P, 2)(5), ft.partial(pow, P, 2))
t(ft.partial, pow, 1, P)
t(ft.partial, pow, x=P)
t(ft.partial(pow, P, 2))
t(type(P))
t(lambda: type(P)() is P)
t(lambda: type(P)(1))
t(lambda: copy.copy(P) is P and pickle.loads(pickle.dumps(P)) is P)
class Sub(ft.partial): pass
s = Sub(print, 1, sep='')
print(type(s), s.args, repr(s).split('(')[0])
r = ft.partial(lambda: 0)
r.__setstate__((r, (r,), {'k': r}, {}))
print(repr(r).count('...'))
t(ft.cmp_to_key)
t(ft.cmp_to_key, 5)
K = ft.cmp_to_key(lambda a, b: b - a)
print(sorted([3, 1, 2], key=K), K(1) < K(2), K(1) == K(1), K(3).obj)
t(lambda: K(1) < 5)
t(lambda: hash(K(1)))
t(K)
t(lambda: sorted([3, 1], key=ft.cmp_to_key(lambda a, b: 'x')))
t(lambda: sorted([3, 1], key=ft.cmp_to_key(lambda a: 0)))
@ft.lru_cache(maxsize=2)
def sq(x, y=0):
    "Squares."
    return x * x + y
sq(1); sq(1); sq(2); sq(3); sq(1); sq(x=1)
print(sq.cache_info(), sq.cache_parameters(), sq.__wrapped__(4), sq.__name__, sq.__doc__, inspect.signature(sq))
sq.cache_clear()
print(sq.cache_info())
t(sq, [])
t(sq)
t(sq, 1, 2, 3)
t(ft.lru_cache, 'a')
t(ft.lru_cache(maxsize=-5)(abs).cache_info)
t(ft.lru_cache(typed=True)(abs).cache_parameters)
typed = ft.lru_cache(None, True)(lambda x: type(x).__name__)
print(typed(1), typed(1.0), typed(True), typed.cache_info())
@ft.cache
def fails(x): raise ValueError(x)
t(fails, 1)
t(fails, 1)
print(fails.cache_info())
print(copy.copy(sq) is sq, copy.deepcopy(sq) is sq)
class C:
    @ft.cached_property
    def v(self):
        print('computing')
        return 5
    @ft.singledispatchmethod
    def m(self, a): return 'any'
    @m.register
    def _(self, a: int): return 'int'
    @m.register(str)
    def _(self, a): return 'str'
    @m.register
    @classmethod
    def _(cls, a: bytes): return cls.__name__
c = C()
print(c.v, c.v, c.__dict__, c.m(1), c.m('a'), c.m(1.5), c.m(b''))
c.v = 9
print(c.v); del c.v; print(c.v)
t(c.m)
class S:
    __slots__ = ()
    v = ft.cached_property(lambda self: 1)
t(lambda: S().v)
def two():
    class T:
        a = ft.cached_property(lambda s: 1)
        b = a
t(two)
cp = ft.cached_property(lambda s: 1)
t(lambda: cp.__get__(object()))
@ft.singledispatch
def show(x): return 'object'
@show.register(int)
@show.register(float)
def _(x): return 'number'
@show.register
def _(x: list | tuple): return 'sequence'
print(show(1), show(2.5), show([]), show(()), show(None), show.dispatch(bool) is show.registry[int], sorted(k.__name__ for k in show.registry))
t(show)
t(show.register, 5)
t(lambda: show.register(lambda x: x))
t(show.register, int, 5)
def bad(x: 'Undefined'): pass
t(show.register, bad)
def worse(x: list[int]): pass
t(show.register, worse)
@ft.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, V) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, V) else NotImplemented
print(V(1) <= V(1), V(2) >= V(3), V(2) > V(1), V.__le__.__name__)
t(lambda: V(1) <= 5)
t(lambda: V(1) > 'a')
t(ft.total_ordering, type('X', (), {}))
def w(): "doc"
@ft.wraps(w)
def z(*a): pass
print(z.__name__, z.__doc__, z.__wrapped__ is w, ft.WRAPPER_ASSIGNMENTS, ft.WRAPPER_UPDATES)
print(ft.update_wrapper(ft.partial(w), 5).__wrapped__)
def f(a, /, b, *args, c=1, **kw): pass
print(inspect.signature(ft.partial(f, 1)), inspect.signature(ft.partial(f, 1, b=3)), inspect.signature(ft.partial(f, P, 3, c=9)))
pm = ft.partialmethod(f, 1)
print(repr(pm).split(' at ')[0])
t(ft.partialmethod, 5)
