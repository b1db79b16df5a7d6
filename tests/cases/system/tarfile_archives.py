def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import tarfile as tf, io, os, tempfile, shutil
b = io.BytesIO()
with tf.open(fileobj=b, mode='w') as f:
    for n, data, kind in (('a.txt', b'hello', tf.REGTYPE), ('dir', b'', tf.DIRTYPE), ('dir/b', b'x' * 1000, tf.REGTYPE), ('ln', b'', tf.SYMTYPE), ('hl', b'', tf.LNKTYPE), ('n' * 120, b'long', tf.REGTYPE), ('é', b'u', tf.REGTYPE)):
        i = tf.TarInfo(n); i.size = len(data); i.type = kind; i.mtime = 5; i.mode = 0o640; i.uname = 'u'; i.linkname = 'a.txt' if kind in (tf.SYMTYPE, tf.LNKTYPE) else ''; f.addfile(i, io.BytesIO(data))
    t(f.extractfile, 'a.txt')
for m in ('r', 'r:', 'r|', 'r:*'):
    b.seek(0)
    with tf.open(fileobj=b, mode=m) as f: print(m, [(x.name[:5], x.size, x.type, x.isfile(), x.isdir(), x.issym()) for x in f])
b.seek(0); f = tf.open(fileobj=b); print(f.getnames()[:3], f.getmember('a.txt').name, f.extractfile('a.txt').read(), f.extractfile('ln').read(), f.extractfile('hl').read(), f.extractfile('dir'), len(f.getmembers()), f.getmember('dir/').name, oct(f.getmember('dir/b').mode)); t(f.getmember, 'zz'); t(f.extractfile, 'zz'); x = f.extractfile('dir/b'); print(x.read(3), x.seek(998), x.read(), x.tell(), x.seekable(), x.name); f.list(verbose=False); f.close(); t(f.getmembers)
for fmt in (tf.USTAR_FORMAT, tf.GNU_FORMAT, tf.PAX_FORMAT):
    i = tf.TarInfo('x' * 150); i.size = 3
    try: h = i.tobuf(fmt); print(fmt, len(h), h[257:265])
    except ValueError as e: print(fmt, e)
i = tf.TarInfo('p'); i.pax_headers = {'k': 'v', 'mtime': '1.5'}; print(i.get_info(), tf.TarInfo.frombuf(tf.TarInfo('q').tobuf(), 'utf-8', 'strict').name, i.replace(name='z').name, i.isreg()); t(tf.TarInfo.frombuf, b'short', 'utf-8', 'strict'); t(tf.TarInfo.frombuf, b'\0' * 512, 'utf-8', 'strict'); t(tf.TarInfo.frombuf, b'x' * 512, 'utf-8', 'strict'); t(tf.TarInfo.frombuf, b'', 'utf-8', 'strict')
t(tf.open, '/nope.tar'); t(tf.open); t(tf.open, 'x', 'q'); t(tf.open, 'x', 'r:zz'); t(tf.open, fileobj=io.BytesIO(), mode='r:gz'); t(tf.open, 'x', 'w|zz'); t(tf.TarFile, fileobj=io.BytesIO(), mode='z'); print(tf.is_tarfile(io.BytesIO(b.getvalue())), tf.is_tarfile(io.BytesIO(b'x')))
d = tempfile.mkdtemp(); os.chdir(d); os.makedirs('t/s'); __import__('pathlib').Path('t/f').write_text('data'); __import__('pathlib').Path('t/s/g').write_text('gg'); os.symlink('f', 't/l')
with tf.open('o.tgz', 'w:gz') as f: f.add('t', arcname='root', filter=lambda i: None if i.name.endswith('g') else i); f.add('t/s/g', recursive=False); print(sorted(f.getnames())); t(f.add, '/nope')
with tf.open('o.tgz') as f: f.extractall('out', filter='data'); print(sorted(os.path.join(a, n) for a, _, c in os.walk('out') for n in c), os.readlink('out/root/l'), open('out/root/f').read()); f.extract('root/f', 'o2', filter='fully_trusted'); print(os.listdir('o2/root')); t(f.extract, 'zz'); t(f.extractall, 'x', filter='nope')
e = io.BytesIO()
with tf.open(fileobj=e, mode='w') as f:
    for n, k, l in (('../up', tf.REGTYPE, ''), ('/abs', tf.REGTYPE, ''), ('lnk', tf.SYMTYPE, '../../x'), ('dev', tf.CHRTYPE, ''), ('al', tf.SYMTYPE, '/etc'), ('ok', tf.REGTYPE, '')): i = tf.TarInfo(n); i.type = k; i.linkname = l; i.mode = 0o6777; f.addfile(i)
for flt in ('data', 'tar'):
    e.seek(0)
    with tf.open(fileobj=e) as f:
        for m in f:
            try: r = (tf.data_filter if flt == 'data' else tf.tar_filter)(m, d); print(flt, r.name, oct(r.mode) if r.mode is not None else None)
            except tf.FilterError as x: print(flt, type(x).__name__, str(x).replace(d, 'D'))
with tf.open('a.tar', 'a') as f: f.add('t/f')
with tf.open('a.tar', 'a') as f: f.add('t/s/g')
print(tf.open('a.tar').getnames()); t(tf.open, 'o.tgz', 'a'); os.chdir('/'); shutil.rmtree(d); print(tf.ReadError.__mro__[1:3], tf.BLOCKSIZE, tf.ENCODING, tf.DEFAULT_FORMAT)
