def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import contextlib as cl, io, sys, asyncio, os
@cl.contextmanager
def cm(x, sup=False):
    print('enter', x)
    try: yield x
    except ValueError as e: print('caught', e); assert sup or (_ for _ in ()).throw(e)
    finally: print('exit', x)
with cm(1) as v: print(v)
def use(c, exc=None):
    with c:
        if exc: raise exc
    return 'done'
t(use, cm(2, True), ValueError('a')); t(use, cm(3), KeyError('k')); c = cm(4); use(c); t(use, c)
@cl.contextmanager
def noyield():
    if 0: yield
@cl.contextmanager
def twice(): yield 1; yield 2
@cl.contextmanager
def swallow():
    try: yield
    except BaseException: pass
@cl.contextmanager
def again():
    try: yield
    except Exception: yield 2
@cl.contextmanager
def reraise():
    try: yield
    except Exception as e: raise RuntimeError('new') from e
t(use, noyield()); t(use, twice()); t(use, swallow(), KeyError(1)); t(use, again(), KeyError(1)); t(use, reraise(), KeyError(1)); t(use, cm(5), StopIteration('s')); t(use, swallow(), GeneratorExit()); t(cm); t(lambda: cm(1).__enter__.__name__); print(cm.__name__, cm.__wrapped__.__name__)
@cm('deco')
def f(a): return a * 2
print(f(2), f(3)); f2 = cl.ContextDecorator
class CD(cl.ContextDecorator):
    def __enter__(self): print('in'); return self
    def __exit__(self, *a): print('out', a[0]); return True
@CD()
def g(): raise KeyError
print(g())
class Cl:
    def close(self): print('closed')
with cl.closing(Cl()) as c: pass
t(use, cl.closing(5)); t(use, cl.suppress(KeyError), KeyError()); t(use, cl.suppress(KeyError), ValueError('v')); t(use, cl.suppress(), ValueError('v')); t(use, cl.suppress(ValueError), ExceptionGroup('g', [ValueError(1), KeyError(2)])); t(use, cl.suppress(ValueError), ExceptionGroup('g', [ValueError(1)])); print(use(cl.nullcontext()), cl.nullcontext(5).__enter__())
s = io.StringIO()
with cl.redirect_stdout(s) as r, cl.redirect_stderr(s): print('hid'); print('err', file=sys.stderr); print(r is s)
print(repr(s.getvalue())); d = os.getcwd()
with cl.chdir('/'): print(os.getcwd())
print(os.getcwd() == d); st = cl.ExitStack(); log = []
with st as e:
    print(e.enter_context(cm('s1', True))); e.callback(log.append, 1); e.push(lambda *a: log.append(a[0]) or True); e.push(cm('pushed')) if 0 else None;
    @e.callback
    def _(): log.append("deco")
    raise ValueError('in stack')
print(log); t(e.enter_context, 5); t(e.push, 5) ; t(e.callback); n = cl.ExitStack(); n.callback(print, 'popped', sep='!'); m = n.pop_all(); n.close(); m.close()
def boom(x): raise KeyError(x)
try:
    with cl.ExitStack() as e: e.callback(boom, 1); e.callback(boom, 2); raise ValueError('body')
except KeyError as x: print(x, repr(x.__context__), repr(x.__context__.__context__))
class Half:
    def __enter__(self): pass
t(use, Half()); t(cl.ExitStack().enter_context, Half()); t(cl.ExitStack().push, Half()); print(isinstance(cm(1), cl.AbstractContextManager), issubclass(Half, cl.AbstractContextManager), isinstance(cl.nullcontext(), cl.AbstractAsyncContextManager)); t(cl.AbstractContextManager)
@cl.asynccontextmanager
async def acm(x):
    print('aenter', x)
    try: yield x
    except ValueError as e: print('acaught', e)
    finally: print('aexit', x)
class ACl:
    async def aclose(self): print('aclosed')
@acm('adeco')
async def af(): return 'af'
async def main():
    async with acm(1) as v: raise ValueError('av')
    async with cl.aclosing(ACl()), cl.nullcontext(3) as z: print(z)
    print(await af())
    async with cl.AsyncExitStack() as e: print(await e.enter_async_context(acm(2)), e.enter_context(cm(6))); e.push_async_callback(asyncio.sleep, 0); e.callback(print, 'cb')
    try:
        async with acm(3): raise KeyError('ak')
    except KeyError as k: print('got', k)
    try: await cl.AsyncExitStack().enter_async_context(cm(1))
    except TypeError as k: print(k)
    c = acm(4)
    async with c: pass
    try:
        async with c: pass
    except Exception as k: print(type(k).__name__, k)
asyncio.run(main())
