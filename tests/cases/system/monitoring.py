import sys
m = sys.monitoring
E = m.events
def t(f, *a, **k):
    try: print(f.__name__, [x.__name__ if callable(x) else x if isinstance(x, (int, str, type(None))) else type(x).__name__ for x in a], '->', f(*a, **k))
    except BaseException as e: print(f.__name__, a if len(a) < 3 or not hasattr(a[1], 'co_name') else '', '!!', type(e).__name__, e)
t(m.use_tool_id, 7, 'a'); t(m.use_tool_id, -1, 'a'); t(m.use_tool_id, 1, 2); t(m.use_tool_id, 1, 'a'); t(m.use_tool_id, 1, 'b'); t(m.get_tool, 1); t(m.get_tool, 2); t(m.get_tool, 9)
t(m.register_callback, 1, 3, None); t(m.register_callback, 1, 1 << 5, print); t(m.register_callback, 1, 1 << 5, None); t(m.register_callback, 9, 1 << 5, None); t(m.register_callback, 1, 1 << 30, None); t(m.register_callback, 1, 0, None)
t(m.set_events, 2, 1); t(m.set_events, 1, 1 << 30); t(m.set_events, 1, -1); t(m.set_events, 1, 1 << 16); t(m.get_events, 1); t(m.get_events, 2); t(m.set_events, 1, (1 << 16) | (1 << 4)); t(m.set_events, 1, 0)
t(m.set_local_events, 1, 3, 1); t(m.set_local_events, 1, t.__code__, 1 << 11); t(m.set_local_events, 1, t.__code__, 1); t(m.get_local_events, 1, t.__code__); t(m.get_local_events, 2, t.__code__); t(m.get_local_events, 1, 3)
t(m.set_local_events, 1, t.__code__, 0); t(m._all_events); t(m.restart_events); t(m.clear_tool_id, 1); t(m.clear_tool_id, 2); t(m.free_tool_id, 1); t(m.free_tool_id, 1); t(m.get_tool, 1); t(m.free_tool_id, 8)
print(E, m.DEBUGGER_ID, m.COVERAGE_ID, m.PROFILER_ID, m.OPTIMIZER_ID)
def gen():
    yield 1
    yield 2
def inner(n):
    raise ValueError(n)
def f(n):
    x = n
    if n:
        x += 1
    for i in gen():
        x += i
    try:
        inner(1)
    except ValueError:
        pass
    len('abc')
    return x
codes = {f.__code__: 'f', inner.__code__: 'inner', gen.__code__: 'gen'}
def watch(events, code=None):
    log = []
    m.use_tool_id(0, 'watch')
    for i in range(19):
        if events >> i & 1 or events & E.CALL and 1 << i in (E.C_RETURN, E.C_RAISE):
            name = [k for k, v in vars(E).items() if v == 1 << i][0]
            def cb(code, *args, name=name):
                if code in codes:
                    shown = [a if isinstance(a, (int, str)) else getattr(a, '__name__', type(a).__name__) for a in args]
                    if name not in ('LINE',): shown = shown[1:]
                    else: shown = [shown[0] - code.co_firstlineno]
                    log.append((name, codes[code], shown))
            m.register_callback(0, 1 << i, cb)
    if code: m.set_local_events(0, code, events)
    else: m.set_events(0, events)
    try: f(3)
    finally:
        m.set_events(0, 0)
        if code: m.set_local_events(0, code, 0)
        m.free_tool_id(0)
    for e in log: print('  ', e)
for ev in (E.PY_START, E.PY_RETURN | E.PY_YIELD, E.PY_RESUME, E.LINE, E.RAISE | E.EXCEPTION_HANDLED | E.PY_UNWIND, E.CALL, E.PY_START | E.LINE | E.PY_RETURN):
    print([k for k, v in vars(E).items() if v & ev])
    watch(ev)
print('local'); watch(E.LINE, gen.__code__); watch(E.PY_START, f.__code__)
# DISABLE
hits = []
m.use_tool_id(2, 'd')
def line(code, no):
    if code is f.__code__: hits.append(no - code.co_firstlineno); return m.DISABLE
m.register_callback(2, E.LINE, line); m.set_events(2, E.LINE)
f(0); f(0); n = len(hits); m.restart_events(); f(0)
m.set_events(2, 0); m.free_tool_id(2)
print(n, len(hits), hits[:n])
m.use_tool_id(3, 'e')
m.register_callback(3, E.RAISE, lambda *a: m.DISABLE); m.set_events(3, E.RAISE)
try: f(0)
except ValueError as e: print(e)
m.free_tool_id(3)
