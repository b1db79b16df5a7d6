def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import atexit, sys, threading, os
def cb(*a, **k): print('cb', a, k)
print(atexit.register(cb, 1, k=2) is cb, atexit._ncallbacks()); atexit.register(cb, 2); atexit.register(print, 'plain'); atexit.unregister(print); print(atexit._ncallbacks())
@atexit.register
def deco(): print('deco'); atexit.register(print, 'registered while running')
t(atexit.register); t(atexit.register, 5); t(atexit.unregister); t(atexit.register, 5, 6); print(atexit.unregister(5), atexit._run_exitfuncs.__name__)
class Eq:
    def __eq__(self, o): raise ValueError('eq')
    def __call__(self): print('eq called')
e = Eq(); atexit.register(e); t(atexit.unregister, cb) ; atexit._clear(); print(atexit._ncallbacks()); atexit.register(cb, 'a'); atexit.register(lambda: 1 / 0); atexit.register(cb, 'b')
try: atexit._run_exitfuncs(); print('ran', atexit._ncallbacks())
except ZeroDivisionError as x: print('raised', x, atexit._ncallbacks())
class Out:
    def write(self, s): return len(s)
    def flush(self): print('flushed at exit') if 0 else None
leaving = threading.Event()
def leave(*args): print(*args); leaving.set()
def worker(): leaving.wait(); print('thread done')
th = threading.Thread(target=worker); th.start(); threading._register_atexit(leave, 'threading atexit'); atexit.register(lambda: print('main thread alive', threading.main_thread().is_alive(), sys.is_finalizing())); atexit.register(deco)
def fails(): raise RuntimeError('in exit func')
atexit.register(sys.stdout.flush); pid = os.fork() if 0 else 1; print('end of main'); sys.exit(4)
