def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import io, os, tempfile
class Raw(io.RawIOBase):
    def __init__(self, data=b'', r=True, w=True, s=True): self.b, self.log, self.f = io.BytesIO(data), [], (r, w, s)
    def readable(self): return self.f[0]
    def writable(self): return self.f[1]
    def seekable(self): return self.f[2]
    def readinto(self, b): self.log.append(('r', len(b))); return self.b.readinto(b)
    def write(self, b): self.log.append(('w', bytes(b))); return self.b.write(b)
    def seek(self, p, w=0): self.log.append(('s', p, w)); return self.b.seek(p, w)
    def tell(self): return self.b.tell()
    def truncate(self, n=None): self.log.append(('t', n)); return self.b.truncate(n)
r = io.BufferedReader(Raw(b'0123456789' * 5), buffer_size=8)
print(r.read(3), r.peek(1), r.peek(), r.read1(2), r.read1(), r.read1(0), r.tell(), r.seek(20), r.read(4), r.seek(-2, 1), r.read(2), r.seek(-3, 2), r.read(), r.read(), r.peek(), r.raw.log)
r.seek(0); m = bytearray(20); print(r.readinto(m), r.readinto1(m), r.readline(5), r.readlines()[0][:4], r.seek(1), r.read(None)[:3])
for f in (lambda: r.read(-2), lambda: r.read('a'), lambda: r.read1(-1), lambda: r.read1('a'), lambda: r.peek('a'), lambda: r.seek(0, 9), lambda: r.seek('a'), lambda: r.seek(-1), lambda: r.readinto(b'abc'), lambda: r.write(b'a'), lambda: r.truncate(), lambda: r.truncate('a'), r.fileno, r.isatty, lambda: r.name, lambda: r.mode, lambda: r.readable(), lambda: r.writable(), lambda: r.flush()): t(f)
for a in ((5,), (Raw(r=False),), (Raw(), 0), (Raw(), -1), (Raw(), 'a'), (Raw(), 2 ** 70), (), (Raw(), 5, 6)): t(lambda: type(io.BufferedReader(*a)))
for a in ((5,), (Raw(w=False),), (Raw(), 0)): t(lambda: type(io.BufferedWriter(*a)))
for a in ((5,), (Raw(s=False),), (Raw(r=False),)): t(lambda: type(io.BufferedRandom(*a)))
w = io.BufferedWriter(raw := Raw(), 5)
print(w.write(b'abc'), w.tell(), raw.log, w.write(b'defg'), raw.log, w.write(b'0123456789'), raw.log, w.flush(), raw.b.getvalue(), w.seek(2), w.write(b'ZZ'), w.truncate(6), raw.b.getvalue(), w.tell())
for f in (lambda: w.write('a'), lambda: w.write(5), w.read, lambda: w.readinto(bytearray(1)), lambda: w.write(memoryview(b'xyz')), lambda: w.writelines([b'a', bytearray(b'b')])): t(f)
w.close(); t(w.write, b'a'); t(w.flush); t(w.tell); print(w.closed, raw.closed)
rw = io.BufferedRandom(raw := Raw(b'abcdefghij'), 4)
print(rw.read(2), rw.write(b'XY'), rw.read(2), rw.tell(), rw.seek(0), rw.read(), rw.write(b'!!'), rw.seek(-4, 2), rw.peek(2), rw.read(3), raw.b.getvalue(), rw.flush(), raw.b.getvalue(), rw.truncate(3), raw.b.getvalue())
p = io.BufferedRWPair(Raw(b'in data'), out := Raw(), 4); print(p.read(2), p.peek(1), p.write(b'hello'), p.flush(), out.b.getvalue(), p.read1(1), p.readinto(bytearray(2)), p.readable(), p.writable(), p.seekable() if 0 else '', p.isatty(), p.closed); t(p.seek, 0); t(p.tell); t(p.detach); t(p.fileno); p.close(); print(p.closed); t(p.read); t(io.BufferedRWPair, Raw(r=False), Raw()); t(io.BufferedRWPair, Raw(), Raw(w=False)); t(io.BufferedRWPair, Raw())
class Partial(Raw):
    def write(self, b): super().write(b[:3]); return min(3, len(b))
w = io.BufferedWriter(raw := Partial(), 4); w.write(b'abcdefgh'); w.flush(); print(raw.b.getvalue())
class Block(Raw):
    def write(self, b): return None
    def readinto(self, b): return None
w = io.BufferedWriter(Block(), 4)
try: w.write(b'abcdefgh')
except BlockingIOError as e: print(e.characters_written)
w.raw.write = lambda b: len(b); w.close()
r = io.BufferedReader(Block(), 4); print(r.read(), r.read(2), r.read1(2), r.readinto(bytearray(2)), r.peek()); t(r.readline)
for ret in (-5, 100, 'x', 1.5, 2 ** 70):
    class B(Raw):
        def readinto(self, b): return ret
        def write(self, b): return ret
    t(io.BufferedReader(B(), 4).read, 2); w = io.BufferedWriter(B(), 4); w.write(b'a'); t(w.flush); w.raw.write = lambda b: len(b)
class Exc(Raw):
    def readinto(self, b): raise KeyError('r')
    def write(self, b): raise OSError(5, 'w')
    def close(self): super().close(); raise RuntimeError('c')
t(io.BufferedReader(Exc(), 4).read); w = io.BufferedWriter(Exc(), 4); w.write(b'a')
try: w.close()
except Exception as e: print(type(e).__name__, e, repr(e.__context__))
print(w.closed); w.raw.write = lambda b: len(b)
d = io.BufferedReader(raw := Raw(b'abc')); print(d.detach() is raw); t(d.read); t(d.detach); t(lambda: d.raw); t(lambda: repr(d)); t(d.close)
class U(io.BufferedReader):
    def __init__(self): pass
u = U(); t(u.read); t(u.close); t(lambda: repr(u)); t(lambda: u.closed)
path = tempfile.mktemp(); 
with open(path, 'w+b') as f: f.write(b'x' * 20000); f.seek(5); print(f.write(b'yy'), f.seek(0), f.read(8), f.raw.tell() >= 8, f.tell(), repr(f) == f'<_io.BufferedRandom name={path!r}>', f.mode, f.raw.mode, f.raw.closefd)
with open(path, 'rb') as f: print(type(f).__name__, len(f.read1()), len(f.peek()) > 0, len(f.readinto1(bytearray(10)) and b'' or b''), f.seek(0, 2), f.readline()); t(f.write, b''); t(f.truncate)
with open(path, 'ab') as f: print(f.tell(), f.write(b'z'), f.tell(), type(f).__name__); t(f.read)
os.unlink(path)
