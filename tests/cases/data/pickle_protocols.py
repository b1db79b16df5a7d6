def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import pickle, pickletools, io, copyreg, collections, datetime, re, types, enum, operator, functools
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return type(o) is type(self) and self.__dict__ == o.__dict__
class Slots:
    __slots__ = 'a', 'b'
class SlotsDict(Slots):
    __slots__ = ('__dict__', 'c')
class NewArgs:
    def __new__(cls, a, b=0): self = super().__new__(cls); self.v = (a, b); return self
    def __getnewargs__(self): return self.v
class NewArgsEx:
    def __new__(cls, *, k): self = super().__new__(cls); self.k = k; return self
    def __getnewargs_ex__(self): return (), {'k': self.k}
class State:
    def __getstate__(self): return 'state'
    def __setstate__(self, s): self.got = s
class IntSub(int): pass
class ListSub(list): pass
class DictSub(dict): pass
class Color(enum.Enum): RED = 1
s = Slots(); s.a = 1
sd = SlotsDict(); sd.a, sd.c, sd.z = 1, 2, 3
isub = IntSub(5); isub.attr = 'x'
ls = ListSub([1, 2]); ls.n = 3
ds = DictSub(a=1); ds.q = 2
shared = [1]; rec = []; rec.append(rec); recd = {}; recd['me'] = recd; rect = ([],); rect[0].append(rect)
things = [None, True, 0, -1, 255, 256, 65535, 65536, -2 ** 31, 2 ** 31, 2 ** 100, -2 ** 2100, 1.5, float('inf'), 'a', 'é' * 100, 'x' * 300, '\ud800', b'', b'a' * 300, bytearray(b'abc'), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1, [2]], {}, {'a': 1}, set(), {1}, frozenset({2}), 1 + 2j, slice(1, 2, 3), range(5), P(3), NewArgs(1, 2), NewArgsEx(k=5), State(), Color.RED, int, len, P, operator.add, [].append, ''.join, [shared, shared], Ellipsis, NotImplemented, type(None), ValueError('x', 1), KeyError, collections.OrderedDict(a=1), collections.Counter('aab'), collections.deque([1], 3), functools.partial(int, base=2), datetime.date, types.SimpleNamespace(a=1), memoryview, str.upper, dict.fromkeys, 'a\nb\\', "it's", iter([1, 2]), iter(range(3)), reversed([1]), enumerate('a'), zip([1], [2]), map(str, [1])]
for v in things:
    r = []
    for proto in range(6):
        try:
            data = pickle.dumps(v, proto)
            assert data == pickle._dumps(v, proto), ('python differs', v, proto)
            w = pickle.loads(data)
            r.append((len(data), repr(w)[:40] if ' object at' not in repr(w) and ' at 0x' not in repr(w) else getattr(w, '__dict__', type(w).__name__)))
        except Exception as e: r.append(f'{type(e).__name__}: {str(e)[:90].split(" at 0x")[0]}')
    print(*dict.fromkeys(map(str, r)), sep=' | ')
for v in (s, sd, isub, ls, ds):
    for proto in range(6):
        try:
            w = pickle.loads(pickle.dumps(v, proto)); print(proto, type(w).__name__, getattr(w, 'a', None), getattr(w, 'c', None), getattr(w, '__dict__', None), end='; ')
        except Exception as e: print(proto, type(e).__name__, e, end='; ')
    print()
for v, f in ((rec, lambda w: w[0] is w), (recd, lambda w: w['me'] is w), (rect, lambda w: w[0][0] is w)):
    print([f(pickle.loads(pickle.dumps(v, p))) for p in range(6)])
for v in (lambda: 0, io.StringIO, io.BytesIO(b'ab'), open, (x for x in ()), pickle, types.ModuleType('m'), P(1).__eq__, property(), object(), type('Loc', (), {}), type('Loc', (), {})(), re.compile('a'), threading_lock := __import__('threading').Lock(), memoryview(b'a'), {}.keys(), classmethod(len)):
    try: print(type(v).__name__, repr(pickle.loads(pickle.dumps(v)))[:30].split(' at ')[0])
    except Exception as e: print(type(v).__name__, type(e).__name__, str(e).split(' at 0x')[0], getattr(e, '__notes__', None) and [n.split(' at 0x')[0] for n in e.__notes__])
def local():
    class In: pass
    return In
for v in (local(), local()()):
    try: pickle.dumps(v)
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
P2 = P; 
class P: pass
try: pickle.dumps(P2(1))
except Exception as e: print(type(e).__name__, e)
P = P2
