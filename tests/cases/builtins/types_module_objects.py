"""SimpleNamespace, MappingProxyType, cells, methods, aliases and unions: construction, comparison, pickling."""
import re
import copy
import operator
import pickle
import types
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
NS = types.SimpleNamespace
n = NS(a=1, b="x"); print(n, n == NS(b="x", a=1), n == NS(a=1), n != 5, n.__dict__, NS(), NS({"k": 1}), NS([("z", 2)], y=3), NS({"a": 1}, a=2)); n.c = n; print(n); del n.c; t(NS, 5); t(NS, 1, 2); t(NS, {1: 2}); t(NS, None); t(NS, [1]); t(hash, n); t(lambda: n < n); t(lambda: n.zz); t(lambda: n["a"]); print(copy.copy(n), copy.deepcopy(NS(l=[1])), pickle.loads(pickle.dumps(n)), copy.replace(n, a=5, z=6), n.__reduce__()[2]); t(copy.replace, n, 1); t(n.__replace__, 1)
class Sub(NS):
    def __eq__(self, o): return "sub eq"
print(Sub(q=1), Sub(q=1) == NS(q=1), NS(q=1) == Sub(q=1), type(copy.replace(Sub(q=1), q=2)).__name__, NS(**{"a b": 1, "é": 2, "class": 3})); t(NS, **{"a": 1}, x=2) if 0 else None; t(NS(a=1).__setattr__, 5, 1)
MP = types.MappingProxyType
d = {"a": 1, "b": 2}; m = MP(d); print(m, repr(m), len(m), m["a"], list(m), m | {"c": 3}, {"z": 0} | m, m == d, m == MP(d), m.get("q", 5), sorted(m.items()), "a" in m, list(reversed(m)), type(m.copy()).__name__, type(m | m), hash(MP(types.MappingProxyType({}))) if 0 else "", bool(MP({}))); d["c"] = 3; print(m["c"]); t(lambda: m.__setitem__); t(operator.setitem, m, "a", 1); t(operator.delitem, m, "a"); t(lambda: m["zz"]); t(MP); t(MP, 5); t(MP, [1]); t(MP, (1,)); t(MP, "ab"); t(hash, m); t(lambda: m < m); t(operator.ior, m, {}); t(lambda: m.nothing); t(pickle.dumps, m); t(copy.copy, m); t(copy.deepcopy, m); t(MP, mapping={"k": 1}); t(MP, NS()); t(lambda: m[[]]); t(lambda: MP[int, str]); t(lambda: type("M", (MP,), {})); t(MP.get, d, "a"); t(m.get); t(m.keys, 1)
class MM:
    def __getitem__(self, k): return f"got {k}"
    def keys(self): return ["x"]
    def __len__(self): return 7
    def __iter__(self): return iter("it")
    def __contains__(self, k): return True
    def __str__(self): return "MM str"
    def __repr__(self): return "MM repr"
