"""Packages: __path__, namespace packages, relative imports and their errors, circular imports, reload, submodule binding, hooks."""
import importlib, importlib.util, os, sys, tempfile, types


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


root = os.path.realpath(tempfile.mkdtemp())
FILES = {
    "pack/__init__.py": "print('init', __name__, __package__, __spec__.name, __spec__.parent, len(__path__))\nvalue = 1\n",
    "pack/one.py": "print('init', __name__, __package__)\nfrom . import two\nfrom .two import name as renamed\nfrom .. import nothing if False else None\n".replace("from .. import nothing if False else None\n", ""),
    "pack/two.py": "name = __name__\nfrom . import value\n",
    "pack/sub/__init__.py": "from .. import two as up\nfrom ..two import name\nfrom . import leaf\n__all__ = ['leaf', 'missing_in_all']\n",
    "pack/sub/leaf.py": "from ... import top\n",
    "pack/sub/beyond.py": "from .... import top\n",
    "pack/bad_syntax.py": "x = = 1\n",
    "pack/raises.py": "before = 1\n1 / 0\n",
    "pack/starred.py": "__all__ = ['a', '_b']\na, _b, c = 1, 2, 3\n",
    "pack/star_private.py": "a, _b, __c, d_ = 1, 2, 3, 4\n",
    "pack/star_wrong.py": "__all__ = ['a', 5]\na = 1\n",
    "pack/star_missing.py": "__all__ = ['nope']\n",
    "circ/__init__.py": "",
    "circ/a.py": "from circ import b\nfrom circ.b import late\nx = 1\n",
    "circ/b.py": "import circ.a\nfrom circ.a import x\nlate = 2\n",
    "circ/c.py": "import circ.d as d\nx = 1\nseen = d.from_c\n",
    "circ/d.py": "import circ.c\nfrom_c = hasattr(circ, 'c'), hasattr(sys.modules['circ.c'], 'x') if (sys := __import__('sys')) else None\n",
    "circ/e.py": "from circ import f\nx = 1\n",
    "circ/f.py": "import circ.e as e\ne.x\n",
    "plain.py": "count = globals().get('count', 0) + 1\nif count == 3: raise LookupError('third')\n",
    "replaces.py": "import sys\nsys.modules[__name__] = 'a string instead'\n",
    "removes.py": "import sys\ndel sys.modules[__name__]\n",
    "toplevel_relative.py": "from . import x\n",
    "getattrs.py": "def __getattr__(name):\n    if name == '__path__': raise AttributeError\n    return name.upper()\n",
}
for name, text in FILES.items():
    os.makedirs(os.path.dirname(os.path.join(root, name)), exist_ok=True)
    with open(os.path.join(root, name), "w") as f: f.write(text)
for part in ("first", "second"):
    os.makedirs(os.path.join(root, part, "space", "inner"))
    with open(os.path.join(root, part, "space", part + ".py"), "w") as f: f.write(f"where = {part!r}\n")
sys.dont_write_bytecode = True
sys.path[:0] = [root, root + "/first", root + "/second"]


def im(text):
    space = {"__name__": "__main__"}
    try:
        exec(text, space)
        print(text, "->", sorted(k for k in space if not (k.startswith("__") and k.endswith("__"))))
    except BaseException as e:
        print(text, "->", type(e).__name__, str(e).replace(root, "ROOT"), getattr(e, "name", None), getattr(e, "name_from", None), str(getattr(e, "path", None)).replace(root, "ROOT"))
    return space


for text in ("import pack", "import pack.one", "from pack import one, two", "import pack.one as alias", "from pack import sub", "from pack.sub import *", "import pack.sub.leaf", "import pack.sub.beyond", "import pack.missing", "from pack import missing", "import missing.deep", "from pack.missing import x", "import pack.one.deeper", "from pack.one import deeper",
             "import pack.bad_syntax", "import pack.raises", "import pack.raises", "from pack.starred import *", "from pack.star_private import *", "from pack.star_wrong import *", "from pack.star_missing import *", "import circ.a", "import circ.b", "import circ.c", "import circ.e", "import toplevel_relative", "from . import x", "from .x import y", "from .. import x", "import replaces", "import removes", "from getattrs import anything, path", "from getattrs import *", "import pack . one", "import space.first, space.second", "import space.third", "from space import inner", "from space import nothing"):
    im(text)
print("pack.raises" in sys.modules, "pack.bad_syntax" in sys.modules, sys.modules["replaces"], "removes" in sys.modules, sys.modules["pack"].one is sys.modules["pack.one"])
import space
print(type(space.__path__).__name__, [p.replace(root, "ROOT") for p in space.__path__], space.__spec__.origin, space.__spec__.loader.__class__.__name__, hasattr(space, "__file__"), space.__package__, repr(space).replace(root, "ROOT")[:40], space.__doc__)
os.makedirs(os.path.join(root, "third", "space")); sys.path.append(root + "/third"); importlib.invalidate_caches()
print(len(space.__path__), root + "/third/space" in space.__path__)
t(lambda: space.__path__[5]); print(repr(space.__path__).replace(root, "ROOT")[:30])

