"""% formatting of str and bytes: mappings, widths from arguments, wrong types."""
import re
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
cases = [("%d", 5), ("%d", 5.9), ("%d", "5"), ("%d", None), ("%d", 2**70), ("%d", True), ("%i", -3), ("%u", -3), ("%x", 255), ("%X", -255), ("%#x", 255), ("%#o", 8), ("%o", -8), ("%x", 1.5), ("%x", "a"), ("%c", 65), ("%c", "é"), ("%c", "ab"), ("%c", 0x110000), ("%c", -1), ("%c", 1.5), ("%c", b"a"), ("%s", None), ("%r", "é"), ("%a", "é"), ("%5s|%-5s|", ("a", "b")), ("%.2s", "abc"), ("%5.1s", "abc"), ("%05d", 42), ("%-05d|", 42), ("%+d", 5), ("% d", 5), ("%+ d", 5), ("%05s", "a"), ("%.3d", 5), ("%8.3d", -5), ("%#.3x", 5), ("%f", 1.5), ("%.0f", 2.5), ("%#.0f", 2.5), ("%e", 12345.678), ("%.3E", 1e-10), ("%g", 1e20), ("%#g", 1.0), ("%G", 1e-10), ("%f", "a"), ("%f", None), ("%f", float("inf")), ("%F", float("nan")), ("%05f", float("-inf")), ("%f", 2**70), ("%%", ()), ("%%", 5), ("%", ()), ("%z", 5), ("%5", 5), ("%(a)s", {"a": 1}), ("%(a)s", 5), ("%(a)s", (1,)), ("%(a)s %s", {"a": 1}), ("%(a", {"a": 1}), ("%()s", {"": 2}), ("%(a(b))s", {"a(b)": 3}), ("%(x)s", {}), ("%(a)5.1f", {"a": 2.25}), ("%*d", (5, 42)), ("%-*d|", (5, 42)), ("%*d|", (-5, 42)), ("%.*f", (2, 1.2345)), ("%*.*f", (8, 2, 1.2345)), ("%*d", ("a", 5)), ("%*d", 5), ("%.*d", (-3, 5)), ("%(a)*d", {"a": 5}), ("%s %s", (1,)), ("%s", (1, 2)), ("%s", ()), ("%s", [1, 2]), ("%s", {}), ("", 5), ("", ()), ("", {}), ("", [1]), ("abc", "x"), ("%s", "%s"), ("%ld %hd %Ld", (1, 2, 3)), ("%lld", 5), ("%s", b"a"), ("%99999999999999999999d", 5), ("%-+ #05d|", 5), ("%- 5d|", 5), ("%.d", 5), ("%.f", 5.5), ("%5%|", ()), ("%-5%|", ()), ("%c%c", ("a", 98)), ("%s", (("t",),)), ("%r %s", ("a", ("b",)))]
for template, args in cases:
    for make in (str, lambda s: s.encode("utf-8", "surrogatepass")):
        try: print(repr(template), repr(args), repr(make(template) % args))
        except Exception as e: print(repr(template), repr(args), type(e).__name__, e)
for template, args in [(b"%s", b"x"), (b"%b", b"x"), (b"%s", "x"), (b"%b", 5), (b"%s", bytearray(b"q")), (b"%b", memoryview(b"abcd")[::2]), (b"%a", "é"), (b"%r", "é"), (b"%c", b"z"), (b"%c", 256), (b"%c", bytearray(b"y")), (b"%c", b"ab"), (b"%(k)b", {b"k": b"v"}), (b"%(k)b", {"k": b"v"}), (b"%5b|", b"a"), (b"%.1b", b"abc"), (b"%d %x %f", (1, 2, 3)), (bytearray(b"%d"), 5), (b"%b", None), (b"%b", [1])]: t(lambda: template % args)
class B:
    def __bytes__(self): return b"from bytes"
class BadB:
    def __bytes__(self): return "x"
class I:
    def __index__(self): return 200
class N:
    def __int__(self): return 7
class Fl:
    def __float__(self): return 2.5
class S:
    def __str__(self): raise KeyError("s")
    def __repr__(self): return 5
class Map:
    def __getitem__(self, k): return f"got {k}"
class MapTuple(tuple):
    def __getitem__(self, k): return "tuple get"
for template, arg in [("%d", I()), ("%x", I()), ("%c", I()), ("%f", I()), ("%d", N()), ("%x", N()), ("%d", Fl()), ("%f", Fl()), ("%s", S()), ("%r", S()), ("%(a)s", Map()), ("x", Map()), ("%s", Map()), ("%(a)s", MapTuple("a")), ("%s", MapTuple("a")), ("%*d", (I(), 5)), ("%(k)s", "str"), ("%(0)s", [1])]: t(lambda: template % arg if template != "%s" or not isinstance(arg, Map) else "skip")
t(lambda: b"%b" % B()); t(lambda: b"%s" % BadB()); t(lambda: "%s" .__mod__(5)); t(lambda: "a".__rmod__(5)); t(lambda: "a".__rmod__("%s")); t(lambda: 5 % "a"); t(lambda: b"%s" % I()); t(lambda: type("S", (str,), {})("%d") % 5)
class Sub(str):
    def __mod__(self, o): return "own mod"
    def __rmod__(self, o): return f"own rmod {o}"
print(Sub("%s") % 5, "%s" % Sub("x"), "%s" % (Sub("x"),))
