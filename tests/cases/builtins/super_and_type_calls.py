"""super() in every form, and type() and object methods called directly."""
import re
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
class A:
    x = "A.x"
    def m(self): return "A.m"
    @classmethod
    def c(cls): return "A.c", cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
    def __getitem__(self, k): return "A item"
    def __len__(self): return 5
class B(A):
    x = "B.x"
    def m(self): return "B.m", super().m()
    @classmethod
    def c(cls): return "B.c", super().c()
    @staticmethod
    def s(): return super().s()
    @property
    def p(self): return "B.p", super().p
    def __getitem__(self, k): return "B item", super().__getitem__(k)
    def lam(self): return (lambda: super().m)()
    def gen(self): return list(super().x for _ in "a")
    def comp(self): return [super().x for _ in "a"], {super().x: 1 for _ in "b"}
    def nested(self):
        def inner(): return super().m()
        return inner()
    def nested2(self):
        def inner(self): return super().m()
        return inner(self)
    def setit(self): super().x = 5
    def delit(self): del super().x
    def item(self): return super()[0]
    def length(self): return len(super())
    def call(self): return super()()
    def missing(self): return super().nothing
    def dunder(self): return super().__class__, super().__thisclass__, super().__self__ is self, super().__self_class__
    def rebind(self): super = 5; return super
    def explicit(self): return super(B, self).m(), super(A, self).__init__ is not None, super(B, B).m is A.m
    def wrong(self): return super(B, 5).m()
    def kw(self, super=1): return super
    def noargs(): return super().m
    def star(*args): return super().x
    def defaults(self, a=lambda s: 1): return super().x
    def late(self): self = A(); return super().m()
    def with_cell(self): return (lambda: self, super().x)[1]
class C(B): pass
b, c = B(), C()
for name in ["m", "c", "s", "p", "lam", "gen", "comp", "nested", "nested2", "setit", "delit", "item", "length", "call", "missing", "dunder", "rebind", "explicit", "wrong", "kw", "star", "defaults", "late", "with_cell"]:
    for o in b, c: t(lambda: getattr(o, name) if name == "p" else getattr(o, name)())
t(B.noargs); t(lambda: b[1])
t(super); t(super, 5); t(super, A, 5); t(super, A, B); t(super, B, A); t(super, B, A()); t(super, B, b, 1); t(super, B, b=1); t(super, B, None); t(super, type, A); t(super, object, 5); s = super(B); print(s, s.__thisclass__, s.__self__, s.__self_class__); t(lambda: s.m); t(lambda: s.__get__(b).m()); t(lambda: s.__get__(5)); t(lambda: s.__get__(None, B)); t(lambda: super(B, c).__get__(5)); t(lambda: super(B, b) == super(B, b)); print(repr(super(B, b)), repr(super(B, B)), super(B, b).x, super(B, C).c()); t(setattr, super(B, b), "q", 1); t(lambda: super(B, b).__dict__ is b.__dict__); t(lambda: super(A, b).m); t(lambda: hash(super(B, b)) is not None); t(lambda: super(B, b).__doc__); t(lambda: super.__new__(super).m); u = super.__new__(super); t(lambda: repr(u)); t(u.__init__, B, b); t(lambda: u.m())
class Un:
    f = lambda: super().x
t(Un.f); t(lambda: Un().f())
def outside(self): return super().x
t(outside, b); B.outside = outside; t(lambda: b.outside())
class Desc:
    m = super(B, b).m
    bound = super(B)
    def f(self): return 1
class DB(B):
    sup = super(B)
t(lambda: Desc.m()); t(lambda: DB().sup.m())
class SubSuper(super):
    tag = "own"
print(SubSuper(B, b).m(), SubSuper(B, b).tag, repr(SubSuper(B, b)))
class NewCls:
    def __new__(cls): return super().__new__(cls), super().__new__, __class__ is cls
    def __init_subclass__(cls): print("sub", super().__init_subclass__(), cls.__name__)
    def __class_getitem__(cls, k): return super().__repr__ is not None, k
print(NewCls()[2], NewCls[5])
class NewSub(NewCls): pass
class Meta(type):
    def __call__(cls, *a): return "meta", super().__call__(*a)
    def __getattr__(cls, n): return f"meta {n}"
    @property
    def mp(cls): return super().__name__
class WithMeta(metaclass=Meta): pass
print(WithMeta()[0], WithMeta.anything, WithMeta.mp, type(super(Meta, WithMeta).__call__).__name__)
class D1:
    def f(self): return ["D1"]
class L(D1):
    def f(self): return ["L"] + super().f()
class R(D1):
    def f(self): return ["R"] + super().f()
class LR(L, R):
    def f(self): return ["LR"] + super().f()
print(LR().f(), super(L, LR()).f(), [c.__name__ for c in LR.__mro__])
for f, args in [(object.__getattribute__, (b, "x")), (object.__getattribute__, (b,)), (object.__getattribute__, (b, 5)), (object.__setattr__, (A, "x", 1)), (object.__setattr__, (5, "x", 1)), (object.__delattr__, (b, "zz")), (type.__getattribute__, (B, "x")), (type.__getattribute__, (b, "x")), (type.__setattr__, (int, "x", 1)), (type.__setattr__, (B, "new", 1)), (type.__delattr__, (B, "new")), (type.__delattr__, (B, "new")), (type.__delattr__, (int, "x")), (type.__call__, (B,)), (type.__instancecheck__, (A, b)), (type.__subclasscheck__, (A, B)), (type.__subclasscheck__, (A, 5)), (type.__dir__, (5,)), (type.__or__, (int, str)), (type.__or__, (int, 5)), (type.__repr__, (5,)), (object.__repr__, (b,)), (object.__eq__, (b, b)), (object.__eq__, (1, 2)), (object.__ne__, (b, b)), (object.__lt__, (1, 2)), (object.__hash__, (b, 1)), (object.__format__, (b, "x")), (object.__format__, (b, "")), (object.__reduce__, (b, 1)), (object.__reduce_ex__, (b,)), (object.__reduce_ex__, (b, "x")), (object.__sizeof__, ()), (object.__dir__, ()), (object.__init__, (b, 1)), (object.__new__, (B, 1)), (object.__init_subclass__, (1,)), (object.__subclasshook__, ()), (object.__str__, (5,)), (object.__class__, (5,)), (object.__getstate__, (b,)), (object.__getstate__, ())]: t(f, *args)
