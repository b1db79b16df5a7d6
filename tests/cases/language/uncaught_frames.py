# The whole of standard error counts.
"""Names of frames in tracebacks: lambdas, comprehensions, generators, classes, exec."""
import sys


def report(function, *args):
    try:
        function(*args)
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)


def generator():
    yield 1
    yield from (1 / x for x in [1, 0])


async def inner():
    return 1 / 0


async def outer():
    async with manager():
        return await inner()


class manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        raise ValueError("while leaving")


def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


class Meta(type):
    def __new__(meta, name, bases, space):
        if "bad" in space:
            raise TypeError("bad body")
        return super().__new__(meta, name, bases, space)


def class_body():
    class Outer:
        class Inner(metaclass=Meta):
            bad = [n for n in range(3)]


def decorator(function):
    def wrapper(*args):
        return function(*args, **{"extra": 1})
    return wrapper


@decorator
def decorated(a):
    return a


class Described:
    @property
    def value(self):
        return self.missing

    def __getattr__(self, name):
        raise AttributeError(f"no {name} here")

    def __eq__(self, other):
        return other.nothing

    def __hash__(self):
        return {}["hash"]

    def __iter__(self):
        return iter(self.iterate)

    def __del__(self):
        pass


report(lambda: list(generator()))
report(lambda: drive(outer()))
report(class_body)
report(decorated, 1)
report(lambda: Described().value)
report(lambda: Described() == 5)
report(lambda: {Described(): 1})
report(lambda: sorted([Described(), 2], key=lambda item: item.key))
report(exec, "def f():\n    return 1/0\nf()")
report(exec, compile("def f():\n    return 1/0\n\n\nf(  )", "named file", "exec"))
report(eval, "(lambda: [x for x in undefined_thing])()")
report(eval, compile("1 + nothing", "<evaluated>", "eval"))
report(lambda: [[y for y in x] for x in [1]])
report(lambda: {k: v for k, v in [1]})
report(lambda: max([1, 2], key=lambda n: n.q))
report(lambda: (lambda x: (lambda y: y / 0)(x))(1))
report(lambda: sum(x for x in [1, "a"]))
report(type, "N", (), {"__set_name__": 1, "a": type("D", (), {"__set_name__": lambda s, o, n: 1 / 0})()})


def recursive(n):
    if n == 0:
        raise KeyError("bottom")
    recursive(n - 1)


def ping(n):
    if n == 0:
        raise KeyError("bottom")
    pong(n - 1)


def pong(n):
    ping(n - 1)


report(recursive, 2)
report(recursive, 3)
report(recursive, 4)
report(recursive, 5)
report(recursive, 50)
report(ping, 10)
recursive(8)
