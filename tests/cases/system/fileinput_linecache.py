def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0].replace(d, "D"))


import fileinput as fi, linecache as lc, os, tempfile, shutil, sys, io, pathlib, codeop, code, contextlib, trace
d = tempfile.mkdtemp(); os.chdir(d); W = lambda n, s: pathlib.Path(n).write_text(s, encoding='utf-8'); W('a', 'a1\na2\n'); W('b', 'b1\nb2'); W('c', ''); W('u', 'é\n')
for l in fi.input(['a', 'c', 'b']): print(fi.filename(), fi.lineno(), fi.filelineno(), fi.isfirstline(), fi.isstdin(), repr(l))
print(fi.fileno()); fi.close(); t(fi.lineno); t(fi.filename); t(fi.nextfile); t(fi.isfirstline)
with fi.input(('a', 'b')) as f: print(f.readline(), f.lineno()); f.nextfile(); print(f.readline(), f.filename(), f.filelineno()); t(fi.input, 'a'); print(list(f))
with fi.FileInput('a', inplace=True, backup='.bak') as f:
    for l in f: print('new', l, end='')
print(pathlib.Path('a').read_text(), pathlib.Path('a.bak').read_text()); print(list(fi.FileInput('u', encoding='latin-1')), list(fi.FileInput('u', mode='rb')), list(fi.FileInput('u', openhook=fi.hook_encoded('utf-8')))); t(lambda: list(fi.FileInput('nope'))); old = sys.stdin; sys.stdin = io.StringIO('si\n'); print([(l, fi.isstdin()) for l in fi.input(['-'])], fi.filename()); fi.close(); sys.stdin = old; f = fi.input('b'); next(f); print(f[1] if hasattr(f, '__getitem__') else ''); f.close(); print(repr(f)[:12])
print(repr(lc.getline('a', 1)), repr(lc.getline('a', 99)), repr(lc.getline('nope', 1)), lc.getlines('b'), repr(lc.getline('a', 0)), repr(lc.getline('a', -1))); W('a', 'changed\n'); lc.checkcache('a'); print(lc.getline('a', 1)); lc.clearcache(); print(lc.getlines('c'), lc.lazycache('x', {}), lc.lazycache('<y>', {'__loader__': 5, '__name__': 'm'}), lc.updatecache('nope'), lc.cache == {} or len(lc.cache) > 0); class_ = type('L', (), {'get_source': lambda s, n: 'src\nlines\n'}); print(lc.lazycache('virt.py', {'__loader__': class_(), '__name__': 'v'}), lc.getlines('virt.py')); t(lc.getline, 5, 1); t(lc.getline, 'a', 'x'); pathlib.Path('enc').write_bytes(b'# coding: latin-1\n\xe9\n'); print(lc.getline('enc', 2)); pathlib.Path('badenc').write_bytes(b'\xff\n'); print(lc.getlines('badenc'))
for s in ('1', 'if 1:', 'if 1:\n  x', 'if 1:\n  x\n', 'x =', '(', 'a b', '', '#c', 'def f():\n  pass\n\n', "'''", 'x\\', '@d', 'for i in x: pass', '\x00', 'return', 'print "a"', 'f(\n1', 'async def f():', 'try:\n 1'):
    try: r = codeop.compile_command(s); print(repr(s), type(r).__name__, end=' | ')
    except Exception as e: print(repr(s), type(e).__name__, e, end=' | ')
print(); t(codeop.compile_command, '1', symbol='zz'); t(codeop.compile_command, 5); cc = codeop.CommandCompiler(); cc('from __future__ import annotations'); print(cc('def f(x: undefined): pass') is None, codeop.Compile()('1', 'f', 'eval').co_code is not None)
o = io.StringIO()
with contextlib.redirect_stderr(o), contextlib.redirect_stdout(o): i = code.InteractiveInterpreter({'v': 5}); print(i.runsource('v + 1'), i.runsource('if 1:'), i.runsource('x ='), i.runsource('1/0'), i.runsource('def g():\n  return 1/0\n\n'), i.runsource('g()'), i.runsource('raise SystemExit') if 0 else ''); c = code.InteractiveConsole(locals={}); print(c.push('a = 1'), c.push('for i in range(2):'), c.push('  print(i, a)'), c.push(''), c.push('b ='), c.push('raise ValueError("n") from None'))
print(o.getvalue()); lines = iter(['x = 2', 'print(x)', 'exit_ = 1']); c = code.InteractiveConsole(); c.raw_input = lambda p='': next(lines) if 0 else (_ for _ in ()).throw(EOFError) if not (l := next(lines, None)) else l; o = io.StringIO()
with contextlib.redirect_stderr(o), contextlib.redirect_stdout(o): c.interact('banner', 'bye')
print(repr(o.getvalue())); tr = trace.Trace(count=1, trace=0, ignoremods=['x']); print(tr.runfunc(lambda a: a + 1, 5), sum(tr.results().counts.values()) >= 1, [k[1] > 0 for k in tr.results().counts][:1]); tr = trace.Trace(count=0, trace=0, countfuncs=1); tr.runfunc(lambda: W('q', '')); print(len(tr.results().calledfuncs) >= 1); os.chdir('/'); shutil.rmtree(d)
