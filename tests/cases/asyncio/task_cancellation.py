"""Cancelling tasks: requests, messages, refusals, and the exceptions that come of it."""
import sys

sys.dont_write_bytecode = True

from hand_loop import Loop, attempt
import _asyncio
import asyncio

loop = Loop()


def clean(value):
    return str(value).replace(__file__, "FILE")


def new(coro, name="T"):
    return _asyncio.Task(coro, loop=loop, name=name)


def state(t):
    return (t._state, t.cancelling(), t._must_cancel, t._cancel_message, t._fut_waiter is not None)


async def wait(f):
    return await f


print("-- before the first step")
f = _asyncio.Future(loop=loop)
t = new(wait(f))
print(t.cancel("early"), state(t))
loop.run()
print(state(t), f._state, repr(attempt(t.result)), repr(attempt(t.exception)), t.cancel("late"), t.cancelling())

print("-- while it waits")
t = new(wait(f))
loop.run()
print(state(t), t.cancel(msg="now"), state(t), f._state, f._cancel_message)
print(clean(t))
loop.run()
print(state(t))
try:
    t.result()
except asyncio.CancelledError as e:
    print(e.args, e.__context__, e.__traceback__.tb_next is not None)
try:
    t.result()
except asyncio.CancelledError as e:
    print(e.args, e.__context__)
print(clean(t))

print("-- refused")


async def refuse(f, times):
    for i in range(times):
        try:
            await f()
        except asyncio.CancelledError as e:
            print("refused", e.args, asyncio.current_task(loop).cancelling())
    return "finished"


t = new(refuse(lambda: _asyncio.Future(loop=loop), 3))
loop.run()
for i in range(3):
    print(t.cancel(i), t.cancelling())
    loop.run()
print(state(t), t.result(), t.uncancel(), t.uncancel(), t.uncancel(), t.uncancel())

print("-- twice in one go")
t = new(refuse(lambda: _asyncio.Future(loop=loop), 2))
loop.run()
print(t.cancel("a"), t.cancel("b"), state(t))
loop.run()
print(state(t), t.uncancel(), t.uncancel(), state(t))
t.cancel("c")
loop.run()
print(t.result())

print("-- in its own step")


async def own(again):
    asyncio.current_task(loop).cancel("own")
    if again:
        await asyncio.sleep(0)
    return "returned"


for again in False, True:
    t = new(own(again))
    loop.run()
    print(state(t), repr(attempt(t.result)))


async def undone():
    me = asyncio.current_task(loop)
    me.cancel()
    print(me._must_cancel, me.uncancel(), me._must_cancel)
    await asyncio.sleep(0)
    return "went on"


t = new(undone())
loop.run()
print(t.result())

print("-- a wait that fails meanwhile")


async def other_error(f):
    try:
        await f
    except asyncio.CancelledError:
        raise ValueError("instead") from None


f = _asyncio.Future(loop=loop)
t = new(other_error(f))
loop.run()
t.cancel()
loop.run()
print(repr(attempt(t.result)), t.cancelled())

print("-- tasks that wait for tasks")
f = _asyncio.Future(loop=loop)
inner = new(wait(f), "inner")
outer = new(wait(inner), "outer")
loop.run()
print(outer._fut_waiter is inner, inner._fut_waiter is f)
print(outer.cancel("deep"), inner.cancelling(), f.cancelled())
loop.run()
print(clean(outer), clean(inner), sep="\n")
print(repr(attempt(outer.result)), repr(attempt(inner.result)))

print("-- an exception with a message of its own")


async def own_message():
    raise asyncio.CancelledError("mine")


t = new(own_message())
loop.run()
print(repr(attempt(t.result)), repr(attempt(t.result)), t._cancel_message)


class Sub(asyncio.CancelledError):
    pass


async def sub():
    raise Sub("sub")


t = new(sub())
loop.run()
print(t.cancelled(), repr(attempt(t.result)), repr(attempt(t.result)))


class Odd(_asyncio.Future):
    def cancel(self, msg=None):
        raise OSError("cannot cancel")


f = Odd(loop=loop)
t = new(wait(f))
loop.run()
print(repr(attempt(t.cancel)), state(t))
f.set_result(1)
loop.run()
print(t.result())
