"""Order of dicts through every operation; views as sets; equality; fromkeys; update forms; unhashable keys; merging."""


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


d = {}
for k in "hello": d[k] = len(d)
print(d); d["h"] = 9; print(d); del d["h"]; d["h"] = 1; print(d, list(reversed(d)), list(reversed(d.items())), d.popitem(), d)
for i in range(100): d[i] = i
for i in range(0, 100, 3): del d[i]
d["new"] = 1; print(list(d)[:6], list(d)[-3:], len(d), sum(v for k, v in d.items() if isinstance(k, int)))
print({1: "a", True: "b", 1.0: "c"}, {**{"a": 1, "b": 2}, "a": 3, **{"c": 4, "b": 5}}, {"x": 1} | {"y": 2, "x": 3}, dict([("a", 1)], a=2, b=3), dict({"z": 1}, y=2), dict(zip("ab", (1, 2))), dict(["ab", (1, 2), [3, 4]]), {(): 1}[()], {None: 1, ...: 2, NotImplemented: 3}, {0.0: 1, -0.0: 2}, {"a": 1}.__class__)
a, b = {"k1": 1, "k2": 2, "k3": 3}, {"k3": 3, "k4": 4, "k1": 9}
for x, y in ((a.keys(), b.keys()), (a.items(), b.items()), (a.keys(), {"k1", 5}), (a.keys(), ["k1", "k1", "q"]), (a.items(), [("k1", 1), 7]), (a.keys(), "k"), (a.keys(), {"k2": 0})):
    print(sorted(x & y, key=str), sorted(x | y, key=str), sorted(x - y, key=str), sorted(x ^ y, key=str), x == y, x < y if isinstance(y, (set, type(x))) else "", x.isdisjoint(y))
print({1, "k1"} - a.keys(), {1, "k1"} & a.keys(), sorted({1} | a.keys(), key=str), [("k1", 1)] - a.items() if 0 else "", {("k1", 1)} <= a.items(), a.keys() >= {"k1"}, a.keys() > a.keys(), a.keys() == set(a), set(a) == a.keys(), a.keys() != b.keys(), a.values() == a.values(), a.keys() == a.keys(), a.items() == a.items(), a.items() == set(a.items()))
v = a.keys(); a["k5"] = 5; print(len(v), "k5" in v, list(v), v, a.values(), a.items(), v.mapping, type(v.mapping).__name__, ("k1", 1) in a.items(), ("k1", 2) in a.items(), "k1" in a.items(), ("k1",) in a.items(), [1] in a.values()); t(lambda: v.mapping.__setitem__("x", 1)); t(hash, v); t(lambda: v & 5); t(lambda: 5 & v); t(lambda: v | None); t(lambda: v < 5); t(lambda: v < [1]); t(lambda: v.isdisjoint(5)); t(lambda: v[0]); t(lambda: [] in v); t(lambda: ([], 1) in a.items()); t(lambda: v & [[]]); t(lambda: a.items() & [([], 1)]); t(lambda: {"x": []}.items() | set()); t(lambda: {"x": []}.items() - {1}); t(lambda: a.values() & {1}); t(lambda: v.add(1)); t(lambda: setattr(v, "x", 1)); t(type(v)); t(len, v); t(lambda: v.mapping["nope"])
print(dict.fromkeys("aba"), dict.fromkeys({1, 2}, 0), dict.fromkeys({"q": 1}), type(type("D", (dict,), {}).fromkeys("a")).__name__, dict.fromkeys([1], [])[1] is dict.fromkeys([1])[1])
for args, kw in (((5,), {}), (([1],), {}), ((["abc"],), {}), (([(1, 2, 3)],), {}), (([([], 1)],), {}), ((None,), {}), (({}, {}), {}), (("ab",), {}), (([(1, 2)],), {"x": 1}), ((), {"self": 1, "other": 2}), ((type("K", (), {"keys": lambda s: [1, 2], "__getitem__": lambda s, k: k * 10})(),), {}), ((type("K", (), {"keys": lambda s: 5, "__getitem__": lambda s, k: k})(),), {}), ((type("K", (), {"keys": 5})(),), {}), ((type("K", (), {"keys": lambda s: [1]})(),), {}), ((iter([("a", 1), ("b",)]),), {})):
    t(dict, *args, **kw); e = {"old": 0}; t(e.update, *args, **kw); print(e)
