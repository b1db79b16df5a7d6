def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import asyncio
async def ret(v, d=0): await asyncio.sleep(d); return v
async def boom(): raise ValueError('boom')
async def main():
    print(await asyncio.gather(ret(1), ret(2)), await asyncio.gather(ret(1), boom(), return_exceptions=True), await asyncio.wait_for(ret(3), 1))
    try: await asyncio.gather(ret(1), boom())
    except ValueError as e: print(repr(e))
    try: await asyncio.wait_for(asyncio.sleep(5), 0.001)
    except TimeoutError as e: print(repr(e))
    try:
        async with asyncio.timeout(0.001): await asyncio.sleep(5)
    except TimeoutError: print('timeout')
    t1 = asyncio.create_task(ret('t'), name='nm'); print(t1.get_name(), t1.done(), await t1, t1.result(), t1.cancelled(), t1.exception())
    t2 = asyncio.create_task(asyncio.sleep(10)); await asyncio.sleep(0); print(t2.cancel('why'), t2.cancelling())
    try: await t2
    except asyncio.CancelledError as e: print('cancelled', e.args)
    try:
        async with asyncio.TaskGroup() as tg: a = tg.create_task(ret('tg')); tg.create_task(boom())
    except ExceptionGroup as e: print(repr(e), a.cancelled() or a.done())
    q = asyncio.Queue(1); await q.put(1); print(q.full(), q.get_nowait(), q.empty())
    try: q.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    async def prod():
        for i in range(3): await q.put(i)
        await q.put(None)
    async def cons():
        out = []
        while (x := await q.get()) is not None: out.append(x)
        return out
    print((await asyncio.gather(prod(), cons()))[1])
    lock = asyncio.Lock(); order = []
    async def crit(n):
        async with lock: order.append(n); await asyncio.sleep(0); order.append(n)
    await asyncio.gather(*(crit(i) for i in range(3))); print(order, lock.locked())
    ev = asyncio.Event(); asyncio.get_running_loop().call_soon(ev.set); print(await ev.wait(), ev.is_set()); sem = asyncio.Semaphore(1); await sem.acquire(); print(sem.locked()); sem.release()
    f = asyncio.get_running_loop().create_future(); f.add_done_callback(lambda f: print('cb', f.result())); f.set_result(9); print(await f)
    done, pend = await asyncio.wait([asyncio.create_task(ret(1)), asyncio.create_task(asyncio.sleep(5))], return_when=asyncio.FIRST_COMPLETED); print(len(done), len(pend)); [p.cancel() for p in pend]
    print([await c for c in asyncio.as_completed([ret('x')])], await asyncio.to_thread(lambda: 'thread'), await asyncio.shield(ret('sh')), asyncio.current_task().get_name() != '', len(asyncio.all_tasks()) >= 1, asyncio.iscoroutinefunction(ret) if 0 else '')
    async def ag():
        try:
            for i in range(3): yield i; await asyncio.sleep(0)
        finally: print('ag closed')
    print([x async for x in ag()]); 
    r, w = asyncio.StreamReader(), None; r.feed_data(b'line\nrest'); r.feed_eof(); print(await r.readline(), await r.read(), r.at_eof())
    srv = await asyncio.start_server(lambda r, w: handle(r, w), '127.0.0.1', 0); port = srv.sockets[0].getsockname()[1]
    r, w = await asyncio.open_connection('127.0.0.1', port); w.write(b'hi\n'); print(await r.readline()); w.close(); await w.wait_closed(); srv.close(); await srv.wait_closed()
    p = await asyncio.create_subprocess_exec('echo', 'sub', stdout=asyncio.subprocess.PIPE); print((await p.communicate())[0], p.returncode)
    return 'main done'
async def handle(r, w): w.write((await r.readline()).upper()); await w.drain(); w.close()
print(asyncio.run(main()))
t(asyncio.run, 5); t(asyncio.get_running_loop); t(lambda: asyncio.run(boom())); loop = asyncio.new_event_loop(); print(loop.run_until_complete(ret(7)), loop.is_running(), loop.is_closed(), loop.close(), loop.is_closed()); c = ret(1); t(loop.run_until_complete, c); c.close()
with asyncio.Runner() as rn: print(rn.run(ret('runner')))
