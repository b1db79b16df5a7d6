"""What tracebacks suggest: names, attributes, imports, keyword arguments, self., builtin modules not imported, and where nothing is suggested."""
import traceback, sys


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


def last(f):
    try: f(); print("fine")
    except BaseException as e: print("".join(traceback.format_exception_only(e)).rstrip())
def run(src, **ns):
    def f(): exec(src, {"__name__": "m", **ns})
    last(f)
for src in ("foobar = 1; fobar", "lenn('x')", "prnt(1)", "x = Tru", "nul", "def f():\n local_name = 1\n return locl_name\nf()", "def f():\n def g():\n  return outr\n outer = 1\n return g()\nf()", "class C:\n attr = 1\n def m(self): return attr\nC().m()", "class C:\n def meth(self): pass\n def m(self): return meth()\nC().m()", "time.time()", "os", "jsn", "sys.x", "import sys\nsys.versionn", "import sys\nsys.pth", "import math\nmath.squirt", "from math import sqr", "from math import zzzzzz", "from itertools import chian", "import collectionss", "import jsno", "from . import x", "'a'.uper()", "[].appendd(1)", "{}.itms()", "(1).reel", "None.foo", "int.frm_bytes", "class C:\n colour = 1\nC().color", "class C:\n colour = 1\nC.color", "class C:\n __slots__ = ('first',)\nC().frist", "class C:\n _private = 1\nC().private", "class C:\n def __getattr__(self, n): raise AttributeError(n)\nC().xyz", "class C:\n def __getattr__(self, n): raise AttributeError(name=n, obj=self)\n good = 1\nC().god", "class C:\n def __dir__(self): return ['apple', 5]\nC().aple", "class C:\n def __dir__(self): 1/0\nC().x", "def f(first, second): pass\nf(frist=1)", "def f(*, option): pass\nf(optoin=1)", "def f(a): pass\nf(zzz=1)", "def f(a, /): pass\nf(a=1)", "sorted([], reversed=1)", "print(1, ennd='')", "int('1', bse=2)", "open('x', mod='r')", "''.split(sepp=1)", "dict.fromkeys(1, vlue=2)", "class C:\n def __init__(self, alpha): pass\nC(alhpa=1)", "import re\nre.compile('a', flag=1)", "max(1, 2, kye=3)", "del undefnd", "global gx\ngx", "a = aa = ab = 1; ac", "abcdefghij = 1; abcdefghiz", "x = 1; X", "A_b = 1; a_B", "self.x", "class C:\n def m(): return self.x\nC.m()", "async def f(): pass\nf.aynchronous", "import os\nos.pth.join", "import os.path\nos.path.jion", "from sys import pth", "[].size", "().push", "[].push(1)", "[].concat", "'x'.toUpperCase()", "{}.put", "[].length", "''.trim", "{}.containsKey", "set().push", "list().contains", "class L(list): pass\nL().push", "raise NameError('plain')", "raise NameError('x', name='lenn')", "raise AttributeError('x', name='uper', obj='s')", "raise AttributeError(name='q', obj=None)", "raise ImportError('x', name='math', name_from='sqr')", "raise ImportError('i', name='nope')", "raise ModuleNotFoundError(\"No module named 'jsno'\", name='jsno')"): run(src)
