def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import io, pickle, copy
for nl in (None, '', '\n', '\r', '\r\n'):
    s = io.StringIO('a\nb\r\nc\rd', newline=nl)
    print(repr(nl), s.readlines(), repr(s.getvalue()), s.newlines, s.line_buffering, s.write('x\ny\r\nz\r'), repr(s.getvalue()), s.newlines)
t(io.StringIO, newline='x'); t(io.StringIO, newline=5); t(io.StringIO, b'a'); t(io.StringIO, 5); t(io.StringIO, None); t(io.StringIO, 'a', 'b', 'c'); t(io.StringIO, foo=1); t(io.StringIO, initial_value='z', newline='\n')
s = io.StringIO('hello\nworld\n')
print(s.read(2), s.tell(), s.readline(), s.readline(3), s.read(), s.read(), s.readline(), s.seek(0), s.read(None), s.seek(3), s.read(0), s.readline(0), list(s))
print(s.seek(20), s.write('!'), repr(s.getvalue()), s.truncate(5), repr(s.getvalue()), s.tell(), s.truncate(), len(s.getvalue()), s.seek(0, 2), s.seek(0, 1), s.seek(2, 0))
for a in ((-1,), (1, 1), (-1, 2), (0, 3), ('a',), (0, 'b'), (2 ** 70,), ()): t(s.seek, *a)
t(s.truncate, -1); t(s.truncate, 'a'); t(s.read, 'a'); t(s.read, 1.5); t(s.write, b'a'); t(s.write, 5); t(s.write); t(s.readline, 'x'); t(s.writelines, ['a', 5]); t(s.writelines, 5); t(s.fileno); t(s.detach); t(s.isatty); print(s.readable(), s.writable(), s.seekable(), s.encoding, s.errors, s.closed, s.name if hasattr(s, 'name') else 'no name')
s = io.StringIO(); s.writelines(iter(['a', 'b\n'])); print(s.getvalue(), file=s); print(repr(s.getvalue())); s.flush()
s.note = 1; st = s.__getstate__(); print(st); n = io.StringIO(); n.__setstate__(st); print(n.getvalue(), n.tell(), n.note); t(n.__setstate__, 5); t(n.__setstate__, ('a',)); t(n.__setstate__, ('a', 5, 0, None)); t(n.__setstate__, ('a', '\n', -1, None)); t(n.__setstate__, ('a', '\n', 0, 5))
for p in range(2, 6): r = pickle.loads(pickle.dumps(s, p)); print(r.getvalue() == s.getvalue(), r.tell(), r.note)
t(copy.copy, s)
s.close(); s.close()
for f in (s.read, s.getvalue, s.tell, s.flush, s.isatty, s.readable, s.writable, s.seekable, s.truncate, s.__next__, s.__iter__, s.__enter__, lambda: s.seek(0), lambda: s.write('a'), s.readline, s.readlines, lambda: s.closed, lambda: s.newlines, lambda: s.line_buffering, s.__getstate__): t(f)
with io.StringIO('ctx') as s: print(s.read())
print(s.closed)
class S(io.StringIO):
    def write(self, x): return super().write(x.upper())
    def readline(self, *a): return 'over'
s = S(); print('hi', file=s, end=''); print(s.getvalue(), s.readline(), next(s)); t(next, io.StringIO())
class T(io.TextIOBase): pass
x = T()
for f in (x.read, x.readline, x.detach, lambda: x.write('a'), lambda: x.encoding, lambda: x.newlines, lambda: x.errors, x.tell, x.fileno, x.readable, x.isatty, x.flush, x.close, x.flush): t(f)
d = io.IncrementalNewlineDecoder(None, True)
print([d.decode(c) for c in ('a\r', '\nb\r', 'c\n', 'd')], d.newlines, d.getstate(), d.reset(), d.newlines, d.decode('\r', True), d.setstate((b'', 1)), d.decode('\n'), d.getstate()); t(d.setstate, 5); t(d.decode, 5); t(d.decode); t(io.IncrementalNewlineDecoder); t(io.IncrementalNewlineDecoder, None)
d = io.IncrementalNewlineDecoder(None, False); print([d.decode(c) for c in ('a\r', '\nb\r', 'c\n')], d.newlines)
import codecs; d = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder('utf-8')(), True); print(d.decode(b'\xc3'), d.decode(b'\xa9\r'), repr(d.decode(b'\n')), d.getstate())
