"""Strings and bytes: taking apart, putting together, formatting, encoding, patterns."""

import base64
import binascii
import hashlib
import re
import string
import struct
import textwrap
import zlib
from io import BytesIO, StringIO

WORDS = """the quick brown fox jumps over a lazy dog while seven wizards quietly mix potions of
amber jelly and pink lemonade; nobody, they say, knows why 42 is the answer (or 6.28e3).""".split()


def story(n):
    seed, out = 1, []
    for i in range(n):
        seed = (seed * 48271) % 2147483647
        out.append(WORDS[seed % len(WORDS)])
        if seed % 11 == 0:
            out.append("\n")
    return " ".join(out)


def counting(text):
    counts = {}
    for word in text.lower().split():
        word = word.strip(string.punctuation)
        if word:
            counts[word] = counts.get(word, 0) + 1
    lines = text.splitlines()
    titles = [line.strip().title() for line in lines if line and not line.isspace()]
    vowels = sum(1 for c in text if c in "aeiou")
    capitals = "".join(c.upper() if i % 2 else c for i, c in enumerate(text[:2000]))
    turned = text[::-1].replace("e", "E").find("xof")
    found = at = 0
    while (at := text.find("fox", at)) >= 0:
        found += 1
        at += 3
    parts = [line.partition(" ")[2].rpartition(" ")[0] for line in lines]
    kinds = [w.isalpha() + w.isdigit() + w.startswith(("q", "z")) + w.endswith("y") for w in text.split(" ")]
    return sorted(counts.items(), key=lambda p: (-p[1], p[0])), len(titles), vowels, capitals, turned, found, parts, sum(kinds)


def formatting(n):
    out = []
    for i in range(n):
        x = i / 7
        out.append(f"{i:>6}|{x:8.3f}|{i:#x}|{x!r:.6}|{WORDS[i % len(WORDS)]:<10}")
        out.append("%5d %-8s %.2f %s" % (i, WORDS[i % 5], x, (i, x)))
        out.append("{0} {name} {1:e} {2}".format(i, x, [i], name="n" * (i % 3)))
        out.append(str(i) + "," + repr(x) + "," + str(None) + str(True))
    return len("\n".join(out))


def alphabet(text):
    shift = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13])
    coded = text.translate(shift)
    numbers = [ord(c) for c in text[:4000]]
    back = "".join(map(chr, numbers))
    other = "".join(chr((n * 7) % 0x300 + 32) for n in numbers)
    data = other.encode("utf-8")
    assert data.decode("utf-8") == other and back == text[:4000]
    folded = [w.casefold() == w.lower() for w in other.split()]
    return coded.translate(shift) == text, len(data), other.encode("utf-16", "replace")[:2], len(folded), text.encode("latin-1").decode("ascii")


def binary(n):
    out = BytesIO()
    for i in range(n):
        out.write(struct.pack("<IhBd", i, i % 100 - 50, i & 255, i * 0.5))
    data = out.getvalue()
    total = 0
    for i, h, b, d in struct.iter_unpack("<IhBd", data):
        total += i + h + b + int(d)
    buffer = bytearray(data)
    for i in range(0, len(buffer), 3):
        buffer[i] ^= 0x5A
    view = memoryview(buffer)
    for i in range(0, len(view) - 8, 64):
        total += struct.unpack_from("<q", view, i)[0] & 1
    packed = zlib.compress(data, 6)
    assert zlib.decompress(packed) == data
    texts = base64.b64encode(data[:9000]), binascii.hexlify(buffer[:3000])
    return total, [hashlib.new(name, data).hexdigest() for name in ("md5", "sha1", "sha256", "blake2b")], len(texts[0]), zlib.crc32(data), sum(buffer)


LOG = re.compile(r"(?P<host>[\w.]+) - \[(?P<day>\d+)/(?P<month>\w{3})/(?P<year>\d{4})\] \"(?P<verb>GET|POST|PUT) (?P<path>[^\" ]+)[^\"]*\" (?P<status>\d{3}) (?P<size>\d+|-)")
TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d*)?)|(?P<name>[A-Za-z_]\w*)|(?P<op>\*\*|[-+*/()=<>!]=?|,))")


def patterns(text, n):
    lines = [f'host{i % 9}.example - [{i % 28 + 1}/Oct/2024] "{("GET", "POST", "PUT")[i % 3]} /a/b{i}?q={i * 3} HTTP/1.1" {200 + i % 5} {i * 17}' for i in range(n)]
    sizes = {}
    for line in lines:
        if m := LOG.match(line):
            sizes[m["status"]] = sizes.get(m["status"], 0) + int(m.group("size"))
    source = "area = width * (height + 2.5) ** 2 - offset / 3, other == area != 7 " * (n // 30)
    kinds = {}
    at = 0
    while (m := TOKEN.match(source, at)) and m.end() > at:
        at = m.end()
        kinds[m.lastgroup] = kinds.get(m.lastgroup, 0) + 1
    found = re.findall(r"\b(\w+)ly\b", text)
    swapped = re.sub(r"(\w+) (\w+)", r"\2 \1", text)
    counted = re.sub(r"[aeiou]+", lambda m: str(len(m.group())), text)
    pieces = re.split(r"[;,.()]\s*", text)
    tags = re.findall(r"<(\w+)[^>]*>(.*?)</\1>", "<p>one <b>two</b></p> <i class='x'>three</i>" * (n // 10), re.S)
    lookups = [bool(re.search(p, text, re.I)) for p in (r"(?<=quick )BROWN", r"wizards?(?! slowly)", r"^the", r"(fox|dog)+$", r"[^a-z\s]{2,}", r"\d+\.\d+e\d")]
    return sizes, kinds, len(found), len(swapped), len(counted), len(pieces), len(tags), lookups, [m.span() for m in re.finditer("an", text)][:3]


def pages(text):
    out = StringIO()
    for i, line in enumerate(textwrap.wrap(text[:3000], 50)):
        print(i, line, sep=": ", file=out)
    out.seek(0)
    lengths = [len(line) for line in out]
    filled = textwrap.indent(textwrap.dedent("    a\n      b\n    c\n" * 40), "> ")
    template = string.Template("$who likes ${what}; $$")
    texts = [template.substitute(who=w, what=i) for i, w in enumerate(WORDS)]
    return sum(lengths), len(filled), len(texts)


def distance(a, b):
    before = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        now = [i]
        for j, y in enumerate(b, 1):
            now.append(min(before[j] + 1, now[j - 1] + 1, before[j - 1] + (x != y)))
        before = now
    return before[-1]


for _ in range(36):
    text = story(2500)
    counting(text)
    formatting(1500)
    alphabet(text)
    binary(1500)
    patterns(text[:6000], 900)
    pages(text)
    distance(text[:90], text[30:130])
