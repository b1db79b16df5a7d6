# Where control goes through try, except, else and finally in every combination.
import warnings
warnings.simplefilter('ignore', SyntaxWarning)
SRC = '''
def f(act, handler, last):
    log = []
    for i in range(2):
        try:
            log.append('try')
            {act}
            log.append('end')
        except ValueError:
            log.append('except')
            {handler}
        else:
            log.append('else')
        finally:
            log.append('finally')
            {last}
        log.append('after')
    log.append('out')
    return log
'''
acts = ['pass', 'return log', 'break', 'continue', 'raise ValueError', 'raise KeyError("k")']
handlers = ['pass', 'return log', 'break', 'continue', 'raise', 'raise TypeError("h")']
lasts = ['pass', 'return log', 'break', 'continue', 'raise IndexError("f")']
for act in acts:
    for handler in handlers if 'Value' in act else ['pass']:
        for last in lasts:
            ns = {}
            exec(SRC.format(act=act, handler=handler, last=last), ns)
            try: r = ' '.join(ns['f'](0, 0, 0))
            except Exception as e: r = f'{type(e).__name__}({e}) context {e.__context__!r}'
            print(f'{act} | {handler} | {last}: {r}')
def nested():
    try:
        try: return 'inner'
        finally: print('f1')
    finally: print('f2')
print(nested())
def override():
    x = 1
    try: return x
    finally: x = 2
print(override())
def swallow():
    try: raise ValueError
    finally: return 'swallowed'
print(swallow())
def loop():
    while True:
        try: return 'r'
        finally: break
    return 'broke'
print(loop())
def deep(n):
    try:
        if n: return deep(n - 1) + 1
        raise ValueError('deep')
    except ValueError: return 100
    finally: n = 0
print(deep(3))
def reraise():
    try:
        try: raise ValueError('a')
        except ValueError as e:
            try: raise KeyError('b')
            except KeyError: pass
            raise
    except ValueError as e: return repr(e), e.__context__
print(reraise())
def order():
    for e in ValueError, KeyError, LookupError, Exception:
        try: raise e('x')
        except (KeyError, ValueError) as x: yield 'first', x
        except LookupError as x: yield 'second', x
        except: yield 'bare'
print(list(order()))
def dynamic(kind):
    try: raise ValueError('dyn')
    except kind: return 'caught'
for k in (ValueError, (KeyError, ValueError), (), Exception, BaseException): 
    try: print(dynamic(k))
    except Exception as e: print('not', repr(e))
for k in (5, 'a', (ValueError, 5), [ValueError], None, int, (KeyError, (ValueError,)), object):
    try: print(dynamic(k))
    except Exception as e: print(type(e).__name__, e, repr(e.__context__))
def evaluated():
    def boom(): print('boom'); return ValueError
    try: pass
    except boom(): pass
    try: raise ValueError
    except boom(): return 'ok'
print(evaluated())
def gen():
    try: yield 1
    except GeneratorExit: print('exit'); raise
    finally: print('fin')
g = gen(); next(g); g.close()
def ret_in_else():
    try: pass
    except: pass
    else: return 'else'
    finally: print('cleanup')
print(ret_in_else())
