def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class A:
    __slots__ = ('x', 'y')
    def __init__(self): self.x = 1
a = A()
def seta(o, n, v=1): setattr(o, n, v)
print(a.x); t(lambda: a.y); t(seta, a, 'z'); t(lambda: a.__dict__); t(delattr, a, 'y'); del a.x; t(lambda: a.x); t(lambda: a.z); a.y = 5; print(a.y)
print(A.x, A.__slots__, type(A.x), A.x.__name__, A.x.__objclass__, A.x.__get__(None, A) is A.x); t(A.x.__get__, 5); t(A.x.__set__, 5, 1); t(A.x.__get__, None)
class B(A): pass
b = B(); b.z = 3; b.y = 4; print(b.__dict__, b.y, b.x)
class C(A): __slots__ = ('w', '__dict__')
c = C(); c.w = 1; c.q = 2; print(c.__dict__)
class D: __slots__ = ('__weakref__',)
import weakref; d = D(); r = weakref.ref(d); print(r() is d); t(weakref.ref, a)
class E: __slots__ = ['__private', 'pub']
e = E(); e._E__private = 1; print([n for n in dir(E) if 'priv' in n or n == 'pub'])
class F: __slots__ = {'x': 'doc of x', 'y': None}
print(F.x.__doc__, F.__slots__, F.y.__doc__)
class G: __slots__ = 'single'
g = G(); g.single = 1; t(seta, g, 's')
def mk(src):
    try: exec(src, globals()); print('ok', src)
    except Exception as x: print(type(x).__name__, x, '|', src)
for s in ['class Z:\n __slots__ = 5', 'class Z:\n __slots__ = ("a", 5)', 'class Z:\n __slots__ = ("1a",)', 'class Z:\n __slots__ = ("a b",)', 'class Z:\n __slots__ = ("a",)\n a = 1', 'class Z(int):\n __slots__ = ("a",)', 'class Z(tuple):\n __slots__ = ("a",)', 'class Z(bytes):\n __slots__ = "a"', 'class Z(tuple):\n __slots__ = ()', 'class Z(A):\n __slots__ = ("x",)', 'class Z(A, G): pass', 'class Z(A, B): pass', 'class Z(B, A): pass', 'class Z:\n __slots__ = ("__dict__", "__dict__")', 'class Z:\n __slots__ = ("__weakref__", "__weakref__")', 'class Z(B):\n __slots__ = ("__dict__",)', 'class Z(B):\n __slots__ = ("__weakref__",)', 'class Z:\n __slots__ = ("a", "a")', 'class Z:\n __slots__ = "__slots__"', 'class Z:\n __slots__ = ("",)', 'class Z:\n __slots__ = iter(["a"])', 'class Z(list):\n __slots__ = ("a",)', 'class Z(type):\n __slots__ = ("a",)', 'class Z(type):\n __slots__ = ()', 'class Z:\n __slots__ = ("__doc__",)\n "doc"', 'class Z:\n __slots__ = b"a"', 'class Z:\n __slots__ = ("é", "class")']: mk(s)
class Sub(list):
    __slots__ = ('tag',)
s = Sub([1]); s.tag = 'T'; print(s, s.tag); t(seta, s, 'other')
class H:
    __slots__ = ('v',)
    def __getattr__(self, n): return f'fallback {n}'
h = H(); print(h.v, h.q); h.v = 1; print(h.v)
import copy, pickle
class P:
    __slots__ = ('a', 'b', '__dict__')
    def __init__(self): self.a = [1]; self.z = 2
p = copy.copy(P()); q = copy.deepcopy(P()); r = pickle.loads(pickle.dumps(P(), 2)); print(p.a, p.z, q.a, r.a, r.z, hasattr(r, 'b')); 
class R:
    __slots__ = ('a',)
x = R(); x.a = 1
for proto in 0, 1: t(pickle.dumps, x, proto)
print(x.__reduce_ex__(2)[2], x.__getstate__(), P().__getstate__()); t(x.__reduce__); t(x.__reduce_ex__, 1)
class NoS: pass
class Mixed(R, NoS): __slots__ = ('b',)
y = Mixed(); y.b = 1; y.dyn = 2; print(y.__dict__, Mixed.__dictoffset__ != 0, R.__dictoffset__, R.__weakrefoffset__)
o = object(); t(seta, o, 'x'); t(delattr, o, 'x'); t(seta, 5, 'x'); t(seta, len, 'x'); t(seta, None, 'x'); t(seta, (), 'x'); t(seta, 'a', 'upper'); t(delattr, 5, 'real'); t(seta, object, 'x'); t(seta, [], 'append')
