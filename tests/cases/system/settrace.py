import sys, warnings; warnings.simplefilter("ignore")
def run(f, *args, **opts):
    events = []
    base = f.__code__.co_firstlineno
    def tracer(frame, event, arg):
        if frame.f_code.co_filename != f.__code__.co_filename: return None
        if opts.get('opcodes'): frame.f_trace_opcodes = True
        if opts.get('nolines'): frame.f_trace_lines = False
        shown = arg[0].__name__ if event == 'exception' else arg if event == 'return' and isinstance(arg, (int, str, type(None))) else ''
        events.append((frame.f_lineno - base, event, frame.f_code.co_name, shown))
        return tracer
    sys.settrace(tracer)
    try: f(*args)
    except Exception as e: events.append(repr(e))
    finally: sys.settrace(None)
    print(f.__name__)
    for e in events:
        if e != (0, 'x'): print('  ', e)
def basic():
    x = 1
    del x
    return 'done'
def branch(n):
    if n > 1:
        a = 1
    elif n:
        a = 2
    else:
        a = 3
    return a
def loop():
    for i in range(2):
        j = i
        if j:
            continue
        j += 1
    else:
        j = 9
    while j > 8:
        j -= 1
    return j
def oneline():
    for i in range(3): pass
    while i > 0: i -= 1
def handled():
    try:
        1 / 0
    except ZeroDivisionError as e:
        x = 1
    finally:
        y = 2
    try:
        [][1]
    except (KeyError,
            IndexError):
        pass
def inner_raise():
    raise ValueError('v')
def nested():
    try:
        inner_raise()
    except ValueError:
        return 1
def escapes():
    inner_raise()
def gen():
    a = yield 1
    b = yield 2
    return 3
def generators():
    for i in gen():
        j = i
    g = gen()
    next(g)
    try:
        g.throw(KeyError('k'))
    except KeyError:
        pass
    g = gen(); next(g)
    g.close()
def multiline(a):
    x = max(
        a,
        3,
    )
    y = [
        i
        for i in
        range(2)
    ]
    return (x +
            y[0])
class C:
    'doc'
    attr = 1
    def __init__(self):
        self.x = 2
    def __enter__(self): return self
    def __exit__(self, *a): return True
def classes():
    with C() as c:
        c.y = 1
        raise KeyError
    class D(C):
        z = 1
    return (lambda: 5)()
def matching(x):
    match x:
        case [a, b]:
            r = 1
        case {'k': v}:
            r = 2
        case _:
            r = 3
    return r
def deep(n):
    if n:
        return deep(n - 1)
    return 0
def recursion(): return deep(2)
def assertion():
    try:
        assert 0, 'm'
    except AssertionError:
        pass
async def co():
    await sub()
    return 4
async def sub():
    return 1
def coroutines():
    c = co()
    try: c.send(None)
    except StopIteration as e: return e.value
for f, a in ((basic, ()), (branch, (2,)), (branch, (1,)), (branch, (0,)), (loop, ()), (oneline, ()), (handled, ()), (nested, ()),
             (escapes, ()), (generators, ()), (multiline, (1,)), (classes, ()), (matching, ([1, 2],)), (matching, ({'k': 1},)),
             (matching, (0,)), (recursion, ()), (assertion, ()), (coroutines, ())):
    run(f, *a)
run(basic, nolines=True)
# tracing functions that raise, return None, are replaced
def bad(frame, event, arg):
    if event == 'line': raise RuntimeError('from tracer')
    return bad
sys.settrace(bad)
try: basic()
except RuntimeError as e: print(e, sys.gettrace())
seen = []
def once(frame, event, arg): seen.append((frame.f_code.co_name, event))
sys.settrace(once)
basic(); nested()
sys.settrace(None)
print(seen)
# a frame that runs already is traced from the next line on, with f_trace
def late():
    here = []
    def t(frame, event, arg):
        here.append((frame.f_lineno - late.__code__.co_firstlineno, event)); return t
    sys._getframe().f_trace = t
    sys.settrace(t)
    a = 1
    b = 2
    sys.settrace(None)
    return here
print(late())
def outer_late():
    helper()
    a = 1
    for i in range(2):
        b = i
    sys.settrace(None)
log = []
def helper():
    def t(frame, event, arg):
        if event == 'line': log.append(frame.f_lineno - outer_late.__code__.co_firstlineno)
        return t
    sys._getframe(1).f_trace = t
    sys.settrace(t)
outer_late(); print(log)
# jumps
def jumper(frm, to):
    def t(frame, event, arg):
        if event == 'line' and frame.f_lineno - target.__code__.co_firstlineno == frm and not done:
            done.append(1)
            try: frame.f_lineno = target.__code__.co_firstlineno + to
            except ValueError as e: print('cannot:', e)
        return t
    done = []
    out = []
    sys.settrace(t)
    try: target(out)
    except Exception as e: out.append(repr(e))
    finally: sys.settrace(None)
    print(frm, to, out)
def target(out):
    out.append(1)
    out.append(2)
    for i in (7, 8):
        out.append(i)
    out.append(5)
    try:
        out.append(6)
        raise KeyError
    except KeyError:
        out.append('k')
    out.append('end')
for frm, to in ((1, 5), (2, 1), (5, 2), (2, 4), (4, 5), (1, 11), (10, 11), (11, 10), (1, -3), (1, 99), (6, 11), (7, 5)):
    jumper(frm, to)
try: sys._getframe().f_lineno = 3
except ValueError as e: print(e)
f = sys._getframe()
for v in ('a', 2**40, None):
    try: f.f_lineno = v
    except (ValueError, OverflowError) as e: print(type(e).__name__, e)
# locals seen and changed by the tracer
def local_changer():
    x = 1
    y = x
    return x, y
def t(frame, event, arg):
    if event == 'line' and 'x' in frame.f_locals and 'y' not in frame.f_locals: frame.f_locals['x'] = 'changed'
    return t
sys.settrace(t); r = local_changer(); sys.settrace(None); print(r)
# profiling
prof = []
def p(frame, event, arg):
    name = frame.f_code.co_name
    prof.append((event, name, getattr(arg, '__name__', arg if isinstance(arg, (int, str)) else type(arg).__name__)))
def profiled():
    len([1]); [3, 1].sort(); 'a'.upper()
    try: int('x')
    except ValueError: pass
    try: [].pop()
    except IndexError: pass
    sorted([2, 1], key=lambda v: -v)
    inner(); return max(1, 2)
def inner(): return 'r'
sys.setprofile(p); profiled(); sys.setprofile(None)
for e in prof: print('  ', e)
print(sys.getprofile(), sys.gettrace())
print(sys.call_tracing(lambda *a: a, (1, 2)))
