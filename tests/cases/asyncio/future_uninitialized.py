"""Futures and tasks whose __init__ never ran, or ran twice."""
import sys

sys.dont_write_bytecode = True

from hand_loop import Loop, attempt
import _asyncio

loop = Loop()
for c in _asyncio.Future, _asyncio.Task:
    for name in sorted(n for n in dir(c) if not n.startswith("__")):
        f = c.__new__(c)
        value = attempt(getattr, f, name)
        if callable(value):
            args = () if name not in ("set_result", "set_exception", "add_done_callback", "remove_done_callback",
                                      "set_name", "__class_getitem__") else (ValueError,)
            if name == "print_stack":
                continue
            value = repr(attempt(value, *args)) if name != "cancel" else attempt(value)
        print(c.__name__, name, value if type(value) not in (c, list) else "")
    f = c.__new__(c)
    print(attempt(repr, f), attempt(iter, f), attempt(f.__await__), f.__del__())
    print(attempt(setattr, f, "_asyncio_future_blocking", True), attempt(setattr, f, "_cancel_message", 5))
print(attempt(_asyncio.Future.__new__), attempt(_asyncio.Future.__new__, int), attempt(_asyncio.Future.__new__, 5))
print(type(attempt(_asyncio.Future.__new__, _asyncio.Task)), type(_asyncio.Future.__new__(_asyncio.Future, 1, x=2)))

f = _asyncio.Future(loop=loop)
f.set_result(5)
f.add_done_callback(print)
print(f, f.__init__(loop=loop), f, len(loop.due))
loop.due.clear()
f.set_exception(ValueError("again"))
print(f, f._log_traceback)
f.__init__(loop=loop)
print(f, f._log_traceback, f._exception)
f.cancel("m")
f.__init__(loop=loop)
print(f, f._cancel_message)
other = Loop()
f.__init__(loop=other)
print(f.get_loop() is other)


async def run():
    return 1


t = _asyncio.Task(run(), loop=loop, name="first")
loop.run()
print(t.result(), t.__init__(run(), loop=loop, name="second"), t.done(), t.get_name())
loop.run()
print(t.result(), t._state)
bad = attempt(t.__init__, 5, loop=loop)
print(bad, t._state, t.get_name())
t._log_destroy_pending = False


class NoDebug(Loop):
    def get_debug(self):
        raise ZeroDivisionError("get_debug")


class OddDebug(Loop):
    def get_debug(self):
        class Truth:
            def __bool__(self):
                raise KeyError("truth")
        return Truth()


print(repr(attempt(_asyncio.Future, loop=NoDebug())), repr(attempt(_asyncio.Future, loop=OddDebug())))
