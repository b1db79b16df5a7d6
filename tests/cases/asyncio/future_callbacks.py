"""Callbacks of futures: their order, their contexts, removing them, and callbacks that change things."""
import sys

sys.dont_write_bytecode = True

from hand_loop import Loop, attempt
import _asyncio
import contextvars

loop = Loop()
var = contextvars.ContextVar("var", default="unset")


def make():
    return _asyncio.Future(loop=loop)


def say(name):
    def callback(future):
        print(name, future._state, var.get())
    callback.__qualname__ = name
    return callback


f = make()
one, two, three = say("one"), say("two"), say("three")
context = contextvars.copy_context()
context.run(var.set, "own")
print(f.add_done_callback(one))
f.add_done_callback(two, context=context)
var.set("later")
f.add_done_callback(three)
f.add_done_callback(one)
print([c.__qualname__ for c, _ in f._callbacks], f._callbacks[1][1] is context)
print(repr(f).replace(__file__, "FILE"))
print(f.remove_done_callback(one), f.remove_done_callback(one), [c.__qualname__ for c, _ in f._callbacks])
f.add_done_callback(one)
var.set("last")
f.set_result(None)
print(f._callbacks, len(loop.due))
f.add_done_callback(say("late"))
f.add_done_callback(say("late in context"), context=context)
f.add_done_callback(say("late in none"), context=None)
loop.run()
print(f.remove_done_callback(one))

# None as a context is passed on as it is.
f = make()
f.add_done_callback(one, context=None)
print(f._callbacks[0][1])
f.cancel()
loop.run()


class Equal:
    """Equal to anything; comparing it does something."""

    def __init__(self, action=lambda: None):
        self.action = action

    def __eq__(self, other):
        self.action()
        return True

    def __call__(self, future):
        print("Equal called")


f = make()
for _ in range(5):
    f.add_done_callback(one)
print(f.remove_done_callback(Equal()), f._callbacks)

f = make()
for _ in range(4):
    f.add_done_callback(Equal())
print(f.remove_done_callback(one))


class Raises:
    def __eq__(self, other):
        raise ZeroDivisionError("compared")


f = make()
f.add_done_callback(one)
f.add_done_callback(two)
print(attempt(f.remove_done_callback, Raises()), len(f._callbacks))


class Unequal:
    def __init__(self, action):
        self.action = action

    def __eq__(self, other):
        self.action()
        return False


f = make()
for _ in range(3):
    f.add_done_callback(one)
print(f.remove_done_callback(Unequal(lambda: f.set_result(1) if not f.done() else None)), f._callbacks, len(loop.due))
loop.run()


class Broken(Loop):
    def call_soon(self, *args, **kwargs):
        raise RuntimeError("no more calls")


f = _asyncio.Future(loop=Broken())
for _ in range(3):
    f.add_done_callback(one)
print(attempt(f.set_result, 7), f._state, f._result, f._callbacks)
print(attempt(f.add_done_callback, one))
f = _asyncio.Future(loop=Broken())
f.add_done_callback(one)
print(attempt(f.cancel), f._state, f._callbacks)

# Anything is taken; only calling it fails.
f = make()
f.add_done_callback(5)
f.set_result(0)
print(attempt(loop.run))


class Own(Loop):
    """Its instance hides what the class has."""


own = Own()
seen = []
f = _asyncio.Future(loop=own)
f.add_done_callback(one)
own.call_soon = lambda *args, **kwargs: seen.append((len(args), list(kwargs)))
f.set_result(1)
f.add_done_callback(two)
print(seen, own.due)
g = _asyncio.Future(loop=own)
del own.call_soon
g.add_done_callback(two)
g.set_result(1)
print(seen, len(own.due))
Own.call_soon = lambda self, *args, **kwargs: seen.append("class")
h = _asyncio.Future(loop=own)
h.add_done_callback(two)
h.set_result(1)
print(seen, len(own.due))
