"""Dicts with keys that lie, change under the hand, or fail."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Key:
    def __init__(self, name, action=None, equal=False):
        self.name, self.action, self.equal = name, action, equal

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if self.action:
            action, self.action = self.action, None
            action()
        return self.equal or self is other

    def __repr__(self):
        return f"K{self.name}"


for method, args in [("__getitem__", ()), ("get", ("d",)), ("__setitem__", ("v",)), ("setdefault", ("v",)), ("pop", ("d",)), ("__delitem__", ()), ("__contains__", ())]:
    for action in ["clear", "popitem", "add", "replace", "raise"]:
        d = {}
        def act():
            if action == "add":
                for i in range(20): d[i] = i
            elif action == "replace": d.clear(); d[first] = "again"
            elif action == "raise": raise LookupError("eq")
            else: getattr(d, action)()
        first = Key(1)
        d[first] = 1
        first.action = act
        probe = Key(2)
        try:
            print(method, action, getattr(d, method)(probe, *args), len(d))
        except Exception as e:
            print(method, action, type(e).__name__, e, len(d))
d = {Key("a"): 1, Key("b"): 2}
for other in [{Key("c"): 3, Key("d"): 4}, {}, {7: 1}]:
    t(lambda: d | other); t(lambda: d == other); t(lambda: d.keys() & other.keys()); t(lambda: d.keys() == other.keys()); t(lambda: d.items() - other.items())
d = {Key("a", equal=True): 1}; d[Key("b")] = 2; d[Key("c", equal=True)] = 3; print(d)


class Hash:
    def __init__(self, value): self.value = value
    def __hash__(self):
        if isinstance(self.value, Exception): raise self.value
        return self.value
    def __repr__(self): return "H"
for value in [1, -1, 2**64, 2**200, "a", None, 1.5, True, KeyError("hash"), TypeError("own")]:
    t(hash, Hash(value)) if value != 2**200 else print(hash(Hash(value)) == hash(2**200)); t(lambda: {Hash(value): 1}); t(lambda: {}.get(Hash(value))); t(lambda: Hash(value) in {}); t(lambda: {Hash(value)})
class Changing:
    def __init__(self): self.h = 1
    def __hash__(self): return self.h
    def __repr__(self): return "Changing"
c = Changing(); d = {c: 1}; c.h = 2; print(c in d, d.get(c), list(d), d == {c: 1}, d == dict(d), dict(d), {**d} == d); t(d.pop, c); d[c] = 2; print(d, len(d)); c.h = 1; print(d[c]); del d[c]; print(d)
for mutate in ["d[9] = 1", "del d[1]", "d.clear()", "d.update({1: 5})", "d[1] = 7", "d.pop(3); d[8] = 8"]:
    for view in ["d", "d.keys()", "d.values()", "d.items()", "reversed(d)", "reversed(d.items())"]:
        d = {1: 1, 2: 2, 3: 3}
        seen = []
        try:
            for x in eval(view):
                seen.append(x)
                if len(seen) == 1: exec(mutate)
            print(mutate, view, seen)
        except RuntimeError as e:
            print(mutate, view, seen, e)
d = dict.fromkeys(range(5)); it = iter(d); next(it); d.pop(4); t(next, it); t(next, it); print(it.__length_hint__()); it = iter({1: 2}.items()); print(it.__length_hint__(), list(it), it.__length_hint__()); it = iter({1: 2, 3: 4}); next(it); print(it.__reduce__())


class Keys:
    def __init__(self, keys, get=None): self._keys, self._get = keys, get
    def keys(self): return self._keys
    def __getitem__(self, k):
        if self._get: return self._get(k)
        return k * 2
t(dict, Keys([1, 2])); t(dict, Keys(5)); t(dict, Keys([[]])); t(dict, Keys([1], lambda k: 1 / 0)); t({}.update, Keys("ab")); t(lambda: {**Keys("ab")}); t(lambda: dict(**Keys("ab"))); t(lambda: dict(**Keys([1]))); t(lambda: {**5}); t(lambda: dict(**5)); t(lambda: dict(*5)); t(lambda: {**{1: 2}, **[]}); t(lambda: {} | Keys("a")); t(lambda: {} | []); t(lambda: {}.__or__([])); t(lambda: {}.__ior__([(1, 2)])); t(lambda: {}.__ior__(Keys("x"))); t(lambda: {}.__ior__(5))
for bad in [[1], [(1,)], [(1, 2, 3)], ["ab", "c"], [[]], [None], 5, "ab", ["ab"], [([], 1)], [(1, 2), 3], {1, 2}, [iter((1, 2))], None, [{1: 2, 3: 4}], [{5, 6}]]:
    t(dict, bad); t({}.update, bad)
def gen():
    yield 1, 2
    raise ZeroDivisionError("in generator")
d = {}; t(d.update, gen()); print(d); t(dict, a=1, **{"a b": 2}); t(dict, [("a", 1)], a=2); t(dict, {}, {}); t(dict.fromkeys); t(dict.fromkeys, 5); t(dict.fromkeys, [[]]); t(dict.fromkeys, "ab", [1]); t(dict.fromkeys, {1: 2}, 0); t(dict.fromkeys, {3, 3}); t({}.popitem); t({}.pop); t({}.pop, 1); t({}.pop, 1, 2, 3); t({}.pop, []); t({}.get); t({}.get, []); t({}.get, 1, 2, 3); t({}.get, 1, default=2); t({}.setdefault); t({}.setdefault, []); t({}.setdefault, 1, 2, 3); t({}.update, 1, 2); t({}.copy, 1); t({}.keys, 1); t({}.__contains__, []); t({}.__getitem__, []); t({}.__delitem__, 5); t({}.__setitem__, 5); t(lambda: {}[1, 2]); t(lambda: {}["a"]); t(lambda: {}[None]); t(lambda: {1: 2} < {}); t(lambda: {} + {}); t(hash, {}); t(lambda: -{}); t({}.__missing__) if hasattr(dict, "__missing__") else print("no __missing__")


class Miss(dict):
    def __missing__(self, key): return f"missing {key}"
class BadMiss(dict):
    def __missing__(self, key): raise ValueError(key)
class NoneMiss(dict): __missing__ = None
for kind in Miss, BadMiss, NoneMiss:
    m = kind(a=1); t(lambda: m["x"]); t(m.get, "x"); t(lambda: "x" in m); t(m.pop, "x", "default"); t(lambda: dict.__getitem__(m, "y")); t(lambda: "%(z)s" % m); t("{q}".format_map, m); t(lambda: m | {}); print(type(m | {}), type({} | m), type(m.copy()), type(kind.fromkeys("a")))
class Over(dict):
    def __setitem__(self, k, v): print("own set", k); super().__setitem__(k, v)
    def __getitem__(self, k): return "own get"
    def __iter__(self): return iter(["own iter"])
    def keys(self): return ["own keys"]
    def __len__(self): return 42
o = Over(a=1); o.update(b=2); o["c"] = 3; o.setdefault("d", 4); o |= {"e": 5}; print(list(o), dict(o), {**o}, len(o), o, o.get("a"), list(o.items()), dict.keys(o), o == {"a": 1}, sorted(o), Over.fromkeys("xy"), bool(o), repr(o.copy()), type(o.copy()))
