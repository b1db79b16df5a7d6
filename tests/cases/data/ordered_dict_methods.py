# OrderedDict: every method, its results and its errors.
from _collections import OrderedDict


class H:
    def __hash__(self):
        raise ZeroDivisionError("hash")

    def __repr__(self):
        return "H()"


class BadKeys:
    def keys(self):
        return 5


class Items:
    def items(self):
        return [(1, 2)]


class Mapping:
    def keys(self):
        return iter("xy")

    def __getitem__(self, key):
        return key * 2


class KeysFail:
    @property
    def keys(self):
        raise ValueError("keys")


class Bool:
    def __bool__(self):
        raise ValueError("bool")


o = OrderedDict(a=1, b=2)
for text in """OrderedDict()
OrderedDict(1, 2)
OrderedDict(1)
OrderedDict([1])
OrderedDict(['abc'])
OrderedDict([()])
OrderedDict([(1,)])
OrderedDict(['ab'])
OrderedDict([iter('ab'), {1: 2, 3: 4}])
OrderedDict(None)
OrderedDict(BadKeys())
OrderedDict(Items())
OrderedDict(Mapping())
OrderedDict(KeysFail())
OrderedDict([], a=1)
OrderedDict({'x': 1}, x=2, y=3)
OrderedDict(self=1, iterable=2)
OrderedDict.update()
o.update(1, 2)
o.update(self=5)
o.update([], x=1) or o
o.update(5)
o.update([(1, 2, 3)])
o.update({3: 4}) or o
o.update({H: 4, 1.5: 2}) or len(o)
o.pop(H) and o.pop(1.5)
o.update(Mapping(), z=1) or o
OrderedDict.update(3)
OrderedDict.update({})
OrderedDict.__init__({})
OrderedDict.__init__(o, 1, 2)
o[[]]
o.__setitem__([], 1)
o.__setitem__(H(), 1)
o.__delitem__([])
o.__delitem__('zz')
o.get([])
o.get('zz')
o.get('a')
[] in o
o.pop([])
OrderedDict().pop([])
o.pop('zz')
o.pop('zz', 3)
o.pop(key='a')
o.pop(key='zz', default=8)
o.pop()
o.pop(1, 2, 3)
o.pop(1, default=2, other=3)
o.pop(H())
o.setdefault([])
o.setdefault()
o.setdefault(key='k')
o.setdefault('k', default=3)
o.setdefault('m', 4)
o.setdefault(1, 2, 3)
o.move_to_end([])
OrderedDict().move_to_end([])
OrderedDict().move_to_end(1)
OrderedDict().move_to_end(1, last=False)
o.move_to_end('zz')
o.move_to_end('zz', False)
o.move_to_end()
o.move_to_end('b', last=False) or o
o.move_to_end('b', True) or o
o.move_to_end(key='k', last=0) or o
o.move_to_end('k', last=[1]) or o
o.move_to_end(1, 2, 3)
o.move_to_end('b', last=Bool())
o.popitem(1, 2)
o.popitem(last=False)
o.popitem(False)
o.popitem(last=Bool())
o.popitem()
o.popitem(first=True)
OrderedDict().popitem()
OrderedDict().popitem(last=False)
o.keys(1)
o.clear(1)
o.copy(1)
OrderedDict.fromkeys()
OrderedDict.fromkeys(1)
OrderedDict.fromkeys('ab')
OrderedDict.fromkeys('ab', value=3)
OrderedDict.fromkeys(iterable='ab', value=3)
OrderedDict.fromkeys([[]])
OrderedDict.fromkeys('ab', 1, 2)
OrderedDict.fromkeys('aab', [])
o
OrderedDict.__or__(o, 5)
OrderedDict.__or__({}, o)
OrderedDict.__ror__(o, {})
o.__ror__({4: 5})
o | [(1, 2)]
[(1, 2)] | o
o.__ior__(7)
o.__ior__([(7, 8)])
o.__ior__('ab')
type({} | o).__name__, type(o | {}).__name__
{'m': 0, 'q': 1} | o
o | {'m': 0, 'q': 1}
OrderedDict.__eq__(o, 5)
OrderedDict.__lt__(o, o)
OrderedDict.__eq__({}, o)
OrderedDict(a=1) < OrderedDict(b=1)
hash(o)
OrderedDict[int, str]
OrderedDict.__class_getitem__(int)
dict(OrderedDict(b=1, a=2))
{**OrderedDict(b=1, a=2)}
dict(**OrderedDict(b=1, a=2))
list(OrderedDict(b=1, a=2))
isinstance(o.__sizeof__(), int)
isinstance(o, dict), issubclass(OrderedDict, dict)""".splitlines():
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "!!", type(error).__name__, error)
o.clear()
print(o, len(o), bool(o), o == {}, o.clear())
print(OrderedDict.__mro__, OrderedDict.__module__, OrderedDict.__qualname__, OrderedDict.__doc__)
for name, value in OrderedDict.__dict__.items():
    print(name, type(value).__name__, getattr(value, "__text_signature__", None), repr(getattr(value, "__doc__", None))[:60])
o.attribute = 5
print(o.__dict__, vars(o), o.attribute)
o.__dict__ = {"other": 6}
print(o.other)
try:
    o.__module__
except AttributeError as error:
    print(error)
