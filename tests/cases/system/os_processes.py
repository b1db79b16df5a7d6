def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import os, sys, signal, time
def e(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as x: print(type(x).__name__, x)
def child(code):
    pid = os.fork()
    if pid == 0:
        try: code()
        finally: os._exit(99)
    p, st = os.waitpid(pid, 0)
    return p == pid, st, os.WIFEXITED(st), os.WEXITSTATUS(st) if os.WIFEXITED(st) else None, os.WIFSIGNALED(st), os.WTERMSIG(st) if os.WIFSIGNALED(st) else None, os.waitstatus_to_exitcode(st)
sys.stdout.flush()
print(child(lambda: os._exit(0)), child(lambda: os._exit(7)), child(lambda: os.kill(os.getpid(), signal.SIGTERM)), child(lambda: 1 / 0 if 0 else os._exit(256 + 3)))
r, w = os.pipe()
sys.stdout.flush()
def say(): os.close(r); os.write(w, f'{os.getppid() == parent}'.encode()); os._exit(0)
parent = os.getpid(); print(child(say)[3]); os.close(w); print(os.read(r, 10)); os.close(r)
e(os.waitpid, -1, 0); e(os.wait); e(os.waitpid, 'a', 0); e(os.kill, os.getpid(), 0); e(os.kill, 2 ** 22 + 12345, 0); e(os.kill, os.getpid(), 999); e(os.kill, 'a', 0); e(os.waitstatus_to_exitcode, 5.5); e(os.getpgid, 2 ** 22 + 9999); e(os._exit, 'a')
py = sys.executable
def spawn(*a): sys.stdout.flush(); return os.spawnv(os.P_WAIT, '/bin/sh', ['sh', '-c', *a])
print(spawn('exit 3'), spawn('kill -9 $$'), os.spawnlp(os.P_WAIT, 'true', 'true'), os.spawnve(os.P_WAIT, '/bin/sh', ['sh', '-c', 'exit $X'], {'X': '5'})); pid = os.spawnl(os.P_NOWAIT, '/bin/sh', 'sh', '-c', 'exit 4'); print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])); e(os.spawnv, os.P_WAIT, '/bin/sh', []); e(os.spawnv, 77, '/bin/sh', ['a'])
for a in (('/nope', ['x']), ('/bin/sh', []), ('/bin/sh', ['']), ('/bin/sh', 'str'), ('/bin/sh', 5), (5, ['a']), ('/bin', ['a']), ('/bin/sh', ['a\0b']), ('/bin/sh', [5])): e(os.execv, *a)
e(os.execve, '/nope', ['a'], {}); e(os.execve, '/bin/sh', ['a'], 5); e(os.execve, '/bin/sh', ['a'], {'a=b': 'c'}); e(os.execve, '/bin/sh', ['a'], {'a': 5}); e(os.execvp, 'no-such-program-here', ['x']); e(os.execlp, 'sh'); e(os.execvpe, 'nope/nope', ['a'], {})
sys.stdout.flush()
print(child(lambda: os.execv('/bin/sh', ['sh', '-c', 'exit 21']))[3], child(lambda: os.execlp('sh', 'sh', '-c', 'exit 22'))[3], child(lambda: os.execle('/bin/sh', 'sh', '-c', 'exit $Q', {'Q': '23'}))[3], child(lambda: os.execvpe('sh', ['sh', '-c', 'exit $Q'], {'Q': '24', 'PATH': os.environ.get('PATH', '/bin')}))[3])
print(os.system('exit 5') >> 8, os.waitstatus_to_exitcode(os.system('exit 6')), os.popen('echo hi; cat', 'r').read() if 0 else os.popen('echo hi').read(), os.popen('exit 2').close()); e(os.popen, 5); e(os.popen, 'a', 'x'); e(os.system, 5)
os.environ['KAA_T'] = 'v'; print(os.environ['KAA_T'], os.getenv('KAA_T'), os.environb[b'KAA_T'], os.getenv('NOPE', 'd'), os.getenvb(b'KAA_T'), 'KAA_T' in os.environ, os.popen('echo $KAA_T').read()); del os.environ['KAA_T']; print(os.getenv('KAA_T'), os.popen('echo [$KAA_T]').read()); e(lambda: os.environ['NOPE']); e(os.environ.__setitem__, 'a', 5); e(os.environ.__setitem__, 5, 'a'); e(os.environ.__delitem__, 'NOPE'); e(os.environ.__setitem__, 'a=b', 'c'); e(os.environ.__setitem__, '', 'c'); e(os.putenv, 'a', 'b\0'); e(os.unsetenv, 'a=b'); os.environ.update(A1='x'); print(os.environ.pop('A1'), os.environ.setdefault('A2', 'y'), os.environ.get('A2'), type(os.environ.copy()), os.environ | {} == dict(os.environ), repr(os.environ)[:9]); e(lambda: os.environ.__ior__({5: 5})); os.environ.pop('A2')
os.putenv('RAW', '1'); print(os.getenv('RAW'), os.popen('echo $RAW').read().strip()); os.unsetenv('RAW'); os.reload_environ() if hasattr(os, 'reload_environ') else None; print(os.getenv('RAW'))
log = []
os.register_at_fork(before=lambda: log.append('before'), after_in_parent=lambda: log.append('parent'), after_in_child=lambda: log.append('child'))
r, w = os.pipe(); sys.stdout.flush(); pid = os.fork()
if pid == 0: os.write(w, repr(log).encode()); os._exit(0)
os.waitpid(pid, 0); print(log, os.read(r, 100)); e(os.register_at_fork); e(os.register_at_fork, before=5); e(os.register_at_fork, foo=1)
pid = os.fork()
if pid == 0: time.sleep(5); os._exit(0)
print(os.waitpid(pid, os.WNOHANG)); os.kill(pid, 9); print(os.waitpid(pid, 0)[1], os.WCOREDUMP(9)); pid = os.fork() or os._exit(8); p, st, ru = os.wait4(pid, 0); print(st >> 8, ru.ru_maxrss > 0, len(ru))
print(os.getpid() == parent, os.getpgrp() == os.getpgid(0), os.getsid(0) >= 0, os.times().elapsed > 0, len(os.times()), os.nice(0) is not None, os.uname().sysname, len(os.getloadavg()), os.getlogin.__name__, os.sched_getaffinity(0) != set(), os.sched_yield(), os.sysconf('SC_PAGESIZE'), os.urandom(0), len(os.urandom(5)), len(os.getrandom(4))); e(os.sysconf, 'nope'); e(os.urandom, -1); e(os.confstr, 5.5); e(os.abort.__call__, 1); e(os.getpriority, 0, 2 ** 22 + 777); e(os.nice, 'a'); e(os.sched_getaffinity, -5)
