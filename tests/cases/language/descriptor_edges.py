"""Descriptors: who wins, what __get__ is given, errors on the way, odd kinds of descriptors."""
import re


def t(f, *args, **kwargs):
    try:
        print(re.sub("0x[0-9a-f]+", "0x..", repr(f(*args, **kwargs))))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Get:
    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return self.name, instance is None, owner.__name__ if owner else None


class GetSet(Get):
    def __set__(self, instance, value):
        instance.__dict__[self.name] = ("set", value)


class SetOnly:
    def __set__(self, instance, value):
        instance.__dict__["set_only"] = ("through", value)


class DeleteOnly:
    def __delete__(self, instance):
        print("deleted from", type(instance).__name__)


class Host:
    get = Get("get")
    get_set = GetSet("get_set")
    set_only = SetOnly()
    delete_only = DeleteOnly()


h = Host()
h.__dict__.update(get=1, get_set=2, set_only=3, delete_only=4)
print(h.get, h.get_set, h.set_only, h.delete_only)
print(Host.get, Host.get_set, type(Host.set_only).__name__)
h.get = 5
h.get_set = 6
h.set_only = 7
print(h.get, h.get_set, h.set_only, h.__dict__)
t(setattr, h, "delete_only", 1)
t(delattr, h, "delete_only")
t(delattr, h, "get_set")
t(delattr, h, "set_only")
t(delattr, h, "get")
print(sorted(h.__dict__))


class Dynamic:
    def __getattr__(self, name):
        print("getattr", name)
        return lambda *a: ("dynamic", a)


class OnInstance:
    plain = Dynamic()


print(type(OnInstance().plain).__name__)
d = Get("added to instance")
h.instance_descriptor = d
print(h.instance_descriptor is d)


class Callable:
    __get__ = 5


class Bad:
    bad = Callable()


t(lambda: Bad().bad)
t(lambda: Bad.bad)


class NoneGet:
    __get__ = None
    __set__ = None


class Bad2:
    bad = NoneGet()


t(lambda: Bad2().bad)
t(setattr, Bad2(), "bad", 1)
t(delattr, Bad2(), "bad")


class Raising:
    def __get__(self, instance, owner):
        raise AttributeError("from descriptor") if instance else KeyError("on class")

    def __set__(self, instance, value):
        raise ValueError(f"cannot take {value}")

    def __delete__(self, instance):
        raise ValueError("cannot go")


class Falls:
    r = Raising()

    def __getattr__(self, name):
        return f"fallback for {name}"


t(lambda: Falls().r); t(lambda: Falls.r); t(setattr, Falls(), "r", 1); t(delattr, Falls(), "r"); t(hasattr, Falls, "r"); t(getattr, Falls(), "r", "default")


class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.label = name


class Shares:
    one = two = Named()
    _hidden = Named()


print(Shares.one.label)
Shares.later = Named()
print(hasattr(Shares.later, "label"))


class BadName:
    def __set_name__(self, owner, name):
        raise RuntimeError("in set_name")


def bad_name():
    class A:
        x = BadName()
try:
    bad_name()
except RuntimeError as e:
    print(e, e.__notes__)
class WrongName:
    def __set_name__(self): pass
def wrong_name():
    class A:
        x = WrongName()
try:
    wrong_name()
except TypeError as e:
    print(e, e.__notes__)


class Adds:
    def __set_name__(self, owner, name):
        setattr(owner, f"{name}_more", 1)
        owner.another = Named()


class Grows:
    x = Adds()
    y = Adds()


print(sorted(k for k in vars(Grows) if not k.startswith("__")))


class Meta(type):
    over = GetSet("of meta")
    under = Get("of meta")


class Made(metaclass=Meta):
    over = "own"
    under = "own"
    both = Get("own")


print(Made.over, Made.under, Made.both)
Made.under = "changed"
print(Made.under, Made().over, vars(Made)["over"])
function = Host.__init__ if 0 else lambda self: self
print(function.__get__(5)(), function.__get__(None, int) is function)
t(function.__get__); t(function.__get__, None); t(function.__get__, None, None); t(function.__get__, 1, 2, 3); t(Host.get.__class__.__get__ if 0 else Get.__get__)
t(property(len).__get__, "abc"); t(property(len).__get__, None, 1) if 0 else None; t(property().__get__, 1); t(property(len).__set__, "a", 1); t(property(len).__delete__, "a"); t(property().__set_name__, 1); t(property().__set_name__, 1, "n")
t(str.upper.__get__, "a"); t(str.upper.__get__, None, str); t(str.upper.__get__, 5); t(str.upper.__get__, None); t(str.__add__.__get__("a"), "b"); t(str.__add__.__get__, 5); t(int.real.__get__, 5); t(int.real.__get__, "x"); t(int.real.__get__, None, int); t(int.real.__set__, 5, 1); t(int.real.__delete__, 5)
t(classmethod(len).__get__, None, "abc"); t(classmethod(len).__get__, "abc"); t(classmethod(len).__get__(None, str)); t(staticmethod(len).__get__, None); t(staticmethod(len).__get__(1), "ab"); t(dict.__dict__["fromkeys"].__get__, None, dict); t(dict.__dict__["fromkeys"].__get__, None, int); t(dict.__dict__["fromkeys"].__get__, None); t(dict.__dict__["fromkeys"].__get__, None, 5); t(dict.__dict__["fromkeys"].__get__, {})
class Slots:
    __slots__ = ("a",)
t(Slots.a.__get__, Slots()); t(Slots.a.__get__, 5); t(Slots.a.__set__, 5, 1); t(Slots.a.__set__, Slots(), 1); t(Slots.a.__delete__, Slots()); t(Slots.a.__get__, None); t(Slots.a.__get__, None, Slots); t(lambda: Slots.a.__objclass__); t(lambda: Slots.a.__name__); t(lambda: Slots.a.__doc__)
class Dunder:
    def __len__(self): return 5
    __call__ = Get("call descriptor")
    __getitem__ = Get("x")
t(lambda: Dunder()()); t(lambda: Dunder()[0])
dd = Dunder(); dd.__len__ = lambda: 7
print(len(dd), dd.__len__())
class Cached:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        obj.__dict__[self.name] = value = self.f(obj)
        return value
class Uses:
    count = 0
    @Cached
    def value(self):
        Uses.count += 1
        return Uses.count
u = Uses()
print(u.value, u.value, Uses().value, vars(u)); del u.value; print(u.value)
