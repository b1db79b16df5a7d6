"""except*: splitting, reraising, and the forms that are refused."""
import traceback
def show(e, indent=0):
    if e is None: return print("nothing")
    print(" " * indent + f"{type(e).__name__}({e.message if isinstance(e, BaseExceptionGroup) else e}) cause={e.__cause__!r:.30} context={type(e.__context__).__name__} notes={getattr(e, '__notes__', None)} tb={e.__traceback__ is not None}")
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, indent + 2)
def run(group, *handlers):
    log = []
    try:
        try:
            raise group
        except* KeyError as e: log.append(("key", e)); [h(e) for h in handlers]
        except* (ValueError, TypeError) as e: log.append(("value/type", e)); [h(e) for h in handlers]
        except* OSError: log.append(("os", None))
        else: log.append(("else", None))
        finally: log.append(("finally", None))
    except BaseException as e:
        show(e)
    for name, e in log: print(name, end=" "); show(e)
    print("--")
def new(e): raise RuntimeError("new")
def same(e): raise e
def chained(e): raise LookupError("c") from e
def group(*members): return BaseExceptionGroup("g", list(members))
run(group(KeyError(1), ValueError(2), ZeroDivisionError(3)))
run(group(KeyError(1), group(TypeError("t"), KeyError("deep"), group(FileNotFoundError("f")))))
run(group(KeyError(1), ValueError(2)), new); run(group(KeyError(1), ValueError(2), IndexError(3)), same); run(group(KeyError(1), ZeroDivisionError()), chained)
run(KeyError("bare")); run(ZeroDivisionError("unhandled bare")); run(KeyboardInterrupt()); run(group(KeyboardInterrupt(), KeyError(5)))
noted = group(KeyError(1), IndexError(2)); noted.add_note("n"); noted.__cause__ = ValueError("cause"); run(noted); run(noted, new)
class Own(ExceptionGroup):
    def __new__(cls, m, es, extra=None): s = super().__new__(cls, m, es); s.extra = extra; return s
    def derive(self, es): return Own(self.message, es, self.extra)
class NoDerive(ExceptionGroup): pass
class BadDerive(ExceptionGroup):
    def derive(self, es): return 5
run(Own("own", [KeyError(1), IndexError(2)], "x")); run(NoDerive("nd", [KeyError(1), IndexError(2)]))
try: run(BadDerive("bd", [KeyError(1), IndexError(2)]))
except TypeError as e: print(e)
def matching(what):
    try:
        try: raise ExceptionGroup("g", [KeyError(1)])
        except* what: print("matched")
    except BaseException as e: print(type(e).__name__, e)
for what in [Exception, BaseException, ExceptionGroup, (KeyError, ExceptionGroup), int, 5, (KeyError, 5), (), None]: print(what, end=" "); matching(what)
def loops():
    out = []
    for i in range(3):
        try:
            if i: raise ExceptionGroup("g", [ValueError(i)])
        except* ValueError as e: out.append(e.exceptions[0].args)
        finally:
            out.append(i)
    return out
print(loops())
def nested():
    try:
        try: raise ExceptionGroup("a", [ValueError(1), KeyError(2)])
        except* ValueError:
            try: raise ExceptionGroup("b", [KeyError(3)])
            except* KeyError as e: print("inner", e.exceptions)
            raise
    except ExceptionGroup as e: show(e)
nested()
try:
    try: raise ExceptionGroup("a", [ValueError(1), KeyError(2), TypeError(3)])
    except* ValueError: raise
    except* KeyError as e: raise IndexError("other")
except ExceptionGroup as e: print("".join(traceback.format_exception(e)).replace(__file__, "except_star.py"), end="")
for src in ["try: pass\nexcept* : pass", "try: pass\nexcept* A: pass\nexcept B: pass", "try: pass\nexcept A: pass\nexcept* B: pass", "for x in y:\n try: pass\n except* A: break", "for x in y:\n try: pass\n except* A: continue", "def f():\n try: pass\n except* A: return", "for x in y:\n try: pass\n except* A:\n  for z in y: break", "def f():\n try: pass\n except* A:\n  def g(): return 1", "try: pass\nexcept* A as b.c: pass", "try: pass\nexcept* A, B: pass", "try: pass\nexcept* A, B as c: pass", "try: pass\nexcept *A: pass\nelse: pass", "try: pass\nexcept* *A: pass", "try: pass\nexcept* (A, B) as c: pass\nfinally: pass", "try: pass\nexcept* A: yield", "while 1:\n try:\n  break\n except* A: pass\n else: break"]:
    try: compile(src, "s", "exec"); print(repr(src), "ok")
    except SyntaxError as e: print(repr(src), e.msg, e.lineno)
for args in [(), ("m",), ("m", []), ("m", [1]), ("m", [ValueError]), (5, [ValueError()]), ("m", ValueError()), ("m", [KeyboardInterrupt()]), ("m", {ValueError(): 1}), ("m", (ValueError(1),)), ("m", [ValueError()], 3), ("m", None)]:
    for kind in BaseExceptionGroup, ExceptionGroup, Own:
        try: e = kind(*args); print(kind.__name__, type(e).__name__, repr(e), e.args)
        except Exception as e: print(kind.__name__, type(e).__name__, e)
