"""Pickles that share and recurse, reductions that are wrong, persistent ids, reducer_override, copyreg and what pickletools shows."""
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
print("-- recursion and sharing")
for proto in range(6):
    a = pickle.loads(pickle.dumps(rec, proto)); b = pickle.loads(pickle.dumps(recd, proto)); c = pickle.loads(pickle.dumps(recp, proto)); d = pickle.loads(pickle.dumps(sh, proto)); print(a[0] is a, b["me"] is b, b["t"][0] is b, c.v is c, d[0] is d[1] is d[2][0])
a = copy.deepcopy(rec); b = copy.deepcopy(recd); c = copy.deepcopy(recp); d = copy.deepcopy(sh); print(a[0] is a, b["me"] is b, b["t"][0] is b, c.v is c, d[0] is d[1] is d[2][0], copy.copy(sh)[0] is shared, copy.replace(NT(1, 2), y=9), copy.replace(datetime.date(2020, 1, 2), day=5)); t(copy.replace, 5); t(copy.replace, NT(1, 2), z=1); t(copy.replace)
def local(): pass
class Bad:
    def __reduce__(self): return 5
class Bad2:
    def __reduce__(self): return ()
class Bad3:
    def __reduce__(self): return (5, ())
class Bad4:
    def __reduce__(self): return (int, 5)
class Bad5:
    def __reduce__(self): return (1, 2, 3, 4, 5, 6, 7)
class Bad6:
    def __reduce__(self): return "nope"
class Bad7:
    def __reduce_ex__(self, p): raise LookupError("reduce")
class Bad8:
    def __getstate__(self): return 5
class Bad9:
    __slots__ = ("x",)
    def __reduce_ex__(self, p): return super().__reduce_ex__(1)
def nested():
    class In: pass
    return In()
for o in (lambda: 0, nested(), type(nested()), (i for i in ()), open, io.StringIO("x"), types.ModuleType("m"), memoryview(b""), Bad(), Bad2(), Bad3(), Bad4(), Bad5(), Bad6(), Bad7(), Bad9(), property(), classmethod(len), object(), type("Hidden", (), {})()):
    for proto in (0, 2, 5):
        try: pickle.loads(pickle.dumps(o, proto)); print("fine", type(o).__name__)
        except Exception as e: print(type(o).__name__, proto, type(e).__name__, re.sub("0x[0-9a-f]+", "0x", str(e))[:90])
    for f in (copy.copy, copy.deepcopy):
        try: f(o); print("copied", end=" ")
        except Exception as e: print(f.__name__, type(e).__name__, re.sub("0x[0-9a-f]+", "0x", str(e))[:90])
print()
class P(pickle.Pickler):
    def persistent_id(self, o): return f"id:{o}" if isinstance(o, int) and o > 100 else None
    def reducer_override(self, o): return (str, ("overridden",)) if isinstance(o, Reduce) else NotImplemented
class U(pickle.Unpickler):
    def persistent_load(self, i): return ("loaded", i)
    def find_class(self, m, n): return super().find_class(m, n) if n != "system" else None
for proto in range(6): b = io.BytesIO(); P(b, proto).dump([5, 500, Reduce(), Plain]); b.seek(0); print(U(b).load())
t(pickle.dumps, 5, 9); t(pickle.dumps, 5, -1); t(pickle.dump, 1, 5); t(pickle.Pickler, 5); copyreg.pickle(types.SimpleNamespace, lambda o: (Plain, ("via copyreg",))); print(pickle.loads(pickle.dumps(types.SimpleNamespace())).v, copy.copy(types.SimpleNamespace()).v); t(copyreg.pickle, int, 5); t(copyreg.constructor, 5); t(copyreg.add_extension, "m", "n", 0); copyreg.add_extension("__main__", "Plain", 200); print(pickle.dumps(Plain, 2), pickle.loads(pickle.dumps(Plain, 2))); copyreg.remove_extension("__main__", "Plain", 200)
b = []; o = io.StringIO(); pickletools.dis(pickle.dumps({"a": [1, (2.5, None)], "b": Plain(2)}, 2), o); print(o.getvalue()); print(len(pickletools.optimize(pickle.dumps([1, 2, [3]], 4))))
