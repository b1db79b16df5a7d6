def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0].replace(d, "D"))
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0].replace(d, "D"))


import importlib, importlib.util as iu, importlib.abc as ia, importlib.machinery as im, sys, types, os, tempfile, shutil
d = tempfile.mkdtemp(); sys.path.insert(0, d)
def w(n, s=''): p = os.path.join(d, n); os.makedirs(os.path.dirname(p), exist_ok=True); __import__('pathlib').Path(p).write_text(s)
w('m1.py', 'import sys\nx = 1\nname = __name__\n'); w('pk/__init__.py', 'from . import sub\n__all__ = ["sub", "lazy"]\n'); w('pk/sub.py', 'y = __package__\n'); w('pk/lazy.py', 'z = 3\n'); w('pk/rel.py', 'from .nope import q\n'); w('ns/part.py', 'p = 1\n'); w('bad.py', 'x = 1\nraise ValueError("boom")\n'); w('syn.py', 'def (\n'); w('circ_a.py', 'import circ_b\nv = circ_b.w\n'); w('circ_b.py', 'from circ_a import v\nw = 1\n'); w('pk/data.txt', 'resource'); w('getattr_mod.py', 'def __getattr__(n):\n    if n == "dyn": return 42\n    raise AttributeError(f"no {n}")\ndef __dir__(): return ["dyn"]\n')
import re
def R(x): return re.sub(r"0x\w+", "0xX", str(x).replace(d, "D"))
m = importlib.import_module('m1'); print(m.x, m.name, R(m.__file__), R(m.__spec__), m.__loader__.__class__.__name__, R(m.__cached__.split('.')[0]) if m.__cached__ else '', m.__package__, m.__builtins__ is not None, R(m)); m.extra = 5; w('m1.py', 'x = 222\n'); os.utime(os.path.join(d, 'm1.py'), (9e8, 9e8)); r = importlib.reload(m); print(r is m, m.x, m.extra, m.name)
import pk; print(pk.sub.y, R(pk.__path__), R(pk.__spec__), pk.__spec__.submodule_search_locations is pk.__path__, pk.__package__); from pk import *; print(lazy.z); import ns.part; print(type(ns.__path__).__name__, ns.__file__, R(ns.__spec__), ns.part.p, ns.__spec__.loader.__class__.__name__)
for n in ('nope', 'pk.nope', 'm1.sub', 'bad', 'syn', 'circ_a', 'pk.rel', '.rel', '', 'pk..sub', 'ns.zz', 5): 
    try: importlib.import_module(n); print('ok')
    except BaseException as e: print(repr(n), type(e).__name__, R(e), getattr(e, 'name', '-'), R(getattr(e, 'path', '-')))
print('bad' in sys.modules, 'pk.rel' in sys.modules); t(importlib.import_module, '.sub', 'pk') ; t(importlib.import_module, '.sub', package=5); t(importlib.import_module, '..x', 'pk'); t(importlib.reload, 5); t(importlib.reload, types.ModuleType('zz')); import getattr_mod; print(getattr_mod.dyn, dir(getattr_mod)); t(lambda: getattr_mod.no)
try: from getattr_mod import zip2
except ImportError as e: print(R(e), e.name, e.name_from)
try: from m1 import nme
except ImportError as e: print(R(e))
class Finder(ia.MetaPathFinder):
    def find_spec(self, n, path, target=None): return iu.spec_from_loader(n, Ld(), origin='virt', is_package=n == 'virt') if n.startswith('virt') else None
class Ld(ia.Loader):
    def create_module(self, spec): print('create', spec.name); return None
    def exec_module(self, m): print('exec', m.__name__); m.val = 7
f = Finder(); sys.meta_path.insert(0, f); import virt.child; print(virt.child.val, R(virt), R(virt.__spec__), virt.__path__, virt.child.__spec__.parent, virt.__spec__.has_location, virt.__spec__.cached); sys.meta_path.remove(f)
class Ins(ia.InspectLoader):
    def get_source(self, n): return 'q = __name__ * 2' if n == 'ins' else None
    def is_package(self, n): return False
