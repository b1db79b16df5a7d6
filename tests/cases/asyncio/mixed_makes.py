"""The library's Python futures and tasks next to the native ones."""
import asyncio
from asyncio import futures, tasks

print(futures._PyFuture is not asyncio.Future, futures._CFuture is asyncio.Future, tasks._CTask is asyncio.Task)
print(tasks._c_current_task is asyncio.current_task, tasks._c_all_tasks is asyncio.all_tasks)


async def value_of(f):
    return await f


async def swallow(f):
    try:
        return await f
    except asyncio.CancelledError as e:
        return f"cancelled {e.args}"


async def main():
    loop = asyncio.get_running_loop()
    for Future in futures._PyFuture, futures._CFuture:
        for Task in tasks._PyTask, tasks._CTask:
            f = Future(loop=loop)
            t = Task(value_of(f), loop=loop)
            await asyncio.sleep(0)
            if Task is tasks._CTask:
                print(t._fut_waiter is f, t in asyncio.all_tasks())
            f.set_result("value")
            print(await t)
            f = Future(loop=loop)
            t = Task(value_of(f), loop=loop)
            await asyncio.sleep(0)
            f.set_exception(ValueError("failed"))
            try:
                await t
            except ValueError as e:
                print(repr(e))
            f = Future(loop=loop)
            t = Task(swallow(f), loop=loop)
            await asyncio.sleep(0)
            t.cancel("bye")
            print(await t, f.cancelled())
            inner = Task(value_of(f := Future(loop=loop)), loop=loop)
            outer = asyncio.ensure_future(value_of(inner))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            f.set_result(3)
            print(await outer, inner.done())
            print(await asyncio.gather(Task(value_of(asyncio.sleep(0, "slept")), loop=loop), asyncio.sleep(0, 2)))


asyncio.run(main())


async def thread_safe():
    loop = asyncio.get_running_loop()

    def in_thread():
        return asyncio.run_coroutine_threadsafe(value_of(asyncio.sleep(0, "from the loop")), loop).result()

    print(await asyncio.to_thread(in_thread))
    import concurrent.futures
    c = concurrent.futures.Future()
    w = asyncio.wrap_future(c)
    loop.call_soon(c.set_result, "chained")
    print(await w)


asyncio.run(thread_safe())
