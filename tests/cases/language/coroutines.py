def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import types, warnings, sys
warnings.simplefilter('ignore')
class Aw:
    def __init__(self, *vals, ret=None): self.vals, self.ret = vals, ret
    def __await__(self):
        for v in self.vals:
            try: r = yield v; print('resumed', r)
            except ValueError as e: print('await caught', e)
        return self.ret
async def co(a): r = await a; return ('co', r)
def run(c, *sends):
    out = []
    try:
        out.append(c.send(None))
        for s in sends: out.append(c.throw(s) if isinstance(s, BaseException) else c.send(s))
    except StopIteration as e: return out, e.value
    except BaseException as e: return out, repr(e)
    return out
print(run(co(Aw(1, 2, ret='r')), 'a', 'b')); print(run(co(Aw(1, 2)), ValueError('v'), 'x')); print(run(co(Aw(1)), KeyError('k'))); print(run(co(co(Aw(1))), 5))
class Bad:
    def __await__(self): return 5
class Bad2:
    def __await__(self): return [1]
class Bad3:
    async def __await__(self): pass
class Inst: pass
i = Inst(); i.__await__ = lambda: iter([])
for a in (5, None, Bad(), Bad2(), Bad3(), i, [], (x for x in 'a'), 'a', co): print(run(co(a)))
c = co(Aw(1)); print(type(c), c.cr_running, c.cr_await, c.cr_frame is not None, c.cr_code.co_name, c.cr_origin, c.cr_suspended, c.__name__, c.__qualname__); c.send(None); print(type(c.cr_await), c.cr_suspended); c.close(); print(c.cr_frame); t(c.send, None); t(c.throw, ValueError('x')); t(lambda: run(co(c))); t(lambda: iter(c)); t(lambda: next(c)); t(lambda: list(c)); t(lambda: [*c])
c = co(Aw(1)); t(c.send, 5); c.close(); c.close()
c = co(Aw(1, 2)); c.send(None); print(run(co(c)))
c = co(Aw()); print(run(c)); print(run(c)); print(run(co(c)))
async def multi(): return [await Aw(ret=x) for x in range(3)], {await Aw(ret=x): 1 for x in 'ab'}, [x async for x in ag()], [y for x in [1] if await Aw(ret=1) for y in [x]]
async def ag():
    for i in range(3): yield i
print(run(multi()))
async def gen_in(): return list(x for x in [await Aw(ret=9)]), (await Aw(ret=1)) + (await Aw(ret=2)), await Aw(ret=3) if await Aw(ret=True) else 0, not await Aw(ret=0), -await Aw(ret=5), 2 ** await Aw(ret=3), f'{await Aw(ret="f")}', (lambda: 1)()
print(run(gen_in()))
w = co(Aw(1)).__await__(); print(type(w), next(w)); t(w.send, 2); t(w.close)
w = co(Aw(1)).__await__(); next(w); t(w.throw, KeyError('w'))
t(type(c)); t(lambda: c + 1)
@types.coroutine
def gco(): x = yield 'g'; return x
print(run(co(gco()), 'val'), gco.__code__.co_flags & 0x100, type(gco()))
async def fin():
    try: await Aw(1)
    except GeneratorExit: print('GE'); raise
    finally: print('fin'); 
c = fin(); c.send(None); c.close()
async def ign():
    try: await Aw(1)
    except GeneratorExit: await Aw(2)
c = ign(); c.send(None); t(c.close)
async def si(): raise StopIteration('x')
print(run(si()))
async def sai(): raise StopAsyncIteration('x')
print(run(sai()))
import gc; gc.collect(); gc.collect()  # what was never awaited until here
warnings.simplefilter('always')
import io, gc
err = sys.stderr; sys.stderr = io.StringIO()
gc.collect()
def never(): co(1)
never(); gc.collect(); gc.collect()
text = sys.stderr.getvalue(); sys.stderr = err
print([l.split(': ', 1)[1] for l in text.splitlines() if "'co' was never awaited" in l])
warnings.simplefilter('ignore')
t(types.coroutine, 5); print(types.coroutine(co) is co); import inspect; print(inspect.iscoroutinefunction(co), inspect.iscoroutine(c), inspect.isawaitable(Aw()), inspect.getcoroutinestate(c), inspect.CO_COROUTINE & co.__code__.co_flags)
sys.set_coroutine_origin_tracking_depth(2); c = co(1); print(len(c.cr_origin), c.cr_origin[0][2]); sys.set_coroutine_origin_tracking_depth(0); c.close(); t(sys.set_coroutine_origin_tracking_depth, -1)
for s in ['await x', 'def f(): await x', 'async def f(): def g(): await x', 'async def f():\n def g():\n  await x', 'lambda: await x', 'async def f(): [await x for y in z]', 'def f(): [await x for y in z]', '[x async for x in y]', 'def f(): [x async for x in y]', 'def f():\n async for x in y: pass', 'def f():\n async with x: pass', 'async for x in y: pass', 'async with x: pass', 'class A:\n await x', 'async def f():\n class A:\n  await x', 'async def f(): await', 'async def f(): await = 1', 'async = 1', 'async def f(x=await y): pass', 'async def f(): lambda: await x', 'async x = 1', 'async def f(): (await x) = 1', 'async def f(): del await x', 'async def f(): return (x async for x in y)', 'def f(): return (x async for x in y)', 'async def f(): await x ** 2', 'async def f(): -await x', 'async def f(): await -x', 'async def f(): return await', 'async def f():\n await yield']:
    try: compile(s, 's', 'exec'); print(repr(s), 'ok')
    except SyntaxError as e: print(repr(s), e.msg, e.lineno, e.offset)
