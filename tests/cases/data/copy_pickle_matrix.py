"""copy, deepcopy and every pickle protocol over builtin objects and classes with each kind of reduction."""
import collections, copy, copyreg, datetime, decimal, enum, fractions, io, pickle, pickletools, re, types, uuid


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Plain:
    def __init__(self, v=1): self.v = v
    def __eq__(self, o): return type(o) is type(self) and vars(o) == vars(self)
class Slots:
    __slots__ = ("a", "b")
class SlotsDict(Slots):
    __slots__ = ("c", "__dict__")
class NewArgs(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    def __getnewargs__(self): return self[0], self[1]
class NewArgsEx(int):
    def __new__(cls, *, value): return super().__new__(cls, value)
    def __getnewargs_ex__(self): return (), {"value": int(self)}
class State:
    def __getstate__(self): return "state"
    def __setstate__(self, s): self.got = s
class StateFalse:
    def __getstate__(self): return 0
    def __setstate__(self, s): self.got = s
class Reduce:
    def __reduce__(self): return Plain, (7,)
class ReduceFull(list):
    def __reduce__(self): return ReduceFull, (), {"attr": 1}, iter([1, 2]), iter(())
class ReduceDict(dict):
    def __reduce_ex__(self, p): return ReduceDict, (), None, None, iter([("k", p)])
class SetterReduce:
    def __reduce__(self): return SetterReduce, (), "st", None, None, setter
def setter(obj, state): obj.set_by = state
class GlobalName:
    def __reduce__(self): return "SINGLE"
SINGLE = GlobalName()
class ListSub(list): pass
class DictSub(dict): pass
class IntSub(int): pass
class StrSub(str): pass
class SetSub(set): pass
class ExcSub(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
class Color(enum.Enum): RED = 1
class Flag(enum.Flag): A = 1; B = 2
NT = collections.namedtuple("NT", "x y")
def function(): pass
s = Slots(); s.a = 1
sd = SlotsDict(); sd.a, sd.c, sd.z = 1, [2], 3
ls = ListSub([1]); ls.attr = "x"
rec = []; rec.append(rec)
recd = {}; recd["me"] = recd; recd["t"] = (recd,)
recp = Plain(); recp.v = recp
shared = [1]; sh = [shared, shared, (shared,)]
objs = [None, True, 5, -1, 2**31, -2**70, 2**2100, 1.5, float("inf"), 1j, "", "aé\ud800" if 0 else "aé", "x" * 300, b"", b"\xff" * 300, bytearray(b"ab"), (), (1,), (1, 2, 3, 4), [], [1, [2]], {}, {"a": {1: None}}, set(), {1}, frozenset({2}), range(5), slice(1, 2), ..., NotImplemented, type(None), type(...), int, len, [].append, "abc".upper, function, Plain, Plain(3), s, sd, NewArgs(1, 2), NewArgsEx(value=5), State(), StateFalse(), Reduce(), ReduceFull(), ReduceDict(), SetterReduce(), SINGLE, ls, DictSub(a=1), IntSub(4), StrSub("s"), SetSub({1}), ValueError("v", 1), KeyError("k"), OSError(2, "no"), UnicodeDecodeError("utf8", b"x", 0, 1, "r"), ExceptionGroup("g", [ValueError(1)]), StopIteration(5), Color.RED, Flag.A | Flag.B, NT(1, 2), collections.deque([1], 3), collections.Counter("aab"), collections.ChainMap({1: 2}), collections.UserList([1]), datetime.date(2020, 1, 2), datetime.timedelta(1, 2, 3), datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc), decimal.Decimal("1.50"), fractions.Fraction(1, 3), uuid.UUID(int=5), re.compile("a+", re.I), types.SimpleNamespace(q=1), complex, dict.fromkeys, int.from_bytes, collections.OrderedDict, str.join, types.MappingProxyType, property, iter([1, 2]), iter((1,)), iter("ab"), iter(range(3)), reversed([1, 2]), iter({1: 2}), enumerate("ab"), zip("a", "b"), map(str, [1]), filter(None, [1])]
def describe(o):
    d = getattr(o, "__dict__", None) if not isinstance(o, (type, types.FunctionType, types.BuiltinFunctionType, types.ModuleType)) else None
    slots = {n: getattr(o, n) for n in ("a", "b", "c") if isinstance(o, Slots) and hasattr(o, n)}
    if type(o).__name__.endswith("iterator") or type(o) in (enumerate, zip, map, filter, reversed): return f"{type(o).__name__} {list(o)}"
    r = repr(o) if "0x" not in repr(o) else type(o).__qualname__
    return f"{r[:60]} {len(r)} {sorted(map(str, d)) if d else ''} {slots or ''}"
for o in objs:
    row = set()
    for proto in (0, 1, 2, 4, 5):
        if type(o).__name__ in ("enumerate", "zip", "map", "filter", "list_reverseiterator", "list_iterator", "tuple_iterator", "str_iterator", "range_iterator", "dict_keyiterator", "str_ascii_iterator"): o = copy.copy(o) if 0 else o
        try: row.add(describe(pickle.loads(pickle.dumps(o, proto))))
        except Exception as e: row.add(f"{proto} {type(e).__name__}: {str(e).split(' at 0x')[0][:70]}")
    print(*sorted(row), sep="\n  ")
    for f in (copy.copy, copy.deepcopy):
        try: c = f(o); print("   ", f.__name__, c is o, type(c) is type(o))
        except Exception as e: print("   ", f.__name__, type(e).__name__, str(e).split(" at 0x")[0])
