def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import sys
def f(a):
    b = 2
    fr = sys._getframe()
    print(fr.f_code.co_name, fr.f_lineno - fr.f_code.co_firstlineno, sorted(fr.f_locals), fr.f_back.f_code.co_name, fr.f_globals is globals(), fr.f_builtins['len'] is len, fr.f_lasti > 0, fr.f_trace, fr.f_trace_lines, fr.f_trace_opcodes)
    fr.f_locals['b'] = 99; fr.f_locals['new'] = 1; print(b, 'new' in fr.f_locals, 'new' in locals(), type(fr.f_locals).__name__, len(fr.f_locals), fr.f_locals.get('zz', 'd')); t(fr.f_locals.pop, 'b'); t(fr.f_locals.clear) if hasattr(fr.f_locals, 'clear') else print('no clear'); t(fr.f_locals.__delitem__, 'b'); t(lambda: fr.f_locals['nope']); print(fr.f_locals | {'q': 1} != {}, list(fr.f_locals)[:2], fr.f_locals == locals(), fr.f_locals.setdefault('sd', 5))
    return fr
fr = f(1); print(fr.f_locals['a'], fr.f_lineno is not None); t(setattr, fr, 'f_lineno', 1); fr.clear(); print(fr.f_locals); t(sys._getframe, 9999); t(sys._getframe, 'a'); t(sys._getframe().clear); t(setattr, fr, 'f_locals', {}); t(type(fr))
def l():
    x = 1
    d = locals(); d['x'] = 5; d['y'] = 6; e = locals(); print(x, d['x'], e, d is e)
    def inner(): return x
    exec('x = 100; z = 3'); print(x, 'z' in locals()); ns = {}; exec('x2 = x', globals(), ns) if 'x' in globals() else None; return eval('x + 1')
print(l())
class C:
    a = 1; locals()['b'] = 2; print(sorted(k for k in locals() if not k.startswith('_')), b)
print((lambda q: locals())(5), globals() is locals())
def g():
    x = 'g'
    def h(): return sorted(locals()), x
    del x
    x = 'again'; return h()
print(g())
def gen(): 
    z = 1
    yield sys._getframe()
    z = 2
    yield z
i = gen(); fr = next(i); print(fr.f_locals, fr.f_back is None, fr is i.gi_frame); fr.f_locals['z'] = 50; next(i); print(fr.f_locals); i.close(); print(i.gi_frame); print(fr.f_locals)
def tb():
    loc = 'in tb'
    1 / 0
try: tb()
except ZeroDivisionError as e:
    t1 = e.__traceback__; print(t1.tb_lineno - t1.tb_frame.f_code.co_firstlineno > 0, t1.tb_next.tb_frame.f_locals, t1.tb_next.tb_next, t1.tb_lasti > 0); import types; n = types.TracebackType(None, t1.tb_frame, 1, 2); print(n.tb_lineno, n.tb_lasti, n.tb_next); t1.tb_next.tb_next = n; t(setattr, n, 'tb_next', t1); t(setattr, n, 'tb_next', 5); n.tb_next = None; t(types.TracebackType, 5, t1.tb_frame, 1, 2); t(types.TracebackType, None, 5, 1, 2); t(types.TracebackType); t(delattr, n, 'tb_next'); t(setattr, n, 'tb_lineno', 5); e.__traceback__.tb_next.tb_frame.clear(); print(t1.tb_next.tb_frame.f_locals)
exec('print(sorted(k for k in locals() if len(k) == 1)[:3])', {'__builtins__': __builtins__}, {'q': 1}); t(exec, 'x', {'__builtins__': {}}); t(eval, 'len', {'__builtins__': {'len': 5}}); t(eval, '__import__', {'__builtins__': {}}); t(exec, 'import os', {'__builtins__': {}}); t(exec, 'class A: pass', {'__builtins__': {}})
def deep(n): return sys._getframe(n).f_code.co_name
print(deep(0), deep(1)); t(deep, -1)
print(sys._getframemodulename(0), sys._getframemodulename(99), sys._current_frames().__len__() >= 1)
