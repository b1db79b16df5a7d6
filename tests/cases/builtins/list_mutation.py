# Lists that change while something walks, sorts or compares them.
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
def grow():
    l = [1]
    for x in l:
        if len(l) < 6: l.append(x * 2)
    return l
print(grow())
l = [1, 2, 3, 4, 5]
seen = []
for x in l:
    seen.append(x)
    l.remove(x)
print(seen, l)
l = [3, 1, 2]
def key(x):
    l.append(x)
    return x
t(l.sort, key=key)
print(l)
l = [3, 1, 2]
def key(x):
    return len(l), x
l.sort(key=key); print(l)
l = [3, 1, 2]
def key(x):
    if x == 2: raise ValueError('key')
    return x
t(l.sort, key=key); print(l)
class C:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        if self.v == 2: l.clear()
        return self.v < o.v
    def __repr__(self): return f'C{self.v}'
l = [C(3), C(2), C(1)]
t(l.sort)
print(l)
class E:
    def __init__(self, act): self.act = act
    def __eq__(self, o): return self.act()
l = []
l += [E(lambda: l.clear()), 1, 2]
t(lambda: 5 in l); print(l)
l = [E(lambda: l.append(1)), 2]
t(lambda: l.index(7) if len(l) < 10 else 0); print(len(l))
l = [1, E(lambda: l.clear() or True), 3]
t(l.remove, 9); print(l)
l = [E(lambda: l.clear()), 2, 3]
t(l.count, 1)
l1 = [E(lambda: l1.clear() or True), 2, 3]; l2 = [1, 2, 3]
t(lambda: l1 == l2)
l1 = [E(lambda: l1.clear() or False), 2, 3]
t(lambda: l1 == l2)
class Rep:
    def __repr__(self): l.clear(); return 'R'
l = [Rep(), 1, 2]
print(l, len(l))
class Ix:
    def __index__(self): l.clear(); return 1
l = [1, 2, 3]; t(lambda: l[Ix()])
l = [1, 2, 3]; t(lambda: l[Ix():]); print(l)
l = [1, 2, 3]; t(l.insert, Ix(), 5); print(l)
l = [1, 2, 3]; t(l.pop, Ix()); print(l)
l = [1, 2, 3]
def setit(): l[Ix()] = 4
t(setit); print(l)
l = [1, 2, 3]
def gen():
    yield 1; l.clear(); yield 2
l[0:2] = gen(); print(l)
l = [1, 2, 3]
def gen():
    for i in range(5):
        l.append(i); yield i * 10
t(l.extend, gen()); print(l)
l = [1, 2, 3]
it = iter(l); next(it); l.clear(); print(list(it)); l.extend([4, 5]); print(list(it))
it = iter([1, 2, 3]); print(it.__length_hint__(), next(it), it.__length_hint__(), it.__reduce__()[1:]); it.__setstate__(0); print(list(it)); print(it.__reduce__())
it = reversed([1, 2, 3]); print(it.__length_hint__(), next(it), it.__reduce__()[1:]); it.__setstate__(-5); print(list(it))
t(iter([1]).__setstate__, 'a')
class LE(list):
    def __iter__(self): return iter('over')
    def __len__(self): return 1
    def __getitem__(self, i): return 'g'
x = LE([1, 2, 3]); print(list(x), x[0], len(x), [*x], x + [4], x * 2, list.__len__(x), x == [1, 2, 3], sorted(x), tuple(x), repr(x), x[1:], x.copy(), type(x.copy()), type(x[:]))
l = [5, 4]; l.extend(x); print(l)
l = [0] * 3; l[:] = x; print(l)
print([*x, *'ab'], max(x), x.index(3), reversed(x).__class__.__name__, list(reversed([1, 2])))
