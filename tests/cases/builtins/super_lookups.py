# What super() finds: along one line of classes and across several, cached finds that go out of date, every kind of
# attribute, and classes whose MRO is of their own making.
class A:
    kind = "A"

    def m(self):
        return "A.m"

    @classmethod
    def c(cls):
        return "A.c", cls.__name__

    @staticmethod
    def s(x):
        return "A.s", x

    @property
    def p(self):
        return "A.p"

    def __new__(cls, *args):
        self = super().__new__(cls)
        self.made = cls.__name__
        return self


class B(A):
    def m(self):
        return "B.m " + super().m()

    @classmethod
    def c(cls):
        return super().c()

    def all(self):
        return super().kind, super().s(1), super().p, super(A, type(self)).__name__ if False else None

    def __new__(cls, *args):
        return super().__new__(cls, *args)


class C(A):
    kind = "C"

    def m(self):
        return "C.m " + super().m()

    def __new__(cls, *args):
        return super().__new__(cls, *args)


class D(B, C):
    def m(self):
        return "D.m " + super().m()


def show():
    for cls in (A, B, C, D):
        x = cls()
        print(x.made, x.m(), x.c(), x.s(2), x.p, x.kind)
    print(B().all(), D().all())
    print(super(B, D()).m(), super(D, D()).m(), super(A, D()).__str__.__name__, super(B, D).kind)


show()
# Changes of classes show at once.
C.m = lambda self: "new C.m"
A.kind = "new A"
show()
del C.m
del C.kind
show()
A.m = lambda self: "new A.m"
show()
B.__bases__ = (C,)
show()
print([c.__name__ for c in D.__mro__])

# Missing ones.
for f in (lambda: super(B, B()).nothing, lambda: super(A, B()).m, lambda: super(A, D).kind):
    try:
        print(f())
    except AttributeError as e:
        print(e)
print(super(B, B()).__class__, super(B, B()).__thisclass__.__name__, super(B, D()).__self_class__.__name__)


# An MRO that leaves a class out, and one in another order.
class Meta(type):
    def mro(cls):
        order = super().mro()
        return [c for c in order if c.__name__ != "C"]


class E(D, metaclass=Meta):
    pass


print([c.__name__ for c in E.__mro__], E().m())
try:
    print(super(C, E()).m())
except TypeError as e:
    print(e)


# Descriptors get the object or None, and the class looked along.
class Spy:
    def __get__(self, obj, cls=None):
        return type(obj).__name__, cls.__name__


class F:
    spy = Spy()


class G(F):
    spy = 1


print(super(G, G()).spy, super(G, G).spy)


class H(G):
    @classmethod
    def f(cls):
        return super().spy, super(G, cls).spy


print(H.f(), H().f())


class J(int):
    def __new__(cls, x):
        return super().__new__(cls, x * 2)

    def __add__(self, other):
        return super().__add__(other) + 1


print(J(4), J(4) + 1, type(J(4)))
for f in (
    lambda: object.__new__(),
    lambda: object.__new__(1),
    lambda: int.__new__(str),
    lambda: object.__new__(int),
    lambda: list.__new__(dict),
    lambda: object.__new__(J),
    lambda: set(1, 2),
    lambda: frozenset(1, 2),
):
    try:
        print(f())
    except TypeError as e:
        print(e)
