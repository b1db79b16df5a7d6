import select as m, os, signal, time
def t(f, *a, **k):
    try: print(getattr(f, '__name__', f), a, k, '->', f(*a, **k))
    except BaseException as e: print(f.__name__, a, k, '!!', type(e).__name__, e)
t(m.select); t(m.select, [], [], [], 0); t(m.select, 1, [], [], 0); t(m.select, ['a'], [], [], 0); t(m.select, [-1], [], [], 0); t(m.select, [99999], [], [], 0); t(m.select, [], [], [], -1); t(m.select, [], [], [], 'a')
po = m.poll()
t(po.register, 'a'); t(po.register, -1); t(po.modify, 5, 1); t(po.unregister, 5); t(po.poll, 'a'); t(po.register, 1, -1); t(po.register, 1, 70000); t(po.register, 1, 2**70); t(po.poll, 2**70); t(po.poll, 1e20); t(m.poll, 3)
t(m.epoll, -2); t(m.epoll, 0); t(m.epoll, 1, 5)
e = m.epoll(); print(e.closed, e.fileno() > 0)
t(e.register, -1); t(e.modify, 77, 1); t(e.unregister, 77); t(e.poll, maxevents=0); t(e.poll, 'a'); t(e.register, 'a'); t(e.register, 1, 'a'); t(e.poll, 1e300); t(e.poll, 0.001)
r, w = os.pipe(); r2, w2 = os.pipe()
class F:
    def fileno(self): return r
    def __repr__(self): return 'F'
f = F()
print(m.select([f, r2], [w, w2], [], 0)[0], [x in (w, w2) for x in m.select([f, r2], [w, w2], [], 0)[1]])
e.register(r, m.EPOLLIN); t(e.register, 99999)
try: e.register(r)
except FileExistsError as err: print(err)
po.register(f, m.POLLIN); po.register(r2); po.register(w, m.POLLOUT)
print([(fd == w, ev) for fd, ev in po.poll(0)], e.poll(0))
os.write(w, b'x')
print(m.select([f, r2], [], [], 1), [(fd == r, ev) for fd, ev in e.poll()], sorted((fd == w, ev) for fd, ev in po.poll()))
po.modify(w, m.POLLIN); po.unregister(r2)
try: po.unregister(r2)
except KeyError as err: print('KeyError')
print([(fd == r, ev) for fd, ev in po.poll(10)])
e.modify(r, m.EPOLLIN | m.EPOLLET); print(len(e.poll(0)), len(e.poll(0))); e.unregister(r); print(e.poll(0))
os.close(w); po.unregister(w); print([ev for fd, ev in po.poll(100)])
# signals interrupt, handlers run, the wait goes on
hits = []
signal.signal(signal.SIGALRM, lambda *a: hits.append(1))
for wait in (lambda: m.select([r2], [], [], 0.1), lambda: m.epoll().poll(0.1), lambda: (po.unregister(r) if 0 else m.poll().poll(100))):
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    t0 = time.monotonic(); got = wait(); print(got, time.monotonic() - t0 > 0.09, len(hits))
signal.signal(signal.SIGALRM, lambda *a: 1 / 0)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try: m.select([r2], [], [])
except ZeroDivisionError: print('interrupted')
with e as ctx: print(ctx is e)
print(e.closed); t(e.fileno); t(e.poll, 0); t(e.close); t(e.register, 1); t(e.__enter__)
e2 = m.epoll.fromfd(os.dup(r2)); print(type(e2).__name__); e2.close()
import selectors
s = selectors.DefaultSelector(); print(type(s).__name__)
s.register(r2, selectors.EVENT_READ, 'data'); print(s.select(0)); os.write(w2, b'1'); print([(k.data, ev) for k, ev in s.select(1)]); s.close()
for n in sorted(dir(m)):
    v = getattr(m, n)
    if isinstance(v, int): print(n, v)
    elif callable(v) and not isinstance(v, type): print(n, v.__text_signature__)
