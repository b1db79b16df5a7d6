"""Sets and frozensets: every operation by method and operator over sets, iterables and wrong types; in-place forms; subclasses; hashing."""


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


names = ["union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint", "update", "intersection_update", "difference_update", "symmetric_difference_update"]
for make in (set, frozenset):
    for name in names:
        if not hasattr(make, name): print(make.__name__, "has no", name); continue
        for args in ((), ({2, 3},), ([3, 3, 9],), ("ab",), ({3: 1},), (iter((1, 2)),), (frozenset({1}),), (range(2, 5),), (5,), ([[]],), ({1}, {2}), ([1], "x", {7}), (None,)):
            s = make({1, 2, 3})
            try: r = getattr(s, name)(*args)
            except Exception as e: r = f"{type(e).__name__}: {e}"
            print(make.__name__, name, str(args)[:24] if "iterator" not in str(args) else "iter", sorted(r, key=str) if isinstance(r, (set, frozenset)) else r, type(r).__name__, sorted(s, key=str))
import operator
for op in ("or_", "and_", "sub", "xor", "lt", "le", "gt", "ge", "eq", "ne", "ior", "iand", "isub", "ixor"):
    for a, b in (({1, 2}, {2, 3}), ({1}, frozenset({1, 2})), (frozenset({1}), {1}), ({1}, [1]), ([1], {1}), ({1}, {1: 2}.keys()), ({1: 2}.keys(), {1}), (frozenset({1, 2}), {1: 0}.keys()), ({1}, None)):
        try: r = getattr(operator, op)(a, b)
        except Exception as e: r = f"{type(e).__name__}: {e}"
        print(op, r if not isinstance(r, (set, frozenset)) else (type(r).__name__, sorted(r)))
s = {1, 2}
for f, *a in ((s.add, []), (s.add, {1}), (s.add,), (s.discard, []), (s.discard, {1, 2}), (s.remove, 9), (s.remove, {9}), (s.remove, []), (s.remove,), (s.pop, 1), (s.clear, 1), (s.copy, 1), (set().pop,), (set, 1), (set, [[]]), (set, 1, 2), (frozenset, 1, 2), (hash, s), (s.__contains__, []), (s.__contains__, {1}), (lambda: {1} in {frozenset({1})},), (lambda: s[0],), (lambda: s + s,), (lambda: s * 2,), (lambda: s < [1],), (lambda: {[]},), (lambda: {{}: 1},), (s.__init__, 5), (s.__or__, [1]), (s.__lt__, [1]), (s.__eq__, [1]), (s.__ior__, [1]), (s.__sub__, 5), (frozenset().__hash__, 1), (set.add, 5, 1), (set.union,), (set.union, [1], {2}), (set.__new__, int), (frozenset.union, {1}, {2}), (lambda: set(a=1),), (lambda: frozenset(iterable=[1]),), (lambda: set.__class_getitem__(int),), (lambda: s.missing,), (lambda: setattr(s, "x", 1),), (reversed, s), (iter, 5)): t(f, *a)
print(s, frozenset(), set(), frozenset({1}), {frozenset({1}): "k"}[frozenset([1])], hash(frozenset({1, 2})) == hash(frozenset({2, 1})), frozenset({1}) is frozenset(frozenset({1})) or "copy", (lambda f: frozenset(f) is f)(frozenset("a")), frozenset() is frozenset([]), (lambda f: f.copy() is f)(frozenset("a")), {1, True, 1.0}, {0, False, 0.0, -0.0}, len({float("nan"), float("nan")}), {1} == frozenset({1}), {1} == {1.0}, {"a"} != {"b"})
class S(set):
    def __repr__(self): return "S" + repr(sorted(self))
    def __contains__(self, x): return x == "magic" or super().__contains__(x)
class F(frozenset):
    x = 1
u = S([1, 2]); u.attr = 1
print(u, "magic" in u, u | {3}, {3} | u, type(u | {3}).__name__, type({3} | u).__name__, type(u.union([5])).__name__, u.copy(), type(u.copy()).__name__, vars(u.copy()) if hasattr(u.copy(), "__dict__") else "", u == {1, 2}, u - [1] if 0 else u - {1}, u & {1}, u ^ {1, 9}, S() == set(), type(F("a") | F("b")).__name__, type(F("a").copy()).__name__, repr(F("a")), repr(type("Q", (set,), {})()), hash(F([1])) == hash(frozenset([1])), F.__mro__[1].__name__); u |= {7}; u -= {1}; u &= {2, 7}; u ^= {2, 8}; print(u, type(u).__name__)
import copy, pickle
for o in (u, F("a"), {1, 2}, frozenset({3})):
    for c in (copy.copy(o), copy.deepcopy(o), *(pickle.loads(pickle.dumps(o, p)) for p in range(6))): assert c == o and type(c) is type(o), o
print(u.__reduce__()[0].__name__, u.__reduce__()[1:], copy.copy(u).attr, pickle.loads(pickle.dumps(u)).attr); it = iter({5}); print(it.__length_hint__(), it.__reduce__()[1], next(it), it.__length_hint__()); t(next, it); t(lambda: iter({1}).__setstate__(0)); t(type(it))
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f"K{self.n}"
ks = {K(i) for i in range(20)}; print(len(ks), K(5) in ks, K(99) in ks); ks -= {K(i) for i in range(18)}; print(sorted(ks, key=lambda k: k.n)); ks.discard(K(18)); print(ks, ks.pop(), ks)
big = set(range(1000)); big &= set(range(500, 1500)); big ^= {500, 2000}; print(len(big), min(big), max(big), big > {501}, sum(big)); print(set("hello") - set("world") == {"h", "e"}, sorted(set([3, 1, 2])), set(range(3)) | set("ab") >= {1, "a"}, {*range(3), *"a"} == {0, 1, 2, "a"}, {x % 3 for x in range(10)})
