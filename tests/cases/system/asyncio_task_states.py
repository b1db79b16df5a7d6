"""asyncio tasks without a clock: results, cancellation, groups, queues, locks, futures, callbacks and errors."""
import asyncio


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


async def ok(x, n=1):
    for _ in range(n): await asyncio.sleep(0)
    return x
async def bad(x=1, n=1):
    for _ in range(n): await asyncio.sleep(0)
    raise ValueError(x)
async def a(aw):
    try: print(repr(await aw))
    except BaseException as e: print(type(e).__name__ + ":", e)
async def main():
    tk = asyncio.create_task(ok(5), name="nm"); print(tk.get_name(), tk.done(), await tk, tk.result(), tk.exception(), tk.cancelled(), tk.cancel(), tk.get_coro().__name__, tk.get_stack())
    tk = asyncio.create_task(bad()); await asyncio.wait([tk]); print(repr(tk.exception()), tk.done()); await a(tk)
    tk = asyncio.create_task(ok(1, 99)); await asyncio.sleep(0); print(tk.cancel("why"), tk.cancelling(), tk.done()); await a(tk); print(tk.cancelled())
    for f in (lambda: tk.result(), lambda: tk.exception(), lambda: tk.set_result(1), lambda: tk.set_exception(1)):
        try: print(f())
        except BaseException as e: print(type(e).__name__, e)
    await a(asyncio.gather(ok(1), ok(2), bad(3), return_exceptions=True)); await a(asyncio.gather(ok(1), bad(4))); await a(asyncio.gather()); await a(asyncio.gather(ok(1, 5), ok(2))); await a(asyncio.wait_for(ok(1), None)); await a(asyncio.wait([])); await a(asyncio.wait(5))
    d, p = await asyncio.wait([asyncio.create_task(ok(i, 1 + 9 * i)) for i in (0, 5)], return_when=asyncio.FIRST_COMPLETED); print(len(d), len(p)); [x.cancel() for x in p]; await asyncio.sleep(0)
    print([await x for x in asyncio.as_completed([ok(0, 1)])])
    async for x in asyncio.as_completed([asyncio.create_task(ok(7))]): print(x.result())
    try:
        async with asyncio.TaskGroup() as tg: x, y = tg.create_task(ok("a")), tg.create_task(ok("b", 3))
        print(x.result(), y.result())
        async with asyncio.TaskGroup() as tg: tg.create_task(bad(1)); tg.create_task(bad(2)); c = tg.create_task(ok(1, 99))
    except* ValueError as eg: print(repr(eg), c.cancelled())
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(ok(1, 99)); raise KeyError("body")
    except* KeyError as eg: print(repr(eg))
    async def survives():
        try: await ok(1, 99)
        except asyncio.CancelledError: t_ = asyncio.current_task(); print(t_.cancelling(), t_.uncancel()); return "survived"
    u = asyncio.create_task(survives()); await asyncio.sleep(0); u.cancel(); await a(u)
    async def cleans():
        try: await ok(1, 99)
        finally: print("cleanup"); await asyncio.sleep(0); print("cleaned")
    f = asyncio.create_task(cleans()); await asyncio.sleep(0); f.cancel(); await a(f)
    log = []; tk = asyncio.create_task(ok(1)); tk.add_done_callback(lambda t_: log.append(t_.result())); cb = lambda t_: log.append("no"); tk.add_done_callback(cb); print(tk.remove_done_callback(cb), tk.remove_done_callback(cb)); await tk; await asyncio.sleep(0); print(log)
    inner = asyncio.create_task(ok("in", 3)); o = asyncio.shield(inner); o.cancel(); await a(o); print(await inner)
    q = asyncio.Queue(2); await q.put(1); q.put_nowait(2); print(q.full(), q.qsize(), q.maxsize)
    for f in (lambda: q.put_nowait(3), lambda: (q.get_nowait(), q.get_nowait(), q.get_nowait()), q.task_done, q.task_done, q.task_done):
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
    pq = asyncio.PriorityQueue(); [pq.put_nowait(x) for x in (3, 1, 2)]; lq = asyncio.LifoQueue(); [lq.put_nowait(x) for x in (3, 1, 2)]; print([pq.get_nowait() for _ in range(3)], [lq.get_nowait() for _ in range(3)]); q.shutdown(); await a(q.get()); await a(q.put(1)); got = []
    q2 = asyncio.Queue(1)
    async def produce(): [await q2.put(i) for i in range(4)]; await q2.put(None)
    async def consume():
        while (i := await q2.get()) is not None: got.append(i); q2.task_done()
    await asyncio.gather(produce(), consume()); print(got)
    lock = asyncio.Lock(); order = []
    async def locked(n):
        async with lock: order.append(n); await asyncio.sleep(0); order.append(n)
    await asyncio.gather(*(locked(i) for i in range(3))); print(order, lock.locked()); sem = asyncio.Semaphore(2); await sem.acquire(); print(sem.locked()); sem.release(); bs = asyncio.BoundedSemaphore(1)
    for f in (lock.release, bs.release):
        try: f()
        except Exception as e: print(type(e).__name__, e)
    ev = asyncio.Event(); w = asyncio.create_task(ev.wait()); await asyncio.sleep(0); print(ev.is_set(), w.done()); ev.set(); print(await w); cond = asyncio.Condition()
    async def waiter():
        async with cond: await cond.wait(); return "notified"
    ws = [asyncio.create_task(waiter()) for _ in range(2)]; await asyncio.sleep(0)
    async with cond: cond.notify_all()
    print(await asyncio.gather(*ws)); bar = asyncio.Barrier(2); print(sorted(await asyncio.gather(bar.wait(), bar.wait())), bar.n_waiting, bar.broken)
    fut = asyncio.get_running_loop().create_future(); fut.add_done_callback(lambda f: log.append("fut")); fut.set_result(9); await a(fut); print(log[-1])
    for f in (lambda: asyncio.Future().set_exception(StopIteration()), lambda: asyncio.ensure_future(5), lambda: asyncio.create_task(5)):
        try: print(f())
        except BaseException as e: print(type(e).__name__, str(e).split(" at 0x")[0])
    fu = asyncio.Future(); fu.cancel("msg"); await a(fu); await a(asyncio.to_thread(sum, [1, 2])); await a(asyncio.sleep(0, "val")); await a(asyncio.sleep(float("nan"))); loop = asyncio.get_running_loop(); calls = []; h1 = loop.call_soon(calls.append, 1); h2 = loop.call_soon(calls.append, 2); h2.cancel(); await asyncio.sleep(0); print(calls, h2.cancelled(), loop.is_running(), asyncio.iscoroutinefunction(ok) if 0 else "", asyncio.isfuture(fut))
    loop.set_task_factory(asyncio.eager_task_factory)
    async def now(): return "eager"
    e = asyncio.create_task(now()); print(e.done(), e.result()); e = asyncio.create_task(ok(4)); print(e.done(), await e)
asyncio.run(main())
for f in (lambda: asyncio.run(5), lambda: asyncio.run(bad(9)), lambda: asyncio.get_running_loop(), lambda: asyncio.current_task(), lambda: asyncio.all_tasks(), lambda: asyncio.run(ok(3))):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
with asyncio.Runner(debug=False) as r: print(r.run(ok(1)), r.run(ok(2)), r.get_loop().is_running())
