def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import tempfile, os
from pathlib import Path
d = Path(tempfile.mkdtemp())
f = d / 'a.txt'; print(f.write_text('héllo\nx'), f.read_text(), f.read_bytes(), f.exists(), f.is_file(), f.stat().st_size, f.suffix)
print(f.write_bytes(b'z'), f.read_bytes(), f.open('a').write('q'))
(d / 'sub/deep').mkdir(parents=True); (d / 'sub/b.py').touch(); (d / 'sub/deep/c.py').touch(exist_ok=False); t((d / 'sub/b.py').touch, exist_ok=False) if 0 else None
print(sorted(p.name for p in d.iterdir()), sorted(str(p.relative_to(d)) for p in d.rglob('*')), sorted(str(p.relative_to(d)) for p in d.glob('**/*.py')), sorted(str(p.relative_to(d)) for p in d.glob('*/b.*')), [p.name for p in d.glob('nope*')], sorted(p.name for p in d.glob('[a-z]*')))
for root, dirs, files in d.walk(): print(root.relative_to(d), sorted(dirs), sorted(files))
g = f.rename(d / 'b.txt'); print(g.name, f.exists()); h = g.replace(d / 'c.txt'); print(h.name)
s = d / 'link'; s.symlink_to(h); print(s.is_symlink(), s.readlink() == h, s.resolve() == h.resolve(), s.lstat().st_mode != s.stat().st_mode); (d / 'hard').hardlink_to(h); print((d / 'hard').samefile(h)); h.chmod(0o600); print(oct(h.stat().st_mode & 0o777))
def strip(fn):
    try: return fn()
    except OSError as e: return type(e).__name__, e.errno, e.strerror
print(strip(lambda: (d / 'sub').rmdir()), strip(lambda: (d / 'sub').unlink()), strip(lambda: (d / 'x/y').write_text('a')), strip(lambda: d.read_text()), strip(lambda: (d / 'sub').mkdir()), strip(lambda: (d / 'c.txt').mkdir(exist_ok=True)), strip(lambda: (d / 'c.txt/z').exists()), strip(lambda: (d / 'nolink').readlink()))
t(f.write_text, 5); t(f.write_bytes, 'a'); t(h.read_text, 'nope'); t(h.read_text, encoding='ascii', errors='strict') if 0 else None
(d / 'copy.txt').write_text('src'); (d / 'copy.txt').copy(d / 'copied.txt'); print((d / 'copied.txt').read_text()); (d / 'copied.txt').move(d / 'moved.txt'); print((d / 'moved.txt').exists(), (d / 'moved.txt').owner() != '', (d / 'moved.txt').info.is_file())
with (d / 'w').open('w', newline='') as o: o.write('a\r\nb')
print(repr((d / 'w').read_text(newline=''))); print((d / 'sub').is_mount(), d.is_junction() if hasattr(d, 'is_junction') else 0)
import shutil; shutil.rmtree(d); print(d.exists())
