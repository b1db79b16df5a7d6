def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import threading, queue, concurrent.futures as cf, time, sched
q = queue.Queue(2); q.put(1); q.put(2); print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty()); t(q.get_nowait); t(q.put, 1, True, -1); q.put(1); q.put(2); t(q.put_nowait, 3); t(q.get, True, -5); q.task_done(); q.task_done(); t(q.task_done); t(q.put, 1, timeout=0.001)
l, p = queue.LifoQueue(), queue.PriorityQueue(); [l.put(x) or p.put(-x) for x in (1, 3, 2)]; print([l.get() for _ in range(3)], [p.get() for _ in range(3)]); s = queue.SimpleQueue(); s.put(5); print(s.get(), s.empty(), s.qsize()); t(s.get_nowait); t(s.get, timeout=-1); q.shutdown(immediate=True); t(q.put, 1); t(q.get)
r = []; th = threading.Thread(target=lambda a, b=0: r.append((a, b)), args=(1,), kwargs={'b': 2}, name='T'); print(th.is_alive(), th.ident, th.daemon, th.name); t(th.join); th.start(); th.join(); print(r, th.is_alive()); t(th.start); t(lambda: setattr(th, 'daemon', True)); t(threading.Thread, 5) if 0 else None
lk = threading.Lock(); print(lk.acquire(), lk.locked(), lk.acquire(False), lk.acquire(timeout=0.001), lk.release()); t(lk.release); t(lk.acquire, False, 1); t(lk.acquire, timeout=-5); rl = threading.RLock(); print(rl.acquire(), rl.acquire(), rl.release(), rl.release()); t(rl.release)
with lk: print(lk.locked())
e = threading.Event(); print(e.is_set(), e.wait(0.001), e.set(), e.wait(), e.clear()); c = threading.Condition(); t(c.wait); t(c.notify)
with c: print(c.wait(0.001), c.notify_all(), c.wait_for(lambda: True))
sem = threading.BoundedSemaphore(1); print(sem.acquire(), sem.acquire(False), sem.release()); t(sem.release); t(threading.Semaphore, -1); b = threading.Barrier(1); print(b.wait(), b.parties, b.broken); b.abort(); t(b.wait); t(threading.Barrier, 0)
loc = threading.local(); loc.x = 1; seen = []; th = threading.Thread(target=lambda: seen.append(hasattr(loc, 'x'))); th.start(); th.join(); print(seen, loc.x, loc.__dict__)
class L(threading.local):
    def __init__(self, v): self.v = v
l = L(7); th = threading.Thread(target=lambda: seen.append(l.v)); th.start(); th.join(); print(seen)
caught = []; hook = threading.excepthook; threading.excepthook = lambda a: caught.append((a.exc_type.__name__, str(a.exc_value), a.thread.name)); th = threading.Thread(target=lambda: 1 / 0, name='bad'); th.start(); th.join(); threading.excepthook = hook; print(caught)
with cf.ThreadPoolExecutor(2) as ex:
    f = ex.submit(pow, 2, 5); g = ex.submit(lambda: 1 / 0); print(f.result(), f.done(), f.exception(), type(g.exception()).__name__, list(ex.map(lambda x: x * 2, [1, 2, 3])), f.cancel(), f.running(), f.cancelled()); t(g.result); t(lambda: list(ex.map(lambda x: 1 / x, [1, 0]))); cb = []; f.add_done_callback(lambda f: cb.append(f.result())); print(cb, len(cf.wait([f, g]).done), [x.result() for x in cf.as_completed([f])])
t(ex.submit, len); t(cf.ThreadPoolExecutor, 0); fu = cf.Future(); print(fu.set_running_or_notify_cancel(), fu.set_result(5), fu.result()); t(cf.Future().result, 0.001); fx = cf.Future(); print(fx.cancel()); t(fx.result); t(ex.submit)
now = [0.0]; sc = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d)); o = []; sc.enter(2, 1, o.append, ('b',)); ev = sc.enter(1, 1, o.append, ('a',)); ev2 = sc.enter(3, 1, o.append, ('c',)); sc.cancel(ev2); print(len(sc.queue), sc.run(), o, sc.empty()); t(sc.cancel, ev); tm = threading.Timer(0.001, seen.append, ('timer',)); tm.start(); tm.join(); print(seen[-1], threading.active_count(), threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.get_ident() > 0, threading.stack_size()); t(threading.stack_size, 5)