e = {"a": 1}; t(e.__ior__, [("b", 2)]); t(e.__ior__, 5); t(e.__or__, [("b", 2)]); t(e.__ror__, {"z": 0, "a": 9}); t(lambda: e | [("b", 2)]); t(lambda: [] | e); t(e.__eq__, 5); t(lambda: e < e); t(e.pop, "x"); t(e.pop, "x", 1); t(e.pop); t(e.pop, "a", 1, 2); t(e.popitem); t({}.popitem); t(e.setdefault, []); t(e.setdefault); t(e.get); t(e.get, []); t(e.get, 1, 2, 3); t(e.__getitem__, "zz"); t(e.__getitem__, []); t(e.__delitem__, 1); t(e.__contains__, []); t(e.__contains__, {}); t(e.clear, 1); t(e.copy, 1); t(e.keys, 1); t(e.update, 1, 2); t(e.__setitem__, {}, 1); t(e.__setitem__, [], 1); t(e.__setitem__, set(), 1); t(hash, e); t(e.__init__, 5); t(dict.fromkeys); t(dict.fromkeys, 5); t(dict.__getitem__, 5, 1); t(dict.get, [], 1); t(lambda: {[]: 1}); t(lambda: {**5}); t(lambda: {**[1]}); t(lambda: dict(**{"a": 1}, **{"a": 2})); t(lambda: dict(a=1, **{"a": 2})); t(lambda: {k: v for k, v in [1]}); t(lambda: {x: 1 for x in [[]]}); t(reversed, {}.keys()) if 0 else None
x = {}; x["self"] = x; print(x, {"v": x.values()}["v"], len(str(x))); y = {}; y["self"] = y
try: x == y
except RecursionError: print("RecursionError")
print(x == x, {float("nan"): 1} == {float("nan"): 1}, (lambda n: {n: n} == {n: n})(float("nan")), {1: 2} == {1.0: 2.0}, {1: 2} != {1: 3}, {"a": 1, "b": 2} == {"b": 2, "a": 1})
class Missing(dict):
    def __missing__(self, k): return ("missing", k)
m = Missing(a=1); print(m["a"], m["z"], m.get("z"), "z" in m, m | {"b": 1}, type(m | {}).__name__, type(m.copy()).__name__, "%(zz)s" % m, "{q}".format_map(m)); m2 = Missing.fromkeys("ab"); print(m2, type(m2).__name__); t(lambda: m[[]]); Missing.__missing__ = 5; t(lambda: m["z"]); Missing.__missing__ = None; t(lambda: m["z"]); del Missing.__missing__; t(lambda: m["z"])
class HashErr:
    def __hash__(self): raise RuntimeError("hash")
class EqErr:
    def __hash__(self): return 1
    def __eq__(self, o): raise RuntimeError("eq")
class NoHash: __hash__ = None
class BadHash:
    def __hash__(self): return "x"
for k in (HashErr(), NoHash(), BadHash()):
    t(lambda: {k: 1}); t(lambda: {}.get(k)); t(lambda: k in {}); t(lambda: {k}); t(lambda: {1: 2}.pop(k, None)); t(lambda: dict([(k, 1)])); t(lambda: {}.setdefault(k))
q = {EqErr(): 1}; t(lambda: q.__setitem__(EqErr(), 2)); t(lambda: EqErr() in q); t(lambda: q.get(EqErr())); t(lambda: q.get(1)); t(lambda: q == {EqErr(): 1}); t(lambda: q.update({EqErr(): 2})); t(lambda: dict([(EqErr(), 1), (EqErr(), 2)])); print(len(q), {2: 3}.get(EqErr()))
