"""OSError: which subclass an errno makes, fields, texts, pickling and subclasses."""
import re
import errno
import os
import pickle
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
for n in [errno.EPERM, errno.ENOENT, errno.ESRCH, errno.EINTR, errno.EIO, errno.ECHILD, errno.EAGAIN, errno.EACCES, errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.EPIPE, errno.EALREADY, errno.ECONNABORTED, errno.ECONNRESET, errno.ETIMEDOUT, errno.ECONNREFUSED, errno.EINPROGRESS, errno.ESHUTDOWN, 0, -1, 99999, 2**40, 2.0, "2", True, None]:
    e = OSError(n, "text"); print(type(e).__name__, e, e.args, e.errno, e.strerror, type(OSError(n)).__name__, type(ValueError.__new__(ValueError)).__name__)
for args in [(), (1,), (1, 2), (2, "m", "f"), (2, "m", None), (2, "m", "f", 5), (2, "m", "f", None, "g"), (2, "m", b"f"), (2, "m", 5), (1, 2, 3, 4, 5, 6), ("a", "b", "c"), (2, None), (2, "m", "f", "w", None), (None, None), ((1, 2),)]:
    e = OSError(*args); print(type(e).__name__, str(e), repr(e), e.args, e.errno, e.strerror, e.filename, e.filename2)
    for p in (0, 2, 5):
        r = pickle.loads(pickle.dumps(e, p)); assert type(r) is type(e) and (r.args, r.errno, r.filename, r.filename2) == (e.args, e.errno, e.filename, e.filename2), args
    print(e.__reduce__())
for kind in [FileNotFoundError, BlockingIOError, TimeoutError, ConnectionError]:
    for args in [(), (1,), (errno.EEXIST, "m"), (11, "m", 5), (11, "m", "f"), (11, "m", 2**70), (11, "m", 1.5)]:
        try: e = kind(*args); print(type(e).__name__, repr(e), e.errno, e.filename, getattr(e, "characters_written", "none"))
        except Exception as x: print(kind.__name__, args, type(x).__name__, x)
class Sub(OSError): pass
class Own(OSError):
    def __init__(self, a, b="dflt"): self.a = a
class OwnNew(OSError):
    def __new__(cls, a, b): return super().__new__(cls, a, b)
class Both(OSError):
    def __new__(cls, *a): s = super().__new__(cls, *a); s.new = True; return s
    def __init__(self, *a): super().__init__(*a); self.init = True
class Super(FileNotFoundError):
    def __init__(self, name): super().__init__(errno.ENOENT, "own text", name)
for make in [lambda: Sub(2, "m"), lambda: Own(2), lambda: Own(2, "m"), lambda: OwnNew(2, "m"), lambda: Both(2, "m", "f"), lambda: Super("n"), lambda: Own(), lambda: Own(2, b="k"), lambda: OSError(2, "m", filename="f"), lambda: OSError(errno=2), lambda: Sub(a=1)]:
    try: e = make(); print(type(e).__name__, str(e), repr(e), e.args, e.errno, e.strerror, e.filename, e.__dict__)
    except Exception as x: print(type(x).__name__, x)
e = OSError(2, "m", "f"); e.errno = "x"; e.strerror = 5; e.filename = None; e.filename2 = "g"; print(e, repr(e), e.args, e.__reduce__()); del e.errno, e.strerror, e.filename; print(e.errno, e.strerror, e.filename, e); e.args = (1, 2, 3); print(e, repr(e)); e.__init__(5, "again"); print(e, e.errno, e.args)
for f, a in [(os.stat, ("/no/such",)), (os.stat, ("/no\0such",)), (os.open, ("/", os.O_WRONLY)), (os.mkdir, ("/",)), (os.rename, ("/no/a", "/no/b")), (os.link, ("/no/a", "/no/b")), (os.rmdir, ("/proc/self",)), (os.listdir, ("/etc/passwd",)), (os.readlink, ("/",)), (os.read, (999, 1)), (os.close, (999,)), (os.kill, (2**22 + 5, 0)), (open, ("/etc/passwd/x",)), (open, (b"/no/bytes",)), (os.chdir, (b"/no",)), (os.unlink, ("",)), (os.symlink, ("a", "/no/b")), (os.truncate, ("/no", 1)), (os.waitpid, (-1, 0)), (os.dup, (-1,))]:
    try: print(f.__name__, f(*a))
    except Exception as x: print(f.__name__, type(x).__name__, x, getattr(x, "errno", None), getattr(x, "filename", None), getattr(x, "filename2", None))
print(IOError is OSError is EnvironmentError, OSError.__mro__[1].__name__, [c.__name__ for c in ConnectionError.__subclasses__()], BlockingIOError(11, "m", 5).characters_written, isinstance(ConnectionResetError(), ConnectionError), os.error is OSError); b = BlockingIOError(); t(lambda: b.characters_written); b.characters_written = 3; print(b.characters_written); t(setattr, b, "characters_written", "x"); t(delattr, b, "characters_written"); t(delattr, b, "characters_written")
