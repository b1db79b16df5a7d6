def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
from contextlib import *
import io, sys, os
@contextmanager
def cm(v, swallow=False):
    print('enter', v)
    try: yield v
    except ValueError as e:
        print('caught', e)
        if not swallow: raise
    finally: print('exit', v)
with cm(1) as x: print(x)
with cm(2, True): raise ValueError('sw')
def f():
    with cm(3): raise ValueError('out')
t(f)
def g():
    with cm(4): raise KeyError('k')
t(g)
@cm(5)
def deco(a): return a * 2
print(deco(3), deco(4))
@contextmanager
def noyield(): return; yield
@contextmanager
def twice(): yield 1; yield 2
@contextmanager
def twice_exc():
    try: yield
    except Exception: yield
def use(c):
    with c: pass
def use_exc(c):
    with c: raise ValueError('z')
t(use, noyield()); t(use, twice()); t(use_exc, twice_exc()); c = cm(9); use(c); t(use, c)
@contextmanager
def si():
    yield
def sif():
    with si(): raise StopIteration('si')
t(sif)
with suppress(KeyError, ValueError): raise KeyError
with suppress(ValueError):
    raise ExceptionGroup('g', [ValueError(1)])
try:
    with suppress(ValueError): raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
except ExceptionGroup as e: print(repr(e))
class Cl:
    def close(self): print('closed')
with closing(Cl()) as c: print(type(c).__name__)
with nullcontext(5) as n: print(n)
b = io.StringIO()
with redirect_stdout(b): print('captured')
print(repr(b.getvalue()))
e = io.StringIO()
with redirect_stderr(e): print('err', file=sys.stderr)
print(repr(e.getvalue()))
with ExitStack() as s:
    print(s.enter_context(cm('a')), s.enter_context(cm('b'))); s.callback(print, 'cb', 1); s.push(lambda *a: print('push', a[0])); s.push(cm('never'))
    saved = s.pop_all()
print('popped'); saved.close() if 0 else saved.__exit__(None, None, None)
def stack():
    with ExitStack() as s:
        s.callback(lambda: 1 / 0); s.push(lambda t, v, tb: print('saw', t)); raise KeyError('orig')
try: stack()
except ZeroDivisionError as e: print(repr(e), repr(e.__context__))
t(lambda: ExitStack().enter_context(5)); t(lambda: ExitStack().push(5))
with ExitStack() as s: s.push(lambda *a: True); raise ValueError('suppressed')
class CD(ContextDecorator):
    def __enter__(self): print('cd in'); return self
    def __exit__(self, *a): print('cd out')
@CD()
def dd(): print('body')
dd()
@asynccontextmanager
async def acm():
    print('a in')
    try: yield 'av'
    finally: print('a out')
async def main():
    async with acm() as v: print(v)
    async with AsyncExitStack() as st:
        print(await st.enter_async_context(acm())); st.push_async_callback(cb)
    async with aclosing(ag()) as a:
        async for x in a: print(x); break
async def cb(): print('async cb')
async def ag():
    try: yield 1
    finally: print('ag closed')
try: main().send(None)
except StopIteration: print('done')
with chdir('/'): print(os.getcwd())
print(isinstance(cm(1), AbstractContextManager), issubclass(CD, AbstractContextManager), cm.__wrapped__.__name__)
