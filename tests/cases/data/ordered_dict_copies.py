# OrderedDict: comparing, copying, pickling, repr.
from collections import OrderedDict
import collections
import copy
import pickle

pairs = [("c", 1), ("b", 2), ("a", 3)]
od = OrderedDict(pairs)
print(od == OrderedDict(pairs), od == OrderedDict(pairs[::-1]), od != OrderedDict(pairs[::-1]), od == dict(pairs[::-1]))
print(dict(pairs[::-1]) == od, od != dict(pairs), od == OrderedDict(pairs[:2]), od == list(od), od == None, od != 5)
print(OrderedDict([(1, 2), (True, 3)]) == OrderedDict([(1.0, 3)]))


class Sub(OrderedDict):
    pass


print(Sub(pairs) == od, od == Sub(pairs[::-1]), Sub(pairs), Sub())
od.extra = ["x"]
for made in [od.copy(), copy.copy(od), copy.deepcopy(od), OrderedDict(od), eval(repr(od)), od | {}]:
    print(type(made).__name__, made == od, made, getattr(made, "extra", None), made is od)
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    again = pickle.loads(pickle.dumps(od, protocol))
    print(protocol, type(again).__name__, again == od, list(again), again.extra)
print(pickle.dumps(OrderedDict(), 0), pickle.dumps(OrderedDict(a=1), 2))
print(od.__reduce__()[:4], list(od.__reduce__()[4]))
del od.extra
print(od.__reduce__()[2])
sub = Sub(pairs)
sub.flag = True
again = copy.deepcopy(sub)
print(type(again) is Sub, again, again.flag, pickle.loads(pickle.dumps(sub)).flag)

# repr, into itself
o = OrderedDict()
o["x"] = o
print(o, repr(o))
o = OrderedDict()
o["x"] = o.items()
o["y"] = o.values()
print(o)
o = OrderedDict(a=[])
o["a"].append(o)
print(o)
again = copy.deepcopy(o)
print(again, again["a"][0] is again)
s = Sub()
s["self"] = s
print(s)
print(OrderedDict([(1, OrderedDict([(2, 3)]))]))


class BadRepr:
    def __repr__(self):
        raise ValueError("repr")


try:
    repr(OrderedDict(a=BadRepr()))
except ValueError as error:
    print(error)


# Changes while comparing and copying.
class Trigger:
    count = 0

    def __init__(self, action, when):
        self.action, self.when = action, when

    def __hash__(self):
        return -2

    def __eq__(self, other):
        if Trigger.count == self.when:
            self.action()
        Trigger.count += 1
        return True


def check(action, when):
    global x, y
    Trigger.count = -1000
    key = Trigger(lambda: action(key), when)
    x = OrderedDict(dict.fromkeys((0, key, 4.2)))
    y = OrderedDict(dict.fromkeys((0, Trigger(None, None), 4.2)))
    Trigger.count = 0
    try:
        print(x == y)
    except RuntimeError as error:
        print(error)
    Trigger.count = -1000
    print(len(x), len(y), Trigger.count)


check(lambda key: x.clear(), 1)
check(lambda key: x.pop(key), 1)
check(lambda key: (x.clear(), x.update(a=1, b=2)), 1)
check(lambda key: (x.pop(key), x.update(a=1)), 1)
check(lambda key: x.move_to_end(0), 1)
check(lambda key: y.move_to_end(0), 1)
check(lambda key: x.move_to_end(4.2), 1)

armed, calls = False, 0


class Key:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        global calls
        if armed:
            calls += 1
            if calls == 2:
                victim.clear()
        return self is other


victim = OrderedDict()
victim[Key()] = 1
victim[Key()] = 2
armed = True
try:
    victim.copy()
except RuntimeError as error:
    print(error)

# The types that the library builds on it.
print(collections.Counter(collections.OrderedDict(b=2, a=1)), collections.ChainMap(OrderedDict(a=1), OrderedDict(b=2)))


class OrderedCounter(collections.Counter, OrderedDict):
    pass


c = OrderedCounter("abracadabra")
print(c.most_common(2), list(c), c + c)


class DefaultOrdered(OrderedDict):
    def __missing__(self, key):
        self[key] = value = []
        return value


d = DefaultOrdered()
d["x"].append(1)
d["y"].append(2)
d["x"].append(3)
d.move_to_end("x")
print(d)
match OrderedDict(a=1, b=2):
    case {"b": 2, **rest}:
        print(rest, type(rest))
print(OrderedDict.fromkeys("abc") | dict.fromkeys("d"), "%(a)s" % OrderedDict(a=5), "{a}".format_map(OrderedDict(a=6)))


def f(**kwargs):
    return kwargs


print(f(**OrderedDict(z=1, y=2)), type(f(**OrderedDict())))
print(eval("a + b", {}, OrderedDict(a=1, b=2)))
