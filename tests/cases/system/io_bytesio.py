def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import io, pickle, copy, array
b = io.BytesIO(b'hello\nworld\nlast')
print(b.readline(), b.readlines(), b.read(), b.seek(0), b.read1(3), b.read1(), b.readinto(bytearray(4)), b.seek(-4, 2), b.read(), b.seek(2), b.seek(1, 1), b.readline(2), b.readlines(1), b.tell(), b.peek() if hasattr(b, 'peek') else 'no peek')
b.seek(0); print(b.readinto1(m := bytearray(3)), m, list(b), next(b, 'end'))
for a in ((-1,), (-1, 0), (-100, 1), (-100, 2), (0, 5), ('a',), (1.0,), (2 ** 70,), (None,), ()): t(b.seek, *a)
t(b.read, 'a'); t(b.read, -10); t(b.write, 'x'); t(b.write, 5); t(b.write, array.array('h', [1, 2])); t(b.write, memoryview(b'abcd')[::2]); t(b.writelines, [b'a', 'b']); t(b.writelines, 5); t(b.readinto, b'abc'); t(b.readinto, 'a'); t(b.readinto, array.array('i', [0])); t(b.truncate, -1); t(b.truncate, 'a'); t(b.readline, 'x'); t(b.readlines, 'x'); t(b.fileno); t(b.detach); t(b.isatty); t(io.BytesIO, 5); t(io.BytesIO, 'a'); t(io.BytesIO, None); t(io.BytesIO, initial_bytes=b'q'); t(io.BytesIO, b'', b''); t(io.BytesIO, bytearray(b'abc'))
b = io.BytesIO(b'abc'); b.seek(10); print(b.read(), b.write(b''), b.getvalue(), b.write(b'x'), b.getvalue(), b.truncate(2), b.tell(), b.getvalue(), b.write(b'yy'), b.getvalue())
b = io.BytesIO(b'abcdef'); v = b.getbuffer(); v[1:3] = b'ZZ'; print(b.getvalue(), v.readonly, v.nbytes, b.read(2)); t(b.write, b'toolong'); t(b.truncate, 0); t(b.close); v.release(); print(b.write(b'##'), b.getvalue())
with b.getbuffer() as v: print(bytes(v), len(v))
src = bytearray(b'shared'); b = io.BytesIO(src); src[0] = 0; print(b.getvalue(), len(src)); src.clear()
b.attr = [1]; st = b.__getstate__(); print(st); n = io.BytesIO(); n.__setstate__(st); print(n.getvalue(), n.attr); t(n.__setstate__, ()); t(n.__setstate__, (b'a', 'x', None)); t(n.__setstate__, (b'a', -1, None)); t(n.__setstate__, (b'a', 0, 3)); t(n.__setstate__, ('a', 0, None)); t(n.__setstate__, 7)
for p in range(2, 6): r = pickle.loads(pickle.dumps(b, p)); print(r.getvalue(), r.tell(), r.attr)
print(copy.copy(b).getvalue(), copy.deepcopy(b).attr)
b.close(); b.close()
for f in (b.read, b.read1, b.readline, b.readlines, b.getvalue, b.getbuffer, b.tell, b.flush, b.isatty, b.readable, b.writable, b.seekable, b.truncate, b.__next__, b.__iter__, b.__enter__, lambda: b.seek(0), lambda: b.write(b''), lambda: b.readinto(bytearray(1)), lambda: b.writelines([]), lambda: b.closed, b.__getstate__): t(f)
class Raw(io.RawIOBase):
    def __init__(self, chunks): self.chunks = list(chunks)
    def readable(self): return True
    def readinto(self, b):
        if not self.chunks: return 0
        c = self.chunks.pop(0)
        if c is None: return None
        b[:len(c)] = c
        return len(c)
print(Raw([b'ab', b'c', b'']).readall(), Raw([b'ab', None]).readall(), Raw([None]).readall(), Raw([b'abc']).read(), Raw([b'abc']).read(3), Raw([None]).read(2), Raw([b'a\nb']).readline() if 0 else '', Raw([b'xy', b'z']).read(-1), list(Raw([b'a', b'\n', b'b'])))
r = io.RawIOBase()
for f in (r.read, r.readall, lambda: r.readinto(bytearray(1)), lambda: r.write(b'a'), r.readable, lambda: r.seek(0), r.tell, r.truncate, r.fileno, r.readline, r.readlines, lambda: r.writelines([b'a']), lambda: r.writelines([]), r.isatty, r.close, r.flush, r.readable, lambda: r.closed, r.__enter__): t(f)
bb = io.BufferedIOBase()
for f in (bb.read, bb.read1, lambda: bb.readinto(bytearray(2)), lambda: bb.readinto1(bytearray(2)), lambda: bb.write(b''), bb.detach, bb.readline): t(f)
class RB(io.BufferedIOBase):
    def read(self, n=-1): return b'abc'[:n] if n != 3 else 'str'
    def read1(self, n=-1): return b'toolongresult'
x = RB(); m = bytearray(2); print(x.readinto(m), m); t(x.readinto, bytearray(3)); t(x.readinto1, m)
class W(io.RawIOBase):
    def writable(self): return True
    def write(self, b): print('write', bytes(b)); return len(b)
w = W(); w.writelines([b'a', b'b']); t(w.writelines, 5); t(io.IOBase().readline); t(io.IOBase)
with io.BytesIO() as z: z.write(b'1'); z2 = z
t(lambda: z2.__exit__()); print(z2.closed, io.DEFAULT_BUFFER_SIZE, io.open is open, io.text_encoding('x'), io.text_encoding(None) in ('locale', 'utf-8'))
