"""Lists that are changed while something goes through them."""
import operator


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Eq:
    def __init__(self, action, result=False):
        self.action, self.result, self.calls = action, result, 0

    def __eq__(self, other):
        self.calls += 1
        if self.calls < 50:
            self.action()
        return self.result

    def __repr__(self):
        return "Eq"
    __hash__ = None


for name in ["clear", "pop", "append", "reverse", "sort_none"]:
    for method in ["index", "count", "remove", "__contains__", "__eq__", "__lt__", "__ne__"]:
        items = [1, 2, 3]
        def act():
            if name == "append": items.append(0) if len(items) < 8 else None
            elif name == "sort_none": items[:] = items[::-1]
            elif name == "pop": items.pop() if items else None
            else: getattr(items, name)()
        items.insert(1, Eq(act))
        try:
            arg = [1, 9, 3, 4] if method.startswith("__") and method != "__contains__" else 3
            print(name, method, getattr(items, method)(arg), items)
        except Exception as e:
            print(name, method, type(e).__name__, e, items)
for action in ["clear", "append"]:
    items = list(range(5))
    def key(x):
        getattr(items, action)(*([9] if action == "append" else []))
        return -x
    t(items.sort, key=key); print(items)
    class C:
        def __init__(self, n): self.n = n
        def __lt__(self, other): items.append(1) if action == "append" else items.clear(); return self.n < other.n
        def __repr__(self): return f"C{self.n}"
    items = [C(3), C(1), C(2)]
    t(items.sort); print(len(items), items[:3])
items = [3, 1, 2]
def peek(x): print("during", items, len(items)); return x
items.sort(key=peek); print(items)
def fail(x):
    if x == 2: raise KeyError(x)
    return x
t(items.sort, key=fail); print(items)
class Fails:
    def __lt__(self, other): raise ValueError("lt")
mixed = [1, Fails(), 2]; t(mixed.sort); print(mixed[0], mixed[2])
t([1, "a"].sort); t([1, None].sort); t([1j, 2j].sort); t([[1], [2], ["a"], [0]].sort); t([(1, "a"), (1, 2)].sort); t([{}, {}].sort); t([1.5, float("nan"), 0.5].sort)
t([].sort, None); t([].sort, key=5); t([1].sort, key=5); t([1].sort, reverse="x"); t([1].sort, reverse=None); t([1].sort, nope=1); t([1, 2].sort, key=lambda: 0); t([2, 1].sort, key=None, reverse=1); t([1].sort, reverse=2**70)
stable = [(i % 3, i) for i in range(9)]; stable.sort(key=operator.itemgetter(0), reverse=True); print(stable); stable.sort(key=lambda p: 0, reverse=True); print(stable)
items = [1, 2, 3]; it = iter(items); next(it); items.clear(); t(next, it); items.extend([7, 8]); t(next, it); print(it.__length_hint__(), it.__reduce__()[0].__name__)
items = [1, 2, 3]; out = []
for x in items:
    out.append(x)
    if len(items) < 6: items.append(x * 10)
print(out)
items = list(range(6)); out = []
for x in items:
    out.append(x); items.remove(x)
print(out, items)
r = reversed(items); items.pop(); t(next, r); t(next, r); print(list(r))
it = iter([1, 2, 3]); it.__setstate__(2); print(list(it)); it = iter([1]); it.__setstate__(-5); print(list(it)); it = iter([1]); it.__setstate__(99); print(list(it)); t(iter([]).__setstate__, "a")


class Iter:
    def __init__(self, target): self.target, self.n = target, 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        self.target.append(f"from next {self.n}")
        return self.n
    def __length_hint__(self): return 2
target = ["start"]; target.extend(Iter(target)); print(target); target = ["start"]; target += Iter(target); print(target); target = ["a", "b", "c", "d"]; target[1:3] = Iter(target); print(target); target = ["a"]; target[:] = target; print(target); target.extend(target); print(target); target *= 2; target[::2] = target[1::2]; print(target); target += target; print(len(target))
for hint in [-1, "a", 2**70, 1.5, None, NotImplemented, KeyError]:
    class H:
        def __iter__(self): return iter((1, 2))
        def __length_hint__(self):
            if hint is KeyError: raise KeyError("hint")
            return hint
    t(list, H()); t([].extend, H()); t(operator.length_hint, H()); t(bytes, H())
class LenFails:
    def __len__(self): raise TypeError("len")
    def __iter__(self): return iter((1,))
class LenValue(LenFails):
    def __len__(self): raise ValueError("len value")
t(list, LenFails()); t(list, LenValue()); t(tuple, LenFails()); t(set, LenValue()); t(sorted, LenValue())
class Sub(list):
    def __init__(self, *a): print("init", a); super().__init__(*a)
    def append(self, x): print("own append"); super().append(x)
    def __getitem__(self, i): return "own getitem"
    def __len__(self): return 99
    def __iter__(self): return iter("own iter")
s = Sub([1, 2]); print(list(s), [*s], tuple(s), len(s), s[0], sorted(s), list.__len__(s), list.__repr__(s), str(s), s == [1, 2], s + [3], type(s + [3]), type(s * 2), type(s.copy()), type(s[:]), max(s), s.index(2), list(reversed(list.copy(s))))
t(list.__init__, s, 5); print(list.copy(s)); t(s.__init__, "ab"); print(list.copy(s)); s.extend([1]); [].extend(s); print(list.copy(s)); t(list.__new__, int); t(list.__new__, list, 1, 2, a=3); t(list, a=1); t(list, 1, 2); t(list, None)
deep = []; deep.append(deep); print(deep, deep == deep, repr([deep])); t(lambda: deep == [deep]); t(hash, deep); t(lambda: [1] < [None]); t(lambda: [1, 2] < [1, None]); print([1, 2] < [1, 2, 3], [] < [0], [float("nan")] == [float("nan")], (n := [float("nan")]) == n)
