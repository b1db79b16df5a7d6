"""Every method of str with wrong numbers and types of arguments."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Index:
    def __index__(self): return 2
class BadIndex:
    def __index__(self): return "x"
class S(str): pass
s = "abcabc"
samples = [(), (1,), (None,), ("a",), ("a", "b"), ("a", 1), (1, 2, 3), ("", ""), ("a", "b", "c"), ("a", None), ("a", 0, None), (b"a",), ("a", Index()), ("a", BadIndex()), ("ab", "a", "a", "a")]
methods = sorted(m for m in dir(str) if not m.startswith("_") and m not in ("format", "format_map"))
for name in methods:
    for args in samples:
        try:
            print(name, args if not any(isinstance(a, (Index, BadIndex)) for a in args) else len(args), repr(getattr(s, name)(*args)))
        except Exception as e:
            print(name, len(args), type(e).__name__, e)
    if name != "maketrans": t(getattr(s, name), nope=1)
    t(getattr(str, name))
    t(getattr(str, name), 5)
    t(getattr(str, name), b"a")
for name, kwargs in [("split", {"sep": "b"}), ("split", {"maxsplit": 1}), ("split", {"sep": "b", "maxsplit": Index()}), ("rsplit", {"sep": None, "maxsplit": -1}), ("splitlines", {"keepends": 5}), ("encode", {"encoding": "ascii", "errors": "ignore"}), ("expandtabs", {"tabsize": 3}), ("replace", {"old": "a", "new": "b"}), ("replace", {"count": 1}), ("find", {"sub": "a"}), ("strip", {"chars": "a"}), ("center", {"width": 9}), ("count", {"sub": "a"}), ("join", {"iterable": "ab"}), ("translate", {"table": {}}), ("startswith", {"prefix": "a"})]:
    t(getattr(s, name), **kwargs)
t(s.replace, "a", "b", count=1); t(s.replace, "a", "b", 1, count=1); t(s.replace, "a", count=1); t(s.split, "a", sep="a"); t(s.split, 1, 2, 3); t(s.split, sep=1); t(s.split, maxsplit="x"); t(s.split, maxsplit=2**80); t(s.split, ""); t(s.rsplit, ""); t(s.partition, ""); t(s.splitlines, None); t(s.splitlines, "x")
print(str.maketrans.__qualname__, str.maketrans.__self__, str.maketrans.__reduce__()[1])
for op in ["__add__", "__mul__", "__rmul__", "__mod__", "__rmod__", "__contains__", "__getitem__", "__eq__", "__lt__", "__format__", "__getattribute__", "__len__", "__iter__", "__hash__", "__sizeof__", "__getnewargs__"]:
    for args in [(), (1,), ("a",), (None,), (b"a",), ("a", "b"), (2**70,), (-1,), (1.5,), (slice(None, None, -1),), ((),)]:
        try:
            value = getattr(s, op)(*args)
            print(op, args, value if op not in ("__iter__", "__hash__", "__sizeof__") else type(value).__name__)
        except Exception as e:
            print(op, args, type(e).__name__, e)
t(str, b"a", "ascii"); t(str, "a", "ascii"); t(str, 5, "ascii"); t(str, b"a", 5); t(str, b"a", "ascii", 5); t(str, b"a", "ascii", "strict", 1); t(str, object="x"); t(str, encoding="ascii"); t(str, errors="strict"); t(str, b"\xff", errors="replace"); t(str, memoryview(b"ab"), "ascii"); t(str, bytearray(b"q"), encoding="utf-8"); t(str, nope=1); t(str, b"a", "nope"); t(str, b"\xff", "ascii"); t(str, b"\xff", "ascii", "nope"); t(str, b"", "nope"); t(str, S("x")); t(S, 5); t(type, str(S("x"))); t(S("abc").upper); print(type(S("abc")[0:]), type(S("abc") + ""), type(S("abc") * 1), type(S("a").strip()), type(str(S("a"))), type(S("a").replace("b", "c")))
