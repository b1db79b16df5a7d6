"""slice objects: indices, comparison, hashing, and classes that receive them."""
import re
import copy
import pickle
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
class G:
    def __getitem__(self, k): return k
g = G(); print(g[1:2], g[::], g[1:2, ::3], g[...], g[()], g[1,], g[:, None], g["a":"b":[]], g[*[1, 2]], g[*(), 1:2], g[1:2:3] == slice(1, 2, 3))
for args in [(), (1, 2, 3, 4)]: t(slice, *args)
t(slice, stop=1)
values = [None, 0, 1, 3, -1, -4, 10, -10, 2**70, -2**70]
for length in [0, 1, 5]:
    row = []
    for start in values:
        for stop in values:
            for step in [None, 1, -1, 3, -2]:
                i = slice(start, stop, step).indices(length)
                assert list(range(*i)) == list(range(length))[start:stop:step], (start, stop, step)
                row.append(sum(i) % 97)
    print(length, sum(row), row[:40])
class Idx:
    def __init__(self, v): self.v = v
    def __index__(self):
        if isinstance(self.v, Exception): raise self.v
        return self.v
    def __repr__(self): return "Idx"
for s in [slice("a"), slice(1, "b"), slice(1, 2, "c"), slice(0, 1, 0), slice(1.5), slice(Idx(2)), slice(Idx(1), Idx(9), Idx(2)), slice(Idx("x")), slice(Idx(KeyError("k"))), slice(0, 5, Idx(0)), slice([], None)]:
    t(s.indices, 5); t(lambda: [1, 2, 3, 4][s]); t(lambda: "abcd"[s]); t(lambda: (1, 2, 3)[s]); t(lambda: b"abcd"[s]); t(lambda: range(9)[s])
s = slice(1, 2)
for length in [-1, "a", None, 1.5, 2**70, True, Idx(3)]: t(s.indices, length)
t(s.indices); t(s.indices, 1, 2); t(setattr, s, "start", 5); t(setattr, s, "x", 5); t(delattr, s, "stop"); t(lambda: s.nothing); t(lambda: slice[int]); t(lambda: type("S", (slice,), {})); t(iter, s); t(len, s); t(lambda: s[0])
print(slice(1) == slice(None, 1, None), slice(1, 2) < slice(1, 3), slice(1) == 1, slice(1, 2) != slice(1, 2), slice(2) > slice(1, 5) if 0 else "", hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1): "v"}[slice(1)], slice(1, 2) in [slice(1, 2)]); t(hash, slice([])); t(lambda: slice(1) < 5); t(lambda: slice(1) < slice("a")); t(lambda: slice(None) < slice(None, 1)); t(lambda: slice(1, None) <= slice(1, None))
for p in range(6): assert pickle.loads(pickle.dumps(slice(1, "a", None), p)) == slice(1, "a", None)
print(copy.copy(s) == s, copy.deepcopy(slice([1])), s.__reduce__(), repr(slice(slice(1), None, "x")), (s.start, s.stop, s.step)); r = slice(None); l = [r]; s2 = slice(l); l.append(s2); print(repr(s2)[:40])
class Seq:
    def __len__(self): print("len"); return 5
    def __getitem__(self, k): print("get", k); return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
q = Seq(); q[-1]; q[1:-1]; q[:]; q[1:2] = 3; del q[::2], q[-1:]
