def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import contextvars as cv, threading, copy, pickle, asyncio, functools
from contextvars import ContextVar, Context, Token, copy_context
v, w = ContextVar('v'), ContextVar('w', default=7)
t(v.get); print(v.get(5), w.get(), w.get(1), v.name, repr(w).split(' at ')[0]); t(ContextVar); t(ContextVar, 5); t(ContextVar, 'a', 5); t(ContextVar, 'a', defualt=5); t(setattr, v, 'name', 'x'); t(setattr, v, 'foo', 1); t(lambda: type('S', (ContextVar,), {}))
tok = v.set(1); print(tok.var is v, tok.old_value is Token.MISSING, Token.MISSING, repr(tok).split(' at ')[0], v.get()); tok2 = v.set(2); print(tok2.old_value); v.reset(tok2); print(v.get()); t(v.reset, tok2); t(v.reset, 5); t(w.reset, tok); v.reset(tok); t(v.get); t(v.reset, tok); t(Token); t(v.set); t(v.get, 1, 2); print(repr(tok).split(' var')[0], ' used ' in repr(tok))
with v.set('with') as x: print(v.get(), type(x).__name__)
t(v.get); tk = v.set(0)
with tk: pass
t(tk.__enter__) ; t(lambda: tk.__exit__(None, None, None))
v.set('outer'); c = copy_context(); print(len(c) >= 1, v in c, w in c, c[v], c.get(v), c.get(w), c.get(w, 'd'), list(c.keys()) == list(c), [x for x in c.values()], (v, 'outer') in c.items(), c == copy_context(), c != 5, bool(Context()), len(Context())); t(lambda: c[w]); t(lambda: c['x']); t(lambda: 'x' in c); t(c.get, 5); t(hash, c); t(lambda: c.__setitem__(v, 1)); t(Context, 1); t(c.run); t(c.run, 5)
def inner(a, b=0): v.set('inner'); w.set(a); return v.get(), w.get(), b
print(c.run(inner, 9, b=8), v.get(), w.get(), c[v], c[w]); t(c.run, lambda: c.run(print)); t(c.run, lambda: 1 / 0); print(c.run(lambda: v.get())); d = c.copy(); d.run(v.set, 'copied'); print(c[v], d[v]); t(pickle.dumps, c); t(pickle.dumps, v); t(copy.deepcopy, v)
tk = c.run(v.set, 'q'); t(v.reset, tk); r = []
th = threading.Thread(target=lambda: (r.append(v.get('none in thread')), v.set('thr'), r.append(v.get()))); th.start(); th.join(); print(r, v.get()); th = threading.Thread(target=lambda: r.append(v.get()), context=copy_context()); th.start(); th.join(); print(r[-1])
def gen():
    v.set('gen'); yield v.get(); yield v.get()
g = gen(); print(next(g), v.get()); v.set('main'); print(next(g))
async def child(n): v.set(n); await asyncio.sleep(0); return v.get()
async def main():
    v.set('m'); print(await asyncio.gather(*(child(i) for i in range(4))), v.get(), await child('direct'), v.get()); ctx = copy_context(); tsk = asyncio.create_task(child('ctx'), context=ctx); await tsk; print(ctx[v], v.get()); loop = asyncio.get_running_loop(); fut = loop.create_future(); loop.call_soon(lambda: fut.set_result(v.get()), context=ctx); print(await fut, await asyncio.to_thread(v.get), await loop.run_in_executor(None, lambda: v.get('no ctx in executor')))
asyncio.run(main()); print(v.get())
many = [ContextVar(f'x{i}', default=i) for i in range(300)]; [x.set(i * 2) for i, x in enumerate(many)]; cc = copy_context(); print(sum(cc[x] for x in many), len([x for x in cc if x.name.startswith('x')]), sum(x.get() for x in many)); [x.set(0) for x in many[:100]]; print(sum(x.get() for x in many), sum(cc[x] for x in many), ContextVar[int], Token[str])
