"""Coroutines and asynchronous generators driven by hand."""
import gc
import sys
import types
import warnings
warnings.simplefilter("ignore")
def t(f, *args, **kw):
    try: print(repr(f(*args, **kw)))
    except BaseException as e: print(type(e).__name__ + ":", e, repr(e.__cause__), repr(e.__context__))
def drive(awaitable, *sends):
    it = awaitable.__await__() if hasattr(awaitable, "__await__") else awaitable
    out = []
    try:
        out.append(it.send(None))
        for s in sends: out.append(it.throw(s) if isinstance(s, BaseException) else it.send(s))
    except BaseException as e: out.append(f"{type(e).__name__}: {e}")
    return out
@types.coroutine
def pause(v): return (yield v)
async def co(n):
    try: got = await pause(n)
    except ValueError as e: got = f"handled {e}"
    return got
print(drive(co(1), "sent"), drive(co(2), ValueError("v")), drive(co(3), KeyError("k")))
class Aw:
    def __init__(self, r): self.r = r
    def __await__(self): return self.r
async def wait(x): return await x
for x in [Aw(iter([1, 2])), Aw([1]), Aw(5), Aw(None), 5, None, [], (i for i in [1]), Aw(co(1)), Aw((i for i in "a")), pause(5), types.coroutine(lambda: 5)(), types.coroutine(lambda: iter([7]))(), co]:
    print(type(x).__name__, drive(wait(x), None, None))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    c = co(1); t(next, c); t(iter, c); t(list, c); t(lambda: [*c]); t(lambda: c + 1); c.close(); t(c.send, None); t(lambda: drive(c)); t(c.close); c = co(1); t(c.send, 5); t(c.throw, KeyError("early")); t(c.send, None)
    c = co(1); print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_origin, c.cr_code is co.__code__, c.__name__); c.send(None); print(c.cr_suspended, type(c.cr_await).__name__); t(c.send, "x"); w = co(2).__await__(); print(type(w).__name__, next(w)); t(w.send, 5); t(w.send, 5); t(w.close); a = co(1); b = wait(a); b.send(None); t(lambda: drive(wait(a))); b.close()
    c1 = co(1); i1, i2 = c1.__await__(), c1.__await__(); next(i1); t(next, i2); i1.close()
async def agen(n):
    for i in range(n):
        try: got = yield i
        except ValueError as e: got = yield f"caught {e}"
        if got: print("got", got)
async def forever():
    while True:
        try: yield 1
        except GeneratorExit: print("cleanup"); raise
async def stubborn():
    try: yield 1
    finally: yield 2
async def awaits():
    try: yield 1
    finally: await pause("cleanup")
g = agen(3); print(drive(g.__anext__()), drive(g.asend("hi")), drive(g.athrow(ValueError("v"))), drive(g.__anext__()), drive(g.__anext__()), drive(g.__anext__()), drive(g.aclose()))
g = agen(3); print(drive(g.asend(1)), drive(g.asend(None)), drive(g.athrow(KeyError("k"))), drive(g.__anext__())); g = agen(1); print(drive(g.athrow(KeyError("first"))), drive(g.__anext__())); g = forever(); drive(g.__anext__()); print(drive(g.aclose()), drive(g.aclose()), drive(g.__anext__())); g = stubborn(); drive(g.__anext__()); print(drive(g.aclose())); g = awaits(); drive(g.__anext__()); print(drive(g.aclose(), None))
n = agen(2).__anext__(); print(drive(n)); t(n.send, None); t(n.throw, ValueError); t(n.close); n = (g := agen(2)).__anext__(); n2 = g.__anext__(); print(drive(n), drive(n2)); c = g.aclose(); print(drive(c)); t(c.send, None); t(g.asend); t(lambda: drive(g.athrow(5))); t(next, g); t(iter, g); t(lambda: [*g])
async def loops(x):
    return [i async for i in x], [i async for i in agen(2) if i], {i: i async for i in agen(2)}, {i async for i in agen(2)}
print(drive(loops(agen(3))))
class AIter:
    def __init__(self, r): self.r = r
    def __aiter__(self): return self.r
class ANext:
    def __init__(self, *values): self.values = list(values)
    def __aiter__(self): return self
    def __anext__(self): return self.values.pop(0) if self.values else 1 / 0
async def stop(): raise StopAsyncIteration("end")
async def over(x):
    async for i in x: return i
    else: return "else"
for make in [lambda: AIter(5), lambda: AIter(None), lambda: [1], lambda: ANext(5), lambda: ANext(co(1)), lambda: ANext(stop()), lambda: ANext(Aw(iter([9]))), lambda: ANext(), lambda: AIter(iter([])), lambda: 5, lambda: agen(0)]: print(drive(over(make()), "value"))
class Manager:
    def __init__(self, r=None): self.r = r
    async def __aenter__(self): return "entered"
    async def __aexit__(self, *a): print("exit", a[0]); return self.r
class NoExit:
    async def __aenter__(self): pass
class SyncOnly:
    def __enter__(self): return self
    def __exit__(self, *a): pass
class NotAwaitable:
    def __aenter__(self): return 5
    def __aexit__(self, *a): return 6
async def use(m, fail=True):
    async with m as v:
        if fail: raise KeyError(v)
    return "left"
for m in [Manager(), Manager(True), NoExit(), SyncOnly(), NotAwaitable(), 5, Manager([])]: print(type(m).__name__, drive(use(m)), drive(use(m, False)))
async def sync_use():
    with Manager() as x: pass
print(drive(sync_use()))
t(aiter, 5); t(aiter, AIter(5)); t(anext, 5); t(anext, agen(0), 1, 2); print(drive(anext(agen(0), "default")), drive(anext(agen(1), "d")), drive(anext(agen(0)))); t(lambda: drive(anext(ANext(5), "d")))
hooks = []
def first(a): hooks.append(("first", a.__name__))
def final(a): hooks.append(("final", a.__name__))
sys.set_asyncgen_hooks(firstiter=first, finalizer=final); print(sys.get_asyncgen_hooks().firstiter is first)
def make():
    g = forever(); drive(g.__anext__()); drive(g.__anext__())
    agen(1)
sorted([0], key=lambda _: [make()]); gc.collect(); gc.collect(); print(hooks); sys.set_asyncgen_hooks(None, None); print(sys.get_asyncgen_hooks()); t(sys.set_asyncgen_hooks, 5); t(sys.set_asyncgen_hooks, finalizer="x")
