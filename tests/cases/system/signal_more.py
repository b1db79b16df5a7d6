def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import signal as sg, os, time, threading, select
log = []
print(sg.getsignal(sg.SIGINT) is sg.default_int_handler, sg.getsignal(sg.SIGUSR1), sg.signal(sg.SIGUSR1, lambda n, f: log.append((n, f is not None))), sg.Signals(10), sg.Signals.SIGTERM, repr(sg.SIG_IGN), sg.SIG_DFL + 0, sg.strsignal(11), sg.NSIG, len(sg.valid_signals()) > 30)
os.kill(os.getpid(), sg.SIGUSR1); sg.raise_signal(sg.SIGUSR1); print(log)
for a in ((sg.SIGKILL, sg.SIG_IGN), (999, sg.SIG_IGN), (0, sg.SIG_IGN), (sg.SIGUSR1, 5), (sg.SIGUSR1, 'x'), ('a', 1), (sg.SIGUSR1,), (2 ** 70, 1)): t(sg.signal, *a)
t(sg.getsignal, 999); t(sg.getsignal, 'a'); t(sg.raise_signal, 999); t(sg.strsignal, 0); t(sg.strsignal, 999); t(sg.strsignal, 64); t(sg.Signals, 999); t(sg.siginterrupt, 999, True); t(sg.alarm, 'a'); t(sg.pause, 1); t(sg.pthread_kill, threading.get_ident(), 999); t(sg.set_wakeup_fd, 'a'); t(sg.set_wakeup_fd, 9999); t(sg.setitimer, 99, 1); t(sg.setitimer, sg.ITIMER_REAL, 'a'); t(sg.setitimer, sg.ITIMER_REAL, -1); t(sg.getitimer, 99)
def boom(n, f): raise KeyError(sg.Signals(n).name)
sg.signal(sg.SIGUSR2, boom)
try: os.kill(os.getpid(), sg.SIGUSR2); time.sleep(0.1); print('no')
except KeyError as e: print('raised', e)
sg.signal(sg.SIGALRM, lambda *a: log.append('alarm')); print(sg.setitimer(sg.ITIMER_REAL, 0.1), sg.getitimer(sg.ITIMER_REAL)[0] > 0); t0 = time.monotonic(); time.sleep(0.2); print(log[-1], time.monotonic() - t0 >= 0.19, sg.alarm(100), sg.alarm(0)); print(sg.setitimer(sg.ITIMER_REAL, 0))
print(sg.pthread_sigmask(sg.SIG_BLOCK, [sg.SIGUSR1]) == set(), sg.pthread_sigmask(sg.SIG_SETMASK, []) == {sg.SIGUSR1}); sg.pthread_sigmask(sg.SIG_BLOCK, {sg.SIGUSR1}); n = len(log); os.kill(os.getpid(), sg.SIGUSR1); print(len(log) == n, sg.sigpending(), sg.sigwait({sg.SIGUSR1}), sg.sigpending(), len(log) == n); sg.raise_signal(sg.SIGUSR1); i = sg.sigwaitinfo([sg.SIGUSR1]); print(i.si_signo, i.si_pid == os.getpid(), i.si_uid == os.getuid(), len(i), type(i)); print(sg.sigtimedwait([sg.SIGUSR1], 0), sg.sigtimedwait([sg.SIGUSR1], 0.001)); t(sg.sigtimedwait, [sg.SIGUSR1], -1); sg.raise_signal(sg.SIGUSR1); print(sg.pthread_sigmask(sg.SIG_UNBLOCK, [sg.SIGUSR1]) == {sg.SIGUSR1}, len(log) == n + 1); t(sg.pthread_sigmask, 99, []); t(sg.pthread_sigmask, sg.SIG_BLOCK, [999]); t(sg.pthread_sigmask, sg.SIG_BLOCK, 5); t(sg.pthread_sigmask, sg.SIG_BLOCK, ['x']); t(sg.sigwait, [0])
r, w = os.pipe(); os.set_blocking(w, False); print(sg.set_wakeup_fd(w), sg.set_wakeup_fd(w, warn_on_full_buffer=False) == w); sg.raise_signal(sg.SIGUSR1); print(os.read(r, 5), sg.set_wakeup_fd(-1) == w); os.set_blocking(w, True); t(sg.set_wakeup_fd, w)
sg.signal(sg.SIGUSR1, sg.SIG_IGN); sg.raise_signal(sg.SIGUSR1); print(sg.getsignal(sg.SIGUSR1), sg.signal(sg.SIGUSR1, sg.SIG_DFL)); 
class H:
    def __call__(self, n, f): log.append('callable')
sg.signal(sg.SIGUSR1, H()); sg.raise_signal(sg.SIGUSR1); print(log[-1], type(sg.getsignal(sg.SIGUSR1)).__name__); res = []
def in_thread():
    try: sg.signal(sg.SIGUSR1, sg.SIG_DFL)
    except ValueError as e: res.append(str(e))
    try: sg.set_wakeup_fd(-1)
    except ValueError as e: res.append(str(e))
th = threading.Thread(target=in_thread); th.start(); th.join(); print(res)
sg.signal(sg.SIGUSR1, lambda n, f: log.append(threading.current_thread() is threading.main_thread())); th = threading.Thread(target=lambda: sg.pthread_kill(threading.main_thread().ident, sg.SIGUSR1)); th.start(); th.join(); time.sleep(0.001); print(log[-1])
sg.signal(sg.SIGALRM, lambda *a: log.append('eintr')); sg.setitimer(sg.ITIMER_REAL, 0.003); rr, ww = os.pipe(); print(select.select([rr], [], [], 0.01), log[-1]); sg.setitimer(sg.ITIMER_REAL, 0.003); threading.Timer(0.008, lambda: os.write(ww, b'late')).start(); print(os.read(rr, 9))
try: sg.default_int_handler(2, None)
except KeyboardInterrupt as e: print('KI', e)
try: sg.raise_signal(sg.SIGINT)
except KeyboardInterrupt: print('ctrl-c')
nested = []
def outer(n, f): nested.append('o'); sg.raise_signal(sg.SIGUSR2) if len(nested) < 2 else None; nested.append('O')
sg.signal(sg.SIGUSR1, outer); sg.signal(sg.SIGUSR2, lambda *a: nested.append('i')); sg.raise_signal(sg.SIGUSR1); print(nested); print([s.name for s in (sg.SIG_BLOCK, sg.SIG_UNBLOCK, sg.SIG_SETMASK)], sg.Handlers.SIG_DFL, sg.ItimerError.__mro__[1], sg.SIGRTMIN > 30, sg.SIGCLD == sg.SIGCHLD)
