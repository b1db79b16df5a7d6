"""contextlib: ExitStack and AsyncExitStack order and errors, contextmanager misuse, suppress, closing, redirect, nullcontext, ContextDecorator, chdir."""
import contextlib, io, sys


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


from contextlib import *
log = []
class CM:
    def __init__(self, n, swallow=False, fail=None): self.n, self.s, self.f = n, swallow, fail
    def __enter__(self): log.append(f"+{self.n}"); return self.n
    def __exit__(self, t_, v, tb):
        log.append(f"-{self.n}:{t_ and t_.__name__}")
        if self.f: raise self.f
        return self.s
def stack(f):
    log.clear()
    try:
        with ExitStack() as s: r = f(s)
        print("ok", r, log)
    except BaseException as e: print(type(e).__name__, e, repr(e.__context__), log)
stack(lambda s: [s.enter_context(CM(i)) for i in "abc"]); stack(lambda s: (s.enter_context(CM("a", True)), 1 / 0)); stack(lambda s: (s.enter_context(CM("a")), s.enter_context(CM("b", fail=KeyError("b"))), 1 / 0)); stack(lambda s: (s.enter_context(CM("a", fail=ValueError("a"))), s.enter_context(CM("b", fail=KeyError("b"))))); stack(lambda s: (s.callback(log.append, "cb"), s.callback(lambda *a, **k: log.append((a, k)), 1, x=2), s.push(CM("p")), s.push(lambda *e: log.append(len(e))))[2] is not None); stack(lambda s: s.push(5)); stack(lambda s: s.enter_context(5)); stack(lambda s: s.callback()); stack(lambda s: s.callback(5)); stack(lambda s: s.pop_all().close() or s.close()); stack(lambda s: (s.enter_context(CM("moved")), s.pop_all(), 1)[2]); stack(lambda s: (s.callback(lambda: 1 / 0), s.push(CM("outer", True)), 3)[2]); stack(lambda s: s.enter_context(type("NoExit", (), {"__enter__": lambda s: 1})())); stack(lambda s: s.enter_async_context(CM("x")) if hasattr(s, "enter_async_context") else "sync only"); stack(lambda s: s.callback.__name__)
@contextmanager
def gen(n, catch=None):
    log.append(f"in {n}")
    try: yield n
    except Exception as e:
        log.append(f"caught {type(e).__name__}")
        if catch == "raise": raise
        if catch == "new": raise RuntimeError("new") from e
        if catch == "same": raise e
        if catch == "none": raise RuntimeError("hid") from None
        if catch == "again": yield 2
    finally: log.append(f"out {n}")
for c in (None, "raise", "new", "same", "none", "again"):
    log.clear()
    try:
        with gen("g", c) as v: raise KeyError("k")
        print(c, "swallowed", log)
    except BaseException as e: print(c, type(e).__name__, e, repr(e.__cause__), log)
for c in ("raise", None):
    try:
        with gen("s", c): raise StopIteration("stop")
        print("swallowed")
    except BaseException as e: print(type(e).__name__, e)
@contextmanager
def none(): return; yield
@contextmanager
def twice(): yield 1; yield 2
@contextmanager
def notgen(): return 5
for f in (none, twice, notgen):
    try:
        with f(): pass
    except BaseException as e: print(type(e).__name__, e)
try:
    with twice(): 1 / 0
except BaseException as e: print(type(e).__name__, e)
c = gen("once")
with c: pass
try:
    with c: pass
except BaseException as e: print(type(e).__name__, e)
@gen("deco")
def f(x): log.append("body"); return x
log.clear(); print(f(1), f(2), log, f.__name__, gen.__name__, type(gen("q")).__name__)
with suppress(KeyError, ZeroDivisionError): 1 / 0
with suppress(): pass
try:
    with suppress(KeyError): raise ValueError("through")
except ValueError as e: print(e)
try:
    with suppress(ValueError): raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except ExceptionGroup as e: print(repr(e))
with suppress(ValueError): raise ExceptionGroup("g", [ValueError(1)])
t(lambda: suppress(5).__exit__(ValueError, ValueError(), None)); out = io.StringIO()
with redirect_stdout(out) as o: print("captured"); print(o is out)
err = io.StringIO()
with redirect_stderr(err), redirect_stdout(out): print("e", file=sys.stderr)
print(repr(out.getvalue()), repr(err.getvalue())); r = redirect_stdout(out)
with r:
    with r: print("nested")
    print("outer")
print(len(out.getvalue()))
class Thing:
    def close(self): log.append("closed")
with closing(Thing()) as th: log.clear()
print(log); t(lambda: closing(5).__exit__(None, None, None)); 
with nullcontext() as n, nullcontext(5) as m5: print(n, m5)
class D(ContextDecorator):
    def __enter__(self): log.append("enter"); return self
    def __exit__(self, *e): log.append("exit"); return e[0] is KeyError
@D()
def g(x): "gdoc"; log.append(x); raise KeyError if x else ValueError("not swallowed")
log.clear(); t(g, 1); t(g, 0); print(log, g.__doc__, g.__name__)
for src in ("with 5: pass", "with object(): pass", "with type('E', (), {'__enter__': 1})(): pass", "async def f():\n async with 5: pass\nf().send(None)", "with open: pass", "class A:\n async def __aenter__(self): pass\n async def __aexit__(self, *a): pass\nwith A(): pass", "class A:\n def __enter__(self): pass\n def __exit__(self, *a): pass\nasync def f():\n async with A(): pass\nf().send(None)", "class A:\n def __enter__(self): pass\n def __exit__(self): pass\nwith A(): pass", "class A:\n __exit__ = None\n def __enter__(self): pass\nwith A(): pass"): t(exec, src, {"__name__": "m"})
class ACM:
    def __init__(self, n, s=False): self.n, self.s = n, s
    async def __aenter__(self): log.append(f"a+{self.n}"); return self.n
    async def __aexit__(self, *e): log.append(f"a-{self.n}:{e[0] and e[0].__name__}"); return self.s
@asynccontextmanager
async def agen(n):
    log.append(f"ain {n}")
    try: yield n
    except KeyError: log.append("akey")
    finally: log.append(f"aout {n}")
@asynccontextmanager
async def anone(): return; yield
async def noop(): pass
async def main():
    log.clear()
    async with AsyncExitStack() as s:
        await s.enter_async_context(ACM(1)); s.enter_context(CM("sync")); s.push_async_callback(noop); s.callback(log.append, "cb"); s.push_async_exit(ACM("pushed", True)); await s.enter_async_context(agen("g")); raise ValueError("x")
    print(log); log.clear()
    async with agen(2) as v: raise KeyError
    print(v, log); log.clear()
    @agen("deco")
    async def f(): return "ret"
    print(await f(), await f(), log)
    for bad in (lambda: AsyncExitStack().enter_async_context(CM("x")), lambda: AsyncExitStack().enter_async_context(5)):
        try: await bad()
        except Exception as e: print(type(e).__name__, e)
    try:
        async with anone(): pass
    except RuntimeError as e: print(e)
    class AC:
        async def aclose(self): log.append("aclosed")
    log.clear()
    async with aclosing(AC()), nullcontext(3) as n: print(n)
    print(log)
try: main().send(None)
except StopIteration: pass
print(isinstance(CM(1), AbstractContextManager), isinstance(ACM(1), AbstractAsyncContextManager), isinstance(5, AbstractContextManager), issubclass(ExitStack, AbstractContextManager), AbstractContextManager[int])
