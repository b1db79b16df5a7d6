"""Every method of str over a table of subjects and arguments, with results or errors."""


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


subjects = ["", "abc", "  aB c\t\n", "ÉßǅﬁİıΣς", "x\u0301y\U0001f600z", "1²Ⅷ一٣", "a,b,,c", "the Quick's bROWN", "\r\n\x0b\x0c\x1c\x1d\x85\u2028\u2029end", "\ud800low", "_id9", "aaa"]
plain = [m for m in dir(str) if not m.startswith("_") and m not in ("maketrans", "format", "format_map", "encode", "translate", "join")]
no_args = ["capitalize", "casefold", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "lower", "swapcase", "title", "upper", "splitlines", "strip", "lstrip", "rstrip", "split", "rsplit", "expandtabs"]
for m in no_args: print(m, [ascii(getattr(s, m)()) for s in subjects])
for m, argss in {"center": [(5,), (8, "*"), (5, ""), ("5",), (-1,), (2**70,), (5, "ab"), (5, 5)], "ljust": [(5,), (5, "é")], "rjust": [(6, "\U0001f600")], "zfill": [(6,), (-1,), ("a",)], "count": [("a",), ("",), ("a", 1), ("a", -2, 99), (5,), ("",  99), ("aa",)], "find": [("a",), ("",), ("c", -3), ("a", 5, 1), ("", 99), (5,), ("a", "b"), ("a", None, None)], "rfind": [("a",), ("",), ("a", 0, 1)], "index": [("c",), ("zz",)], "rindex": [("",), ("zz",)], "startswith": [("a",), (("x", "a"),), ((),), ("",), (5,), (("a", 5),), ("b", 1), ("", 99)], "endswith": [("c",), (("z", "c"),), ("", 99, 0)], "strip": [("ac ",), ("",), (None,), (5,)], "lstrip": [("ax ",)], "rstrip": [("c\n",)], "split": [(",",), (None, 1), (" ", 2), ("",), (5,), (",", -1), (",", 0), (None, 0)], "rsplit": [(",", 1), (None, 1)], "partition": [(",",), ("",), (5,)], "rpartition": [(",",), ("b",)], "replace": [("a", "X"), ("", "-"), ("a", "", 1), ("a",), ("a", 5), ("", "", 2), ("aa", "b"), ("a", "bb", -1), ("a", "b", 0)], "removeprefix": [("a",), ("",), (5,)], "removesuffix": [("c",), ("",)], "splitlines": [(True,), (0,), ("x",)], "expandtabs": [(4,), (0,), (-3,), ("x",)]}.items():
    for args in argss:
        row = []
        for s in subjects:
            try: r = getattr(s, m)(*args); row.append(ascii(r))
            except Exception as e: row.append(f"{type(e).__name__}: {e}"); break
        print(m, args, row)
for kw in ({"maxsplit": 1}, {"sep": "b"}, {"sep": None, "maxsplit": 0}, {"nope": 1}): t("a b c".split, **kw); t("a b c".rsplit, **kw)
t("a\nb".splitlines, keepends=True); t("a\tb".expandtabs, tabsize=2); t("a".replace, "a", "b", count=1); t("a".replace, old="a", new="b"); t("a".encode, encoding="utf-16-le", errors="strict"); t("\ud800".encode); t("\ud800".encode, "utf8", "surrogatepass"); t("é".encode, "ascii", "xmlcharrefreplace"); t("é".encode, "ascii", "namereplace"); t("é".encode, "ascii", "nope"); t("é".encode, 5); t("a".encode, "utf8", 5); t("a\0".encode, "a\0b"); t("".encode, "hex"); t("a".encode, "idna"); t("ü.x".encode, "idna"); t("x".encode, "unicode_escape"); t("é\n".encode, "raw_unicode_escape")
for s in subjects[:4]: t(s.join, ["x", "y", "z"])
t(",".join, 5); t(",".join, [1]); t(",".join, ["a", None]); t(",".join, "abc"); t(",".join, {"k": 1}); t("".join, []); t("".join, ["a"]); t(",".join); t(",".join, (str(i) for i in range(3))); t(",".join, iter(["a", b"b"])); t(lambda: "-".join(["a"] * 3 + [type("S", (str,), {})("q")])); t(str.join, 5, []); t(str.upper, 5); t(str.upper); t("a".upper, 1); t("a".center); t("a".find); t("a".count); t("a".replace); t("a".startswith); t("a".partition); t("a".strip, "a", "b"); t("a".isalpha, 1)
for tbl in ({97: "X"}, {97: None}, {97: 66}, {97: "multi"}, {97: 0x110000}, {97: -1}, {97: 1.5}, {"a": "b"}, {}, [None] * 97 + ["L"], "x" * 98, 5, None, str.maketrans("abc", "xyz", "d"), str.maketrans({"a": 1114111, 98: "é", "c": None}), type("G", (), {"__getitem__": lambda s, k: chr(k + 1) if k < 120 else (_ for _ in ()).throw(LookupError)})(), type("G", (), {"__getitem__": lambda s, k: 1 / 0})()):
    try: print(ascii("abcdz".translate(tbl)), ascii("ÿé\u1234a".translate(tbl)))
    except Exception as e: print(type(e).__name__, e)
