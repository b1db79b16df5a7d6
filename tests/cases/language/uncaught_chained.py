# The whole of standard error counts.
"""A cause, a context, a suppressed one and notes, all on the way out."""
import sys


class Failure(Exception):
    def __str__(self):
        return "line one\nline two"


class Unprintable(Exception):
    def __str__(self):
        raise RuntimeError("no text")


def lookup(table, key):
    return table[key]


def convert(table):
    try:
        return int(lookup(table, "missing"))
    except KeyError as error:
        error.add_note("while reading the table")
        raise Failure from error


def outer():
    try:
        convert({})
    except Failure as error:
        error.add_note("note\nof two lines")
        error.__notes__.append(5)
        error.__notes__.append(Failure())
        try:
            [].pop()
        except IndexError:
            raise Unprintable("hidden", 1)


def hide():
    try:
        outer()
    except Exception as error:
        kept = error
    try:
        1 / 0
    except ZeroDivisionError:
        raise TypeError("shown alone") from None


try:
    hide()
except TypeError as error:
    print(error.__suppress_context__, type(error.__context__).__name__)
    sys.excepthook(type(error), error, error.__traceback__)

loop = ValueError("points at itself")
try:
    try:
        raise loop
    except ValueError:
        raise KeyError("second")
except KeyError as error:
    loop.__cause__ = error
    sys.excepthook(KeyError, error, error.__traceback__)

print("now uncaught")
outer()
