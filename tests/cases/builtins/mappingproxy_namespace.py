def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
from types import MappingProxyType as M, SimpleNamespace as N
import copy, pickle
d = {'a': 1, 'b': 2}; m = M(d)
print(m, repr(m), m['a'], len(m), 'a' in m, list(m), m.get('z'), m.get('z', 5), list(m.keys()), list(m.values()), list(m.items()), m.copy(), type(m.copy()), m == d, m == M({'a': 1, 'b': 2}), m | {'c': 3}, {'c': 3} | m, list(reversed(m)), bool(M({})), hash(M(type('H', (dict,), {'__hash__': lambda s: 5})())) if 0 else '', M[int], {**m}, dict(m), isinstance(m, M)); d['c'] = 3; print(m['c'])
t(lambda: m['z']); t(m.__class__, 5); t(M); t(M, [1]); t(M, 'a'); t(hash, m); t(lambda: m | 5); t(lambda: m.update); t(pickle.dumps, m); t(copy.copy, m); t(m.get); t(lambda: type('S', (M,), {}))
def s(): m['x'] = 1
def dl(): del m['a']
def ior(): global m; m |= {}
t(s); t(dl); t(ior); print(type(int.__dict__), int.__dict__['real'] is int.__dict__['real'], M(M({1: 2}))); t(lambda: m < d); print(M({1: 2}) == {1: 2}, M({1: 2}) != {})
n = N(a=1, b='x'); print(n, n.a, N() == N(), n == N(b='x', a=1), n != N(a=1), n.__dict__, N({'x': 5}, y=6), N([('p', 1)]), copy.copy(n), copy.deepcopy(n), pickle.loads(pickle.dumps(n)), copy.replace(n, a=9), n.__reduce__()); n.c = n; print(n); del n.c; t(lambda: n.zz); t(N, 5); t(N, 1, 2); t(N, {1: 2}); t(hash, n); t(lambda: n < N()) if 0 else t(lambda: n < 5)
class S(N): pass
print(S(q=1), S(q=1) == N(q=1), vars(S(z=1)), dir(n)[-2:], N(**{'a b': 1, 'é': 2}), N(class_=1))
t(lambda: n()); t(len, n); t(iter, n); n.__init__(a=5, z=3); print(n)
