# The whole of standard error counts.
"""Groups within groups, with causes, notes and many members."""
import sys


def fail(text):
    raise ValueError(text)


def collect(*calls):
    found = []
    for call in calls:
        try:
            call()
        except Exception as error:
            found.append(error)
    return found


inner = ExceptionGroup("inner", collect(lambda: fail("a"), lambda: {}["b"], lambda: 1 / 0))
inner.add_note("note on inner")


def nested():
    try:
        raise inner
    except* ZeroDivisionError as group:
        raise OSError(2, "replaced", "file") from group


def deep(n):
    if n == 0:
        return ExceptionGroup("bottom", [KeyError("deepest")])
    return ExceptionGroup(f"level {n}", [deep(n - 1), ValueError(n)])


many = ExceptionGroup("many", [IndexError(i) for i in range(20)])
try:
    raise many
except* IndexError as group:
    sys.excepthook(type(group), group, group.__traceback__)
sys.excepthook(type(inner), inner, None)
nearly = deep(12)
sys.excepthook(type(nearly), nearly, None)
empty_text = BaseExceptionGroup("", [KeyboardInterrupt(), SystemExit(5)])
sys.excepthook(type(empty_text), empty_text, None)
multiline = ExceptionGroup("first\nsecond", [ValueError("third\nfourth"), SyntaxError("bad", ("f.py", 1, 2, "ab cd\n", 1, 4))])
multiline.exceptions[0].add_note("noted\ntwice")
sys.excepthook(type(multiline), multiline, None)
try:
    try:
        raise inner
    except ExceptionGroup:
        fail("in handler")
except ValueError as error:
    try:
        raise ExceptionGroup("around", [error, TypeError("t")]) from KeyError("cause")
    except ExceptionGroup as group:
        sys.excepthook(type(group), group, group.__traceback__)
nested()
