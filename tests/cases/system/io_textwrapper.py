def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import io, codecs
def tw(data=b'', **k): return io.TextIOWrapper(io.BytesIO(data), **k)
D = b'one\r\ntwo\rthree\nfour'
for nl in (None, '', '\n', '\r', '\r\n'):
    w = tw(D, encoding='ascii', newline=nl); print(repr(nl), w.readlines(), w.newlines)
    o = tw(encoding='ascii', newline=nl); o.write('a\nb\r\n'); o.flush(); print(o.buffer.getvalue())
for k in (dict(newline='x'), dict(newline=5), dict(encoding='nope'), dict(encoding=5), dict(errors=5, encoding='utf-8'), dict(errors='nope', encoding='utf-8'), dict(encoding='hex'), dict(encoding='utf-8', line_buffering=1, write_through=1), dict(foo=1), dict(encoding='a\0b')):
    try: w = tw(**k); print(w.encoding, w.errors, w.line_buffering, w.write_through)
    except Exception as e: print(type(e).__name__, e)
t(io.TextIOWrapper); t(io.TextIOWrapper, 5)
w = tw('héllo wörld\nline2\n€uro\n'.encode(), encoding='utf-8')
print(w.read(3), w.tell(), w.readline(), pos := w.tell(), w.read(), w.seek(pos), w.readline(), w.seek(0), w.read(1), w.seek(0, 2), w.read(), w.seek(0, 1))
w.seek(0); cookies = []
while w.read(1): cookies.append(w.tell())
print(len(cookies)); w.seek(cookies[5]); print(w.read(4)); 
for a in ((1, 1), (-1, 2), (-1,), (0, 7), ('a',), (2 ** 200,)): t(w.seek, *a)
w.seek(0); next(w); t(w.tell); w.read(); t(w.tell)
for enc in ('utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-32', 'latin-1', 'cp1252', 'ascii'):
    o = tw(encoding=enc, errors='replace'); o.write('aé'); o.write('€'); o.flush(); raw = o.buffer.getvalue(); o.seek(0); print(enc, raw, repr(o.read())); o.seek(0, 2); o.write('z'); o.flush(); print(o.buffer.getvalue()[len(raw):])
for err in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape'):
    w = tw(b'a\xffb\xc3', encoding='utf-8', errors=err)
    try: print(err, ascii(w.read()))
    except UnicodeDecodeError as e: print(err, e)
    o = tw(encoding='ascii', errors=err)
    try: print(o.write('x\xe9\udc80y'), o.flush(), o.buffer.getvalue())
    except UnicodeEncodeError as e: print(err, e)
w = tw(b'abc', encoding='ascii'); print(w, w.buffer, w.name if hasattr(w, 'name') else '-', w.readable(), w.writable(), w.seekable(), w.isatty(), w.closed) if 0 else None
t(w.write, b'x'); t(w.write, 5); t(w.read, 'a'); t(w.readline, 'a'); t(w.fileno); t(w.reconfigure, foo=1); t(w.reconfigure, newline='zz'); t(w.reconfigure, encoding=5); t(w.reconfigure, errors=5); t(setattr, w, 'encoding', 'x'); t(setattr, w, '_CHUNK_SIZE', 0); t(setattr, w, '_CHUNK_SIZE', 'a'); w._CHUNK_SIZE = 2; print(w._CHUNK_SIZE, w.read())
w = tw(b'abc\xe9', encoding='ascii'); w.reconfigure(encoding='latin-1', newline='', line_buffering=True); print(w.encoding, w.errors, w.line_buffering, w.read()); t(w.reconfigure, encoding='utf-8'); w.reconfigure(line_buffering=False, write_through=True); print(w.line_buffering, w.write_through)
o = tw(encoding='ascii'); o.write('a'); o.reconfigure(encoding='utf-16-le'); o.write('b'); o.reconfigure(errors='replace', encoding='ascii'); o.write('é'); o.flush(); print(o.buffer.getvalue(), o.errors)
o = tw(b'abcdef', encoding='ascii'); print(o.read(2), o.truncate(), o.seek(0), o.read(), o.seek(2), o.truncate(4), o.tell(), o.read()); t(o.truncate, -1)
o = tw(encoding='ascii', line_buffering=True); o.write('a'); print(o.buffer.getvalue()); o.write('b\n'); print(o.buffer.getvalue()); o.write('c\rd'); print(o.buffer.getvalue())
o = tw(encoding='ascii', write_through=True); o.write('a'); print(o.buffer.getvalue())
o = tw(b'xyz', encoding='ascii'); raw = o.detach(); print(type(raw).__name__, raw.read())
for f in (o.read, o.detach, lambda: o.buffer, lambda: o.encoding, o.flush, lambda: o.closed, lambda: repr(o), o.close, lambda: o.errors): t(f)
w = tw(b'q', encoding='ascii'); w.close(); w.close()
for f in (w.read, w.readline, lambda: w.write('a'), w.tell, lambda: w.seek(0), w.flush, w.truncate, w.__next__, w.__enter__, w.fileno, w.isatty, w.readable, w.detach, lambda: w.closed, lambda: w.reconfigure()): t(f)
class Bad(io.BytesIO):
    def read1(self, n): return 'str'
t(io.TextIOWrapper(Bad(b'a'), encoding='ascii').read, 1)
class Err(io.BytesIO):
    def write(self, b): raise OSError('disk full')
e = io.TextIOWrapper(Err(), encoding='ascii'); e.write('a'); t(e.flush); t(e.close); print(e.closed)
class U(io.BytesIO):
    def seekable(self): return False
u = io.TextIOWrapper(U(b'abc'), encoding='ascii'); t(u.tell); t(u.seek, 0); print(u.seekable(), u.read())
class CloseErr(io.BytesIO):
    def close(self): super().close(); raise ValueError('close')
c = io.TextIOWrapper(CloseErr(), encoding='ascii'); t(c.close)
big = 'é' * 5000 + '\n' + 'x' * 10000; w = tw(big.encode(), encoding='utf-8'); print(len(w.readline()), w.tell(), len(w.read(9)), w.tell(), len(w.read()))
w = tw(b'\xff\xfea\0b\0', encoding='utf-16'); print(w.read(1), w.tell() > 0, w.seek(0), w.read()); w = tw('日本'.encode('utf-16')); 
class Sub(io.TextIOWrapper): mode = 'q'
s = Sub(io.BytesIO(), encoding='ascii'); s.x = 1; print(repr(s), s.x)
