"""with: how managers are looked up, what suppresses, several managers, ExitStack."""
import contextlib
import sys
def t(f, *args):
    try: print(repr(f(*args)))
    except BaseException as e: print(type(e).__name__ + ":", e, repr(e.__context__), repr(e.__cause__))
log = []
class M:
    def __init__(self, name, result=None, enter=None, leave=None): self.name, self.result, self.enter, self.leave = name, result, enter, leave
    def __enter__(self):
        log.append(f"enter {self.name}")
        if self.enter: raise self.enter
        return self.name
    def __exit__(self, kind, value, tb):
        log.append(f"exit {self.name} {kind.__name__ if kind else None} {tb is not None}")
        if self.leave: raise self.leave
        return self.result
def run(*managers, body=KeyError("body")):
    log.clear()
    try:
        with managers[0] as a, managers[1] as b, (managers[2]) as c:
            log.append(f"body {a}{b}{c}")
            if body: raise body
        log.append("after")
    except BaseException as e: log.append(f"{e!r} <- {e.__context__!r}")
    print(log)
for result in None, True, 0, "yes", [], [0]: run(M(1), M(2, result), M(3))
run(M(1), M(2), M(3), body=None); run(M(1), M(2, enter=ValueError("enter")), M(3)); run(M(1, True), M(2, enter=ValueError("enter")), M(3)); run(M(1), M(2, leave=ValueError("leave")), M(3)); run(M(1, leave=IndexError("one")), M(2, leave=ValueError("two")), M(3, leave=KeyError("three")), body=None); run(M(1), M(2), M(3), body=SystemExit(1)); run(M(1, True), M(2), M(3), body=GeneratorExit())
class BadBool:
    def __bool__(self): raise ValueError("bool")
run(M(1), M(2, BadBool()), M(3)); run(M(1), M(2, BadBool()), M(3), body=None)
class NoExit:
    def __enter__(self): print("never")
class NoEnter:
    def __exit__(self, *a): pass
class Neither: pass
class InstanceOnly: pass
inst = InstanceOnly(); inst.__enter__ = lambda: 1; inst.__exit__ = lambda *a: None
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
class NoneExit: __enter__ = lambda s: s; __exit__ = None
class Property:
    @property
    def __enter__(self): raise AttributeError("enter property")
    @property
    def __exit__(self): raise KeyError("exit property")
class Static:
    @staticmethod
    def __enter__(): return "static"
    @classmethod
    def __exit__(cls, *a): print("class exit", len(a))
class FewArgs:
    def __enter__(self): pass
    def __exit__(self): pass
def use(m):
    with m as x: return x
for m in [NoExit(), NoEnter(), Neither(), inst, Async(), NoneExit(), Property(), Static(), FewArgs(), 5, None, M, M(1)]: t(use, m)
def targets():
    class T: pass
    o, d, l = T(), {}, [0, 0, 0]
    with M("a") as o.x, M("b") as d["k"], M("xy") as (p, q), M("cde") as [r, *s], M("z") as l[1]: pass
    return o.x, d, p, q, r, s, l
t(targets)
def bad_target():
    with M("abc", True) as (a, b): print("never")
    return "suppressed"
t(bad_target); print(log[-2:])
def flow():
    out = []
    for i in range(4):
        with M(i):
            if i == 0: continue
            if i == 1: out.append("one")
            if i == 2: break
    with M("r"): return out, i
t(flow)
@contextlib.contextmanager
def cm(action):
    print("setup")
    try: yield "value"
    except ZeroDivisionError as e:
        print("saw", e)
        if action == "swallow": return
        if action == "replace": raise KeyError("replaced")
        if action == "again": yield "twice"
        raise
    finally: print("cleanup")
for action in "swallow", "replace", "again", "raise":
    def body():
        with cm(action) as v: 1 / 0
        return "after"
    t(body)
@contextlib.contextmanager
def no_yield():
    if 0: yield
@contextlib.contextmanager
def stops(): 
    try: yield
    except StopIteration: print("stop seen"); raise
def s1():
    with no_yield(): pass
def s2():
    with stops(): raise StopIteration("through")
def s3():
    with contextlib.suppress(KeyError, IndexError): {}[1]
    with contextlib.suppress(KeyError): raise ExceptionGroup("g", [KeyError(1), ValueError(2)])
def s4():
    c = cm("raise")
    with c: pass
    with c: pass
for f in s1, s2, s3, s4: t(f)
stack_log = []
def cb(*a, **k): stack_log.append((a, k))
def es():
    with contextlib.ExitStack() as s:
        s.callback(cb, 1, k=2); s.enter_context(M("in stack")); s.push(lambda *a: stack_log.append(a[0]) or True); s.push(M("pushed")); s.callback(lambda: 1 / 0)
        raise KeyError("body")
    return stack_log
t(es); s = contextlib.ExitStack(); t(s.enter_context, 5); t(s.enter_context, NoExit()); t(s.callback); s.callback(print, "closed"); s2_ = s.pop_all(); s.close(); s2_.close()
def deep():
    with contextlib.ExitStack() as s:
        for i in range(3):
            def f(i=i): raise ValueError(i)
            s.callback(f)
try: deep()
except ValueError as e:
    while e: print(repr(e)); e = e.__context__
with contextlib.nullcontext(5) as n, contextlib.closing(M("c")) if 0 else contextlib.nullcontext() as q: print(n, q)
d = contextlib.ContextDecorator
class Deco(M, d): pass
@Deco("deco")
def decorated(x): return x * 2
log.clear(); print(decorated(4), decorated(5), log)
