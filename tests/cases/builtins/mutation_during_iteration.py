"""Containers that change while something goes over them: the errors, and what is seen where there is none."""
import collections, array, itertools, functools


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


def walk(make, action, limit=12, by=iter):
    c = make(); seen = []
    try:
        for n, item in enumerate(by(c)):
            seen.append(item)
            if n >= limit: seen.append("..."); break
            action(c, item, n)
    except Exception as e: seen.append(f"{type(e).__name__}: {e}")
    return seen
kinds = {
    "list": lambda: [1, 2, 3, 4], "deque": lambda: collections.deque([1, 2, 3, 4]), "bytearray": lambda: bytearray(b"\1\2\3\4"), "array": lambda: array.array("i", [1, 2, 3, 4]),
    "userlist": lambda: collections.UserList([1, 2, 3, 4]),
}
actions = {
    "append": lambda c, i, n: c.append(9) if n < 3 else None, "pop": lambda c, i, n: c.pop() if len(c) else None, "pop0": lambda c, i, n: c.popleft() if hasattr(c, "popleft") else c.pop(0), "clear": lambda c, i, n: c.clear() if hasattr(c, "clear") else c.__delitem__(slice(None)), "insert": lambda c, i, n: c.insert(0, 7) if n < 4 else None,
    "reverse": lambda c, i, n: c.reverse(), "set": lambda c, i, n: c.__setitem__(-1, 8), "extend": lambda c, i, n: c.extend([5, 6]) if n == 1 else None,
}
for kind, make in kinds.items():
    for name, action in actions.items():
        print(kind, name, walk(make, action), walk(make, action, by=reversed))
dicts = {"dict": lambda: dict.fromkeys("abcd", 0), "defaultdict": lambda: collections.defaultdict(int, dict.fromkeys("abcd", 0)), "counter": lambda: collections.Counter("abcd"), "userdict": lambda: collections.UserDict(a=1, b=2, c=3), "chainmap": lambda: collections.ChainMap(dict.fromkeys("ab", 0), dict.fromkeys("cd", 0))}
dactions = {"add": lambda c, i, n: c.__setitem__(str(n), 1), "delete": lambda c, i, n: c.pop("d", None), "replace": lambda c, i, n: c.__setitem__("c", n), "swap": lambda c, i, n: (c.pop("b", None), c.__setitem__("z", 1)) if n == 0 else None, "clear": lambda c, i, n: c.clear(), "get": lambda c, i, n: c["d"] if "d" in c else None, "refill": lambda c, i, n: (c.clear(), c.update(dict.fromkeys("wxyz"))) if n == 1 else None, "popitem": lambda c, i, n: c.popitem()}
for kind, make in dicts.items():
    for name, action in dactions.items():
        for by in (iter, reversed, lambda d: d.items(), lambda d: reversed(d.values()) if hasattr(d.values(), "__reversed__") else []): print(kind, name, walk(make, action, by=by))
for name, action in {"add": lambda c, i, n: c.add(n + 100), "discard": lambda c, i, n: c.discard(4), "clear": lambda c, i, n: c.clear(), "swap": lambda c, i, n: (c.discard(3), c.add(3)), "same": lambda c, i, n: c.add(i)}.items():
    print("set", name, walk(lambda: {1, 2, 3, 4}, action))
print("-- inside methods")


class Evil:
    def __init__(self, f, eq=False): self.f, self.eq = f, eq
    def __eq__(self, o): self.f(); return self.eq
    def __hash__(self): return 1
    def __lt__(self, o): self.f(); return True
    def __repr__(self): self.f(); return "E"
    def __index__(self): self.f(); return 1
    def __bool__(self): self.f(); return True
    def __add__(self, o): self.f(); return o
    __radd__ = __add__


