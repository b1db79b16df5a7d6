"""What sys.unraisablehook is told, and what it prints by itself."""
import gc
import os
import re
import sys
import warnings
import weakref


class Collect:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def flush(self):
        self.parts.append("<flush>\n")

    def show(self):
        text = re.sub(r"0x[0-9a-f]+", "0x..", "".join(self.parts))
        print(text.replace(os.path.dirname(os.path.abspath(__file__)) + "/", ""), end="")
        self.parts.clear()


class NoText(Exception):
    def __str__(self):
        raise ValueError


class Elsewhere(Exception):
    __module__ = "some.where"


class Nowhere(Exception):
    __module__ = None


class Deleted:
    def __init__(self, error):
        self.error = error

    def __del__(self):
        raise self.error


def deep(n):
    return 1 / n if n == 0 else deep(n - 1)


class Deep:
    def __del__(self):
        deep(20)



def drop(make, *args):
    def inner():
        make(*args)
    # The stack that the object was made on is well above what is in use afterwards.
    sorted([0], key=lambda _: [inner() for _ in range(1)])
    gc.collect()
    gc.collect()


kept = sys.stderr
sys.stderr = out = Collect()
for error in [KeyError("a"), NoText(), Elsewhere("x"), Nowhere("y"), ValueError(), ValueError("two\nlines"), ExceptionGroup("g", [ValueError(1)]), SyntaxError("s", ("f.py", 1, 2, "text"))]:
    drop(Deleted, error)
    out.show()
drop(Deep)
out.show()
seen = []
sys.unraisablehook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.err_msg, args.object, args.exc_traceback is not None, type(args).__name__, len(args)))


class Callable:
    def __repr__(self):
        return "Callable()"

    def __call__(self, *args):
        raise KeyError("called")


class Silent(Callable):
    def __repr__(self):
        raise ValueError("no repr")


class D:
    __del__ = Callable()


class E:
    __del__ = Silent()


class P:
    @property
    def __del__(self):
        raise KeyError("property")


class N:
    __del__ = None


class S:
    @staticmethod
    def __del__():
        raise KeyError("static")


class K:
    @classmethod
    def __del__(cls):
        raise KeyError("class")


for kind in [D, E, P, N, S, K]:
    drop(kind)


class Target:
    pass


for callback in [Callable(), Silent()]:
    target = Target()
    reference = weakref.ref(target, callback)
    del target
    gc.collect()


def generator():
    try:
        yield 1
    finally:
        1 / 0


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


drop(lambda: next(generator()))
drop(lambda: next(stubborn()))


async def coroutine():
    pass


with warnings.catch_warnings():
    warnings.simplefilter("error")
    drop(lambda: [coroutine() for _ in range(1)] and None)
gc.collect()
for line in sorted(re.sub("0x[0-9a-f]+", "0x..", repr(line)) for line in seen):
    print(line)
sys.unraisablehook = sys.__unraisablehook__
for bad in [(), (1,), (None,), (1, 2)]:
    try:
        sys.unraisablehook(*bad)
    except TypeError as e:
        print(e)
sys.stderr = kept
