"""Case mapping, classification and normal forms of characters over the planes."""
import re
import unicodedata
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
words = ["straße", "ŉa", "ǰ", "ΐ", "և", "ẖ", "ﬁn", "ﬃ", "Σ", "ΑΣ", "ΑΣ.", "aΣ b", "ΣΑΣ", "Α\u0345Σ", "i̇", "İ", "ı", "I", "ǆ", "ǅ", "Ǆ", "ა", "Ა", "Ꭰ", "ꭰ", "𐐀𐐨", "ß", "ẞ", "K", "Å", "µ", "ſ", "ϐ", "ᾳ", "ᾼ", "ὒ", "\u1e9e", "a\u0301b", "l'été", "o'neil's", "ĳ", "x-ray", "3d", "mixedCASE wOrd", "中文", "😀a", "ʰa", "ªº", "ⓐⒶ", "ⅷⅧ", "\u0345", "ǲ", "\ud800a"]
for w in words:
    print(ascii(w), *(ascii(f(w)) for f in (str.upper, str.lower, str.title, str.capitalize, str.swapcase, str.casefold)), w.isupper(), w.islower(), w.istitle())
tests = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isascii"]
chars = ["a", "Z", "5", "_", " ", "\t", "\x1c", "\x85", "\xa0", "\u200b", "\u2028", "\u3000", "²", "½", "Ⅷ", "٣", "〇", "一", "零", "ª", "ʰ", "\u0300", "ǅ", "€", "\u00ad", "\u0600", "\ue000", "\ud800", "\uffff", "\U000e0001", "😀", "𝟗", "𝐀", "\U0010ffff", "᪲", "·", "ℼ", "℮", "ⅰ", "①", "㉑", "𐄇", "\u180e", "\ufeff", "\x00", "\x7f", "゛", "ﾞ", "\u2118", "\u309b", "\u0e33", "\ufe33", "ﹽ", "\u037a"]
for c in chars: print(ascii(c), unicodedata.category(c), "".join(str(int(getattr(c, m)())) for m in tests), end=" "); t(lambda: int(c)) if c.isnumeric() else print()
for s in ["", "a1", "1a", "a b", "é_1", "class", "ǅa", "Aa Bb", "A1b", "A1B", "1A", "aA", "A A", "a\u0301", "\u0301a", "x\u200d", "ﬁ", "\u2118a", "·a", "a·"]: print(ascii(s), "".join(str(int(getattr(s, m)())) for m in tests))
for planes in [(0, 0x3000), (0x3000, 0x10000), (0x10000, 0x20000), (0x20000, 0x110000)]:
    counts = {}
    for i in range(planes[0], planes[1], 7 if planes[1] < 0x20000 else 997):
        c = chr(i)
        for m in ("isalpha", "isdigit", "isnumeric", "isprintable", "isidentifier", "isupper", "islower"):
            if getattr(c, m)(): counts[m] = counts.get(m, 0) + 1
        if c.upper() != c: counts["upper"] = counts.get("upper", 0) + len(c.upper())
        if c.casefold() != c: counts["fold"] = counts.get("fold", 0) + len(c.casefold())
        if c.title() != c.upper(): counts["title"] = counts.get("title", 0) + 1
    print(planes, sorted(counts.items()))
for form in "NFC", "NFD", "NFKC", "NFKD": print(form, [ascii(unicodedata.normalize(form, s)) for s in ("é", "e\u0301", "ﬁ", "한", "\u1112\u1161\u11ab", "Å", "ẛ̣", "①", "\u0344")], [unicodedata.is_normalized(form, s) for s in ("é", "e\u0301", "ﬁ")])
for s in ["a\nb\rc\r\nd", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "\n", "", "\n\n", "a\x1fb", "x\r", "\r\n\n\r"]: print(s.splitlines(), s.splitlines(True), s.split(), s.encode().splitlines(), s.encode().split())
print("\u3000 a \u2009b\xa0".split(), "\xa0a\x85".strip(), "\x1ca\x1f".split(), b"\x1ca\x85 b".split(), "١٢".isdigit(), int("١٢"), float("١.٢"), "Ⅷ".isdecimal()); t(int, "²"); t(int, "½"); print("ǆ".title(), "ﬃx".capitalize(), "ŉ".upper().lower(), len("ΐ".upper()), "İ".lower() == "i̇", "ß".casefold() == "ss".casefold(), "ς".casefold() == "Σ".casefold(), sorted(["é", "z", "e", "E", "ß", "中", "😀", "\uffff"]), "abc".translate({97: "é", 98: None, 99: 0x1f600}), "𐐀".lower() == "𐐨", "a" < "𐐀" < "\U0010ffff", "\uffff" < "\U00010000", max("a😀\uffff"))
