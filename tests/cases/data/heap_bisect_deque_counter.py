"""collections and heapq under load: deque rotations and slices, Counter arithmetic, ChainMap writes, namedtuple options, heap operations with max-heaps."""
import collections, copy, heapq, pickle, random
from collections import *


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


d = deque(range(5), 7)
for f in (lambda: d.rotate(2), lambda: d.rotate(-7), lambda: d.rotate("x"), lambda: d.append(9), lambda: d.extend([1, 2]), lambda: d.extendleft("ab"), lambda: d.insert(2, "ins"), lambda: d.pop(), lambda: d.insert(-1, "i2"), lambda: d.insert(99, 5), lambda: d.remove("b"), lambda: d.remove("zz"), lambda: d.index(9), lambda: d.index(9, 5), lambda: d.index("q"), lambda: d.count(9), lambda: d[0], lambda: d[-1], lambda: d[99], lambda: d["a"], lambda: d[1:2], lambda: d.__setitem__(0, "s"), lambda: d.__setitem__(99, 1), lambda: d.__delitem__(1), lambda: d.__delitem__(99), lambda: d * 2, lambda: 2 * d, lambda: d + deque([1]), lambda: d + [1], lambda: d.__iadd__("xy"), lambda: d.__imul__(0), lambda: d.pop(), lambda: d.popleft(), lambda: d.maxlen, lambda: setattr(d, "maxlen", 1), lambda: d == deque(), lambda: d == [], lambda: d < deque([1]), lambda: hash(d), lambda: d.copy(), lambda: d.reverse(), lambda: deque(5), lambda: deque([1], -1), lambda: deque([1], "x"), lambda: deque([1], 2, 3), lambda: deque(maxlen=0), lambda: deque([1, 2, 3], maxlen=2), lambda: deque(iterable="ab"), lambda: deque([1, 2]) < deque([1, 3]), lambda: deque([1]) > [0], lambda: deque([[1]]).__contains__([1]), lambda: list(reversed(deque("abc"))), lambda: deque([1, 2]).__reduce__()[1], lambda: deque[int]): t(f); print(d)
r = random.Random(3); d = deque(); l = []
for _ in range(600):
    k = r.randrange(7)
    if k == 0: d.append(_); l.append(_)
    elif k == 1: d.appendleft(_); l.insert(0, _)
    elif k == 2 and l: assert d.pop() == l.pop()
    elif k == 3 and l: assert d.popleft() == l.pop(0)
    elif k == 4: n = r.randrange(-9, 9); d.rotate(n); n = n % len(l) if l else 0; l = l[-n:] + l[:-n] if n else l
    elif k == 5 and l: i = r.randrange(len(l)); del d[i]; del l[i]
    else: i = r.randrange(len(l) + 1); d.insert(i, _); l.insert(i, _)
    assert list(d) == l and len(d) == len(l)
