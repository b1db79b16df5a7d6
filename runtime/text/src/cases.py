"""Prints seeded cases and what the running CPython 3.14 makes of them: one a line, kind, arguments and
outcome, fields in hexadecimal UTF-8 and separated by spaces.

    cases.py SEED COUNT     (COUNT cases of each kind)
"""

import random
import struct
import sys
import _string

sys.set_int_max_str_digits(4300)
seed, count = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)


def outcome(f):
    try:
        return "=" + f()
    except (ValueError, TypeError, OverflowError) as e:
        return f"!{type(e).__name__}: {e}"


def emit(kind, *args, f):
    fields = [kind, *map(str, args), outcome(f)]
    print(*(f.encode("utf-8", "surrogatepass").hex() or "-" for f in fields))


def bits(x):
    return struct.pack(">d", x).hex()


def any_float():
    k = rng.randrange(12)
    if k == 0:
        return rng.choice([0.0, -0.0, float("inf"), float("-inf"), float("nan"), 5e-324, 1.7976931348623157e308,
                           1e16, 1e17, 9999999999999998.0, 1e-4, 1e-5, 0.5, 1.5, 2.5, 1e22, 1e23, 9007199254740993.0])
    if k < 4:
        return struct.unpack("<d", rng.randbytes(8))[0]
    if k < 6:
        return round(rng.uniform(-1000, 1000), rng.randrange(4))
    if k < 8:
        return float(rng.randrange(-10**rng.randrange(1, 20), 10**rng.randrange(1, 20)))
    if k < 10:
        return rng.uniform(-1, 1) * 10.0**rng.randrange(-20, 20)
    return rng.randrange(-1000, 1000) / 8


def any_int():
    k = rng.randrange(6)
    if k == 0:
        return rng.choice([0, 1, -1, 9, 10, 255, 256, 65, 0x10ffff, 0x110000, 2**63, -2**63, 2**64, 2**53 + 1, 0xd800])
    if k < 4:
        return rng.randrange(-10**rng.randrange(1, 25), 10**rng.randrange(1, 25))
    if k == 4:
        return rng.getrandbits(rng.randrange(1, 1100)) - rng.getrandbits(70)
    return rng.randrange(-3000, 3000)


def maybe(p, text):
    return text if rng.random() < p else ""


def any_spec(codes):
    s = maybe(0.3, maybe(0.6, rng.choice("*x 0\u20ac\U0001f40d=")) + rng.choice("<>^="))
    s += maybe(0.3, rng.choice("+- ")) + maybe(0.1, "z") + maybe(0.15, "#") + maybe(0.2, "0")
    s += maybe(0.5, str(rng.choice([0, 1, 3, 5, 9, 14, 20, 33]))) + maybe(0.3, rng.choice(",_"))
    s += maybe(0.4, "." + maybe(0.9, str(rng.choice([0, 1, 2, 3, 6, 10, 17, 25]))) + maybe(0.15, rng.choice(",_")))
    s += maybe(0.8, rng.choice(codes))
    if rng.random() < 0.03:
        at = rng.randrange(len(s) + 1)
        s = s[:at] + rng.choice("q,_.z#\u0663\u00e9\t5n%") + s[at:]
    return s


def any_number_text():
    k = rng.randrange(8)
    if k == 0:
        s = repr(any_float())
    elif k == 1:
        s = str(rng.randrange(10**rng.randrange(1, 30)))
    elif k == 2:
        s = rng.choice(["inf", "Infinity", "nan", "-nan", "+INF", "infinit", "1e", "1e+", ".", "", "+", "1.e5", ".5e-3",
                        "1_0.0_1", "_1", "1__0", "1_", "1_.5", "1._5", "0x1p3", "1 2", "\0", "1\0", "1e400", "1e-400",
                        "2.4703282292062327208e-324", "2.4703282292062328e-324", "1" * 400, "0." + "0" * 400 + "1e400",
                        "\u0661.\u0665", "\u00bd", "\u30001\u3000", "\x1c1", "\x1c1\u0661", "\x851", "\u0661\x7f"])
    elif k == 3:
        s = "%de%d" % (rng.randrange(-10**18, 10**18), rng.randrange(-340, 310))
    else:
        s = "".join(rng.choice("0123456789.eE+-_ \u0661") for _ in range(rng.randrange(1, 9)))
    return maybe(0.15, rng.choice(" \t\n\x0b\u2003\xa0")) + s + maybe(0.15, rng.choice(" \r\u2003\x1f"))


