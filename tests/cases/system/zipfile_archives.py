def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0].replace(str(globals().get("d")), "D"))
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0].replace(str(globals().get("d")), "D"))


import zipfile as z, io, os, tempfile, shutil, time, struct
b = io.BytesIO()
with z.ZipFile(b, 'w', z.ZIP_DEFLATED, compresslevel=9) as f:
    zi = z.ZipInfo('dir/a.txt', (2020, 1, 2, 3, 4, 6)); zi.external_attr = 0o644 << 16; f.writestr(zi, 'hello ' * 50); f.writestr(z.ZipInfo('b.bin'), b'\0\1', z.ZIP_STORED); f.writestr(z.ZipInfo('é.txt'), 'ü'); f.mkdir('sub'); f.comment = b'cmt'
    with f.open(z.ZipInfo('stream'), 'w') as s: s.write(b'12'); s.write(b'34'); t(f.open, 'x', 'w')
    t(f.read, 'b.bin')
r = z.ZipFile(b); print(r.namelist(), r.comment, r.testzip(), r.mode, r.compression, repr(r)[:9]); i = r.getinfo('dir/a.txt'); print(i, i.filename, i.file_size, i.compress_size < 300, i.CRC, i.date_time, i.is_dir(), r.getinfo('sub/').is_dir(), hex(i.external_attr), i.flag_bits, r.getinfo('é.txt').flag_bits, r.read('stream'), r.read(i)[:5], [x.filename for x in r.infolist()]); r.printdir() if 0 else None
with r.open('dir/a.txt') as f: print(f.read(5), f.peek(3)[:3], f.read1(4), f.readline()[:5], f.seek(0), f.tell(), f.seek(-5, 2), f.read(), f.seekable(), f.readable(), f.closed, f.name, f.mode); t(f.write, b'x'); t(f.seek, -1)
with io.TextIOWrapper(r.open('é.txt'), 'utf-8') as f: print(f.read())
t(r.getinfo, 'zz'); t(r.read, 'zz'); t(r.open, 'b.bin', 'q'); t(r.writestr, 'x', 'y'); t(r.extract, 'zz'); t(r.setpassword, 'x'); t(r.read, 'b.bin', 'pwd'); r.close(); t(r.read, 'b.bin'); print(repr(r))
t(z.ZipFile, io.BytesIO(b'')); t(z.ZipFile, io.BytesIO(b'notzip' * 10)); t(z.ZipFile, '/nope.zip'); t(z.ZipFile, io.BytesIO(), 'q'); t(z.ZipFile, io.BytesIO(), 'w', 99); t(z.ZipInfo, 'a', (1970, 1, 1, 0, 0, 0)); t(z.ZipInfo, 5); print(z.is_zipfile(b), z.is_zipfile(io.BytesIO(b'x')), z.is_zipfile('/nope')); raw = bytearray(b.getvalue()); raw[60] ^= 255; t(z.ZipFile(io.BytesIO(bytes(raw))).testzip); t(lambda: z.ZipFile(io.BytesIO(b.getvalue()[:-5])).namelist()); t(lambda: z.ZipFile(io.BytesIO(b'junk' + b.getvalue())).namelist()[:1])
d = tempfile.mkdtemp(); os.chdir(d); os.mkdir('t'); __import__('pathlib').Path('t/x.py').write_text('v = 1\n'); __import__('pathlib').Path('t/y').write_text('yy')
with z.ZipFile('o.zip', 'x') as f: f.write('t/x.py'); f.write('t/y', 'ren/amed'); f.write('t'); f.writestr('../evil', 'e'); f.writestr('/abs', 'a')
t(z.ZipFile, 'o.zip', 'x')
with z.ZipFile('o.zip', 'a') as f:
    f.writestr('app', 'ended'); import warnings
    with warnings.catch_warnings(record=True) as w: warnings.simplefilter('always'); f.writestr('app', 'dup'); print([str(x.message) for x in w])
with z.ZipFile('o.zip') as f: print(f.namelist(), f.read('app')); f.extractall('out'); print(sorted(os.path.join(a, n) for a, _, c in os.walk('out') for n in c), f.extract('app', 'o2')); f.extractall('o3', members=['app'])
p = z.Path('o.zip'); print(repr(p), sorted(x.name for x in p.iterdir()), (p / 'ren' / 'amed').read_text(), p.joinpath('t').is_dir(), (p / 'app').exists(), (p / 'zz').exists(), (p / 'ren/amed').suffix, (p / 'ren/amed').parent.name, [str(x) for x in p.glob('*/*.py')], (p / 't').is_file()); t((p / 'zz').read_text); t((p / 't').read_text) ; t(lambda: list((p / 'app').iterdir()))
import sys; sys.path.insert(0, 'o.zip/t'); import x; print(x.v, x.__file__.replace(d, 'D'), type(x.__loader__).__name__); sys.path.pop(0); import zipimport; zi = zipimport.zipimporter('o.zip'); print(zi, zi.archive, zi.prefix, zi.is_package('t') if 0 else '', zi.get_data('ren/amed'), zi.find_spec('nope')); t(zi.get_data, 'zz'); t(zipimport.zipimporter, 'nope.zip'); t(zi.get_code, 'zz'); t(zi.get_source, 'zz'); t(zipimport.zipimporter, ''); z.main(['-l', 'o.zip'][:0] or ['-t', 'o.zip']); print(z.ZIP_DEFLATED, z.BadZipFile is z.error, z.LargeZipFile.__mro__[1], z.Path(z.ZipFile('o.zip'), 'app').read_bytes()); os.chdir('/'); shutil.rmtree(d)
