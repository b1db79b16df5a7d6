"""Float text and arithmetic: hex, fromhex, as_integer_ratio, round, divmod, power, format, from_number, and the edges of each."""
import math, sys


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


inf, nan = math.inf, math.nan
values = [0.0, -0.0, 1.0, -1.0, 0.1, 1 / 3, 2.5, -2.5, 1e16, 1e22, 1e23, 123456.789, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e-5, 0.0001, 1e15, 123456789012345680.0, inf, -inf, nan]
for x in values:
    print(repr(x), x.hex(), x.is_integer(), end=" ")
    try: print(x.as_integer_ratio(), int(x) % 1000, math.frexp(x))
    except Exception as e: print(type(e).__name__, e)
    assert math.isnan(x) or float.fromhex(x.hex()) == x and float(repr(x)) == x
for s in ("0x1.8p3", "-0x.8p-1", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p1024", "-0x1p1024", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "0x10000000000000000000", "1.8", "a.bp+2", "inf", "-infinity", "nan", "+NaN", "0x", "0x.", "", " 0x1p1 ", "0x1p1 x", "0x1p", "0x1p1.5", "0x_1", "0x1.00000000000008p0", "0x1.000000000000080000001p0", "0x1.00000000000018p0", "0x0.0000000000001p-1022", "0x0p99999999999999999999", "0x1p99999999999999999999", "0x1p-99999999999999999999", "１", "0X1P1", "0x1P+0", "0b1"):
    t(float.fromhex, s)
t(float.fromhex, 5); t(float.fromhex); t(float.fromhex, b"0x1"); t(lambda: type("F", (float,), {}).fromhex("0x1.8p1").__class__.__name__)
print("-- round")
for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e300, 5e-324, 0.49999999999999994, 4503599627370495.5, 4503599627370497.5, 1.45, 1.55, 12345.6789):
    print(round(x), [round(x, n) for n in (0, 1, 2, -1, -2, -300, 300, 400, -400)])
for x, n in ((inf, None), (nan, None), (-inf, 1), (nan, 2), (1.5, 1.5), (1.5, "x"), (1e308, -308), (1.7e308, -308), (1.5, 2**70), (1.5, -2**70), (1.5, None)): t(round, x, n)
t(round, inf); t(round, nan); t(round); t(round, 1.5, 1, 1); t(round, number=1.567, ndigits=2); t(float.__round__, 1.5, None); t(math.floor, inf); t(math.ceil, nan); t(math.trunc, -inf); t(int, 1e308)
print("-- arithmetic")
for a in (5.5, -5.5, 0.0, -0.0, inf, nan, 1e308, 5e-324):
    for b in (2.0, -2.0, inf, -inf, nan, 0.0, 3, -0.5, 5e-324):
        row = []
        for op in ("+", "*", "/", "//", "%", "**", "<", "==", "divmod"):
            try: row.append(divmod(a, b) if op == "divmod" else eval(f"a {op} b"))
            except Exception as e: row.append(type(e).__name__[:8] + "|" + str(e)[:34])
        print(a, b, row)
t(lambda: 1e308 ** 2); t(lambda: (-8.0) ** (1 / 3)); t(lambda: 0.0 ** -1.0); t(lambda: (-0.0) ** -3); t(lambda: pow(2.0, 3, 4)); t(lambda: 1.5 @ 2); t(lambda: 1.5 & 1); t(lambda: ~1.5); t(lambda: 1.5 + "x"); t(lambda: "x" % 1.5); t(lambda: 1.5 < "x"); t(float.__add__, 1.5, "x"); t(float.__pow__, 2.0, 3.0, None); t(float.__pow__, 2.0, 3.0, 5); t(float.__rpow__, 2.0, 3.0); t(float.__divmod__, 1.5, 0.0); t(float.__mod__, 1.5, "x"); t(float.__eq__, 1.5, "x"); t(float.__bool__, nan); t(float.__int__, 2.7); t(float.__trunc__, -2.7); t(float.__floor__, -2.7); t(float.__ceil__, -2.2); t(float.__getformat__, "double"); t(float.__getformat__, "x"); t(float.__getnewargs__, 1.5)
print("-- format")
for spec in ("", "g", "e", "f", "G", "E", "F", "%", "n", ".0f", ".0e", ".0g", ".3", "10", "<10", "^10.2f", "=+10.1f", "+", " ", "-", "010.2f", "+.3e", "#.0f", "#g", "#.3g", ",", "_", ",.2f", "_.2e", ".17g", ".20f", "z.0f", "+z.1f", "x<12.4g", "020,.2f", ".2,f" , "._f", ".3_f", "+,.3%", ".10_g"):
    row = []
    for x in (0.0, -0.0, 1234567.891, -0.00012345, 1e100 if "f" not in spec and "%" not in spec else 1e10, inf, nan, -0.4):
        try: row.append(format(x, spec))
        except Exception as e: row.append(f"{type(e).__name__}: {e}"); break
    print(repr(spec), row)
for spec in ("d", "s", "x", "c", "b", "z", "zd", ".", ".-1f", "1.f", ",,", ",_", "_,f", "q", "10.5.5f", "{}", "\0f", "99999999999999999999f", ".99999999999999999999f", "=", "5=", "é>8", "0", "00", "<08", "+-", "++", "#", "##", "!s"): t(format, 12.5, spec)
for f in ("%f", "%.0f", "%10.3e", "%-10g|", "%+.2G", "%#.0f", "% f", "%05.1f", "%.50f", "%a", "%r", "%s", "%d", "%i", "%x", "%c", "%*.*f", "%.*g", "%F", "%E"):
    for x in ((2.5,), (-0.0,), (nan,), (-inf,), (1e22,)):
        if "*" in f: x = (12, 3) + x if f.startswith("%*") else (4,) + x
        t(f.__mod__, x)
print("-- constructors")
t(float.from_number, 5); t(float.from_number, 2.5); t(float.from_number, "5"); t(float.from_number, True); t(float.from_number, 10**400); t(complex.from_number, 1j); t(complex.from_number, "1"); t(complex.from_number, 2.5)
print(sys.float_info.max, sys.float_info.min, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.float_info.radix, sys.float_info.rounds, sys.float_repr_style, hash(0.5), hash(1e300), hash(inf), hash(-inf), hash(2.0), hash(-0.0), nan == nan, nan in [nan], [nan] == [nan], (nan,).index(nan), 0.1 + 0.2, 1e16 + 1.0, sum([0.1] * 10), math.fsum([0.1] * 10), math.nextafter(1.0, 2), math.ulp(1e16), 1.0.conjugate(), (2.5).real, (2.5).imag, max(nan, 1.0), max(1.0, nan), sorted([3.0, -inf, 2, inf, 0.0, -0.0]))