print("-- reload")
import plain
print(plain.count, importlib.reload(plain).count); t(importlib.reload, plain); print(plain.count, "plain" in sys.modules); t(importlib.reload, "plain"); t(importlib.reload, types.ModuleType("never")); t(importlib.reload, types.SimpleNamespace(__name__="x"))
del sys.modules["plain"]; t(importlib.reload, plain)
print("-- find_spec")
for name in ("pack", "pack.one", "pack.missing", "space", "missing", "sys", "plain", "replaces"):
    try:
        s = importlib.util.find_spec(name); print(name, s and (s.name, str(s.origin).replace(root, "ROOT"), s.parent, s.has_location, bool(s.submodule_search_locations), s.loader.__class__.__name__ if s.loader.__class__.__name__ != "type" else s.loader.__name__, str(s.cached).replace(root, "ROOT").split(".")[0]))
    except BaseException as e: print(name, type(e).__name__, e)
t(importlib.util.find_spec, "missing.deep");  t(importlib.util.find_spec, ".one"); t(importlib.util.find_spec, ""); t(importlib.import_module, ".one"); t(importlib.import_module, "..one", "pack"); t(importlib.import_module, ""); t(importlib.import_module, 5); print(importlib.import_module(".one", "pack").__name__, importlib.import_module("..two", "pack.sub").__name__); t(importlib.util.resolve_name, "..x", "a"); t(importlib.util.resolve_name, ".x", "a.b"); t(importlib.util.resolve_name, ".x", ""); t(importlib.util.resolve_name, "x", None); t(importlib.util.resolve_name, ".x", None)
print("-- __import__")
t(lambda: __import__("pack.sub.leaf" if 0 else "pack.one").__name__); t(lambda: __import__("pack.one", fromlist=["x"]).__name__); t(lambda: __import__("one", {"__package__": "pack"}, {}, ["x"], 1).__name__); t(lambda: __import__("", {"__package__": "pack"}, {}, ["one"], 1).__name__); t(lambda: __import__("one", {"__name__": "pack.two"}, {}, [], 1).__name__); t(lambda: __import__("x", {}, {}, [], 1)); t(lambda: __import__("x", {"__package__": 5}, {}, [], 1)); t(lambda: __import__("x", {"__package__": ""}, {}, [], 1)); t(lambda: __import__("x", {"__package__": "a"}, {}, [], 2)); t(lambda: __import__("", {}, {}, [], 0)); t(lambda: __import__(5)); t(lambda: __import__("sys", level=-1)); t(lambda: __import__("x", [], {}, [], 1)); t(lambda: __import__("pack", fromlist=[5])); t(lambda: __import__("pack", fromlist=["nope"]).__name__); t(lambda: __import__()); t(lambda: __import__("x\0y")); t(lambda: __import__("x", {"__package__": "notthere"}, {}, [], 1))
print("-- hooks")


class Finder:
    @staticmethod
    def find_spec(name, path, target=None):
        print("asked for", name, path is None, target)
        if name.startswith("virtual"):
            return importlib.util.spec_from_loader(name, Loader(), is_package=name == "virtual")
        if name == "wrongspec": return 5
        if name == "noneloader": return importlib.machinery.ModuleSpec(name, None)
        if name == "fails": raise ValueError("finder")


class Loader:
    def create_module(self, spec): print("create", spec.name); return None if "own" not in spec.name else types.SimpleNamespace(__name__="own")
    def exec_module(self, module):
        print("exec", module.__name__)
        if module.__name__.endswith("broken"): raise KeyError("loader")
        module.loaded = True


sys.meta_path.append(Finder)
for text in ("import virtual", "import virtual.part", "from virtual import own", "import virtual.broken", "import wrongspec", "import noneloader", "import fails", "import really_missing"): im(text)
sys.meta_path.remove(Finder)
sys.modules["blocked"] = None; im("import blocked"); im("import blocked.sub"); im("from blocked import x"); sys.modules["pack.none"] = None; im("from pack import none"); im("import pack.none")
saved = sys.meta_path[:]; sys.meta_path.clear()
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); im("import never_found"); print([str(x.message) for x in w])
sys.meta_path[:] = saved
real = __builtins__.__import__
__builtins__.__import__ = lambda *a: (print("import", a[0], a[3:] ), real(*a))[1]
import pack.one as via; from pack import two as via2
__builtins__.__import__ = real
lazy = importlib.util.LazyLoader.factory(importlib.machinery.SourceFileLoader); spec = importlib.util.spec_from_file_location("lazy_plain", root + "/pack/two.py", loader=lazy("lazy_plain", root + "/pack/starred.py")); m = importlib.util.module_from_spec(spec); spec.loader.exec_module(m); print(type(m).__name__, m.a, type(m).__name__)
import shutil; shutil.rmtree(root)