l = [0, 1, 2, 3]; e = Evil(lambda: l.clear()); l[0] = e
t(lambda: l.index(9)); l[:] = [e, 1, 2]; t(lambda: l.count(9)); l[:] = [e, 1]; t(lambda: l.remove(9)); l[:] = [e, 1]; t(lambda: 9 in l); l[:] = [e, 1]; t(lambda: l == [0, 1]); l[:] = [e, 1, 2]; t(lambda: repr(l)); l[:] = [e, 3, 2]; t(lambda: l.sort()); print(l); l[:] = [e, 1]; t(lambda: max(l)); l[:] = [e, 1]; t(lambda: sorted(l)); l[:] = [e, 1, 2]; t(lambda: sum(l)); l[:] = [e, 1, 2]; t(lambda: any(l)); l[:] = [1, 2, 3]; t(lambda: l[Evil(l.clear)]); l[:] = [1, 2, 3]; t(lambda: l.insert(Evil(l.clear), 5)); print(l); l[:] = [1, 2, 3]; t(lambda: l.pop(Evil(l.clear))); l[:] = [1, 2, 3]; t(lambda: l.__setitem__(Evil(l.clear), 5)); print(l); l[:] = [1, 2, 3]; t(lambda: l.__delitem__(Evil(l.clear))); l[:] = [1, 2, 3]; t(lambda: l * Evil(l.clear)); l[:] = [1, 2, 3, 4]; t(lambda: l[Evil(l.clear):3]); l[:] = [1, 2, 3]; l[1:2] = (x for x in (1, l.clear(), 3)); print(l); l[:] = [1, 2]; l.extend(l.append(i) or i for i in range(3)); print(l); l[:] = [1, 2, 3]; l += l; l.extend(l); print(len(l)); l[:] = [3, 1, 2]; t(lambda: l.sort(key=lambda x: l.append(x) or x)); print(l); l[:] = [3, 1, 2]; t(lambda: l.sort(key=lambda x: l.clear() or 1 / 0)); print(l)
d = {}; e = Evil(lambda: d.clear()); d = {e: 1, 2: 3}; t(lambda: d.get(1)); d = {e: 1}; t(lambda: d.__setitem__(1, 5)); print(len(d)); d = {e: 1}; t(lambda: d.pop(1, "gone")); d = {1: e}; t(lambda: repr(d)); d = {1: e, 2: 1}; t(lambda: d == {1: 5, 2: 1}); d = {e: 1}; t(lambda: d.setdefault(1, 2)); print(len(d)); d = dict.fromkeys("ab"); t(lambda: d.update((k, d.clear()) for k in "xyz")); print(d); d = {"a": 1}; t(lambda: {k: d.update({str(len(d)): 1}) for k in d}); t(lambda: d.update(d)); s = {1}
s = {Evil(lambda: s.clear()), 5}; t(lambda: 1 in s); s = {Evil(lambda: s.clear())}; t(lambda: s.add(1)); print(len(s)); s = {1, 2, 3}; t(lambda: s.update(s.add(i) or i for i in (7, 8))); print(s); t(lambda: s.difference_update(s)); print(s); s = {1, 2}; t(lambda: s.symmetric_difference_update(s)); t(lambda: [s.add(x + 10) for x in s]); s = {1, 2}; t(lambda: [s.add(x + 10) for x in s])
q = collections.deque([1, 2, 3]); e = Evil(q.clear); q[0] = e; t(lambda: q.index(9)); q.extend([e, 1]); t(lambda: q.count(9)); q.extend([e, 1]); t(lambda: q.remove(9)); q.clear(); q.extend([e, 1]); t(lambda: 9 in q); q.clear(); q.extend([e, 2]); t(lambda: q == collections.deque([0, 2])); q.clear(); q.extend([e, 2]); t(lambda: repr(q)); q.clear(); q.extend([1, 2]); q.extend(q); q += q; print(q); q.extendleft(q); print(len(q)); q = collections.deque([1, 2], 3); q.extend(q); print(q); t(lambda: [q.append(x) for x in q])
b = bytearray(b"abc"); t(lambda: b.extend(b.append(i) or i for i in (100, 101))); print(b); t(lambda: b.__setitem__(Evil(b.clear), 65)); print(b); b = bytearray(b"abcd"); t(lambda: b.insert(Evil(b.clear), 1)); b = bytearray(b"abcd"); t(lambda: b.pop(Evil(b.clear))); b = bytearray(b"abc"); b.extend(b); t(b.__iadd__, b); b[1:1] = b; print(len(b))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self): self.n += 1; l.append(self.n); return self.n if self.n < 4 else (_ for _ in ()).throw(StopIteration)
l[:] = []; t(lambda: l.extend(It())); print(l); l[:] = []; t(lambda: l.__setitem__(slice(0, 0), It())); print(l); t(lambda: list(itertools.islice(It(), 2)))
m = map(lambda x: next(m), [1, 2, 3]); t(next, m); z = zip(iter(lambda: next(z), 0)); 
def rec(): yield from g2
g2 = rec(); t(next, g2)
