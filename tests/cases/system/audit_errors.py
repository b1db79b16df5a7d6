# What audit hooks raise, hooks that keep hooks out, tracing of hooks.
import sys, os, time, colorsys
class Boom(Exception): pass
events = {'os.listdir', 'open', 'import', 'sys._getframe', 'time.sleep', 'exec', 'object.__getattr__', 'object.__setattr__', 'compile', 'array.__new__', 'sys.settrace', 'code.__new__', 'os.putenv'}
on = False
def angry(ev, args):
    if on and ev in events: raise Boom(ev)
sys.addaudithook(angry)
import array
class A: pass
code = (lambda: 0).__code__
def f(): pass
names = [
    lambda: os.listdir('.'), lambda: open('x'), lambda: __import__('not_there'), lambda: sys._getframe(), lambda: time.sleep(0),
    lambda: exec('1'), lambda: exec(code), lambda: f.__code__, lambda: setattr(A, '__name__', 'x'), lambda: setattr(f, '__defaults__', ()),
    lambda: array.array('i'), lambda: sys.settrace(None), lambda: code.replace(co_name='y'), lambda: os.environ.__setitem__('KAA', '1'), lambda: os.open('x', 0),
]
for n in names:
    on = True
    try: n(); result = 'nothing'
    except Boom as e: result = e
    on = False
    print(result)
print(A.__name__, f.__defaults__, os.environ.get('KAA'))
# sys.audit itself
for args in ((), (1,), ('a',), ('a', 1, 2)):
    try: print(sys.audit(*args))
    except TypeError as e: print(e)
for args in ((), (1, 2)):
    try: print(sys.addaudithook(*args))
    except TypeError as e: print(e)
log = []
def noting(ev, args):
    if ev.startswith('my.'): log.append((ev, args))
sys.addaudithook(hook=noting)
sys.audit('my.event', 1, [2]); sys.audit('my.other')
print(log)
# A hook that raises Exception keeps others out silently, BaseException doesn't.
class Keep(Exception): pass
kept = [None]
def guard(ev, args):
    if ev == 'sys.addaudithook' and kept[0]: raise kept[0]
sys.addaudithook(guard)
kept[0] = Keep()
sys.addaudithook(lambda *a: log.append('never'))
kept[0] = KeyboardInterrupt('base')
try: sys.addaudithook(lambda *a: log.append('never'))
except BaseException as e: print(repr(e))
kept[0] = None
sys.audit('my.third'); print(log[2:])
# Hooks are called untraced unless they say otherwise.
calls = []
def tracer(frame, event, arg):
    calls.append(frame.f_code.co_name)
def untraced(ev, args): pass
def traced(ev, args): pass
traced.__cantrace__ = True
sys.addaudithook(untraced); sys.addaudithook(traced)
sys.settrace(tracer)
sys.audit('my.traced')
sys.settrace(None)
print([c for c in calls if c in ('traced', 'untraced')])
# Not callable, and an odd __cantrace__.
class Odd:
    @property
    def __cantrace__(self): raise ValueError('odd')
    def __call__(self, *a): pass
for hook in (Odd(), 3):
    sys.addaudithook(hook)
    try: sys.audit('my.odd')
    except Exception as e: print(type(e).__name__, e)
    break
