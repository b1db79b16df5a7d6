"""BaseException: args, state, traceback, context, notes, with_traceback and pickling of own classes."""
import re
import copy
import pickle
import sys
import types
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
e = ValueError(1, "two"); print(e.args, str(e), repr(e), e.__dict__, e.__cause__, e.__context__, e.__suppress_context__, e.__traceback__)
for value in [(), [1, 2], "ab", 5, None, (x for x in (1,)), {1: 2}]:
    try: e.args = value; print(e.args, repr(e), str(e))
    except Exception as x: print(type(x).__name__, x)
for name, values in {"__traceback__": [None, 5, "tb"], "__cause__": [None, 5, ValueError, KeyError("c")], "__context__": [None, 5, ValueError, KeyError("c")], "__suppress_context__": [True, 0, 5, "x", None, []], "__notes__": [["a"], 5, None], "__class__": [ValueError, KeyError, int], "__dict__": [{}, 5, {"q": 1}]}.items():
    for v in values:
        x = ValueError("v")
        try: setattr(x, name, v); print(name, repr(getattr(x, name)), x.__suppress_context__)
        except Exception as err: print(name, repr(v), type(err).__name__, err)
    t(delattr, ValueError("d"), name)
x = ValueError(); t(x.with_traceback, None); t(x.with_traceback, 5); t(lambda: x.with_traceback()); t(x.add_note, "n"); t(x.add_note, 5); t(lambda: x.add_note()); print(x.__notes__); x.__notes__ = 5; t(x.add_note, "m"); x.__notes__ = ("tuple",); t(x.add_note, "m"); t(x.__setstate__, {"a": 1, "b": 2}); print(x.a); t(x.__setstate__, None); t(x.__setstate__, 5); t(x.__setstate__, {1: 2}); t(x.__reduce__); t(BaseException.__new__); t(BaseException.__new__, int); t(BaseException.__init__, x, k=1); t(Exception, k=1); t(BaseException.__str__, 5); t(BaseException.__repr__, 5)
class Plain(Exception): pass
class Args(Exception):
    def __init__(self, a, b=2): self.a, self.b = a, b
class SuperArgs(Exception):
    def __init__(self, a, b=2): super().__init__(a, b); self.a = a
class KwOnly(Exception):
    def __init__(self, *, k): super().__init__(k); self.k = k
class New(Exception):
    def __new__(cls, *a): s = super().__new__(cls, "from new"); return s
class Reduce(Exception):
    def __init__(self, a): super().__init__(f"text {a}"); self.a = a
    def __reduce__(self): return Reduce, (self.a,)
class Slots(Exception): __slots__ = ("s",)
class Str(Exception):
    def __str__(self): return "own str"
class Repr(Exception):
    def __repr__(self): return "own repr"
for make in [lambda: Plain(), lambda: Plain(1), lambda: Plain(1, 2), lambda: Plain([1]), lambda: Plain(()), lambda: Plain(None), lambda: Args(1), lambda: Args(1, b=3), lambda: SuperArgs(1), lambda: KwOnly(k=1), lambda: New(1, 2), lambda: Reduce(5), lambda: Slots(1), lambda: Str(1), lambda: Repr(1), lambda: Args(), lambda: Plain(x=1)]:
    try: e = make()
    except Exception as err: print(type(err).__name__, err); continue
    e.extra = "x"; e.add_note("noted"); print(type(e).__name__, repr(str(e)), repr(e), e.args, e.__reduce__())
    for p in (0, 2, 5):
        try: r = pickle.loads(pickle.dumps(e, p)); print(p, type(r).__name__, r.args, r.__dict__, end="; ")
        except Exception as err: print(p, type(err).__name__, err, end="; ")
    try: c = copy.copy(e); d = copy.deepcopy(e); print(c.args == d.args, c.__dict__ == d.__dict__)
    except Exception as err: print(type(err).__name__, err)
try:
    try: raise KeyError("inner")
    except KeyError as k: raise ValueError("outer") from None
except ValueError as v:
    print(v.__cause__, repr(v.__context__), v.__suppress_context__, v.__traceback__.tb_lineno > 0, v.__traceback__.tb_next, type(v.__traceback__)); saved = v; tb = v.__traceback__
r = pickle.loads(pickle.dumps(saved)); print(r.__context__, r.__traceback__, r.__suppress_context__)
for args in [(), (None, tb.tb_frame, 1, 5), (tb, tb.tb_frame, 0, 1), (5, tb.tb_frame, 1, 1), (None, 5, 1, 1), (None, tb.tb_frame, "x", 1), (None, tb.tb_frame, 1, 2**70)]: t(lambda: types.TracebackType(*args).tb_lineno)
n = types.TracebackType(tb, tb.tb_frame, 2, 9); print(n.tb_next is tb, n.tb_lasti, n.tb_lineno, dir(n)); t(setattr, n, "tb_next", 5); t(setattr, tb, "tb_next", n); n.tb_next = None; print(n.tb_next); t(setattr, n, "tb_lineno", 1); t(delattr, n, "tb_next"); t(setattr, n, "tb_next", n)
def ctx():
    a, b = ValueError("a"), ValueError("b")
    try:
        try: raise a
        except ValueError:
            try: raise b
            except ValueError: raise a
    except ValueError as x: return x is a, repr(a.__context__), repr(b.__context__)
print(ctx()); print(sys.exc_info(), sys.exception())
def reraise_same():
    e = KeyError(1)
    for _ in range(3):
        try: raise e
        except KeyError: pass
    n = 0; tb = e.__traceback__
    while tb: n += 1; tb = tb.tb_next
    return n
print(reraise_same(), StopIteration(1, 2).value, StopIteration().value, SystemExit(1, 2).code, SystemExit().code, SystemExit((1,)).code, KeyError("a").__str__(), str(KeyError("a", 1)), str(KeyError()), ImportError("m", name="n", path="p").__reduce__(), NameError("m", name="x").__reduce__(), StopIteration(5).__reduce__(), SyntaxError("m", ("f", 1, 2, "t")).__reduce__())
i = ImportError("m", name="n", path="p", name_from="q"); print(i.name, i.path, i.name_from, repr(i), pickle.loads(pickle.dumps(i)).name); t(ImportError, nope=1); t(ImportError, name=1, nope=2); t(AttributeError, obj=1, x=2); a = AttributeError("m", name="n", obj=[]); r = pickle.loads(pickle.dumps(a)); print(r.name, r.obj, copy.copy(a).name); s = StopIteration(1); s.value = 5; print(s.args, s.value); del s.value; print(s.value); c = SystemExit(1); del c.code; print(c.code)
