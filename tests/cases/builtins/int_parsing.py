"""int(): bases, underscores, whitespace, other scripts' digits, and objects with conversions."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


texts = ["0", "10", "-10", "+10", " 10 ", "1_0", "1__0", "_1", "1_", "0x1f", "0X1F", "0b11", "0B2", "0o17", "0O8", "x", "", " ", "-", "+-1", "- 1", "1 0", "1.0", "1e5", "٣٤", "1٠", "१२", "\u20021\u2003", "\u00a05", "1\x00", "\x001", "0_x1", "0x_1", "0x", "0b", "00", "007", "0_7", "-0", "-0x10", "zz", "Zz", "1" * 60, "é", "¹", "½", "Ⅷ", "𝟗", "\ud800", "1\n", "\n1", "1,000", "0b_1_0", "0_0"]
for text in texts:
    row = []
    for base in [None, 0, 2, 8, 10, 16, 36]:
        try:
            row.append(str(int(text) if base is None else int(text, base)))
        except ValueError as e:
            row.append("-" if base not in (None, 0, 36) else str(e).replace("invalid literal for int() with base", "bad"))
        except Exception as e:
            row.append(f"{type(e).__name__} {e}")
    print(ascii(text[:10]), *map(ascii, row))
for base in [1, 37, -1, 2**70, "10", None, 1.0, True, -36, 100]:
    t(int, "1", base)
for value in [b"12", bytearray(b" 1f "), memoryview(b"7"), b"\xff", b"1\0", b"", b"1_0", b"_"]:
    t(int, value); t(int, value, 16)
for args in [(5, 10), (5.5, 10), (None, 10), ([], 10), (None,), ([],), (1j,), (1.9,), (-1.9,), (1e20,), (True,), (), ("1", 2, 3), (object(),)]:
    try:
        print(int(*args))
    except Exception as e:
        print(type(e).__name__, e)
t(int, x="1"); t(int, base=2); t(int, "1", base=2); t(int, "1", nope=2)


class Int:
    def __int__(self): return 5
class IntSub(int): pass
class ReturnsSub:
    def __int__(self): return IntSub(6)
class ReturnsBool:
    def __index__(self): return True
class ReturnsStr:
    def __int__(self): return "5"
class Index:
    def __index__(self): return 7
class BadIndex:
    def __index__(self): return 7.5
class Trunc:
    def __trunc__(self): return 8
class Raises:
    def __int__(self): raise LookupError("int")
class Both:
    def __int__(self): return 1
    def __index__(self): return 2
class NoneInt:
    __int__ = None
    def __index__(self): return 3
class Attribute:
    def __getattr__(self, name): return lambda: 5
import warnings
for x in [Int(), ReturnsSub(), ReturnsBool(), ReturnsStr(), Index(), BadIndex(), Trunc(), Raises(), Both(), NoneInt(), Attribute(), IntSub(9)]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        t(int, x); t(IntSub, x); t(int, "11", x); t(bin, x); t(range, x); t(lambda: [0] * 12 and list(range(12))[x]); t(chr, x); t("ab".__mul__, x); t(float, x); t(hex, x)
        for w in caught: print(" warned", w.category.__name__, w.message)
class Str(str):
    def __int__(self): return 77
class StrIndex(str):
    def __index__(self): return 78
t(int, Str("5")); t(int, StrIndex("5")); t(int, Str("5"), 10); t(IntSub, "0x1f", 0); print(type(int(IntSub(3))), type(IntSub("3")), IntSub(3) + 1, type(IntSub(3) + 1), IntSub.__new__(IntSub, 4), type(IntSub(3).__int__()), type(-IntSub(3)), type(IntSub(3).__index__()))
for f in bin, oct, hex:
    for x in [0, -1, 255, 2**70, -2**70, True, 1.5, "a", None]: t(f, x)
for x in [0, 97, 0x10ffff, 0x110000, -1, 2**70, "a", 1.5, None, 0xd800]: t(lambda: ascii(chr(x)))
for x in ["a", "", "ab", b"a", b"ab", bytearray(b"q"), 5, None, "\ud800", "😀", memoryview(b"a")]: t(ord, x)
t(chr); t(chr, 1, 2); t(ord); t(hex); t(int.__new__); t(int.__new__, 5); t(int().__format__, 5); t(int.__repr__, "a"); t(int.__add__, 1); t(int.__add__, "a", 1); t(int.__add__, 1, "a"); t((5).__divmod__, 0); t((5).__truediv__, 0); t((5).__floordiv__, 0); t((5).__mod__, 0); t((5).__rmod__, 3); t((5).__getnewargs__); t((5).__ceil__); t((5).__sizeof__, 1); t(lambda: 5 .real); t(lambda: 5 .nope); t(setattr, 5, "x", 1); t(lambda: int.from_number(5)); t(lambda: 10**400 / 10**399); t(lambda: 10**400 / 3); t(lambda: 1 / 10**400); t(lambda: (2**53 + 1) / 1); t(lambda: -(10**30) // 7)
