"""Format specifications of every builtin type: combinations allowed and refused, str.format fields and their errors, format_map, and custom formatting."""
import datetime, fractions


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


values = [5, -5, 2.5, True, "s", None, 1j, [1], b"b", 2**70, fractions.Fraction(5, 2), datetime.date(2020, 3, 4), range(2), int, ...]
specs = ["", "5", "<5", ">6", "^7", "=7", "*<5", "05", "+", "-", " ", "+5", "#", "#x", "#o", "#b", "#X", "x", "X", "o", "b", "c", "d", "n", "e", "f", "g", "%", "s", ",", "_", ",d", "_x", ",x", "_b", ",s", ".2", ".2f", ".0f", ".2s", ".3d", "z", "zf", "z.1f", "5s", "=5s", "05s", "+s", "#s", ".s", "5.5.5", "q", "\u00e9<5", "<<5", "{}", "\t^5", "08,", "+08.2f", "1000000000000000000000", ".99999999999999999999", "d5", "5 d", "ss", "%Y", "!r", "=+#10x", "^+#12_b", "-^10", "\ud800<4" if 0 else "~^4"]
for spec in specs:
    row = []
    for v in values:
        try: row.append(ascii(format(v, spec)))
        except Exception as e: row.append(f"{type(e).__name__[0]}: {e}")
    if len(set(row)) < 4: row = sorted(set(row))
    print(repr(spec), row)
class O:
    a = {"k": [10, 20]}; b = 5
    def __format__(self, s): return f"O<{s}>"
    def __str__(self): return "O-str"
    def __getitem__(self, k): return ("item", k)
o = O()
for f, a, k in (("{}", (1,), {}), ("{} {}", (1,), {}), ("{0} {0} {1}", (1, 2), {}), ("{} {0}", (1,), {}), ("{0} {}", (1,), {}), ("{x}", (), {}), ("{x}", (), {"x": 1}), ("{", (), {}), ("}", (), {}), ("{{}}", (), {}), ("{0", (1,), {}), ("{0!", (1,), {}), ("{0!r", (1,), {}), ("{0!q}", (1,), {}), ("{0!}", (1,), {}), ("{0!rr}", (1,), {}), ("{!r}", ("é",), {}), ("{!a}", ("é",), {}), ("{!s:>5}", (1,), {}), ("{0.a}", (o,), {}), ("{0.a[k][1]}", (o,), {}), ("{0.missing}", (o,), {}), ("{0[x]}", (o,), {}), ("{0[0]}", (o,), {}), ("{0[-1]}", (o,), {}), ("{0[01]}", (o,), {}), ("{0[]}", (o,), {}), ("{0[}", (o,), {}), ("{0.}", (o,), {}), ("{0[a]b}", (o,), {}), ("{0..a}", (o,), {}), ("{0[a.b]}", (o,), {}), ("{0[{}]}", (o,), {}), ("{.b}", (o,), {}), ("{[k]}", ({"k": 7},), {}), ("{:{}}", (5, 6), {}), ("{:{w}.{p}f}", (2.5,), {"w": 8, "p": 2}), ("{:{:{}}}", (1, 2, 3), {}), ("{0:{1}}", (o, "spec"), {}), ("{0:}}}", (o,), {}), ("{0:{{}}}", (o,), {}), ("{-1}", (1,), {}), ("{1.5}", (1,), {}), ("{0x1}", (1,), {}), ("{99999999999999999999}", (1,), {}), ("{0[99999999999999999999]}", ([1],), {}), ("{a b}", (), {"a b": 3}), ("{a-b[c d]}", (), {"a-b": {"c d": 4}}), ("{0:d}", ("x",), {}), ("{:%}", (0.5,), {}), ("{:x<{}}|", ("a", 4), {}), ("{0.__class__.__name__}", (5,), {}), ("{0[key with spaces]}", ({"key with spaces": 1},), {}), ("{!s}{!r}", ("a", "b"), {}), ("{0!r:10}|", ("a",), {}), ("é{}é", ("ü",), {}), ("{:>{w}}", ("a",), {}), ("{self}", (), {"self": 1}), ("{format_string}", (), {"format_string": 1}), (" { } ", (1,), {" ": 2}), ("{\n}", (), {"\n": 9}), ("{0:\n}", (o,), {}), ("{:{}{}{}}", (5, "*", "^", 7), {}), ("{!r:{!r}}", (1, 5), {}), ("{0!s:{1!s:>3}}", ("q", 5), {})):
    t(f.format, *a, **k)
t("{x}".format_map, {"x": 1}); t("{x}".format_map, {}); t("{}".format_map, {}); t("{0}".format_map, {0: 1}); t("{x}".format_map, 5); t("{x.y}".format_map, {"x": 1}); t("{a}{b}".format_map, type("D", (dict,), {"__missing__": lambda s, k: f"<{k}>"})()); t("{x}".format_map); t("{x}".format_map, type("G", (), {"__getitem__": lambda s, k: k * 2})()); t(str.format); t(str.format, 5); t("{}".format); t(format); t(format, 1, 2); t(format, 1, 2, 3); t(format, 1, b""); t(format, 1, None); t(object().__format__, "x"); t(lambda: object.__format__(5, "")); t(lambda: format(type("N", (), {"__format__": lambda s, f: 5})(), "")); t(lambda: format(type("N", (), {"__format__": None})(), "")); t(lambda: format(type("N", (str,), {})("abc"), ">5")); t(lambda: "{:5}".format(type("N", (int,), {"__str__": lambda s: "strung"})(7))); t(lambda: "{}".format(type("N", (int,), {"__str__": lambda s: "strung"})(7))); t(lambda: "{:s}".format(type("N", (str,), {"__str__": lambda s: "strung"})("x"))); t(lambda: "{}{}".format(*[type("N", (), {"__str__": lambda s: "é"})()] * 2))
import string
class F(string.Formatter):
    def get_value(self, k, a, kw): return f"[{k}]" if isinstance(k, str) and k not in kw else super().get_value(k, a, kw)
    def check_unused_args(self, used, a, kw): print(sorted(used, key=str))
    def convert_field(self, v, c): return v.upper() if c == "u" else super().convert_field(v, c)
print(F().format("{} {0x} {name!u} {1:{w}}" if 0 else "{0} {name!u} {1:{w}} {zz}", "a", "b", name="nm", w=4), list(string.Formatter().parse("a{b!r:c{d}}e{{f}}{}")), list("".__class__("x{0.a[1]!s:>5}y")._formatter_parser()) if hasattr(str, "_formatter_parser") else ""); t(string.Formatter().format, "{} {0}", 1); t(string.Formatter().format, "{x}"); t(string.Formatter().format); t(string.Formatter().vformat, "{}", (1,), {}); t(string.Formatter().get_field, "0.real", (5,), {}); import _string; print(list(_string.formatter_parser("a{0!r}{b:c}")), _string.formatter_field_name_split("a.b[0][c].d")[0], list(_string.formatter_field_name_split("a.b[0][c].d")[1])); t(_string.formatter_parser, 5); t(lambda: list(_string.formatter_parser("{"))); t(lambda: list(_string.formatter_field_name_split("a[")[1]))
