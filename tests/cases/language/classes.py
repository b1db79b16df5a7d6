class A:
    x = 1
    def __init__(self, v):
        self.v = v
    def get(self):
        return self.v + self.x
    @property
    def p(self):
        return self.v * 2
    @staticmethod
    def s(a): return a + 1
    @classmethod
    def c(cls): return cls.__name__

class B(A):
    def __init__(self, v, w):
        super().__init__(v)
        self.w = w
    def get(self):
        return super().get() + self.w

a, b = A(5), B(1, 2)
print(a.get(), a.p, A.s(1), B.c(), b.get(), vars(b))
print(B.__mro__, isinstance(b, A), issubclass(A, B))

class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        ns['made'] = sorted(k for k in ns if not k.startswith('__'))
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.kw = kw

class C(metaclass=Meta, flag=3):
    y = 2
    def m(self): pass
print(C.made, C.kw, type(C).__name__)

class Slots:
    __slots__ = ('a', 'b')
s = Slots()
s.a = 1
try:
    s.c = 2
except AttributeError as e:
    print(e)
try:
    s.b
except AttributeError as e:
    print(e)

class D:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
    def __class_getitem__(cls, item): return f'{cls.__name__}[{item}]'
class E(D, tag='t'): pass
print(E.tag, E['k'])

class Desc:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, typ=None): return (self.name, obj is None)
    def __set__(self, obj, value): print('set', self.name, value)
class F:
    d = Desc()
f = F()
f.d = 3
print(F.d, f.d)

class G:
    def __getattr__(self, name): return 'got ' + name
    def __call__(self, *a, **k): return a, k
    def __len__(self): return 3
    def __contains__(self, x): return x == 1
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
    def __eq__(self, o): return True
    def __bool__(self): return False
g = G()
print(g.zz, g(1, k=2), len(g), 1 in g, list(g), g == 5, bool(g))
try:
    hash(g)
except TypeError as e:
    print(e)
class X: pass
class Y: pass
try:
    class Z(X, Y, X): pass
except TypeError as e:
    print(e)
class P: pass
class Q(P): pass
try:
    class R(P, Q): pass
except TypeError as e:
    print(e)
try:
    A()
except TypeError as e:
    print(e)
try:
    object(1)
except TypeError as e:
    print(e)
