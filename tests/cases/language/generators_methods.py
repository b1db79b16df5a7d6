def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
def g():
    try:
        x = yield 1
        print('got', x)
        y = yield 2
        print('got', y)
        return 'ret'
    except GeneratorExit: print('exit'); raise
    except ValueError as e: print('caught', e); yield 'handled'
    finally: print('finally')
i = g(); print(next(i), i.send('a')); t(i.send, 'b'); t(next, i); t(i.send, 1)
i = g(); t(i.send, 'nonnone'); print(i.send(None)); print(i.throw(ValueError('v'))); t(i.close); t(i.close); t(next, i)
i = g(); next(i); t(i.throw, KeyError('k')); t(i.throw, KeyError('k2'))
i.close(); i = g(); t(i.throw, KeyError); t(next, i)
i = g(); i.close(); t(next, i)
i = g(); next(i); t(i.throw); t(i.throw, 5); t(i.throw, 'a'); t(i.throw, ValueError, 1, 2, 3); t(i.throw, int); i.close()
i = g(); next(i); t(i.close, 1); t(i.send); t(i.send, 1, 2); i.close()
def ignore():
    try: yield 1
    except GeneratorExit: yield 2
i = ignore(); next(i); t(i.close); t(i.close)
def ret_on_close():
    try: yield 1
    except GeneratorExit: return 'closed value'
i = ret_on_close(); next(i); print(i.close()); print(i.close())
def raise_on_close():
    try: yield
    finally: raise KeyError('in close')
i = raise_on_close(); next(i); t(i.close)
def si(): raise StopIteration('x'); yield
t(next, si()); t(list, si())
def si2():
    yield 1
    next(iter([]))
t(list, si2())
def rec():
    yield next(me)
me = rec(); t(next, me)
def attrs():
    yield
    yield from inner
inner = iter([1, 2])
i = attrs(); print(i.gi_running, i.gi_frame is not None, i.gi_code.co_name, i.gi_yieldfrom, i.gi_suspended, i.__name__, i.__qualname__); next(i); print(i.gi_suspended, i.gi_frame.f_lineno - attrs.__code__.co_firstlineno); next(i); print(i.gi_yieldfrom is inner); list(i); print(i.gi_frame, i.gi_suspended, i.gi_yieldfrom)
i.__name__ = 'n'; i.__qualname__ = 'q'; print(repr(i)[:20]); t(setattr, i, '__name__', 5); t(setattr, i, 'gi_frame', 5); t(delattr, i, '__name__'); t(setattr, i, 'foo', 1)
i.close() if hasattr(i, 'close') else 0
def self_running():
    yield me2.gi_running, me2.gi_suspended
me2 = self_running(); print(next(me2)); keep = []
def f(): return (yield)
i = f(); next(i)
try: i.send('val')
except StopIteration as e: print(e.value, e.args, repr(e))
i = f(); next(i)
try: i.send((1, 2))
except StopIteration as e: print(e.value, e.args)
i = f(); next(i)
try: i.send(ValueError('as value'))
except StopIteration as e: print(repr(e.value), e.args)
print(type(i), iter(i) is i); t(len, i); t(lambda: i[0]); t(type(i)); t(lambda: i + i)
import types, copy, pickle
t(copy.copy, i); t(pickle.dumps, i); t(lambda: type('X', (types.GeneratorType,), {}))
def ctx():
    try: raise ValueError('outer')
    except ValueError:
        yield 1
        yield 2
import sys
i = ctx(); next(i); print(sys.exception()); 
try: raise KeyError
except KeyError: next(i); print(repr(sys.exception()))
t(i.throw, TypeError('t'))
e = TypeError('mine')
i = g(); next(i)
try: i.throw(e)
except TypeError as x: print(x is e, x.__traceback__.tb_next.tb_frame.f_code.co_name)
def lam(): return (lambda: (yield 5))()
print(list(lam()))
def finret():
    try: yield 1
    finally: return 'overridden'
i = finret(); next(i); t(i.throw, ValueError('lost'))
