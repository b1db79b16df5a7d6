import threading, queue, sys, time
from concurrent.futures import ThreadPoolExecutor, as_completed
# queue and pool
q = queue.Queue(3); got = []
def consumer():
    while (item := q.get()) is not None: got.append(item); q.task_done()
    q.task_done()
ts = [threading.Thread(target=consumer, name=f'c{i}') for i in range(3)]
for t in ts: t.start()
for i in range(20): q.put(i)
for t in ts: q.put(None)
q.join()
for t in ts: t.join()
print(sorted(got) == list(range(20)), [t.is_alive() for t in ts], [t.name for t in ts])
with ThreadPoolExecutor(3) as ex:
    print(list(ex.map(lambda x: x * x, range(10))))
    f = ex.submit(lambda: 1 / 0)
    try: f.result()
    except ZeroDivisionError as e: print(repr(e))
    print(sorted(f.result() for f in as_completed([ex.submit(pow, 2, k) for k in range(5)])))
# Event, Condition, Semaphore, Barrier, Timer
e = threading.Event()
t = threading.Timer(0.01, e.set); t.start(); print(e.wait(5)); t.join()
c = threading.Condition(); box = []
def maker():
    with c: box.append(1); c.notify_all()
with c:
    threading.Thread(target=maker).start()
    print(c.wait_for(lambda: box, 5))
s = threading.BoundedSemaphore(2)
with s, s: print(s.acquire(blocking=False))
try: s.release()
except ValueError as err: print(err)
bar = threading.Barrier(3); order = []
def cross(): order.append(bar.wait())
ts = [threading.Thread(target=cross) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(order), bar.broken)
# daemon flags, excepthook, current_thread, errors
print(threading.current_thread() is threading.main_thread(), threading.active_count(), threading.main_thread().name)
def fail(): raise RuntimeError('boom')
args = []
threading.excepthook = lambda a: args.append((a.exc_type.__name__, str(a.exc_value), a.exc_traceback is not None, a.thread.name))
t = threading.Thread(target=fail, name='failing'); t.start(); t.join(); print(args)
threading.excepthook = threading.__excepthook__
import io
err, sys.stderr = sys.stderr, io.StringIO()
t = threading.Thread(target=fail, name='failing'); t.start(); t.join()
text, sys.stderr = sys.stderr.getvalue(), err
print(text.splitlines()[0], '|', text.splitlines()[-1])
for bad in (lambda: t.start(), lambda: threading.Thread(target=fail).join(), lambda: threading.current_thread().join(), lambda: threading.Thread(group=1)):
    try: bad()
    except (RuntimeError, AssertionError) as e: print(type(e).__name__, e)
loc = threading.local(); loc.x = 1
class Sub(threading.Thread):
    def run(self): self.seen = hasattr(loc, 'x'); loc.x = 2
t = Sub(); t.start(); t.join(); print(t.seen, loc.x, t.daemon, t.ident == t.ident)
# many threads, shared counters under a lock
n = 0; lk = threading.Lock()
def inc():
    global n
    for _ in range(40):
        with lk: n += 1
ts = [threading.Thread(target=inc) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
# imports in several threads at once
def imp(): import textwrap, string; mods.append(textwrap.dedent('  a'))
mods = []
ts = [threading.Thread(target=imp) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(mods)
# non-daemon threads are waited for, daemon threads are not
def late(): time.sleep(0.3); print('late but there', flush=True)
def never():
    while True: time.sleep(0.05)
threading.Thread(target=late).start()
threading.Thread(target=never, daemon=True).start()
print('end of main', flush=True)