p = MP(MM()); print(p, repr(p), str(p), len(p), p["q"], list(p), "z" in p, p.keys(), p == 5); t(lambda: p.get("a")); t(lambda: p.items()); t(lambda: p | {}); t(lambda: reversed(p))
C = types.CellType
c = C(5); e = C(); print(c.cell_contents, repr(c)[:8], c == C(5), c < C(6), c != e, e < c, e == C()); t(lambda: e.cell_contents); e.cell_contents = [1]; print(e.cell_contents); del e.cell_contents; t(lambda: e.cell_contents); t(delattr, e, "cell_contents"); t(C, 1, 2); t(C, x=1); t(hash, c); t(lambda: C(1) < C("a")); t(lambda: c < 5); t(lambda: type("D", (C,), {})); t(setattr, c, "x", 1)
M = types.MethodType
def f(self, *a, **k): "doc"; return self, a, k
b = M(f, 5); print(b(1, k=2), b.__self__, b.__func__ is f, b.__name__, b.__doc__, b == M(f, 5), b == M(f, 5.0), hash(b) == hash(M(f, 5)), repr(b).split(" of ")[1]); t(M); t(M, f); t(M, 5, 1); t(M, f, None); t(M, f, 1, 2); t(M, len, "abc"); t(M(len, "abc")); t(setattr, b, "x", 1); t(lambda: b.nothing); f.attr = 1; print(b.attr, M(M(f, 1), 2)(3)); t(lambda: M(print, "a")); t(b.__get__, 1); t(pickle.dumps, M(len, "a")) if 0 else print(pickle.loads(pickle.dumps([].append)).__name__, pickle.loads(pickle.dumps("a".upper))()); t(lambda: M(5 .__add__, 1)(2))
G = types.GenericAlias
a = G(list, (int,)); print(a, a == list[int], hash(a) == hash(list[int]), a.__origin__, a.__args__, a.__parameters__, G(dict, (str, int)), G(list, int), G(5, 6), a([1]), a.append, isinstance([], a.__origin__), list[int] | None, [*G(tuple, (int,))], list[int, str], dict[str, list[int]], list["fwd"], list[...], list[[]], list[()], type[int], G(list, (1, "a", None, ...))); t(G); t(G, int); t(G, 1, 2, 3); t(lambda: a[int]); t(lambda: a.__origin__ == list and a.zz); t(isinstance, [], a); t(issubclass, list, a); t(setattr, a, "x", 1); print(pickle.loads(pickle.dumps(a)) == a, copy.copy(a) == a, copy.deepcopy(a) == a, a.__class__, a.__reduce__(), type(a).__name__, a.__mro_entries__(()), list[int].copy, repr(list[int].__class_getitem__) != ""); t(lambda: [*list[int]]); t(lambda: list[int]() + [1]); t(lambda: list[int] < list[str]); t(lambda: type("S", (list[int],), {})); t(lambda: types.new_class("S", (list[int],)).__orig_bases__)
for l, r in [(int, str), (int, None), (None, int), (int, int), (int | str, str | int), (int | str, bytes), (list[int], str), (int, 5), (int, "fwd"), (None, None), (int | None, None), (5, int | str), (type, int), (int, int | bool)]:
    t(lambda: l | r); t(lambda: (l | r).__args__)
u = int | str; print(u == (str | int), hash(u) == hash(str | int), isinstance(1, u), issubclass(bool, u), isinstance(None, int | None), u.__args__, u.__parameters__, u.__origin__, type(u), pickle.loads(pickle.dumps(u)) == u, copy.copy(u) == u, {u: 1}[str | int], u != int, (list[int] | None).__args__); t(isinstance, 1, int | list[int]); t(isinstance, [], int | list[int]); t(lambda: u[int]); t(lambda: u()); t(lambda: u < u); t(lambda: type("U", (u,), {})); t(lambda: type(u)()); t(lambda: u.x); t(issubclass, 5, u)
D = types.DynamicClassAttribute
class Dyn:
    @D
    def x(self): return "instance"
print(Dyn().x); t(lambda: Dyn.x); t(setattr, Dyn(), "x", 1); print(types.coroutine(lambda: (yield)).__code__.co_flags & 0x100, types.resolve_bases((int,)), types.prepare_class("x")[0], [k for k in types.__all__ if not hasattr(types, k)], types.get_original_bases(bool)); mod = types.ModuleType("m", "doc"); print(mod, mod.__doc__, mod.__name__, mod.__dict__.keys() - {"__builtins__"} == {"__name__", "__doc__", "__package__", "__loader__", "__spec__"}); t(types.ModuleType, 5); t(types.ModuleType); t(lambda: mod.zz); del mod.__name__; t(lambda: mod.zz); t(lambda: repr(mod)); mod.__getattr__ = lambda n: f"dyn {n}"; print(mod.anything); mod.__dir__ = lambda: ["b", "a"]; print(dir(mod)); t(pickle.dumps, mod); t(setattr, mod, "__dict__", {}); t(setattr, mod, "__class__", int)