sp = iu.spec_from_loader('ins', Ins()); mod = iu.module_from_spec(sp); sp.loader.exec_module(mod); print(mod.q, Ins().get_code('ins').co_filename, ia.InspectLoader.source_to_code('1').co_filename); t(Ins().exec_module, types.ModuleType('other'))
sp = iu.spec_from_file_location('fromfile', os.path.join(d, 'm1.py')); mod = iu.module_from_spec(sp); sp.loader.exec_module(mod); print(mod.x, 'fromfile' in sys.modules, R(sp.origin), sp.has_location, sp.loader.get_filename('fromfile') == sp.origin, sp.loader.get_source('fromfile'), sp.loader.get_data(sp.origin), sp.loader.is_package('fromfile'), sp.loader.path_stats(sp.origin)['size']); t(sp.loader.get_source, 'zz'); t(iu.module_from_spec, 5); print(iu.spec_from_file_location('q', 'x.unknown'), iu.find_spec('nope'), iu.find_spec('os').name, iu.find_spec('pk.sub').name, iu.resolve_name('.a', 'p.q'), iu.resolve_name('a', None), iu.decode_source(b'# coding: latin-1\n\xe9'), iu.cache_from_source('a/b.py').replace(sys.implementation.cache_tag, 'TAG'), iu.cache_from_source('a.py', optimization=2)[-11:], len(iu.MAGIC_NUMBER), iu.source_hash(b'x').hex()); t(iu.resolve_name, '..a', 'p'); t(iu.resolve_name, '.a', None); t(iu.find_spec, 'nope.x'); t(iu.find_spec, '.x'); t(iu.source_from_cache, 'x.pyc'); t(iu.cache_from_source, 'a.py', optimization='-')
lz = iu.find_spec('pk.lazy'); lz.loader = iu.LazyLoader(lz.loader); lm = iu.module_from_spec(lz); sys.modules['pk.lazy'] = lm; lz.loader.exec_module(lm); print(type(lm).__name__, lm.z, type(lm).__name__)
s = im.ModuleSpec('n', None, origin='o', loader_state=1, is_package=True); print(s.parent, s == im.ModuleSpec('n', None), s.submodule_search_locations, im.SOURCE_SUFFIXES, im.BYTECODE_SUFFIXES, im.BuiltinImporter.find_spec('sys').origin, im.BuiltinImporter.is_package('sys'), im.PathFinder.find_spec('m1').name, im.PathFinder.find_spec('nope'), im.all_suffixes()[:1]); fl = im.FileFinder(d, (im.SourceFileLoader, ['.py'])); print(R(fl), fl.find_spec('m1').name, fl.find_spec('zz')); t(im.BuiltinImporter.load_module, 'nope'); t(im.FrozenImporter.get_code, 'zz'); t(im.FileFinder.path_hook(), '/nope'); importlib.invalidate_caches(); sys.modules['blocked'] = None; t(importlib.import_module, 'blocked'); import importlib.resources as ir; print(ir.files('pk').joinpath('data.txt').read_text(), sorted(p.name for p in ir.files('pk').iterdir() if p.name[0] not in '_'), ir.read_text('pk', 'data.txt'), ir.is_resource('pk', 'data.txt'), ir.is_resource('pk', 'zz')); 
with ir.as_file(ir.files('pk') / 'data.txt') as p: print(p.read_bytes())
t(ir.files, 'm1x'); t(ir.read_text, 'pk', 'zz') if 0 else None; import pkgutil, runpy; print([(x.name, x.ispkg) for x in sorted(pkgutil.iter_modules([d]))], [x.name for x in pkgutil.walk_packages(pk.__path__, 'pk.', onerror=lambda n: None)], pkgutil.get_data('pk', 'data.txt'), pkgutil.resolve_name('os.path:join').__name__, pkgutil.resolve_name('os.path.join').__name__, pkgutil.extend_path(['x'], 'nopk')); t(pkgutil.resolve_name, 'os:nope'); t(pkgutil.resolve_name, '1:2'); print(runpy.run_module('m1', init_globals={'ini': 1})['x'], runpy.run_path(os.path.join(d, 'm1.py'), run_name='rn')['__name__']); t(runpy.run_module, 'nope'); t(runpy.run_module, 'pk'); t(runpy.run_path, '/nope.py'); sys.path.remove(d); shutil.rmtree(d)
