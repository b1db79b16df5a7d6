def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class Data:
    def __set_name__(self, o, n): self.n = n; print('name', o.__name__, n)
    def __get__(self, o, c=None): return ('get', self.n, o is None, c and c.__name__)
    def __set__(self, o, v): print('set', self.n, v)
    def __delete__(self, o): print('delete', self.n)
class NonData:
    def __get__(self, o, c): return 'nondata'
class SetOnly:
    def __set__(self, o, v): o.__dict__['s'] = ('stored', v)
class DelOnly:
    def __delete__(self, o): print('del')
class GetDel(NonData):
    def __delete__(self, o): print('gd')
class A: d = Data(); n = NonData(); s = SetOnly(); x = DelOnly(); gd = GetDel()
a = A()
print(a.d, A.d, a.n, A.n); a.d = 5; del a.d; a.__dict__['d'] = 'inst'; print(a.d); a.n = 'own'; print(a.n, A.n); del a.n; print(a.n)
print(type(a.s).__name__); a.s = 1; print(a.s); t(lambda: delattr(a, 's'))
def seta(n, v): setattr(a, n, v)
t(seta, 'x', 1); del a.x; print(type(a.x).__name__); t(seta, 'gd', 5); print(a.gd)
A.d = 'overwritten'; print(a.d, A.d)
class M(type):
    md = Data()
    mn = NonData()
    both = 'meta'
class B(metaclass=M): both = 'class'; mn = 'class wins'
print(B.md, B.mn, B.both); B.md = 3; t(lambda: B().md)
class P:
    def __init__(self): self._v = 1
    v = property(lambda s: s._v, lambda s, v: setattr(s, '_v', v), lambda s: delattr(s, '_v'), 'the doc')
    ro = property(lambda s: 'ro')
    wo = property(None, lambda s, v: None)
    nothing = property()
p = P(); p.v = 9; print(p.v, P.v.__doc__, P.v.fget(p)); del p.v
t(lambda: p.v); t(setattr, p, 'ro', 1); t(delattr, p, 'ro'); t(lambda: p.wo); t(lambda: p.nothing); t(setattr, p, 'nothing', 1); t(delattr, p, 'nothing')
print(P.ro.__name__, P.nothing.__name__ if hasattr(P.nothing, '__name__') else None, property(len).__name__, P.ro.__isabstractmethod__); t(lambda: property().__name__); t(property, 1, 2, 3, 4, 5); t(property, foo=1)
t(setattr, P.ro, 'fget', 1); t(P.ro.__get__); t(P.ro.__set__, p); print(P.ro.__get__(None, P) is P.ro, P.ro.__get__(p))
class PS(property): pass
ps = PS(lambda s: 1, doc='sub'); print(ps.__doc__, ps.getter(len).__doc__, type(ps.setter(None)))
def f(self, x): return (self, x)
print(f.__get__(5)(6), f.__get__(5).__self__, f.__get__(None, int) is f); t(f.__get__, None); t(f.__get__); t(f.__get__, 1, 2, 3)
import types
m = types.MethodType(f, 7); print(m(8), m.__func__ is f, m == types.MethodType(f, 7), m.__get__(3) is m if 0 else m.__get__(3)(9), hash(m) == hash(types.MethodType(f, 7))); t(types.MethodType, 5, 1); t(types.MethodType, f, None); t(types.MethodType, f)
c = classmethod(f); s = staticmethod(f); print(c.__func__ is f, s.__func__ is f, c.__get__(5)(1), c.__get__(None, int)(1), s.__get__(5) is f, s(1, 2), c.__wrapped__ is f, s.__name__, c.__isabstractmethod__); t(c); t(classmethod); t(staticmethod, 1, 2); t(c.__get__); print(classmethod(5).__get__(1) if 0 else repr(staticmethod(5)), repr(classmethod(len)))
t(classmethod(5).__get__, 1, int)
print(type(list.append.__get__([1])), list.append.__get__(None, list) is list.append); t(list.append.__get__, 5); t(dict.__dict__['fromkeys'].__get__, 5); print(dict.__dict__['fromkeys'].__get__(None, dict)('a')); t(dict.__dict__['fromkeys'].__get__, None, int); t(int.__dict__['real'].__get__, 'a'); t(int.__dict__['real'].__set__, 5, 1); t(str.__dict__['join'].__call__, 5); t(str.__add__, 1, 2); t(int.__add__); t(int.__add__, 1); t(list.__len__, 5)
class GA:
    def __getattribute__(self, n): return ('ga', n)
print(GA().foo, GA().__class__, len.__get__(5) if hasattr(len, '__get__') else 'no get')
class Inst:
    def __init__(self): self.d = Data.__new__(Data)
print(type(Inst().d).__name__)
class RaisingGet:
    def __get__(self, o, c): raise AttributeError('from get')
class H:
    r = RaisingGet()
    def __getattr__(self, n): return ('fallback', n)
print(H().r, hasattr(H, 'r')); t(lambda: H.r)
