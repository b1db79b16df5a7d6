def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import warnings; warnings.simplefilter('ignore')
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self): r = yield self.v; return r
def run(c, *sends):
    out = []
    try:
        out.append(c.send(None))
        for s in sends: out.append(c.throw(s) if isinstance(s, BaseException) else c.send(s))
    except StopIteration as e: return out, e.value
    except BaseException as e: return out, repr(e)
    return out
async def ag():
    try:
        x = yield 1; print('got', x)
        y = await Aw('aw'); print('awaited', y)
        try: yield 2
        except ValueError as e: print('caught', e); yield 'h'
        yield 3
    except GeneratorExit: print('GE'); raise
    finally: print('fin')
a = ag(); print(type(a), run(a.__anext__()), run(a.asend('s'), 'w'), run(a.athrow(ValueError('v'))), run(a.__anext__()), run(a.__anext__()), run(a.__anext__()))
a = ag(); print(run(a.asend(5))); print(run(a.asend(None))); print(run(a.aclose())); print(run(a.__anext__()), run(a.aclose()))
a = ag(); print(run(a.aclose()), run(a.__anext__()))
a = ag(); run(a.__anext__()); print(run(a.athrow(KeyError('k')))); print(run(a.athrow(KeyError('k2'))))
a = ag(); print(run(a.athrow(KeyError)))
a = ag(); n = a.__anext__(); print(run(n)); t(n.send, None); t(n.throw, ValueError); run(a.aclose())
a = ag(); n = a.asend(None); n.close(); t(n.send, None); print(run(a.__anext__())); run(a.aclose())
a = ag(); run(a.__anext__()); n1 = a.asend('x'); n1.send(None); n2 = a.__anext__(); t(n2.send, None); n1.close(); run(a.aclose()); run(a.aclose())
print(a.ag_running, a.ag_frame is not None, a.ag_code.co_name, a.ag_await is not None, a.__name__, a.ag_suspended)
a = ag(); t(a.asend); t(a.aclose, 1); t(next, a); t(iter, a); t(len, a); print(a.__aiter__() is a)
async def ign():
    try: yield 1
    except GeneratorExit: yield 2
a = ign(); run(a.__anext__()); print(run(a.aclose()))
async def si(): yield 1; raise StopIteration
a = si(); run(a.__anext__()); print(run(a.__anext__()))
async def sai(): yield 1; raise StopAsyncIteration
a = sai(); run(a.__anext__()); print(run(a.__anext__()))
async def consume(it):
    out = []
    async for x in it:
        if x == 2: continue
        out.append(x)
        if x == 5: break
    else: out.append('else')
    return out
async def simple(n):
    for i in range(n): yield i
print(run(consume(simple(4))), run(consume(simple(9))))
class AI:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        self.n -= 1
        if self.n < 0: raise StopAsyncIteration
        return self.n
print(run(consume(AI(3))))
class B1:
    pass
class B2:
    def __aiter__(self): return 5
class B3:
    def __aiter__(self): return self
    def __anext__(self): return 5
class B4:
    async def __aiter__(self): return self
class B5:
    def __aiter__(self): return self
    async def __anext__(self): raise ValueError('anext')
class B6:
    def __aiter__(self): raise KeyError('aiter')
for b in (B1, B2, B3, B4, B5, B6, lambda: [1], lambda: simple): print(run(consume(b())))
async def comp(): return [x async for x in simple(3)], {x async for x in simple(2)}, {x: y async for x in simple(2) for y in 'a'}, [x for x in [y async for y in simple(2)]], [x async for x in (z async for z in simple(3) if z)]
print(run(comp()))
g = (x async for x in simple(2)); print(type(g), run(consume(g)))
async def an(): return await anext(simple(0), 'default'), await anext(AI(1)), await anext(AI(0), 'd2')
print(run(an())); t(anext, 5); t(aiter, 5); t(anext); t(aiter, B2()); print(aiter(AI(1)).n)
async def an2(): return await anext(AI(0))
print(run(an2()))
class ACM:
    def __init__(self, sup=False): self.sup = sup
    async def __aenter__(self): print('aenter'); return await Aw('in')
    async def __aexit__(self, *a): print('aexit', a[0]); await Aw('out'); return self.sup
async def w(sup, exc):
    async with ACM(sup) as x, ACM(sup) as y:
        print(x, y)
        if exc: raise exc
    return 'done'
print(run(w(False, None), 1, 2, 3, 4), run(w(True, ValueError('q')), 1, 2, 3, 4), run(w(False, ValueError('q')), 1, 2, 3, 4))
class BadCM:
    def __aenter__(self): return 5
    def __aexit__(self, *a): return 5
async def bw():
    async with BadCM(): pass
print(run(bw()))
import sys
hooks = []
sys.set_asyncgen_hooks(firstiter=lambda g: hooks.append('first'), finalizer=lambda g: hooks.append('final'))
a = simple(2); run(a.__anext__()); del a
import gc; gc.collect(); gc.collect(); print(hooks[0], sys.get_asyncgen_hooks().firstiter is not None); sys.set_asyncgen_hooks(None, None); print(sys.get_asyncgen_hooks()); t(sys.set_asyncgen_hooks, 5)
