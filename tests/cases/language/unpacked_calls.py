"""Calls with `*` and `**`: what the callee gets, however many there are."""


def show(*args, **kwargs):
    return len(args), args[:3], args[-1:], len(kwargs), list(kwargs.items())[:3]


def fixed(a, b=2, *, c=3):
    return a, b, c


class Callable:
    def __call__(self, *args, **kwargs):
        return show(*args, **kwargs)

    def method(self, *args, **kwargs):
        return show(*args, **kwargs)

    @classmethod
    def of_class(cls, *args, **kwargs):
        return cls.__name__, show(*args, **kwargs)


class Made:
    def __init__(self, *args, **kwargs):
        self.got = show(*args, **kwargs)


class Text(str):
    pass


c = Callable()
for count in 0, 1, 7, 14, 15, 16, 17, 40:
    args = tuple(range(count))
    kwargs = {f"k{i}": i for i in range(count)}
    print(show(*args), show(*args, **kwargs) == show(*list(args), **dict(kwargs)))
    print(c(*args, **kwargs), c.method(*args, **kwargs), c.of_class(*args), Made(*args, **kwargs).got)
    print(show(0, *args, 1, *args, x=2, **kwargs))
print(show(**{Text("sub"): 1}), fixed(1, **{Text("c"): 4}))
print(dict(*[[("a", 1)]], **{"b": 2}), print(*"abc", **{"sep": "-"}), max(*[3, 1, 2], **{"key": lambda x: -x}))


def attempt(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(attempt(lambda: fixed(*[1], **{"c": 5})), attempt(lambda: fixed(*(1, 2, 3))), attempt(lambda: fixed(**{"d": 1})))
print(attempt(lambda: fixed(**{1: 2})), attempt(lambda: fixed(1, **{"a": 2})), attempt(lambda: fixed(*5)))
print(attempt(lambda: fixed(**5)), attempt(lambda: fixed(a=1, **{"a": 2})), attempt(lambda: len(*[1, 2])))
print(attempt(lambda: "{a} {b}".format(**{"a": 1, "b": 2})), attempt(lambda: int(*["ff"], **{"base": 16})))


class Mapping:
    def keys(self):
        return ["x", "y"]

    def __getitem__(self, key):
        return key * 2


print(show(**Mapping()), attempt(lambda: fixed(1, **Mapping())))
