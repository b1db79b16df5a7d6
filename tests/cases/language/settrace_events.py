"""The events that sys.settrace and sys.setprofile report, for each kind of code."""
import sys
def run(function, *args, opcodes=False, profile=False):
    events = []
    base = function.__code__.co_firstlineno
    def trace(frame, event, arg):
        if frame.f_code.co_filename != __file__: return None
        if frame.f_code.co_name in ("run", "stop"): return None
        if event == "exception": arg = arg[0].__name__, str(arg[1])
        elif callable(arg): arg = getattr(arg, "__qualname__", "?")
        elif not isinstance(arg, (int, str, type(None), list)): arg = type(arg).__name__
        events.append((frame.f_code.co_name, event, frame.f_lineno - base, arg))
        return trace
    (sys.setprofile if profile else sys.settrace)(trace)
    try: result = function(*args)
    except BaseException as e: result = repr(e)
    finally: sys.settrace(None); sys.setprofile(None)
    print(function.__name__, result, "profile" if profile else "")
    for e in events: print("  ", *e)
def simple(a):
    b = a + 1
    return b
def branches(n):
    if n > 1:
        x = 1
    elif n == 1:
        x = 2
    else:
        x = 3
    while n:
        n -= 1
        if n == 1: continue
    else:
        x += 1
    for i in range(2): x += i
    return x
def raising():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    finally:
        x = 1
    [].missing
def gen():
    x = yield 1
    try:
        yield 2
    finally:
        x = 3
def uses_gen():
    g = gen()
    next(g)
    g.send(5)
    g.close()
    return list(y for y in gen())
def comprehension():
    return [x for x in
            range(2)
            if x]
def multi():
    return simple(
        simple(
            1,
        ),
    )
def classes():
    class A:
        x = 1
        def f(self): return self.x
    return A().f()
def withs():
    with open(
        "/dev/null"
    ) as f:
        return 5
def matches(v):
    match v:
        case [1, x]:
            return x
        case {"k": y} if y:
            return y
        case _:
            return None
def lambdas():
    f = lambda: (
        1 +
        2)
    return f()
async def co():
    await sub()
    return 1
async def sub():
    return 2
def async_():
    try: co().send(None)
    except StopIteration as e: return e.value
def builtin():
    len([1]); "a".upper(); max([1], key=lambda x: x); sorted([2, 1])
    try: int("x")
    except ValueError: pass
def deco():
    @(lambda f: f)
    def inner(
        a=1,
    ):
        "doc"
        return a
    return inner()
def asserts():
    assert 1, \
        "message"
    assert 0, (
        "text")
def dels():
    x = y = 1
    del x
    global zz
    zz = 1; import os
    pass
    return
for f, *a in [(simple, 1), (branches, 0), (branches, 2), (raising,), (uses_gen,), (comprehension,), (multi,), (classes,), (withs,), (matches, [1, 2]), (matches, {"k": 0}), (lambdas,), (async_,), (builtin,), (deco,), (asserts,), (dels,)]: run(f, *a)
for f, *a in [(simple, 1), (raising,), (uses_gen,), (classes,), (builtin,), (async_,), (comprehension,)]: run(f, *a, profile=True)
def local_none():
    sys.settrace(lambda f, e, a: print("global only", f.f_code.co_name, e))
    simple(1); sys.settrace(None)
local_none()
def failing():
    def bad(frame, event, arg):
        if event == "line": raise LookupError("tracer")
        return bad
    sys.settrace(bad)
    try: simple(1)
    except LookupError as e: print(repr(e), sys.gettrace())
    finally: sys.settrace(None)
failing()
def jump():
    x = []
    x.append(1)
    x.append(2)
    x.append(3)
    return x
def jumper(frame, event, arg):
    if event == "line" and frame.f_code is jump.__code__ and frame.f_lineno == jump.__code__.co_firstlineno + 2 and not jumped:
        jumped.append(1); frame.f_lineno += 2
    return jumper
jumped = []; sys.settrace(jumper); r = jump(); sys.settrace(None); print(r)
def local_trace():
    f = sys._getframe(); print(f.f_trace, f.f_trace_lines, f.f_trace_opcodes); f.f_trace_lines = False
    for bad in [5, "x"]:
        try: f.f_trace_lines = bad
        except TypeError as e: print(e)
    try: f.f_lineno = 1
    except ValueError as e: print(e)
local_trace()
for f in sys.settrace, sys.setprofile:
    for args in [(), (1, 2)]:
        try: f(*args)
        except TypeError as e: print(e)
