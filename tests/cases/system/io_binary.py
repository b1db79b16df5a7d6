def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import io, os, tempfile
p = tempfile.mktemp()
f = open(p, 'w+b'); print(type(f).__name__, f.write(b'hello world'), f.tell(), f.seek(-5, 2), f.read(), f.seek(0), f.peek(3)[:3], f.read1(4), f.readinto(bytearray(3)), f.raw.__class__.__name__, f.name == p, f.mode); f.seek(2); print(f.write(b'XX'), f.seek(0), f.readline(), f.truncate(4), f.seek(0), f.read()); t(f.write, 'str'); t(f.seek, -1); t(f.read, 'a'); t(f.read, -5); t(f.readinto, b'abc'); t(f.seek, 0, 7); t(f.detach().fileno if 0 else f.peek, 'x'); f.close(); t(f.read); t(f.write, b''); t(f.flush); t(f.seek, 0)
f = open(p, 'rb', buffering=0); print(type(f).__name__, f.read(2), f.readall(), f.read(), f.mode, f.closefd, f.readable(), f.writable(), f.seek(0), f.readinto(b := bytearray(2)), b, f.tell()); t(f.write, b'x'); t(f.truncate); f.close(); t(f.fileno); t(io.FileIO, p, 'q'); t(io.FileIO, p, 'rw'); t(io.FileIO, 5.5); t(io.FileIO, ''); print(repr(f)[:18])
b = io.BytesIO(b'abc\ndef\n'); print(b.read(2), b.tell(), b.readline(), b.readlines(), b.getvalue(), b.seek(2), b.write(b'ZZ'), b.getvalue(), b.seek(20), b.write(b'!'), len(b.getvalue()), b.truncate(3), b.getvalue(), b.getbuffer().tobytes(), b.seek(0), b.read1(), list(io.BytesIO(b'a\nb')), b.seekable(), b.isatty(), b.closed, b.read(-1), b.readinto(bytearray(2)))
v = b.getbuffer(); t(b.write, b'x' * 100); t(b.truncate, 0) ; t(b.close); v.release(); b.close(); t(b.read); t(b.getvalue); t(io.BytesIO, 'a'); t(io.BytesIO().write, 'a'); t(io.BytesIO().write, [1]); t(io.BytesIO().seek, -1); t(io.BytesIO().seek, 1, 5); t(io.BytesIO().fileno); t(io.BytesIO().truncate, -1); t(io.BytesIO(b'x').read, 1.5)
class Raw(io.RawIOBase):
    def __init__(self, d): self.d, self.log = io.BytesIO(d), []
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): self.log.append(len(b)); return self.d.readinto(b)
    def write(self, b): self.log.append(bytes(b)); return len(b)
r = io.BufferedReader(Raw(b'0123456789'), 4); print(r.read(2), r.peek(), r.read(5), r.read1(10), r.read(), r.raw.log)
w = io.BufferedWriter(Raw(b''), 4); w.write(b'ab'); w.write(b'cde'); w.write(b'fghijkl'); w.flush(); print(w.raw.log)
class Short(Raw):
    def write(self, b): self.log.append(bytes(b)); return min(2, len(b))
w = io.BufferedWriter(Short(b''), 4); w.write(b'abcdef'); w.flush(); print(b''.join(w.raw.log)[:2], len(w.raw.log) > 1)
class Bad(Raw):
    def readinto(self, b): return 10 ** 9
    def write(self, b): return 'x'
t(io.BufferedReader(Bad(b'')).read, 5); 
w = io.BufferedWriter(Bad(b'')); w.write(b'a'); t(w.flush); w.raw.write = lambda b: len(b); w.close() if 0 else None
class NoneRaw(Raw):
    def readinto(self, b): return None
    def write(self, b): return None
print(io.BufferedReader(NoneRaw(b'')).read(3), NoneRaw(b'').read(3)); 
rw = io.BufferedRWPair(io.BytesIO(b'in'), io.BytesIO()); print(rw.read(1), rw.write(b'out'), rw.readable(), rw.writable()); t(io.BufferedReader, io.BytesIO(), 0); t(io.BufferedReader, 5); t(io.BufferedRWPair, 5, 6); t(io.BufferedRandom, Raw(b''))
with open(p, 'wb') as f: f.write(b'x' * 10); f.seek(100); f.write(b'y')
def use(m, f):
    with open(p, m) as h: return f(h)
print(os.path.getsize(p), use('rb', lambda h: h.read()[90:]), use('rb', lambda h: sum(1 for _ in h)), use('r+b', lambda h: h.read(1))); t(use, 'ab', lambda h: h.read()); os.unlink(p)
class It(io.IOBase):
    lines = [b'a\n', b'b\n', b'']
    def readline(self, n=-1): return self.lines.pop(0)
print(list(It())); print(io.SEEK_SET, io.UnsupportedOperation.__mro__[1:3], issubclass(io.BufferedReader, io.BufferedIOBase), isinstance(io.BytesIO(), io.IOBase)); 
with io.BytesIO(b'q') as b: pass
t(b.read); t(io.BytesIO().readlines, 'a'); print(io.BytesIO(b'a\nb\nc').readlines(2)); t(io.BytesIO().writelines, 5); t(io.BytesIO().writelines, ['a']); x = io.BytesIO(); x.writelines([b'a', bytearray(b'b')]); print(x.getvalue())
