def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class CM:
    def __init__(self, n, sup=False, enter=None, exit=None): self.n, self.sup, self.en, self.ex = n, sup, enter, exit
    def __enter__(self):
        print('enter', self.n)
        if self.en: raise self.en
        return self.n
    def __exit__(self, t, v, tb):
        print('exit', self.n, t and t.__name__, repr(v), tb is not None)
        if self.ex: raise self.ex
        return self.sup
def run(*cms, act=None):
    try:
        with cms[0] as a, (cms[1] if len(cms) > 1 else CM('-')) as b:
            print('body', a, b)
            if act: raise act
        print('after')
    except BaseException as e: print('left', repr(e), repr(e.__context__))
V = ValueError('v')
run(CM(1)); run(CM(1), CM(2)); run(CM(1), act=V); run(CM(1, True), act=V); run(CM(1), CM(2, True), act=V); run(CM(1), CM(2, exit=KeyError('x')), act=V); run(CM(1, True), CM(2, exit=KeyError('x')), act=V); run(CM(1, enter=TypeError('e'))); run(CM(1, True), CM(2, enter=TypeError('e'))); run(CM(1, exit=OSError('o')), CM(2, exit=KeyError('x')), act=V); run(CM(1, sup=[1]), act=V); run(CM(1), act=KeyboardInterrupt()); run(CM(1, True), act=SystemExit(3))
def ret(n):
    for i in range(3):
        with CM(i):
            if n == 0: return i
            if n == 1: break
            if n == 2: continue
    return 'end'
print(ret(0), ret(1), ret(2))
class NoEnter:
    def __exit__(self, *a): pass
class NoExit:
    def __enter__(self): pass
class InInst:
    def __init__(self): self.__enter__ = lambda: 1; self.__exit__ = lambda *a: None
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
def w(x):
    with x: pass
async def aw(x):
    async with x: pass
def drive(c):
    try: c.send(None)
    except StopIteration as e: return e.value
t(w, NoEnter()); t(w, NoExit()); t(w, InInst()); t(w, Async()); t(w, 5); t(lambda: drive(aw(CM(1)))); t(lambda: drive(aw(5))); t(lambda: drive(aw(Async())))
class Truth:
    def __enter__(self): return (1, [2, 3])
    def __exit__(self, *a): return self
    def __bool__(self): raise RuntimeError('bool')
def tr():
    with Truth() as (a, [b, c]): print(a, b, c)
    with Truth() as [a, *r]: 1 / 0
t(tr)
class Attr: pass
o = Attr(); d = {}
with CM('x') as o.f, CM('y') as d['k']: print(o.f, d)
with (CM('p'), CM('q') as z, ): print(z)
with (CM('tuple'), CM(2))[0] as u: print(u)
def gen():
    with CM('g'):
        yield 1
        yield 2
g = gen(); next(g); g.close()
g = gen(); next(g)
t(g.throw, ValueError('thrown'))
class ExitArgs:
    def __enter__(self): return self
    def __exit__(self): pass
t(w, ExitArgs())
class Static:
    __enter__ = staticmethod(lambda: 'static')
    __exit__ = classmethod(lambda *a: print(len(a)))
with Static() as s: print(s)
def unpack_fail():
    with CM((1, 2)) as (a, b, c): pass
t(unpack_fail)
x = CM('outer', True)
with x:
    with CM('inner'):
        try: raise V
        finally: print('finally')
print('done')
