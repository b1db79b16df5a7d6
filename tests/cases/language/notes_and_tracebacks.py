"""Exception notes, __cause__ and __context__ printing, traceback objects, StackSummary, TracebackException and limits."""
import traceback, sys


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


def fmt(e, **k): return "".join(traceback.format_exception(e, **k)).replace(__file__, "FILE")
e = ValueError("v"); e.add_note("first"); e.add_note("multi\nline"); print(e.__notes__, fmt(e)); t(e.add_note, 5); e.__notes__ = "text"; print(fmt(e)); e.__notes__ = [1, None, "x"]; print(fmt(e)); e.__notes__ = 5; print(fmt(e)); del e.__notes__; print(hasattr(e, "__notes__"))
class BadStr(Exception):
    def __str__(self): raise KeyError
class BadNotes(Exception):
    @property
    def __notes__(self): raise LookupError("notes")
class Long(Exception):
    def __str__(self): return "line one\nline two\n"
class Empty(Exception):
    def __str__(self): return ""
for x in (BadStr(), BadNotes("b"), Long(), Empty(), KeyError("k"), KeyError(), SystemExit(3), StopIteration(), OSError(2, "msg", "file"), UnicodeDecodeError("a", b"b", 0, 1, "r"), SyntaxError("s"), SyntaxError("s", ("f", 1, 2, "text")), SyntaxError("s", ("f", 1, 99, "text", 1, 100)), SyntaxError("s", ("f", None, None, None)), SyntaxError("s", ("f", 1, 0, "  text\n")), IndentationError("i", ("f", 3, 1, "\tx = 1\n", 3, 4))): print(fmt(x))
def f(n):
    if n: f(n - 1)
    else: 1 / 0
def chain():
    try: f(2)
    except ZeroDivisionError as z:
        try: {}["k"]
        except KeyError as k: raise ValueError("end") from z
try: chain()
except ValueError as err:
    print(fmt(err)); print(fmt(err, chain=False)); print(fmt(err, limit=1)); print(fmt(err, limit=-1)); print(fmt(err.__cause__, limit=0)); te = traceback.TracebackException.from_exception(err); print(te.exc_type_str, str(te), len(te.stack), te.__cause__ is not None, list(te.format_exception_only()), te == traceback.TracebackException.from_exception(err)); s = te.__cause__.stack; print(s[0].name, s[-1].line, s[0].lineno < 100, repr(s[-1]).replace(__file__, "FILE")[:30], len(traceback.StackSummary.from_list([("a", 1, "b", "c")]).format()), [x.name for x in traceback.extract_tb(err.__cause__.__traceback__)], traceback.format_list([("file", 3, "fn", "code()"), ("file", 3, "fn", None)])); tb = err.__traceback__; print(type(tb).__name__, tb.tb_lineno > 0, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_next, tb.tb_lasti > 0); t(setattr, tb, "tb_next", tb); t(setattr, tb, "tb_next", 5); t(setattr, tb, "tb_lineno", 5); t(setattr, err, "__traceback__", 5); t(delattr, err, "__traceback__"); t(setattr, err, "__cause__", 5); t(delattr, err, "__context__"); t(setattr, err, "__suppress_context__", 5); n = err.with_traceback(None); print(n is err, err.__traceback__); t(err.with_traceback, 5); import types; t(types.TracebackType, 5, tb.tb_frame, 1, 1); t(types.TracebackType, None, 5, 1, 1); print(types.TracebackType(None, tb.tb_frame, 0, 7).tb_lineno)
a, b = ValueError("a"), ValueError("b"); a.__context__ = b; b.__context__ = a; print(fmt(a).count("ValueError")); a.__cause__ = a; print(fmt(a).count("ValueError")); a.__cause__ = None; print(a.__suppress_context__, fmt(a).count("ValueError"))
def many(n):
    if n: return many(n - 1)
    raise KeyError("deep")
try: many(20)
except KeyError as d: print(fmt(d))
def two(n):
    if n: return one(n - 1)
    raise KeyError("mutual")
def one(n): return two(n)
try: two(4)
except KeyError as d: print(fmt(d).count("in one"))
print(traceback.format_exception_only(ValueError("x")), traceback.format_exception_only(ValueError, ValueError("x")), traceback.format_exception(None), traceback.format_exception_only(None)); t(traceback.format_exception, 5); t(traceback.format_exception); t(traceback.format_exception, ValueError, 5, None); t(traceback.print_exc, 1, 2, 3, 4); g = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError(2)])]); g.add_note("on group"); g.exceptions[0].add_note("on leaf"); print(fmt(g), list(traceback.TracebackException.from_exception(g).format_exception_only(show_group=True)))
