"""Futures and tasks on a loop made by hand, which calls what is due in order."""
import _asyncio
import contextvars


class Loop:
    def __init__(self):
        self.due = []

    def __repr__(self):
        return "<Loop>"

    def get_debug(self):
        return False

    def is_running(self):
        return _asyncio._get_running_loop() is self

    def call_soon(self, callback, *args, context=None):
        self.due.append((callback, args, context))

    def call_exception_handler(self, context):
        print("handler:", sorted(context), context["message"])

    def run(self, steps=100):
        before = _asyncio._get_running_loop()
        _asyncio._set_running_loop(self)
        try:
            while self.due and steps:
                steps -= 1
                callback, args, context = self.due.pop(0)
                (context or contextvars.copy_context()).run(callback, *args)
        finally:
            _asyncio._set_running_loop(before)


def clean(value):
    return str(value).replace(__file__, "FILE")


def attempt(what, *args, **kwargs):
    try:
        result = what(*args, **kwargs)
    except BaseException as e:
        result = f"{type(e).__name__}: {e}"
    return result


if __name__ == "__main__":
    loop = Loop()
    f = _asyncio.Future(loop=loop)

    async def wait():
        print("waiting")
        got = await f
        print("got", got)
        return got * 2

    t = _asyncio.Task(wait(), loop=loop, name="waiter")
    print(len(loop.due), type(loop.due[0][0]).__name__, loop.due[0][1], loop.due[0][2] is t.get_context())
    loop.run()
    print(clean(t), clean(f))
    print(t._fut_waiter is f, f._callbacks[0][0].__self__ is t, f._callbacks[0][1] is t.get_context())
    f.set_result(21)
    print(f._callbacks, [type(c[0]).__name__ for c in loop.due])
    loop.run()
    print(t.result(), t.done(), t._fut_waiter, clean(t))
    step = None
    t2 = _asyncio.Task(wait(), loop=loop, name=17)
    step = loop.due[0][0]
    print(step.__self__ is t2, repr(t2.get_name()))
    print(attempt(step, 1), attempt(step, a=1), attempt(step))
    loop.run()
    print(t2.result())
    t3 = _asyncio.Task(wait(), loop=loop)
    step = loop.due[0][0]
    loop.run()
    print(t3.done())
    _asyncio._set_running_loop(loop)
    print(clean(attempt(step)).replace(t3.get_name(), "NAME"))
    _asyncio._set_running_loop(None)
