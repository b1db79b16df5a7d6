def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import io, os, tempfile
p = tempfile.mktemp()
for nl in (None, '', '\n', '\r', '\r\n'):
    with open(p, 'w', newline=nl) as f: f.write('a\nb\r\nc\rd')
    print(repr(nl), open(p, 'rb').read(), end=' ')
    with open(p, 'wb') as f: f.write(b'a\nb\r\nc\rd')
    with open(p, newline=nl) as f: print(f.readlines(), f.newlines)
with open(p, 'w+', encoding='utf-8') as f:
    print(f.write('héllo\nwörld\n'), f.tell(), f.seek(0), f.readline(), f.read(2), f.read(), f.readline(), f.name == p, f.mode, f.encoding, f.errors, f.line_buffering, f.closed, f.writable(), f.readable(), f.seekable(), f.isatty(), f.fileno() > 2); f.seek(0); it = iter(f); next(it); t(f.tell); f.seek(0); print([l for l in f], f.seek(0, 2)); t(f.seek, 1, 1); t(f.seek, -1); t(f.seek, 0, 9); t(f.write, b'x'); t(f.write, 5); print(f.truncate(3), f.seek(0), f.read()); t(f.read, 'a'); t(f.readline, 1.5); f.reconfigure(line_buffering=True); print(f.line_buffering); t(f.reconfigure, encoding='nope'); print(repr(f)[:25], f.detach().__class__.__name__); t(f.read); t(lambda: f.buffer)
t(f.close); f = open(p); f.close(); t(f.read); t(f.write, 'a'); t(next, f); t(f.tell); t(f.__enter__); print(f.closed, f.close()); t(lambda: f.fileno())
f = open(p); t(f.write, 'a'); f.close(); f = open(p, 'w'); t(f.read); t(f.readline); t(lambda: list(f)); f.close(); f = open(p, 'a'); f.write('Z'); print(f.tell()); f.close(); t(open, p, 'x'); t(open, p, encoding='nope'); t(open, p, errors='nope') if 0 else None; t(open, p, newline='x'); t(open, p, newline=5); t(open, p, 'rb', errors='x'); t(open, p, closefd=False); t(open, p, buffering=0); t(open, -1); t(open, 99999)
with open(p, 'wb') as f: f.write(b'\xff\xfeabc\xe9')
t(open(p, encoding='utf-8').read); print(open(p, encoding='utf-8', errors='replace').read(), open(p, encoding='latin-1').read(), open(p, encoding='ascii', errors='surrogateescape').read().encode('ascii', 'surrogateescape'), ascii(open(p, encoding='utf-8', errors='backslashreplace').read())); 
with open(p, 'w', encoding='ascii', errors='xmlcharrefreplace') as f: f.write('é')
print(open(p).read())
with open(p, 'w', encoding='utf-16') as f: f.write('ab')
print(open(p, 'rb').read(), open(p, encoding='utf-16').read()); 
with open(p, 'w', encoding='utf-8-sig') as f: f.write('x')
print(open(p, 'rb').read(), open(p, encoding='utf-8-sig').read())
s = io.StringIO('a\nb\nc', newline=None); print(s.read(1), s.tell(), s.readline(), s.readlines(), s.getvalue(), s.seek(0), s.truncate(2), s.getvalue(), s.seek(5), s.write('x'), repr(s.getvalue()), s.closed, s.line_buffering, s.encoding); t(s.write, b'a'); t(s.seek, -1); t(s.seek, 1, 1); t(io.StringIO, 5); t(io.StringIO, 'a', 'b'); s.close(); t(s.read); t(s.getvalue); print(io.StringIO('a\r\nb', newline='').readlines(), io.StringIO('a\r\nb', newline=None).read(), io.StringIO('x\n', newline='\r\n').getvalue(), list(io.StringIO('a\nb')))
b = io.BytesIO(b'abc'); w = io.TextIOWrapper(b, encoding='ascii', write_through=True); print(w.read(1), w.buffer is b, w.tell(), w.write_through, w.newlines); t(io.TextIOWrapper, 5); t(io.TextIOWrapper, b, 'nope'); t(io.TextIOWrapper, b, newline='q'); t(io.TextIOWrapper, b, errors='nope') if 0 else None; w.detach()
d = io.IncrementalNewlineDecoder(None, True); print(repr(d.decode('a\r')), repr(d.decode('\nb', True)), d.newlines); print(io.text_encoding(None), io.text_encoding('x'), io.DEFAULT_BUFFER_SIZE); t(io.open_code, 5); t(io.TextIOBase().read); t(io.RawIOBase().read, 1); t(io.IOBase().fileno); t(io.IOBase().seek, 1)
os.unlink(p)
