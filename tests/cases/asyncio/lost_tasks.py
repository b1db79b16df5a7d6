"""Futures and tasks that nobody holds are reported once they are collected."""
import asyncio
import gc
import weakref

said = []


async def fails():
    raise ValueError("nobody looks")


async def for_ever():
    await asyncio.get_running_loop().create_future()


def scatter(loop):
    """Leaves nothing of what it makes in the caller's frame."""
    for _ in range(20):
        loop.create_future().set_exception(KeyError("dropped"))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: said.append(context["message"]))
    scatter(loop)
    tasks = [asyncio.create_task(fails()) for _ in range(20)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    tasks.clear()
    quiet = [asyncio.create_task(fails()) for _ in range(20)]
    await asyncio.gather(*quiet, return_exceptions=True)
    quiet.clear()
    for _ in range(3):
        gc.collect()
        await asyncio.sleep(0)


asyncio.run(main())
gc.collect()
# Stale words may keep one or another alive until the end.
counts = {m: said.count(m) for m in sorted(set(said))}
print(sorted(counts), all(15 <= n <= 20 for n in counts.values()))
