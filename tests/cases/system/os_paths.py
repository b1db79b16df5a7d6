def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import os, os.path as p, posixpath, genericpath, tempfile
class FP:
    def __init__(self, v): self.v = v
    def __fspath__(self): return self.v
def e(f, *a, **k):
    try: print(repr(f(*a, **k)), end=' ')
    except Exception as x: print(type(x).__name__, x, end=' ')
paths = ['', '/', '//', '///', '.', '..', 'a', 'a/', '/a', '/a/b.c', 'a//b', './a/../b', '../../x', '/..', '/../a', '//a/b', '///a', 'a/b/', '.bashrc', 'x.tar.gz', 'a.b/c', '.a.b', '..x', 'a.', b'/x/y.z', '~', '~root/x', '~nosuchuser/x', '$HOME/x', FP('f/g.h'), FP(b'bb'), 5, None, 'é/ü.ñ', 'a\0b', '...', 'a/./b/.', '/a/../../b']
os.environ['HOME'] = '/home/me'; os.environ['V1'] = 'val'; os.environ.pop('NOPE', None)
for n in 'abspath basename dirname split splitext splitdrive splitroot normpath normcase isabs expanduser expandvars exists isdir lexists islink ismount'.split():
    print(n)
    for x in paths:
        if n == 'abspath' and not (isinstance(x, str) and x.startswith('/')) : continue
        if n == 'expanduser' and x == '~root/x': continue
        e(getattr(p, n), x)
    print()
for a in (('a', 'b'), ('a', '/b'), ('a/', 'b'), ('', 'b'), ('a', ''), ('a', '', 'c'), ('/', 'b'), (b'a', b'b'), (b'a', 'b'), ('a', b'b'), ('a', 5), (5,), (), ('a', FP('q')), (FP('a'), FP('b')), ('a', None), ('a',)): e(p.join, *a); print(a if not any(isinstance(x, FP) for x in a) else '')
for a in (('/a/b', '/a/c'), ('/a/b', '/a/b'), ('/a', '/'), ('/', '/a'), ('a/b', 'a'), ('/x/y/z', '/x'), ('', '/a'), (b'/a', b'/b'), (b'/a', '/b'), ('/a/../b', '/b'), ('.', '.')): e(p.relpath, *a)
print()
for a in (['/a/b', '/a/c'], ['/a/b', 'a'], [], ['/a/bc', '/a/bd'], [b'/a', b'/b'], [b'/a', '/b'], ['a/b', 'a/b/c'], ['/'], 5, ['/a', 5], ['/usr/lib', '/usr/local/lib', '/usr//lib64'], ['abc', 'abd', ''], [('a', 'b'), ('a', 'c')]): e(p.commonpath, a); e(p.commonprefix, a)
print()
for s in ('$V1', '${V1}', '$V1x', '${V1}x', '$NOPE', '${NOPE}', '$', '$$V1', '${', '${V1', '$V1$V1', 'a$V1/b', b'$V1', '$é', '%V1%', '\\$V1'): e(p.expandvars, s)
print()
d = tempfile.mkdtemp(); os.chdir(d); os.makedirs('r/s'); os.symlink('r', 'ln'); os.symlink('loop', 'loop'); os.symlink('missing', 'broken'); open('r/f', 'w').close()
rp = lambda x, **k: p.realpath(x, **k).replace(p.realpath(d), 'D')
e(rp, 'ln/f'); e(rp, 'ln/../x'); e(rp, 'loop'); e(rp, 'broken'); e(rp, '.'); e(rp, 'nope/x'); e(lambda: rp('nope', strict=True)[:0]) if 0 else None
for x in ('loop', 'broken', 'r/f/g', 'nope'):
    try: rp(x, strict=True)
    except OSError as err: print(type(err).__name__, err.errno, err.strerror, end=' ')
try: print(rp('broken', strict=p.ALLOW_MISSING), end=' ')
except (OSError, AttributeError) as err: print(type(err).__name__, end=' ')
print()
print(p.exists('broken'), p.lexists('broken'), p.isfile('ln/f'), p.isdir('ln'), p.islink('ln'), p.ismount('/'), p.ismount('r'), p.samefile('r', 'ln'), p.getsize('r/f'), p.isjunction('r'), p.isdevdrive('r'), p.sameopenfile(0, 0), p.samestat(os.stat('r'), os.stat('ln')), p.abspath('zz') == p.join(os.getcwd(), 'zz'))
e(p.getsize, 'nope'); e(p.getmtime, 'nope'); e(p.samefile, 'r', 'nope'); e(p.isfile, 5); e(p.exists, -1); e(p.exists, 'a\0'); e(p.isdir, None); e(p.exists, 5.5); e(p.realpath, None); e(p.lexists, [])
print(); print(p.sep, p.altsep, p.extsep, p.pathsep, p.curdir, p.pardir, p.defpath, p.devnull, p.supports_unicode_filenames, p is posixpath, os.path.genericpath is genericpath)
import shutil; os.chdir('/'); shutil.rmtree(d)
