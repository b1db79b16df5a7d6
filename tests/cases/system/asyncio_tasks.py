def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import asyncio, time, warnings
warnings.simplefilter("ignore")
def p(*a): print(*a)
async def ok(x, d=0): await asyncio.sleep(d); return x
async def bad(x=1): await asyncio.sleep(0); raise ValueError(x)
async def t(aw):
    try: print(repr(await aw))
    except BaseException as e: print(type(e).__name__ + ':', e)
async def main():
    tk = asyncio.create_task(ok(5), name='nm'); print(tk.get_name(), tk.done(), repr(tk).split(' coro')[0], await tk, tk.result(), tk.exception(), tk.cancelled(), tk.cancel(), tk.get_coro().__name__, tk.get_stack(), asyncio.current_task() is not None, len(asyncio.all_tasks()))
    tk = asyncio.create_task(bad()); await asyncio.wait([tk]); print(repr(tk.exception()), tk.done()); await t(tk)
    tk = asyncio.create_task(ok(1, 10)); await asyncio.sleep(0); print(tk.cancel('why'), tk.cancelling(), tk.done()); await t(tk); print(tk.cancelled())
    for f in (lambda: tk.result(), lambda: tk.exception(), lambda: tk.set_result(1), lambda: tk.set_exception(1), lambda: asyncio.create_task(5), lambda: asyncio.create_task(ok), lambda: asyncio.ensure_future(5), lambda: asyncio.run(ok(1))):
        try: print(f())
        except BaseException as e: print(type(e).__name__, str(e).split(' at 0x')[0])
    await t(asyncio.gather(ok(1), ok(2), bad(3), return_exceptions=True)); await t(asyncio.gather(ok(1), bad(4))); await t(asyncio.gather()); await t(asyncio.gather(ok(1, 0.002), ok(2)))
    await t(asyncio.wait_for(ok(1, 5), 0.001)); await t(asyncio.wait_for(ok(1), None)); await t(asyncio.wait_for(ok(3), 1)); await t(asyncio.wait_for(bad(), 1)); await t(asyncio.wait_for(asyncio.create_task(ok(2)), 0) )
    async def shielded():
        inner = asyncio.create_task(ok('in', 0.003)); o = asyncio.shield(inner); asyncio.get_running_loop().call_soon(o.cancel); await t(o); print(await inner)
    await shielded()
    d, pend = await asyncio.wait([asyncio.create_task(ok(i, i * 0.01)) for i in (0, 5)], return_when=asyncio.FIRST_COMPLETED); print(len(d), len(pend)); [x.cancel() for x in pend]; d, pend = await asyncio.wait([asyncio.create_task(ok(1, 1))], timeout=0.001); print(len(d), len(pend)); [x.cancel() for x in pend]; await t(asyncio.wait([])); await t(asyncio.wait([ok(1)]) if 0 else asyncio.wait(5)); await t(asyncio.wait({asyncio.create_task(ok(1))}, return_when='x'))
    print([await x for x in asyncio.as_completed([ok(i, i * 0.002) for i in (2, 0, 1)])]); it = asyncio.as_completed([ok(1, 1)], timeout=0.001)
    async for x in asyncio.as_completed([asyncio.create_task(ok(i)) for i in range(2)]): print(x.result())
    try:
        for x in it: await x
    except TimeoutError as e: print('TimeoutError', e)
    for cm in (asyncio.timeout(0.001), asyncio.timeout(None), asyncio.timeout_at(asyncio.get_running_loop().time() - 1)):
        try:
            async with cm: await ok('done', 0.003); print('in time', cm.when())
        except TimeoutError as e: print('timed out', e, cm.expired())
    async with asyncio.timeout(10) as cm: cm.reschedule(asyncio.get_running_loop().time() + 5); print(cm.expired(), repr(cm).split(' when')[0])
    try: cm.reschedule(1)
    except RuntimeError as e: print(e)
    try:
        async with asyncio.TaskGroup() as tg: a = tg.create_task(ok('a')); b = tg.create_task(ok('b', 0.001))
        print(a.result(), b.result())
        async with asyncio.TaskGroup() as tg: tg.create_task(bad(1)); tg.create_task(bad(2)); c = tg.create_task(ok(1, 5))
    except* ValueError as eg: print(repr(eg), c.cancelled())
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(ok(1, 5)); raise KeyError('body')
    except* KeyError as eg: print(repr(eg))
    try: tg.create_task(x := ok(1))
    except RuntimeError as e: print(str(e).split(' at ')[0][:40]); x.close()
    async def uncancel():
        try: await asyncio.sleep(5)
        except asyncio.CancelledError: tk = asyncio.current_task(); print(tk.cancelling(), tk.uncancel()); return 'survived'
    u = asyncio.create_task(uncancel()); await asyncio.sleep(0); u.cancel(); await t(u)
    async def fin():
        try: await asyncio.sleep(5)
        finally: print('cleanup'); await asyncio.sleep(0)
    f = asyncio.create_task(fin()); await asyncio.sleep(0); f.cancel(); await t(f)
    log = []; tk = asyncio.create_task(ok(1)); tk.add_done_callback(lambda x: log.append(x.result())); cb = lambda x: log.append('no'); tk.add_done_callback(cb); print(tk.remove_done_callback(cb)); await tk; await asyncio.sleep(0); print(log); await t(asyncio.sleep(0, 'val')); await t(asyncio.sleep(-1, 'neg')); await t(asyncio.sleep(float('nan'))); await t(asyncio.to_thread(sum, [1, 2])); await t(asyncio.wait_for(asyncio.Event().wait(), 0.001)); print(asyncio.iscoroutine(x), asyncio.iscoroutinefunction(ok) if 0 else '', asyncio.isfuture(tk), asyncio.current_task().get_name()[:4])
asyncio.run(main())
for f in (lambda: asyncio.run(5), lambda: asyncio.run(bad(9)), lambda: asyncio.get_running_loop(), lambda: asyncio.current_task(), lambda: asyncio.all_tasks(), lambda: asyncio.get_event_loop(), lambda: asyncio.run(ok(3))):
    try: print(f())
    except BaseException as e: print(type(e).__name__, str(e).split("'")[0])
with asyncio.Runner(debug=False) as r: print(r.run(ok(1)), r.run(ok(2)), r.get_loop().is_running())
async def eager():
    loop = asyncio.get_running_loop(); loop.set_task_factory(asyncio.eager_task_factory); tk = asyncio.create_task(no_wait()); print(tk.done(), tk.result()); tk = asyncio.create_task(ok(4)); print(tk.done(), await tk)
async def no_wait(): return 'eager'
asyncio.run(eager())
