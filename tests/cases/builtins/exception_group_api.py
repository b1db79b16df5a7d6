"""ExceptionGroup: split, subgroup, derive, attributes, pickling and subclasses."""
import re
import copy
import pickle
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
def tree(e):
    return (type(e).__name__, e.message, [tree(x) for x in e.exceptions]) if isinstance(e, BaseExceptionGroup) else repr(e)
def show(x): print(tree(x) if x else x)
g = ExceptionGroup("top", [ValueError(1), TypeError("t"), ExceptionGroup("in", [ValueError(2), OSError(2, "o"), ExceptionGroup("deep", [KeyError("k")])])]); g.add_note("note")
for cond in [ValueError, (ValueError, KeyError), Exception, BaseException, ExceptionGroup, OSError, FileNotFoundError, lambda e: isinstance(e, ValueError) and e.args[0] == 2, lambda e: True, lambda e: False, lambda e: "truthy", lambda e: [], LookupError]:
    m, r = g.split(cond); show(m); show(r); show(g.subgroup(cond)); print(m is g, r is g)
for bad in [5, None, "x", (5,), (), [ValueError], int, (ValueError, int), (ValueError, "x"), object]: t(g.split, bad); t(g.subgroup, bad)
t(lambda: g.split()); t(lambda: g.subgroup()); t(lambda: g.derive()); t(g.derive, 5); t(g.derive, []); t(g.derive, [1]); t(g.derive, [KeyError(1)]); t(g.split, lambda: 1); t(g.split, lambda e: 1 / 0); t(lambda: g.split(ValueError, 1))
m, r = g.split(ValueError); print(m.__notes__, r.__notes__, m.__notes__ is g.__notes__, m.__traceback__, m.message, m.exceptions, str(m), repr(m))
try: raise g from KeyError("cause")
except ExceptionGroup as e: m, r = e.split(TypeError); print(repr(m.__cause__), m.__traceback__ is e.__traceback__, repr(r.__context__), m.__suppress_context__)
for attr in ["message", "exceptions", "args", "__notes__"]:
    try: setattr(g, attr, ()); print(attr, g.message, str(g), len(g.exceptions), g.args)
    except Exception as x: print(attr, type(x).__name__, x)
    t(delattr, ExceptionGroup("x", [ValueError()]), attr)
class Own(ExceptionGroup):
    def __new__(cls, message, excs, code=7): s = super().__new__(cls, message, excs); s.code = code; return s
    def derive(self, excs): return Own(self.message + "*", excs, self.code)
class Init(ExceptionGroup):
    def __init__(self, message, excs, extra=None): self.extra = extra
class Bad(ExceptionGroup):
    def derive(self, excs): raise LookupError("derive")
class Wrong(ExceptionGroup):
    def derive(self, excs): return ValueError("not a group")
class Mixed(ExceptionGroup, ValueError): pass
class Base(BaseExceptionGroup): pass
members = [ValueError(1), KeyError(2)]
for make in [lambda: Own("o", members, 9), lambda: Init("i", members), lambda: Init("i", members, extra=3), lambda: Bad("b", members), lambda: Wrong("w", members), lambda: Mixed("m", members), lambda: Base("base", members), lambda: Base("b", [KeyboardInterrupt()]), lambda: BaseExceptionGroup("beg", members), lambda: BaseExceptionGroup("beg", [SystemExit(1), ValueError()]), lambda: Own("o", [SystemExit()]), lambda: Mixed("m", [KeyboardInterrupt()])]:
    try: e = make()
    except Exception as x: print(type(x).__name__, x); continue
    print(type(e).__name__, repr(e), str(e), e.args, getattr(e, "code", None), getattr(e, "extra", None))
    for f in (e.split, e.subgroup):
        try: print(f(ValueError))
        except Exception as x: print(type(x).__name__, x)
    try: r = pickle.loads(pickle.dumps(e)); print(tree(r) == tree(e), r.__dict__, tree(copy.copy(e)) == tree(e), tree(copy.deepcopy(e)) == tree(e))
    except Exception as x: print(type(x).__name__, x)
t(ExceptionGroup); t(ExceptionGroup, "m"); t(ExceptionGroup, "m", [ValueError()], x=1); t(ExceptionGroup, message="m", exceptions=[ValueError()]); t(ExceptionGroup, b"m", [ValueError()]); t(ExceptionGroup, type("S", (str,), {})("sub"), [ValueError()]); t(lambda: ExceptionGroup[int]); t(lambda: ExceptionGroup("m", type("L", (list,), {})([ValueError(3)]))); t(lambda: ExceptionGroup("m", "ab")); t(lambda: ExceptionGroup("m", range(2))); t(lambda: ExceptionGroup("m", {1: 2})); t(lambda: ExceptionGroup("m", iter([ValueError()]))); t(lambda: ExceptionGroup("é\n", [ValueError("x")])); print(str(ExceptionGroup("many", [ValueError()] * 3)), str(BaseExceptionGroup("", [ValueError()])), ExceptionGroup.__mro__[:4], issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception))
lst = [ValueError(1)]; e = ExceptionGroup("m", lst); lst.append(KeyError()); print(e.exceptions, e.args, repr(e)); e2 = ExceptionGroup("m", (ValueError(5),)); print(e2.args, repr(e2), e2.exceptions is e2.args[1])
deep = ValueError("bottom")
for i in range(300): deep = ExceptionGroup(str(i), [deep])
n = 0; x = deep.subgroup(ValueError)
while isinstance(x, ExceptionGroup): x = x.exceptions[0]; n += 1
print(n, x is not None)
