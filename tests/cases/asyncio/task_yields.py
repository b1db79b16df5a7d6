"""What a task makes of what its coroutine yields, returns and raises."""
import sys

sys.dont_write_bytecode = True

from hand_loop import Loop, attempt
import _asyncio
import asyncio
import re
import types

loop = Loop()


class Awaitable:
    def __init__(self, *values):
        self.values = values

    def __await__(self):
        for value in self.values:
            print("sent", (yield value))
        return "end"


def clean(text):
    text = re.sub(r"Task-\d+", "Task-N", str(text))
    text = re.sub(r"0x[0-9a-f]+", "0x", text)
    return text.replace(__file__, "FILE")


def run(coro, name="T", **kwargs):
    t = _asyncio.Task(coro, loop=loop, name=name, **kwargs)
    error = attempt(loop.run)
    if error is not None:
        print("out of the loop:", error)
    loop.due.clear()
    if not t.done():
        print("pending", clean(t))
        t._log_destroy_pending = False
    elif t.cancelled():
        print("cancelled", repr(attempt(t.result)))
    elif t.exception() is not None:
        print(clean(repr(t.exception())), repr(t.exception().__context__))
    else:
        print("result", t.result())
    return t


async def of(*values):
    return await Awaitable(*values)


def generator():
    yield 1


other = Loop()
f = _asyncio.Future(loop=loop)
for value in (None, 5, "text", object, [], f, _asyncio.Future(loop=other), generator()):
    print("--", clean(value))
    run(of(value))
print("--", "twice")
run(of(None, None))


class Duck:
    _asyncio_future_blocking = True
    result_value = "duck"

    def __init__(self, event_loop=loop):
        self.loop = event_loop
        self.callbacks = []

    def get_loop(self):
        return self.loop

    def add_done_callback(self, fn, *, context=None):
        print("duck callback", fn.__name__, fn.__qualname__, context is not None)
        self.callbacks.append(fn)
        loop.call_soon(fn, self, context=context)

    def result(self):
        return self.result_value

    def cancel(self, msg=None):
        print("duck cancelled", msg)
        return True


print("-- ducks")
duck = Duck()
run(of(duck))
print(duck._asyncio_future_blocking)
for odd in (False, None, 0, 1):
    duck = Duck()
    duck._asyncio_future_blocking = odd
    run(of(duck))
run(of(Duck(other)))


class Failing(Duck):
    def result(self):
        raise LookupError("duck failed")


run(of(Failing()))


class NoCallback(Duck):
    def add_done_callback(self, fn, *, context=None):
        raise OSError("no callbacks")


run(of(NoCallback()))


class LoopAttribute:
    _asyncio_future_blocking = True
    _loop = loop

    def add_done_callback(self, fn, context):
        loop.call_soon(fn, self)

    def result(self):
        return None


run(of(LoopAttribute()))


class OddGetattr:
    def __getattr__(self, name):
        raise ZeroDivisionError(name)


run(of(OddGetattr()))


async def raises(e):
    raise e


print("-- exceptions")
for e in (ValueError("v"), StopIteration(4), StopAsyncIteration(5), GeneratorExit(), asyncio.CancelledError("c"),
          KeyboardInterrupt("k"), SystemExit(3), MemoryError()):
    run(raises(e))


async def myself():
    return await task


task = None
task = _asyncio.Task(myself(), loop=loop, name="M")
loop.run()
print(clean(repr(attempt(task.result))))


@types.coroutine
def old_style(f):
    got = yield from f
    return got, (yield)


print("-- generators")
f = _asyncio.Future(loop=loop)
f.set_result("of old")
print(attempt(_asyncio.Task, old_style(f), loop=loop).split(" at ")[0])


async def over_old_style(f):
    return await old_style(f)


run(over_old_style(f))


class Coroutine:
    """A coroutine by its methods alone."""

    def __init__(self):
        self.steps = 0

    def send(self, value):
        self.steps += 1
        print("send", value)
        if self.steps == 3:
            raise StopIteration("by hand")

    def throw(self, *args):
        print("throw", args)
        raise StopIteration("thrown")

    def close(self):
        pass

    def __await__(self):
        return self


run(Coroutine())
t = _asyncio.Task(Coroutine(), loop=loop, name="C")
loop.run(1)
t.cancel()
loop.run()
print(t)
