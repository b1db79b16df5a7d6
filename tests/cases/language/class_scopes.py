"""Which names class bodies, comprehensions in them and nested functions see."""
import sys

x = "global x"
y = "global y"


def show(f, *a):
    try:
        print(f.__name__, repr(f(*a)))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


def one():
    x = "one x"

    class A:
        before = x
        x = "A x"
        after = x
        listed = [x for _ in range(1)]
        lazily = lambda: x

        def method(self):
            return x

        class B:
            inner = x
            y = y
    return A.before, A.after, A.listed, A.lazily(), A().method(), A.B.inner, A.B.y


def two():
    class A:
        global x
        seen = x
        x = "changed"
    result = A.seen, x, hasattr(A, "x")
    globals()["x"] = "global x"
    return result


def three():
    x = "three"

    class A:
        nonlocal x
        x = "from class"
        y = [x, *(x for _ in "a")]
    return x, A.y, "x" in vars(A)


def four():
    class A:
        try:
            del y
        except NameError as e:
            print(e)
        y = 1
        del y
        again = y
    return A.again


def five():
    def make(x):
        class A:
            print("class sees", x)
            if x == "set":
                x = "own"
            print("now", x)
            del_me = 1
        return A
    make("set"), make("not")
    return sorted(k for k in vars(make("q")) if not k.startswith("__"))


def six():
    class A:
        __class__ = "spoofed"

        def f(self):
            return __class__
    return A().f(), A().__class__


def seven():
    class A:
        def f(self):
            nonlocal __class__
            __class__ = 5
            return __class__

        def g(self):
            return __class__
    return A().f(), A().g()


def eight():
    class A:
        def f(self):
            del self
            return super().__repr__()
    return A().f()


def nine():
    class A:
        def f(self):
            self = 5
            return super().__repr__()
    return A().f()


def ten():
    class A:
        def f(*args):
            return super().__hash__
    return A().f()


def eleven():
    class A:
        f = lambda self: [super().__init__ for _ in "a"][0] is not None
        g = lambda self: list(super().__init__ is not None for _ in "a")
    return A().f(), A().g()


def twelve():
    class A:
        locals()["made"] = 1
        got = made
        keys = sorted(k for k in locals() if not k.startswith("__"))
    return A.got, A.made, A.keys


def thirteen():
    class Meta(type):
        @classmethod
        def __prepare__(meta, name, bases):
            class Space(dict):
                def __missing__(self, key):
                    if key.startswith("auto"):
                        return f"missing {key}"
                    raise KeyError(key)
            return Space(given="by prepare")

    class A(metaclass=Meta):
        a = given
        b = auto_thing
        c = [auto_other for _ in "a"] if 0 else x

        def f(self):
            return auto_method
    print(A.a, A.b, A.c)
    return A().f()


def fourteen():
    class A:
        items = [1, 2, 3]
        doubled = [i * 2 for i in items]
        nested = [[j for j in items] for i in items]
    return A


def fifteen():
    class A:
        n = 2
        ok = [i for i in range(n)]
        bad = [i + n for i in range(n)]
    return A


def sixteen():
    class A:
        __module__ = "m"
        __qualname__ = "Q"
        __doc__ = "d"
        __slots__ = ()
        __firstlineno__ = 7
        __static_attributes__ = ("s",)
    return repr(A), A.__firstlineno__, A.__static_attributes__, A.__name__


def seventeen():
    class A:
        def f(self):
            self.a = self.b = 1
            self.c: int = 2
            self.d += 1
            for self.e in []: pass
            (self.g, [self.h]) = 1, [2]
            def inner(): self.i = 1
            other.j = 1
    return sorted(A.__static_attributes__)


def eighteen():
    class A:
        exec("made_by_exec = 5")
        seen = made_by_exec
        depth = sys._getframe().f_code.co_name
        same = sys._getframe().f_locals is locals()
    return A.seen, A.depth, A.same


for name in "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen".split():
    show(globals()[name])
