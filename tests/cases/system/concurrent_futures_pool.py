def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


from concurrent.futures import *
from concurrent.futures import thread, _base, InvalidStateError, BrokenExecutor
import threading, time, pickle
f = Future(); print(repr(f).split(' at ')[0], repr(f)[-14:], f.done(), f.running(), f.cancelled(), f.set_running_or_notify_cancel(), f.running(), f.cancel()); t(f.result, 0.001); t(f.exception, 0); log = []
f.add_done_callback(lambda x: log.append(x is f)); f.add_done_callback(lambda x: 1 if 1 else None); f.set_result(5); f.add_done_callback(lambda x: log.append('late')); print(f.result(), f.exception(), log, f.done(), repr(f)[-28:]); t(f.set_result, 6); t(f.set_exception, ValueError()); t(f.set_running_or_notify_cancel) if 0 else None
g = Future(); print(g.cancel(), g.cancelled(), g.done(), g.set_running_or_notify_cancel(), g.cancel(), repr(g)[-17:]); t(g.result); t(g.exception); t(g.set_result, 1)
h = Future(); h.set_exception(KeyError('k')); t(h.result); print(repr(h.exception()))
def sq(x):
    if x == 3: raise ValueError('three')
    return x * x
with ThreadPoolExecutor(max_workers=3, thread_name_prefix='W', initializer=lambda a: None, initargs=(1,)) as ex:
    fs = [ex.submit(sq, i) for i in range(6)]; print([x.result() if not x.exception() else repr(x.exception()) for x in fs], sorted(x.result() for x in as_completed(fs) if not x.exception()))
    d, nd = wait(fs); print(len(d), len(nd), type(wait(fs)).__name__, len(wait(fs, return_when=FIRST_EXCEPTION).done) > 0, len(wait(fs, return_when=FIRST_COMPLETED)[0]) > 0); t(wait, fs, return_when='x'); t(wait, [5])
    print(list(ex.map(sq, [1, 2])), list(ex.map(pow, [2, 3], [3, 2])), list(ex.map(sq, [], timeout=1)), list(ex.map(sq, range(5, 9), buffersize=2))); it = ex.map(sq, [2, 3, 4]); print(next(it)); t(next, it); t(next, it); t(lambda: list(ex.map(time.sleep, [0.2], timeout=0.001))); t(ex.map, sq, [1], chunksize=0) ; t(ex.map, sq, [1], buffersize=0); t(ex.map, sq, 5); t(ex.submit); t(lambda: ex.submit(5).result()); print(ex.submit(lambda: threading.current_thread().name[:2]).result(), ex.submit(dict, a=1).result(), ex.submit(lambda fn, self: (fn, self), fn=1, self=2).result())
t(ex.submit, sq, 1); ex.shutdown(); t(ThreadPoolExecutor, 0); t(ThreadPoolExecutor, initializer=5); t(ThreadPoolExecutor, 'a')
ev = threading.Event(); ex = ThreadPoolExecutor(1); a = ex.submit(ev.wait); b = ex.submit(sq, 1); c = ex.submit(sq, 2); print(b.cancel(), a.cancel()); ex.shutdown(wait=False, cancel_futures=True); ev.set(); print(c.cancelled(), a.result()); t(lambda: list(as_completed([Future()], timeout=0.001)))
def bad(): raise RuntimeError('init')
import logging; logging.disable(logging.CRITICAL)
ex = ThreadPoolExecutor(1, initializer=bad); x = ex.submit(sq, 1); t(x.result); t(ex.submit, sq, 1); ex.shutdown(); print(thread.BrokenThreadPool.__mro__[1:3])
f = Future(); f.add_done_callback(lambda x: 1 / 0); f.set_result(1); print(f.result()); f = Future(); r = []
def later(): time.sleep(0.005); f.set_result('later')
threading.Thread(target=later).start(); f.add_done_callback(lambda x: r.append(x.result())); print(f.result(timeout=2), r)
class E(Executor): pass
t(E().submit, sq); t(lambda: E().map(sq, [1])); 
with E() as e: print(type(e).__name__)
print(CancelledError.__mro__[1:3], TimeoutError is __import__('builtins').TimeoutError, InvalidStateError.__mro__[1], BrokenExecutor.__mro__[1], ALL_COMPLETED, FIRST_COMPLETED); f = Future(); f.set_running_or_notify_cancel(); t(f.set_running_or_notify_cancel); t(pickle.dumps, Future())
order = []
with ThreadPoolExecutor(1) as ex: [ex.submit(order.append, i) for i in range(10)]
print(order); exc = None
with ThreadPoolExecutor(2) as ex:
    try: raise KeyError('in with')
    except KeyError as e: exc = e
print(repr(exc), as_completed.__name__, list(as_completed([])), wait([]))
