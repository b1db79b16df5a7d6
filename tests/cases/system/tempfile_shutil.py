def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import tempfile, shutil, os
with tempfile.TemporaryDirectory() as d:
    print(os.path.isdir(d)); p = os.path.join(d, 'f'); exec("with open(p, 'w') as f: f.write('data')"); print(shutil.copy(p, p + '2') == p + '2', shutil.copyfile(p, p + '3') == p + '3', open(p + '2').read()); t(shutil.copyfile, p, p) if 0 else None
    os.mkdir(d + '/sub'); print(shutil.copy(p, d + '/sub')[-5:], shutil.move(p, d + '/sub/g')[-5:], sorted(os.listdir(d + '/sub'))); shutil.copytree(d + '/sub', d + '/tree'); print(sorted(os.listdir(d + '/tree')))
    for f in (lambda: shutil.copytree(d + '/sub', d + '/tree'), lambda: shutil.rmtree(d + '/nope'), lambda: shutil.copyfile(d + '/zz', d + '/q'), lambda: shutil.move(d + '/zz', d + '/q'), lambda: shutil.copyfile(d + '/f2', d + '/f2')):
        try: f()
        except OSError as e: print(type(e).__name__, e.errno)
    shutil.copytree(d + '/sub', d + '/tree', dirs_exist_ok=True); shutil.copytree(d + '/sub', d + '/ign', ignore=shutil.ignore_patterns('g*')); print(os.listdir(d + '/ign')); shutil.rmtree(d + '/nope', ignore_errors=True); errs = []; shutil.rmtree(d + '/nope', onexc=lambda f, p, e: errs.append(type(e).__name__)); print(errs); shutil.rmtree(d + '/tree'); print(os.path.exists(d + '/tree'), shutil.which('sh') is not None, shutil.which('nope_cmd'), shutil.disk_usage('/').total > 0)
    a = shutil.make_archive(d + '/arc', 'zip', d + '/sub'); shutil.unpack_archive(a, d + '/un'); print(os.path.basename(a), sorted(os.listdir(d + '/un'))); t(shutil.make_archive, d + '/x', 'nope'); 
print(os.path.exists(d))
with tempfile.NamedTemporaryFile('w+', suffix='.txt', prefix='kaa') as f: n = f.name; print(os.path.basename(n).startswith('kaa'), n.endswith('.txt'), f.write('x'), f.seek(0), f.read())
print(os.path.exists(n))
with tempfile.TemporaryFile() as f: f.write(b'a'); f.seek(0); print(f.read())
with tempfile.SpooledTemporaryFile(max_size=3) as f: f.write(b'ab'); print(f._rolled); f.write(b'cd'); print(f._rolled, f.seek(0), f.read())
fd, n = tempfile.mkstemp(dir='/tmp'); os.close(fd); os.unlink(n); print(os.path.dirname(n), len(os.path.basename(tempfile.mktemp())), tempfile.gettempprefix(), type(tempfile.gettempdirb())); t(tempfile.mkdtemp, dir='/nonexist_dir') if 0 else None; t(tempfile.NamedTemporaryFile, 'w', prefix=b'a', suffix='b')
import io; s, o = io.StringIO('abc'), io.StringIO(); shutil.copyfileobj(s, o); print(o.getvalue(), shutil.get_terminal_size((80, 24)) is not None)
