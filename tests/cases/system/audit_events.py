# Events that the runtime tells audit hooks of, with their arguments.
import sys, os, io, gc, marshal, types, signal, resource, fcntl, _thread, array, time, tempfile, socket, ast, colorsys, linecache, traceback, encodings.idna
path = tempfile.mkdtemp()
os.chdir(path)
with open('data', 'w') as f: f.write('x')
def show(a):
    if isinstance(a, bytes): return a[:20]
    if isinstance(a, (int, str, float, type(None))): return a
    if isinstance(a, tuple): return tuple(map(show, a))
    return type(a).__name__
quiet = ()
def hook(ev, args):
    if ev == 'os.kill': args = args[1:]
    if ev not in quiet and not ev.startswith('tempfile'):
        print('  ', ev, [show(a) for a in args])
def section(name, f):
    global on
    print(name)
    try: f()
    except Exception as e: print('  !', type(e).__name__)
sys.addaudithook(hook)
sys.addaudithook(lambda *a: None)
def t(f, *a, **k):
    try: f(*a, **k)
    except OSError as e: print('  !', type(e).__name__)
def opening():
    open('data').close(); io.FileIO('data', 'r+').close(); os.close(os.open('data', os.O_RDONLY)); io.open_code('data').close()
    open(b'data', 'wb').close(); t(open, 'missing'); open('data', opener=lambda p, f: os.open(p, f)).close()
section('open', opening)
def compiling():
    c = compile('1', 'f', 'eval'); eval(c); eval(' 1'); exec('x=1'); exec(compile('a=1', b'g', 'exec')); compile(b'1', 'f', 'eval')
    compile(compile('1', 'f', 'eval', ast.PyCF_ONLY_AST), 'f', 'eval')
    try: compile('(', 'f', 'eval')
    except SyntaxError: pass
section('compile', compiling)
def importing():
    try: import not_there_at_all
    except ImportError: pass
    import colorsys
    try: import colorsys.nothing
    except ImportError: pass
section('import', importing)
def f(a=1): return 1
class A: pass
class B: pass
def attributes():
    f.__code__; f.__code__ = f.__code__; f.__defaults__; f.__defaults__ = None; f.__defaults__ = (1,); del f.__defaults__
    f.__kwdefaults__; f.__kwdefaults__ = {}; del f.__kwdefaults__; f.__globals__; f.__closure__; f.__name__ = 'k'; f.__doc__
    a = A(); a.__class__; a.__class__ = B; A.__name__ = 'Q'; A.__qualname__ = 'Z'; A.__module__ = 'm'; A.__doc__ = 'd'; A.x = 1; del A.x; A.__dict__
    try: A.__bases__ = (int,)
    except TypeError: pass
section('attributes', attributes)
def g(): yield 1
async def co(): pass
async def ag(): yield
def frames():
    x = g(); x.gi_code; x.gi_frame; x.gi_yieldfrom; x.gi_running
    y = co(); y.cr_code; y.cr_frame; y.cr_await; y.close()
    z = ag(); z.ag_code; z.ag_frame; z.ag_await
    fr = sys._getframe(); sys._getframe(0); fr.f_code; fr.f_locals; fr.f_globals; fr.f_back; fr.f_lineno; fr.f_trace
    try: 1 / 0
    except ZeroDivisionError as e: e.__traceback__.tb_frame; e.__traceback__.tb_next; e.__traceback__.tb_lineno
    sys._getframemodulename(); sys._getframemodulename(1); sys._current_frames(); sys._current_exceptions()
section('frames', frames)
def hooks():
    sys.settrace(None); sys.setprofile(None); sys.set_asyncgen_hooks(None, None); sys.set_asyncgen_hooks(firstiter=None)
    sys.monitoring.use_tool_id(1, 'a'); sys.monitoring.register_callback(1, 1, None); sys.monitoring.set_events(1, 0); sys._settraceallthreads(None)
section('hooks', hooks)
def codes():
    co().close(); (lambda: 0).__code__.replace(co_name='z', co_flags=3, co_filename='f.py')
    types.FunctionType(f.__code__, {}); types.FunctionType(f.__code__, {}, 'n', ())
section('codes', codes)
def collector():
    len(gc.get_objects()); len(gc.get_objects(generation=0)); gc.get_referents([], 1); gc.get_referrers(A); gc.collect()
section('gc', collector)
def dumping():
    marshal.loads(marshal.dumps([])); marshal.dumps(2, 1); b = io.BytesIO(); marshal.dump(3, b); b.seek(0); marshal.load(b)
section('marshal', dumping)
def sundry():
    time.sleep(0); time.sleep(1e-9); array.array('i'); array.array('b', b'abc'); array.array('i', [1])
    signal.signal(signal.SIGUSR1, signal.SIG_IGN); signal.raise_signal(signal.SIGUSR1)
    r = resource.getrlimit(resource.RLIMIT_CORE); resource.setrlimit(resource.RLIMIT_CORE, (0, r[1])); resource.prlimit(0, resource.RLIMIT_CORE)
