def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import zlib, gzip, io, struct, tempfile, os
data = b'hello hello hello ' * 50
for lvl in (-1, 0, 1, 6, 9):
    for wb in (15, -15, 31, 9):
        c = zlib.compress(data, lvl, wbits=wb); print(lvl, wb, zlib.decompress(c, wb) == data, len(c) < 960, end='; ')
print(); print(zlib.crc32(b'abc'), zlib.crc32(b'c', zlib.crc32(b'ab')), zlib.adler32(b'abc'), zlib.adler32(b''), zlib.crc32(b'', 5), zlib.adler32(b'a' * 10000, 7), zlib.crc32_combine(1, 2, 3) if hasattr(zlib, 'crc32_combine') else '')
for a, k in (((b'abc', 10), {}), (('abc',), {}), ((b'', 1), {'wbits': 99}), ((5,), {}), ((), {})): t(zlib.compress, *a, **k)
for a in ((b'',), (b'abc',), (zlib.compress(data)[:-3],), (zlib.compress(data)[:-4] + b'1234',), ('x',), (b'x', 99), (b'x', 15, -1), (b'x', 15, 0), (zlib.compress(b'a') + b'tail',)): t(zlib.decompress, *a)
c = zlib.compressobj(level=6, wbits=-15, strategy=zlib.Z_HUFFMAN_ONLY); out = c.compress(b'ab') + c.flush(zlib.Z_SYNC_FLUSH) + c.copy().compress(b'') + c.compress(b'cd') + c.flush(); t(c.flush); t(c.compress, b'x'); t(c.copy); d = zlib.decompressobj(-15); print(d.decompress(out), d.eof, d.unused_data, d.unconsumed_tail, d.flush()); t(d.decompress, b'more'); print(d.unused_data)
d = zlib.decompressobj(); z = zlib.compress(data); r = d.decompress(z, 10); print(r, len(d.unconsumed_tail) > 0, d.decompress(d.unconsumed_tail, 5), d.copy().flush() == data[15:], d.eof, d.flush(3)[:5]); t(d.decompress, z, -1); t(d.flush, 0); t(d.flush, -5); t(d.decompress, 'x'); t(zlib.decompressobj, 99); t(zlib.compressobj, 10); t(zlib.compressobj, method=5); t(zlib.compressobj, memLevel=10); t(zlib.compressobj, strategy=99); t(zlib.compressobj, zdict='x')
zd = b'hello'; c = zlib.compressobj(zdict=zd); z = c.compress(b'hello world') + c.flush(); t(zlib.decompressobj().decompress, z); t(zlib.decompressobj(zdict=b'wrong').decompress, z); print(zlib.decompressobj(zdict=zd).decompress(z)); d = zlib.decompressobj(); print(d.decompress(zlib.compress(b'a') + b'tail'), d.unused_data, d.eof); d = zlib.decompressobj(47); print(d.decompress(gzip.compress(b'gz', mtime=0)))
g = gzip.compress(data, mtime=0); print(g[:10], gzip.decompress(g) == data, gzip.decompress(g + g) == data * 2, gzip.decompress(b''), gzip.decompress(g + b'\0\0\0') == data)
for bad in (b'abc', g[:-1], g[:-8] + b'\0' * 8, g + b'junk', g[:5], b'\x1f\x8b\x09' + g[3:], b'\x1f\x8b'): t(lambda: len(gzip.decompress(bad)))
p = tempfile.mktemp('.gz')
with gzip.open(p, 'wt', encoding='utf-8', newline='\n') as f: print(f.write('línea\n'), f.writelines(['b\n', 'c']))
with gzip.open(p, 'rt', encoding='utf-8') as f: print(f.readlines())
with gzip.open(p, 'ab') as f: f.write(b'!more')
with gzip.open(p) as f: print(f.read(3), f.tell(), f.seek(2), f.peek(4)[:4], f.readline(), f.read1(2), f.seek(0), f.seek(4, 1), f.read(), f.readable(), f.writable(), f.seekable(), f.mode, f.name == p, f.mtime > 0, f.closed); t(f.write, b'x'); t(f.seek, 0, 2)
t(f.read); t(gzip.open, p, 'rw'); t(gzip.open, p, 'rt', encoding='nope'); t(gzip.open, p, 'rb', encoding='a'); t(gzip.open, 5.5); t(gzip.GzipFile); t(gzip.GzipFile, p, 'q'); t(gzip.open, p, 'wb', 11); os.unlink(p)
b = io.BytesIO(); f = gzip.GzipFile('nm', 'wb', 9, b, 12345); f.write(b'q' * 10); t(f.read); t(f.seek, 5); f.flush(); f.close(); f.close(); r = gzip.GzipFile(fileobj=io.BytesIO(b.getvalue())); print(r.read(), r.mtime, b.getvalue()[:12], repr(r)[:6], r.name); t(gzip.GzipFile(fileobj=io.BytesIO(b'xx')).read); print(issubclass(gzip.BadGzipFile, OSError), struct.unpack('<I', b.getvalue()[-4:]))
