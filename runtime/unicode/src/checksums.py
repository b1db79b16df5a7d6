"""Prints a CRC-32 for every property of code points, as the running CPython 3.14 has them.

The tests of this crate make the same texts from the tables and compare.
"""

import struct
import unicodedata as ucd
import zlib
import _sre

OLD = ucd.ucd_3_2_0
# All that is assigned, and every 61st of the rest.
points = [*range(0x33000), *range(0xe0000, 0xe0200), *range(0x33000, 0x110000, 61)]
chars = [chr(i) for i in points]


def check(name, items):
    print(name, zlib.crc32(";".join(items).encode("utf-8", "surrogatepass")))


def number(n):
    return "" if n is None else str(n)


def fraction(n):
    return "" if n is None else struct.pack(">d", n).hex()


def sigma(c):
    return (c + "\u03a3").lower()[-1] + ("A" + c + "\u03a3").lower()[-1] + ("A\u03a3" + c).lower()[1]


for prefix, u in ("", ucd), ("old_", OLD):
    for what in "category bidirectional east_asian_width decomposition".split():
        f = getattr(u, what)
        check(prefix + what, [f(c) for c in chars])
    check(prefix + "combining", [str(u.combining(c)) for c in chars])
    check(prefix + "mirrored", [str(u.mirrored(c)) for c in chars])
    check(prefix + "decimal", [number(u.decimal(c, None)) for c in chars])
    check(prefix + "digit", [number(u.digit(c, None)) for c in chars])
    check(prefix + "numeric", [fraction(u.numeric(c, None)) for c in chars])
    check(prefix + "name", [u.name(c, "") for c in chars])
    for form in "NFC NFD NFKC NFKD".split():
        check(prefix + form, [u.normalize(form, c) for c in chars])
for what in "alpha alnum decimal digit numeric lower upper space printable".split():
    f = getattr(str, "is" + what)
    check("is_" + what, ["01"[f(c)] for c in chars])
check("is_title", ["01"[c.istitle() and not c.isupper()] for c in chars])
check("xid_start", ["01"[c.isidentifier() and c != "_"] for c in chars])
check("xid_continue", ["01"[("a" + c).isidentifier()] for c in chars])
check("line_break", ["01"[len(("a" + c + "b").splitlines()) == 2] for c in chars])
for what in "upper lower title casefold swapcase capitalize".split():
    f = getattr(str, what)
    check(what, [f(c) for c in chars])
check("simple_lower", [chr(_sre.unicode_tolower(i)) for i in points])
check("iscased", ["01"[_sre.unicode_iscased(i)] for i in points])
check("sigma", map(sigma, chars))
check("title_after", [(c + "a").title() for c in chars])
check("lookup", [str(ord(ucd.lookup(ucd.name(c)))) for c in chars if ucd.name(c, "")])

# Texts of characters that meet one another in normalization and case mapping.
pool = [c for c in chars if ucd.combining(c) or ucd.decomposition(c) and not "\uac01" <= c <= "\ud7a0"
        or "\u1100" <= c <= "\u11ff" or c.upper() != c or c.lower() != c]
state = 1
texts = []
for _ in range(40000):
    text = ""
    for _ in range(8):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        text += pool[(state >> 33) % len(pool)]
        if state >> 60 < 6:
            text = text[:-1] + "aeA\u0327\u0301\u03a3"[state >> 60]
    texts.append(text)
check("texts", texts)
for form in "NFC NFD NFKC NFKD".split():
    check("texts_" + form, [ucd.normalize(form, t) for t in texts])
    check("old_texts_" + form, [OLD.normalize(form, t) for t in texts])
for what in "upper lower title casefold swapcase capitalize".split():
    f = getattr(str, what)
    check("texts_" + what, [f(t) for t in texts])
