"""float: parsing, hexadecimal form, ratios, rounding, and comparison with huge integers."""
import math
import sys


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


for text in ["1", " 1.5\n", "+1e5", "-.5", "5.", ".", "", " ", "1_000.5", "1__0", "_1", "1_", "1e", "1e+", "1e5_0", "1_e5", "inf", "-Infinity", "+iNf", "infin", "nan", "-NaN", "nan(1)", "0x1", "1e400", "-1e400", "1e-400", "٣.٥", "1٠", "1\u20092", "\u20091", "1\0", "1,5", "1 2", "--1", "1e5.0", "¹", "1" * 400, "0." + "0" * 350 + "1", "9007199254740993", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623158e308", "1.7976931348623159e308", "é", "\ud800"]:
    t(float, text)
for value in [b"1.5", bytearray(b" 2 "), memoryview(b"3e1"), b"\xff", b"1\0", b"", None, [], 1j, 10**400, 2**1023 * 2 - 2**970, 2**1024 - 2**970, 2**1024 - 2**970 - 1, True]:
    t(float, value)
t(float); t(float, 1, 2); t(float, x=1)
for x in [0.0, -0.0, 1.0, -1.5, 0.1, 1 / 3, 5e-324, sys.float_info.max, sys.float_info.min, math.inf, -math.inf, math.nan, 1e22, 123456789.125, 2.0**-1074 * 3]:
    print(x, x.hex(), x.is_integer(), end=" ")
    t(x.as_integer_ratio)
    assert math.isnan(x) or float.fromhex(x.hex()) == x
for text in ["0x1p0", "0x1.8p1", "-0x.8p-1", "0x1p", "0x", "", "1p5", "1", "ff", "0xff.ffp-4", "0x1p1024", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "0x1p-1075", "0x1.0000000000001p-1075", "0x0p99999999999", "inf", "-infinity", "nan", "+nan", "0x1.8", " 0x1p1 ", "0x1 p1", "0X1P+3", "0x1p+-3", "0x_1p1", "0x1g", "é", "0x1\0", "x1", "0x1.00000000000008p0", "0x1.00000000000018p0", "0x1p99999999999999999999", "0x1p-99999999999999999999", "-0x0p0", "0x.p0", "0x1..p0", "nanx", "infinit"]:
    t(float.fromhex, text)
t(float.fromhex, 5); t(float.fromhex); t(float.fromhex, b"0x1p0"); t(float.hex, 5); t((1.5).hex, 1)
for value in [5, 2.5, True, "1", None, 1j, 10**400]:
    t(float.from_number, value)
class F(float):
    def __new__(cls, v=0): return super().__new__(cls, v)
    def __repr__(self): return f"F({float(self)})"
class HasFloat:
    def __float__(self): return 2.5
class HasIndex:
    def __index__(self): return 7
class BadFloat:
    def __float__(self): return 5
class SubFloat:
    def __float__(self): return F(1.5)
class Raises:
    def __float__(self): raise KeyError("no")
for x in [HasFloat(), HasIndex(), BadFloat(), SubFloat(), Raises(), F(3)]:
    t(float, x); t(F, x); t(F.from_number, x); t(math.sqrt, x)
print(type(F(1) + F(2)), type(+F(1)), type(F.fromhex("0x1p1")), F.fromhex("0x1p1"), type(F(1).real), type(float(F(2))), F(2).conjugate())
for x in [0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e22, 1e300, math.inf, math.nan, 12345.6789, 5e-324, 0.05, 1.15, 2.5e-8]:
    for n in [(), (0,), (1,), (2,), (-2,), (400,), (-400,), (None,), (16,), (22,)]:
        try:
            print(round(x, *n), end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print()
t(round, 1.5, "a"); t(round, 1.5, 1.0); t(round, 1.5, 2**70); t(round, 1.5, -2**70); t(round, "a"); t(round); t(round, 1.5, ndigits=1); t(round, number=1.5); t(math.floor, math.nan); t(math.ceil, -math.inf); t(math.trunc, math.inf); t(int, math.nan); t(int, -math.inf); t(int, 1e30); t(int, -1.9)
for a in [2.0**53, 2.0**63, 1e300, math.inf, -math.inf, math.nan, 0.5, -0.5, -0.0]:
    print([(a < b, a == b, a > b) for b in [2**53, 2**53 + 1, 2**63, 2**63 - 1, 10**300, 10**400, -10**400, 0, 1]])
for op in ["+", "-", "*", "/", "//", "%", "**"]:
    row = []
    for a in [0.0, -0.0, 1.0, -1.5, math.inf, math.nan]:
        for b in [0.0, -0.0, 2, -3.0, -math.inf]:
            try:
                row.append(str(eval(f"a {op} b")))
            except Exception as e:
                row.append(type(e).__name__ + str(e))
    print(op, " ".join(row))
t(divmod, 5.5, -2); t(divmod, -0.0, 5.0); t(divmod, 5.0, math.inf); t(divmod, -5.0, math.inf); t(divmod, 1.0, 0); t(divmod, 1.0, "a"); t(lambda: 1.0 // 0); t(lambda: 0.0 % 0); t(lambda: 10.0**400); t(lambda: (-8.0) ** (1 / 3)); t(lambda: 0.0**-1); t(lambda: 1e308 * 10); t(lambda: 10**400 * 1.0); t(lambda: 1.0 + "a"); t(pow, 2.0, 3, 5); t(lambda: 1.5 & 1); t(lambda: 2.0 ** 10**400)
print(hash(0.5), hash(1.0) == hash(1), hash(math.inf), hash(-math.inf), hash(2.0**70) == hash(2**70), hash(-0.0), hash(1e-300), hash(math.nan) == hash(math.nan))
print(float.__getformat__("double"), float.__getformat__("float")); t(float.__getformat__, "x"); t(float.__getformat__); print(0.1 + 0.2, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 1.0, 100000000000000000000.0, repr(1.1e-7), str(-0.0), 5e-324, 1.7976931348623157e308)
