"""send, throw, close and return through generators, `yield from`, and foreign iterators."""
import sys
import types
def t(f, *args, **kw):
    try: print(repr(f(*args, **kw)))
    except BaseException as e: print(type(e).__name__ + ":", e, getattr(e, "value", ""), repr(e.__cause__), repr(e.__context__))
def echo():
    x = None
    while True:
        try: x = yield x
        except ValueError as e: x = ("caught", str(e))
        except GeneratorExit: return "closed value"
g = echo(); t(g.send, 1); t(g.send, None); t(g.send, 5); t(g.throw, ValueError("v")); t(g.throw, ValueError, "two"); t(g.throw, ValueError); t(g.close); t(g.close); t(g.send, None); t(g.throw, ValueError("after")); t(next, g)
g = echo(); t(g.throw, KeyError("unstarted")); t(next, g); g = echo(); t(g.close); t(next, g)
for args in [(), (5,), (int,), (None,), ("x",), (ValueError, ValueError("inst")), (ValueError("a"), "b"), (ValueError, None, 5), (ValueError, ("a", "b")), (ValueError, None, None), (ValueError, KeyError("other")), (1, 2, 3, 4)]:
    g = echo(); next(g); t(g.throw, *args)
t(echo().send); t(echo().send, 1, 2); t(echo().close, 1); t(echo, 1); t(iter(echo()).__iter__().__class__); t(lambda: len(echo())); t(lambda: echo()[0])
class Foreign:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration(("foreign", self.n))
        return self.n
class Sends(Foreign):
    def send(self, v): print("send", v); return next(self)
    def throw(self, *a): print("throw", [repr(x) for x in a]); return "thrown"
    def close(self): print("close"); return 1 / 0
class BadThrow(Foreign):
    @property
    def throw(self): raise LookupError("throw property")
    @property
    def close(self): raise LookupError("close property")
def outer(it):
    r = yield from it
    return ("result", r)
made = []
sys.unraisablehook = lambda a: print("unraisable", type(a.exc_value).__name__, a.err_msg.split(" <")[0])
for make in [Foreign, Sends, BadThrow, lambda: [1, 2], lambda: "ab", lambda: {}, echo, lambda: 5, lambda: None, lambda: iter(lambda: 1, 1), lambda: (x for x in (1, 2))]:
    t(lambda: list(outer(make())))  if make is not echo else None
    made.append(g := outer(make())); t(next, g); t(g.send, "value"); made.append(g := outer(make())); t(next, g); t(g.throw, ValueError("into")); made.append(g := outer(make())); t(next, g); t(g.close); t(next, g)
def returns(v): return v; yield
for v in [None, 5, (1, 2), StopIteration(3), ValueError("x"), [], ()]:
    t(next, returns(v)); t(lambda: [*outer(returns(v))]); t(next, outer(returns(v)))
def raises_stop(): yield 1; raise StopIteration("leaks")
t(list, raises_stop()); t(lambda: [next(iter([])) for _ in "a"]); t(lambda: list(next(iter([])) for _ in "a")); t(lambda: tuple(map(next, [iter([])])))
def self_running():
    try: me.send(1)
    except ValueError as e: yield str(e)
    try: me.close()
    except ValueError as e: yield str(e)
    try: me.throw(KeyError)
    except ValueError as e: yield str(e)
    yield me.gi_running, me.gi_frame is sys._getframe(), me.gi_suspended
me = self_running(); print(list(me), me.gi_running, me.gi_frame, me.gi_suspended)
def ignoring():
    while True:
        try: yield 1
        except GeneratorExit: pass
made.append(g := ignoring()); next(g); t(g.close)
def on_close(e):
    try: yield
    finally: raise e
for e in [KeyError("in finally"), StopIteration("si"), GeneratorExit("ge"), SystemExit(1)]:
    g = on_close(e); next(g); t(g.close)
def closing_value():
    try: yield 1
    except GeneratorExit: return "returned by close"
g = closing_value(); next(g); t(g.close); t(g.close)
def inspect(): yield 1
g = inspect(); print(g.gi_code is inspect.__code__, g.gi_yieldfrom, g.__name__, g.__qualname__, g.gi_frame.f_lineno - inspect.__code__.co_firstlineno); g.__name__ = "n"; g.__qualname__ = "q"; print(g.__name__, repr(g)[:21]); t(setattr, g, "__name__", 5); t(setattr, g, "gi_frame", 1); t(delattr, g, "__name__"); o = outer(inner := inspect()); print(o.gi_yieldfrom); next(o); print(o.gi_yieldfrom is inner); t(types.GeneratorType); t(lambda: type(g)()); t(lambda: g.gi_nothing)
def lazily(): print("started"); yield
lazily(); g = lazily(); print("not yet"); next(g)
def chain(n): yield from (chain(n - 1) if n else [n])
print(list(chain(200)))
def counts():
    total = 0
    while (x := (yield total)) is not None: total += x
    return total
def collect(out):
    while True: out.append((yield from counts()))
out = []; c = collect(out); next(c); [c.send(v) for v in (1, 2, None, 5, None, None)]; print(out)
t(lambda: next(x for x in [1] for y in 5)); t(lambda: (x for x in 5)); t(lambda: (x for x in 1 / 0)); t(lambda: list((y for x in [1] for y in x)))
import os
sys.stdout.flush()
os._exit(0)
