# OrderedDict: iterators, views, and what a change while iterating does.
from collections import OrderedDict
import pickle
import copy

base = OrderedDict(a=1, b=2)
for made in [iter(base), reversed(base), base.keys(), iter(base.keys()), reversed(base.keys()), base.values(),
             iter(base.values()), reversed(base.values()), base.items(), iter(base.items()), reversed(base.items())]:
    kind = type(made)
    print(kind, [n for n in sorted(kind.__dict__)], kind.__mro__, kind.__doc__)
    try:
        kind()
    except TypeError as error:
        print(error)
    try:
        class Sub(kind):
            pass
    except TypeError as error:
        print(error)
    try:
        print(made.__reduce__(), list(made))
    except TypeError as error:
        print(error, made)

for change in ["d['c']=2", "d['n']=2", "del d['a']", "d.move_to_end('a')", "d.move_to_end('c')",
               "d.move_to_end('b',last=False)", "d.move_to_end('a',last=False)", "d['a']=5", "d.clear()",
               "d.popitem()", "d.popitem(last=False)", "d.setdefault('z')", "d.setdefault('a')", "d.pop('q',None)",
               "d.pop('b', None)", "d.update(b=3)", "d.update(y=3)", "d.__init__([])", "d.__init__(a=4)"]:
    for over in ["d", "reversed(d)", "d.items()", "d.keys()", "reversed(d.values())"]:
        d, n = OrderedDict(a=1, b=2, c=3), 0
        iterator = iter(eval(over))
        try:
            for k in iterator:
                n += 1
                exec(change)
                if n > 6:
                    break
            print(over, change, "ok", n, d)
        except Exception as error:
            print(over, change, n, type(error).__name__, error, list(iterator))

# What is added while the last key is looked at doesn't come.
d = OrderedDict(a=1)
for k in d:
    d["b"] = 2
print(d)
d = OrderedDict()
it = iter(d)
d["x"] = 1
print(list(it))
it = iter(d)
print(next(it), list(it), list(it))

i = iter(OrderedDict(a=1, b=2, c=3))
print(next(i), i.__reduce__(), list(copy.copy(i)), list(i), i.__reduce__())
d = OrderedDict(a=1, b=2)
i = iter(d.items())
next(i)
d["c"] = 1
for _ in range(2):
    try:
        print(next(i))
    except Exception as error:
        print(repr(error))
print(i.__reduce__())
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    it = iter(OrderedDict(a=1, b=2, c=3).items())
    next(it)
    print(list(pickle.loads(pickle.dumps(it, protocol))), list(it))

# Views.
o = OrderedDict(a=1, b=2)
k, v, i = o.keys(), o.values(), o.items()
print(k, v, i, len(k), len(v), len(i))
print(k | {"c"} == {"a", "b", "c"}, k & {"a": 1}, k - {"a"}, k ^ {"a", "c"} == {"b", "c"}, k == {"a", "b"}, {"a", "b"} == k)
print(k == {"a": 0, "b": 0}.keys(), {"b": 0, "a": 0}.keys() == k, k <= {"a", "b", "c"}, k.isdisjoint(OrderedDict(z=1)), k > {"a"})
print({"a": 1}.keys() & k, {"a": 1}.keys() <= k, i & {("a", 1)}, ("a", 1) in i, ("a", 2) in i, "a" in k, 2 in v)
print(k.mapping, type(k.mapping), v.mapping["a"])
o["c"] = [1]
print(k, v, i, list(reversed(k)), list(reversed(v)), list(reversed(i)))
o.move_to_end("a")
print(k, v, i)
try:
    print(o.items() | [1] == {("b", 2), ("a", 1), 1})
except TypeError as error:
    print(error)
try:
    hash(k)
except TypeError as error:
    print(error)
for view in (k, v, i):
    try:
        pickle.dumps(view)
    except TypeError as error:
        print(error)
