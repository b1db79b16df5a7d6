def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
log = []
class A:
    cls = 'class attr'
    def __getattr__(self, n): log.append(('getattr', n)); 
    def __setattr__(self, n, v): log.append(('set', n, v)); object.__setattr__(self, n, v)
    def __delattr__(self, n): log.append(('del', n)); object.__delattr__(self, n)
    def __dir__(self): return ['z', 'a', 'b']
a = A(); a.x = 1; print(a.x, a.y, a.cls, dir(a), log); log.clear(); del a.x; t(delattr, a, 'q'); print(log)
class B:
    def __getattribute__(self, n):
        if n == 'secret': raise AttributeError('no secret')
        if n == 'boom': raise ValueError('boom')
        return super().__getattribute__(n)
    def __getattr__(self, n): return f'fallback {n}'
b = B(); print(b.secret, b.other, hasattr(b, 'zz'), getattr(b, 'secret', 5)); t(lambda: b.boom); t(hasattr, b, 'boom'); t(getattr, b, 'boom', 1)
class C:
    def __getattr__(self, n): raise AttributeError(f'custom {n}')
t(lambda: C().foo); print(getattr(C(), 'foo', 'dflt'), hasattr(C(), 'x')); t(getattr, C(), 5); t(getattr, C()); t(getattr, C(), 'a', 1, 2); t(setattr, C(), 5, 1); t(setattr, C(), 'a'); t(delattr, C(), 'nope'); t(hasattr, C(), 5); t(getattr, C(), '\ud800', 3); t(getattr, 5, 'x' * 3)
class D: pass
d = D(); setattr(d, 'not ident', 1); print(getattr(d, 'not ident'), vars(d)); t(lambda: d.missing); t(lambda: D.missing); t(delattr, d, 'missing'); t(lambda: d.__dict__.foo)
d.__dict__ = {'new': 1}; print(d.new); t(setattr, d, '__dict__', 5); t(setattr, d, '__dict__', None); del d.__dict__; print(d.__dict__)
class Dct(dict):
    def __getitem__(self, k): return 'hooked'
d.__dict__ = Dct(a=1); print(d.a, type(d.__dict__).__name__)
class E:
    def __dir__(self): return 5
class F:
    def __dir__(self): return [3, 'a']
class G:
    def __dir__(self): return ('b', 'a')
t(dir, E()); t(dir, F()); t(dir, G()); t(dir, 1, 2)
class H:
    @property
    def p(self): return self.nope
    def __getattr__(self, n): return f'ga {n}'
print(H().p)
class I:
    @property
    def p(self): return self.nope
t(lambda: I().p)
class J:
    def __getattr__(self, n): return getattr(self, n + 'x')
try: J().a
except RecursionError as e: print('RecursionError')
class K:
    __getattr__ = staticmethod(lambda n: ('static', n))
    __hash__ = None
t(lambda: K().foo)
class L:
    def __setattr__(self, n, v): raise TypeError('frozen')
l = L(); t(setattr, l, 'a', 1); l.__dict__['a'] = 2; print(l.a)
object.__setattr__(l, 'b', 3); print(l.b); t(object.__setattr__, 5, 'a', 1); t(object.__setattr__, l, 'a'); t(object.__getattribute__, l, 'zz'); t(object.__delattr__, l, 'zz'); t(type.__setattr__, int, 'x', 1); t(object.__setattr__, D, 'x', 1)
class M(type):
    def __getattr__(c, n): return ('meta', n)
    def __setattr__(c, n, v): print('meta set', n); super().__setattr__(n, v)
class N(metaclass=M): x = 1
print(N.foo, N.x); N.y = 2; t(lambda: N().foo)
class Sugg: apple = 1; banana = 2
try: Sugg().aple
except AttributeError as e: print(e, e.name, type(e.obj).__name__)
e = AttributeError('m', name='n', obj=5); print(e.name, e.obj, e.args, repr(e)); t(AttributeError, foo=1); print(AttributeError().name)
import types
m = types.ModuleType('mod'); m.__getattr__ = lambda n: f'mod {n}'; m.__dir__ = lambda: ['q']; print(m.xyz, dir(m)); m2 = types.ModuleType('m2'); t(lambda: m2.foo); del m2.__name__; t(lambda: m2.foo)
def f(): pass
f.attr = 1; print(f.attr, f.__dict__); t(lambda: f.nope); f.__dict__ = {'z': 1}; print(f.z); t(setattr, f, '__dict__', 5)
class Slot:
    __slots__ = ('a', '__dict__')
s = Slot(); s.a = 1; s.b = 2; print(vars(s), s.__getstate__()); t(vars, 5); t(vars, 1, 2); print(sorted(vars(Sugg))[:4])
t(lambda: None.foo); t(lambda: (1).foo); t(lambda: [].foo); t(lambda: print.foo); t(lambda: f.__code__.foo); t(lambda: int.foo); t(lambda: (lambda: 0).foo); t(lambda: types.foo); t(lambda: super.foo); t(lambda: Sugg.appel); t(lambda: ''.foo); t(lambda: type(None).x)
