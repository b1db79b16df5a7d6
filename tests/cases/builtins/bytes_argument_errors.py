"""Every method of bytes and bytearray with odd arguments, buffers among them."""
import array


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Index:
    def __index__(self): return 98
class Buffer:
    def __buffer__(self, flags): return memoryview(b"b")
class Bytes:
    def __bytes__(self): return b"from __bytes__"
class BadBytes:
    def __bytes__(self): return "text"
samples = {"none": (), "int": (98,), "None": (None,), "bytes": (b"b",), "str": ("b",), "view": (memoryview(b"b"),), "buffer": (Buffer(),), "array": (array.array("B", b"b"),), "two": (b"b", b"c"), "empty": (b"",), "range": (b"b", 1, -1), "three": (b"b", b"c", 1), "index": (Index(),), "big": (256,), "negative": (-1,), "huge": (2**80,), "float": (1.5,), "tuple": ((b"b", b"a"),), "bad tuple": ((b"x", "y"),), "cut": (memoryview(b"abcd")[::2],), "many": (b"a", 1, 2, 3, 4)}
methods = sorted((m for m in dir(bytes) if not m.startswith("_")), key=lambda m: ("partition" in m, m))
for name in methods:
    if "partition" in name:
        samples.pop("view", None), samples.pop("buffer", None)
    for kind, make in (("bytes", bytes), ("bytearray", bytearray)):
        results = []
        for label, args in samples.items():
            try:
                value = getattr(make(b"abcab"), name)(*args)
                results.append(f"{label}={value!r}")
            except Exception as e:
                results.append(f"{label}: {type(e).__name__} {e}")
        text = "; ".join(results)
        if kind == "bytes":
            kept = text
            print(name, text)
        elif text.replace("bytearray", "bytes").replace("(b'", "b'").replace("')", "'") != kept:
            print(name, "bytearray:", text)
for make in bytes, bytearray:
    for args in [(), (3,), (0,), (-1,), (2**70,), ("a",), ("é", "latin-1"), ("é", "ascii"), ("é", "ascii", "ignore"), ("a", 5), (b"a", "ascii"), (3, "ascii"), (None,), (1.5,), ([1, 2, 255],), ([256],), ([-1],), (["a"],), ([None],), (Index(),), (Buffer(),), (Bytes(),), (BadBytes(),), (range(3),), (iter([1, 2]),), ({5, 5},), ({1: 2},), ([Index()],), (memoryview(b"xy"),), (array.array("H", [1, 2]),), (True,), ("a", "ascii", "strict", 1), (object(),), (int,), (lambda: 0,)]:
        try:
            print(make(*args))
        except Exception as e:
            text = str(e)
            print(type(e).__name__, text)
    t(make, source=b"x"); t(make, string="x"); t(make, encoding="ascii"); t(make, "a", encoding="ascii"); t(make, "a", errors="strict"); t(make, nope=1); t(make, b"a", errors="strict")
    t(make.fromhex, "01 aB\tff\n"); t(make.fromhex, "0"); t(make.fromhex, "0 1"); t(make.fromhex, "zz"); t(make.fromhex, "é0"); t(make.fromhex, b"0102"); t(make.fromhex, 5); t(make.fromhex); t(make.fromhex, "01", "02"); t(make.fromhex, " "); t(make.fromhex, bytearray(b"0a")); t(make.fromhex, memoryview(b"0g")); t(make.fromhex, "\u0660\u0661")
    x = make(b"abcdef")
    t(x.hex, ":"); t(x.hex, ":", 2); t(x.hex, ":", -2); t(x.hex, "::"); t(x.hex, ""); t(x.hex, "é"); t(x.hex, b":"); t(x.hex, 5); t(x.hex, ":", "a"); t(x.hex, bytes_per_sep=2); t(x.hex, sep="-", bytes_per_sep=0); t(x.hex, ":", 2**40); t(x.hex, "\x80"); t(x.hex, b"\x80")
    for key in [0, -1, 6, -7, 2**70, "a", None, 1.5, slice(1, 3), slice(None, None, -1), slice("a"), Index(), (0,), True]:
        t(lambda: x[key])
    for op, other in [("__add__", b"x"), ("__add__", "x"), ("__add__", memoryview(b"v")), ("__mul__", 2), ("__mul__", "x"), ("__mul__", -5), ("__rmul__", 1.5), ("__contains__", 97), ("__contains__", b"bc"), ("__contains__", 256), ("__contains__", "a"), ("__contains__", memoryview(b"cd")), ("__mod__", 5), ("__eq__", b"abcdef"), ("__eq__", "abcdef"), ("__lt__", memoryview(b"b")), ("__lt__", 5), ("__eq__", array.array("B", b"abcdef"))]:
        t(getattr(x, op), other)
    t(lambda: x + 5); t(lambda: 5 + x); t(lambda: x + [1]); t(lambda: x * 2**62); t(lambda: x < "a"); t(lambda: x < None); t(lambda: "a" in x); t(lambda: [] in x)
    t(make.maketrans, b"ab", b"xy"); t(make.maketrans, b"a", b"xy"); t(make.maketrans, "a", "b"); t(make.maketrans, b"a"); t(x.translate, None, b"a"); t(x.translate, b"x" * 256, b"bc"); t(x.translate, b"short"); t(x.translate, None, delete=b"f"); t(x.translate, None, "a"); t(x.translate, "x"); t(x.translate)
    t(x.join, [b"1", bytearray(b"2"), memoryview(b"3")]); t(x.join, ["1"]); t(x.join, [b"1", 2]); t(x.join, 5); t(x.join, b"ab"); t(x.join, ()); t(x.join, [b"only"])
    t(x.decode, "ascii", "strict"); t(x.decode, "nope"); t(x.decode, 5); t(x.decode, "ascii", 5); t(x.decode, errors="nope"); t(x.decode, "hex"); t(x.decode, "utf-16")
