"""__set_name__: order, errors and their notes, calls by hand, and classes that change while it runs."""


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e, getattr(e, "__notes__", ""))


class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name, hasattr(owner, name), type(owner).__name__)
        self.owner, self.name = owner.__name__, name

    def __repr__(self):
        return f"<{self.owner}.{self.name}>"


class Plain:
    second = Named()
    first = Named()
    same = also = Named()
    number = 5
print(Plain.second, Plain.first, Plain.same, Plain.also)

Plain.later = Named()
print(hasattr(Plain.later, "name"))
dynamic = type("Dynamic", (), {"x": Named(), "y": Named()})
print(dynamic.x, dynamic.y)


class Failing:
    def __set_name__(self, owner, name):
        raise ValueError("no", name)


def failing():
    class Holder:
        good = Named()
        bad = Failing()
        never = Named()
t(failing)
t(type, "T", (), {"z": Failing()})


class WrongArguments:
    def __set_name__(self):
        pass


t(type, "W", (), {"w": WrongArguments()})


class NotCallable:
    __set_name__ = 5


t(type, "N", (), {"n": NotCallable()})


class Disabled:
    __set_name__ = None


t(type, "D", (), {"d": Disabled()})


class OnInstance:
    def __init__(self):
        self.__set_name__ = lambda owner, name: print("never looked up on the instance")


print(type("I", (), {"i": OnInstance()}).__name__)


class Static:
    @staticmethod
    def __set_name__(owner, name):
        print("static", owner.__name__, name)


class ByClass:
    @classmethod
    def __set_name__(cls, owner, name):
        print("classmethod", cls.__name__, owner.__name__, name)


class Hooks:
    a = Static()
    b = ByClass()


class Adds:
    def __set_name__(self, owner, name):
        setattr(owner, name + "_more", Named())
        owner.count = getattr(owner, "count", 0) + 1


class Grown:
    p = Adds()
    q = Adds()
print(sorted(n for n in vars(Grown) if not n.startswith("__")), Grown.count, hasattr(Grown.p_more, "name") if hasattr(Grown, "p_more") else None)


class Removes:
    def __set_name__(self, owner, name):
        delattr(owner, name)


print(sorted(n for n in vars(type("R", (), {"one": Removes(), "two": Removes(), "keep": 1})) if not n.startswith("__")))


class Meta(type):
    def __new__(meta, name, bases, space):
        print("meta new", name)
        cls = super().__new__(meta, name, bases, space)
        print("meta made", name)
        return cls

    def __init__(cls, name, bases, space):
        print("meta init", name)


class Base:
    def __init_subclass__(cls, **keywords):
        print("init_subclass", cls.__name__, cls.__dict__["field"].name)


class Ordered(Base, metaclass=Meta):
    field = Named()


class SetsOnMeta(type):
    hidden = Named()


class UsesMeta(metaclass=SetsOnMeta):
    pass
print(UsesMeta.hidden)


class Looks:
    def __getattr__(self, name):
        print("getattr", name)
        raise AttributeError(name)


print(type("L", (), {"x": Looks()}).__name__)


class Descriptor:
    def __get__(self, instance, owner):
        return lambda *args: print("through __get__", instance is not None, [getattr(a, "__name__", a) for a in args])


class Provides:
    __set_name__ = Descriptor()


print(type("P", (), {"x": Provides()}).__name__)


class RaisingDescriptor:
    def __get__(self, instance, owner):
        raise KeyError("get")


class Provides2:
    __set_name__ = RaisingDescriptor()


t(type, "P2", (), {"x": Provides2()})
# Properties and cached properties remember their names.
from functools import cached_property


class Props:
    @property
    def named(self):
        return 1

    @cached_property
    def cached(self):
        return 2


print(Props.named.__name__, Props.cached.attrname)
t(Props.cached.__set_name__, Props, "other")
t(Props.cached.__set_name__, Props, "cached")
t(setattr, Props(), "named", 3)
t(delattr, Props(), "named")
anonymous = cached_property(lambda self: 3)
Props.anonymous = anonymous
t(lambda: Props().anonymous)


def two_names():
    class TwoNames:
        one = cached_property(len)
        two = one
t(two_names)
