"""One place in the code that reads, calls and writes attributes of objects laid out in many ways."""


class Growing:
    """Its first instances have less room than those after them."""

    def __init__(self, n):
        for i in range(n):
            setattr(self, f"a{i}", i)
        self.last = n

    def method(self):
        return self.last


def read(o):
    return o.last


def call(o):
    return o.method()


def write(o, v):
    o.last = v


first = Growing(2)
total = 0
for n in range(40):
    for _ in range(70):
        o = Growing(n)
        write(o, n + 1)
        total += read(o) + call(o)
    total += read(first) + call(first)
print(total)
for _ in range(200):
    total += read(first) - call(o) + read(o) - call(first)
print(total)

# An attribute of the instance that hides the method, and goes again.
o = Growing(3)
results = []
for i in range(120):
    if i % 40 == 20:
        o.method = lambda: "hidden"
    if i % 40 == 30:
        del o.method
    results.append(call(o))
print(results.count("hidden"), results.count(3))


class A:
    value = "class"

    def method(self):
        return "A"


class B:
    @property
    def value(self):
        return "property"

    @classmethod
    def method(cls):
        return cls.__name__


class C:
    __slots__ = ("value",)

    def __init__(self):
        self.value = "slot"

    @staticmethod
    def method():
        return "static"


class D(A):
    def __init__(self):
        self.value = "own"

    def __getattr__(self, name):
        return lambda: "getattr " + name


class E:
    def __getattribute__(self, name):
        return (lambda: "any") if name == "method" else "any"


class F(dict):
    value = property(lambda self: len(self))

    def method(self):
        return "F"


def value(o):
    return o.value


def method(o):
    return o.method()


objects = [A(), B(), C(), D(), E(), F(), A, C]
C.method.__name__
for order in (objects[:6], objects[:6][::-1], objects[:3] * 2, [objects[1]] * 3 + [objects[3]] * 3):
    got = []
    for _ in range(60):
        got.append([(value(o), method(o)) for o in order])
    print(got[0] == got[-1], got[0])
for _ in range(100):
    last = [value(o) for o in (objects[6], objects[0])]
A.value = "changed"
print(last, [value(o) for o in (objects[6], objects[0], objects[3])])
A.method = lambda self: "new method"
print([method(o) for o in objects[:6]])
d = A()
for i in range(100):
    vars(d)["method"] = lambda: "in the dict"
    a = method(d)
    vars(d).clear()
    b = method(d)
print(a, b)
for i in range(100):
    try:
        write(objects[5 if i % 2 else 1], i)
    except AttributeError as e:
        error = e
    write(objects[3], i)
    o = A()
    write(o, i)
print(objects[3].last, o.last, objects[5].last)


def has(o):
    return hasattr(o, "missing"), getattr(o, "missing", None)


class Meta(type):
    missing = "by the metaclass"


class OfMeta(metaclass=Meta):
    pass


class MetaGetattr(type):
    def __getattr__(cls, name):
        return "made"


class OfMetaGetattr(metaclass=MetaGetattr):
    pass


print([has(o) for o in (int, OfMeta, OfMeta(), OfMetaGetattr, OfMetaGetattr(), type, A)])
A.missing = 5
print([has(o) for o in (A, D, D())][:2])
