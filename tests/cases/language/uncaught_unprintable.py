# The whole of standard error counts.
"""Exceptions whose names, texts and notes cannot be had, and hooks that fail."""
import sys


class BadStr(Exception):
    def __str__(self):
        raise ValueError("in str")


class BadType(Exception):
    def __str__(self):
        return 5


class BadRepr(Exception):
    def __repr__(self):
        raise ValueError("in repr")

    def __str__(self):
        return repr(self)


class ExitingStr(Exception):
    def __str__(self):
        raise SystemExit(9)


class Named(Exception):
    __module__ = "some.where"
    __qualname__ = "Outer.Named"


class NoModule(Exception):
    pass


class Odd(Exception):
    __module__ = 5


class Notes(Exception):
    @property
    def __notes__(self):
        raise KeyError("notes")


class NotesText(Exception):
    __notes__ = "just text"


class NotesNumber(Exception):
    __notes__ = 7


class NotesTuple(Exception):
    __notes__ = ("a", 5, None, BadRepr("x"))


def show(error):
    print(type(error).__qualname__, flush=True)
    sys.excepthook(type(error), error, error.__traceback__)


for error in [BadStr("a"), BadType("b"), BadRepr("c"), Named("d"), Named(), Named(""), Odd("e"), Notes("f"), NotesText("g"), NotesNumber("h"), NotesTuple("i"), KeyError("a\nb"), KeyError(), KeyError(None), Exception(""), Exception(None), Exception("  "), Exception("\n"), Exception("é\udc80\x00\x1b"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), OSError(2, "No", "a", None, "b"), StopIteration(), SystemExit("text"), KeyboardInterrupt()]:
    show(error)
builtin = type("ValueError", (ValueError,), {"__module__": "builtins"})
show(builtin("like a builtin"))
show(type("InMain", (Exception,), {"__module__": "__main__"})("x"))
for args in [(ValueError, None, None), (None, None, None), (int, 5, None), (ValueError, KeyError("other"), None), (1, 2, 3), (ValueError, ValueError("a"), "tb")]:
    try:
        print(args, flush=True)
        sys.excepthook(*args)
    except Exception as e:
        print(type(e).__name__, e)
for args in [(), (1,), (1, 2, 3, 4)]:
    try:
        sys.excepthook(*args)
    except TypeError as e:
        print(e)
print(sys.excepthook is sys.__excepthook__)


def hook(kind, value, tb):
    print("hook", kind.__name__, flush=True)
    raise OSError("hook failed")


sys.excepthook = hook
raise BadStr("last")