def any_int_text():
    if rng.random() < 0.15:
        return rng.choice(["", " ", "0", "00", "010", "0_0", "0x", "0x_1", "0x__1", "0xg", "0b12", "0o8", "0B1", "0X1f", "-0xff",
                           "+ 1", "--1", "1" * 4300, "1" * 4301, "0" * 5000, "1_" * 4000 + "1", "z", "Zz", "\u0661\u0662", "1\u3000",
                           "12\ud800", "'", "\\", "1" * 250 + "x", "\x1c5", "5\x00", "0_7", "-", "0b_", "\u00b2", "f" * 5000])
    body = "".join(rng.choice("0123456789abfxzo_") for _ in range(rng.randrange(1, 10)))
    if rng.random() < 0.5:
        body = str(any_int())
    return maybe(0.2, rng.choice(" -+\t")) + maybe(0.2, rng.choice(["0x", "0b", "0o", "0"])) + body + maybe(0.1, " ")


def any_complex_text():
    f = lambda: rng.choice([repr(any_float()), "1", "2.5", "inf", "nan", "", "1e3", "1_0", "_1", "."])
    s = f() + maybe(0.7, rng.choice("+-") + f()) + maybe(0.7, rng.choice("jJ"))
    if rng.random() < 0.2:
        s = "(" + s + maybe(0.9, ")")
    return maybe(0.1, " ") + s + maybe(0.1, rng.choice(" \n\u2003x"))


def any_text():
    pool = "abc'\"\\\n\t\r\x00\x1f\x7f\x85\xa0\xad\xff\u0100\u0378\u200b\u20ac\ud800\udfff\ue000\ufffd\U0001f40d\U000e0001\U0010ffff {}[]!:."
    return "".join(rng.choice(pool) for _ in range(rng.randrange(12)))


def any_hex():
    if rng.random() < 0.3:
        return rng.choice([any_float().hex(), "inf", "-Infinity", "nan", "infin", "0x", "0x.p1", "1p", "0x1.8", "0x1p99999999999999999999",
                           "0x0p99999999999999999999", "0x1p-99999999999999999999", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023",
                           "0x1p-1075", "0x1.8p-1075", "0x1.0000000000001p-1075", "  0x1p1 ", "0x1p1 x", "++1", "+0xA.b", "-.8"])
    s = maybe(0.4, rng.choice("+-")) + maybe(0.7, "0x") + "".join(rng.choice("0123456789abcdefF") for _ in range(rng.randrange(1, 20)))
    s += maybe(0.6, "." + "".join(rng.choice("0123456789abcdef") for _ in range(rng.randrange(20))))
    return s + maybe(0.7, "p" + maybe(0.5, rng.choice("+-")) + str(rng.choice([0, 1, 5, 52, 900, 1000, 1023, 1070, 1100])))


def any_format():
    pool = ["{", "}", "{{", "}}", "a", "\u20ac", "{0}", "{x.y[0]}", "{!r}", "{:>{w}}", "[", "]", ":", "!", "{a!r:x}", "{[}]}", "{a!", ".", "{0[a", "s"]
    return "".join(rng.choice(pool) for _ in range(rng.randrange(1, 6)))


def markup(text):
    out = []
    for literal, name, spec, conversion in _string.formatter_parser(text):
        out.append("\x01".join(x if x is not None else "\x02" for x in (literal, name, spec, conversion)))
    return "\x03".join(out)


