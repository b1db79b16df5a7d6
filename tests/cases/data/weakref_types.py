"""weakref: references, proxies, weak dictionaries and sets, methods, finalize and subclasses, while the objects live."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import weakref, gc, copy, pickle
class A:
    def __init__(self, n=0): self.n = n
    def m(self): return self.n
    def __repr__(self): return f'A{self.n}'
    def __eq__(self, o): return isinstance(o, A) and self.n == o.n
    def __hash__(self): return hash(self.n)
a = A(1); log = []; r = weakref.ref(a, lambda x: log.append(x is r)); r2 = weakref.ref(a); r3 = weakref.ref(a)
print(r() is a, r2 is r3, r == r2, hash(r) == hash(a), weakref.getweakrefcount(a), len(weakref.getweakrefs(a)), r.__callback__ is not None, r2.__callback__, repr(r2).split(' at ')[0], weakref.getweakrefs(a)[0] is r2, type(r) is weakref.ReferenceType)
for f in (lambda: weakref.ref(5), lambda: weakref.ref([]), lambda: weakref.ref(), lambda: weakref.ref(a, 1, 2), lambda: weakref.ref(a, callback=1), lambda: r(1), lambda: setattr(r, '__callback__', 1), lambda: pickle.dumps(r), lambda: copy.copy(r) is r, lambda: copy.deepcopy(r) is r, lambda: weakref.ref[int], lambda: r < r2, lambda: weakref.proxy(5), lambda: weakref.getweakrefs(5), lambda: weakref.getweakrefcount('x')): t(f)
p = weakref.proxy(a); print(p.n, p.m(), p == a, repr(p)[:1], str(p), isinstance(p, A), type(p).__name__, bool(p)); p.n = 5; print(a.n); t(hash, p); t(lambda: p.zz); t(lambda: p[0]); t(lambda: p()); t(lambda: p + 1); t(lambda: len(p)); t(lambda: iter(p)); fn = lambda x: x + 1; cp = weakref.proxy(fn); print(cp(1), type(cp).__name__, callable(cp))
class Num:
    def __add__(self, o): return 'add'
    def __radd__(self, o): return 'radd'
    def __len__(self): return 3
    def __getitem__(self, i): return i
    def __iter__(self): return iter('ab')
    def __contains__(self, x): return True
    def __iadd__(self, o): return self
    def __int__(self): return 7
    def __index__(self): return 2
    def __enter__(self): return 'in'
    def __exit__(self, *a): pass
    def __bool__(self): return False
    def __matmul__(self, o): return 'mm'
    def __neg__(self): return 'neg'
    def __call__(self, *a): return a
n = Num(); q = weakref.proxy(n); print(q + 1, 1 + q, len(q), q[5], list(q), 9 in q, 'abc'[q], bool(q), q @ 1, -q, q(1, 2))
d = weakref.WeakValueDictionary(); x, y = A(1), A(2); d['x'] = x; d['y'] = y; print(len(d), d['x'], 'x' in d, sorted(d.items()) if 0 else sorted(d), list(d.values()), d.get('q', 'no'), d.pop('y'), d.setdefault('x', y), d.copy()['x'], dict(d), len(d.valuerefs()), list(d.itervaluerefs())[0]()); t(lambda: d['zz']); t(d.pop, 'zz'); t(d.__setitem__, 'k', 5); it = iter(d); d.update(a=x, b=y); print(sorted(d.keys()), d.popitem()[0] in 'xab', copy.deepcopy(d) is not d); d.clear(); t(d.popitem); t(weakref.WeakValueDictionary, 5); t(weakref.WeakValueDictionary, {'a': 1})
k = weakref.WeakKeyDictionary(); k[x] = 'vx'; k[y] = 'vy'; print(k[A(1)], len(k), x in k, 5 in k, sorted(k.values()), k.pop(y), k.get(y), k.setdefault(y, 'new'), list(k.keys()), len(k.keyrefs()), k.copy()[x], k | {y: 1} == {x: 'vx', y: 1} if 0 else ''); t(lambda: k[5]); t(lambda: k[A(77)]); t(k.__setitem__, 5, 1); s = weakref.WeakSet([x]); z = A(4); s.add(z); print(len(s), x in s, 5 in s, sorted(e.n for e in s), s | {x} == s, s <= s, s.isdisjoint([x]), s.copy() == s, s == {x, z}, repr(s)[:1]); s.discard(x); t(s.remove, x); t(s.add, 5); t(hash, s)
class B:
    def m(self): return 'bm'
b = B(); wm = weakref.WeakMethod(b.m, lambda r: log.append('wm')); print(wm()(), wm == weakref.WeakMethod(b.m), hash(wm) == hash(weakref.WeakMethod(b.m))); t(weakref.WeakMethod, len); t(weakref.WeakMethod, 5); o = A(6); fin = weakref.finalize(o, lambda *a, **k: log.append((a, k)) or 'ret', 1, k=2); print(fin.alive, fin.peek()[2:], fin.atexit, repr(fin).split(' at ')[0]); print(fin(), fin(), fin.alive, fin.peek(), log[-1]); f3 = weakref.finalize(o, log.append, 'det'); print(f3.detach()[0] is o, f3.detach()); t(weakref.finalize, 5, print); t(weakref.finalize); t(weakref.finalize, x)
class R(weakref.ref):
    __slots__ = ('key',)
    def __new__(cls, o, key): self = super().__new__(cls, o); self.key = key; return self
    def __init__(self, o, key): super().__init__(o)
rr = R(x, 'k'); print(rr.key, rr() is x, rr is R(x, 'k'), rr == weakref.ref(x), weakref.getweakrefcount(x) >= 2)
class S:
    __slots__ = ('v',)
class SW: __slots__ = ('__weakref__',)
t(weakref.ref, S()); print(weakref.ref(sw := SW())() is sw);
