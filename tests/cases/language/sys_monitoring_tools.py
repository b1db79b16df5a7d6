"""sys.monitoring: tools, their events and callbacks, and wrong uses."""
import sys
M = sys.monitoring; E = M.events
def t(f, *args, **kw):
    try: print(repr(f(*args, **kw)))
    except BaseException as e: print(type(e).__name__ + ":", e)
print(sorted(n for n in dir(E) if n.isupper()), [getattr(E, n) for n in ("NO_EVENTS", "PY_START", "LINE", "CALL", "RAISE")], M.DEBUGGER_ID, M.COVERAGE_ID, M.PROFILER_ID, M.OPTIMIZER_ID, M.MISSING is M.MISSING, M.DISABLE is M.DISABLE, type(M).__name__)
for f, *a in [(M.use_tool_id, 0), (M.use_tool_id, 6), (M.use_tool_id, -1), (M.use_tool_id, 1, 5), (M.use_tool_id, "x", "n"), (M.get_tool, 1), (M.get_tool, 9), (M.free_tool_id, 9), (M.free_tool_id, 3), (M.clear_tool_id, 3), (M.set_events, 1, E.LINE), (M.get_events, 1), (M.get_events, 7), (M.set_events, 1, 2**40), (M.set_events, 1, "x"), (M.set_events, 1, -1), (M.register_callback, 1, E.LINE, None), (M.register_callback, 1, E.LINE | E.CALL, None), (M.register_callback, 1, 0, None), (M.register_callback, 8, E.LINE, None), (M.register_callback, 1, E.LINE, 5), (M.get_local_events, 1, t.__code__), (M.set_local_events, 1, t.__code__, E.LINE), (M.set_local_events, 1, 5, E.LINE), (M.restart_events,), (M.restart_events, 1)]: print(f.__name__, len(a), end=" "); t(f, *a)
M.use_tool_id(1, "tool"); print(M.get_tool(1)); t(M.use_tool_id, 1, "again"); t(M.set_events, 1, E.C_RETURN); t(M.set_events, 1, E.C_RAISE); t(M.set_events, 1, E.CALL | E.C_RETURN | E.C_RAISE); print(M.get_events(1)); M.set_events(1, 0); t(M.set_local_events, 1, t.__code__, E.RAISE); t(M.set_local_events, 1, t.__code__, E.PY_UNWIND); t(M.set_local_events, 1, t.__code__, E.LINE | E.PY_START); print(M.get_local_events(1, t.__code__)); M.set_local_events(1, t.__code__, 0); print(M._all_events())
log = []
def show(label):
    print(label)
    for e in log: print("  ", *e)
    log.clear()
def callback(name):
    def cb(code, *args):
        if code.co_name in watched: log.append((name, code.co_name, *[a if isinstance(a, (int, str, type(None))) else getattr(a, "__name__", None) or (repr(a).split(' at 0x')[0] if a is not M.MISSING else "MISSING") if not isinstance(a, BaseException) else repr(a) for a in (args[1:] if name not in ("LINE",) else [args[0] - code.co_firstlineno])]))
    return cb
kept = []
watched = {"work", "gen", "helper", "co"}
def helper(x):
    return x * 2
def gen():
    try: yield 1
    except ValueError: yield 2
def work(n):
    total = helper(n)
    len([1, 2])
    kept.append(g := gen())
    next(g); g.throw(ValueError("v"))
    try: int("x")
    except ValueError: pass
    for i in range(2): total += i
    str(5).upper()
    return total
def failing(): work("a" if 0 else None)
events = [n for n in ("PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "C_RETURN", "C_RAISE", "RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "STOP_ITERATION", "LINE")]
for n in events: t(M.register_callback, 1, getattr(E, n), callback(n))
for group in [("PY_START", "PY_RETURN", "PY_YIELD", "PY_RESUME", "PY_THROW"), ("CALL",), ("CALL", "C_RETURN", "C_RAISE"), ("RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "RERAISE"), ("LINE",)]:
    M.set_events(1, sum(getattr(E, n) for n in group if not n.startswith("C_")))
    work(3)
    try: failing()
    except TypeError: pass
    M.set_events(1, 0); show(group)
def disabling(code, line):
    if code.co_name == "work": log.append(("line", line - code.co_firstlineno)); return M.DISABLE
M.register_callback(1, E.LINE, disabling); M.set_local_events(1, work.__code__, E.LINE); work(1); work(2); show("disabled"); M.restart_events(); work(1); show("restarted"); M.set_local_events(1, work.__code__, 0)
def start(code, offset):
    if code.co_name == "helper": log.append("x"); raise LookupError("from callback")
M.register_callback(1, E.PY_START, start); M.set_events(1, E.PY_START); t(work, 1); M.set_events(1, 0); log.clear()
M.register_callback(1, E.RAISE, lambda *a: M.DISABLE); M.set_events(1, E.RAISE); t(failing); M.set_events(1, 0)
M.use_tool_id(2, "second"); order = []
for tool in (2, 1): M.register_callback(tool, E.PY_START, lambda c, o, tool=tool: order.append(tool) if c.co_name == "helper" else None); M.set_events(tool, E.PY_START)
helper(1); print(order); M.free_tool_id(2); helper(1); print(order, M.get_tool(2)); M.clear_tool_id(1); print(M.get_tool(1), M.get_events(1)); M.free_tool_id(1); t(M.register_callback, 1, E.LINE, None); M.register_callback(0, E.PY_START, callback); print(M.register_callback(0, E.PY_START, None) is callback)
