"""sort and sorted: keys that raise or change the list, reverse stability, mixed types, NaN, cmp_to_key, min and max, bisect by key."""
import bisect, functools, heapq


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Item:
    def __init__(self, k, tag): self.k, self.tag = k, tag
    def __lt__(self, o): return self.k < o.k
    def __repr__(self): return f"{self.k}{self.tag}"
items = [Item(k, t_) for k, t_ in zip([3, 1, 2, 3, 1, 2, 3, 1], "abcdefgh")]
print(sorted(items), sorted(items, reverse=True), sorted(items, key=lambda i: -i.k), sorted(items, key=lambda i: 0), sorted(items, key=lambda i: 0, reverse=True), sorted(items, key=lambda i: (i.k, i.tag), reverse=True), min(items), max(items), sorted(reversed(items)))
for l in ([3, "a", 1], [1, None], [1j, 2j], [{}, {}], [[1], ["a"]], [(1, "a"), (1, 2)], [object(), object()], ["b", "a", 5], [b"b", b"a", "c"], [2.5, 1, True, 2**70, -1e300], [float("nan"), 1, 0], [3, 2.0, 1, 2], ["b", "a", "é", "\U0001f600", "z"], ["ab", "a", ""], [(2, 1), (1, 5), (1,)], [[2], [1, 9], []], [True, False], [1.5, 2, 1], [-(2**70), 2**70, 0], [b"b", b"", b"ab"], [frozenset({1}), frozenset()], [range(1), range(2)], [None, None], [1]):
    try: print(sorted(l), sorted(l, reverse=True))
    except TypeError as e: print("TypeError:", e, len(l))
l = [3, 1, 2]
def seen(x): return len(l), x
print(sorted(l, key=seen), l.sort(key=seen), l)
def raising(x):
    if x == 2: raise KeyError(x)
    return x
t(l.sort, key=raising); print(l); t(sorted, [3, 2, 1], key=raising); t(l.sort, key=5); t(l.sort, 5); t(l.sort, reverse="x"); print(l); t(l.sort, reverse=None); t(l.sort, reverse=2.5) ; t(l.sort, cmp=1); t(sorted); t(sorted, 5); t(sorted, [1], 5); t(sorted, [1], key=None, reverse=1); t(sorted, [2, 1], nope=1); t(sorted, iterable=[1]); t(list.sort); t(list.sort, 5); t(list.sort, (1,)); t(l.sort, key=len); t(l.sort, key=lambda: 1); print(l)
class Evil:
    def __init__(self, n): self.n = n
    def __lt__(self, o): target.append(1); return self.n < o.n
    def __repr__(self): return f"E{self.n}"
target = [Evil(3), Evil(1), Evil(2)]; t(target.sort); print(target)
target = [3, 1, 2]; t(target.sort, key=lambda x: target.clear() or x); print(target); target = [3, 1, 2]; t(target.sort, key=lambda x: (target.append(1), target.pop(), x)[2]); print(target)
class LtRaises:
    def __lt__(self, o): raise ValueError("lt")
t(sorted, [LtRaises(), LtRaises()]); t(max, [LtRaises(), LtRaises()]); t(min, LtRaises(), LtRaises())
class LtOdd:
    def __init__(self, r): self.r = r
    def __lt__(self, o): return self.r
    def __gt__(self, o): return self.r
for r in ("yes", "", [], [0], None, 0, 2): t(lambda: [x.r for x in sorted([LtOdd(r), LtOdd(1)])])
class BoolRaises:
    def __bool__(self): raise LookupError("bool")
t(sorted, [LtOdd(BoolRaises()), LtOdd(BoolRaises())]); t(max, LtOdd(1), LtOdd(BoolRaises()))
class OnlyGt:
    def __init__(self, n): self.n = n
    def __gt__(self, o): return self.n > o.n
    def __repr__(self): return f"G{self.n}"
print(sorted([OnlyGt(2), OnlyGt(1), OnlyGt(3)]), max(OnlyGt(1), OnlyGt(2)), min(OnlyGt(1), OnlyGt(2)))
class MixA(int):
    def __lt__(self, o): return int(self) > int(o)
print(sorted([MixA(1), MixA(3), MixA(2)]), sorted([1, MixA(3), 2]), sorted([MixA(1), 3, MixA(2), 0]))
import random
r = random.Random(5)
for n in (0, 1, 2, 3, 10, 31, 32, 33, 63, 64, 65, 200):
    for make in (lambda: [r.randrange(n + 1) for _ in range(n)], lambda: list(range(n)), lambda: list(range(n, 0, -1)), lambda: [i % 7 for i in range(n)], lambda: [r.random() for _ in range(n)], lambda: [str(r.randrange(100)) for _ in range(n)], lambda: sorted(r.randrange(n + 1) for _ in range(n)) + [r.randrange(5)]):
        a = make(); pairs = [(x, i) for i, x in enumerate(a)]
        b = sorted(pairs, key=lambda p: p[0]); c = sorted(pairs, key=lambda p: p[0], reverse=True)
        assert b == sorted(pairs) and sorted(a) == [x for x, _ in b] and c == sorted(pairs, key=lambda p: (p[0], -p[1]), reverse=True), n
count = 0
def cmp(x, y):
    global count; count += 1; return (x > y) - (x < y)
for data in (list(range(200)), list(range(200, 0, -1)), [i * 37 % 101 for i in range(200)], [1] * 200, list(range(100)) + list(range(100)), [5, 3, 1, 2, 4]):
    count = 0; sorted(data, key=functools.cmp_to_key(cmp)); print(count, end=" ")
print()
print(max("abc", key=lambda c: -ord(c)), min([], default="d"), max([3, 1], [2, 9]), max("b", "a", key=ord), min({"b": 1, "a": 2}), max(1, 2.0, True), max((1, 2), (1, 3), key=lambda p: p[0]), min([1.0, 1]), max([1, 1.0, True])); t(max, []); t(max); t(max, 5); t(max, 1, 2, default=3); t(max, [], default=None); t(max, [1], key=5); t(min, [1, "a"]); t(max, [1], 2); t(max, [1, 2], key=lambda: 1); t(min, 1, 2, nope=3); t(max, iter([]), key=len, default=0); t(max, None); t(min, (x for x in (1 / 0,)) if 0 else iter([]))
print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect([(1, "a"), (2, "b")], 1, key=lambda p: p[0]), heapq.nsmallest(3, items), heapq.nlargest(2, items), heapq.merge([1, 4], [2, 3], reverse=False).__next__(), list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge(["aaa", "b"], ["cc"], key=len)), heapq.nsmallest(2, "hello", key=lambda c: -ord(c)))
