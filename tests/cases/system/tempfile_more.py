def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", __import__("re").sub(r"\w{8}(?![\w ])", "RAND", str(e).split(" at 0x")[0]))


import tempfile as tf, os, io, stat
base = tf.mkdtemp(prefix='p_', suffix='_s'); n = os.path.basename(base); print(n.startswith('p_'), n.endswith('_s'), len(n), oct(os.stat(base).st_mode)); tf.tempdir = base; print(tf.gettempdir() == base, tf.gettempdirb() == base.encode(), tf.gettempprefix(), tf.gettempprefixb(), tf.template, tf.TMP_MAX)
fd, p = tf.mkstemp('.x', 'pre', base); print(os.path.basename(p)[:3], p[-2:], oct(os.stat(p).st_mode), os.write(fd, b'a')); os.close(fd); fd, p = tf.mkstemp(text=True, dir=base.encode()); print(type(p)); os.close(fd); t(tf.mkstemp, dir='/nope'); t(tf.mkstemp, 5); t(tf.mkstemp, b'a', 'b'); t(tf.mkdtemp, dir='/nope'); t(tf.mkdtemp, 5); print(tf.mktemp('.q', 'm')[-2:], type(tf.mkdtemp(b'x')))
with tf.TemporaryFile() as f: print(f.write(b'x'), f.seek(0), f.read(), type(f).__name__, f.mode, isinstance(f.name, int))
with tf.TemporaryFile('w+', encoding='utf-8', newline='\n') as f: f.write('é\r\n'); f.seek(0); print(repr(f.read()))
f = tf.NamedTemporaryFile(suffix='.n'); print(os.path.exists(f.name), f.name[-2:], f.delete if hasattr(f, 'delete') else '', f.write(b'1'), f.flush(), open(f.name).read(), repr(f)[:9], f.file.name == f.name, type(f).__name__); f.close(); print(os.path.exists(f.name), f.closed); t(f.write, b'x'); f.close()
with tf.NamedTemporaryFile('w+t', delete=False) as f: f.write('keep'); nm = f.name
print(__import__('pathlib').Path(nm).read_text()); os.unlink(nm)
with tf.NamedTemporaryFile(delete_on_close=False) as f: f.close(); print(os.path.exists(f.name))
print(os.path.exists(f.name)); f = tf.NamedTemporaryFile('w+'); f.write('a\nb\n'); f.seek(0); print(list(f), f.fileno() > 0); 
with f as g: print(g is f)
t(tf.NamedTemporaryFile, 'q'); t(tf.NamedTemporaryFile, dir='/nope'); t(tf.TemporaryFile, dir='/nope')
s = tf.SpooledTemporaryFile(max_size=5, mode='w+b'); print(s._rolled, s.name, s.write(b'abc'), s._rolled, s.tell(), s.write(b'defg'), s._rolled, s.seek(0), s.read(), s.truncate(2), s.seek(0), list(s), s.mode, s.closed, isinstance(s, io.IOBase), s.readable(), s.seekable()); s.close(); t(s.read); s = tf.SpooledTemporaryFile(mode='w+', encoding='latin-1'); s.write('é'); print(s.encoding, s.errors, s.newlines, s.seek(0), s.read(), s.rollover(), s.fileno() > 0, s.seek(0), s.read()); s.close(); s = tf.SpooledTemporaryFile(); s.writelines([b'a\n', b'b']); s.seek(0); print(s.readline(), s.readlines(), s.read1()) ; 
with tf.SpooledTemporaryFile(max_size=1) as s: s.write(b'zz'); print(s.fileno() > 0)
with tf.TemporaryDirectory('suf', 'pre', base) as td: print(os.path.isdir(td), os.path.basename(td)[:3]); open(os.path.join(td, 'f'), 'w').close(); os.mkdir(os.path.join(td, 'd')); os.chmod(os.path.join(td, 'd'), 0)
print(os.path.exists(td)); d = tf.TemporaryDirectory(); print(repr(d)[:20], d.name.startswith(base)); d.cleanup(); d.cleanup(); print(os.path.exists(d.name)); d = tf.TemporaryDirectory(delete=False); nm = d.name; d.__exit__(None, None, None); print(os.path.exists(nm)); d.cleanup(); print(os.path.exists(nm)); x = tf.TemporaryDirectory(); os.rmdir(x.name); t(x.cleanup); y = tf.TemporaryDirectory(ignore_cleanup_errors=True); os.rmdir(y.name); y.cleanup(); t(tf.TemporaryDirectory, dir='/nope')
print(sorted(k for k in dir(tf) if not k.startswith('_') and k[0].isupper())); tf.tempdir = None; os.environ['TMPDIR'] = base; print(tf.gettempdir() == base); tf.tempdir = b'/tmp'; print(tf.gettempdir(), tf.gettempdirb()); names = tf._get_candidate_names(); a = next(names); print(len(a), a != next(names), iter(names) is names); import shutil; shutil.rmtree(base)