for a in ((), ("a",), ({"ab": 1},), ({1.5: 1},), (5,), ("ab", "c"), ("a", "b", 5), ("a", 5), (5, "a"), ("a", "b", "c", "d"), ({}, "a"), ({"a": 1.5},), ("aa", "bc"), ("", "", "")): t(str.maketrans, *a)
for args in ((), (5,), (b"x",), (b"x", "utf8"), (b"\xff", "utf8"), (b"\xff", "utf8", "ignore"), ("s", "utf8"), (5, "utf8"), (b"x", 5), (b"x", "nope"), (bytearray(b"ba"), "ascii"), (memoryview(b"mv"), "ascii"), (None,), (b"a", "utf8", "strict", 1), (type("S", (), {"__str__": lambda s: 5})(),), (type("S", (), {"__str__": lambda s: type("T", (str,), {})("sub")})(),), (type("S", (), {"__repr__": lambda s: "by repr"})(),), (type("S", (), {"__str__": None})(),)): t(str, *args)
t(str, object=5); t(str, encoding="utf8"); t(str, b"x", errors="strict"); t(str, nope=1); t(lambda: type(str(type("T", (str,), {})("x"))).__name__); t(lambda: "a" + 5); t(lambda: "a" * 1.5); t(lambda: "a" * -5); t(lambda: 5 * "ab"); t(lambda: "a" % 5); t(lambda: "a" < 5); t(lambda: "a" == 5); t(lambda: "abc"[3]); t(lambda: "abc"[-4]); t(lambda: "a" in 5); t(lambda: 5 in "a"); t(lambda: None in "a"); t(lambda: "" in ""); t(lambda: b"a" in "a"); t(lambda: "é" < "f" < "\U0001f600"); t(lambda: sorted("bAé\ud800z")); t(lambda: "a".__getnewargs__()); t(lambda: "abc".__getitem__(slice(None, None, -1))); t(lambda: "a".x); t(lambda: setattr("a", "x", 1)); t(lambda: iter("ab").__reduce__()[1:]); t(lambda: list(reversed("aé\U0001f600"))); t(lambda: "%s" "%s" % ("a", "b")); t(lambda: hash("a") == hash("a")); t(lambda: "a".__eq__(1)); t(lambda: "a".__lt__(1)); t(lambda: "a".__add__(1)); t(lambda: "a".__mul__("b")); t(lambda: "a".__rmul__(3)); t(lambda: "a".__mod__(())); t(lambda: "%d".__mod__("x")); t(lambda: "a".__rmod__("%s!")); t(lambda: "a".__contains__(5)); t(lambda: "a".__format__(5)); t(lambda: "a".__format__("5d")); t(lambda: "abc".__format__("^7.2")); t(lambda: "a".__sizeof__() > 0); t(lambda: str.__new__(int)); t(lambda: str.__new__(5)); t(lambda: str.__new__())
