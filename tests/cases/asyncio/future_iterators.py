"""The iterator that `await future` goes over."""
import sys

sys.dont_write_bytecode = True

from hand_loop import Loop, attempt
import _asyncio
import sys
import warnings

loop = Loop()
warnings.simplefilter("ignore")


def make(result=None):
    f = _asyncio.Future(loop=loop)
    if result is not None:
        f.set_result(result)
    return f


f = make()
it = f.__await__()
print(type(it), iter(it) is it, type(iter(f)) is type(it))
print(next(it) is f, f._asyncio_future_blocking)
print(attempt(next, it))
f._asyncio_future_blocking = False
print(it.send("ignored") is f)
f.set_result("done")
try:
    next(it)
except StopIteration as e:
    print("stopped", e.value, e.args)
print(attempt(next, it), repr(attempt(it.send, None)))
for value in None, 0, (1, 2), ValueError("in"), StopIteration(4):
    f = make()
    f.set_result(value)
    try:
        f.__await__().send(None)
    except StopIteration as e:
        print(repr(e.value), e.args)
print(list(make("x")), [*make(1)], attempt(list, make()))
print(next(iter(make(3)), "default"))


def delegate(f):
    got = yield from f
    print("got", got)
    return "end"


g = delegate(make("value"))
print(attempt(g.send, None))
f = make()
g = delegate(f)
print(next(g) is f)
print(repr(attempt(g.throw, KeyError("thrown"))))
for args in ((), (1,), (ValueError,), (ValueError("v"),), (ValueError("v"), 2), (ValueError, 2, 3), (ValueError, 2),
             (ValueError, (1, 2)), (ValueError, ValueError("own")), (ValueError, None, None), (int,), (type,)):
    print([str(a) for a in args], repr(attempt(make().__await__().throw, *args)))
try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__
try:
    make().__await__().throw(OSError, OSError("with"), tb)
except OSError as e:
    last = e.__traceback__
    while last.tb_next:
        last = last.tb_next
    print(e, last is tb)
it = make().__await__()
it.close()
print(repr(attempt(next, it)), it.close())
it = make().__await__()
attempt(it.throw, ValueError)
print(repr(attempt(next, it)))
f = make()
it = f.__await__()
next(it)
f.set_exception(LookupError("failed"))
print(repr(attempt(next, it)), repr(attempt(next, it)))
f = make()
it = f.__await__()
next(it)
f.cancel("msg")
print(repr(attempt(next, it)))


async def outer():
    async def inner():
        return await f
    return await inner()


f = make()
c = outer()
print(c.send(None) is f)
f.set_result(9)
print(repr(attempt(c.send, None)), repr(attempt(c.send, None)))
print(attempt(lambda: type(it)(1)), repr(attempt(next, type(it)())))
print(attempt(type, "Sub", (type(it),), {}))
