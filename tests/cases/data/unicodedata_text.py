"""unicodedata and str agree: categories, numbers, normalisation, names, casing, width, and lookups that fail."""
import unicodedata as u


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


for c in "aÉ1²Ⅷ一٣½ \u00a0\u200b\u0301\ud800\U0001f600\ue000\x00\x7fǅßﬁİςक\u0e01\u1100가\u202e\u2066\uffff":
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c), u.mirrored(c), repr(u.decomposition(c)), u.name(c, "?"), u.decimal(c, "-"), u.digit(c, "-"), u.numeric(c, "-"), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isalpha(), c.isspace(), c.isprintable(), c.isidentifier(), ascii(c.upper()), ascii(c.lower()), ascii(c.title()), ascii(c.casefold()))
for s in ("é", "e\u0301", "ﬁ", "Å", "\u212b", "가", "\u1100\u1161", "²", "ệ", "q\u0307\u0323", "\u0344", "ﷺ", "", "abc", "\U0001d15e", "①", "ｶﾞ"):
    print([ascii(u.normalize(f, s)) for f in ("NFC", "NFD", "NFKC", "NFKD")], [u.is_normalized(f, s) for f in ("NFC", "NFD", "NFKC", "NFKD")])
for n in ("BULLET", "bullet", "LATIN SMALL LETTER A", "HANGUL SYLLABLE GA", "CJK UNIFIED IDEOGRAPH-4E00", "NO SUCH", "", "NULL", "LATIN SMALL LETTER GHA", "EMOJI", "CJK UNIFIED IDEOGRAPH-FFFFF", "HANGUL SYLLABLE ZZZ", "KEYCAP NUMBER SIGN", "BEL"): t(lambda: ascii(u.lookup(n)))
for f, *a in ((u.name, "\0"), (u.name, "ab"), (u.name, ""), (u.name, 5), (u.category, "ab"), (u.decimal, "a"), (u.digit, "½"), (u.numeric, "a"), (u.numeric, "一"), (u.normalize, "NFX", "a"), (u.normalize, 5, "a"), (u.normalize, "NFC"), (u.is_normalized, "x", "a"), (u.lookup, 5), (u.combining, "ab"), (u.category,), (u.decimal, "a", 1, 2), (u.mirrored, b"a"), (u.east_asian_width, None)): t(f, *a)
print(u.unidata_version, u.ucd_3_2_0.unidata_version, u.ucd_3_2_0.category("\u0221"), u.category("\u0221"), u.ucd_3_2_0.normalize("NFKC", "\u1d2c") == u.normalize("NFKC", "\u1d2c"), type(u.ucd_3_2_0).__name__, sum(u.category(chr(i)) == "Lu" for i in range(0x3000)), sum(chr(i).isalpha() for i in range(0x3000)), [hex(i) for i in range(0x2fff) if chr(i).isspace()], sum(len(chr(i).upper()) > 1 for i in range(0x2000)), [ascii(chr(i).title()) for i in range(0x1c4, 0x1cd)])
