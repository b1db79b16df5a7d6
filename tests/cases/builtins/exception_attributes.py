def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import errno, pickle, copy
for e in [Exception(), Exception(1), Exception(1, 'a'), ValueError('v'), KeyError('k'), KeyError(), KeyError('a', 'b'), IndexError('i'), StopIteration(5), StopIteration(), SystemExit(), SystemExit(3), SystemExit('m', 2), OSError(), OSError('a', ), OSError(2, 'msg'), OSError(2, 'msg', 'file'), OSError(2, 'msg', 'f1', None, 'f2'), OSError(1, 2, 3, 4, 5), OSError(13, 'p'), OSError(errno.EEXIST, 'x', b'bytes'), FileNotFoundError('only'), UnicodeDecodeError('utf8', b'ab\xff', 2, 3, 'bad'), UnicodeEncodeError('ascii', 'é中', 0, 2, 'why'), UnicodeTranslateError('abc', 1, 2, 'tr'), SyntaxError(), SyntaxError('msg'), SyntaxError('msg', ('f.py', 3, 5, 'text\n')), SyntaxError('msg', ('f', 1, 2, 't', 3, 4)), ImportError('m', name='n', path='p'), ImportError(), NameError('n', name='q'), AttributeError('a', name='b', obj=5), GeneratorExit(), KeyboardInterrupt(), MemoryError(), RecursionError('r'), IndentationError('i'), BlockingIOError(11, 'm', 5), BlockingIOError(11, 'm'), StopAsyncIteration('v'), Warning('w'), AssertionError(), UnicodeError('u'), ModuleNotFoundError('z', name='q'), PythonFinalizationError('p')]:
    d = {n: getattr(e, n) for n in ('args', 'code', 'value', 'errno', 'strerror', 'filename', 'filename2', 'characters_written', 'encoding', 'object', 'start', 'end', 'reason', 'msg', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset', 'print_file_and_line', 'name', 'path', 'obj', 'name_from') if hasattr(e, n)}
    print(type(e).__name__, repr(e), '|', str(e), '|', d)
    r = pickle.loads(pickle.dumps(e)); c = copy.copy(e); print(type(r) is type(e), r.args == e.args, str(r) == str(e), str(c) == str(e))
print([OSError(n, 's').__class__.__name__ for n in (errno.ENOENT, errno.EACCES, errno.EPERM, errno.EEXIST, errno.EAGAIN, errno.EPIPE, errno.ECHILD, errno.ECONNRESET, errno.EINTR, errno.EISDIR, errno.ENOTDIR, errno.ESRCH, errno.ETIMEDOUT, errno.ECONNREFUSED, errno.ECONNABORTED, errno.ESHUTDOWN, errno.EALREADY, errno.EINPROGRESS, errno.ENOMEM)])
t(Exception, a=1); t(UnicodeDecodeError, 1); t(UnicodeDecodeError, 'a', 'b', 1, 2, 'c'); t(UnicodeEncodeError, 'a', b'b', 1, 2, 'c'); t(UnicodeDecodeError); t(UnicodeTranslateError, 1, 2, 3, 4); t(ImportError, foo=1); t(SyntaxError, 'm', 5); t(SyntaxError, 'm', (1, 2)); t(OSError, 1, 2, 3, 4, 5, 6); t(AttributeError, 'a', nope=1); t(NameError, 'a', obj=1); t(StopIteration, x=1); t(KeyError, k=1); t(SyntaxError, 'm', ('f', 'x', 1, 't')); pass
e = OSError(2, 'm', 'f'); e.errno = 5; e.filename = None; e.strerror = 'new'; print(e, e.args); e.filename = 'zz'; print(e, repr(e)); e.filename2 = 'yy'; print(e)
e = StopIteration(1); e.value = 2; print(e.args, e.value); e = SystemExit(1); e.code = 'c'; print(e.args, e.code); del e.code; print(e.code)
e = SyntaxError('m', ('f', 1, 2, 't')); e.msg = 'n'; e.lineno = 9; print(e, e.args); e.filename = '/a/b/c.py'; print(e); e.lineno = None; print(e); e.filename = None; print(e); e.msg = None; print(e)
e = UnicodeDecodeError('utf8', b'abc', 0, 3, 'r'); print(e); e.start = 2; print(e); e.end = 100; print(e, e.end); e.start = -5; print(e.start, e); e.object = b''; print(e); e.reason = 5 if 0 else 'x'; print(e); pass
e = BlockingIOError(); t(lambda: e.characters_written); e.characters_written = 7; print(e.characters_written); t(setattr, e, 'characters_written', 'a'); del e.characters_written; t(lambda: e.characters_written); t(delattr, e, 'characters_written')
class My(Exception):
    def __init__(self, a, b): self.a = a
    def __str__(self): return f'my {self.a}'
m = My(1, 2); print(m.args, str(m), repr(m), m); t(My); t(My, 1)
class MyOS(OSError):
    def __init__(self, *a, extra=None): super().__init__(*a); self.extra = extra
o = MyOS(2, 'm', extra=5); print(repr(o), o.errno, o.extra, type(o))
class MyOS2(OSError):
    def __new__(cls, *a): return super().__new__(cls, *a)
print(type(MyOS2(2, 'x')), MyOS2(2, 'x').errno)
class KE(KeyError): pass
print(str(KE('a')), str(KeyError('a\n')), str(KeyError(1, 2)), repr(KE(())), str(KeyError(None)))
print(BaseException.__new__(ValueError, 1).args, ValueError.__new__(ValueError).args, Exception('é').__repr__(), str(Exception(b'x')), str(Exception(None)), str(Exception(())))
e = Exception('x'); e.foo = 1; print(e.__dict__, e.__reduce__()); e.__setstate__({'bar': 2}); print(e.bar); t(e.__setstate__, 5); e.__setstate__(None); t(setattr, e, '__dict__', 5); e.__dict__ = {'z': 1}; print(e.z)
print(issubclass(IOError, OSError), IOError is OSError, EnvironmentError is OSError, ExceptionGroup.__bases__, [c.__name__ for c in OSError.__subclasses__()][:3], UnboundLocalError.__mro__[1].__name__, len(BaseException.__subclasses__()) >= 5)
