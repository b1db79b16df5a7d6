# Attributes beyond the room that the first instances have, and sites that see many classes.
class Many:
    def __init__(self, n):
        for i in range(n):
            setattr(self, f'a{i}', i)


def bump(obj):
    obj.a0 += 1
    obj.a5 += 10
    obj.a11 += 100
    return obj.a0, obj.a5, obj.a11


first = Many(12)
for _ in range(50):
    got = bump(first)
print(got, len(vars(first)), list(vars(first))[-2:])
second = Many(12)
for _ in range(50):
    got = bump(second), bump(first)
print(got)
del first.a5
try:
    bump(first)
except AttributeError as e:
    print(e)
first.a5 = 7
print(bump(first), first.__dict__ == vars(first))


class Late:
    def set(self):
        self.x = self.y = self.z = 1
        self.p = self.q = self.r = 2

    def more(self):
        self.x += 1
        self.r += 1
        return self.x, self.r


print(sorted(Late.__static_attributes__))
objects = [Late() for _ in range(4)]
for o in objects:
    o.extra = 'e'
    o.set()
for _ in range(40):
    for o in objects:
        o.more()
print([o.more() for o in objects], vars(objects[0]))


def make(i):
    class C:
        def __init__(self):
            for j in range(i):
                setattr(self, f'pad{j}', j)
            self.value = i

        def double(self):
            return self.value * 2

    C.__name__ = f'C{i}'
    return C


classes = [make(i) for i in range(9)]
mixed = [c() for c in classes for _ in range(3)]


def total(objs):
    n = 0
    for o in objs:
        o.value += 1
        n += o.value + o.double()
    return n


for _ in range(30):
    last = total(mixed)
print(last)
classes[3].double = lambda self: 0
print(total(mixed))
classes[4].value = property(lambda self: 1000, lambda self, v: None)
print(total(mixed))
mixed[0].double = lambda: -5
print(total(mixed))


class Base:
    def __init__(self):
        self.a = self.b = self.c = self.d = self.e = 0


class Derived(Base):
    def __init__(self):
        super().__init__()
        self.a = self.f = self.g = 1


d = Derived()
print(vars(d), d.a + d.g)


class Slotted(Base):
    __slots__ = ('s', 't')


s = Slotted()
s.s, s.u = 1, 2
print(vars(s), s.s, hasattr(s, 't'))

# Pairs taken apart as they are made.
log = []
for i, (k, v) in enumerate({'a': 1, 'b': 2}.items()):
    log.append((i, k, v))
for k, v in {1: 2}.items():
    log.append((k, v))
for a, b in zip([1, 2, 3], 'xy'):
    log.append((a, b))
for n, c in enumerate('áb', 10 ** 20):
    log.append((n, c))
print(log)


def pairs(it):
    out = []
    for a, b in it:
        out.append((a, b))
    return out


print(pairs({1: 2}.items()), pairs(enumerate('a')), pairs(zip('a', 'b')), pairs([(1, 2)]), pairs({1: 2}.items()))
for bad in [zip('a'), zip('a', 'b', 'c'), enumerate(3) if False else [1], {'xyz': 1}, zip('ab', 'a', strict=True)]:
    try:
        print(pairs(bad))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
d = {1: 1}
try:
    for k, v in d.items():
        d[k + 1] = v
except RuntimeError as e:
    print(e)


def loops(*its):
    out = []
    for it in its:
        for x in it:
            out.append(x)
    return out


def gen():
    yield 'g'
    yield from 'h'


print(loops(range(2), [3], gen(), (4,), 'é\U0001f600', {5: 6}, {7}, {8: 9}.values(), iter([10]), range(2, 0, -1), gen()))
g = gen()
for x in g:
    for y in g:
        print(x, y)
