# The whole of standard error counts.
"""SyntaxErrors made by hand, with each combination of attributes."""
import sys


def show(*args, **attributes):
    error = SyntaxError(*args)
    for name, value in attributes.items():
        setattr(error, name, value)
    print(args, attributes, "|", str(error), "|", repr(error), flush=True)
    sys.stderr.write(f"-- {args} {attributes}\n")
    sys.excepthook(type(error), error, None)


text = "   some = bad text here\n"
show()
show("alone")
show(None)
show("m", ("f.py", 3, 5, text))
show("m", ("f.py", 3, 5, text, 3, 9))
show("m", ("f.py", 3, 5, text, 4, 9))
show("m", ("f.py", 3, 5, text, 3, 5))
show("m", ("f.py", 3, 5, text, 3, 0))
show("m", ("f.py", 3, 5, text, 3, -1))
show("m", ("f.py", 3, 0, text, 3, 9))
show("m", ("f.py", 3, -1, text, 3, 9))
show("m", ("f.py", 3, 5, text, 3, 1000))
show("m", ("f.py", 3, 1000, text, 3, 2000))
show("m", ("f.py", 3, None, text))
show("m", ("f.py", None, 5, text))
show("m", (None, 3, 5, text))
show("m", (None, 3, 5, None))
show("m", ("f.py", 3, 5, None))
show("m", ("f.py", 3, 5, ""))
show("m", ("f.py", 3, 5, "\n"))
show("m", ("f.py", 3, 3, "日本語 = 5\n", 3, 5))
show("m", ("f.py", 3, 3, "\té\tb\tc\n", 3, 5))
show("m", ("f.py", 1, 1, "two\nlines", 1, 2))
show("m", ("f.py", 2, 1, "two\nlines", 2, 3))
show("m", ("f.py", -1, 1, "x"))
show("m", ("f.py", "3", 1, "x")) if 0 else None
show("many\nlines", ("<string>", 1, 1, "x y"))
show("m", ("f.py", 3, 5, text), msg="changed")
show("m", ("f.py", 3, 5, text), msg=None)
show("m", ("f.py", 3, 5, text), filename="other.py", lineno=8)
show("m", ("f.py", 3, 5, text), text="new text")
show("m", ("f.py", 3, 5, text), offset=2, end_offset=4, end_lineno=3)
show("m", ("f.py", 3, 5, text), print_file_and_line=None)
show("m", ("f.py", 3, 5, text), __notes__=["a note", "b\nc"])
show("m", lineno=4, filename="late.py", text="x = 1\n", offset=1)
show("m", "f", "g")
for bad in [("m", 5), ("m", ()), ("m", (1, 2)), ("m", (1, 2, 3)), ("m", (1, 2, 3, 4, 5)), ("m", (1, 2, 3, 4, 5, 6, 7, 8)), ("m", None), ("m", "abcd"), ("m", [1, 2, 3, 4])]:
    try:
        error = SyntaxError(*bad)
        print(bad, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset, error)
    except Exception as e:
        print(bad, type(e).__name__, e)


class Sub(SyntaxError):
    def __str__(self):
        return "own text"


class Indent(IndentationError):
    filename = "class.py"


for error in [Sub("m", ("f.py", 1, 2, "abc")), Indent("m", ("f.py", 1, 2, "abc")), TabError("tab", ("f.py", 1, 2, "\tabc", 1, 3)), IndentationError("just text")]:
    sys.excepthook(type(error), error, None)
for source in ["x = = 1", "print 'a'", "def f(:\n pass", "if 1:\nx", "a b", "'abc", "(1,\n2", "x = 1 +", "\tif 1:\n  x\n\ty", "é = 日本 語", "f'{a b}'", "class", "import a.b as c.d", "x" * 90 + " " + "y" * 10]:
    try:
        compile(source, "<given>", "exec")
    except SyntaxError as error:
        sys.excepthook(type(error), error, None)
raise Sub("m", ("f.py", 1, 2, "abc", 1, 3))
