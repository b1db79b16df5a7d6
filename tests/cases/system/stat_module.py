# _stat: every name, what it answers for every type of file and for arguments that are no modes.
import _stat
import stat

for name in sorted(dir(_stat)):
    if name.startswith("__"):
        continue
    value = getattr(_stat, name)
    print(name, value.__text_signature__ if callable(value) else value, getattr(stat, name) is value or getattr(stat, name) == value)

tests = [name for name in sorted(dir(_stat)) if name.startswith("S_IS") and callable(getattr(_stat, name))]
for kind in range(16):
    mode = kind << 12 | 0o644
    print(kind, _stat.filemode(mode), [name for name in tests if getattr(_stat, name)(mode)], _stat.S_IFMT(mode), _stat.S_IMODE(mode))
for mode in [0, 0o777, 0o1000, 0o1001, 0o2000, 0o2010, 0o4000, 0o4100, 0o7777, 0o7070, 0o100421, 0xFFFFFFFF, True]:
    print(oct(mode), _stat.filemode(mode), _stat.S_IMODE(mode), _stat.S_IFMT(mode))


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


class Number(int):
    pass


def attempt(what, *args, **kwargs):
    try:
        print(what.__name__, args, "->", repr(what(*args, **kwargs)))
    except Exception as error:
        print(what.__name__, type(error).__name__, error)


for function in [_stat.S_ISDIR, _stat.S_ISDOOR, _stat.S_IMODE, _stat.filemode]:
    for argument in [-1, 1 << 32, 1 << 40, (1 << 64) - 1, 1 << 64, -(1 << 70), 1.0, None, "a", b"a", []]:
        attempt(function, argument)
    attempt(function)
    attempt(function, 1, 2)
    attempt(function, mode=1)
    try:
        print(function(Index(0o40755)), function(Number(0o40755)))
        function(Index(KeyError("from index")))
    except KeyError as error:
        print(repr(error))
    try:
        function(Index("text"))
    except TypeError as error:
        print(error)
print(_stat.S_ISREG.__doc__)
print(_stat.filemode.__module__, _stat.filemode.__qualname__, _stat.filemode)
