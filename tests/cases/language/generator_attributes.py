"""Generator, coroutine and async generator objects: attributes, states, names, frames, running errors, and what they refuse."""
import inspect, types, warnings


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


def gen(a, b=2):
    "doc"
    x = yield a
    print("got", x)
    try:
        y = yield b
        print("then", y)
    finally:
        print("finally")
    return "result"
g = gen(1)
print(g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_code is gen.__code__, g.gi_frame.f_locals, g.__name__, g.__qualname__, g.gi_frame.f_lineno - gen.__code__.co_firstlineno, inspect.getgeneratorstate(g))
t(g.send, 5); print(next(g), g.gi_suspended, inspect.getgeneratorlocals(g), g.gi_frame.f_lineno - gen.__code__.co_firstlineno, inspect.getgeneratorstate(g)); print(g.send("S"), g.gi_frame.f_locals)
try: g.send("T")
except StopIteration as e: print("stop", e.value, e.args)
print(g.gi_frame, g.gi_running, g.gi_suspended, inspect.getgeneratorstate(g), g.close(), g.gi_code.co_name); t(next, g); t(g.send, 1); t(g.throw, ValueError("late"))
g.__name__ = "renamed"; g.__qualname__ = "Q.renamed"; print(g.__name__, repr(g)[:31], str(g.__qualname__)); t(setattr, g, "__name__", 5); t(delattr, g, "__name__"); t(setattr, g, "__qualname__", None); t(setattr, g, "gi_running", 1); t(setattr, g, "gi_code", None); t(setattr, g, "x", 1); t(lambda: g.cr_frame); t(delattr, g, "gi_frame")
t(type(g)); t(types.GeneratorType, 1); t(lambda: type("S", (types.GeneratorType,), {})); t(len, g); t(lambda: g[0]); t(lambda: g + g); t(g.send); t(g.send, 1, 2); t(g.throw); t(g.close, 1); t(g.__next__, 1); print(iter(g) is g, hash(g) == hash(g), g == g, bool(g), g.__doc__, types.GeneratorType[int, str, None])
import copy, pickle
t(copy.copy, g); t(pickle.dumps, g); t(copy.deepcopy, gen(1))


def itself():
    yield 1
    try: next(me)
    except ValueError as e: print("running:", e, me.gi_running)
    try: me.send(None)
    except ValueError as e: print(e)
    try: me.throw(KeyError)
    except ValueError as e: print(e)
    try: me.close()
    except ValueError as e: print(e)
    yield 2


me = itself(); print(list(me))


def inner():
    yield "i1"
    r = yield "i2"
    return f"inner {r}"


def outer():
    r = yield from inner()
    print("r", r)
    yield from [1, 2]
    yield from gen2()
def gen2():
    yield from ()
    return
    yield
o = outer(); print(next(o), o.gi_yieldfrom.__name__, o.gi_yieldfrom.gi_frame.f_back, next(o)); print(o.send("sent"), type(o.gi_yieldfrom).__name__); t(o.send, 5); print(o.gi_yieldfrom)
print("-- throw forms")


def catching():
    while True:
        try: yield
        except Exception as e: print("caught", type(e).__name__, e.args, type(e.__traceback__).__name__ if e.__traceback__ else None)


warnings.simplefilter("ignore")
for args in ((ValueError,), (ValueError("v"),), (ValueError, "value"), (ValueError, ("a", "b")), (ValueError, KeyError("other")), (ValueError, None, None), (5,), ("s",), (ValueError("x"), "extra"), (ValueError, "v", 5), (object,), (int,), (type,), (None,), (ValueError, ValueError("same"))):
    c = catching(); next(c); t(c.throw, *args)
warnings.simplefilter("error"); c = catching(); next(c); t(c.throw, ValueError, "v"); t(c.throw, ValueError, "v", None)
warnings.simplefilter("ignore")
def swallow():
    try: yield 1
    except GeneratorExit: yield "ignored"
