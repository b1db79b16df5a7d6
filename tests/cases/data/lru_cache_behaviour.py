def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import functools, threading, gc, weakref, pickle, inspect
calls = []
@functools.lru_cache(maxsize=3)
def f(x, *a, k=None, **kw): calls.append((x, a, k, kw)); return len(calls)
print([f(1), f(1), f(1.0), f(True), f(1, k=None), f(x=1), f(1, 2), f('1')], f.cache_info(), calls); f.cache_clear(); calls.clear()
for v in (1, 2, 3, 1, 4, 2, 1): f(v)
print([c[0] for c in calls], f.cache_info())
@functools.lru_cache(maxsize=None, typed=True)
def ty(*a, **k): return [type(x).__name__ for x in a] + [type(v).__name__ for v in k.values()]
print(ty(1), ty(1.0), ty(True), ty(a=1), ty(a=1.0), ty('a', 1), ty('a', 1.0), ty.cache_info(), ty(*range(12)), ty(*map(float, range(12))), ty(**{f'k{i}': i for i in range(10)}) == ['int'] * 10)
@functools.lru_cache(0)
def none(x): return object()
print(none(1) is none(1), none.cache_info())
@functools.lru_cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info(), fib.cache_parameters())
@functools.cache
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
print(deep(300), deep.cache_info())
class K:
    eqs = 0
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, o): K.eqs += 1; return self.n == o.n
@functools.lru_cache(2)
def g(k): return k.n
print([g(K(i)) for i in (1, 1, 2, 3, 1)], g.cache_info(), K.eqs > 0)
class BadHash:
    def __hash__(self): raise ValueError('hash')
class BadEq:
    def __hash__(self): return 7
    def __eq__(self, o): raise KeyError('eq')
t(g, BadHash()); t(g, BadEq()); t(g, {}); print(g.cache_info())
@functools.lru_cache(2)
def re_enter(n):
    if n: re_enter(n - 1); re_enter.cache_clear() if n == 3 else None
    return n
print([re_enter(i) for i in (4, 3, 4, 0)], re_enter.cache_info())
class M:
    def __init__(self): self.n = 0
    @functools.lru_cache(maxsize=8)
    def meth(self, x): self.n += 1; return x * 2
    @staticmethod
    @functools.cache
    def st(x): return [x]
    @classmethod
    @functools.cache
    def cm(cls, x): return cls, x
    @property
    @functools.cache
    def pr(self): return object()
a, b = M(), M(); print(a.meth(1), a.meth(1), b.meth(1), a.n, b.n, M.meth.cache_info(), a.meth.__self__ is a, M.st(1) is M.st(1), M.cm(2), a.pr is a.pr, a.pr is b.pr, inspect.signature(M.meth), inspect.signature(a.meth)); 
print(f.__wrapped__.__name__, f.__name__, f.__module__, f.__dict__.keys() >= {'__wrapped__', 'cache_parameters'}, pickle.loads(pickle.dumps(fib)) is fib, weakref.ref(fib)() is fib, type(fib).__name__, callable(fib)); fib.extra = 1; print(fib.extra); t(lambda: fib.nope); t(setattr, fib, '__wrapped__', 5); t(type(fib)); t(type(fib), 5, 1, False, tuple); t(type(fib), len, 'x', False, tuple); t(lambda: type('S', (type(fib),), {})); w = type(fib)(len, 1, False, lambda *a: a); print(w('abc'), w.cache_info()); t(lambda: functools.lru_cache(1.5)); t(lambda: functools.lru_cache(maxsize='a')); t(functools.lru_cache, 1, 2, 3)
ex = []
@functools.lru_cache(2)
def sometimes(x):
    ex.append(x)
    if len(ex) < 3: raise RuntimeError(len(ex))
    return 'ok'
t(sometimes, 1); t(sometimes, 1); t(sometimes, 1); t(sometimes, 1); print(sometimes.cache_info(), ex)
@functools.lru_cache(64)
def shared(x): return x
ths = [threading.Thread(target=lambda: [shared(i % 100) for i in range(500)]) for _ in range(3)]; [x.start() for x in ths]; [x.join() for x in ths]; i = shared.cache_info(); print(i.hits + i.misses, i.currsize, all(shared(k) == k for k in range(100))); s = functools.lru_cache(10)(lambda x: x); [s(i) for i in range(10000)]; print(s.cache_info())
