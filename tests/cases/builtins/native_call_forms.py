# Calls of native functions in all forms: too few, too many, by name, both ways, with stars.
import os


def tell(f):
    try:
        r = f()
        print(type(r).__name__ if isinstance(r, os.stat_result) else r)
    except (TypeError, ValueError, OSError) as e:
        print(type(e).__name__, e)


tell(lambda: os.stat("."))
tell(lambda: os.stat(path="."))
tell(lambda: os.stat(".", follow_symlinks=False))
tell(lambda: os.stat(".", dir_fd=None, follow_symlinks=True))
tell(lambda: os.stat())
tell(lambda: os.stat(".", None))
tell(lambda: os.stat(".", path="."))
tell(lambda: os.stat(".", nothing=1))
tell(lambda: os.stat(follow_symlinks=True))
tell(lambda: os.stat(*["."], **{"follow_symlinks": True}))
tell(lambda: os.stat(1.5))
tell(lambda: os.stat("a\0b"))
tell(lambda: os.stat("/no/such/file"))
tell(lambda: sorted([2, 1], reverse=True))
tell(lambda: sorted([2, 1], None))
tell(lambda: [2, 1].sort(None))
tell(lambda: "a,b".split(",", 1))
tell(lambda: "a,b,c".split(",", maxsplit=1))
tell(lambda: "a,b".split(",", 1, 2))
tell(lambda: "a b".split(maxsplit=0))
tell(lambda: "a b".split(sep=None))
tell(lambda: "ab".encode("latin-1", "strict"))
tell(lambda: "ab".encode("latin-1", encoding="utf-8"))
tell(lambda: "ab".encode(errors="strict"))
tell(lambda: "ab".encode(1))
tell(lambda: b"ab".hex("-", 1))
tell(lambda: b"ab".hex(bytes_per_sep=1, sep=":"))
tell(lambda: b"ab".decode("ascii", "strict", 1))
tell(lambda: (5).to_bytes())
tell(lambda: (5).to_bytes(2))
tell(lambda: (5).to_bytes(2, "little"))
tell(lambda: (5).to_bytes(2, byteorder="big", signed=True))
tell(lambda: (5).to_bytes(2, "big", True))
tell(lambda: int.from_bytes(b"ab", "big"))
tell(lambda: int.from_bytes(b"ab", signed=True))
tell(lambda: int.from_bytes())
tell(lambda: round(2.567, 1))
tell(lambda: round(number=2.567, ndigits=1))
tell(lambda: round())
tell(lambda: round(1, 2, 3))
tell(lambda: pow(2, 3))
tell(lambda: pow(2, 3, mod=5))
tell(lambda: pow(2))
tell(lambda: pow(2, 3, 4, 5))
tell(lambda: sum([1], 2))
tell(lambda: sum([1], start=2))
tell(lambda: sum(iterable=[1]))
tell(lambda: sum([1], 2, 3))
tell(lambda: compile("1", "x", "eval", 0, True, 2).co_filename)
tell(lambda: compile("1", "x"))
tell(lambda: len())
tell(lambda: len(1, 2))
tell(lambda: len(obj=1))
tell(lambda: "a".replace("a", "b", count=1))
tell(lambda: "a".replace("a"))
tell(lambda: [].append())
tell(lambda: {}.get())
tell(lambda: {}.get(1, 2, 3))
tell(lambda: {}.pop())
tell(lambda: "".join())


class Slotted:
    __slots__ = ("a", "b")


class Sub(Slotted):
    pass


class Other:
    pass


s = Sub()
s.a = 1
tell(lambda: (Slotted.a.__get__(s), s.a))
tell(lambda: Slotted.a.__get__(Other()))
tell(lambda: Slotted.a.__set__(Other(), 1))
tell(lambda: Slotted.a.__delete__(Other()))
try:
    s.b
except AttributeError as e:
    print(e)


class P:
    def __init__(self, what):
        self.what = what

    def __fspath__(self):
        return self.what


class N:
    __fspath__ = None


tell(lambda: os.fspath(P("x")))
tell(lambda: os.fspath(P(b"x")))
tell(lambda: os.fspath(P(1)))
tell(lambda: os.fspath(N()))
tell(lambda: os.fspath(1))
tell(lambda: os.stat(P(".")))
tell(lambda: os.stat(P(3)))
tell(lambda: os.stat(N()))
tell(lambda: os.fsencode(P("é")))
