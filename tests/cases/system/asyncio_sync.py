def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import asyncio
async def t(aw):
    try: print(repr(await aw).split(' at 0x')[0])
    except BaseException as e: print(type(e).__name__ + ':', e)
def s(f, *a, **k):
    try: print(repr(f(*a, **k)).split(' at 0x')[0])
    except BaseException as e: print(type(e).__name__ + ':', str(e).split(' at 0x')[0])
async def main():
    l = asyncio.Lock(); print(repr(l)[-11:], l.locked(), await l.acquire(), l.locked(), repr(l)[-9:]); order = []
    async def use(n):
        async with l: order.append(n); await asyncio.sleep(0); order.append(n)
    ts = [asyncio.create_task(use(i)) for i in range(3)]; await asyncio.sleep(0); print(repr(l)[-20:]); ts[1].cancel(); l.release(); await asyncio.gather(*ts, return_exceptions=True); print(order); s(l.release)
    e = asyncio.Event(); print(e.is_set(), repr(e)[-10:]); w = asyncio.create_task(e.wait()); await asyncio.sleep(0); e.set(); print(await w, e.is_set(), await e.wait()); e.clear(); await t(asyncio.wait_for(e.wait(), 0.001))
    c = asyncio.Condition(); s(c.notify); await t(c.wait()); got = []
    async def waiter(i):
        async with c: await c.wait(); got.append(i)
    ts = [asyncio.create_task(waiter(i)) for i in range(3)]; await asyncio.sleep(0)
    async with c: c.notify(); print(c.locked())
    await asyncio.sleep(0); await asyncio.sleep(0); print(got)
    async with c: c.notify_all()
    await asyncio.gather(*ts); print(got)
    async with c: print(await c.wait_for(lambda: 'truthy'))
    sem = asyncio.Semaphore(2); print(sem.locked(), await sem.acquire(), await sem.acquire(), sem.locked(), repr(sem)[-9:]); await t(asyncio.wait_for(sem.acquire(), 0.001)); sem.release(); print(repr(sem)[-20:]); s(asyncio.Semaphore, -1); b = asyncio.BoundedSemaphore(1); s(b.release)
    peak = cur = 0
    async def limited(sm):
        nonlocal peak, cur
        async with sm: cur += 1; peak = max(peak, cur); await asyncio.sleep(0); cur -= 1
    sm = asyncio.Semaphore(3); await asyncio.gather(*(limited(sm) for _ in range(10))); print(peak, cur)
    bar = asyncio.Barrier(3); res = sorted(await asyncio.gather(*(bar.wait() for _ in range(3)))); print(res, bar.parties, bar.n_waiting, bar.broken, repr(bar)[-25:]); x = asyncio.create_task(bar.wait()); await asyncio.sleep(0); await bar.abort(); await t(x); await t(bar.wait()); await bar.reset(); print(bar.broken); s(asyncio.Barrier, 0)
    for Q in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        q = Q(2); q.put_nowait(2); await q.put(1); print(Q.__name__, q.qsize(), q.full(), q.empty(), q.maxsize, repr(q).split(" maxsize")[1]); s(q.put_nowait, 3); await t(asyncio.wait_for(q.put(3), 0.001)); print(await q.get(), q.get_nowait()); s(q.get_nowait); await t(asyncio.wait_for(q.get(), 0.001)); q.task_done(); q.task_done(); s(q.task_done); await q.join(); g = asyncio.create_task(q.get()); await asyncio.sleep(0); q.put_nowait('z'); print(await g); q.shutdown(); await t(q.get()); s(q.put_nowait, 1); await t(q.put(1))
    q = asyncio.Queue(); q.put_nowait(1); q.shutdown(immediate=True); await t(q.get()); await q.join(); print(asyncio.Queue[int])
    q, out = asyncio.Queue(1), []
    async def prod():
        for i in range(5): await q.put(i)
        await q.put(None)
    async def cons():
        while (x := await q.get()) is not None: out.append(x); q.task_done()
    await asyncio.gather(prod(), cons()); print(out)
    loop = asyncio.get_running_loop(); f = loop.create_future(); print(repr(f), f.done(), f.cancelled(), f.get_loop() is loop); log = []; f.add_done_callback(lambda x: log.append(x.result())); f.set_result(1); print(repr(f), log, await f); await asyncio.sleep(0); print(log); g = loop.create_future(); g.set_exception(ValueError); await t(g); h = loop.create_future(); h.cancel('msg'); await t(h); print(repr(h)); s(h.result)
    calls = []; loop.call_soon(calls.append, 1); hd = loop.call_soon(calls.append, 2); hd.cancel(); loop.call_later(0.002, calls.append, 3); loop.call_at(loop.time(), calls.append, 4); await asyncio.sleep(0.006); print(calls, hd.cancelled(), hd.when() if hasattr(hd, 'when') else '-'); s(loop.call_later, None, print); s(loop.call_soon, 5); loop.call_soon_threadsafe(calls.append, 5); await asyncio.sleep(0.001); print(calls[-1], loop.is_running(), loop.is_closed(), loop.get_debug(), await loop.run_in_executor(None, sum, [1, 2])); s(loop.run_until_complete, f); s(loop.run_forever); s(loop.close)
    ctxs = []; loop.set_exception_handler(lambda l, c: ctxs.append((c['message'].split(' at ')[0], repr(c.get('exception'))))); loop.call_soon(lambda: 1 / 0); await asyncio.sleep(0.001); print(ctxs); s(loop.set_exception_handler, 5); print(asyncio.QueueEmpty.__mro__[1], asyncio.CancelledError.__mro__[1], asyncio.InvalidStateError.__mro__[1], asyncio.TimeoutError is TimeoutError)
asyncio.run(main())
async def agen():
    try:
        for i in range(3): yield i; await asyncio.sleep(0)
    finally: print('agen closed')
async def m2():
    print([x async for x in agen()]); a = agen(); print(await anext(a)); await a.aclose(); b = agen(); await anext(b); c = agen(); await anext(c); return b, c
keep = asyncio.run(m2()); print('end')
