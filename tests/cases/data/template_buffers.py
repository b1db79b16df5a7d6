import array
import re


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class B(bytes):
    pass


class S(str):
    __hash__ = None


for make in (bytes, bytearray, memoryview, B, lambda b: array.array("B", b)):
    show(lambda: re.sub(b"(a)(b)?", make(rb"<\1>"), b"abca"))
    show(lambda: re.sub(b"(a)(b)?", make(rb"<\2>"), b"abca"))
    show(lambda: re.sub(b"(?P<n>a)", make(rb"[\g<n>]"), b"abca"))
    show(lambda: re.subn(b"a", make(b"--"), b"abca"))
    show(lambda: re.sub(b"a", make(rb"\x"), b"abca"))
    show(lambda: re.sub(b"a", make(rb"\9"), b"abca"))
    show(lambda: re.match(b"(a)(b)", b"ab").expand(make(rb"\2\1")))
    show(lambda: re.sub("a", make(rb"\1"), "abca"))
show(lambda: re.sub(b"a", "x", b"abca"))
show(lambda: re.sub("a", 3, "abca"))
show(lambda: re.sub(b"a", 3, b"abca"))
show(lambda: re.sub(b"a", None, b"abca"))
show(lambda: re.sub("(a)", S(r"<\1>"), "abca"))
template = bytearray(rb"<\1>")
show(lambda: re.sub(b"(a)", template, b"abca"))
template[0] = ord("{")
show(lambda: re.sub(b"(a)", template, b"abca"))
