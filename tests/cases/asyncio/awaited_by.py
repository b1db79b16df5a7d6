"""Who waits for what: the graph that `asyncio.format_call_graph` shows."""
import sys

sys.dont_write_bytecode = True

from hand_loop import Loop, attempt
import _asyncio
import asyncio
import re

loop = Loop()
f, g, h = (_asyncio.Future(loop=loop) for _ in range(3))
add, discard = _asyncio.future_add_to_awaited_by, _asyncio.future_discard_from_awaited_by
print(f._asyncio_awaited_by, add(f, g), f._asyncio_awaited_by == {g}, type(f._asyncio_awaited_by))
print(add(f, g), f._asyncio_awaited_by == {g}, add(f, h), f._asyncio_awaited_by == {g, h})
print(discard(f, f), discard(f, g), f._asyncio_awaited_by == {h}, discard(f, h), f._asyncio_awaited_by)
print(discard(g, f), add(g, f), discard(g, h), g._asyncio_awaited_by == {f}, discard(g, f), g._asyncio_awaited_by)
print(add(1, f), add(f, 1), discard(1, f), discard(f, 1), f._asyncio_awaited_by)


class Unhashable(_asyncio.Future):
    __hash__ = None


u = Unhashable(loop=loop)
print(add(h, u), attempt(lambda: h._asyncio_awaited_by), attempt(add, h, f))


async def wait(x):
    return await x


one = _asyncio.Task(wait(g), loop=loop, name="one")
two = _asyncio.Task(wait(one), loop=loop, name="two")
three = _asyncio.Task(wait(one), loop=loop, name="three")
loop.run()
print(g._asyncio_awaited_by == {one}, one._asyncio_awaited_by == {two, three}, two._asyncio_awaited_by)
g.set_result(None)
loop.run()
print(g._asyncio_awaited_by, one._asyncio_awaited_by, three.done())


def clean(text):
    text = re.sub(r"File '.*?', line \d+", "File", text.replace('"', "'"))
    text = re.sub(r"Task-\d+", "Task-N", text)
    return re.sub(r"id=0x[0-9a-f]+", "id", text)


async def leaf(future):
    await future


async def middle(future):
    await leaf(future)


async def main():
    future = asyncio.get_running_loop().create_future()
    a = asyncio.create_task(middle(future), name="A")
    b = asyncio.create_task(middle(a), name="B")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    graph = asyncio.capture_call_graph(a)
    print(graph.future is a, len(graph.call_stack), len(graph.awaited_by))
    print(clean(asyncio.format_call_graph(future)))
    print(clean(asyncio.format_call_graph(b)))
    future.set_result(1)
    await b
    gathered = asyncio.gather(leaf(late := asyncio.get_running_loop().create_future()))
    await asyncio.sleep(0)
    task = next(iter(late._asyncio_awaited_by))
    print(len(late._asyncio_awaited_by), task._asyncio_awaited_by == {asyncio.current_task()})
    late.set_result(None)
    await gathered
    print(task._asyncio_awaited_by, late._asyncio_awaited_by)


asyncio.run(main())
