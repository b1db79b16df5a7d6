def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw): print('prepare', m.__name__, name, bases, kw); return {'injected': 1}
    def __new__(m, name, bases, ns, **kw): print('new', name, sorted(k for k in ns if not k.startswith('__')), kw); return super().__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **kw): print('init', name, kw); super().__init__(name, bases, ns)
    def __call__(c, *a, **k): print('call', c.__name__, a, k); return super().__call__(*a, **k)
class A(metaclass=Meta, x=1): y = injected + 1
class B(A, z=2): pass
print(A().y, type(B), B.__mro__[1].__name__)
class Init:
    subs = []
    def __init_subclass__(cls, tag=None, **kw): super().__init_subclass__(**kw); Init.subs.append((cls.__name__, tag))
class S1(Init, tag='t'): pass
class S2(S1): pass
print(Init.subs)
def mk(src, **ns):
    ns = dict(globals(), **ns)
    try: exec(src, ns); print(src.splitlines()[0], 'ok')
    except Exception as e: print(src.splitlines()[0], type(e).__name__, e)
class M2(type): pass
class X: pass
class Y(X): pass
for s in ['class Z(Init, bad=1): pass', 'class Z(X, bad=1): pass', 'class Z(X, Y): pass', 'class Z(X, X): pass', 'class Z(5): pass', 'class Z(5, 6): pass', 'class Z(int, str): pass', 'class Z(bool): pass', 'class Z(type(None)): pass', 'class Z(type(lambda: 0)): pass', 'class Z(A, metaclass=M2): pass', 'class Z(metaclass=5): pass', 'class Z(metaclass=lambda *a: a): pass', 'class Z(metaclass=int): pass', 'class Z(*[X], **{"metaclass": M2}): pass', 'class Z(None): pass', 'class Z("a"): pass', 'class Z(len): pass', 'class Z(X, metaclass=type, metaclass=type): pass', 'class Z(range): pass', 'class Z(slice): pass', 'class Z(memoryview): pass', 'class Z(type(...)): pass', 'class Z(int, float): pass', 'class Z(list, dict): pass', 'class Z(Exception, int): pass', 'class Z(ValueError, OSError): pass', 'class Z(object, X): pass', 'class Z(X, object): pass', 'class Z(type, int): pass', 'class Z(undefined): pass', 'class Z(X(), ): pass', 'class Z([]): pass']:
    mk(s)
t(type); t(type, 1, 2); t(type, 'a', (), {}, 1); t(type, 5, (), {}); t(type, 'a', [], {}); t(type, 'a', (), []); t(type, 'a', (5,), {}); t(type, 'a\0b', (), {}); t(type, 'a', (), {}, metaclass=1); t(type, 'ok', (), {'__qualname__': 5}); t(type, 'ok', (), {'__slots__': 5}); t(type, 'ok', (), {'__classcell__': 5}); t(type, 'a', (), {'__doc__': 5})
print(type('D', (X,), {'a': 1}).a, type('D', (), {}).__module__, type('D', (), {'__module__': 'mm', '__qualname__': 'q.D'}), type('N', (), {'__doc__': 'hi'}).__doc__)
class Entries:
    def __mro_entries__(self, bases): print('mro_entries', len(bases)); return (X, Y) if 0 else (Y,)
class E(Entries()): pass
print(E.__bases__, len(E.__orig_bases__))
class BadE:
    def __mro_entries__(self, b): return 5
mk('class Z(BadE()): pass', BadE=BadE)
import types
print(types.resolve_bases((Entries(), int)), types.new_class('NC', (X,), {'metaclass': M2}, lambda ns: ns.update(q=1)).q, types.prepare_class('P', (A,), {'w': 1})[2])
class Ns(dict):
    def __setitem__(self, k, v): print('ns', k); super().__setitem__(k, v)
    def __getitem__(self, k):
        if k == 'magic': return 42
        return super().__getitem__(k)
class PM(type):
    @classmethod
    def __prepare__(m, *a): return Ns()
class Q(metaclass=PM): w = magic
print(Q.w)
class BadP(type):
    @classmethod
    def __prepare__(m, *a): return 5
mk('class Z(metaclass=BadP): pass', BadP=BadP)
class NoCell(type):
    def __new__(m, n, b, ns): ns.pop('__classcell__', None); return super().__new__(m, n, b, ns)
mk('class Z(metaclass=NoCell):\n def f(self): super()', NoCell=NoCell)
class Other(type):
    def __new__(m, n, b, ns): return 5
class F(metaclass=Other): pass
print(F)
class SN:
    def __set_name__(self, o, n): raise ValueError('sn')
try:
    class Z: a = SN()
except Exception as e: print(repr(e), e.__notes__)
class Body:
    print(sorted(locals())); a = 1; b = a + 1
    if a: c = 'cond'
    for i in range(2): pass
    del i
    def f(self): return __class__
    global GG; GG = 7
    __private = 1
    def g(self): return self.__private, __x if 0 else 1
print(sorted(k for k in vars(Body)), GG, Body()._Body__private, Body().g(), Body().f() is Body, Body.__firstlineno__, Body.__static_attributes__)
