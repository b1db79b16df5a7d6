def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import codecs, io
for e in ('utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-32-be', 'utf-7', 'latin-1', 'cp1252', 'ascii', 'cp037', 'koi8-r', 'iso8859-15', 'unicode_escape', 'raw_unicode_escape', 'idna', 'punycode', 'mac-roman', 'charmap', 'palmos', 'hz' if 0 else 'cp437'):
    try:
        i = codecs.lookup(e); s = 'aé€' if e not in ('ascii', 'latin-1', 'koi8-r', 'charmap', 'mac-roman', 'cp437', 'cp037') else 'ab'; b = i.encode(s)[0]; print(i.name, b, i.decode(b), codecs.encode(s, e) == b, codecs.decode(b, e) == s)
        enc, dec = i.incrementalencoder() if i.incrementalencoder else None, i.incrementaldecoder() if i.incrementaldecoder else None
        if enc: print('  ', [enc.encode(c, n == len(s) - 1) for n, c in enumerate(s)], end=' ')
        if dec: print([dec.decode(b[n:n + 1], n == len(b) - 1) for n in range(len(b))], dec.getstate(), dec.reset())
    except Exception as x: print(e, type(x).__name__, x)
for e in ('rot13', 'hex', 'base64', 'zlib', 'quopri', 'uu'):
    try: d = 'Hello' if e == 'rot13' else b'Hello=\xff'; x = codecs.encode(d, e); print(e, x if e != 'zlib' else '', codecs.decode(x, e))
    except Exception as x: print(e, type(x).__name__, x)
t(lambda: 'a'.encode('hex')); t(lambda: b'a'.decode('rot13')); t(lambda: b'zz'.decode('hex')); t(codecs.decode, b'zz', 'hex'); t(codecs.decode, 'é', 'rot13'); t(codecs.encode, 5, 'utf-8'); t(codecs.decode, 'a', 'utf-8'); t(codecs.encode, 'a', 'nope'); t(codecs.encode, 'a', 5); t(codecs.lookup, 'nope'); t(codecs.lookup, 5); t(codecs.lookup, 'a\0'); t(codecs.getencoder, 'zz'); t(codecs.getincrementaldecoder, 'nope'); t(codecs.lookup_error, 'zz'); t(codecs.register, 5); t(codecs.register_error, 'x', 5); t(codecs.register_error, 5, print); t(codecs.unregister, 5)
def h(e): return ('[%s:%d:%d]' % (e.reason[:5], e.start, e.end), e.end)
codecs.register_error('my', h); print('aéb'.encode('ascii', 'my'), b'a\xffb'.decode('utf-8', 'my'), 'é'.encode('ascii', 'namereplace'), 'é\udc80'.encode('utf-8', 'surrogateescape'), 'é'.encode('ascii', 'xmlcharrefreplace'), '\ud800'.encode('utf-16-le', 'surrogatepass'), b'\xff'.decode('ascii', 'backslashreplace'), b'a\xffb'.decode('utf-8', 'ignore'))
for ret in (5, ('x',), ('x', 'y'), (5, 0), ('x', 99), ('x', -99), (b'B', 2), None): codecs.register_error('bad', lambda e: ret); t(lambda: 'éz'.encode('ascii', 'bad')); t(lambda: b'\xffz'.decode('ascii', 'bad'))
codecs.register_error('bad', lambda e: 1 / 0); t(lambda: 'é'.encode('ascii', 'bad')); codecs.register_error('back', lambda e: ('x', e.start)) ; codecs.register_error('raise', lambda e: (_ for _ in ()).throw(e)); t(lambda: 'é'.encode('ascii', 'raise')); t(codecs.strict_errors, 5); t(codecs.strict_errors, ValueError('q')); t(codecs.replace_errors, UnicodeEncodeError('a', 'bcd', 1, 2, 'r')); t(codecs.ignore_errors, UnicodeDecodeError('a', b'bcd', 1, 3, 'r')); t(codecs.backslashreplace_errors, UnicodeTranslateError('xyé', 2, 3, 'r')); t(codecs.namereplace_errors, 5); t(codecs.xmlcharrefreplace_errors, UnicodeDecodeError('a', b'b', 0, 1, 'r'))
r = codecs.getreader('utf-8')(io.BytesIO('é1\nü2\r\nx'.encode())); print(r.read(1), r.readline(), r.readline(keepends=False), r.readlines(), r.read()); r = codecs.getreader('utf-16')(io.BytesIO('ab'.encode('utf-16'))); print(r.read(), r.reset()); w = codecs.getwriter('utf-16')(b := io.BytesIO()); w.write('a'); w.writelines(['b', 'c']); print(b.getvalue(), w.reset(), w.stream is b); rw = codecs.StreamReaderWriter(io.BytesIO(b'a\nb'), codecs.getreader('ascii'), codecs.getwriter('ascii')); print(next(rw), rw.read(), rw.seek(0), rw.readlines(), rw.write('z'), rw.getvalue()); rc = codecs.StreamRecoder(io.BytesIO('é'.encode('latin-1')), *codecs.lookup('utf-8')[:2], codecs.getreader('latin-1'), codecs.getwriter('latin-1')); print(rc.read()); t(codecs.getreader('ascii')(io.BytesIO(b'\xff')).read); t(w.write, 5)
import tempfile, os; p = tempfile.mktemp()
with codecs.open(p, 'w', 'utf-8') if 0 else open(p, 'wb') as f: f.write(b'\xc3\xa9\n')
ef = codecs.EncodedFile(open(p, 'rb'), 'utf-16-le', 'utf-8'); print(ef.read(), ef.data_encoding if hasattr(ef, 'data_encoding') else ''); ef.close(); os.unlink(p); print(codecs.BOM_UTF8, codecs.BOM == codecs.BOM_UTF16, list(codecs.iterencode(['a', 'é'], 'utf-8')), list(codecs.iterdecode([b'\xc3', b'\xa9'], 'utf-8')), codecs.escape_decode(b'a\\n\\x41'), codecs.escape_encode(b'\n'), codecs.charmap_encode('ab', 'strict', {97: 65, 98: None}) if 0 else codecs.charmap_encode('a', 'strict', {97: 65}), codecs.charmap_decode(b'ab', 'replace', {97: 'X'}), codecs.charmap_build('ab' * 128).__class__.__name__, codecs.make_identity_dict(range(2)), codecs.make_encoding_map({1: 2, 3: 2}), codecs.utf_8_decode(b'a\xc3', 'strict', False), codecs.utf_16_ex_decode(b'\xff\xfea\0', 'strict', 0, False), codecs.readbuffer_encode('é'), codecs.unicode_escape_decode('\\u00e9'))
class Inc(codecs.BufferedIncrementalDecoder):
    def _buffer_decode(self, i, e, final): n = len(i) // 2 * 2; return i[:n].decode('latin-1').upper(), n
d = Inc(); print(d.decode(b'abc'), d.getstate(), d.decode(b'd'), d.setstate((b'x', 0)), d.decode(b'y')); codecs.register(lambda n: codecs.CodecInfo(lambda s, e='strict': (b'ENC', len(s)), lambda b, e='strict': ('DEC', len(b)), name='mine') if n == 'mine_x' else None); print('abc'.encode('mine-x'), b'q'.decode('Mine X'), codecs.lookup('mine_x').name, codecs.lookup('UTF8') is codecs.lookup('utf_8') or codecs.lookup('UTF8').name)
