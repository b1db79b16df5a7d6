"""Debug mode: where futures and tasks were made, and what is said of those that are lost."""
import asyncio
import _asyncio
import logging
import sys

logging.disable(logging.CRITICAL)


def make(loop):
    return loop.create_future()


async def nothing():
    pass


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug())
    f = make(loop)
    print([entry[2] for entry in f._source_traceback][-3:])
    t = asyncio.create_task(nothing(), name="N")
    print([entry[2] for entry in t._source_traceback][-2:])
    print(repr(f).split(" created at ")[0], repr(t).split(" created at ")[0].split(" coro")[0])
    await t
    said = []
    loop.set_exception_handler(lambda loop, context: said.append(context))
    f.set_exception(ValueError("lost"))
    f.__del__()
    print(sorted(said[0]), said[0]["message"], said[0]["future"] is f, said[0]["source_traceback"] is f._source_traceback)
    g = _asyncio.Future(loop=loop)
    t = asyncio.create_task(value(g))
    await asyncio.sleep(0)
    t.__del__()
    print(sorted(said[1]), said[1]["message"], said[1]["task"] is t)
    g.set_result(None)
    await t
    t.__del__()
    print(len(said))


async def value(f):
    return await f


asyncio.run(main(), debug=True)


class Handlerless:
    def get_debug(self):
        return False

    def call_soon(self, *args, **kwargs):
        pass


class Failing(Handlerless):
    def call_exception_handler(self, context):
        raise ZeroDivisionError("in the handler")


sys.unraisablehook = lambda args: print("unraisable", args.exc_type.__name__, args.exc_value)
f = _asyncio.Future(loop=Failing())
f.set_exception(ValueError())
print(f.__del__())
