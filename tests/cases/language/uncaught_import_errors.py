# The whole of standard error counts.
"""Suggestions and texts for failed imports and keyword arguments."""
import sys
import types


def show(source, **names):
    space = {"__name__": "shown", **names}
    try:
        exec(compile(source, "<shown>", "exec"), space)
    except Exception as error:
        sys.stderr.write(f"-- {source!r}\n")
        sys.excepthook(type(error), error, None)


module = types.ModuleType("fake_module")
module.wanted_name = 1
module.other = 2
sys.modules["fake_module"] = module
partly = types.ModuleType("partly")
partly.__spec__ = types.SimpleNamespace(_initializing=True, has_location=False, origin=None, name="partly")
sys.modules["partly"] = partly
blocked = "blocked_module"
sys.modules[blocked] = None
package = types.ModuleType("pack")
package.__path__ = []
sys.modules["pack"] = package
for source in [
    "from fake_module import wanted_nam",
    "from fake_module import wantedname, other",
    "from fake_module import completely_different",
    "from fake_module import *; wanted_nme",
    "import fake_module.sub",
    "import fake_module; fake_module.wanted_naem",
    "import fake_module; fake_module.nothing_near",
    "from partly import thing",
    "import partly; partly.thing",
    "import blocked_module",
    "from blocked_module import a",
    "import blocked_module.sub",
    "import pack.sub",
    "from pack import sub",
    "from pack.sub import x",
    "import colections",
    "import jsn",
    "import mat",
    "import os.pth",
    "from . import x",
    "from .y import x",
    "from ... import x",
    "import_thing = __import__('')",
    "__import__('a', level=-1)",
    "__import__('a', level=1)",
    "__import__(5)",
    "import sys.path",
    "from sys import maxsiz",
    "import " + "x" * 200,
    "from math import pie",
    "sys.version",
    "asyncio.run(1)",
    "math.pi",
    "json",
    "pint('x')",
    "prnt = 1; prtn",
    "class A:\n  attr = 1\n  def f(self): return attr\nA().f()",
    "class A:\n  def method(self): return methd()\n  def methd2(self): pass\nA().method()",
    "def f(self):\n  return blech\nclass B:\n  blech = 1\n  f = f\nB().f()",
    "first.real_nam",
    "''.uper()",
    "[].appendd(1)",
    "(1).numeratr",
    "None.lower()",
    "first = 1; del frist",
    "def g():\n  local_name = 1\n  return locl_name\ng()",
    "def g():\n  print(value)\n  value = 1\ng()",
    "def g():\n  def h(): return later\n  h()\n  later = 1\ng()",
    "def k(first, second=2, *, keyword=3): pass\nk(frist=1)",
    "def k(first, second=2, *, keyword=3): pass\nk(1, keywrod=1)",
    "def k(first, /, second=2): pass\nk(first=1)",
    "def k(first, /, second=2): pass\nk(1, secnd=1)",
    "def k(**kw): pass\nk(*1)",
    "int('1', bsae=2)",
    "print(1, spe=2)",
    "sorted([1], kye=1)",
    "[].sort(revers=True)",
    "''.split(maxsplt=1)",
    "open('x', mod='r')",
    "dict(1)",
    "sum([1], strat=1)",
    "enumerate([], strt=1)",
    "zip(srict=1)",
    "max(1, 2, deflt=1)",
    "type('A', (), {}, metclass=1)",
    "class C(metaclas=type): pass",
    "import types; types.SimpleNamespace(alpha=1).alpah",
]:
    show(source)
from fake_module import wantd_name
