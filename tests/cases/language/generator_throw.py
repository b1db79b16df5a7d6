import traceback, sys
def show():
    error = sys.exception()
    print(repr(error))
    for frame in traceback.extract_tb(error.__traceback__): print("   ", frame.name, frame.lineno)

def f(): raise KeyError(1)
def g():
    try: f()
    except KeyError: raise
try: g()
except KeyError: show()
def inner():
    try: yield 1
    finally: pass
def outer():
    yield from inner()
def outer2():
    yield from outer()
x=outer2(); next(x)
try: x.throw(ValueError(2))
except ValueError: show()
x=outer2(); next(x); 
def names(f):
    while f: yield f.f_code.co_name; f=f.f_back
closing = False
class It:
    def __iter__(s): return s
    def __next__(s): return 1
    def throw(s,*a): print(a, list(names(sys._getframe()))); print(sys.exc_info()[0]); return 7
    def close(s):
        if closing: print('close', list(names(sys._getframe())))
def d():
    try: 1/0
    except ZeroDivisionError:
        r = yield from It()
        print(r)
x=d(); next(x); print(x.gi_yieldfrom.__class__, x.gi_frame.f_lineno); print(x.throw(ValueError)); print(x.throw(ValueError));print(x.gi_yieldfrom.__class__)
closing = True
x.close()
closing = False
try: x.throw(ValueError)
except ValueError as e: print(repr(e.__context__))
class St(It):
    def throw(s,*a): raise StopIteration('v')
def e():
    r = yield from St()
    print('r', r); yield 5
x=e(); next(x); print(x.throw(ValueError))
class No(It):
    throw=None; close=5
x=(lambda: (yield from No()))(); next(x)
try: x.throw(ValueError)
except Exception as e: show()
x=(lambda: (yield from iter([1,2])))(); next(x)
try: x.throw(ValueError)
except Exception as e: show()
class Aw:
    def __await__(s): return It()
async def co(): return await Aw()
c=co(); c.send(None); print(c.cr_await.__class__); c.throw(KeyError)
closing = True
c.close()
closing = False
async def ag():
    yield 1
async def m():
    async for i in ag(): raise KeyError
try: m().send(None)
except KeyError: show()
def selfthrow():
    try: yield
    except ValueError:
        try: g2.throw(KeyError)
        except ValueError as e: print(e)
        yield
g2=selfthrow(); next(g2); g2.throw(ValueError)
class H(It):
    def throw(s,*a):
        try: next(g3)
        except ValueError as e: print(e)
        try: g3.throw(KeyError)
        except ValueError as e: print(e)
        try: g3.close()
        except ValueError as e: print(e)
        print(g3.gi_running, g3.gi_yieldfrom, g3.gi_frame.f_lineno)
        return 3
def h(): yield from H()
g3=h(); next(g3); print(g3.throw(KeyError)); print(g3.gi_running)


class Bad(Exception):
    def __new__(cls, *args):
        return cls


def swallow():
    try:
        yield
    except TypeError as error:
        print('inside:', error)


def plain():
    yield


for g in (plain(), swallow()):
    try:
        next(g)
        g.throw(Bad)
    except Exception as error:
        print(type(error), error)
try:
    raise Bad
except TypeError as error:
    print(error)
try:
    raise KeyError from Bad
except TypeError as error:
    print(error)


class Breaks(Exception):
    def __init__(self):
        raise LookupError('in __init__')


g = plain()
next(g)
try:
    g.throw(Breaks)
except LookupError as error:
    print(repr(error))


def handles(exception):
    try:
        raise exception
    except Exception:
        try:
            yield from plain()
        except Exception as again:
            print(again is again.__context__, again.__context__)
    yield


error = KeyError('a')
g = handles(error)
next(g)
g.throw(error)


def finished():
    yield


g = finished()
frame = g.gi_frame
print(frame.f_back)
next(g)
print(frame.f_back)
next(g, None)
print(frame.f_back)
