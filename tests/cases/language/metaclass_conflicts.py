"""Metaclass choice: conflicts, explicit callables, __prepare__ results of every kind, and what type.__new__ refuses."""
import abc
import collections
import types


def t(f, *args, **kwargs):
    try:
        r = f(*args, **kwargs)
        print(r if not isinstance(r, type) else f"class {r.__name__} by {type(r).__name__}")
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class M1(type): pass
class M2(type): pass
class M12(M1, M2): pass
class A1(metaclass=M1): pass
class A2(metaclass=M2): pass


def conflict():
    class C(A1, A2): pass
def conflict_explicit():
    class C(A1, metaclass=M2): pass
def conflict_abc():
    class C(abc.ABC, A1): pass
def resolved():
    class C(A1, A2, metaclass=M12): pass
    return C
def plain_type():
    class C(A1, metaclass=type): pass
    return C
def derived():
    class B(metaclass=M12): pass
    class C(A1, B): pass
    return C
for f in (conflict, conflict_explicit, conflict_abc, resolved, plain_type, derived): t(f)
t(type, "C", (A1, A2), {})
t(type, "C", (A1,), {})
t(M2, "C", (A1,), {})
t(M12, "C", (A1, A2), {})
t(types.new_class, "C", (A1, A2))
t(type.__new__, M1, "C", (A2,), {})
t(type.__new__, M12, "C", (A2,), {})
t(type.__new__, type, "C", (A2,), {})
t(type.__new__, int, "C", (), {})
t(type.__new__, 5, "C", (), {})
t(type.__new__)
t(type.__new__, type)

print("-- callables as metaclasses")


def function(name, bases, space, **keywords):
    print("function", name, bases, [k for k in space if k != "__firstlineno__"], keywords)
    return name.lower()


class F1(metaclass=function, key=1):
    attribute = 1
print(F1)
class F2(A1, metaclass=function): pass
print(F2)


class Factory:
    def __prepare__(self, name, bases, **keywords):
        print("prepared by an instance", name, keywords)
        return {"given": 1}

    def __call__(self, name, bases, space, **keywords):
        return name, sorted(k for k in space if not k.startswith("__")), keywords


class F3(int, metaclass=Factory(), opt=True):
    x = 2
print(F3)
class F4(metaclass=lambda *a, **k: len(a)): pass
print(F4)
def bad_meta():
    class C(metaclass=5): pass
t(bad_meta)
def none_meta():
    class C(metaclass=None): pass
t(none_meta)
def twice():
    class C(A1, **{"metaclass": M12, "k": 1}): pass
t(twice)

print("-- __prepare__")


def with_prepare(result):
    class Meta(type):
        @classmethod
        def __prepare__(meta, name, bases, **keywords):
            if isinstance(result, BaseException):
                raise result
            return result

    class C(metaclass=Meta):
        member = 1

        def method(self): return __class__
    return C


class Logged(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("set", key)
        super().__setitem__(key, value)

    def __getitem__(self, key):
        if not key.startswith("__"):
            print("get", key)
        return super().__getitem__(key)


class Mapping:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v


for result in (None, 5, "text", [], (), Mapping(), ValueError("prepare"), types.MappingProxyType({}), collections.UserDict()):
    t(with_prepare, result)
for result in ({}, Logged(), collections.OrderedDict(), collections.ChainMap(), collections.defaultdict(int)):
    t(with_prepare, result)


class Counting(dict):
    def __missing__(self, key):
        if key.startswith("__"):
            raise KeyError(key)
        self[key] = value = len(self)
        return value


class AutoMeta(type):
    @classmethod
    def __prepare__(meta, name, bases): return Counting()


class Auto(metaclass=AutoMeta):
    red; green; blue
    total = red + green
print(sorted(n for n in vars(Auto) if not n.startswith("_")), Auto.green - Auto.red, Auto.total == Auto.red + Auto.green)


class NotCallablePrepare(type):
    __prepare__ = 5


def ncp():
    class C(metaclass=NotCallablePrepare): pass
t(ncp)


class InstancePrepare(type):
    def __prepare__(name, bases): return {"name": name}


class IP(metaclass=InstancePrepare): pass
print(IP.name)
print(type.__prepare__(), type.__prepare__(1, 2, x=3), type.__prepare__("n", ()))

print("-- type() itself")
for args in ((), (1,), (1, 2), ("C", ()), ("C", (), {}, 1), (5, (), {}), ("C", [], {}), ("C", (), []), ("C", (5,), {}), ("C", (bool,), {}), ("C", (type(None),), {}), ("C", (int, str), {}), ("C", (types.FunctionType,), {}),
             ("C\0", (), {}), ("", (), {}), ("C", (object, A1), {}), ("C", (A1, A1), {}), ("C", (), {"__slots__": 5}), ("C", (), {"__slots__": "a b"}), ("C", (), {"__slots__": ("a", "a")}), ("C", (), {"__slots__": ["x"], "x": 1}),
             ("C", (), {"__qualname__": 5}), ("C", (), {"__qualname__": "Q.C"}), ("C", (), {"__classcell__": 5}), ("C", (slice,), {}), ("C", (range,), {}), ("C", (type(...),), {}), ("C", (memoryview,), {}), ("C", (object,), None)):
    t(type, *args)
t(type, "C", (), {}, key=1)
t(type, 5, key=1)
t(type, object=5)
t(type, "C", bases=(), dict={})
print(type("C", (), {"__module__": 5}).__module__, type("C", (), {"__doc__": "d"}).__doc__, type("C", (), {}).__doc__)


class NoCell(type):
    def __new__(meta, name, bases, space):
        space.pop("__classcell__", None)
        return super().__new__(meta, name, bases, space)


def no_cell():
    class C(metaclass=NoCell):
        def f(self): return __class__
t(no_cell)


class WrongCell(type):
    def __new__(meta, name, bases, space):
        cls = super().__new__(meta, name, bases, space)
        return super().__new__(meta, "Other", bases, {"__classcell__": space["__classcell__"]})


def wrong_cell():
    class C(metaclass=WrongCell):
        def f(self): return __class__
t(wrong_cell)


class Replaces(type):
    def __call__(cls, *args): return ("called", cls.__name__, args)


class R(metaclass=Replaces): pass
print(R(), R(1, 2), type.__call__(R).__class__.__name__)


class NotAType(type):
    def __new__(meta, *args): return 42


class N(metaclass=NotAType): pass
print(N)
def sub_of_number():
    class S(N): pass
t(sub_of_number)


class BadMro(type):
    def mro(cls): return MRO_RESULT


MRO_RESULT = None
for MRO_RESULT in (None, 5, [], [5], [int], [object], (object,)):
    t(lambda: BadMro("X", (), {}))


class Extra(type):
    def mro(cls):
        return [cls, A2, object]


t(lambda: [k.__name__ for k in Extra("X", (), {}).__mro__])
print("-- names that are no strings")
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(type("C", (), {1: 2, 3: 4}).__dict__[1])
    print([(w.category.__name__, str(w.message)) for w in caught])
    warnings.simplefilter("error")
    t(type, "C", (), {1: 2})
    t(type, "C", (int, str), {1: 2})
