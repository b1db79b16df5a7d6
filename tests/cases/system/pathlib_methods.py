def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0].replace(str(d), "D"))
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0].replace(str(d), "D"))


from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
import os, tempfile, pickle, copy, shutil
d = Path(tempfile.mkdtemp()); os.chdir(d)
f = Path('a.txt')
print(f.write_text('héllo\nworld\n', encoding='utf-8'), f.read_text('utf-8'), f.read_bytes(), f.write_bytes(b'xyz'), f.stat().st_size, f.exists(), f.is_file(), f.is_dir(), f.suffix, f.stem, f.open().read())
t(f.write_text, 5); t(f.write_text, 'x', newline='q'); t(f.write_bytes, 'x'); t(Path('nope').read_text); t(Path('nope').stat); t(Path('nope/x').write_text, 'a'); t(f.mkdir); t(f.rmdir); t(Path('.').unlink) if 0 else None; t(Path('zz').unlink); print(Path('zz').unlink(missing_ok=True), f.write_text('a\nb', newline='\r\n'), f.read_bytes(), f.read_text(newline=''))
Path('d/e/f').mkdir(parents=True); t(Path('d').mkdir); Path('d').mkdir(exist_ok=True); t(Path('q/w').mkdir); t(f.mkdir, exist_ok=True); t(f.mkdir, parents=True)
for n in ('d/1.py', 'd/2.txt', 'd/e/3.py', 'd/e/f/4.PY', 'd/.hid'): Path(n).touch()
t(f.touch, exist_ok=False); g = lambda it: sorted(map(str, it)); D = Path('d')
print(g(D.iterdir()), g(D.glob('*.py')), g(D.glob('**/*.py')), g(D.rglob('*.py')), g(D.glob('**')), g(D.glob('*/')), g(D.glob('e/*')), g(D.rglob('*.py', case_sensitive=False)), g(D.glob('[12].*')), g(D.glob('?.py')), g(D.glob('.h*')), g(D.glob('nope/*')), g(D.glob('e/../*.py')), g(D.rglob('')), g(Path('.').glob('d/**/f')), g(D.glob(Path('*.txt'))))
t(lambda: list(D.glob(''))); t(lambda: list(D.glob('/abs'))); t(lambda: list(D.glob(5))); t(lambda: list(D.glob('**a'))); t(lambda: list(Path('nope').iterdir())); t(lambda: list(f.iterdir()))
for top, dirs, files in sorted(D.walk(), key=str): print(top, sorted(dirs), sorted(files))
print([str(x[0]) for x in sorted(D.walk(top_down=False), key=str)], list(Path('nope').walk()))
s = Path('s'); s.symlink_to('d'); print(s.is_symlink(), s.readlink(), s.resolve() == D.resolve(), s.samefile(D), (s / '1.py').exists(), s.lstat().st_size, g(Path('.').glob('s/*.py'))); Path('h').hardlink_to(f); print(Path('h').samefile(f), f.stat().st_nlink); t(f.readlink); t(Path('loop').symlink_to, 'loop'); t(Path('loop').resolve); t(lambda: Path('loop').resolve(strict=True) and None) if 0 else None; t(lambda: Path('nope').resolve(strict=True).name); print(Path('loop').exists(), Path('loop').is_file(), Path('loop').exists(follow_symlinks=False))
print(f.rename('b.txt'), Path('b.txt').replace(Path('a.txt')), f.chmod(0o600), oct(f.stat().st_mode), f.owner() == f.owner(), f.group() == f.group(), Path('d/2.txt').rename('d/22.txt')); t(Path('nope').rename, 'x'); t(Path('nope').owner); print(f.is_mount(), Path('/').is_mount(), f.is_socket(), f.is_fifo(), f.is_block_device(), Path('/dev/null').is_char_device(), f.is_junction(), Path('a\0b').exists())
print(f.copy('c.txt'), f.copy_into('d'), D.copy('dd'), g(Path('dd').rglob('*')), Path('c.txt').move('moved'), Path('moved').move_into('dd'), Path('c.txt').exists()); t(Path('nope').copy, 'x'); t(D.copy, D / 'in'); t(f.copy, f); t(f.copy, 'd')
print(Path('~/x').expanduser() == Path.home() / 'x', Path.cwd() == Path(os.getcwd()), Path('x').absolute() == Path.cwd() / 'x', Path('a/b').relative_to('a'), Path('a/b').relative_to('a/c', walk_up=True), Path('/a/b').is_relative_to('/a'), Path.from_uri('file:///a%20b'), Path('/a b/é').as_uri()); t(Path('a').as_uri); t(Path('a').relative_to, 'b'); t(Path('/a').relative_to, 'b', walk_up=True); t(Path('a').relative_to, '..', walk_up=True); t(Path.from_uri, 'http://x'); t(Path.from_uri, 'file:a')
print(f.info.exists(), f.info.is_file(), f.info.is_dir(), f.info.is_symlink(), sorted(x.info.is_dir() for x in D.iterdir()))
for x in (PurePath('a'), Path('a/b'), PureWindowsPath('c:/a'), PurePosixPath('/')):
    print(repr(x), pickle.loads(pickle.dumps(x)) == x, copy.copy(x) == x, hash(x) == hash(type(x)(str(x))), os.fspath(x), bytes(x) if not isinstance(x, PureWindowsPath) else '', x.as_posix(), x.parts, x.drive, x.root, x.anchor)
