# Keys whose __eq__ and __hash__ misbehave, and dicts that change underneath.
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
log = []
class K:
    def __init__(self, n, h, eq=None): self.n, self.h, self.e = n, h, eq
    def __hash__(self):
        if isinstance(self.h, Exception): raise self.h
        return self.h
    def __eq__(self, o):
        log.append(f'{self.n}=={getattr(o, "n", o)}')
        if isinstance(self.e, Exception): raise self.e
        if callable(self.e): return self.e()
        return self.n == getattr(o, 'n', o)
    def __repr__(self): return f'K{self.n}'
a, b, c = K('a', 1), K('b', 1), K('c', 2)
d = {a: 1, b: 2, c: 3}; print(d, log); log.clear()
print(d[K('b', 1)], log); log.clear()
t(lambda: d[K('z', 1)]); print(log); log.clear()
t(lambda: d[K('q', ValueError('hash'))])
t(lambda: {K('q', 'x'): 1}); t(lambda: {K('q', 2**70): 1}); t(lambda: K('q', 2**61) in {}); t(hash, K('q', -1)); t(hash, K('q', 1.5)); t(hash, K('q', True))
bad = K('bad', 1, KeyError('eq'))
t(lambda: d[bad]); print(log); log.clear()
t(d.get, bad); t(d.pop, bad, 5); t(d.setdefault, bad); t(d.__contains__, bad); t(d.__delitem__, bad); print(len(d)); log.clear()
ev = {}
def clear(): ev.clear(); return False
ev[K('x', 1)] = 1
t(lambda: ev[K('y', 1, clear)]); print(ev)
ev[K('x', 1)] = 1
ev[K('y', 1, clear)] = 2; print(ev)
def fill():
    if len(ev) < 50:
        for i in range(100): ev[i] = i
    return False
ev = {K('x', 1): 1}
ev[K('y', 1, fill)] = 2; print(len(ev))
class S(str):
    def __hash__(self): return hash('a')
    def __eq__(self, o): log.append('S'); return str.__eq__(self, 'zz')
d = {'a': 1}; log.clear(); print(d.get(S('zz')), log); print(d.get(S('a')), log)
d = {'a': 1}; d[S('q')] = 2; print(len(d), d, log)
class I(int):
    def __hash__(self): return 5
    def __eq__(self, o): return True
print({5: 'five'}[I(99)], {5: 1, I(7): 2})
class NoHash:
    __hash__ = None
t(hash, NoHash()); t(lambda: {NoHash(): 1}); t(lambda: {1, NoHash()}); t(lambda: NoHash() in {}); t({}.get, NoHash())
class EqOnly:
    def __eq__(self, o): return True
t(hash, EqOnly()); print(EqOnly.__hash__)
class HashInherit(EqOnly):
    __hash__ = object.__hash__
print(hash(HashInherit()) == hash(HashInherit()) or 'differ')
nan = float('nan'); d = {nan: 1}; print(d[nan], d.get(float('nan')))
d = {}
for i in range(1000): d[i] = i
for i in range(990): del d[i]
print(list(d), len(d)); d['x'] = 1; print(list(d)[-2:], d.popitem(), d.popitem())
d = {i: i for i in range(10)}; d[3] = 'n'; del d[4]; d[4] = 'late'; print(d)
class Sub(dict):
    def __getitem__(self, k): return 'G'
    def __iter__(self): return iter('it')
    def keys(self): return ['k']
    def items(self): return [('x', 'y')]
    def __len__(self): return 7
    def __contains__(self, k): return True
s = Sub(a=1)
print(s, len(s), list(s), dict(s), {**s}, 'q' in s, s['q'], s.get('a'), s | {'b': 2}, type(s | {}), s == {'a': 1}, bool(s), type(s.copy()))
def f(**k): return k
print(f(**s)); d = {}; d.update(s); print(d)
print('%(zz)s' % s, '{0[q]}'.format(s), '{q}'.format_map(s))
