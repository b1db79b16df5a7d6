def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import functools as ft, pickle, copy
from functools import partial, reduce, cmp_to_key, cached_property, partialmethod, singledispatchmethod, wraps, Placeholder
p = partial(int, base=2); print(p('101'), p.func, p.args, p.keywords, repr(p), partial(p, '1')().real, partial(partial(print, 1), 2).args)
t(partial, 5); t(partial(int), 'x'); t(partial(pow, 2), 3); t(partial(pow, exp=2), 3); p.attr = 1; print(p.__dict__, pickle.loads(pickle.dumps(p))('11'), copy.copy(p).attr); t(lambda: p.__reduce__()[1])
q = partial(pow, Placeholder, 2); print(q(5), q.args); t(q); t(lambda: partial(pow, 1, Placeholder)); t(lambda: partial(int, base=Placeholder)); print(repr(Placeholder), partial(q, 3)())
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(max, [1, 5, 2], 9), reduce(lambda a, b: a, [], 7)); t(reduce, max, []); t(reduce, max, 5); t(reduce, max); t(reduce, 5, [1, 2])
k = cmp_to_key(lambda a, b: b - a); print(sorted([1, 3, 2], key=k), k(1) < k(2), k(1) == k(1), k(3).obj); t(cmp_to_key(lambda a, b: 1 / 0)(1).__lt__, k(2))
class C:
    n = 0
    @cached_property
    def cp(self): 'doc'; self.n += 1; return self.n
    def f(self, a, b=2): return a, b
    pm = partialmethod(f, 9)
    pk = partialmethod(f, b=7)
    @singledispatchmethod
    def sd(self, x): return 'obj'
    @sd.register
    def _(self, x: int): return 'int'
    @sd.register(str)
    @classmethod
    def _(cls, x): return cls.__name__
c = C(); print(c.cp, c.cp, c.n, C.cp.__doc__, c.pm(), c.pm(3), c.pk(1), c.sd(1), c.sd('a'), c.sd(None)); del c.cp; print(c.cp)
class S: __slots__ = (); cp = cached_property(lambda s: 1)
t(lambda: S().cp); t(lambda: cached_property(len).__get__(5))
@ft.lru_cache
def f(a, b=1, **k): return a, b, k
print(f(1), f(1, b=1), f(1.0), f(a=1), f.cache_info(), f.__wrapped__(2), f.cache_parameters()); t(ft.lru_cache, 'x'); t(f)
@ft.lru_cache(maxsize=None, typed=True)
def g(x): return x
g(1); g(1.0); g(True); print(g.cache_info()); g.cache_clear(); print(g.cache_info())
@ft.lru_cache(0)
def h(x): return x
h(1); h(1); print(h.cache_info(), ft.lru_cache(-5)(len).cache_info())
@ft.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info().misses)
@ft.lru_cache(3)
def l(x): print('miss', x); return x
for x in 1, 2, 3, 1, 4, 2, 3: l(x)
def w(a: int) -> str: 'd'
w.x = 1
@wraps(w)
def v(*a): pass
print(v.__name__, v.__doc__, v.__wrapped__ is w, v.x, v.__annotations__, ft.WRAPPER_ASSIGNMENTS, ft.WRAPPER_UPDATES); print(ft.update_wrapper(partial(len), w).__name__)
@ft.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v if isinstance(o, T) else NotImplemented
    def __gt__(self, o): return self.v > o.v if isinstance(o, T) else NotImplemented
print(T(1) < T(2), T(1) <= T(1), T(2) >= T(1)); t(lambda: T(1) < 5)
