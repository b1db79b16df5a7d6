"""threading, queue and concurrent.futures where nothing depends on time: joins, locks, conditions, barriers, locals, exceptions, pools."""
import concurrent.futures as cf, queue, re, sys, threading


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", re.sub(" at 0x[0-9a-f]+", "", str(e)))


results = []
def work(n): results.append(n * n)
ts = [threading.Thread(target=work, args=(i,), name=f"w{i}") for i in range(5)]; print(ts[0].name, ts[0].is_alive(), ts[0].ident, ts[0].daemon, ts[0]); [x.start() for x in ts]; [x.join() for x in ts]; print(sorted(results), ts[0].is_alive(), ts[0].ident is not None)
for f in (lambda: ts[0].start(), lambda: threading.Thread().join(), lambda: threading.current_thread().join(), lambda: setattr(ts[0], "daemon", True), lambda: threading.Thread(group=1), lambda: threading.Thread(target=5).run(), lambda: threading.Thread(5), lambda: threading.Thread(nope=1), lambda: ts[0].join("x"), lambda: threading.Lock().release(), lambda: threading.RLock().release(), lambda: threading.Lock().acquire(False, 1), lambda: threading.Lock().acquire(timeout=-5), lambda: threading.Lock().acquire(timeout=1e20), lambda: threading.Semaphore(-1), lambda: threading.BoundedSemaphore(1).release(), lambda: threading.Condition().notify(), lambda: threading.Condition().wait(), lambda: threading.Barrier(0), lambda: threading.Event().is_set(), lambda: threading.Timer(1, print).cancel(), lambda: threading.stack_size(5), lambda: threading.stack_size(), lambda: threading.settrace(5) if 0 else None, lambda: threading.main_thread().name, lambda: threading.active_count(), lambda: threading.get_ident() == threading.main_thread().ident, lambda: repr(threading.Lock()).split(" object")[0], lambda: repr(threading.RLock()).split(" object")[0], lambda: threading.Lock().locked(), lambda: type(threading.Lock()).__name__, lambda: threading.Thread.__init__(ts[0]) if 0 else None, lambda: threading.Lock(1), lambda: threading.local(1)): t(f)
hooked = []
threading.excepthook = lambda a: hooked.append((a.exc_type.__name__, str(a.exc_value), a.thread.name))
def fails(): raise ValueError("in thread")
th = threading.Thread(target=fails, name="bad"); th.start(); th.join(); print(hooked); th = threading.Thread(target=sys.exit, name="exits"); th.start(); th.join(); print(len(hooked)); threading.excepthook = threading.__excepthook__
loc = threading.local(); loc.x = "main"
class L(threading.local):
    cls = 0
    def __init__(self, v): self.v = v
l = L(7); l.v = 8; seen = []
def look(): seen.append((hasattr(loc, "x"), l.v)); l.v += 1; seen.append(l.v); loc.x = 1
th = threading.Thread(target=look); th.start(); th.join(); print(seen, loc.x, l.v, vars(loc)); lock = threading.RLock()
with lock, lock: print("nested", lock._is_owned())
total = 0; mutex = threading.Lock()
def add():
    global total
    for _ in range(200):
        with mutex: total += 1
ts = [threading.Thread(target=add) for _ in range(4)]; [x.start() for x in ts]; [x.join() for x in ts]; print(total, mutex.locked()); c = threading.Condition(); state = []
def consumer():
    with c: c.wait_for(lambda: state); state.append("consumed")
th = threading.Thread(target=consumer); th.start()
with c: state.append("made"); c.notify_all()
th.join(); print(state); b = threading.Barrier(3, action=lambda: state.append("barrier")); ids = []
ts = [threading.Thread(target=lambda: ids.append(b.wait())) for _ in range(3)]; [x.start() for x in ts]; [x.join() for x in ts]; print(sorted(ids), state, b.n_waiting, b.parties); b.abort(); t(b.wait); print(b.broken); b.reset(); print(b.broken); ev = threading.Event(); th = threading.Thread(target=lambda: state.append(ev.wait())); th.start(); ev.set(); th.join(); print(state[-1], ev)if 0 else print(state[-1:], ev.is_set()); s = threading.Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(blocking=False)); s.release(2); t(s.release, 0)
for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    q = kind(); [q.put(x) for x in (3, 1, 2)]; print(q.qsize(), [q.get() for _ in range(3)], q.empty()); t(q.get_nowait); t(q.get, False); t(q.get, timeout=-1)
    if kind is not queue.SimpleQueue: q.task_done(); q.task_done(); q.task_done(); t(q.task_done); q.join(); f = kind(1); f.put(1); t(f.put_nowait, 2); t(f.put, 2, False); print(f.full()); f.shutdown(); t(f.put, 1); print(f.get()); t(f.get); f2 = kind(); f2.put(1); f2.shutdown(immediate=True); t(f2.get)
with cf.ThreadPoolExecutor(3) as ex:
    fs = [ex.submit(pow, 2, i) for i in range(5)]; print([f.result() for f in fs], list(ex.map(lambda x: x + 1, range(4))), list(ex.map(pow, [2, 3], [3, 2])), fs[0].done(), fs[0].running(), fs[0].cancel(), fs[0].exception()); e = ex.submit(lambda: 1 / 0); t(e.result); print(repr(e.exception()), sorted(f.result() for f in cf.as_completed(fs)), len(cf.wait(fs).done)); got = []; e.add_done_callback(lambda f: got.append(type(f.exception()).__name__)); print(got); m = ex.map(lambda x: 10 // x, [5, 0, 2]); print(next(m)); t(next, m)
t(ex.submit, pow, 2, 3); t(cf.ThreadPoolExecutor, 0); t(cf.ThreadPoolExecutor, initializer=5); t(cf.ThreadPoolExecutor(1).submit); f = cf.Future(); print(f.cancel(), f.cancelled(), f.done()); t(f.result); t(f.set_result, 1); f = cf.Future(); f.set_result(5); t(f.set_result, 6); t(f.set_exception, ValueError()); print(f.result(), repr(f).split(" state=")[1]); f = cf.Future(); t(f.result, 0); f.set_running_or_notify_cancel(); print(f.running(), f.cancel()); t(cf.wait, [f], 0) if 0 else None; t(lambda: list(cf.as_completed([cf.Future()], timeout=0)))
