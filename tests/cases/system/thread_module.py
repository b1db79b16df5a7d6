import _thread, sys, time
N = 300
lock = _thread.allocate_lock()
out, done = [], {}
def work(n, k=0):
    for i in range(N):
        with lock: out.append(n)
    done[n] = k
ids = [_thread.start_new_thread(work, (i,), {'k': i * 2}) for i in range(4)]
while len(done) < 4: time.sleep(0.001)
print(len(out), sorted(set(out)), len(set(ids)) > 0, sorted(done.items()))
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
res = []
hs = [_thread.start_joinable_thread(lambda: res.append(fib(9))) for _ in range(5)]
for h in hs: h.join()
print(res, all(h.is_done() for h in hs), _thread._count(), len({h.ident for h in hs}) >= 1)
# every thread has its own exception state, generators and recursion
def errors(n, log):
    def gen():
        try:
            yield n
        finally:
            log.append((n, 'closed'))
    for i in range(30):
        g = gen()
        try:
            next(g)
            raise ValueError(n)
        except ValueError as e:
            assert e.args == (n,) and sys.exception() is e
            def deep(k):
                if k: return deep(k - 1)
                raise KeyError(n)
            try: deep(20)
            except KeyError as e2: assert e2.__context__ is e and e2.args == (n,)
        g.close()
    assert sys.exception() is None
log = []
hs = [_thread.start_joinable_thread(lambda n=n: errors(n, log)) for n in range(4)]
for h in hs: h.join()
print(sorted(set(log)), len(log))
# locals
class L(_thread._local):
    cls = 'c'
    def __init__(self, *a, **k): self.a = (a, k); log.append('init')
log = []
x = L(1, b=2)
x.mine = 'main'
def use():
    print(x.a, hasattr(x, 'mine'), x.cls)
    x.mine = 'other'
    print(sorted(x.__dict__))
_thread.start_joinable_thread(use).join()
print(x.mine, len(log))
y = _thread._local()
for stmt in ('y.__dict__ = {}', 'del y.__dict__', '_thread._local(1)', 'del y.nothing'):
    try: exec(stmt)
    except (AttributeError, TypeError) as e: print(stmt, type(e).__name__)
def t(f, *a, **k):
    try: print(getattr(f, '__name__', f), a, k, '->', f(*a, **k))
    except BaseException as e: print(f.__name__, a, k, '!!', type(e).__name__, e)
t(_thread.start_new_thread); t(_thread.start_new_thread, 1, 2); t(_thread.start_new_thread, print, 2); t(_thread.start_new_thread, print, (), 3)
t(_thread.start_joinable_thread); t(_thread.start_joinable_thread, 1); t(_thread.start_joinable_thread, print, handle=3)
t(_thread.stack_size, 3); t(_thread.stack_size, -1); t(_thread.stack_size, 2**70); t(_thread.stack_size, 1 << 20)
_thread.start_joinable_thread(lambda: print('small stack', fib(10))).join()
t(_thread.stack_size, 0)
h = _thread._ThreadHandle(); print(h, h.ident, h.is_done())
t(h.join); t(h.join, 'a'); t(_thread._make_thread_handle, 'a'); t(h._set_done)
h = _thread._make_thread_handle(5); print(h, h.ident)
_thread.start_joinable_thread(lambda: None, handle=(h := _thread._ThreadHandle())).join()
try: _thread.start_joinable_thread(print, h)
except RuntimeError as e: print(e)
l = _thread.lock(); print(repr(l).startswith('<unlocked _thread.lock object at 0x')); t(l.release); t(l.locked); t(l.__enter__)
t(l.acquire, False); t(l.acquire, True, 0.01); t(l.acquire, 1, -2); t(l.acquire, 0, 1); t(l.acquire, 1, 1e10); t(l.acquire, 1, float('nan')); t(l.acquire, timeout='a')
print(repr(l).startswith('<locked _thread.lock object at 0x')); t(l.__exit__); t(l.locked)
t(_thread.lock, 1)
r = _thread.RLock(); print(repr(r)[:52]); t(r.release); t(r.acquire); t(r.acquire); t(r._recursion_count); t(r.locked); t(r._is_owned)
saved = r._release_save(); print(saved[0], saved[1] == _thread.get_ident()); t(r._is_owned); t(r._release_save)
r._acquire_restore(saved); t(r._recursion_count)
def other():
    print(r.acquire(False), r.acquire(timeout=0.01), r._is_owned(), r._recursion_count())
    try: r.release()
    except RuntimeError as e: print(e)
_thread.start_joinable_thread(other).join()
r.release(); r.release(); t(r.locked)
# a lock handed back and forth
a, b, seen = _thread.lock(), _thread.lock(), []
a.acquire(); b.acquire()
def ping():
    for i in range(50):
        a.acquire(); seen.append(i); b.release()
h = _thread.start_joinable_thread(ping)
for i in range(50): a.release(); b.acquire()
h.join(); print(seen == list(range(50)))
# what ends a thread
sys.unraisablehook = lambda u: print('hook', u.exc_type.__name__, u.exc_value, u.err_msg[:46], u.object)
def bad(): 1/0
def ex(): raise SystemExit(3)
_thread.start_joinable_thread(bad).join(); _thread.start_joinable_thread(ex).join(); _thread.start_joinable_thread(_thread.exit).join()
print(sorted(sys._current_frames()) == [_thread.get_ident()], _thread._get_main_thread_ident() == _thread.get_ident())
gate, up = _thread.lock(), _thread.lock(); gate.acquire(); up.acquire()
def waiting(): up.release(); gate.acquire()
h = _thread.start_joinable_thread(waiting); up.acquire()
frames = sys._current_frames()
print(len(frames), frames[h.ident].f_code.co_name, frames[h.ident].f_back.f_code.co_name if frames[h.ident].f_back else None, _thread._count())
gate.release(); h.join()
sys.setswitchinterval(0.001); print(round(sys.getswitchinterval(), 6))
t(sys.setswitchinterval, 0); t(sys.setswitchinterval, -1.0); t(sys.setswitchinterval, 'a')
for c in (_thread.lock, _thread.RLock, _thread._local, _thread._ThreadHandle):
    try:
        class S(c): pass
        print(c, 'can be subclassed')
    except TypeError as e: print(e)
for n in sorted(dir(_thread)):
    v = getattr(_thread, n)
    if n != '_is_main_interpreter' and callable(v) and not isinstance(v, type): print(n, v.__text_signature__)
    else: print(n)
