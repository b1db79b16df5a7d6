def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
def trace(n):
    print('make', n)
    def deco(f): print('apply', n, getattr(f, '__name__', f)); return f
    return deco
@trace(1)
@trace(2)
def f(): return 'f'
@trace(3)
@staticmethod
@trace(4)
def g(): return 'g'
print(f(), g())
@(lambda f: 5)
def h(): pass
print(h)
@trace('c')
class K:
    @property
    def p(self): return 1
    @p.setter
    def p(self, v): print('set', v)
    @p.deleter
    def p(self): print('del')
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(*a): return a
    @staticmethod
    @trace('in')
    def s2(): return 's2'
k = K(); k.p = 5; del k.p; print(k.p, K.c(), k.c(), K.s(1), k.s(2), K.s2(), K.__dict__['s'](7))
t(lambda: K.__dict__['c']())
ds = {'a': trace}
@ds['a']('sub')
def q(): pass
@[trace][0]('idx')
async def r(): pass
@print
def none(): pass if True else 0
print(none)
import functools
@functools.wraps(f, updated=())
def wrapper(): 'doc'
print(wrapper.__name__, wrapper.__wrapped__ is f, wrapper.__doc__)
@functools.lru_cache(maxsize=2)
def cached(n): print('compute', n); return n * 2
print(cached(1), cached(1), cached(2), cached(3), cached(1), cached.cache_info(), cached.cache_parameters()); cached.cache_clear(); print(cached.cache_info())
t(cached, [])
@functools.singledispatch
def sd(x): return 'object'
@sd.register
def _(x: int): return 'int'
@sd.register(list)
def _(x): return 'list'
@sd.register
def _(x: float | str): return 'fs'
print(sd(1), sd(True), sd([]), sd(1.5), sd('a'), sd(None), sd.dispatch(bool) is sd.registry[int]); t(sd)
t(sd.register, 5); t(lambda: sd.register(lambda x: 1))
class Deco:
    def __init__(self, f): self.f = f; functools.update_wrapper(self, f)
    def __call__(self, *a): return ('called', self.f(*a))
    def __get__(self, o, c): return functools.partial(self, o)
class U:
    @Deco
    def m(self, x): "docm"; return x
print(U().m(5), U.__dict__['m'].__name__, U.__dict__['m'].__doc__)
def counting(cls):
    cls.count = len([n for n in vars(cls) if not n.startswith('__')]); return cls
@counting
class V: a = 1; b = 2
print(V.count)
def fail(f): raise ValueError('in decorator')
def use():
    @fail
    def inner(): pass
t(use); t(lambda: inner)
def replaced():
    @lambda f: 'R'
    def replaced(): pass
    return replaced
print(replaced())
print(f.__qualname__, K.c.__qualname__, K.s2.__qualname__)
class Cnt:
    n = 0
    def __set_name__(self, o, n): print('set_name', o.__name__, n)
    def __call__(self, f): Cnt.n += 1; return f
class W:
    d = Cnt()
    @d
    def x(self): pass
    @d
    def y(self): pass
print(Cnt.n)
