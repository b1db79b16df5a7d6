def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
def f0(): pass
def f1(a): return a
def f2(a, b=2): return a, b
def f3(a, /, b, *, c): return a, b, c
def f4(*args, **kw): return args, kw
def f5(a, b, c, d, *, e, f, g=1): return a, b, c, d, e, f, g
def f6(a, b=1, /, c=2, *d, e=3, **f): return a, b, c, d, e, f
def f7(a, /, **kw): return a, kw
def f8(*, k): return k
def f9(a, b, /): return a, b
t(f0, 1); t(f0, 1, 2); t(f0, x=1); t(f1); t(f1, 1, 2); t(f1, 1, a=2); t(f1, b=1); t(f1, a=1); t(f1, 1, b=2)
t(f2); t(f2, 1, 2, 3); t(f2, b=1); t(f2, 1, c=3); t(f2, 1, 2, b=3)
t(f3); t(f3, 1); t(f3, 1, 2); t(f3, 1, 2, 3); t(f3, 1, 2, 3, 4); t(f3, a=1, b=2, c=3); t(f3, 1, b=2, c=3); t(f3, 1, 2, c=3); t(f3, 1, 2, 3, c=4); t(f3, 1, 2, c=3, d=4); t(f3, 1, a=1, b=2, c=3)
t(f5); t(f5, 1); t(f5, 1, 2); t(f5, 1, 2, 3); t(f5, 1, 2, 3, 4); t(f5, 1, 2, 3, 4, 5); t(f5, 1, 2, 3, 4, e=1); t(f5, 1, 2, 3, 4, 5, 6, e=1); t(f5, 1, 2, 3, 4, e=1, f=2); t(f5, *range(9), e=1, f=2, g=3)
t(f6); t(f6, 1); t(f6, 1, 2, 3, 4, 5, e=6, z=7); t(f6, 1, b=5); t(f6, a=1); t(f6, 1, c=9, d=8); t(f7, 1, a=2); t(f7, a=2); t(f8); t(f8, 1); t(f8, k=1, j=2); t(f9, 1); t(f9, a=1, b=2); t(f9, 1, 2, 3); t(f9); t(f9, 1, b=2)
t(lambda: f4(*5)); t(lambda: f4(**5)); t(lambda: f4(**{1: 2})); t(lambda: f4(*[1], *'ab', x=1, **{'y': 2})); t(lambda: f4(**{'a': 1}, **{'a': 2})); t(lambda: f4(a=1, **{'a': 2})); t(lambda: f4(*None)); t(lambda: f4(**None)); t(lambda: f4(*(), **{})); t(lambda: f1(*[1, 2])); t(lambda: f1(**{'a': 1, 'b': 2})); t(lambda: f4(1, *[2], 3, *[4])); t(lambda: f2(**{'b': 1})); t(lambda: f4(**[('a', 1)])); t(lambda: len(*5)); t(lambda: len(**5)); t(lambda: print(**{1: 2})); t(lambda: f4(**{'a b': 1}))
class M:
    def keys(self): return ['k']
    def __getitem__(self, k): return 'v'
class M2:
    def keys(self): return [1]
    def __getitem__(self, k): return 'v'
class M3:
    def keys(self): raise ValueError('keys')
t(lambda: f4(**M())); t(lambda: f4(**M2())); t(lambda: f4(**M3())); t(lambda: f4(*M()))
class C:
    def m(self, a): return a
    @classmethod
    def c(cls, a): return a
    @staticmethod
    def s(a): return a
    def __init__(self, x=1): pass
    def __call__(self, q): return q
c = C(); t(c.m); t(c.m, 1, 2); t(C.m); t(C.m, 1); t(C.c); t(C.c, 1, 2); t(c.s); t(c.s, 1, 2); t(C, 1, 2); t(C, y=1); t(c); t(c, 1, 2); t(c, z=1); t(c.m, b=1); t(C.m, a=1)
def deco(fn): fn.__qualname__ = 'renamed.q'; fn.__name__ = 'nm'; return fn
t(deco(lambda a: 1)); 
def outer():
    def inner(x, y): pass
    return inner
t(outer()); t(outer(), 1, 2, 3); t(outer(), 1, z=2)
log = []
def v(x): log.append(x); return x
f4(v(1), *[v(2)], k=v(3), *[v(4)], **{'z': v(5)}); print(log)
def dflt(a=log.append('def'), *, b=log.append('kw')): return a, b
print(log[-2:], dflt.__defaults__, dflt.__kwdefaults__)
def mut(x, l=[]): l.append(x); return l
print(mut(1), mut(2), mut.__defaults__)
f2.__defaults__ = (10, 20); print(f2()); f2.__defaults__ = None; t(f2, 1); f2.__defaults__ = (1, 2, 3); t(f2); t(setattr, f2, '__defaults__', 5); t(setattr, f2, '__defaults__', [1]); del f2.__defaults__; t(f2)
f3.__kwdefaults__ = {'c': 9}; print(f3(1, 2)); f3.__kwdefaults__ = None; t(f3, 1, 2); t(setattr, f3, '__kwdefaults__', 5); f3.__kwdefaults__ = {'zz': 1}; t(f3, 1, 2)
t(f4, self=1, args=2, kw=3); print(f4(**{'é': 1, 'class': 2}))
suggest = lambda first, second=0: 1
t(suggest, frist=1); t(suggest, 1, secnd=2); t(f5, 1, 2, 3, 4, ee=1, f=2)
def many(a, b, c): pass
t(many); t(many, 1); t(many, c=1); t(many, b=1); t(lambda: 5()); t(lambda: 'a'()); t(lambda: None(1)); t(lambda: [](x=1)); t(lambda: C().m.foo())