def any_name():
    pool = ["", "0", "12", "a", "\u0661", ".b", "[0]", "[k]", ".", "[", "]", "[]", "..", "99999999999999999999", "[99999999999999999999]", "1a", "[\u0661]"]
    return "".join(rng.choice(pool) for _ in range(rng.randrange(1, 5)))


def name(text):
    first, rest = _string.formatter_field_name_split(text)
    out = [f"{type(first).__name__}:{first}"]
    out += [f"{'.' if attr else '['}{type(key).__name__}:{key}" for attr, key in rest]
    return "\x03".join(out)


class Any:
    def __getitem__(self, key):
        return self.value


def any_percent(codes):
    s = "%" + maybe(0.1, rng.choice(["(k)", "((a)b)", "()", "(k"]))
    s += "".join(rng.choice("-+ #0") for _ in range(rng.choice([0, 0, 1, 2, 3])))
    s += maybe(0.5, str(rng.choice([0, 1, 4, 8, 15]))) + maybe(0.4, "." + maybe(0.9, str(rng.choice([0, 1, 3, 8, 20]))))
    s += maybe(0.05, rng.choice("hlL")) + maybe(0.97, rng.choice(codes) if rng.random() < 0.97 else rng.choice("q%\u1234\n!"))
    return maybe(0.2, "a%%\u20ac") + s + maybe(0.2, "|")


def percent(text, value):
    args = value
    if "(" in text:
        args = Any()
        args.value = value
    return text % args


for _ in range(count):
    x, y, n = any_float(), any_float(), any_int()
    emit("repr", bits(x), f=lambda: repr(x))
    emit("hex", bits(x), f=lambda: x.hex())
    spec = any_spec("eEfFgGn%" if rng.random() < 0.95 else "dsxc")
    emit("float", bits(x), spec, f=lambda: format(x, spec) if spec else repr(x))
    spec2 = any_spec("bcdoxXn" if rng.random() < 0.8 else "eEfFgG%s")
    emit("int", n, spec2, f=lambda: format(n, spec2))
    spec3 = any_spec("eEfFgGn" if rng.random() < 0.95 else "d%s")
    emit("complex", bits(x), bits(y), spec3, f=lambda: format(complex(x, y), spec3) if spec3 else repr(complex(x, y)))
    emit("crepr", bits(x), bits(y), f=lambda: repr(complex(x, y)))
    t = any_text()
    spec4 = any_spec("s" if rng.random() < 0.95 else "df")
    emit("str", t, spec4, f=lambda: format(t, spec4))
    emit("quote", t, f=lambda: repr(t))
    emit("ascii", t, f=lambda: ascii(t))
    b = rng.randbytes(rng.randrange(6)) + t.encode("utf-8", "surrogatepass")
    emit("bytes", b.hex(), f=lambda: repr(b))
    s = any_number_text()
    emit("parse", s, f=lambda: bits(float(s)))
    h = any_hex()
    emit("fromhex", h, f=lambda: bits(float.fromhex(h)))
    d = rng.choice([0, 1, 2, 3, 5, 10, 15, 17, 22, 100, 323, 324, -1, -2, -5, -15, -20, -300, -308, -309])
    emit("round", bits(x), d, f=lambda: bits(round(x, d)))
    c = any_complex_text()
    emit("cparse", c, f=lambda: (lambda z: bits(z.real) + bits(z.imag))(complex(c)))
    i, base = any_int_text(), rng.choice([0, 0, 2, 8, 10, 10, 10, 16, 36, 7, 1, 37])
    emit("iparse", i, base, f=lambda: hex(int(i, base)))
    emit("tofloat", n, f=lambda: bits(float(n)))
    p = any_percent("diuoxX")
    emit("pint", p, n, f=lambda: percent(p, n))
    q = any_percent("eEfFgG")
    emit("pfloat", q, bits(x), f=lambda: percent(q, x))
    r = any_percent("sra")
    emit("pstr", r, t, f=lambda: percent(r, t))
    m = any_format()
    emit("markup", m, f=lambda: markup(m))
    k = any_name()
    emit("name", k, f=lambda: name(k))
