import traceback
def chain(e):
    out = []
    while e is not None:
        out.append((repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)); e = e.__context__
    return out
def show(f):
    try: f()
    except BaseException as e: print(chain(e))
def a():
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError('v') from e
def b():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError('v') from None
def c():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError('v')
def d():
    try: c()
    except ValueError:
        try: {}['k']
        except KeyError: raise TypeError('t')
def e():
    try: raise ValueError('first')
    finally: raise KeyError('second')
def f(): raise ValueError from TypeError
def g(): raise ValueError from 5
def h(): raise 5
def i(): raise
def j(): raise int
def k(): raise ValueError('x') from TypeError('y')
def l():
    try: raise ValueError('a')
    except ValueError as e: raise e
def m():
    x = ValueError('self')
    try: raise x
    except ValueError: raise x from x
def n():
    x, y = ValueError('x'), KeyError('y')
    try: raise x
    except ValueError:
        try: raise y
        except KeyError: raise x
def o(): raise None
for q in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o): print(q.__name__, end=' '); show(q)
class Noisy(Exception):
    def __init__(self): raise RuntimeError('init')
def r(): raise Noisy
show(r)
class NotExc(Exception):
    def __new__(cls): return 5
def s(): raise NotExc
show(s)
x = ValueError()
for v in (5, 'a', int):
    for attr in '__cause__', '__context__', '__traceback__':
        try: setattr(x, attr, v)
        except TypeError as err: print(err)
for attr in '__cause__', '__context__', '__traceback__', 'args', '__suppress_context__':
    try: delattr(x, attr)
    except (TypeError, AttributeError) as err: print(err)
x.__cause__ = KeyError('c'); print(x.__suppress_context__); x.__suppress_context__ = False; print(x.__suppress_context__); x.__cause__ = None; print(x.__suppress_context__)
x.args = 'ab'; print(x.args, x); x.args = [1]; print(x.args)
try: x.args = 5
except TypeError as err: print(err)
x.add_note('n1'); x.add_note('n2'); print(x.__notes__)
try: x.add_note(5)
except TypeError as err: print(err)
x.__notes__ = 'str'
try: x.add_note('z')
except TypeError as err: print(err)
print(x.with_traceback(None) is x)
try: x.with_traceback(5)
except TypeError as err: print(err)
def gen():
    try: yield
    except ValueError: raise KeyError('in gen')
def u():
    g = gen(); next(g)
    try: raise TypeError('outer')
    except TypeError: g.throw(ValueError('thrown'))
show(u)
def w():
    try: raise ValueError('1')
    except ValueError:
        def inner(): raise KeyError('2')
        inner()
show(w)
try: d()
except TypeError as err: print(''.join(traceback.format_exception(err, limit=0)))
try: a()
except ValueError as err: err.add_note('multi\nline'); err.add_note('two'); print(''.join(traceback.format_exception(err, limit=0)))
import sys
print(sys.exc_info(), sys.exception())
try: raise ValueError('now')
except ValueError as err:
    print(sys.exc_info()[:2], sys.exception() is err)
    try: raise KeyError
    except KeyError: print(repr(sys.exception()))
    print(repr(sys.exception()))
print(sys.exception())
