import faulthandler as f, os, sys, subprocess, tempfile, threading
def t(g, *a, **k):
    try: print(g.__name__, a, k, '->', g(*a, **k))
    except BaseException as e: print(g.__name__, a, k, '!!', type(e).__name__, e)
t(f.is_enabled); t(f.disable); t(f.enable, file='x'); t(f.enable, file=-1); t(f.dump_traceback_later, 0); t(f.dump_traceback_later, -1); t(f.dump_traceback_later, 'a')
def inner(file): f.dump_traceback(file=file, all_threads=False)
def outer(file): inner(file)
with tempfile.TemporaryFile('w+') as file:
    outer(file); file.seek(0)
    for line in file.read().splitlines(): print(line.replace(os.path.abspath(__file__), 'FILE'))
with tempfile.TemporaryFile('w+') as file:
    f.enable(file); print(f.is_enabled()); print(f.disable(), f.disable(), f.is_enabled())
r, w = os.pipe()
gate = threading.Event(); up = threading.Event()
def waiting(): up.set(); gate.wait()
th = threading.Thread(target=waiting); th.start(); up.wait()
f.dump_traceback(file=w); text = os.read(r, 100000).decode(); gate.set(); th.join()
print(text.count('most recent call first'), 'in waiting' in text, 'Current thread 0x' in text, 'in <module>' in text)
for what, name in (('_sigsegv', 'Segmentation fault'), ('_read_null', 'Segmentation fault'), ('_sigabrt', 'Aborted'), ('_sigfpe', 'Floating-point exception')):
    p = subprocess.run([sys.executable, '-S', '-c', f'import faulthandler as f; f.enable()\ndef crash(): f.{what}()\ncrash()'], capture_output=True, text=True)
    lines = p.stderr.splitlines()
    print(what, p.returncode < 0, lines[0], 'Current thread 0x' in p.stderr, [l for l in lines if 'in crash' in l])
p = subprocess.run([sys.executable, '-S', '-c', 'import faulthandler as f, time; f.dump_traceback_later(0.05, exit=True)\nwhile 1: pass'], capture_output=True, text=True)
print(p.returncode, p.stderr.splitlines()[0], 'in <module>' in p.stderr)
f.dump_traceback_later(100); f.cancel_dump_traceback_later()
