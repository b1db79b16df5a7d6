"""Metaclasses: __prepare__, __new__, __call__, conflicts, keywords, and classes that aren't types."""
import re


def t(f, *args, **kwargs):
    try:
        print(re.sub("0x[0-9a-f]+", "0x..", repr(f(*args, **kwargs))))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Verbose(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        print("prepare", meta.__name__, name, len(bases), keywords)
        return {"prepared": True}

    def __new__(meta, name, bases, space, **keywords):
        print("new", name, sorted(k for k in space if not k.startswith("__")), keywords)
        return super().__new__(meta, name, bases, space)

    def __init__(cls, name, bases, space, **keywords):
        print("init", name, keywords)
        super().__init__(name, bases, space)

    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, len(args), kwargs)
        return super().__call__(*args, **kwargs)

    def __instancecheck__(cls, instance):
        print("instancecheck")
        return "yes"

    def __subclasscheck__(cls, other):
        print("subclasscheck", other)
        return []

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return f"meta {name}"

    def __iter__(cls):
        return iter((cls.__name__, "iterated"))

    def __len__(cls):
        return 42

    def __contains__(cls, item):
        return item == "in"

    def __getitem__(cls, key):
        return f"item {key}"

    def __add__(cls, other):
        return f"added {other}"

    def __bool__(cls):
        return False

    def __repr__(cls):
        return f"<verbose {cls.__name__}>"

    def __dir__(cls):
        return ["z", "a"]

    @property
    def only_on_class(cls):
        return "property of meta"


class A(metaclass=Verbose, flag=1):
    def __init__(self, x=0):
        self.x = x


print(A.missing, list(A), len(A), "in" in A, A["k"], A + 1, bool(A), A, dir(A), A.only_on_class)
t(lambda: A(5).only_on_class)
t(lambda: A().missing)
t(isinstance, 5, A)
t(isinstance, A(), A)
t(issubclass, int, A)
t(issubclass, A, A)


class B(A, other=2):
    pass


print(type(B), B.prepared, B.__mro__)
t(Verbose, "C", (), {})
t(Verbose, "C")
t(type, "D", (A,), {})
t(type, "D", (A,), {}, key=1)
t(type.__new__, type, "E", (A,), {})
print(type(type("F", (A,), {})))


class M1(type):
    pass


class M2(type):
    pass


X1, X2 = M1("X1", (), {}), M2("X2", (), {})
t(type, "Conflict", (X1, X2), {})
def conflict():
    class Conflict(X1, X2): pass
t(conflict)
def conflict2():
    class Conflict(X1, metaclass=M2): pass
t(conflict2)


class M3(M1, M2):
    pass


class Solved(X1, X2, metaclass=M3):
    pass


print(type(Solved).__name__, type(type("S", (Solved, X1), {})).__name__)


def function_meta(name, bases, space, **keywords):
    return name, bases, sorted(k for k in space if not k.startswith("__")), keywords


class Tuple(1 .__class__, metaclass=function_meta, k=5):
    attribute = 1


print(Tuple)


class Callable:
    def __prepare__(self, name, bases):
        return {"from": "instance"}

    def __call__(self, name, bases, space):
        return name, space["from"]


class Instance(metaclass=Callable()):
    pass


print(Instance)
def bad_prepare():
    class P(type):
        @classmethod
        def __prepare__(meta, *a): return 5
    class Q(metaclass=P): pass
t(bad_prepare)
def raising_prepare():
    class P(type):
        @property
        def __prepare__(meta): raise KeyError("prepare")
    class Q(metaclass=P): pass
t(raising_prepare)
def prepare_by_instance():
    class P:
        __prepare__ = None
    class Q(metaclass=P()): pass
t(prepare_by_instance)
def bad_meta():
    class Q(metaclass=5): pass
t(bad_meta)
def bad_bases():
    class Q(5): pass
t(bad_bases)
def instance_base():
    class Q(A()): pass
t(instance_base)
def bool_base():
    class Q(bool): pass
t(bool_base)
def duplicate():
    class Q(A, A): pass
t(duplicate)
def order():
    class Q(A, B): pass
t(order)
def none_keyword():
    class Q(**{"metaclass": None}): pass
t(none_keyword)
def twice():
    class Q(metaclass=type, **{"metaclass": type}): pass
t(twice)
def unknown():
    class Q(nothing=1): pass
t(unknown)
def not_str_keyword():
    class Q(**{1: 2}): pass
t(not_str_keyword)
t(type, 5, (), {}); t(type, "n", [], {}); t(type, "n", (), []); t(type, "n", (5,), {}); t(type, "a\0b", (), {}); t(type, "\ud800", (), {}); t(type, 1, 2); t(type); t(type, 1, 2, 3, 4)
t(type.__call__); t(type.__call__, type); t(type.__call__, int, "5"); t(type.__call__, int, "5", bsae=5); t(type.mro, int); t(type.mro); t(type.__prepare__); t(type.__prepare__, 1, a=2); t(type.__subclasses__, 5)


class BadMro(type):
    def mro(cls):
        return {"int": [5], "empty": [], "none": None, "short": (object,), "dup": (cls, cls, object), "foreign": (cls, int, object), "raise": 1 / 0 if cls.__name__ == "raise" else 0}[cls.__name__]


for name in ["int", "empty", "none", "short", "dup", "foreign", "raise"]:
    try:
        made = BadMro(name, (), {})
        print(name, made.__mro__)
    except Exception as e:
        print(name, type(e).__name__, e)


class Sneaky(type):
    def __new__(meta, name, bases, space):
        return 5 if name == "Five" else super().__new__(meta, name, bases, space)

    def __init__(cls, *args):
        print("sneaky init", cls)
        return super().__init__(*args)


class Five(metaclass=Sneaky):
    pass


class Six(metaclass=Sneaky):
    pass


print(Five, Six.__name__)
class ReturnsOther:
    def __new__(cls):
        return [cls.__name__]
    def __init__(self):
        print("never")
print(ReturnsOther())
class InitReturns:
    def __init__(self): return 5
t(InitReturns)
class NewArgs:
    def __new__(cls, a): return super().__new__(cls)
t(NewArgs); t(NewArgs, 1); t(NewArgs, 1, 2); t(object, 1); t(object.__new__); t(object.__new__, int); t(object.__new__, 5); t(object.__init__); t(int.__new__, str); t(int.__new__, 5); t(dict.__new__, A); t(int.__new__, bool); t(tuple.__new__, list)
