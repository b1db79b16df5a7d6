"""The format mini-language for every type, nested fields, and attribute and index look-ups."""
import re
import datetime
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
numbers = [0, 5, -7, 1234567, 2**70, True, 0.0, -0.0, 1.5, -1234567.891, 1e20, 1e-7, float("inf"), float("nan"), 1 + 2j]
specs = ["", "d", "n", "b", "#b", "o", "#o", "x", "#X", "c", "e", "E", ".2e", "f", ".0f", "#.0f", "F", "g", ".3g", "#g", "G", "%", ".1%", "10", "<10", ">10", "^10", "=10", "*^12", "010", "+", "-", " ", "+,", ",", "_", "_x", "#_b", "020,", "020_d", "+010.2f", "=+12,.2f", "z", "z.1f", "#", ".3", "10.3", "s", "é>6", "0<6", ">06", "0=6", "<06", "{<5", ",.3f", "_.3f", ".3_f", ".3,f", "1,", ".", "..2", "10.", "q", "dd", "+ d", "0x", "{}", "10000000000000000000000", ".10000000000000000000", "#c", "+c", ",c", ".2d", ".2c", "%%", " ", "  ", "\0>5", "😀^5", "<", "=", "<<", "<>5", "#010x", "#,x", "+#_X"]
for spec in specs:
    row = []
    for n in numbers:
        try: row.append(format(n, spec))
        except Exception as e: row.append(f"!{type(e).__name__[0]}:{e}" if n in (5, 1.5) and not isinstance(n, complex) else "!")
    print(repr(spec), *map(ascii, row), sep="|")
for spec in ["", "s", "10", "<10", ">10", "^11", "*^11", ".2", "10.2", "d", "=10", "+", "-", " ", "#", ",", "_", "z", "010", "c", "é<4", ".0", "0", "5s", "s5", ".", "%"]:
    row = []
    for v in ["", "abc", "é中😀"]:
        try: row.append(format(v, spec))
        except Exception as e: row.append(f"{type(e).__name__}: {e}")
    print(repr(spec), *row, sep="|")
class F:
    a = 1
    def __format__(self, spec): return f"<{spec}>"
    def __getitem__(self, k): return f"item {k!r}"
class BadFormat:
    def __format__(self, spec): return 5
class Raises:
    def __format__(self, spec): raise KeyError(spec)
    def __str__(self): raise ValueError("str")
    def __repr__(self): return "Raises()"
for template, args, kw in [("{}", (F(),), {}), ("{0:x{1}y}", (F(), 5), {}), ("{0.a}{0[k]}{0[1]}{0[-1]}{0[ a b ]}{0[0x1]}", (F(),), {}), ("{:{}{}}", ("s", ">", 5), {}), ("{:{w}.{p}f}", (1.23456,), dict(w=9, p=2)), ("{!r:>5}", ("a",), {}), ("{!s}{!a}", ("é", "é"), {}), ("{!x}", (1,), {}), ("{!}", (1,), {}), ("{!rr}", (1,), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{", (), {}), ("}", (), {}), ("{}}", (1,), {}), ("{{}}{{", (), {}), ("{0}{}", (1, 2), {}), ("{}{0}", (1, 2), {}), ("{a}{}", (1,), dict(a=2)), ("{2}", (1,), {}), ("{}{}", (1,), {}), ("{a}", (), {}), ("{0.b}", (1,), {}), ("{0[}", (1,), {}), ("{0[]}", (1,), {}), ("{0[a}", (1,), {}), ("{0.}", (1,), {}), ("{.a}", (F(),), {}), ("{[a]}", ({"a": 1},), {}), ("{[0]}", ([7],), {}), ("{[-1]}", ([7],), {}), ("{[a]}", ([7],), {}), ("{0[0]a}", ([7],), {}), ("{ 0}", (1,), {}), ("{0 }", (1,), {}), ("{-1}", (1,), {}), ("{+1}", (1,), {}), ("{00}", (1,), {}), ("{1_0}", (1,), {}), ("{99999999999999999999}", (1,), {}), ("{a b}", (), {"a b": 5}), ("{}", (BadFormat(),), {}), ("{:q}", (Raises(),), {}), ("{!s}", (Raises(),), {}), ("{!r}", (Raises(),), {}), ("{:}", (None,), {}), ("{:d}", (None,), {}), ("{:>5}", (None,), {}), ("{:5}", ([],), {}), ("{a.b.c}", (), dict(a=5)), ("{0:{0:{0}}}", (5,), {}), ("{:{}}", (5, "{"), {}), ("{:{{}}}", (5,), {}), ("{0!r:{1!r}}", (5, 8), {}), ("{a[b][c]}", (), dict(a={"b": {"c": 1}})), ("{:%Y-%m-%d}", (datetime.date(2020, 1, 2),), {})]:
    try: print(repr(template), repr(template.format(*args, **kw)))
    except Exception as e: print(repr(template), type(e).__name__, e)
t("{a}".format_map, {"a": 1}); t("{a}".format_map, {}); t("{}".format_map, {"": 1}); t("{0}".format_map, {"0": 1}); t("{a}".format_map, 5); t("{a}".format_map, [1]); t("{a}".format_map); t("{}".format, *[1], **{}); t(str.format); t(str.format, 5); t(str.format, "{}"); t("{self}".format, self=5)
class Miss(dict):
    def __missing__(self, k): return f"<{k}>"
t("{a}{b.real}".format_map, Miss(a=1)); t("{x[0]}".format_map, Miss())
