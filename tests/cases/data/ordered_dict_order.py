# OrderedDict: order under every kind of change, against a simple model.
from collections import OrderedDict


class Model:
    def __init__(self):
        self.items = []

    def set(self, key, value):
        for i, (known, _) in enumerate(self.items):
            if known == key:
                self.items[i] = (known, value)
                return
        self.items.append((key, value))

    def delete(self, key):
        self.items = [item for item in self.items if item[0] != key]

    def move(self, key, last):
        item = next(item for item in self.items if item[0] == key)
        self.items.remove(item)
        self.items.insert(len(self.items) if last else 0, item)


seed = 12345


def random(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % n


for size in [3, 9, 40]:
    od, model = OrderedDict(), Model()
    counts = {}
    for step in range(600):
        what = random(7)
        key = random(size)
        if size == 9:
            key = "k%d" % key
        counts[what] = counts.get(what, 0) + 1
        if what <= 2:
            od[key] = step
            model.set(key, step)
        elif what == 3:
            if key in od:
                del od[key]
                model.delete(key)
        elif what == 4:
            if od:
                last = bool(random(2))
                pair = od.popitem(last)
                assert pair == model.items.pop(-1 if last else 0), (pair, last)
        else:
            if key in od:
                last = what == 5
                od.move_to_end(key, last)
                model.move(key, last)
        assert list(od.items()) == model.items, (step, what)
        if step % 50 == 0:
            assert list(reversed(od.items())) == model.items[::-1]
            assert list(reversed(od)) == [key for key, _ in model.items[::-1]]
            assert dict(od) == dict(model.items) and list(dict(od)) == list(od.keys())
            assert od.copy() == od and OrderedDict(od) == od
    print(size, sorted(counts.items()), list(od.items())[:4])

# A queue, taken from the front.
od = OrderedDict()
for i in range(500):
    od[i] = i
    if len(od) > 20:
        assert od.popitem(last=False) == (i - 20, i - 20)
print(list(od)[:3], len(od), next(iter(od)), next(reversed(od)))

# A cache: what is used moves to the end, the oldest goes.
cache = OrderedDict()
dropped = []
for i in range(300):
    key = (i * 7) % 23
    if key in cache:
        cache.move_to_end(key)
    else:
        cache[key] = i
        if len(cache) > 10:
            dropped.append(cache.popitem(last=False)[0])
print(list(cache), dropped[:12], len(dropped))

# Always to the front.
od = OrderedDict.fromkeys(range(50))
for i in range(50):
    od.move_to_end(i, last=False)
print(list(od) == list(range(49, -1, -1)))
od["new"] = 1
for i in range(0, 50, 3):
    od.move_to_end(i, last=False)
    od[-i] = 0
print(list(od)[:5], list(od)[-5:])
while od:
    od.popitem(last=len(od) % 2 == 0)
od["again"] = 1
od.move_to_end("again", last=False)
od["more"] = 2
od.move_to_end("more", last=False)
print(od)

# Setting a key again leaves it where it is; deleting and setting moves it.
od = OrderedDict(a=1, b=2, c=3)
od["a"] = 9
print(od)
del od["a"]
od["a"] = 9
print(od)


# Keys that are equal to one another, and keys that collide.
class Key:
    def __init__(self, name, value):
        self.name, self.value = name, value

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value

    def __repr__(self):
        return self.name


keys = [Key("k%d" % i, i) for i in range(12)]
od = OrderedDict((key, i) for i, key in enumerate(keys))
od.move_to_end(Key("other", 3))
od.move_to_end(Key("other", 7), last=False)
od[Key("other", 5)] = "five"
print(od, od.pop(Key("x", 4)), od.popitem(), od.popitem(False))
print(od == OrderedDict(od), list(od) == list(reversed(list(reversed(od)))))
print({1: "a", 1.0: "b", True: "c"} == OrderedDict([(1, "a"), (1.0, "b"), (True, "c")]))
