"""Modules: __getattr__, __dir__, __dict__, missing attributes, deletion, reprs, and their spec."""
import sys
import types
import importlib.machinery


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


m = types.ModuleType("m", "docs")
print(m, m.__name__, m.__doc__, m.__spec__, m.__loader__, m.__package__, sorted(vars(m)))
t(lambda: m.missing)
t(delattr, m, "missing")
m.x = 1
print(m.x, vars(m)["x"])
del m.x
t(lambda: m.x)
m.__getattr__ = lambda name: f"computed {name}"
print(m.anything, m.__anything__)
m.x = 2
print(m.x, hasattr(m, "nope"), getattr(m, "other", "default"))


def raising(name):
    raise AttributeError(f"custom {name}")


m.__getattr__ = raising
t(lambda: m.nothing)
print(hasattr(m, "nothing"), getattr(m, "nothing", "default"))
m.__getattr__ = lambda name: 1 / 0
t(lambda: m.nothing)
t(hasattr, m, "nothing")
m.__getattr__ = 5
t(lambda: m.nothing)
m.__getattr__ = lambda: 1
t(lambda: m.nothing)
del m.__getattr__
m.__dir__ = lambda: ["z", "a"]
print(dir(m))
m.__dir__ = lambda: 5
t(dir, m)
m.__dir__ = 5
t(dir, m)
del m.__dir__
print(dir(m))
for name in ("__name__", "__doc__", "__dict__", "__spec__", "__loader__", "__class__", "__annotations__"):
    t(delattr, m, name)
t(lambda: m.__name__)
print(m)
t(lambda: m.missing)
m.__name__ = 5
t(lambda: m.missing)
print(m)
t(setattr, m, "__dict__", {})
m = types.ModuleType("n")
m.__file__ = "/some/file.py"
print(m)
m.__loader__ = "loader"
print(m)
m.__spec__ = importlib.machinery.ModuleSpec("spec_name", None)
print(m)
m.__spec__ = importlib.machinery.ModuleSpec("spec_name", None, origin="somewhere")
print(m)
m.__spec__.has_location = True
print(m)
m.__spec__ = importlib.machinery.ModuleSpec("pack", "LOADER", is_package=True)
print(m, m.__spec__)
del m.__spec__
m.__loader__ = type("L", (), {"module_repr": lambda self, module: "unused", "__repr__": lambda self: "<L>"})()
print(m)
del m.__file__
print(m)
for args in ((), (5,), ("a", "b", "c"), (None,), ("a",), ("a", 5)):
    t(lambda: types.ModuleType(*args).__doc__)
t(types.ModuleType, name="kw", doc="d")
t(types.ModuleType, nope=1)
t(lambda: types.ModuleType.__new__(types.ModuleType).__name__)
t(lambda: types.ModuleType.__new__(types.ModuleType).missing)
t(repr, types.ModuleType.__new__(types.ModuleType))
raw = types.ModuleType.__new__(types.ModuleType)
raw.__init__("first")
raw.kept = 1
raw.__init__("second", "doc")
print(raw.__name__, raw.kept, raw.__doc__)

print("-- annotations")
a = types.ModuleType("ann")
print(a.__annotations__, a.__annotate__)
a.__annotations__ = {"k": int}
print(a.__annotations__)
a.__annotate__ = lambda format: {"computed": format}
print(a.__annotations__)
t(setattr, a, "__annotate__", 5)
a.__annotate__ = lambda format: 5
t(lambda: a.__annotations__)
a.__annotate__ = None
print(a.__annotations__)
del a.__annotations__
t(delattr, a, "__annotate__")

print("-- partially initialised and shadowing")
exec("def __getattr__(name):\n    if name == 'lazy': return 'loaded'\n    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')", vars(a))
sys.modules["ann"] = a
from ann import lazy
print(lazy)
try:
    from ann import absent
except ImportError as e:
    print(type(e).__name__, e, e.name, e.path, e.name_from)
a.__spec__ = types.SimpleNamespace(_initializing=True, origin=None, has_location=False)
del a.__getattr__
t(lambda: a.missing)
a.__spec__ = types.SimpleNamespace(_initializing=True, origin="o", has_location=True)
t(lambda: a.missing)
try:
    from ann import absent
except ImportError as e:
    print(e)
a.__spec__._uninitialized_submodules = ["sub"]
t(lambda: a.sub)
a.__spec__ = None
t(lambda: a.missing)


class Sub(types.ModuleType):
    data = property(lambda self: "from property")

    def __getattr__(self, name):
        return f"sub {name}"

    def __setattr__(self, name, value):
        print("setattr", name)
        super().__setattr__(name, value)


s = Sub("s")
s.y = 1
print(s.y, s.data, s.unknown, s)
t(setattr, s, "data", 1)


class WithSlots(types.ModuleType):
    __slots__ = ("slot",)


w = WithSlots("w")
w.slot = 3
print(w.slot, "slot" in vars(w))
import math
t(lambda: math.nope)
t(lambda: math.sqr)
math.extra = 1
print(math.extra)
del math.extra
t(delattr, math, "extra")
t(setattr, math, 5, 1)
print(type(math), isinstance(math, types.ModuleType), callable(math), math == math, hash(math) == hash(math))
t(math)
t(len, math)
t(lambda: iter(math))
t(lambda: math[0])
