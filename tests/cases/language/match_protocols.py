"""Pattern matching against classes: __match_args__, sequences, mappings, and what goes wrong on the way."""
import collections
import collections.abc as cabc
import dataclasses
import types


def t(f, *args):
    try:
        print(repr(f(*args)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class P:
    __match_args__ = ("x", "y")

    def __init__(self, **kw):
        self.__dict__.update(kw)


def points(value):
    match value:
        case P(1, 2): return "both"
        case P(1): return "x"
        case P(y=5, x=x): return f"y {x}"
        case P(x, y=y, z=z): return x, y, z
        case P(): return "any P"
    return "none"


for p in [P(x=1, y=2), P(x=1), P(x=3, y=5), P(x=1, y=3, z=4), P(x=0, y=3, z=4), P(), 5]:
    t(points, p)


def with_args(args):
    class Q: pass
    Q.__match_args__ = args
    q = Q(); q.a = 1; q.b = 2
    match q:
        case Q(v): return v
    return "no match"


for args in [("a",), ["a"], "a", (5,), (), None, ("missing",), ("a", "b"), type("T", (tuple,), {})(("b",)), (type("S", (str,), {})("a"),)]:
    t(with_args, args)


def twice():
    match P(x=1):
        case P(1, x=1): return "matched"
t(twice)
def too_many():
    match P(x=1, y=2):
        case P(1, 2, 3): return "matched"
t(too_many)
def builtin_many():
    match 5:
        case int(1, 2): return "matched"
t(builtin_many)
def no_args():
    class N: pass
    match N():
        case N(1): return "matched"
t(no_args)
def not_class():
    x = 5
    match 5:
        case x(): return "matched"
t(not_class)
def generic_class():
    x = list[int]
    match [1]:
        case x(): return "matched"
t(generic_class)
def union_class():
    x = int | str
    match 1:
        case x(): return "matched"
t(union_class)


class Raises:
    __match_args__ = ("a",)

    @property
    def a(self):
        raise self.error


def raising(error):
    r = Raises(); r.error = error
    match r:
        case Raises(1): return "matched"
        case Raises(): return "fell through"
t(raising, AttributeError("hidden")); t(raising, ValueError("shown"))
class MetaRaises(type):
    @property
    def __match_args__(cls): raise KeyError("match_args")
class UsesMeta(metaclass=MetaRaises): pass
def meta():
    match UsesMeta():
        case UsesMeta(1): return "matched"
t(meta)


def builtins(value):
    match value:
        case bool(b): return "bool", b
        case int(i): return "int", i
        case str(s): return "str", s
        case bytes(b): return "bytes", b
        case bytearray(b): return "bytearray", b
        case list(l): return "list", l
        case tuple(t): return "tuple", t
        case dict(d): return "dict", d
        case set(s): return "set", s
        case frozenset(f): return "frozenset", f
        case float(f): return "float", f
        case complex(real=r): return "complex", r
        case None: return "none"
        case type(__name__=n): return "class", n
    return "other"


for v in [True, 1, "s", b"b", bytearray(b"x"), [1], (1,), {1: 2}, {1}, frozenset(), 1.5, 2j, None, int, ..., type("I", (int,), {})(7), collections.Counter("a"), range(3)]:
    t(builtins, v)


def sequences(value):
    match value:
        case []: return "empty"
        case [x]: return "one", x
        case [x, *_, 9]: return "ends in nine", x
        case [(1 | 2) as first, [a, *b]]: return first, a, b
        case [_, _]: return "two"
        case [*all_]: return all_
    return "not a sequence"


class Seq(cabc.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): print("len"); return self.n
    def __getitem__(self, i):
        print("get", i)
        if i >= self.n: raise IndexError
        return i
class Registered:
    def __len__(self): return 2
    def __getitem__(self, i): return "registered", i
cabc.Sequence.register(Registered)
class NotRegistered(Registered.__base__):
    def __len__(self): return 1
    def __getitem__(self, i): return 1
class BadLen(Seq):
    def __len__(self): raise RuntimeError("len")
class NegativeLen(Seq):
    def __len__(self): return -1
class ShortLen(Seq):
    def __len__(self): return 2
    def __getitem__(self, i): raise IndexError("lied")
for v in [[], (1,), [5, 6, 9], [1, [2, 3, 4]], [3, 4], [1, 2, 3], "ab", b"ab", bytearray(b"a"), memoryview(b"ab"), range(2), collections.deque([1]), {1, 2}, {}, iter([1]), Seq(0), Seq(1), Seq(3), Registered(), NotRegistered(), BadLen(1), NegativeLen(1), ShortLen(1), type("L", (list,), {})([1]), type("S", (str,), {})("ab"), collections.UserList([1]), types.SimpleNamespace()]:
    t(sequences, v)


def mappings(value):
    match value:
        case {"a": 1, "b": [x]}: return "a b", x
        case {"a": {"deep": d}, **rest}: return d, rest
        case {1: x, 2.0: y, None: z}: return x, y, z
        case {-1: x} | {1 + 2j: x}: return "number", x
        case {"m": x}: return "m", x
        case {}: return "some mapping"
    return "not a mapping"


class Map(cabc.Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): print("get", k); return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def get(self, k, default=None): print("own get", k); return self.d.get(k, default)
for v in [{"a": 1, "b": [5]}, {"a": {"deep": 2}, "x": 1}, {1: 1, 2: 2, None: 3}, {-1: "minus"}, {1 + 2j: "c"}, {"m": None}, {}, Map({"m": 7}), Map({}), collections.defaultdict(list), collections.OrderedDict(a=1, b=[2]), types.MappingProxyType({"m": 1}), [("m", 1)], collections.ChainMap({"m": 2}), collections.UserDict(m=3)]:
    t(mappings, v)
def duplicate_values():
    class K: a = "x"; b = "x"
    match {"x": 1}:
        case {K.a: 1, K.b: 1}: return "matched"
t(duplicate_values)
def unhashable():
    class K: a = []
    match {"x": 1}:
        case {K.a: 1}: return "matched"
t(unhashable)
@dataclasses.dataclass
class D:
    a: int
    b: str = "b"
    c: int = dataclasses.field(default=0, kw_only=True)
print(D.__match_args__)
match D(1, "q", c=3):
    case D(a, b, c=c): print(a, b, c)
N = collections.namedtuple("N", "p q")
match N(1, 2):
    case N(q=1): print("wrong")
    case N(p, q) if p > q: print("guard")
    case [p, q] as whole: print("as sequence", p, q, whole)
class Eq:
    def __init__(self, r): self.r = r
    def __eq__(self, o): print("eq", o); return self.r
for r in [True, False, 5, [], NotImplemented]:
    match Eq(r):
        case 1: print("is one")
        case "a" | 2.5: print("other")
        case True: print("identity only")
        case _: print("nothing")
class Consts: A = 1; class_ = int
match 1.0:
    case Consts.A: print("value pattern")
