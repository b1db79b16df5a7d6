def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import sys, os, tempfile, importlib, types
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = True
def w(p, s=''):
    p = os.path.join(d, p); os.makedirs(os.path.dirname(p), exist_ok=True)
    with open(p, 'w') as f: f.write(s)
w('kp/__init__.py', 'x = 1\n__all__ = ["a", "sub", "y"]\nfrom . import a\ny = 2\n_hidden = 3'); w('kp/a.py', 'from .. import kp as up' if 0 else 'name = __name__; pkg = __package__; from . import b; from .b import val as v'); w('kp/b.py', 'val = "b"; _p = 1'); w('kp/sub/__init__.py', 'from ..b import val; from .. import a as aa'); w('kp/sub/c.py', 'from ...nope import x'); w('ns1/m.py', 'q = 1'); w('circ1.py', 'import circ2; x = 1; from circ2 import y'); w('circ2.py', 'import circ1; y = getattr(circ1, "x", "notyet")'); w('circ3.py', 'from circ4 import z\nw = 1'); w('circ4.py', 'from circ3 import w\nz = 1'); w('bad.py', 'x = 1\n1/0'); w('syn.py', 'x = = 1'); w('ga.py', 'def __getattr__(n):\n    if n == "dyn": return "dynamic"\n    raise AttributeError(n)\ndef __dir__(): return ["dyn"]'); w('noall.py', 'a = 1; _b = 2; import os'); w('badall.py', '__all__ = ["zz"]'); w('badall2.py', '__all__ = [5]'); w('rel.py', 'n = 0' )
import kp, kp.sub; print(kp.a.name, kp.a.pkg, kp.a.v, kp.sub.val, kp.sub.aa is kp.a, kp.__path__ == [os.path.join(d, 'kp')], kp.__spec__.name, kp.__spec__.submodule_search_locations == kp.__path__, kp.__package__, kp.a.__file__.endswith('a.py'), kp.__loader__.__class__.__name__)
ns = {}; exec('from kp import *', ns); print(sorted(k for k in ns if not k.startswith('__'))); ns = {}; exec('from noall import *', ns); print(sorted(k for k in ns if not k.startswith('__')))
def x(s):
    try: exec(s, {'__name__': 'm', '__package__': ''}); print(s, 'ok')
    except BaseException as e: print(s, type(e).__name__, str(e).replace(d, 'D'), getattr(e, 'name', None), (getattr(e, 'path', None) or '').replace(d, 'D'))
for s in ('import kp.nope', 'from kp import nope', 'import kp.a.b', 'import kp.sub.c', 'import nope.x', 'from badall import *', 'from badall2 import *', 'import bad', 'import bad', 'import syn', 'import circ1; print(circ1.x, circ1.circ2.y)', 'import circ3', 'from ga import dyn; print(dyn)', 'from ga import other', 'from . import q', 'from .. import q', 'import ns1, ns1.m; print(ns1.m.q, ns1.__file__ if hasattr(ns1, "__file__") else None, type(ns1.__path__).__name__, ns1.__spec__.loader.__class__.__name__)', 'import os.path as p; print(p.__name__)', 'import kp.sub as s, kp.b as t; print(s.__name__, t.val)', 'from kp.sub import val as z; print(z)', 'import sys.nope', 'from sys import nope', 'import circ2 as c; print(c.circ1.x)', 'import _nope_private', 'from kp.a import v, name; print(v)', 'from os import path, sep; print(sep)'): x(s)
print(dir(importlib.import_module('ga')), importlib.import_module('.b', 'kp').val, sys.modules['kp.b'] is kp.b, 'bad' in sys.modules); t(importlib.import_module, '.b'); t(importlib.import_module, ''); t(importlib.import_module, 5); t(importlib.import_module, '..z', 'kp')
import rel; rel.extra = 5; w('rel.py', 'n = 1 + 1  # longer'); importlib.invalidate_caches(); print(importlib.reload(rel).n, rel.extra); t(importlib.reload, 5); t(importlib.reload, types.ModuleType('zz'))
import importlib.util as u
print(u.find_spec('kp.b').name, u.find_spec('nope_mod'), u.resolve_name('.a', 'kp'), u.find_spec('kp').origin.endswith('__init__.py')); t(u.find_spec, '.a'); t(u.find_spec, 'nope.x'); t(u.resolve_name, '.a', ''); t(u.resolve_name, '...a', 'kp'); spec = u.spec_from_file_location('custom', os.path.join(d, 'kp/b.py')); m = u.module_from_spec(spec); spec.loader.exec_module(m); print(m.val, m.__name__, 'custom' in sys.modules, spec.has_location, spec.cached is not None)
class F:
    def find_spec(self, n, path, target=None):
        if n.startswith('virt'): return importlib.machinery.ModuleSpec(n, self)
    def create_module(self, s): return None
    def exec_module(self, m): m.made = m.__name__
sys.meta_path.insert(0, F()); import virtual_x; print(virtual_x.made, virtual_x.__spec__.origin, repr(virtual_x)[:20]); sys.meta_path.pop(0)
sys.modules['blocked'] = None; x('import blocked'); sys.modules['fake'] = 5; x('import fake; print(fake)'); x('from fake import real; print(real)'); x('import fake.sub')
m = types.ModuleType('mm', 'doc'); print(m.__doc__, m.__spec__, m.__loader__, repr(m), sorted(vars(m))); t(types.ModuleType); t(types.ModuleType, 5); t(types.ModuleType, 'a', 'b', 'c'); m.x = 1; del m.x; t(lambda: m.x); m.__file__ = '/f'; print(repr(m)); t(setattr, m, '__dict__', {}); x('import kp as kp2; del kp2.a; from kp import a; print(a.__name__)')
import shutil; shutil.rmtree(d)