s = swallow(); next(s); t(s.close); t(s.close)
def returns():
    try: yield 1
    except GeneratorExit: return "value of close"
s = returns(); next(s); t(s.close); t(s.close); t(returns().close)
def other():
    try: yield 1
    finally: raise LookupError("in finally")
s = other(); next(s); t(s.close); t(next, s)
def stops(): raise StopIteration("inside"); yield
try: next(stops())
except RuntimeError as e: print(e, repr(e.__cause__), repr(e.__context__))
def stops2(): yield next(iter(()))
t(list, stops2())
def unstarted(): print("never"); yield
u = unstarted(); t(u.throw, KeyError("early")); t(next, u); print(u.gi_frame)
print("-- coroutines")


class Await:
    def __await__(self):
        r = yield "awaiting"
        return r


async def coro(x):
    r = await Await()
    return (x, r)


c = coro(1); print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_origin, c.cr_frame.f_locals, c.cr_code.co_name, inspect.getcoroutinestate(c)); print(c.send(None), type(c.cr_await).__name__, c.cr_suspended, inspect.getcoroutinelocals(c)); t(c.send, 7); t(c.send, 1); t(c.close); t(c.throw, ValueError); print(c.cr_frame, inspect.getcoroutinestate(c))
c = coro(2); t(iter, c); t(next, c); t(len, c); t(list, c); w = c.__await__(); print(type(w).__name__, iter(w) is w, next(w)); t(w.send, 3); t(w.throw, KeyError); t(w.close); t(type(w)); t(pickle.dumps, w)
c = coro(3); c.close(); t(c.send, None); c = coro(4); next(c.__await__()); t(c.throw, KeyError("k")); c = coro(5); t(c.send, 1); c.close(); t(lambda: coro.__await__)
async def bad_await(): await 5
async def bad_await2():
    class B:
        def __await__(self): return 5
    await B()
async def bad_await3():
    class B:
        def __await__(self): return coro(1)
    await B()
async def bad_await4(): await gen(1)
async def twice():
    k = coro(6)
    async def first(): await k
    f = first(); f.send(None)
    try: await k
    finally: f.close()
for f in (bad_await, bad_await2, bad_await4, twice): t(f().send, None)
@types.coroutine
def old(): return (yield "from old")
async def uses_old(): return await old()
c = uses_old(); print(c.send(None)); t(c.send, "v"); print(old.__code__.co_flags & 0x100, inspect.isawaitable(old()), inspect.iscoroutine(old()))
t(types.coroutine, 5); print(types.coroutine(coro) is coro, type(types.coroutine(lambda: 5)()).__name__, type(types.coroutine(lambda: gen(1))()).__name__)
print("-- async generators")


async def agen():
    r = yield 1
    print("r", r)
    await Await()
    yield 2


a = agen(); print(a.ag_running, a.ag_suspended, a.ag_await, a.ag_code.co_name, a.ag_frame.f_locals, inspect.getasyncgenstate(a), a.__name__)
n = a.__anext__(); print(type(n).__name__); t(n.send, None); t(n.send, None); s = a.asend("S"); print(type(s).__name__, s.send(None), type(a.ag_await).__name__); t(a.__anext__().send, None); t(s.send, None); t(s.send, None); n = a.__anext__(); t(n.send, None); t(n.send, None); t(a.__anext__().send, None)
b = agen(); t(b.asend(5).send, None); b = agen(); x = b.athrow(KeyError("k")); t(x.send, None); t(x.send, None); b = agen(); x = b.aclose(); t(x.send, None); t(x.close); b = agen(); x = b.__anext__(); x.close(); t(x.send, None); t(x.throw, ValueError); x = b.asend(None); t(x.throw, LookupError("l")); t(iter, b); t(next, b); t(lambda: [*b]); t(pickle.dumps, b); t(b.__anext__, 1); t(b.asend); t(type(b)); t(lambda: b.gi_frame)
