def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import py_compile, compileall, tabnanny, keyword, token, symtable, importlib.util as iu, os, tempfile, shutil, io, contextlib, sys, struct, pathlib, marshal, quopri, netrc, rlcompleter, pyclbr, stringprep, encodings.idna as idna
d = tempfile.mkdtemp(); os.chdir(d); W = lambda n, s: pathlib.Path(n).write_text(s); W('m.py', 'x = 1\n'); W('bad.py', 'x = (\n'); os.mkdir('pk'); W('pk/__init__.py', ''); W('pk/s.py', 'y = 2\n'); W('tabs.py', 'if 1:\n\tx\n        y\n'); W('cls.py', 'class A(B, C):\n  def m(self): pass\n  async def n(self): pass\nclass D(A): pass\ndef f(): pass\n')
c = py_compile.compile('m.py'); print(c.replace(sys.implementation.cache_tag, 'TAG'), py_compile.compile('m.py', cfile='out.pyc', dfile='shown.py', optimize=2), py_compile.compile('m.py', invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH) == c); raw = pathlib.Path(c).read_bytes(); print(raw[:4] == iu.MAGIC_NUMBER, struct.unpack('<I', raw[4:8]), marshal.loads(raw[16:]).co_filename, marshal.loads(pathlib.Path('out.pyc').read_bytes()[16:]).co_filename)
try: py_compile.compile('bad.py', doraise=True)
except py_compile.PyCompileError as e: print(e.exc_type_name, e.file, str(e).replace(d, 'D'))
e = io.StringIO()
with contextlib.redirect_stderr(e): print(py_compile.compile('bad.py'), py_compile.compile('bad.py', quiet=2))
print(e.getvalue().replace(d, 'D')); t(py_compile.compile, 'nope.py'); os.symlink('x', 'ln.pyc'); t(py_compile.compile, 'm.py', 'ln.pyc'); o = io.StringIO()
with contextlib.redirect_stdout(o): print(compileall.compile_dir('pk', force=True), compileall.compile_file('m.py', quiet=1), compileall.compile_dir('nope', quiet=1), compileall.compile_file('bad.py', quiet=2), compileall.compile_dir('.', maxlevels=0, quiet=2, rx=__import__('re').compile('bad|tabs')))
print(o.getvalue().replace(d, 'D')); o = io.StringIO()
with contextlib.redirect_stdout(o): tabnanny.check('tabs.py'); tabnanny.check('m.py'); tabnanny.verbose = 1; tabnanny.check('m.py')
print(o.getvalue()); print(keyword.iskeyword('if'), keyword.issoftkeyword('match'), len(keyword.kwlist), keyword.softkwlist, token.tok_name[token.NAME], token.ISTERMINAL(5), token.ISNONTERMINAL(300), token.ISEOF(0), token.EXACT_TOKEN_TYPES['+=']); print({k: (type(v).__name__, v.lineno, getattr(v, 'super', None) and [getattr(s, 'name', s) for s in v.super], sorted(getattr(v, 'methods', {}))) for k, v in pyclbr.readmodule_ex('cls', [d]).items()}); t(pyclbr.readmodule, 'nope_mod', [d])
print(quopri.encodestring(b'a=b \xff\n' + b'x' * 80), quopri.encodestring(b'a b', quotetabs=True, header=True), quopri.decodestring(b'a=3Db=\nc'), quopri.decodestring('a=C3'), quopri.ishex(b'f'), quopri.unhex(b'41')); o = io.BytesIO(); quopri.encode(io.BytesIO(b't=1\n'), o, False); quopri.decode(io.BytesIO(b't=3D'), o); print(o.getvalue()); t(quopri.encodestring, 'x'); W('nrc', 'machine h login u password p account a\ndefault login d password q\nmacdef mm\n line1\n\n# c\nmachine "q h" login "a b" password \\x\n'); n = netrc.netrc('nrc'); print(n.authenticators('h'), n.authenticators('other'), n.hosts.keys(), n.macros, repr(n)[:20])
for s in ('machine', 'bad tok', 'machine h foo x', 'machine h login', 'macdef'): W('nrc', s); t(netrc.netrc, 'nrc')
t(netrc.netrc, 'nope'); r = rlcompleter.Completer({'alpha': 1, 'alp_fn': print, 'obj': types_ if 0 else 'str'}); print([r.complete('al', i) for i in range(3)], r.complete('obj.upp', 0), r.attr_matches('obj.star'), r.global_matches('Fals'), r.global_matches('lamb')); t(rlcompleter.Completer, 5); print(stringprep.in_table_a1('\u0221'), stringprep.map_table_b2('ß'), stringprep.in_table_c12('\u00a0'), idna.ToASCII('bücher'), idna.ToUnicode(b'xn--bcher-kva'), idna.nameprep('BÜCHER'), 'bücher.com'.encode('idna'), b'xn--bcher-kva.com'.decode('idna')); t(idna.ToASCII, 'a' * 64); t(lambda: 'a..b'.encode('idna')); t(idna.nameprep, 'a\u0221\u200f' if 0 else '\ue000'); os.chdir('/'); shutil.rmtree(d)
