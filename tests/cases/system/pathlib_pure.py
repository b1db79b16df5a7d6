def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
from pathlib import *
P = PurePosixPath; W = PureWindowsPath
check(r'''
P('a/b'), P('a', 'b'), P('/a//b/./c/'), P(''), P('.'), P('a', '/b'), P('a/../b'), P('//a'), P('///a'), P(P('x'), 'y'), str(P('a/b')), repr(P('a')), P('a') / 'b', 'z' / P('a'), P('a') / P('b'), bytes(P('é')), P('/a/b.tar.gz').name, P('/a/b.tar.gz').stem, P('/a/b.tar.gz').suffix, P('/a/b.tar.gz').suffixes, P('/a/b').parent, list(map(str, P('/a/b/c').parents)), P('/a/b').parts, P('/a').root, P('/a').anchor, P('/a').drive, P('a').is_absolute(), P('.bashrc').suffix, P('a.').suffix, P('..').name
P('a') / 5
P(5)
P(b'a')
P('a/b.c').with_name('x'), P('a/b.c').with_suffix('.d'), P('a/b.c').with_suffix(''), P('a/b.c').with_stem('q'), P('/a/b/c').relative_to('/a'), P('/a/b').is_relative_to('/a'), P('/a/b').relative_to('/a/c', walk_up=True), P('a').joinpath('b', 'c'), P('a/b').as_posix(), P('a.py').match('*.py'), P('a/b/c.py').match('b/*.py'), P('a/b/c.py').full_match('a/**/*.py'), P('a').with_segments('x', 'y')
P('a').with_name('')
P('a').with_name('b/c')
P('').with_name('a')
P('a').with_suffix('x')
P('').with_suffix('.x')
P('/a').relative_to('/b')
P('a').relative_to('/a')
P('a').match('')
P('/a').parents[5]
P('/a/b').parents[-1], len(P('/a/b').parents), P('/a/b/c').parents[0:2]
P('a') == P('a'), P('a') < P('b'), hash(P('a')) == hash(P('a')), P('a') == 'a', P('a') == W('a'), W('A') == W('a'), sorted([P('b'), P('a')])
P('a') < 'b'
P('a') < W('b')
W('c:/a\\b'), W('c:a'), W('//h/s/x'), W('c:/a').drive, W('c:/a').root, W('c:/a').anchor, W('//h/s/x').parts, W('c:/a') / 'd:/b', W('c:/a') / '/b', W('a').as_posix(), W('con').is_reserved() if 0 else 0, W('a/b').match('A/B')
P('a').foo
setattr(P('a'), 'x', 1)
Path('/tmp/../tmp').resolve(), Path('/').exists(), Path('/nonexist').exists(), Path('/').is_dir(), Path('/dev/null').is_char_device(), Path('~nope_user').expanduser() if 0 else 0, Path('.').absolute() == Path.cwd(), Path('/nonexist').is_file(), type(Path('x'))
Path('/nonexist').stat()
Path('/nonexist').read_text()
Path('/nonexist').unlink()
Path('/nonexist').unlink(missing_ok=True)
Path('/nonexist').rmdir()
Path('/tmp').mkdir()
Path('/tmp').mkdir(exist_ok=True)
Path('/nonexist/a').mkdir()
list(Path('/nonexist').iterdir())
list(Path('/nonexist').glob('*'))
list(Path('.').glob(''))
list(Path('.').glob('/x'))
Path('/nonexist').resolve(strict=True)
__import__('pickle').loads(__import__('pickle').dumps(P('a/b'))), __import__('copy').copy(P('x')), P.from_uri('file:///a') if hasattr(P, 'from_uri') else 0, Path.from_uri('file:///a%20b'), P('a').parser.__name__, __import__('os').fspath(P('q'))
Path.from_uri('http://x')
''')
