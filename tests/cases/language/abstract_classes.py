# Abstract base classes: abstract methods, registration, hooks, collections' flags in patterns, caches.
import abc
import collections.abc as c
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...


class Square(Shape):
    def area(self):
        return 4


class Named(Square):
    name = "named"


print(sorted(Shape.__abstractmethods__), sorted(Square.__abstractmethods__), Named.__abstractmethods__)
for cls in (Shape, Square, Named):
    try:
        print(cls().area())
    except TypeError as error:
        print(error)


class Outsider:
    pass


print(isinstance(Outsider(), Shape), issubclass(Outsider, Shape))
token = abc.get_cache_token()
print(Shape.register(Outsider) is Outsider, abc.get_cache_token() == token)
print(isinstance(Outsider(), Shape), issubclass(Outsider, Shape), issubclass(type("Sub", (Outsider,), {}), Shape))
for bad in (3, "x"):
    try:
        Shape.register(bad)
    except TypeError as error:
        print(error)
    try:
        issubclass(bad, Shape)
    except TypeError as error:
        print(error)


class Below(Shape):
    pass


try:
    Below.register(Shape)
except RuntimeError as error:
    print(error)


class Hooked(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return {"Yes": True, "No": False}.get(other.__name__, NotImplemented if other.__name__ != "Bad" else 3)


for name in ("Yes", "No", "Maybe", "Yes"):
    print(name, issubclass(type(name, (), {}), Hooked))
try:
    issubclass(type("Bad", (), {}), Hooked)
except AssertionError as error:
    print(repr(error))

for value in ([], (), "", b"", {}, set(), range(3), iter(()), (x for x in ()), len, 3, 2.5, object()):
    print(type(value).__name__, [name for name in c.__all__ if name != "ByteString" and isinstance(value, getattr(c, name))])


class Seq(c.Sequence):
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return [10, 20][i]


class Map(c.Mapping):
    def __len__(self):
        return 1

    def __iter__(self):
        return iter("k")

    def __getitem__(self, key):
        return {"k": 1}[key]


class Late:
    def __len__(self):
        return 0

    def __getitem__(self, i):
        raise IndexError


def kind(value):
    match value:
        case [*items]:
            return "sequence", len(items)
        case {**items}:
            return "mapping", dict(items)
        case _:
            return "other"


print(kind(Seq()), kind(Map()), kind(Late()), list(reversed(Seq())), 20 in Seq(), Seq().index(20), Map().get("z", 0))
c.Sequence.register(Late)
print(kind(Late()), kind("text"))


class Faked:
    @property
    def __class__(self):
        return Named


print(isinstance(Faked(), Shape), isinstance(Faked(), c.Sized))
try:
    class Both(metaclass=ABCMeta):
        __abc_tpflags__ = (1 << 5) | (1 << 6)
except TypeError as error:
    print(error)
abc.update_abstractmethods(Square)
Square.name = "square"
abc.update_abstractmethods(Square)
print(Square().area(), Square.__abstractmethods__)
registry, cache, negative, version = abc._get_dump(Hooked)
print(len(registry), len(cache) >= 1, len(negative) >= 1, type(version).__name__)
