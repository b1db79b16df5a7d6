def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import queue, threading, time, pickle, copy
for Q in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = Q(3); [q.put(x) for x in (3, 1, 2)]
    print(Q.__name__, q.qsize(), q.full(), q.empty(), q.maxsize, q.get(), q.get_nowait(), q.get(timeout=0.01)); t(q.get_nowait); t(q.get, False); t(q.get, timeout=0.001); t(q.get, timeout=-1); t(q.put, 1, timeout=-1); [q.put(x) for x in (1, 2, 3)]; t(q.put_nowait, 9); t(q.put, 9, False); t(q.put, 9, timeout=0.001); t(q.get, True, 'a')
    print(q.unfinished_tasks, q.task_done(), q.unfinished_tasks); [q.task_done() for _ in range(5)]; t(q.join); t(q.task_done)
    q.shutdown(); t(q.put, 1); print(q.get(), q.get(), q.get()); t(q.get); q2 = Q(); q2.put(1); q2.shutdown(immediate=True); t(q2.get); t(q2.put, 1); print(q2.is_shutdown, q2.qsize())
t(queue.PriorityQueue().put, 1); p = queue.PriorityQueue(); p.put((1, 'a')); t(p.put, (1, None)); print(p.get()); t(queue.Queue, 'a'); print(queue.Queue(-5).full(), queue.Queue[int]); t(pickle.dumps, queue.Queue())
s = queue.SimpleQueue(); s.put(1); s.put(2, False, 5); s.put_nowait(3); print(s.qsize(), s.empty(), s.get(), s.get_nowait(), s.get(timeout=1)); t(s.get_nowait); t(s.get, False); t(s.get, True, 0.001); t(s.get, timeout=-1); print(s.qsize())
class Uniq(queue.Queue):
    def _init(self, n): self.queue = []
    def _put(self, x):
        if x not in self.queue: self.queue.append(x)
    def _get(self): return self.queue.pop(0)
u = Uniq(); [u.put(x) for x in 'abab']; print(u.qsize(), u.get(), u.unfinished_tasks)
q, out = queue.Queue(2), []
def worker():
    while (x := q.get()) is not None: out.append(x * x); q.task_done()
    q.task_done()
ts = [threading.Thread(target=worker) for _ in range(3)]; [x.start() for x in ts]
for i in range(20): q.put(i)
[q.put(None) for _ in ts]; q.join(); [x.join() for x in ts]; print(sorted(out) == [i * i for i in range(20)], q.unfinished_tasks, q.empty())
q = queue.Queue(); errs = []
def waiter():
    try: q.get()
    except queue.ShutDown as e: errs.append(type(e).__name__)
ts = [threading.Thread(target=waiter) for _ in range(2)]; [x.start() for x in ts]; q.shutdown(); [x.join() for x in ts]; print(errs)
q = queue.Queue(1); q.put(0); res = []
def putter():
    try: q.put(1, timeout=2); res.append('put')
    except queue.ShutDown: res.append('shut')
x = threading.Thread(target=putter); x.start(); time.sleep(0.01); q.get(); x.join(); print(res, q.get())
print(queue.Empty.__mro__[1], queue.Full.__module__, queue.ShutDown.__mro__[1], sorted(n for n in queue.__all__))
