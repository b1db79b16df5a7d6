"""Directives that are a letter alone, next to those that are not, over formats of every width."""


class Int(int):
    def __str__(self):
        return "Int!"

    def __repr__(self):
        return "Int?"


class Text(str):
    def __str__(self):
        return "Text!"


print("%s %r %d" % (Int(3), Int(4), Int(5)), "%s %r" % (Text("a"), Text("b")), "%d %s %r" % (True, True, False))
for n in (0, -1, 7, 10, -10, 2**60, -(2**61), 2**61, -(2**63), 2**70):
    print("%s|%d|%r|%5d|%-5s|%05d|%.3d|%i" % (n, n, n, n, n, n, n, n))
print("é%s%d" % ("ü", 5), "ʒ%s%d%%" % ("x", 5), ascii("\U0001f600%d %s" % (5, "\U0001f601")), "%s" % "ʒ")
print("%(a)s %(a)d %(b)r %%" % {"a": 3, "b": "q"})
for text, args in (
    ("%s", ()), ("%d", "x"), ("%", 1), ("%(a", {}), ("%s %s", (1,)), ("%s", (1, 2)), ("%y", 1), ("a%", "x"),
    ("%(a)", {"a": 1}), ("%d", 1.5), ("%s", {"a": 1}), ("%ls", 1), ("%()s", {"": 2}), ("%(a)s", 1),
):
    try:
        print(text % args)
    except Exception as error:
        print(type(error).__name__, error)
print(sorted([3, 1, 2], key=None), sorted([3, 1, 2], key=lambda x: -x))
for keywords in ({"kee": 1}, {"key": 1}, {"key": None, "reverse": 1}, {"reverse": True}, {"iterable": [1]}):
    try:
        print(sorted([3, 1, 2], **keywords))
    except TypeError as error:
        print(error)
