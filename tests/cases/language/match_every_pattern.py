"""match: every pattern kind against many subjects, capture scopes, guards with effects, class patterns with odd __match_args__, and what is looked up when."""
import collections, dataclasses, enum


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


@dataclasses.dataclass
class P: x: int; y: int = 0
class NoArgs: pass
class Args:
    __match_args__ = ("a", "b")
    a = 1
class ListArgs: __match_args__ = ["a"]; a = 1
class IntArgs: __match_args__ = (1,)
class DupArgs: __match_args__ = ("a", "a"); a = 1
class Prop:
    __match_args__ = ("p",)
    @property
    def p(self): print("read p"); return 5
class Raises:
    @property
    def r(self): raise KeyError("r")
class Color(enum.Enum): RED = 1
class Seq(collections.UserList): pass
class Map(dict): pass
NT = collections.namedtuple("NT", "x y")
subjects = [0, 1, True, -1, 2.5, 1j, "a", "ab", b"a", None, ..., [], [1], [1, 2], [1, 2, 3], (1, 2), (1, (2, 3)), {}, {"k": 1}, {"k": 1, "z": 2}, {1: "a"}, {1}, range(3), "xy", bytearray(b"ab"), P(1), P(1, 2), NoArgs(), Args(), Color.RED, Seq([1, 2]), Map(k=5), NT(1, 2), collections.deque([1, 2]), collections.ChainMap({"k": 9}), memoryview(b"ab"), int, iter([1])]
def classify(s):
    match s:
        case bool(b): return "bool", b
        case 0 | 1 as n: return "small", n
        case int(n) if n < 0: return "negative", n
        case float(): return "float"
        case 1j: return "imag"
        case "a" | b"a": return "a"
        case str(t_) if len(t_) > 1: return "str", t_
        case None: return "none"
        case Color.RED: return "red"
        case P(0): return "p0"
        case P(x, y=0): return "P", x
        case P(y=y): return "P y", y
        case Args(b=_): return "has b"
        case Args(a): return "Args", a
        case NT(x=a, y=b): return "NT", a, b
        case [] | (): return "empty seq"
        case [x]: return "one", x
        case [x, [y, z]]: return "nested", x, y, z
        case [1, 2, *rest]: return "1 2", rest
        case [*_, last]: return "last", last
        case {"k": 1, **rest} if rest: return "k1 rest", rest
        case {"k": k}: return "k", k
        case {1: "a"}: return "1a"
        case {}: return "mapping", len(s)
        case set() | frozenset(): return "set"
        case type(): return "type"
        case object(__len__=_): return "sized", type(s).__name__
        case _: return "other", type(s).__name__
for s in subjects: t(classify, s)
def bad(s, which):
    match which:
        case 1:
            match s:
                case NoArgs(a): pass
        case 2:
            match s:
                case ListArgs(a): pass
        case 3:
            match s:
                case IntArgs(a): pass
        case 4:
            match s:
                case DupArgs(a, b): return a, b
        case 5:
            match s:
                case Args(1, 2, 3): pass
        case 6:
            match s:
                case Args(1, a=2): pass
        case 7:
            match s:
                case Raises(r=_): pass
        case 8:
            match s:
                case int(1, 2): pass
        case 9:
            match s:
                case len(): pass
        case 10:
            match s:
                case undefined.x: pass
        case 11:
            match s:
                case {"a": 1, Color.RED: 2}: return "both"
        case 12:
            match s:
                case Prop(5) | Prop(6): return "prop"
        case 13:
            match s:
                case Color.GREEN: pass
    return "no match"
for s, w in ((NoArgs(), 1), (ListArgs(), 2), (IntArgs(), 3), (DupArgs(), 4), (Args(), 5), (Args(), 6), (Raises(), 7), (1, 8), (1, 9), (1, 10), ({"a": 1, Color.RED: 2}, 11), (Prop(), 12), (1, 13), (1, 1), (5, 99)): t(bad, s, w)
def captures():
    match [1, 2, 3]:
        case [a, b]: pass
        case [a, *b] if False: pass
        case (c, d, _) if (e := d): return sorted(locals().items())
print(captures())
class Log(dict):
    def get(self, k, d=None): print("get", k); return super().get(k, d)
    def __getitem__(self, k): print("item", k); return super().__getitem__(k)
    def keys(self): print("keys"); return super().keys()
match Log(a=1, b=2):
    case {"a": 1, "b": 3}: print("no")
    case {"a": x, **r}: print(x, r)
class SeqLog:
    def __len__(self): print("len"); return 2
    def __getitem__(self, i):
        if i > 1: raise IndexError
        print("get", i); return i
collections.abc.Sequence.register(SeqLog)
match SeqLog():
    case [_, _, _]: print("three")
    case [a, _]: print("two", a)
class Meta(type):
    def __instancecheck__(c, o): print("check", type(o).__name__); return o == 5
class Chk(metaclass=Meta): pass
for v in (4, 5):
    match v:
        case Chk(): print("is Chk")
        case Chk() | int(): print("int")
def guard(x):
    match x:
        case n if print("g1", n): pass
        case n if n > 1 and (y := n * 2): return y
        case _: return "none"
print(guard(1), guard(2)); t(guard, "a")
def star(x):
    match x:
        case a, *_, b: return a, b
        case *a,: return a
        case str() | bytes(): return "text"
for v in ((1, 2, 3), [1], "ab", b"", (), range(4)): t(star, v)
match = case = type = _ = 1
match match:
    case case: print("soft", case)
match (1, 2), 3:
    case (a, b), c: print(a, b, c)
match -1, +0, 1 - 1j:
    case -1, 0, 1 - 1j: print("literals")
match {"a": {"b": [1, {"c": 2}]}}:
    case {"a": {"b": [_, {"c": deep}]}}: print(deep)
