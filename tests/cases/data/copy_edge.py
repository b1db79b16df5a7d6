def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import copy, collections, weakref, types, threading, re, array, decimal, fractions, enum
class A:
    def __init__(self): self.x = [1]; self.me = self
class C:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return ('deep', len(memo) >= 0)
class S:
    __slots__ = ('a', 'b')
class NoCopy:
    def __reduce_ex__(self, p): raise TypeError('cannot')
class BadReduce:
    def __reduce_ex__(self, p): return 5
class Str:
    def __reduce_ex__(self, p): return 'global'
class KW:
    def __new__(cls, *, k): o = super().__new__(cls); o.k = k; return o
    def __getnewargs_ex__(self): return (), {'k': self.k}
class L(list): pass
class D(dict): pass
class T(tuple): pass
a = A(); b = copy.copy(a); c = copy.deepcopy(a)
print(b.x is a.x, b.me is a, c.x is a.x, c.me is c)
s = S(); s.a = [1]; r = copy.deepcopy(s); print(r.a, r.a is s.a, hasattr(r, 'b'), copy.copy(s).a is s.a)
print(copy.copy(C()), copy.deepcopy(C()), copy.deepcopy([C()]))
for o in (NoCopy(), BadReduce(), 5, 'a', None, (), (1, [2]), frozenset([1]), len, int, A, lambda: 0, Ellipsis, NotImplemented, 1j, b'x', range(3), slice(1, [2]), types.SimpleNamespace(a=[1]), property(), weakref.ref(a), re.compile('a'), array.array('i', [1]), bytearray(b'a'), {1: [2]}, {1, 2}, collections.deque([[1]]), collections.Counter('a'), collections.OrderedDict(a=[1]), collections.defaultdict(list, a=[1]), collections.ChainMap({'a': [1]}), L([1]), D(a=1), T([1, [2]]), KW(k=1), fractions.Fraction(1, 3), decimal.Decimal('1.5'), (x for x in ()), threading.Lock(), iter([1, 2]), zip([1]), map(len, []), memoryview(b'a'), copy, ValueError('x', [1]), type('X', (), {}), classmethod(len), staticmethod(len), [].append, str.upper, NoCopy.__reduce_ex__, types.MappingProxyType({1: [2]}), {}.keys(), super(L, L()), object(), Str()):
    for f in (copy.copy, copy.deepcopy):
        try:
            r = f(o)
            print(type(r).__name__, r is o, end='; ')
        except Exception as e: print(f.__name__, type(e).__name__, str(e).split(' at 0x')[0], end='; ')
    print()
l = []; l.append(l); m = copy.deepcopy(l); print(m[0] is m); d = {}; d['d'] = d; print(copy.deepcopy(d)['d']['d'].keys())
t1 = ([],); t1[0].append(t1); u = copy.deepcopy(t1); print(u[0][0] is u)
sh = [1]; x = copy.deepcopy([sh, sh, (sh,)]); print(x[0] is x[1], x[2][0] is x[0]); memo = {}; y = copy.deepcopy(sh, memo); print(memo[id(sh)] is y, copy.deepcopy(sh, memo) is y)
print(copy.deepcopy((1, 'a', (2,))) is not None, copy.deepcopy(tt := (1, (2,))) is tt); t(copy.deepcopy, [1], 5); t(copy.copy); t(copy.deepcopy); print(issubclass(copy.Error, Exception), copy.error is copy.Error)
P = collections.namedtuple('P', 'x y'); p = P(1, [2])
print(copy.replace(p, x=5), p._replace(y=0)); t(copy.replace, p, z=1); t(copy.replace, 5, a=1); t(copy.replace); t(copy.replace, types.SimpleNamespace(a=1, b=2), b=3)
class R:
    def __replace__(self, /, **k): return k
print(copy.replace(R(), q=1, w=2)); t(copy.replace, R(), 1); t(copy.replace, R)
class Lst(list):
    def __init__(self, *a): super().__init__(*a); self.tag = [0]
q = Lst([1, [2]]); z = copy.deepcopy(q); print(z, z.tag, z.tag is q.tag, z[1] is q[1], copy.copy(q).tag is q.tag)
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, o): return self.n == o.n
    def __repr__(self): return f'K{self.n}'
k = Key(1); kd = copy.deepcopy({k: 1, 'k': {k}}); print(kd, next(iter(kd)) is k, next(iter(kd['k'])) is next(iter(kd)))
e = ValueError('a', [1]); e.note = [2]; e.add_note('n'); f = copy.deepcopy(e); print(repr(f), f.note, f.__notes__, f.args[1] is e.args[1])
def fn(): pass
fn.attr = [1]; print(copy.deepcopy(fn) is fn, copy.deepcopy([fn.__code__])[0] is fn.__code__); meth = copy.deepcopy(a.__init__) if 0 else None
class E(enum.Enum): A = [1]
print(copy.deepcopy(E.A) is E.A, copy.copy(E.A) is E.A)
class Meth:
    def m(self): return self
o = Meth(); bm = copy.deepcopy(o.m); print(bm() is o, type(bm()).__name__)