section('sundry', sundry)
def locks():
    fd = 200; os.dup2(os.open('data', os.O_RDWR), fd)
    fcntl.fcntl(fd, fcntl.F_GETFD); fcntl.fcntl(fd, fcntl.F_SETFD, 0); fcntl.flock(fd, fcntl.LOCK_SH); fcntl.lockf(fd, fcntl.LOCK_EX); fcntl.lockf(fd, fcntl.LOCK_UN, 1, 2, 0)
    t(fcntl.ioctl, fd, 1); t(fcntl.ioctl, fd, 1, b'abcd'); t(os.lockf, fd, os.F_TEST, 0); t(os.ftruncate, fd, 3); t(os.fchmod, fd, 0o600); t(os.fchown, fd, -1, -1)
quiet = ('open',)
section('locks', locks)
quiet = ()
def threads():
    l = _thread.allocate_lock(); l.acquire(); _thread.start_new_thread(l.release, ()); l.acquire()
    _thread.start_joinable_thread(l.release).join()
    _thread.start_joinable_thread(l.locked, handle=_thread._ThreadHandle(), daemon=True).join()
section('threads', threads)
def tree():
    fd = 201; os.dup2(os.open('.', 0), fd)
    t(os.listdir); t(os.listdir, '.'); t(os.listdir, b'.'); t(os.listdir, fd); t(os.scandir); t(os.scandir, '.'); t(os.scandir, fd)
    t(os.mkdir, 'a'); t(os.mkdir, 'b', 0o700, dir_fd=fd); t(os.rmdir, 'a'); t(os.rmdir, 'b', dir_fd=fd); t(os.rename, 'x', 'y'); t(os.replace, 'x', 'y', src_dir_fd=fd)
    t(os.remove, 'x'); t(os.unlink, 'x', dir_fd=fd); t(os.link, 'x', 'y'); t(os.symlink, 'q', 's'); t(os.readlink, 's'); t(os.symlink, 'q', 's2', True, dir_fd=fd)
    t(os.truncate, 'x', 3); t(os.chmod, 's', 0o600, follow_symlinks=True); t(os.chown, 's', -1, -1); t(os.lchown, 's', -1, -1); t(os.chmod, fd, 0o755)
    t(os.utime, '.'); t(os.utime, '.', (1, 2)); t(os.utime, '.', ns=(1, 2)); t(os.utime, fd); t(os.utime, 's', dir_fd=fd, follow_symlinks=False)
    t(os.listxattr, '.'); t(os.listxattr); t(os.getxattr, '.', 'user.kaa_none'); t(os.removexattr, 'none', 'user.a'); t(os.setxattr, 'none', 'user.a', b'1')
    t(os.chdir, '.'); t(os.fchdir, fd); t(os.stat, '.'); t(os.getcwd); t(os.access, '.', 0)
section('tree', tree)
def processes():
    t(os.putenv, 'A', 'b'); t(os.unsetenv, 'A'); os.environ['Z'] = '1'; del os.environ['Z']; t(os.system, 'true'); t(os.system, b'true'); os.kill(1 << 30, 0)
section('processes', processes)
def child():
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        t(os.execv, '/nowhere', ['x']); t(os.execve, '/nowhere', ['x'], {}); sys.stdout.flush(); os._exit(0)
    os.waitpid(pid, 0)
section('child', child)
def sockets():
    s = socket.socket(); t(s.bind, ('127.0.0.1', 0)); t(s.connect, ('127.0.0.1', 1)); s.close()
    u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); t(u.sendto, b'x', ('127.0.0.1', 9)); t(u.sendto, b'x', 0, ('127.0.0.1', 9)); u.sendmsg([b'x'], [], 0, ('127.0.0.1', 9)); u.close()
    socket.gethostname(); t(socket.getaddrinfo, '127.0.0.1', 80); t(socket.getaddrinfo, None, '80', 0, socket.SOCK_STREAM); t(socket.getnameinfo, ('127.0.0.1', 80), 3)
    t(socket.getservbyname, 'nothing here'); t(socket.getservbyport, 3, 'none')
section('sockets', sockets)
def reading():
    r, w = os.pipe(); os.write(w, b'typed\nmore\n'); os.dup2(r, 0); print(input('? ')); print(input())
section('input', reading)
sys.breakpointhook = lambda *a: None
section('breakpoint', breakpoint)
quiet = ('builtins.id',)
section('id', lambda: id(1))
import shutil
quiet = ('os.remove', 'os.rmdir', 'os.listdir', 'os.scandir', 'open', 'shutil.rmtree', 'import', 'exec', 'marshal.loads', 'compile', 'os.lstat')
os.chdir('/'); shutil.rmtree(path)
