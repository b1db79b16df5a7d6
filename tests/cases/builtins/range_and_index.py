"""range and slice with huge values, hash, equality, index, count, slicing, __index__ objects, and slice.indices."""
import pickle, copy


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
    def __repr__(self): return f"I{self.n}"
R = [range(0), range(5), range(2, 8), range(8, 2), range(0, 10, 3), range(10, 0, -3), range(-5, 5, 2), range(2**70), range(-(2**65), 2**65, 2**63), range(2**63 - 2, 2**63 + 2), range(0, -(2**70), -(2**69)), range(1, 1, -1), range(5, 4), range(I(1), I(7), I(2)), range(True, 3)]
for r in R:
    print(r, repr(r), r.start, r.stop, r.step, bool(r), hash(r) == hash(range(r.start, r.stop, r.step)), end=" ")
    for f in (len, lambda r: r[0], lambda r: r[-1], lambda r: r[1:3], lambda r: r[::-1], lambda r: list(r[:3]), lambda r: next(iter(r)), lambda r: next(reversed(r)), lambda r: 3 in r, lambda r: 2**64 in r, lambda r: r.stop < 100 and 3.0 in r, lambda r: r.stop < 100 and "x" in r, lambda r: r.index(4), lambda r: r.count(2), lambda r: r.index("x") if r.stop < 100 else 0, lambda r: r[2**70:], lambda r: r[-(2**80):2**80:2**60], lambda r: max(r) if r and r.step > 0 and r.stop < 100 else "", lambda r: r[I(1)], lambda r: r[1.5], lambda r: r[2**100], lambda r: r == eval(repr(r)), lambda r: r.index(2**64), lambda r: r.__reduce__()[1], lambda r: pickle.loads(pickle.dumps(r)) == r, lambda r: copy.copy(r) == r, lambda r: iter(r).__length_hint__()):
        try: print(f(r), end=" | ")
        except Exception as e: print(type(e).__name__, e, end=" | ")
    print()
print(range(0) == range(5, 5) == range(3, 1), range(0, 3, 2) == range(0, 4, 2), range(0, 3, 2) != range(0, 5, 2), hash(range(0)) == hash(range(5, 2)), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), hash(range(1, 2)) == hash(range(1, 2, 100)), range(3) == [0, 1, 2], range(3) < range(4) if 0 else "", {range(2): "k"}[range(0, 2, 1)], range(2**70) == range(2**70), range(1, 2) == range(1, 99, 100))
for a in ((), (1, 2, 3, 4), (1.5,), ("a",), (None,), (1, 2, 0), (1, "b"), (1, 2, None), (I(3),), (I("x"),), (1j,), ([],)): t(range, *a)
t(range, stop=5); t(lambda: range(5) + range(3)); t(lambda: range(3) * 2); t(lambda: range(3) < range(4)); t(lambda: range(3).x); t(lambda: setattr(range(3), "start", 1)); t(lambda: range(3).__setitem__); t(lambda: range(5).index()); t(lambda: range(5).index(1, 2)); t(lambda: range(5).count()); t(lambda: type("R", (range,), {})); t(lambda: len(range(2**63))); t(lambda: len(range(2**63 - 1))); t(lambda: range(2**70).__len__()); t(lambda: list(range(2**62))[:1] if 0 else 0); t(lambda: range(10)[::0]); t(lambda: range(10)["a"]); t(lambda: range(10)[1, 2]); t(lambda: range(10)[None:None]); t(lambda: range(10)["a":])
class Eq:
    def __eq__(self, o): return o == 3
print(Eq() in range(5), range(5).index(Eq()), range(5).count(Eq()), True in range(2), range(3).count(True), range(3).index(1.0), range(3).index(True)); it = iter(range(3)); next(it); print(it.__reduce__()[1:], list(copy.copy(it)), list(pickle.loads(pickle.dumps(it)))); it.__setstate__(2); print(list(it)); it = iter(range(3)); it.__setstate__(-5); print(list(it)); it = iter(range(3)); it.__setstate__(50); print(list(it)); t(iter(range(3)).__setstate__, "x"); it = iter(range(2**70, 2**70 + 3)); next(it); print(type(it).__name__, it.__length_hint__(), list(pickle.loads(pickle.dumps(it)))); it.__setstate__(1); print(list(it)); t(type(iter(range(1)))); t(next, iter(range(0)))
print("-- slices")
for s in (slice(5), slice(None), slice(1, None, 2), slice(None, None, -1), slice(-3, None), slice(10, 2, -3), slice(2**70), slice(-(2**70), 2**70, 2**65), slice(I(1), I(4)), slice(None, -(2**70), -1), slice(3, 3)):
    print(s, [s.indices(n) for n in (0, 1, 5, 2**70)], "abcdefgh"[s], [1, 2, 3][s], (1, 2)[s], b"abc"[s], range(5)[s], s == slice(s.start, s.stop, s.step), s.start)
for s in (slice(1.5), slice("a"), slice(None, "b"), slice(1, 2, 0), slice(1, 2, "c"), slice(I("x"), 2), slice([], None)):
    for f in (lambda: s.indices(5), lambda: "abc"[s], lambda: [1, 2][s], lambda: b"ab"[s], lambda: range(3)[s]): t(f)
t(slice(1).indices, -1); t(slice(1).indices, "x"); t(slice(1).indices); t(slice(1).indices, I(5)); t(slice(1).indices, 1, 2); t(slice); t(slice, 1, 2, 3, 4); t(slice, start=1); t(hash, slice(1, 2)); t(hash, slice([], 2)); t(lambda: {slice(1): 2}[slice(None, 1)]); t(lambda: slice(1) < slice(2)); t(lambda: slice(1) < 5); t(lambda: slice(1, "a") < slice(1, 5)); t(lambda: setattr(slice(1), "stop", 2)); t(lambda: type("S", (slice,), {})); t(lambda: slice(1)()); t(lambda: pickle.loads(pickle.dumps(slice(1, "x", None)))); t(lambda: copy.deepcopy(slice([1], 2))); t(lambda: slice(1) == slice(1.0)); t(lambda: slice[int] if 0 else slice(1).__reduce__()[1])
class G:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
g = G(); print(g[1:2], g[:], g[::], g[1:2, 3], g[...], g[..., 1:], g[()], g[(1,)], g[1,], g[*"ab"], g[*"ab", 1:2], g["a":"b":"c"], g[None], g[lambda: 1:2].stop, g[x := 5], x, g[g:g].start is g); g[1:2] = 3; g[:, ...] = 4; del g[::2]; del g[1, 2]; g[0] += "x" if 0 else 5
l = list(range(10)); l[2:5] = "ab"; print(l); l[::3] = "wxy"; print(l); del l[1::2]; print(l); l[5:2] = [7]; print(l); l[-100:100] = l[::-1]; print(l); l[len(l):] = (9,); l[:0] = [0]; print(l); t(l.__setitem__, slice(0, 4, 2), [1]); t(l.__setitem__, slice(0, 1), 5); t(l.__setitem__, slice(None, None, 0), []); t(l.__delitem__, slice(None, None, 0)); t(l.__setitem__, slice(0, 2, -1), [1]); t(l.__setitem__, "a", 1); t(l.__getitem__, 1.0); t(l.__getitem__, 99); t(l.__delitem__, -99); t(l.__setitem__, 2**70, 1); t("abc".__getitem__, 5); t((1,).__getitem__, "a"); t("abc".__getitem__, None); t(b"a".__getitem__, 2); t(bytearray(b"a").__getitem__, []); t("abc".__getitem__, I(-1)); t([1].__getitem__, I("z")); t([1].__getitem__, True)
