"""Assignment to __class__, __bases__, __name__, __qualname__, __module__, __doc__, __dict__ and their errors."""
import types


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


def assign(obj, name, value):
    t(lambda: (setattr(obj, name, value), getattr(obj, name))[1])


class A:
    kind = "a"


class B:
    kind = "b"


class SlotsX:
    __slots__ = ("x",)


class SlotsX2:
    __slots__ = ("x",)


class SlotsY:
    __slots__ = ("y",)


class SlotsXDict:
    __slots__ = ("x", "__dict__")


class SlotsXWeak:
    __slots__ = ("x", "__weakref__")


class IntA(int):
    pass


class IntB(int):
    pass


class ListA(list):
    pass


class ListSlots(list):
    __slots__ = ()


a = A()
a.value = 1
a.__class__ = B
print(a.kind, a.value, type(a).__name__, isinstance(a, A), isinstance(a, B))
s = SlotsX()
s.x = 5
s.__class__ = SlotsX2
print(s.x, type(s).__name__)
for target in (SlotsY, SlotsXDict, SlotsXWeak, A, int, object):
    t(setattr, s, "__class__", target)
i = IntA(7)
i.__class__ = IntB
print(i, type(i).__name__, i + 1)
for obj, target in ((IntA(1), int), (IntA(1), A), (1, IntA), (ListA(), ListSlots), (ListSlots(), ListA), (ListA(), list), (A(), ListA), ("", A), (None, A),
                    (A(), 5), (A(), "A"), (A(), None), (A(), type), (object(), A), (A, A), (len, A), (A(), types.FunctionType)):
    t(setattr, obj, "__class__", target)
t(delattr, A(), "__class__")
t(object.__dict__["__class__"].__get__, 5)


class Sub(A):
    pass


class MetaA(type):
    pass


class MetaB(type):
    pass


class WithMeta(metaclass=MetaA):
    pass
WithMeta.__class__ = MetaB
print(type(WithMeta).__name__)
t(setattr, WithMeta, "__class__", type)
t(setattr, A, "__class__", MetaA)
print(type(A).__name__)


class ModuleKind(types.ModuleType):
    @property
    def computed(self):
        return "computed"

    def __call__(self, x):
        return x * 2


module = types.ModuleType("m")
module.__class__ = ModuleKind
print(module.computed, module(4))
t(setattr, module, "__class__", A)
module.__class__ = types.ModuleType
t(lambda: module.computed)

print("-- bases")


class P:
    def who(self): return "P"


class Q:
    def who(self): return "Q"


class C(P):
    pass


class D(C):
    pass
d = D()
print(d.who())
C.__bases__ = (Q,)
print(d.who(), [k.__name__ for k in D.__mro__], P.__subclasses__(), [k.__name__ for k in Q.__subclasses__()])
for value in ((), 5, [P], (5,), (P, P), (D,), (C,), (int,), (object,), (SlotsX,), (P, None), (bool,)):
    t(setattr, C, "__bases__", value)
print(C.__bases__, [k.__name__ for k in D.__mro__])
t(setattr, int, "__bases__", (object,))
t(delattr, C, "__bases__")
C.__bases__ = (Q, P)
print([k.__name__ for k in D.__mro__], C.__base__.__name__)


class X(P, Q):
    pass


t(lambda: type("Bad", (X, C), {}))
t(setattr, D, "__bases__", (X, C))

print("-- names")
for value in ("New", "", 5, None, "with\0nul", "ünï", "a b", b"x"):
    assign(A, "__name__", value)
t(delattr, A, "__name__")
for value in ("Outer.Inner", "", 5, None):
    assign(A, "__qualname__", value)
t(delattr, A, "__qualname__")
A.__name__, A.__qualname__ = "A", "A"
for value in ("mod", 5, None):
    assign(A, "__module__", value)
    print(str(A))
t(delattr, A, "__module__")
t(lambda: A.__module__)
print(A)
A.__module__ = "again"
for name in ("__name__", "__qualname__", "__module__", "__doc__", "__bases__", "__abstractmethods__", "__dict__", "__mro__", "__base__", "__basicsize__", "__flags__", "__dictoffset__"):
    t(setattr, int, name, "x")
t(setattr, A, "__dict__", {})
t(setattr, A, "__mro__", ())
t(setattr, A, "__base__", int)
t(setattr, A, "__basicsize__", 1)
t(delattr, A, "__mro__")

print("-- doc and dict")
assign(A, "__doc__", "text")
t(delattr, A, "__doc__")
assign(A, "__doc__", 7)


class Documented:
    "doc"
    __slots__ = ()
assign(Documented, "__doc__", None)
obj = A()
obj.__dict__ = {"k": 1}
print(obj.k, vars(obj))
for value in (5, None, [], types.MappingProxyType({})):
    t(setattr, obj, "__dict__", value)


class MyDict(dict):
    pass
obj.__dict__ = MyDict(z=2)
print(obj.z, type(obj.__dict__).__name__)
del obj.__dict__
print(vars(obj))
t(setattr, SlotsX(), "__dict__", {})
t(lambda: SlotsX().__dict__)
t(vars, SlotsX())
t(setattr, 5, "__dict__", {})
print("-- functions")


def f(x, y=2, *, z=3): return x, y, z
assign(f, "__defaults__", (1, 2))
print(f())
assign(f, "__kwdefaults__", {"z": 9})
print(f())
for name, value in (("__defaults__", [1]), ("__kwdefaults__", ()), ("__name__", 5), ("__qualname__", None), ("__code__", 5), ("__dict__", 5), ("__closure__", ()), ("__globals__", {}),
                    ("__annotations__", 5), ("__module__", 5), ("__doc__", 5), ("__type_params__", 5), ("__type_params__", ()), ("__annotate__", 5), ("__builtins__", {}), ("__class__", A)):
    t(setattr, f, name, value)
for name in ("__defaults__", "__kwdefaults__", "__name__", "__qualname__", "__code__", "__dict__", "__closure__", "__annotations__", "__doc__", "__module__", "__type_params__", "__annotate__"):
    t(delattr, f, name)
t(f)


def g():
    free = 1
    return lambda: free
t(setattr, f, "__code__", g().__code__)
h = g()
t(setattr, h, "__code__", f.__code__)
h.__code__ = g().__code__
print(h())
