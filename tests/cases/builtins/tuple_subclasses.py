"""Tuples: subclasses, concatenation, comparison, pickling, and their iterators."""
import re
import copy
import pickle
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
class T(tuple):
    def __new__(cls, *a, tag=None): s = super().__new__(cls, *a); s.tag = tag; return s
    def __getitem__(self, k): return ("own", tuple.__getitem__(self, k))
    def __len__(self): return 99
    def __iter__(self): return iter("iter")
    def __eq__(self, o): return "own eq"
    __hash__ = tuple.__hash__
x = T([1, 2, 3], tag="t")
print(x, len(x), x[0], list(x), tuple(x), x + (4,), (0,) + x, type(x + x), x * 2, type(x * 1), x == 5, (1, 2, 3) == x, hash(x) == hash((1, 2, 3)), x.index(2), x.count(1), bool(x), [*x], x.tag, sorted(x), x < (1, 2, 4))
a, b, *c = x; print(a, b, c)
print("%s %s %s" % x, "{0}".format(x), isinstance(x, tuple), max(x))
for p in range(6): y = pickle.loads(pickle.dumps(T("ab", tag=[p]), p)); print(type(y).__name__, tuple.__repr__(y), y.tag)
y = copy.copy(x); print(y, y.tag, type(copy.deepcopy(x)).__name__)
t(tuple, 5); t(tuple, None); t(tuple, [1], [2]); t(tuple, iterable=[1]); t(tuple.__new__); t(tuple.__new__, list); t(tuple.__new__, 5); t(tuple.__new__, T, [1]); t(T, 5); t(T, tag=1); t(T)
e = (); print(e is tuple(), e is tuple([]), e * 5 is e, (1, 2)[2:] is e, (z := (1, 2)) is tuple(z), z[:] is z, z * 1 is z, z + () is z, () + z is z, type(T() + ()))
for key in [0, -1, 2, -3, 5, "a", None, 1.0, True, slice(None), slice(1, 0), slice(None, None, -1), slice("a"), slice(0, 1, 0), 2**70, -2**70, slice(2**70), slice(-2**70, 2**70, 2**70), (0,)]: t(lambda: (1, 2)[key])
class Idx:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
for v in [1, -1, 5, "x", True, 2**70]: t(lambda: (1, 2)[Idx(v)]); t(lambda: (1, 2)[Idx(v):]); t(lambda: (1, 2) * Idx(v)) if v != 2**70 else t(lambda: (1,) * 2**62)
for args in [(2,), (9,), (2, 1), (2, 5), (2, -1), (2, None), (2, 0, 1), (2, 0, -1), (2, "a"), (), (1, 2, 3, 4), (2, 2**70), (2, -2**70)]: t((1, 2).index, *args)
t((1, 2).count); t((1, 2).count, 1, 2); t((1, 1.0, True).count, 1); t(().__add__, []); t(lambda: () + []); t(lambda: [] + ()); t(lambda: () * "a"); t(lambda: () * 1.5); t(lambda: -()); t(setattr, (), "x", 1); t(lambda: ().x); t(lambda: (1,).__setitem__); t(hash, ([],)); t(lambda: (1, 2) < (1, "a")); t(lambda: (1, 2) < [1, 2]); t(lambda: (1, 2) == [1, 2]); t(lambda: 1 in (1.0,)); t((1, 2).__getnewargs__); t(tuple.__class_getitem__, int); t(lambda: tuple[int, ...]); t(lambda: tuple[()]); t(lambda: tuple[*tuple[int, str]])
deep = ([],); deep[0].append(deep); print(deep); t(lambda: deep == deep); other = ([],); other[0].append(other); t(pickle.dumps, deep, 0) if 0 else print(pickle.loads(pickle.dumps(deep))[0][0][0] is not None, copy.deepcopy(deep)[0][0][0] is not None)
it = iter((1, 2, 3)); print(next(it), it.__length_hint__(), it.__reduce__()[1:], copy.copy(it).__length_hint__(), list(pickle.loads(pickle.dumps(it)))); it.__setstate__(0); print(list(it), it.__reduce__()[1:], it.__length_hint__())
print(hash(()), hash((1,)) == hash((1.0,)), hash((0, 0.5)) != hash((0.5, 0)), hash((-1,)) != hash((-2,)), {(1, 2): 3}[1, 2], ((((1,),),),) == ((((1,),),),), (1, (2, (3,))) > (1, (2, (2, 9))), () < (0,), repr((1,)), repr(((),)), str((1, "a", None, ...)))
