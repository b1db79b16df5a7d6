# Searches that skip places by what the first characters of a match can be find what a plain search finds.
import itertools
import re

patterns = ["ab", "a|bc", "ab|cd|e", "a*b", "a+b", "(a|b)+c", "a?bc", "(?=a)ab", "(?!a)b", "a{2}b", "a{2,3}b", "[ab]c", "[^a]b",
            "(a)(?(1)b|c)", r"(a)\1", r"(a|b)\1c", "(?>a|ab)c", "a++b", "(?:ab)++c", "(?:a|b)*+c", ".b", "b.c", "a.*c", "a.*?c", ".*abc",
            ".*(c)", ".*b.*c", "(?i:A)b", "(?i)abc", "^ab", "ab$", r"\bab", "(?<=a)b", "(?<!a)bc", "a|", "aab", "abab", "c", "ca|cb|cc",
            "é", "aé", "[é-ü]b", "aā", ".*é", "ā|b"]
texts = ["".join(t) for n in range(6) for t in itertools.product("abc", repeat=n)]
texts += ["aéb", "éb", "xxaéb", "aāb", "ābab", "aaaaé", "\u20acab", "\U0001f600abc", "AbaBC", "éüb", "a" * 40 + "b", "b" * 40 + "abc" + "a" * 40]


def slowly(pattern, text):
    "Tries place after place."
    for at in range(len(text) + 1):
        if m := pattern.match(text, at):
            return m.span()
    return None


for source in patterns:
    pattern = re.compile(source)
    found = bad = 0
    for text in texts:
        m = pattern.search(text)
        span = m.span() if m else None
        found += span is not None
        bad += span != slowly(pattern, text)
        if pattern.search(text, 1, len(text) - 1) and not text:
            bad += 1
        if text.isascii():
            b = re.compile(source.encode()) if source.isascii() else None
            if b:
                m = b.search(text.encode())
                bad += (m.span() if m else None) != span
    print(ascii(source), found, bad)
