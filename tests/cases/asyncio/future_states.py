"""What futures are at each of their states, and what may be done in which."""
import sys

sys.dont_write_bytecode = True

from hand_loop import Loop, attempt
import _asyncio
import asyncio

NAMES = ("_state", "_result", "_exception", "_callbacks", "_log_traceback", "_cancel_message",
         "_asyncio_future_blocking", "_source_traceback", "_asyncio_awaited_by")
loop = Loop()


def show(title, f):
    print(title, f)
    for name in NAMES:
        print("   ", name, getattr(f, name))
    print("   ", f.done(), f.cancelled(), f.get_loop() is loop, f._loop is loop)
    for name in ("result", "exception", "_make_cancelled_error"):
        print("   ", name, repr(attempt(getattr(f, name))))
    for name, args in (("set_result", (1,)), ("set_exception", (ValueError("x"),)), ("cancel", ("why",))):
        if f.done():
            print("   ", name, repr(attempt(getattr(f, name), *args)))


def make():
    return _asyncio.Future(loop=loop)


show("pending", make())
f = make()
print(f.set_result([1, 2]))
show("finished", f)
f = make()
print(f.set_exception(KeyError("k")), f._log_traceback)
show("failed", f)
f = make()
print(f.set_exception(ZeroDivisionError), f._log_traceback, repr(f._exception), f._log_traceback)
f._log_traceback = False
print(f._log_traceback, attempt(setattr, f, "_log_traceback", True))
f = make()
print(f.cancel())
show("cancelled", f)
f = make()
print(f.cancel(msg="enough"), f.cancel(), f._cancel_message)
show("cancelled with a message", f)
f = make()
print(f.cancel(("any", "thing")), attempt(f.result))

for bad in (5, int, None, "text", object, StopIteration, StopIteration(3), type("E", (Exception,), {"__new__": lambda c: 3})):
    f = make()
    print(getattr(bad, "__name__", bad), attempt(f.set_exception, bad), f._state, repr(f._exception))
    if f._exception is not None:
        print(repr(f._exception.__cause__), repr(f._exception.__context__), f._exception.__suppress_context__)
        f.exception()


class Sub(StopIteration):
    pass


f = make()
print(attempt(f.set_exception, Sub()), repr(f._exception))
f.exception()

# A constructor that ends the future itself.
f = make()


class Sneaky(Exception):
    def __init__(self):
        f.set_result("first")


print(attempt(f.set_exception, Sneaky), f)

# The traceback is that of when the exception was set.
f = make()
try:
    raise OSError("lost")
except OSError as e:
    f.set_exception(e)
    kept = e.__traceback__
    e.__traceback__ = None
try:
    f.result()
except OSError as e:
    depth, tb = 0, e.__traceback__
    while tb:
        depth, tb = depth + 1, tb.tb_next
    print("levels", depth)
try:
    f.result()
except OSError as e:
    print(e.__traceback__.tb_next)

f = make()
for name in NAMES + ("_loop",):
    print(name, attempt(setattr, f, name, 1), attempt(delattr, f, name))
print(f._asyncio_future_blocking, f._cancel_message, f._log_traceback)
print(asyncio.isfuture(f), asyncio.isfuture(_asyncio.Future), asyncio.isfuture(3))
