"""range: huge values, slices, comparison, hashing, index and the attributes."""
import re
import copy
import itertools
import pickle
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
big = 2**100
ranges = [range(0), range(5), range(1, 10, 3), range(10, 1, -3), range(5, 5), range(5, 1), range(big), range(big, big + 5, 2), range(-big, big, big), range(10, -10, -big), range(True), range(0, 2**63), range(-2**63, 2**63 - 1), range(2**64, 2**64 + 3)]
for r in ranges:
    print(r, r.start, r.stop, r.step, bool(r), list(itertools.islice(r, 3)), list(itertools.islice(reversed(r), 3)), end=" ")
    t(len, r)
    for key in [0, -1, 1, 2**64, slice(1, None), slice(None, None, -1), slice(1, 3, 2), slice(-2, None), slice(big), "a", None, 1.5, slice("a"), slice(0, 1, 0), True]: t(lambda: r[key])
    for value in [0, 4, True, big, -1, 2**63] + ([1.0, 1.5, "a", None, 7 + 0j] if r.stop < 100 and r.step > -100 and r.start > -100 else []):
        print(value in r, r.count(value), end=" ")
        try: print(r.index(value), end=" ")
        except ValueError as e: print(e, end=" ")
    print()
    assert pickle.loads(pickle.dumps(r)) == r and copy.deepcopy(r) == r and r[::-1][::-1] == r or len(r) == 1 if r.stop < big else True
print([(a, b) for a in ranges[:6] for b in ranges[:6] if a == b and a is not b], range(0, 3, 2) == range(0, 4, 2), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), hash(range(0)) == hash(range(5, 1)), range(1, 2, 5) == range(1, 2, 7), range(3) == [0, 1, 2], range(big, big) == range(0))
class Int:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
class Sub(int):
    def __eq__(self, o): print("eq"); return True
    __hash__ = int.__hash__
for args in [(), (1.5,), ("a",), (None,), (1, None), (1, 2, 0), (1, 2, 3, 4), (Int(3),), (Int(1), Int(5), Int(2)), (Int("x"),), (Int(True),), (1, 2, Int(0)), (1, 2, None), (False, True), (2**100,)]: t(range, *args)
t(range, stop=5); t(range, 1, stop=5); print(Sub(2) in range(1), range(5).index(Sub(2)), range(5).count(Sub(9)), [type(x) for x in (range(Sub(2)).stop, range(Sub(1), 3)[0], range(True).stop)])
r = range(5); t(lambda: r < r); t(lambda: r + r); t(lambda: r * 2); t(setattr, r, "start", 1); t(setattr, r, "x", 1); t(delattr, r, "stop"); t(lambda: r.append); t(lambda: range[int]); t(lambda: type("R", (range,), {})); t(r.index); t(r.index, 1, 2); t(r.count); t(r.__contains__); t(r.__reduce__); t(range.__len__, 5); t(range.__iter__, []); t(r.__getitem__); t(r.__eq__, 5); t(r.__lt__, r); t(r.__hash__); t(r.__bool__)
it = iter(range(0, 10, 3)); print(next(it), it.__length_hint__(), it.__reduce__()); it.__setstate__(2); print(list(it), it.__length_hint__()); it = iter(range(3)); it.__setstate__(-5); print(list(it)); it = iter(range(3)); it.__setstate__(99); print(list(it)); t(iter(range(3)).__setstate__, "a"); it = iter(range(big, big + 2)); print(type(it).__name__, next(it), it.__length_hint__(), it.__reduce__()[1]); it.__setstate__(big); print(list(it)); t(it.__setstate__, "a"); print(list(copy.copy(iter(range(2)))), list(pickle.loads(pickle.dumps(reversed(range(2))))), list(pickle.loads(pickle.dumps(iter(range(big, big + 2))))))
print(sum(range(1000)), max(range(5)), min(range(5, 0, -1)), sorted(range(3, 0, -1)), list(range(3)) * 2, tuple(range(-3, 3, 2)), [*range(2)], dict.fromkeys(range(2)), set(range(3)) == {0, 1, 2}, list(map(lambda i: i * i, range(3))), list(zip(range(2), range(5, 7))), "%s" % range(2), f"{range(1, 2, 3)!s:>20}"); t(max, range(0)); a, *b = range(3); print(a, b); t(lambda: (lambda x, y: x)(*range(3)))