print(len(d), sum(d), list(d)[:5])
c = Counter("abracadabra"); print(c, c.most_common(2), c["zz"], sorted(c.elements()), c.total(), c + Counter("aab"), c - Counter("aab"), c & Counter("aab"), c | Counter("zz"), +Counter(a=1, b=-1, c=0), -Counter(a=1, b=-1), c == Counter("abracadabra"), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1), Counter(a=-1).total(), Counter([1, 1, 2]).most_common(), Counter(a=2, b=1) ^ Counter(a=1) if hasattr(Counter, "__xor__") else "", Counter({"x": 3}, y=2)); c.update("aa"); c.update({"q": 5}); c.subtract("zzz"); c.subtract(a=1); print(c, c.pop("q"), c.setdefault("n", 4), copy.copy(c) == c, pickle.loads(pickle.dumps(c)) == c, type(c.copy()).__name__); del c["not there"]; c["half"] = 1.5; print(c["half"], Counter(a="x") if 0 else ""); t(Counter.fromkeys, "ab"); t(Counter, 5); t(Counter, "a", "b"); t(c.update, 5); t(lambda: c + {"a": 1}); t(lambda: Counter(a=1) < 5); t(lambda: Counter(a="x") + Counter(a=1)); t(Counter(a="x", b=1).most_common); t(c.most_common, "x"); t(lambda: Counter([[]])); c += Counter(a=100); c &= Counter(a=50); c |= Counter(z=1); c -= Counter(a=49); print(c)
a, b = {"x": 1, "y": 2}, {"y": 20, "z": 30}; m = ChainMap(a, b); print(m, m["y"], m["z"], list(m), len(m), m.maps, "z" in m, m.get("q", 0), m.parents, m.new_child({"n": 1}), m.new_child(k=5), dict(m), m | {"w": 1}, {"w": 1} | m, m == {"x": 1, "y": 2, "z": 30}, bool(ChainMap()), copy.copy(m).maps[1] is b, ChainMap.fromkeys("ab", 1)); m["z"] = 99; m |= {"v": 1}; print(a, b, m.pop("x"), m.popitem()); t(m.pop, "zzz"); t(m.__delitem__, "none"); t(m.__getitem__, "none"); t(ChainMap({}).popitem); m.clear(); print(m); t(lambda: m["gone"]); t(lambda: ChainMap(5)["a"]); t(ChainMap, a=1)
N = namedtuple("N", "x y z", defaults=(2, 3)); n = N(1); print(n, n._asdict(), n._replace(y=9), N._make([4, 5, 6]), N._fields, N._field_defaults, n.x, n[1], n == (1, 2, 3), N.x.__doc__, N.__doc__, n.index(2), n + (1,), hash(n) == hash((1, 2, 3)), N.__match_args__, pickle.loads(pickle.dumps(n)), copy.replace(n, z=0), namedtuple("R", "a class a _b 1", rename=True)._fields, namedtuple("M", ["p", "q"], module="mm").__module__, namedtuple("Z", "")()); t(N); t(N, 1, 2, 3, 4); t(N, 1, q=2); t(N._make, [1]); t(N._make, 5); t(n._replace, q=1); t(setattr, n, "x", 5); t(setattr, n, "new", 5); t(lambda: N.__new__(N)); t(namedtuple, "N", "a a"); t(namedtuple, "N", "class"); t(namedtuple, "N", "_a"); t(namedtuple, "1N", "a"); t(namedtuple, "N", "a", defaults=(1, 2)); t(namedtuple, "N", 5); t(namedtuple, "N"); t(namedtuple, 5, "a") if 0 else None
class Sub(N):
    __slots__ = ()
    @property
    def total(self): return sum(self)
print(Sub(1), Sub(1).total, Sub(1)._replace(x=5).__class__.__name__, repr(Sub(1))); dd = defaultdict(list, {"a": [1]}); dd["b"].append(2); print(dd, dd.default_factory, dd.get("c"), "c" in dd, dd | {"d": [4]}, {"d": 4} | dd, copy.copy(dd), pickle.loads(pickle.dumps(dd)), repr(defaultdict(None, a=1)), dd.copy() == dd, dd.__missing__("m")); t(lambda: defaultdict(None)["x"]); t(defaultdict, 5); t(lambda: defaultdict(lambda: 1 / 0)["x"]); t(lambda: defaultdict(int)[[]]); dd.default_factory = None; t(lambda: dd["zz"]); dd.default_factory = 5; t(lambda: dd["zz"]); u = UserDict(a=1); u["b"] = 2; print(u, u.data, u | {"c": 3}, UserDict.fromkeys("xy"), UserString("ab") + "c", UserString("ab").upper(), UserList([1]) + [2], UserList([3, 1])[0:1], UserString("é").encode(), "a" in UserString("ab"), UserString("5") * 2, int(UserString("5")), UserList([1]) == [1], UserList([1, 2]) < [1, 3]); t(lambda: UserDict(1)); t(lambda: UserString(5) + 5); t(lambda: UserList([1]) + 5); t(lambda: UserDict()["x"])
h = []
for x in (5, 1, 4, 2, 3): heapq.heappush(h, x)
print(h, heapq.heappop(h), heapq.heapreplace(h, 9), heapq.heappushpop(h, 0), h, heapq.nsmallest(2, h), heapq.nlargest(9, h), heapq.nlargest(0, h)); x = [3, 1, 2]; heapq.heapify(x); print(x); m = [3, 1, 2, 5]; heapq.heapify_max(m); heapq.heappush_max(m, 9); print(m, heapq.heappop_max(m), heapq.heapreplace_max(m, 0), heapq.heappushpop_max(m, 4), m); t(heapq.heappop, []); t(heapq.heapreplace, [], 1); t(heapq.heappush, (1,), 1); t(heapq.heapify, 5); t(heapq.heappop_max, []); t(heapq.heapify, [1, "a"]); t(heapq.nsmallest, "x", [1]); t(heapq.merge, 5) if 0 else None; t(heapq.heappush, [1], "a"); print(heapq.heappushpop([], 1), list(heapq.merge([1, 3], [2], [])), list(heapq.merge()))
