def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import threading as th, time, _thread, weakref
for L in (th.Lock, th.RLock):
    l = L(); print(l.acquire(), l.locked(), l.acquire(False), l.release(), l.acquire(timeout=0.01))
    for a in ((False, 1), (True, -2), ('x', 'y'), (True, 2 ** 70), (True, 'a'), (1, 2, 3), (True, float('nan'))): t(l.acquire, *a)
    t(l.acquire, blocking=False, foo=1)
    l = L(); t(l.release); t(lambda: l.__exit__())
    with l as v: print(v, repr(l).split(' at ')[0].replace(str(th.get_ident()), 'ME'))
    print(repr(l).split(' at ')[0]); t(lambda: weakref.ref(l)() is l)
    t(L, 5); t(lambda: type('S', (type(l),), {}))
r = th.RLock(); r.acquire(); r.acquire(); st = r._release_save(); print(r._is_owned(), r.locked()); r._acquire_restore(st); print(r._is_owned(), r._recursion_count()); out = []
w = th.Thread(target=lambda: (out.append(r.acquire(False)), out.append(r.acquire(timeout=0.01)), t(r.release))); w.start(); w.join(); r.release(); r.release(); print(out)
c = th.Condition(); t(c.wait); t(c.notify); t(c.notify_all); items = []; print(repr(c).split('(')[0])
def consumer():
    with c: print('got', c.wait_for(lambda: items, timeout=2), items)
w = th.Thread(target=consumer); w.start()
with c: items.append(1); c.notify_all()
w.join()
with c: print(c.wait(0.001), c.wait_for(lambda: 0, 0.001))
with c: t(c.notify, 'x')
e = th.Event(); print(e.is_set(), e.wait(0.001), e.set(), e.wait(), e.clear(), repr(e).split(' at ')[0], repr(e)[-8:])
s = th.Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(False), s.acquire(timeout=0.001), s.release(2), repr(s)[-10:]); t(th.Semaphore, -1); t(s.acquire, False, 1); t(s.release, 0); b = th.BoundedSemaphore(1); t(b.release); b.acquire(); b.release(); print(repr(b)[-12:])
bar = th.Barrier(2, action=lambda: print('action'), timeout=2); res = []
def go(): res.append(bar.wait())
ts = [th.Thread(target=go) for _ in range(2)]; [x.start() for x in ts]; [x.join() for x in ts]; print(sorted(res), bar.parties, bar.n_waiting, bar.broken)
t(bar.wait, 0.001); print(bar.broken); t(bar.wait); bar.reset(); print(bar.broken, repr(bar).split(' at ')[0]); bar.abort(); t(bar.wait); t(th.Barrier, 0); b2 = th.Barrier(1, action=lambda: 1 / 0); t(b2.wait); print(b2.broken)
loc = th.local(); loc.x = 1; seen = []
w = th.Thread(target=lambda: seen.append(hasattr(loc, 'x'))); w.start(); w.join(); print(seen, loc.x, loc.__dict__)
class Loc(th.local):
    n = 0
    def __init__(self, v): self.v = v; Loc.n += 1
m = Loc(5); m.v = 6; w = th.Thread(target=lambda: seen.append((m.v, m.__dict__))); w.start(); w.join(); print(seen[-1], m.v, Loc.n); t(th.local, 1); t(delattr, m, 'nope'); t(setattr, m, '__dict__', {}); t(lambda: m.nope)
for f in (th.Thread.start, th.Thread.run):
    pass
x = th.Thread(target=print, args=('in', 1), kwargs={'sep': '-'}, name='nm', daemon=True); print(x.name, x.daemon, x.ident, x.is_alive(), x.native_id, repr(x)); t(x.join); x.start(); x.join(); t(x.start); print(x.is_alive(), isinstance(x.ident, int), repr(x).replace(str(x.ident), 'ID')); t(setattr, x, 'daemon', False); x.name = 5; print(repr(x.name)); t(th.Thread, 5); t(th.Thread, target=1, foo=2); t(th.current_thread().join); t(x.join, 'a'); t(x.join, -1)
class NoInit(th.Thread):
    def __init__(self): pass
t(NoInit().start); t(lambda: repr(NoInit()) and NoInit().name); print(th.current_thread() is th.main_thread(), th.active_count(), [q.name for q in th.enumerate()], th.main_thread().name, th.get_ident() == th.main_thread().ident, th.get_native_id() > 0, th.TIMEOUT_MAX > 1e6, th.stack_size()); t(th.stack_size, 5); t(th.stack_size, -1); t(th.stack_size, 'a')
def hook(a): print('hook', a.exc_type.__name__, a.exc_value, a.thread.name, len(a), type(a).__name__)
th.excepthook = hook; w = th.Thread(target=lambda: 1 / 0, name='T1'); w.start(); w.join(); w = th.Thread(target=lambda: exit_()) ; 
def exit_(): raise SystemExit(5)
w = th.Thread(target=exit_); w.start(); w.join(); th.excepthook = th.__excepthook__; t(th.ExceptHookArgs, (1, 2)); t(th.excepthook, 5)
tm = th.Timer(0.001, lambda *a, **k: print('timer', a, k), [1], {'k': 2}); tm.start(); tm.join(); tm = th.Timer(5, print); tm.start(); tm.cancel(); tm.join(); print(tm.finished.is_set())
t(_thread.start_new_thread, 5, ()); t(_thread.start_new_thread, print, 5); t(_thread.start_new_thread, print, (), 5); t(_thread.start_new_thread); t(_thread.interrupt_main, 999); tr = []; th.settrace(lambda *a: tr.append(a[1])); w = th.Thread(target=lambda: None); w.start(); w.join(); th.settrace(None); print(tr[:1], th.gettrace(), th.getprofile())
h = _thread.start_joinable_thread(lambda: None); h.join(); print(h.is_done(), type(h).__name__)
