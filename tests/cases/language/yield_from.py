import warnings; warnings.simplefilter("ignore")
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
def sub():
    try:
        while True:
            try: x = yield 'sub'; print('sub got', x)
            except ValueError as e: print('sub caught', e); yield 'sub handled'
            if x == 'stop': return 'sub result'
    finally: print('sub finally')
def outer():
    try: r = yield from sub(); print('result', r); yield 'after'
    except KeyError as e: print('outer caught', e); yield 'outer handled'
    finally: print('outer finally')
o = outer(); print(next(o), o.send('a'), o.throw(ValueError('v')), o.send('b'), o.send('stop')); t(next, o)
o = outer(); next(o); print(o.throw(KeyError('k'))); o.close()
o = outer(); next(o); o.close(); t(next, o)
def y(x): r = yield from x; return r
t(lambda: list(y(5))); t(lambda: list(y(None))); print(list(y('ab')), list(y({1: 2})), list(y(range(2))), list(y(y([1]))))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration('it value')
        return self.n
i = y(It()); print(next(i)); t(i.send, 'x'); t(lambda: i.throw(ValueError('nothrow'))); t(next, i)
class Full(It):
    def send(self, v): print('send', v); return ('sent', v)
    def throw(self, *a): print('throw', a); return 'thrown'
    def close(self): print('close')
i = y(Full()); print(next(i), i.send(5), i.send(None), i.throw(ValueError), i.throw(KeyError('inst'))); i.close()
class BadClose(It):
    def close(self): raise OSError('close failed')
i = y(BadClose()); next(i); t(i.close)
class AttrErr(It):
    def __getattr__(self, n): print('getattr', n); raise AttributeError(n)
i = y(AttrErr()); next(i); t(i.send, 1); t(i.throw, ValueError('z'))
i = y(AttrErr()); next(i); i.close()
i = y(It()); list_ = []
while True:
    try: list_.append(next(i))
    except StopIteration as e: print(list_, e.value); break
def ret(): return 5; yield
def chain(n): 
    if n: return (yield from chain(n - 1)) + 1
    yield 'bottom'; return 0
c = chain(50); print(next(c))
try: next(c)
except StopIteration as e: print(e.value)
def run(g):
    try:
        while True: next(g)
    except StopIteration as e: return e.value
print(run(y(ret())), run(y(iter(()))), run(y(chain(3))))
def loop():
    yield from g2
g2 = loop(); t(next, g2)
def shared():
    yield from src; yield 'end'
src = iter(range(4)); a, b = shared(), shared(); print(next(a), next(b), next(a), list(b), list(a))
def exc():
    try: yield from sub()
    except ValueError: print('no')
    except BaseException as e: print('base', type(e).__name__); raise
o = exc(); next(o); t(o.throw, KeyboardInterrupt('kb'))
o = exc(); next(o); t(o.close)
class NextErr:
    def __iter__(self): return self
    def __next__(self): raise RuntimeError('next')
t(lambda: list(y(NextErr())))
class IterBad:
    def __iter__(self): return 5
t(lambda: list(y(IterBad())))
def tb():
    yield from boom()
def boom(): yield 1; 1 / 0
import traceback
try: list(tb())
except ZeroDivisionError as e: print([f.name for f in traceback.extract_tb(e.__traceback__)])
async def coro(): pass
def ycoro(): yield from coro()
c = ycoro(); t(next, c); c = None
import types
@types.coroutine
def tc(): r = yield from acoro(); return r
async def acoro(): return 'from coroutine'
print(run(tc()))
for s in ['async def f():\n yield from x', 'yield from x', 'class A:\n yield from x', '[(yield from x) for y in z]', 'def f(): [(yield from x) for y in z]', 'lambda: (yield from x)', 'def f(): yield from', 'def f(): x = yield from y = 1', 'def f(): yield from *a', 'def f(): await (yield)', 'def f(): (yield) = 1', 'def f(x=(yield)): pass', 'async def f():\n yield\n return 1', 'async def f():\n return\n yield', 'def f(): yield a, *b', 'def f(): x = yield a, b', 'def f(): (yield from x) += 1', 'def f(): del (yield)']:
    try: compile(s, 's', 'exec'); print(repr(s), 'ok')
    except SyntaxError as e: print(repr(s), e.msg, e.lineno, e.offset)
