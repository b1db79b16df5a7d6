"""try/except/else/finally with return, break, continue and exceptions in every place."""
import itertools
import sys
import warnings
warnings.simplefilter("ignore")
exits = {"pass": "pass", "return": "return '{w}'", "break": "break", "continue": "continue", "raise": "raise KeyError('{w}')", "del": "del missing"}
results = []
for body, handler, final in itertools.product(exits, exits, exits):
    source = f"""
def f():
    log = []
    for i in range(2):
        try:
            log.append('try')
            {exits[body].format(w='body')}
        except KeyError as e:
            log.append(str(e))
            {exits[handler].format(w='handler')}
        except NameError:
            log.append('name')
            {exits[handler].format(w='handler')}
        else:
            log.append('else')
        finally:
            log.append('finally')
            {exits[final].format(w='final')}
        log.append('after')
    return log
"""
    space = {}
    exec(source, space)
    try: r = space["f"]()
    except Exception as e:
        r = f"{type(e).__name__} {e}", type(e.__context__).__name__, type(e.__context__.__context__).__name__ if e.__context__ else None
    results.append((body, handler, final, r))
for r in results[::3]: print(*r)
def nested():
    out = []
    for i in range(3):
        try:
            try:
                if i == 0: continue
                if i == 1: raise ValueError(i)
                return out
            finally:
                out.append(("inner", i, sys.exception()))
        except ValueError as e:
            out.append(repr(e))
            try: raise
            except ValueError: out.append(("again", sys.exception() is e))
        finally:
            out.append(("outer", i, repr(sys.exception())))
print(nested())
def gen():
    try:
        yield 1
        try:
            yield 2
        finally:
            yield "in finally"
    except GeneratorExit:
        print("exit"); return
    finally:
        print("done", repr(sys.exception()))
g = gen(); next(g); g.close(); g = gen(); next(g); next(g)
try: g.close()
except RuntimeError as e: print(e)
print(list(itertools.islice(gen(), 5)))
def overrides():
    try: return "try"
    finally: return "finally"
def swallows():
    while True:
        try: 1 / 0
        finally: break
    return "swallowed", sys.exception()
def value():
    x = 1
    try: return x
    finally: x = 2
def raising_type():
    try: raise ValueError
    except (TypeError, (ValueError, KeyError)) as e: return repr(e)
for f in overrides, swallows, value, raising_type:
    try: print(f.__name__, f())
    except BaseException as e: print(f.__name__, type(e).__name__, e)
def bad_match(what):
    try: raise ValueError("original")
    except what: return "caught"
for what in [int, 5, None, (int, ValueError), (ValueError, int), [], (), "ValueError", ((),), type, BaseException, object, (ValueError, 5), ExceptionGroup]:
    try: print(what, bad_match(what))
    except BaseException as e: print(what, type(e).__name__, e, "|", repr(e.__context__))
def bad_raise(what, cause=0):
    if cause == 0: raise what
    raise what from cause
class NotMade(Exception):
    def __new__(cls): return 5
class Needs(Exception):
    def __init__(self, a): pass
for args in [(5,), (None,), (int,), ("text",), (NotMade,), (Needs,), (ValueError, 5), (ValueError, None), (ValueError, KeyError), (ValueError, int), (ValueError, KeyError("c")), (ValueError("x"), ValueError("x")), ((ValueError,),), (ValueError, Needs), (ValueError, NotMade)]:
    try: bad_raise(*args)
    except BaseException as e: print(args, type(e).__name__, e, repr(e.__cause__), e.__suppress_context__)
def bare():
    raise
try: bare()
except RuntimeError as e: print(e)
try: 1 / 0
except ZeroDivisionError:
    try: bare()
    except ZeroDivisionError as e: print("bare", e)
class M(type):
    def __instancecheck__(c, i): print("never"); return True
    def __subclasscheck__(c, s): print("never"); return True
class E(Exception, metaclass=M): pass
try:
    try: raise KeyError("k")
    except E: print("caught")
except KeyError: print("metaclass is not asked")
