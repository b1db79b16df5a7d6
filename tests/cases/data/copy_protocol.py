def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import copy, copyreg, pickle
class A:
    def __init__(self, v): self.v = v
    def __repr__(self): return f'A({self.v!r})'
a = A([1, [2]]); s = copy.copy(a); d = copy.deepcopy(a); print(s.v is a.v, d.v == a.v, d.v is a.v, d.v[1] is a.v[1])
class B(A):
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return ('deep', type(memo))
print(copy.copy(B(1)), copy.deepcopy(B(1)), copy.deepcopy([B(1)]))
class C(A):
    def __reduce__(self): return C, (self.v + 1,), {'extra': 5}
print(copy.copy(C(1)).__dict__)
class L(list):
    def __reduce__(self): return L, (), {'st': 1}, iter([7, 8])
print(copy.copy(L([1])), copy.copy(L()).st)
class D(dict):
    def __reduce__(self): return D, (), None, None, iter([('a', 1)])
print(copy.deepcopy(D()))
class St:
    def __getstate__(self): return {'only': 1}
    def __setstate__(self, s): self.restored = s
print(copy.copy(St()).__dict__, pickle.loads(pickle.dumps(St())).__dict__)
class Bad:
    def __reduce__(self): return 5
class Bad2:
    def __reduce__(self): return ()
class Bad3:
    def __repr__(self): return 'B3'
    def __reduce_ex__(self, p): return 'nonexistent_global'
class Bad4:
    __copy__ = 5
class Bad5:
    def __reduce__(self): return (5, ())
for b in (Bad, Bad2, Bad3, Bad4, Bad5): t(copy.copy, b()); t(pickle.dumps, b())
l = [1]; l.append(l); m = copy.deepcopy(l); print(m[1] is m, m)
x = A(None); x.v = x; y = copy.deepcopy(x); print(y.v is y)
tt = ([],); u = copy.deepcopy(tt); print(u[0] is tt[0], copy.deepcopy((1, 'a')) == (1, 'a')); tt[0].append(tt); v = copy.deepcopy(tt); print(v[0][0] is v)
for o in (1, 'a', None, int, len, lambda: 1, (), frozenset(), 1.5, b'', range(3), slice(1), ..., type, NotImplemented, property(), A): print(copy.copy(o) is o, copy.deepcopy(o) is o, end='; ')
print()
for o in ([1], {1: 2}, {1}, bytearray(b'a'), frozenset([1]), (1, [2])): c, e = copy.copy(o), copy.deepcopy(o); print(c == o, c is o, e == o, e is o, end='; ')
print()
for o in (iter([1]), (i for i in 'a'), __import__('sys'), memoryview(b'a'), A(1).__init__, object()): 
    for f in (copy.copy, copy.deepcopy, pickle.dumps):
        try: r = f(o); print(type(r).__name__, end=' ')
        except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0], end=' | ')
print()
copyreg.pickle(complex, lambda c: (complex, (c.real + 1, c.imag))); print(copy.copy(1j), pickle.loads(pickle.dumps(1j))); t(copyreg.pickle, int, 5); t(copyreg.constructor, 5); del copyreg.dispatch_table[complex]
t(copyreg.add_extension, 'a', 'b', -1); print(copyreg.__newobj__(A).__dict__, copyreg._slotnames(A)); t(copy.replace, 5); t(copy.replace)
memo = {}; q = copy.deepcopy(a, memo); print(memo[id(a)] is q, len(memo) > 1)
class Args:
    def __new__(cls, a, *, k=0): self = super().__new__(cls); self.t = (a, k); return self
    def __getnewargs_ex__(self): return (self.t[:1], {'k': self.t[1]})
print(copy.copy(Args(1, k=2)).t, [pickle.loads(pickle.dumps(Args(3, k=4), p)).t for p in (2, 3, 4, 5)])
class BadArgs(Args):
    def __getnewargs_ex__(self): return 5
class BadArgs2:
    def __getnewargs__(self): return 5
t(copy.copy, BadArgs(1)); t(copy.copy, BadArgs2())
