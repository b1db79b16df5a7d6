# CALL, C_RETURN and C_RAISE: callables as they are called, and offsets of exceptions.
import sys, types
m = sys.monitoring
E = m.events
m.use_tool_id(2, 'calls')
on = False
def shown(x):
    if x is m.MISSING: return 'MISSING'
    return getattr(x, '__qualname__', None) or (x if isinstance(x, (int, str)) else type(x).__name__)
def make(name):
    def callback(code, *rest):
        if on and code.co_filename == __file__ and code.co_name.startswith('t_'):
            print('  ', name, code.co_name, [shown(r) for r in rest])
    return callback
for name in ('CALL', 'C_RETURN', 'C_RAISE', 'RAISE', 'RERAISE', 'EXCEPTION_HANDLED', 'PY_UNWIND', 'PY_THROW'):
    m.register_callback(2, getattr(E, name), make(name))
class A:
    def meth(self, *a): return a
    @classmethod
    def cm(cls): return 1
    @staticmethod
    def sm(): return 2
    def __init__(self, fail=False):
        if fail: raise ValueError
class B(A):
    def t_super(self): return super().meth(1)
    def t_super2(self): return super(B, self).meth
    def t_missing(self): return super().nothing
    def t_wrong(self): return super(B, 3).meth
def t_plain(): return len('abc'), max(1, 2), [].append(1), str(3), 'a'.upper(), int('4')
def t_methods():
    a = A(); a.meth(1); a.cm(); A.cm(); a.sm(); f = a.meth; f(2); g = [].append; g(3)
    bound = types.MethodType(len, 'xy'); bound()
    types.MethodType(print, '  printed')(1, sep='-')
def t_kw(): return dict(a=1), sorted([2, 1], reverse=True), A.meth(1, *[2])
def t_ex(): return max(*[1, 2]), dict(**{'a': 1}), A().meth(*(), **{})
def inner(): raise KeyError
def t_fail(): inner()
def t_nested():
    try: t_fail()
    except KeyError: pass
    try: int('x')
    except ValueError: pass
    try: A(True)
    except ValueError: pass
    try: [][1]
    except IndexError: pass
    try: undefined
    except NameError: pass
    try: (1).real.nothing
    except AttributeError: pass
def t_final():
    try: 1 / 0
    finally: len('')
def t_gen():
    try: yield 1
    except ValueError: yield 2
def t_throw():
    g = t_gen(); next(g); g.throw(ValueError); g.close()
b = B()
m.set_events(2, E.CALL | E.C_RETURN | E.C_RAISE | E.RAISE | E.RERAISE | E.EXCEPTION_HANDLED | E.PY_UNWIND | E.PY_THROW)
for f in (t_plain, t_methods, t_kw, t_ex, t_nested, t_final, t_throw, b.t_super2, b.t_missing, b.t_wrong):
    print(f.__name__)
    on = True
    try: f()
    except Exception as e: pass
    on = False
m.set_events(2, 0)
m.free_tool_id(2)
# A call that turned the profiler off is not over for the next one.
log = []
def prof(frame, event, arg): log.append((event, getattr(arg, '__name__', arg)))
def use(): sys.setprofile(prof); len(''); sys.setprofile(None)
use(); use(); use()
print(log)
for f in (prof, None, prof, None): sys.setprofile(f)
print(log[8:])
