import sys, warnings
warnings.simplefilter("ignore")
def g():
    x = yield 1
    yield from h()
def h():
    yield 2
    raise KeyError
x=g(); print(x.gi_frame.f_lasti); f=x.gi_frame
next(x); print(f.f_lasti,f.f_lineno); next(x); print(f.f_lasti,f.f_lineno,x.gi_yieldfrom.gi_frame.f_lasti)
try: next(x)
except KeyError: print(f.f_lasti,f.f_lineno)
def lazy(): yield sys._getframe().f_lasti
z=lazy(); print(next(z), z.gi_frame.f_lasti)
async def ag():
    try: yield 1
    except ValueError: yield 2
a=ag()
def t(g):
    try: print(g())
    except BaseException as e: print(type(e).__name__, e)
w=a.athrow(); print(type(w)); t(lambda: w.send(None)); print(a.ag_running); t(lambda: a.asend(None).send(None))
a=ag(); t(lambda: a.athrow(1,2,3,4).send(None)); a=ag(); t(lambda: a.athrow(typ=1)); a=ag(); t(lambda: a.asend(None).send(None)); t(lambda: a.athrow(ValueError).send(None)); t(lambda: a.aclose().send(None))
t(lambda: type(a.athrow(1))())
class Aw:
    def __await__(self): yield 'w'
async def ag2():
    await Aw(); yield 1
b = ag2(); s = b.asend(None); print(b.ag_running, b.ag_frame.f_lasti); t(lambda: s.send(None)); print(b.ag_running, b.ag_suspended)
t(lambda: b.asend(None).send(None)); t(lambda: b.athrow(ValueError).send(None)); t(lambda: b.aclose().send(None)); t(lambda: s.send(None)); print(b.ag_running)
print(type(b.athrow(ValueError)), type(b.aclose()), type(b.asend(None)), type(b.__anext__()))
async def c(): pass
y = c(); print(y.cr_frame.f_lasti); y.close()
