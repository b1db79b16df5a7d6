"""Sets whose members interfere, and every operation with every kind of operand."""
import copy
import pickle


def t(f, *args, **kwargs):
    try:
        r = f(*args, **kwargs)
        print(type(r).__name__, sorted(r, key=repr) if isinstance(r, (set, frozenset)) else repr(r))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Member:
    def __init__(self, name, action=None): self.name, self.action = name, action
    def __hash__(self): return 3
    def __eq__(self, other):
        if self.action:
            action, self.action = self.action, None
            action()
        return self is other
    def __repr__(self): return f"M{self.name}"


for method in ["__contains__", "add", "discard", "remove", "__ior__", "__iand__", "__isub__", "__ixor__", "union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint", "__eq__", "update", "difference_update", "intersection_update", "symmetric_difference_update"]:
    for action in "clear", "pop", "add", "raise":
        first = Member(1)
        s = {first, 100}
        def act():
            if action == "add": s.update(range(50, 60))
            elif action == "raise": raise LookupError("eq")
            elif s: getattr(s, action)()
        probe = Member(2)
        first.action = act
        probe.action = act
        single = method in ("__contains__", "add", "discard", "remove")
        try:
            result = getattr(s, method)(probe if single else {probe, 101})
            print(method, action, type(result).__name__)
        except Exception as e:
            print(method, action, type(e).__name__, str(e)[:40])
operands = [{1, 2}, frozenset({2, 3}), [2, 3], (1,), "ab", {1: 2}, {1: 2}.keys(), {1: 2}.items(), range(3), iter([1, 9]), 5, None, [[]], {}]
for op in ["|", "&", "-", "^", "<=", "<", ">", "==", "!="]:
    for operand in operands:
        if not hasattr(operand, "__next__"):
            t(lambda: eval(f"a {op} b", {"a": {1, 2}, "b": operand})); t(lambda: eval(f"b {op} a", {"a": {1, 2}, "b": operand}))
for method in ["union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint", "update", "intersection_update", "difference_update", "symmetric_difference_update"]:
    for operand in operands:
        s = {1, 2}
        if hasattr(operand, "__next__"): operand = iter([1, 9])
        try:
            r = getattr(s, method)(operand)
            print(method, type(operand).__name__, sorted(r, key=repr) if isinstance(r, set) else r, sorted(s, key=repr))
        except Exception as e:
            print(method, type(operand).__name__, type(e).__name__, e)
    t(getattr({1, 2}, method)); t(getattr({1, 2}, method), {1}, [2]); t(getattr({1, 2}, method), a=1); t(getattr(frozenset({1}), method, lambda: "none"))
for method in ["add", "discard", "remove", "pop", "clear", "copy", "__contains__"]:
    for args in [(), (1,), ([],), ({1},), (1, 2), ({9: 1},)]:
        s = {1, frozenset({1})}
        try: print(method, args, getattr(s, method)(*args) if method not in ("pop", "copy") else "ok" if getattr(s, method)(*args) else "", len(s))
        except Exception as e: print(method, args, type(e).__name__, e)
t({frozenset({1})}.__contains__, {1}); t({frozenset({1})}.remove, {1}); t({1}.remove, {2}); t(set().pop); t(set, 5); t(set, None); t(set, [[]]); t(set, 1, 2); t(set, a=1); t(frozenset, a=1); t(frozenset, 5); t(hash, set()); t(lambda: {1}[0]); t(lambda: {1} + {2}); t(lambda: {1} * 2); t(lambda: {[]}); t(lambda: {1, {}}); t(lambda: {{1}})
s = {1, 2, 3}
try:
    for x in s: s.add(x + 10)
except RuntimeError as e: print(e)
try:
    for x in s: s.discard(x)
except RuntimeError as e: print(e)
it = iter({1}); print(it.__length_hint__(), next(it), it.__length_hint__()); t(next, it); it = iter(s2 := {1, 2}); s2.add(3); t(next, it); t(next, it); print(iter({5}).__reduce__())
class Sub(set):
    def __init__(self, *a, tag=None): super().__init__(*a); self.tag = tag
    def add(self, x): print("own add", x); super().add(x)
    def __contains__(self, x): return "own"
class FSub(frozenset):
    def __new__(cls, *a, tag=None): self = super().__new__(cls, *a); self.tag = tag; return self
    def __hash__(self): return 5
a, b = Sub([1, 2], tag=1), FSub([2, 3], tag=2)
for r in [a | b, b | a, a & b, a - {1}, a.copy(), b.copy(), a.union([5]), b.union([5]), {1} | a, frozenset() | b, a ^ a, frozenset(b), set(a), b - b]: print(type(r).__name__, sorted(r), getattr(r, "tag", "no tag"))
a |= {9}; a.update([8]); a.add(7); print(sorted(a), type(a).__name__, 99 in a, b in {b}, hash(b), frozenset([2, 3]) == b)
for x in a, b, set(), frozenset("a"):
    for p in range(6): y = pickle.loads(pickle.dumps(x, p)); assert type(y) is type(x) and set.__eq__(set(y), set(x)); print(getattr(y, "tag", None), end=" ")
    y = copy.copy(x); print(type(y).__name__, y is x, getattr(y, "tag", None), copy.deepcopy(x) == x)
print(frozenset() is frozenset(), frozenset([]) is frozenset(), (f := frozenset("a")) is frozenset(f), f.copy() is f, f | f == f, repr(Sub([1])), repr(FSub([1])), repr(frozenset()), repr(set()), Sub().__reduce__(), frozenset([1]).__reduce__())
t(set.__init__, a, [1], [2]); t(a.__init__, [4]); print(sorted(a)); fz = frozenset([1]); fz.__init__([5]) if 0 else t(fz.__init__, 5); print(fz); t(set.__new__, list); t(frozenset.__new__, set); t(set.__new__, set, 5, 6, a=7); t(set.__or__, {1}); t(set.__or__, 5, {1}); t(set.__ior__, {1}, [2]); t(set.__lt__, {1}, [2]); t({1}.__rsub__, {2, 1}); t({1}.__rand__, [1]); t({1}.__sizeof__, 1); print({True, 1, 1.0}, {0, False, -0.0}, len({float("nan"), float("nan")}), {1, "1"} == {"1", 1.0})
