"""__init_subclass__, __class_getitem__, __mro_entries__, __subclasshook__, __set_name__ and types.new_class."""
import abc
import types


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e, getattr(e, "__notes__", ""))


class Root:
    registry = []

    def __init_subclass__(cls, /, tag=None, **keywords):
        super().__init_subclass__(**keywords)
        cls.registry.append((cls.__name__, tag, cls.__qualname__))


class A(Root): pass
class B(A, tag="b"): pass
class C(Root, tag=1): 
    class Nested(Root): pass
print(Root.registry)
def bad(): 
    class D(Root, unknown=1): pass
t(bad); t(type, "E", (Root,), {}, tag="by type"); t(types.new_class, "F", (Root,), {"tag": "new_class"}); print(Root.registry[-2:])


class Strict:
    def __init_subclass__(cls): pass
def s1():
    class X(Strict, a=1): pass
t(s1)
class Explicit:
    @classmethod
    def __init_subclass__(cls, **kw): print("explicit", cls.__name__, kw)
class X(Explicit, q=1): pass
class Static:
    @staticmethod
    def __init_subclass__(**kw): print("static", kw)
class Y(Static, q=2): pass
class Odd:
    __init_subclass__ = 5
def s2():
    class Z(Odd): pass
t(s2)
class Raises:
    def __init_subclass__(cls): raise LookupError(cls.__name__)
def s3():
    class Z(Raises): x = 1
t(s3); print(Raises.__subclasses__())
t(object.__init_subclass__); t(object.__init_subclass__, 1); t(object.__init_subclass__, a=1); t(Root.__init_subclass__, tag=5); print(Root.registry.pop()); t(A.__init_subclass__, nope=1)


class Box:
    def __class_getitem__(cls, item):
        return cls.__name__, item
print(Box[int], Box[1, 2], Box[1:2], Box[()], Box[...], Box.__class_getitem__(5))
class SubBox(Box): pass
print(SubBox["s"]); t(lambda: Box()[1])
class NoBox: pass
t(lambda: NoBox[1])
class Wrong: __class_getitem__ = 5
t(lambda: Wrong[1])
class WrongArgs:
    def __class_getitem__(cls): pass
t(lambda: WrongArgs[1])
class NoneBox: __class_getitem__ = None
t(lambda: NoneBox[1])
class Meta(type):
    def __getitem__(cls, item): return "meta", item
class Both(metaclass=Meta):
    def __class_getitem__(cls, item): return "class", item
print(Both[1]); t(lambda: int[str]); t(lambda: type[int]); t(lambda: len[1]); t(lambda: type("T", (type,), {})[1]); t(lambda: type("U", (type,), {})("V", (), {})[int])


class Entry:
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases):
        print("entries", len(bases), [type(b).__name__ for b in bases])
        return self.bases
class E1(Entry(A)): pass
class E2(Entry(), B): pass
class E3(Entry(A, NoBox)): pass
class E4(Entry()): pass
print(E1.__bases__, E2.__bases__, E3.__bases__, E4.__bases__, E1.__orig_bases__[0].bases, E4.__orig_bases__[0].bases, hasattr(A, "__orig_bases__"))
print(types.get_original_bases(E1)[0].bases, types.get_original_bases(A), types.resolve_bases((Entry(A), int)), types.resolve_bases([int])); t(types.get_original_bases, 5)
class BadEntry:
    def __mro_entries__(self, bases): return [A]
def e5():
    class Q(BadEntry()): pass
t(e5); t(type, "Q", (Entry(A),), {}); t(types.new_class, "Q", (Entry(A),)); t(types.new_class, "Q", (BadEntry(),))
class RaiseEntry:
    def __mro_entries__(self, bases): raise KeyError("entries")
def e6():
    class Q(RaiseEntry()): pass
t(e6)
class EntryType:
    def __mro_entries__(self, bases): return (int,)
class Q(EntryType): pass
print(Q.__bases__)
class Dup(Entry(A), Root): pass
def e7():
    class Q(Entry(A), A): pass
t(e7)
class Hook(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is not Hook: return NotImplemented
        return {"int": True, "str": NotImplemented, "list": False, "dict": "yes", "set": 5}.get(other.__name__, NotImplemented)
t(issubclass, int, Hook); t(issubclass, str, Hook); t(issubclass, list, Hook); t(issubclass, dict, Hook); t(issubclass, set, Hook); t(isinstance, 1, Hook); t(issubclass, 5, Hook); t(issubclass, int, 5); t(issubclass, int, (Hook, 5)); t(issubclass, str, (Hook, 5)); t(issubclass, int, ((), ((Hook,),))); t(isinstance, 1, int | str); t(isinstance, 1, list[int]); t(issubclass, int, list[int]); t(isinstance, 1, int | list[int]); t(isinstance, [], int | list[int])
class Fake:
    __class__ = property(lambda self: int)
print(isinstance(Fake(), int), type(Fake()) is int, isinstance(Fake(), str), issubclass(Fake, int))
class FakeBases:
    __bases__ = (int,)
t(issubclass, FakeBases(), int); t(issubclass, FakeBases(), FakeBases()); t(isinstance, 5, FakeBases())
class RaisesClass:
    @property
    def __class__(self): raise ValueError("no class")
t(isinstance, RaisesClass(), int); t(isinstance, RaisesClass(), RaisesClass)
class Check(type):
    def __instancecheck__(cls, x): raise KeyError("check")
class Checked(metaclass=Check): pass
t(isinstance, 1, Checked); t(isinstance, 1, (int, Checked)); t(isinstance, "", (int, Checked)); t(isinstance, Checked(), Checked)
t(types.new_class, "N", (), {"metaclass": Check}, lambda ns: ns.update(x=1)); t(types.new_class, 5); t(types.new_class, "N", 5); t(types.new_class, "N", (), None, 5); t(types.prepare_class, "N", (int,), {"metaclass": type, "k": 1})
deep = ()
for _ in range(50): deep = (deep, str)
t(isinstance, 1, deep); t(issubclass, int, deep)
