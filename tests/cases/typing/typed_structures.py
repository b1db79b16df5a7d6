"""TypedDict and NamedTuple: keys, totality, inheritance, read-only items, functional forms and errors."""
import re
import copy
import pickle
import typing
from typing import NamedTuple, NotRequired, ReadOnly, Required, TypedDict
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
class Movie(TypedDict):
    title: str
    year: NotRequired[int]
class More(Movie, total=False):
    rating: float
    id: Required[int]
    ro: ReadOnly[str]
class Gen[T](TypedDict):
    item: T
for c in Movie, More, Gen, TypedDict("F", {"a b": int, "class": "str"}), TypedDict("G", {"x": Required[int], "y": ReadOnly[NotRequired[str]]}, total=False), TypedDict("E", {}):
    print(c.__name__, c.__total__, sorted(c.__required_keys__), sorted(c.__optional_keys__), sorted(c.__readonly_keys__), sorted(c.__mutable_keys__), c.__bases__, [getattr(b, "__name__", b) for b in c.__orig_bases__], {k: str(v) for k, v in typing.get_type_hints(c, include_extras=True).items()}, typing.is_typeddict(c))
print(Movie(title="x", year=1), Movie({"title": 2}), Movie(title=1) == {"title": 1}, type(Movie(title="x")), Gen[int](item=5), Gen[int], More(), Movie(bogus=1), Movie([("title", 1)])); t(isinstance, {}, Movie); t(issubclass, dict, Movie); t(Movie, 5); t(lambda: TypedDict()); t(lambda: TypedDict("X")); t(lambda: TypedDict("X", a=int)); t(lambda: TypedDict("X", {"a": 5})); t(lambda: TypedDict("X", 5)); t(lambda: TypedDict("X", {"a": int}, total=5)); t(lambda: TypedDict("X", {"a": int}, nope=1))
def b1():
    class X(Movie, dict): pass
def b2():
    class X(TypedDict, int): pass
def b3():
    class X(TypedDict): a = 5
def b4():
    class X(TypedDict):
        def m(self): pass
    return X.m
def b5():
    class X(Movie): title: int
    return X.__annotations__
def b6():
    class X(TypedDict): a: Required[NotRequired[int]]
    return X.__required_keys__
def b7():
    class X(TypedDict, closed=True): a: int
def b8():
    class X(TypedDict, metaclass=type): pass
for f in b1, b2, b3, b4, b5, b6, b7, b8: t(f)
class P(NamedTuple):
    "doc of P"
    x: int
    y: str = "d"
    z: list = []
    def total(self): return self.x, self.y
    @property
    def prop(self): return self.x * 2
    @classmethod
    def make(cls): return cls(9)
    const = 5 if 0 else None
p = P(1); print(p, p.total(), p.prop, P.make(), P._fields, P._field_defaults, P.__annotations__, P.__doc__, P.__bases__, P.__orig_bases__[0].__name__, p._asdict(), p._replace(y=2), P._make([1, 2, 3]), p == (1, "d", []), hash(P(1, 2, 3)) == hash((1, 2, 3)), P.x.__doc__, repr(P.x), P.__match_args__, p.const); t(P); t(P, 1, 2, 3, 4); t(P, y=1); t(P, 1, q=2); t(setattr, p, "x", 1); t(setattr, p, "w", 1); t(P._make, [1]); t(p._replace, q=1); t(copy.replace, p, x=7); print(pickle.loads(pickle.dumps(P(3))), copy.deepcopy(p), P.__new__.__annotations__ if 0 else P.__new__.__defaults__, P.__slots__, isinstance(p, tuple), sorted([P(2), P(1)]), P(*"ab"), [*p], p[0:2], p + (1,))
class Sub(P):
    extra = 1
    def __repr__(self): return "Sub"
print(Sub(1), Sub(1)._replace(x=5), type(Sub(1)._replace(x=5)), Sub(1).__dict__)
class GenNT[T](NamedTuple):
    a: T
    b: list[T] = []
print(GenNT[int], GenNT(1), GenNT[int](2), GenNT.__type_params__, GenNT.__orig_bases__[1])
def n1():
    class X(NamedTuple):
        a: int = 1
        b: int
def n2():
    class X(NamedTuple): _a: int
def n3():
    class X(NamedTuple, int): a: int
def n4():
    class X(NamedTuple):
        a: int
        def __new__(cls): pass
def n5():
    class X(NamedTuple):
        a: int
        def _asdict(self): pass
def n6():
    class X(P, NamedTuple): pass
def n7():
    class X(NamedTuple): a: int; __slots__ = ()
def n8():
    class X(NamedTuple, typing.Generic[typing.TypeVar("T")]): a: int
    return X.__mro__[1:3]
def n9():
    class Desc:
        def __set_name__(self, o, n): print("set_name", o.__name__, n)
    class X(NamedTuple): a: int; d = Desc()
def n10():
    class X(NamedTuple): a: int; __init_subclass__ = None
for f in n1, n2, n3, n4, n5, n6, n7, n8, n9, n10: t(f)
N = NamedTuple("N", [("a", int), ("b", "str")]); print(N(1, 2), N.__annotations__, N.__module__); t(NamedTuple); t(NamedTuple, "X"); t(NamedTuple, "X", []); t(NamedTuple, "X", [("a", 5)]); t(NamedTuple, "X", [("a",)]); t(NamedTuple, "X", [("class", int)]); t(NamedTuple, "X", a=int); t(NamedTuple, "X", None); t(NamedTuple, "X", [("a", int), ("a", str)]); t(NamedTuple, 5, []); t(lambda: type("Q", (NamedTuple,), {})); t(isinstance, p, NamedTuple); t(typing.is_typeddict, 5)
for form in Required, NotRequired, ReadOnly: t(lambda: form[int]); t(lambda: form[int, str]); t(lambda: form()); t(lambda: form[5]); t(lambda: form[form[int]]); t(isinstance, 1, form)
