"""Tasks that begin within the step that makes them."""
import sys

sys.dont_write_bytecode = True

from hand_loop import Loop, attempt
import _asyncio
import asyncio
import contextvars

loop = Loop()
var = contextvars.ContextVar("var", default="none")
log = []


async def quick(value):
    log.append(("quick", asyncio.current_task().get_name(), var.get()))
    var.set("changed")
    return value


async def slow(f):
    log.append(("slow", asyncio.current_task().get_name()))
    got = await f
    log.append(("slow again", asyncio.current_task().get_name()))
    return got


async def fails(e):
    raise e


def start(coro, **kwargs):
    return _asyncio.Task(coro, loop=loop, eager_start=True, **kwargs)


async def main():
    me = asyncio.current_task()
    t = start(quick(1), name="q")
    print(t.done(), t.result(), t.get_coro(), t, asyncio.current_task() is me, var.get())
    own = contextvars.copy_context()
    t = start(quick(2), name="q2", context=own)
    print(t.result(), own[var], t.get_context() is own)
    f = _asyncio.Future(loop=loop)
    t = start(slow(f), name="s")
    print(t.done(), t._fut_waiter is f, t in asyncio.all_tasks(), asyncio.current_task() is me)
    f.set_result("later")
    print(await t, asyncio.all_tasks() == {me})
    for e in ValueError("v"), asyncio.CancelledError("c"):
        got = attempt(start, fails(e), name="f")
        print(got.cancelled(), got._coro, repr(attempt(got.result)))
        print(asyncio.current_task() is me)

    async def nested():
        inner = start(quick("inner"), name="inner")
        log.append(asyncio.current_task().get_name())
        return inner.result()

    print(start(nested(), name="outer").result())

    async def cancels_itself():
        asyncio.current_task().cancel("self")

    t = start(cancels_itself())
    print(t.cancelled(), t.cancelling())

    async def seen():
        return asyncio.current_task() in asyncio.all_tasks()

    print(start(seen()).result())
    return "end"


t = start(main(), name="main")
print(t.done(), len(loop.due))
loop.run()
print(t.result())
print(*log, sep="\n")


async def with_factory():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    log.clear()
    a = asyncio.create_task(quick("a"), name="a")
    b = asyncio.create_task(quick("b"), name="b", eager_start=False)
    print(a.done(), b.done(), await asyncio.gather(a, b, quick("c")))
    async with asyncio.TaskGroup() as group:
        c = group.create_task(quick("d"), name="d")
        print(c.done())
    print([entry[1] for entry in log if not entry[1].startswith("Task-")])


asyncio.run(with_factory())
