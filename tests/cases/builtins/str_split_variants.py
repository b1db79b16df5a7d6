"""split, rsplit, partition, splitlines, strip and join of str, bytes and bytearray against a model."""
import re
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
texts = ["", " ", "a", "a b", " a  b ", "a,b,,c", ",", ",,", "aXXbXXc", "XXX", "a\tb\nc\x0bd\x1ce", "ab" * 5, "é,中,😀", "\u2003a\u2003b\xa0", "a\r\nb\rc\n"]
seps = [None, ",", "XX", " ", "ab", "\n", "é", "中,"]
for text in texts:
    for sep in seps:
        row = []
        for most in (-1, 0, 1, 2, 100):
            a, b = text.split(sep, most), text.rsplit(sep, most); row.append((len(a), len(b)))
            if sep is not None: assert sep.join(a) == text == sep.join(b)
            if text.isascii() and (sep is None or sep.isascii()):
                if "\x1c" not in text: assert [x.decode() for x in text.encode().split(sep and sep.encode(), most)] == a and [x.decode() for x in bytearray(text.encode()).rsplit(sep and sep.encode(), most)] == b, (text, sep, most)
        print(ascii(text), ascii(sep), row, *([ascii(text.partition(sep)), ascii(text.rpartition(sep))] if sep else []))
    print(ascii([text.strip(), text.lstrip(), text.rstrip(), text.strip(" a,"), text.lstrip("Xa"), text.rstrip("cé😀"), text.strip(""), text.removeprefix("a"), text.removesuffix("c"), text.splitlines(), text.splitlines(True)]))
for f in (str.strip, str.lstrip, str.rstrip): t(f, "xxaxx", "x"); t(f, "xxaxx", None); t(f, "xx", "x"); t(f, "a", 5); t(f, "é中é", "é"); t(f, "abc", b"a"); t(f, "x", "x", "y")
t(",".join, []); t(",".join, ["a"]); t(",".join, "abc"); t(",".join, {"k": 1}); t(",".join, ["a", 1]); t(",".join, [b"a"]); t(",".join, 5); t(",".join, (c for c in "xy")); t("é".join, ["a", "b"]); t(b",".join, [b"a", bytearray(b"b"), memoryview(b"c")]); t(b",".join, ["a"]); t("".join, [type("S", (str,), {})("sub")]); print(type("".join([type("S", (str,), {})("sub")])).__name__, type(",".join([s := "only"])) is str, ",".join([s]) is s)
def gen():
    yield "a"
    raise KeyError("gen")
t(",".join, gen()); t("a b".split, " ", "x"); t("a b".split, maxsplit=1.5); t("a".split, ""); t("a".partition, ""); t("a".partition, 5); t("a".partition); t("a".splitlines, 1, 2); t("a b c".rsplit, None, 1); t("abc".split, sep=None, maxsplit=0); t(" a b ".split, None, 0); t(" a b ".rsplit, None, 0); t(" a b ".split, None, 1); t(" a b ".rsplit, None, 1); t(" a b ".split, " ", 1)
class S(str): pass
print([type(x).__name__ for x in S("a b").split() + list(S("a-b").partition("-")) + [S("a").strip(), S("a").replace("x", "y"), S("a").expandtabs(), S("a").center(1), S("a").zfill(1), S("a").ljust(0), S("a").lower(), S("a")[:], S("a") * 1, S("a").removeprefix("z"), S("") .join([]), S("a").translate({})]])
for text in ["a\tb", "\t", "ab\tc\td", "a\r\tb\n\tc", "é\tx", ""]: print([text.expandtabs(n) for n in (8, 4, 1, 0, -1)])
for text in ["5", "-5", "+", "", "--1", "é", "+12345"]: print([text.zfill(n) for n in (0, 3, 6)], [text.center(6, "é"), text.ljust(3, "*"), text.rjust(4)])
print("abcabc".find("c", 3), "abcabc".rfind("a", 0, 3), "aaa".count("aa"), "aaa".count(""), "".count(""), "abc".count("", 1), "abc".count("", 4), "abc".find("", 3), "abc".find("", 4), "abc".rfind(""), "".find(""), "".rfind("", 1), "aXbX".replace("X", "", 1), "aaa".replace("", "-"), "aaa".replace("", "-", 2), "".replace("", "x"), "".replace("", "x", 0), "ab".replace("ab", "ab") == "ab", "aXa".replace("X", "é中😀"), "abc".startswith(("x", "a")), "abc".startswith(()), "abc".startswith("", 3), "abc".startswith("", 4), "abc".endswith("", 4), "abc".endswith("c", -1), "abc".startswith("bc", 1, 2), "é中".index("中"), "x" in "xyz", "" in "", "é" in "caf\u00e9"); t("abc".index, "z"); t("abc".rindex, "z"); t("abc".startswith, ["a"]); t("abc".startswith, ("a", 5)); t("abc".startswith, (5, "a")); t("abc".startswith, "a", None, None); t("abc".find, "a", "b"); t("abc".count, "a", 2**70, -2**70); t("a".__contains__, 5); t(lambda: 5 in "a")
