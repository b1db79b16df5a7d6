import faulthandler as f, os, signal, subprocess, sys, tempfile, threading, time
me = os.path.abspath(__file__)
def t(g, *a, **k):
    try: print(g.__name__, a, k, '->', g(*a, **k))
    except BaseException as e: print(g.__name__, a, k, '!!', type(e).__name__, e)
for a in [(1000,), (0,), (-1,), (65,), (64,), (signal.SIGSEGV,), (signal.SIGKILL,), ('a',), (10,), (10, 'x'), (2 ** 40,), (10, -1), (10, 1 << 40), (10, 99)]:
    t(f.register, *a); t(f.unregister, *a[:1])
t(f.register); t(f.register, 10, chain=True); t(f.unregister, 10); t(f.unregister, 10)
t(f.register, signum=10, all_threads='a', chain=[]); t(f.unregister, 10)
def shown(file):
    file.seek(0)
    for line in file.read().splitlines(): print('   ', line.replace(me, 'FILE'))
    file.seek(0); file.truncate()
def send(): os.kill(os.getpid(), signal.SIGUSR1)
called = []
signal.signal(signal.SIGUSR1, lambda *a: called.append(a[0]))
with tempfile.TemporaryFile('w+') as file:
    f.register(signal.SIGUSR1, file, all_threads=False); send(); shown(file); print(called)
    f.register(signal.SIGUSR1, file, all_threads=False, chain=True); send(); shown(file); print(called)
    print(f.unregister(signal.SIGUSR1)); send(); shown(file); print(called)
    f.register(signal.SIGUSR1, file); send()
    file.seek(0); text = file.read(); print(text.startswith('Current thread 0x'), ' (most recent call first):\n' in text, 'in send\n' in text)
    print(f.unregister(signal.SIGUSR1)); file.seek(0); file.truncate()
    # All threads sleep.
    gate = threading.Event(); up = threading.Event()
    def waiting(): up.set(); gate.wait()
    th = threading.Thread(target=waiting, name='waits'); th.start(); up.wait()
    f.dump_traceback_later(0.01, file=file, repeat=True)
    for _ in range(100):
        time.sleep(0.3)
        if os.fstat(file.fileno()).st_size > 2000: break
    f.cancel_dump_traceback_later()
    file.seek(0); text = file.read()
    # A slow machine may dump before this thread sleeps.
    current = all('Current' in dump for dump in text.split('Timeout')[1:])
    print(text.splitlines()[0], text.count('Timeout') > 1, '[waits]' in text, 'in waiting' in text, 'in <module>' in text, current)
    gate.set(); th.join()
def run(code, *options, **env):
    p = subprocess.run([sys.executable, *options, '-S', '-c', code], capture_output=True, text=True, env={**os.environ, **env})
    return p.returncode, [l for l in p.stderr.splitlines() if not l.startswith('  Binary file') and 'Thread 0x' not in l and 'thread 0x' not in l], p.stdout
print(*run('import faulthandler as f\nf._fatal_error_c_thread()'))
print(*run('import faulthandler as f\nf.enable(all_threads=False); f._stack_overflow()')[:2])
print(*run('import faulthandler as f\nf.enable(); f.disable(); f._sigsegv()'))
print(*run('import faulthandler as f\nf.enable(all_threads=False); f._sigsegv(True)'))
print(*run('import faulthandler as f, signal as s\nf.register(s.SIGUSR1, all_threads=False, chain=True); s.raise_signal(s.SIGUSR1)'))
print(*run('import faulthandler as f, time\nf.dump_traceback_later(0.01, exit=True); time.sleep(9)'))
for options, env in [((), {}), (('-X', 'faulthandler'), {}), (('-X', 'faulthandler=0'), {}), (('-X', 'dev'), {}), ((), {'PYTHONFAULTHANDLER': '1'})]:
    print(options, env, *run('import sys; print("faulthandler" in sys.modules); import faulthandler as f; print(f.is_enabled())', *options, **env))
text = run('import faulthandler as f\nf.enable(); f.dump_c_stack()')
print(text)
