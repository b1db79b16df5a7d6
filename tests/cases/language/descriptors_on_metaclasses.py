"""Where attribute lookup on classes goes: data and non-data descriptors on metaclasses against those in the class."""


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Data:
    def __init__(self, tag): self.tag = tag
    def __get__(self, instance, owner): return (self.tag, getattr(instance, "__name__", instance if instance is None else "instance"), getattr(owner, "__name__", owner))
    def __set__(self, instance, value): print("set", self.tag, getattr(instance, "__name__", "instance"), value)
    def __delete__(self, instance): print("delete", self.tag, getattr(instance, "__name__", "instance"))


class NonData:
    def __init__(self, tag): self.tag = tag
    def __get__(self, instance, owner): return (self.tag, getattr(instance, "__name__", instance if instance is None else "instance"), getattr(owner, "__name__", owner))


class OnlySet:
    def __set__(self, instance, value): print("only set", value)


class OnlyDelete:
    def __delete__(self, instance): print("only delete")


class Meta(type):
    data = Data("meta data")
    nondata = NonData("meta nondata")
    plain = "meta plain"
    data_and_class = Data("meta both")
    nondata_and_class = NonData("meta both nondata")
    plain_and_class = "meta plain both"
    only_set = OnlySet()
    only_delete = OnlyDelete()

    @property
    def prop(cls): return f"prop of {cls.__name__}"

    @prop.setter
    def prop(cls, value): print("prop set", cls.__name__, value)

    def method(cls): return f"method of {cls.__name__}"

    @classmethod
    def cmethod(meta): return f"cmethod of {meta.__name__}"

    @staticmethod
    def smethod(): return "smethod"


class K(metaclass=Meta):
    data_and_class = "class value"
    nondata_and_class = NonData("class nondata")
    plain_and_class = Data("class data")
    own_data = Data("own data")
    own_nondata = NonData("own nondata")


class SubK(K):
    pass


for owner in (K, SubK):
    for name in ("data", "nondata", "plain", "data_and_class", "nondata_and_class", "plain_and_class", "own_data", "own_nondata", "prop"):
        print(owner.__name__, name, getattr(owner, name))
print(K.method(), SubK.method(), K.cmethod(), K.smethod())
k = K()
for name in ("data", "nondata", "plain", "prop", "method", "cmethod", "only_set"):
    t(getattr, k, name)
for name in ("data_and_class", "nondata_and_class", "plain_and_class", "own_data", "own_nondata"):
    t(getattr, k, name)
print("-- assignment")
K.data = 1
K.prop = 2
K.nondata = "shadow"
print(K.nondata, SubK.nondata, "nondata" in vars(K))
del K.nondata
print(K.nondata)
del K.data
t(delattr, K, "prop")
K.only_set = 5
t(delattr, K, "only_set")
t(lambda: type(K.only_set).__name__)
t(setattr, K, "only_delete", 1)
del K.only_delete
K.own_data = "replaced, as descriptors of the class itself are not asked"
print(K.own_data)
k.own_data = 5
print(vars(k))
vars(k)["data_and_class"] = "in the instance"
print(k.data_and_class)
t(type.__setattr__, K, "x", 1)
t(object.__setattr__, K, "x", 1)
t(object.__delattr__, K, "x")
t(type.__delattr__, K, "x")
t(type.__delattr__, K, "x")
print(object.__getattribute__(K, "data"), type.__getattribute__(K, "data"))
print(type(object.__getattribute__(K, "plain_and_class")).__name__)
t(type.__getattribute__, 5, "x")
t(type.__getattribute__, K)
t(type.__getattribute__, K, 5)
t(lambda: K.missing)
t(lambda: k.missing)
t(delattr, K, "missing")
t(setattr, int, "x", 1)
t(delattr, int, "x")
t(delattr, int, "real")


print("-- getattr and getattribute on the metaclass")


class Hooked(type):
    def __getattribute__(cls, name):
        if name.startswith("h_"):
            return f"hooked {name}"
        return super().__getattribute__(name)

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return f"fallback {name}"

    def __setattr__(cls, name, value):
        print("setattr", name, value)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        print("delattr", name)
        super().__delattr__(name)

    def __dir__(cls):
        return ["b", "a"]


class H(metaclass=Hooked):
    real = 1


print(H.real, H.h_x, H.other, dir(H))
H.real = 2
del H.real
print(H.real)
t(lambda: H().other)
t(lambda: H().h_x)
t(delattr, H, "real")
print(hasattr(H, "__nothing__"), getattr(H, "__nothing__", None))


print("-- special methods are looked up on the type")


class Ops(type):
    def __len__(cls): return 3
    def __iter__(cls): return iter("abc")
    def __contains__(cls, x): return x == 1
    def __getitem__(cls, k): return ("item", k)
    def __setitem__(cls, k, v): print("setitem", k, v)
    def __delitem__(cls, k): print("delitem", k)
    def __add__(cls, o): return "add"
    def __radd__(cls, o): return "radd"
    def __or__(cls, o): return "or"
    def __neg__(cls): return "neg"
    def __bool__(cls): return False
    def __eq__(cls, o): return "eq"
    def __hash__(cls): return 77
    def __repr__(cls): return "<repr of class>"
    def __str__(cls): return "str of class"
    def __format__(cls, spec): return f"formatted {spec}"
    def __enter__(cls): return "entered"
    def __exit__(cls, *e): print("exit"); return True
    def __index__(cls): return 1
    def __int__(cls): return 2
    def __float__(cls): return 2.5
    def __reversed__(cls): return iter("cba")


class O(metaclass=Ops):
    def __len__(self): return 100
    def __repr__(self): return "instance repr"


print(len(O), list(O), 1 in O, 2 in O, O[5], O + 1, 1 + O, O | int, -O, bool(O), O == 5, hash(O), repr(O), str(O), f"{O:spec}", [10, 20, 30][O], int(O), float(O), list(reversed(O)))
print(len(O()), O())
t(lambda: O()[1])
O["k"] = 1
del O["k"]
with O as entered:
    print(entered)
    1 / 0
O.__len__ = lambda self: 200
print(len(O), len(O()), {O: 1}[O])
t(lambda: int | O)


class NoHash(type):
    def __eq__(cls, other): return True


class NH(metaclass=NoHash): pass
t(hash, NH)
t(lambda: {NH})


class SlotMeta(type):
    __slots__ = ()


t(lambda: type("SM", (type,), {"__slots__": ("x",)}))
print(SlotMeta("Z", (), {}).__name__)
