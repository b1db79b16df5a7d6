"""__slots__ in every combination: layouts that go together, names that don't, weak references, copying."""
import copy
import pickle
import weakref


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


def make(slots, bases=(), **space):
    return type("C", bases, {"__slots__": slots, **space})


for slots in ["a", ("a", "b"), ["a"], {"a": "doc of a"}, (), iter("xy"), {"a"}, "__dict__", ("__dict__", "__weakref__"), ("a", "a"), 5, (5,), ("1a",), ("a b",), "", ("",), ("__dict__", "__dict__"), ("__weakref__", "__weakref__"), None, ("é",), ("class",), ("_private", "__mangled"), ("__class__",), b"a", (b"a",), ("__slots__",), ("__init__",), "ab\0c", ("\ud800",), {"n": 1, "m": 2}.keys()]:
    try:
        c = make(slots)
        print(slots if not hasattr(slots, "__next__") else "iterator", "->", sorted(k for k in vars(c) if k not in ("__module__", "__doc__", "__slots__")), hasattr(c(), "__dict__"), c.__dictoffset__ != 0, c.__weakrefoffset__ != 0)
    except Exception as e:
        print(slots, "->", type(e).__name__, e)
A, B = make("a"), make("b")
E1, E2 = make(()), make(())
W = make("__weakref__")
D = make("__dict__")
class Plain: pass
t(lambda: make((), (A, B))); t(lambda: make((), (E1, E2)).__mro__[1:3] == (E1, E2)); t(lambda: make((), (A, E1)).__base__ is A); t(lambda: make((), (E1, A)).__base__ is A); t(lambda: make("c", (A, Plain)).__base__ is A)
t(make, "x", (int,)); t(make, "x", (tuple,)); t(make, "x", (bytes,)); t(make, "x", (type,)); t(make, (), (int,)); t(make, "x", (str,)); t(make, "x", (list,)); t(make, "x", (dict,)); t(make, "x", (Exception,)); t(make, "x", (float,)); t(make, "__dict__", (int,)); t(make, "__weakref__", (int,)); t(make, "__weakref__", (tuple,)); t(make, "__weakref__", (list,)); t(make, "__dict__", (Plain,)); t(make, "__weakref__", (Plain,)); t(make, "__dict__", (D,)); t(make, "__weakref__", (W,)); t(make, "x", (set,)); t(make, "__weakref__", (set,)); t(make, "__dict__", (Exception,))
t(type, "L", (int, str), {}); t(type, "L", (list, dict), {}); t(type, "L", (Exception, int), {}); t(type, "L", (OSError, SyntaxError), {}); t(type, "L", (OSError, ValueError), {}); t(type, "L", (A, int), {}); t(type, "L", (A, Exception), {}); t(type, "L", (bool,), {}); t(type, "L", (type(None),), {}); t(type, "L", (type(len),), {}); t(type, "L", (range,), {}); t(type, "L", (slice,), {}); t(type, "L", (memoryview,), {}); t(type, "L", (type(lambda: 0),), {}); t(type, "L", (property, int), {}); t(type, "L", (type(i for i in ()),), {}); t(type, "L", (dict, Plain, A), {})
c = make("a", a_default=5)()
t(lambda: c.a); t(setattr, c, "b", 1); t(getattr, c, "b"); t(setattr, c, "a_default", 1); t(lambda: c.__dict__); t(vars, c); t(weakref.ref, c); c.a = 1; print(c.a); del c.a; t(delattr, c, "a")
t(lambda: type("X", (), {"__slots__": "a", "a": 1}))
class Docs:
    __slots__ = {"x": "the x", "y": None, "z": 5}
print(Docs.x.__doc__, Docs.y.__doc__, Docs.z.__doc__, Docs.__slots__)
class Mangled:
    __slots__ = ("__secret", "__kept__", "_C__other")
    def __init__(self): self.__secret = 1
print(sorted(k for k in vars(Mangled) if "secret" in k or "kept" in k), Mangled()._Mangled__secret)
class Base:
    __slots__ = ("a", "b")
    def __init__(self, a=1): self.a = a
class Child(Base):
    __slots__ = ("c", "a")
class Open(Base): pass
ch = Child(); ch.c = 3; Base.a.__set__(ch, "shadowed"); print(ch.a, Base.a.__get__(ch), copyreg := None)
for kind in (Base, Child, Open):
    x = kind(5)
    if kind is Open: x.extra = [1]
    for protocol in (0, 1, 2, 5):
        try:
            y = pickle.loads(pickle.dumps(x, protocol)); print(kind.__name__, protocol, y.a, hasattr(y, "b"), getattr(y, "extra", None))
        except Exception as e:
            print(kind.__name__, protocol, type(e).__name__, e)
    t(lambda: x.__reduce_ex__(2)[2]); t(lambda: x.__getstate__()); t(lambda: copy.copy(x).a); t(lambda: copy.deepcopy(x).a)
class State(Base):
    __slots__ = ()
    def __getstate__(self): return (None, {"b": "from state"})
print(copy.copy(State()).b, hasattr(copy.copy(State()), "a"))
x, y = Base(), Open()
t(setattr, x, "__class__", Open); t(setattr, y, "__class__", Base); t(setattr, x, "__class__", make(("a", "b"))); t(setattr, x, "__class__", make(("b", "a"))); t(setattr, x, "__class__", make(("a", "c"))); t(setattr, x, "__class__", int); t(setattr, x, "__class__", 5); t(setattr, 5, "__class__", bool); t(setattr, Plain(), "__class__", Open); t(setattr, [], "__class__", list)
class O1(Base): __slots__ = ("q",)
class O2(Base): __slots__ = ("q",)
o = O1(); o.q = 9; o.__class__ = O2; print(type(o).__name__, o.q, o.a)
class P1: pass
class P2: __slots__ = ("__dict__", "__weakref__")
class P3: __slots__ = ("__dict__",)
p = P1(); p.v = 1; t(setattr, p, "__class__", P2); print(type(p).__name__, p.v); t(setattr, p, "__class__", P3); t(setattr, P3(), "__class__", P1)
class L1(list): __slots__ = ("tag",)
l = L1([1, 2]); l.tag = "t"; print(l, l.tag, pickle.loads(pickle.dumps(l)).tag, copy.copy(l).tag); t(setattr, l, "other", 1)
t(setattr, P1, "__bases__", (Base,)); t(setattr, Open, "__bases__", (P1,)); t(setattr, O1, "__bases__", (Base, P1)); t(setattr, P1, "__bases__", ()); t(setattr, P1, "__bases__", 5); t(setattr, P1, "__bases__", (5,)); t(setattr, P1, "__bases__", (P1,)); t(setattr, int, "__bases__", (object,)); t(setattr, P1, "__bases__", (int,))
class Sub(P1): pass
class NewBase:
    def hello(self): return "hello from new base"
Sub.__bases__ = (NewBase,); print(Sub().hello(), Sub.__mro__[1].__name__, P1.__subclasses__(), NewBase.__subclasses__()[0].__name__)
