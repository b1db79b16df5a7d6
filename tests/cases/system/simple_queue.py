import _queue, copy, gc, queue, signal, sys, threading, time, weakref
q = _queue.SimpleQueue; Empty = _queue.Empty
print(queue.SimpleQueue is q, queue.Empty is Empty, q, q.__mro__, sorted(vars(q)), q.__doc__, Empty, Empty.__mro__, Empty.__doc__, sorted(vars(Empty)), _queue.__doc__)
for n in ('empty', 'get', 'get_nowait', 'put', 'put_nowait', 'qsize', '__class_getitem__'): print(n, getattr(q, n).__text_signature__, repr(getattr(q, n).__doc__))
x = q()
def t(g, *a, **k):
    try: r = g(*a, **k)
    except BaseException as e: r = type(e), str(e)
    print(g.__name__, [x if isinstance(x, (int, float, str, type(None))) else type(x) for x in a], k, r)
class Bad:
    def __bool__(self): 1 / 0
t(q, 1); t(q, a=1); t(x.put); t(x.put, 1, 2, 3, 4); t(x.put, item=1); t(x.put, 1, 'a'); t(x.get, 1, 'x'); t(x.get, timeout=1.0); t(x.get, False); t(x.get, True, -1)
t(x.get, timeout=0.01); t(x.get, True, 1e20); t(x.get, True, float('nan')); t(x.get_nowait); t(x.get, 0, -1); t(x.get, 0, 'x'); t(x.get, 1, 0)
t(x.put_nowait, 1); t(x.put_nowait, item=2); t(x.put_nowait); t(x.qsize); t(x.empty); t(x.get); t(x.get, 1, 2, 3); t(x.get, foo=1); t(x.qsize, 1)
t(copy.copy, x); t(q.__new__, int); t(q.__new__, q, 1); t(x.get, block=False); t(x.get, 'a', 0.001); t(x.get, [], 'x')
t(setattr, x, 'a', 1); t(setattr, q, 'a', 1); t(len, x); t(bool, x); t(iter, x); t(x.get, Bad()); t(x.put, 1, Bad()); t(x.put, 1, 1, Bad()); print(x.qsize(), q[int], q.__class_getitem__(str))
class S(q): pass
s = S(); s.a = 1; s.put(s); print(s.__dict__, s.get() is s, weakref.ref(x)() is x); t(S, 1)
# Garbage through a queue.
class N: pass
n = N(); r = weakref.ref(n); y = q(); y.put(n); y.put(y); n.y = y; del n, y; gc.collect(); print(r())
# Threads.
x = q(); got = []
def take():
    while (v := x.get()) is not None: got.append(v)
ts = [threading.Thread(target=take) for _ in range(4)]
for u in ts: u.start()
def give(base):
    for i in range(300): x.put(base + i)
gs = [threading.Thread(target=give, args=(1000 * k,)) for k in range(3)]
for u in gs: u.start()
for u in gs: u.join()
for u in ts: x.put(None)
for u in ts: u.join()
print(sorted(got) == sorted(1000 * k + i for k in range(3) for i in range(300)), x.qsize(), x.empty())
# One put wakes one; two puts wake two.
done = q()
ts = [threading.Thread(target=lambda: done.put(x.get())) for _ in range(3)]
for u in ts: u.start()
time.sleep(0.02); x.put(1); x.put(2); x.put(3); print(sorted(done.get() for _ in ts))
for u in ts: u.join()
start = time.monotonic(); t(x.get, timeout=0.05); print(0.04 < time.monotonic() - start < 1)
# A handler that puts wakes the thread that it interrupted; one that raises ends the wait.
signal.signal(signal.SIGALRM, lambda *a: x.put('signal')); signal.setitimer(signal.ITIMER_REAL, 0.02); print(x.get(timeout=5))
def stop(*a): raise KeyError('stop')
signal.signal(signal.SIGALRM, stop); signal.setitimer(signal.ITIMER_REAL, 0.02); t(x.get)
print(x.empty())
class Puts:
    def __del__(self): x.put('died')
p = Puts(); p.p = p; del p; gc.collect(); print(x.get(timeout=1))
for i in range(5000): x.put([i])
gc.collect(); print(sum(x.get()[0] for _ in range(5000)))
