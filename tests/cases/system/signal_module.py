import _signal as s
def t(f,*a,**k):
    try: print(f.__name__, a, k, '->', f(*a,**k))
    except BaseException as e: print(f.__name__, a, k, '!!', type(e), e)
t(s.signal,0,s.SIG_DFL);t(s.signal,65,s.SIG_DFL);t(s.signal,9,s.SIG_DFL);t(s.signal,2,3);t(s.signal,2,None);t(s.getsignal,0);t(s.getsignal,9);t(s.getsignal,2);t(s.getsignal,32)
t(s.signal,32,s.SIG_DFL);t(s.signal,2.0,s.SIG_DFL)
t(s.pthread_sigmask, 1,[0]);t(s.pthread_sigmask, 1,[65]);t(s.pthread_sigmask, 1,['a']);t(s.pthread_sigmask,1, 3);t(s.pthread_sigmask,7,[2]);t(s.pthread_sigmask,0,[2**70])
t(s.strsignal,0);t(s.strsignal,32);t(s.strsignal,34);t(s.strsignal,64);t(s.strsignal,2);t(s.strsignal,65)
t(s.raise_signal,0);t(s.raise_signal,77)
t(s.setitimer,7,1);t(s.setitimer,0,-1);t(s.setitimer,0,1e20)
t(s.setitimer,0,0);t(s.getitimer,5);t(s.setitimer,0,'a')
t(s.siginterrupt,0,1);t(s.siginterrupt,65,1);t(s.siginterrupt,9,1);t(s.siginterrupt,10,1)
t(s.set_wakeup_fd,'a');t(s.set_wakeup_fd,1000);t(s.set_wakeup_fd,-1);t(s.set_wakeup_fd,-5);t(s.set_wakeup_fd,-1,1)
t(s.sigtimedwait,[10],-1);t(s.sigtimedwait,[10],0.01);t(s.sigtimedwait,[10],'a')
t(s.default_int_handler);t(s.default_int_handler,1);t(s.default_int_handler,1,2)
t(s.valid_signals)
t(s.pidfd_send_signal,0,2);t(s.pidfd_send_signal,0,2,3)
import _thread
for sig in (0, 100):
    try: print(s.pthread_kill(_thread.get_ident(),sig))
    except OSError as e: print(e)
import os
s.pthread_sigmask(0,[10]); os.kill(os.getpid(),10); r=s.sigwaitinfo([10]); print(r.si_pid==os.getpid(), type(r), r.si_signo==10, len(r), r[0])
os.kill(os.getpid(),10); t(s.sigpending); t(s.sigwait,[10]); print(r.n_fields, r.__match_args__, s.struct_siginfo.__doc__, s.struct_siginfo.__module__)
t(s.pthread_sigmask,s.SIG_UNBLOCK,[10])
t(s.alarm,-1);t(s.alarm,0);t(s.alarm, 2**40)
print(s.ItimerError.__mro__, s.ItimerError is OSError, s.ItimerError.__module__)
r,w=os.pipe(); os.set_blocking(w,False); os.set_blocking(r,False); s.set_wakeup_fd(w,warn_on_full_buffer=True)
s.signal(12,lambda *a:print(a[0],a[1].f_code.co_name))
s.raise_signal(12)
print(os.read(r,10))
s.signal(12, lambda *a: 1/0)
try: s.raise_signal(12)
except ZeroDivisionError as e: print(repr(e))
t(s.set_wakeup_fd,-1)
import time
# PEP 475: a handler runs in the middle of a sleep and the sleep goes on
hits=[]
s.signal(s.SIGALRM, lambda *a: hits.append(1))
s.setitimer(s.ITIMER_REAL, 0.02, 0.02)
t0=time.monotonic(); time.sleep(0.15); t1=time.monotonic()
s.setitimer(s.ITIMER_REAL, 0)
print(t1-t0>=0.15, len(hits)>=4)
# a read that is interrupted by a raising handler
s.signal(s.SIGALRM, lambda *a: 1/0)
rr,ww=os.pipe()
s.setitimer(s.ITIMER_REAL, 0.02)
try: os.read(rr,1)
except ZeroDivisionError: print('interrupted')
# loop
s.setitimer(s.ITIMER_REAL, 0.02)
try:
    while True: pass
except ZeroDivisionError: print('loop interrupted')
try: _thread.interrupt_main(); [0 for _ in range(100)]
except KeyboardInterrupt: print('KI')
t(_thread.interrupt_main,0);t(_thread.interrupt_main,70)
print([s.getsignal(x) for x in (s.SIGPIPE,s.SIGXFSZ)])
for n in sorted(dir(s)):
    v=getattr(s,n)
    print(n, (v.__text_signature__, v.__doc__) if callable(v) and not isinstance(v,type) else v if n!='__doc__' else '')
