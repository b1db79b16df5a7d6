# OrderedDict: which methods of a subclass its own methods call.
from collections import OrderedDict

log = []


class Loud(OrderedDict):
    def __getitem__(self, k):
        log.append(("get", k))
        return OrderedDict.__getitem__(self, k)

    def __setitem__(self, k, v):
        log.append(("set", k, v))
        return OrderedDict.__setitem__(self, k, v)

    def __delitem__(self, k):
        log.append(("del", k))
        return OrderedDict.__delitem__(self, k)

    def __contains__(self, k):
        log.append(("in", k))
        return OrderedDict.__contains__(self, k)

    def __missing__(self, k):
        log.append(("missing", k))
        return 9

    def keys(self):
        log.append("keys")
        return OrderedDict.keys(self)

    def items(self):
        log.append("items")
        return OrderedDict.items(self)

    def values(self):
        log.append("values")
        return OrderedDict.values(self)

    def __iter__(self):
        log.append("iter")
        return OrderedDict.__iter__(self)

    def update(self, *a, **k):
        log.append("update")
        return OrderedDict.update(self, *a, **k)

    def pop(self, *a, **k):
        log.append("pop")
        return OrderedDict.pop(self, *a, **k)

    def __len__(self):
        log.append("len")
        return OrderedDict.__len__(self)

    def __eq__(self, x):
        log.append("eq")
        return OrderedDict.__eq__(self, x)

    __hash__ = None


s = Loud(a=1, b=2)
for text in """Loud([(1, 2)], x=3)
Loud.fromkeys('ab', 1)
s
str(s)
s.pop('a')
s.pop('zz', 1)
s.pop('zz')
OrderedDict.pop(s, 'zz')
s.popitem()
s.popitem()
s['q']
s.get('q')
s.setdefault('a', 1)
s.setdefault('a', 2)
s.setdefault([], 2)
s.update({'z': 3}, y=4)
s.update(s)
s.update([('z', 5)])
OrderedDict.update(s, OrderedDict(w=1))
s.copy()
s.__reduce__()[:4]
s | {5: 6}
{5: 6} | s
s.__ior__([(7, 8)])
s == s.copy()
s == OrderedDict(s)
OrderedDict(s) == s
s == dict(s)
dict(s) == s
s != OrderedDict(s)
OrderedDict(s)
dict(s)
{**s}
list(s)
list(reversed(s))
s.move_to_end('z')
s.move_to_end('nothing')
s.move_to_end('y', last=False)
list(OrderedDict.keys(s))
type(s | OrderedDict()).__name__, type(OrderedDict() | s).__name__
'z' in OrderedDict.keys(s)
len(OrderedDict.keys(s))
s.clear()
bool(s)""".splitlines():
    del log[:]
    try:
        result = repr(eval(text))
    except Exception as error:
        result = repr(error)
    print(text, "->", result, log)


class Missing(OrderedDict):
    def __missing__(self, key):
        return 0


m = Missing(a=1)
print(m["b"], m.pop("b", 5), m.setdefault("b", 5), m.get("c"), m)
try:
    m.pop("c")
except KeyError as error:
    print(repr(error))


class Slots(OrderedDict):
    __slots__ = "x", "y"


o = Slots(a=1)
o.x = 5
print(o, o.x, o.copy(), hasattr(o.copy(), "x"), o.__dict__)


class NoNew(OrderedDict):
    def __init__(self, need):
        super().__init__(need)


try:
    NoNew([(1, 2)]).copy()
except TypeError as error:
    print(error)
print(NoNew([(1, 2)]) | {3: 4}, NoNew.__or__(NoNew({}), NoNew({1: 1})))


class Clearing(OrderedDict):
    def __getitem__(self, key):
        c.clear()
        return "v"


c = Clearing([(1, "v1"), (2, "v2")])
try:
    c.copy()
except RuntimeError as error:
    print(error)


class FromKeys(OrderedDict):
    def __new__(cls, *args):
        return {} if not args else super().__new__(cls)


print(FromKeys.fromkeys("ab", 1))


# A namespace of a class body.
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return Loud()

    def __new__(meta, name, bases, namespace):
        made = super().__new__(meta, name, bases, dict(OrderedDict.items(namespace)))
        made.order = [key for key in OrderedDict.keys(namespace) if not key.startswith("__")]
        return made


class Body(metaclass=Meta):
    z = 1
    a = 2
    m = z + a
    z = 3
    del a


print(Body.order, Body.z, Body.m)