t(lambda: PureWindowsPath('a') < PurePosixPath('a')); print(PureWindowsPath('A') == PureWindowsPath('a'), PurePosixPath('a') == PureWindowsPath('a'), PurePosixPath('a') == 'a', sorted([PurePath('b'), PurePath('a/c'), PurePath('a')])); t(PurePath, 5); t(PurePath, b'a'); t(PurePath, 'a', None); t(lambda: Path('a') / 5); t(lambda: Path('a') / b'x'); t(lambda: 5 / Path('a')); print('x' / Path('a'), Path('a') / '/b', Path('a', 'b', '/c'), Path('a').joinpath('b', 'c'), Path(), Path(''), Path('.'), Path('a/./b//c/'), Path('//x'), Path('///x'))
for a, b in (('a.txt', '.md'), ('a', '.x'), ('a.b.c', ''), ('.a', '.b'), ('a.', '.x'), ('a/b.c', '.d')): print(Path(a).with_suffix(b), Path(a).suffixes, Path(a).stem, Path(a).with_stem('S'), Path(a).with_name('N'), end=' | ')
t(Path('a').with_suffix, 'x'); t(Path('a').with_suffix, '.'); t(Path('').with_suffix, '.x'); t(Path('a').with_suffix, '.a/b'); t(Path('/').with_name, 'x'); t(Path('a').with_name, ''); t(Path('a').with_name, 'b/c'); t(Path('a').with_stem, ''); t(Path('.a').with_stem, '')
print(Path('/a/b/c').parents[1], list(Path('a/b').parents), Path('/a/b').parents[-1], len(Path('a/b/c').parents), Path('a/b/c').parents[0:2], Path('a/b').parents); t(lambda: Path('a').parents[5]); t(lambda: Path('a').parents['x'])
for pat in ('*.py', 'a/*.py', '/a/*.py', '**/*.py', 'b.py', 'A/b.PY', '*', 'a/**', ''): 
    try: print(pat, PurePath('a/b.py').match(pat), PurePath('a/b.py').full_match(pat), PurePath('/a/b.py').full_match(pat), end='; ')
    except Exception as x: print(pat, type(x).__name__, x, end='; ')
class MyPath(Path):
    def with_segments(self, *a): return type(self)(*a)
m = MyPath('x/y'); print(repr(m / 'z'), repr(m.parent), type(m.with_name('q')).__name__, [type(x).__name__ for x in m.parents], repr(MyPath('d')).split('(')[0], {type(x).__name__ for x in MyPath('d').iterdir()})
t(Path('a').__setattr__, 'zz', 1); print(Path.__slots__ if hasattr(Path, '__slots__') else '', PurePath('a').__eq__(5), Path('a').is_absolute(), Path('con').is_reserved() if 0 else '')
os.chdir('/'); shutil.rmtree(d)
