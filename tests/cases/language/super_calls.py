def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class A:
    x = 'A.x'
    def f(self): return ['A']
    @classmethod
    def c(cls): return ['A', cls.__name__]
    @staticmethod
    def s(): return 'A.s'
    @property
    def p(self): return 'A.p'
    def __getitem__(self, k): return ('A', k)
    def __init__(self, *a): self.args = a
class B(A):
    def f(self): return ['B'] + super().f()
    @classmethod
    def c(cls): return ['B'] + super().c()
    def s(self): return 'B' + super().s()
    @property
    def p(self): return 'B' + super().p
    def __getitem__(self, k): return ('B', super().__getitem__(k))
    def idx(self): return super()[1]
    def setx(self): super().x = 5
    def delx(self): del super().x
class C(A):
    def f(self): return ['C'] + super().f()
class D(B, C):
    def f(self): return ['D'] + super().f()
    def g(self): return super(B, self).f(), super(D, self).f(), super(A, self).__init__
d = D(1)
print(d.f(), d.c(), d.s(), d.p, d['k'], D.c(), d.g()[:2], super(D, d).x, super(B, D).f(d)); t(d.idx); t(d.setx); t(d.delx)
s = super(B, d); print(s.__thisclass__.__name__, s.__self__ is d, s.__self_class__.__name__, repr(s)[:40], repr(super(B)), repr(super(B, D)))
t(super, 5); t(super, A, 5); t(super, B, A()); t(super, A, int); t(super, A, A, A); t(super); t(super, x=1); t(super, A, None) if 0 else print(super(A, None))
t(lambda: super(B, d).nope); t(lambda: super(A, d).f)
u = super(B); print(u.__get__(d).f(), type(u.__get__(None, D)), u.__self__); t(lambda: u.f); t(u.__get__, 5)
class E(A):
    sup = super
    def no_self(): return super().f()
    def lam(self): return (lambda: super().f())()
    def nested(self):
        def inner(): return super().f()
        return inner()
    def inner_self(self):
        def inner(x): return super().f()
        return inner(self)
    def comp(self): return [super().f() for _ in range(1)]
    def gen(self): return list(super().f() for _ in range(1))
    def deleted(self): del self; return super().f()
    def rebound(self): self = 5; return super().f()
    def alias(self): s = super; return s().f()
    def cls(self): return __class__.__name__
    async def co(self): return super().f()
    def star(*args): return super().f()
    def kw(self=None, *, k): return super().f()
e = E(); t(E.no_self); t(e.lam); t(e.nested); t(e.inner_self); t(e.comp); t(e.gen); t(e.deleted); t(e.rebound); t(e.alias); t(e.cls); t(e.star); t(e.kw, k=1); t(lambda: E.f(5)); t(lambda: B.f(A()))
try: e.co().send(None)
except StopIteration as x: print(x.value)
def outside(self): return super().f()
t(outside, e)
class F:
    def m(self): return super().__repr__()[:20] and 'repr', super().__init__(), super().__eq__(1), super().__class__
print(F().m())
class G(int):
    def __new__(cls, v): return super().__new__(cls, v + 1)
    def __add__(self, o): return G(super().__add__(o))
    def __repr__(self): return 'G' + super().__repr__()
print(G(1), G(1) + 5)
class Sup(super):
    def extra(self): return 'extra'
print(Sup(B, d).extra(), Sup(B, d).f())
class Meta(type):
    def __new__(m, n, b, ns): return super().__new__(m, n, b, ns)
    def mm(cls): return 'meta'
class Sub(Meta):
    def mm(cls): return 'sub ' + super().mm()
class H(metaclass=Sub): pass
print(H.mm())
class Ga:
    def __getattribute__(self, n): print('ga', n); return object.__getattribute__(self, n)
class Gb(Ga):
    def m(self): return super().__init__
Gb().m()
class Late:
    def f(self): return super().__str__
    __str__ = lambda self: 'late'
print(Late().f() is not None, object.__new__(Late).f().__qualname__)
class Cell:
    def f(self): return __class__
g = Cell.f; Cell2 = Cell; del Cell; print(g(1).__name__)
import types
print(g.__closure__[0].cell_contents.__name__); g.__closure__[0].cell_contents = int; print(g(1))
