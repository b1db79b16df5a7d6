"""Asks CPython's codecs of East Asia for every sequence of bytes and every character, and writes what they say.

The file begins with a directory: how many tables (one byte), then for each the length of its name, the name, and where
its block starts and ends and how long it is unpacked (32 bits each, as all numbers little-endian). A block is zlib data of:

* what each byte decodes to by itself: a code point, MORE where bytes must follow, WRONG (32 bits each)
* how many planes; each of them is a byte that stands before its two (0: none), their lowest and highest values, a bit for
  each pair of bytes that stands for a character, and the characters in this order, each as the difference from its
  predecessor's successor (zigzag, 7 bits at a time)
* characters followed by a mark that have a code together: how many (16 bits), then code, character, mark (16 bits each)
* what encoding does otherwise than decoding back: how many (16 bits), then character (32 bits), code (16 bits; 0: none)
* ranges of characters in four bytes: how many (16 bits), then first character, first number, how many (16 bits each)

A code is a byte or two; of a plane with a byte before, the second has no highest bit.
"""
import struct
import sys
import zlib

MORE, WRONG = 0xFFFFFFFE, 0xFFFFFFFF
NAMES = """big5 big5hkscs cp932 cp949 cp950 euc_jis_2004 euc_jisx0213 euc_jp gb18030 gb2312 gbk johab shift_jis
shift_jis_2004 shift_jisx0213""".split()


def decoded(data, name):
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def single(byte, name):
    try:
        return ord(bytes([byte]).decode(name))
    except UnicodeDecodeError as error:
        return MORE if error.reason.startswith("incomplete") else WRONG


def varint(n):
    n = n << 1 if n >= 0 else -n << 1 | 1
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def plane(name, singles, prefix, decode, pairs):
    """The characters of two bytes behind the prefix; fills `decode` (code to character) and `pairs`."""
    found = {}
    before = bytes([prefix]) if prefix else b""
    for lead in range(0x80, 0x100):
        if not prefix and singles[lead] != MORE:
            continue
        for trail in range(0x100):
            text = decoded(before + bytes([lead, trail]), name)
            if text is None:
                continue
            code = lead << 8 | (trail & 127 if prefix else trail)
            if len(text) == 2:
                pairs.append((code, ord(text[0]), ord(text[1])))
            else:
                found[lead, trail] = decode[code] = ord(text)
    leads, trails = [k[0] for k in found], [k[1] for k in found]
    box = min(leads), max(leads), min(trails), max(trails)
    bits, texts, last = [], b"", -1
    for lead in range(box[0], box[1] + 1):
        for trail in range(box[2], box[3] + 1):
            c = found.get((lead, trail))
            bits.append(c is not None)
            if c is not None:
                texts += varint(c - last - 1)
                last = c
    bits += [False] * (-len(bits) % 8)
    packed = bytes(sum(bit << n for n, bit in enumerate(bits[at : at + 8])) for at in range(0, len(bits), 8))
    return struct.pack("<5B", prefix, *box) + packed + texts


def four_byte_ranges():
    ranges = []
    for number in range(39420):
        rest, d = divmod(number, 10)
        rest, c = divmod(rest, 126)
        a, b = divmod(rest, 10)
        text = decoded(bytes([0x81 + a, 0x30 + b, 0x81 + c, 0x30 + d]), "gb18030")
        if text is None:
            continue
        c = ord(text)
        if ranges and ranges[-1][0] + ranges[-1][2] == c and ranges[-1][1] + ranges[-1][2] == number:
            ranges[-1][2] += 1
        else:
            ranges.append([c, number, 1])
    return ranges


def block(name):
    singles = [single(byte, name) for byte in range(256)]
    if name.startswith("euc_j"):
        # One byte that chooses the half-width syllables, which are single bytes elsewhere.
        singles[0x8E] = MORE
    decode, pairs = {}, []
    for byte, c in enumerate(singles):
        if c < MORE:
            decode[byte] = c
    planes = [plane(name, singles, 0, decode, pairs)]
    if name.startswith("euc_j"):
        planes.append(plane(name, singles, 0x8F, decode, pairs))
    # What stands in both planes is encoded in the first.
    predicted = {}
    for code, c in decode.items():
        predicted.setdefault(c, code)
    ranges = four_byte_ranges() if name == "gb18030" else []
    overrides = []
    for c in range(0x110000):
        try:
            data = chr(c).encode(name)
        except UnicodeEncodeError:
            data = b""
        if len(data) == 4:
            assert name == "gb18030" and c not in predicted or c >= 0x10000, hex(c)
            continue
        if len(data) == 3:
            assert data[0] == 0x8F
            code = data[1] << 8 | data[2] & 127
        else:
            code = int.from_bytes(data)
        if c and code != predicted.get(c, 0):
            overrides.append((c, code))
    out = struct.pack("<256I", *singles)
    out += bytes([len(planes)]) + b"".join(planes)
    out += struct.pack("<H", len(pairs)) + b"".join(struct.pack("<3H", *p) for p in pairs)
    out += struct.pack("<H", len(overrides)) + b"".join(struct.pack("<IH", *o) for o in overrides)
    out += struct.pack("<H", len(ranges)) + b"".join(struct.pack("<3H", *r) for r in ranges)
    return zlib.compress(out, 9), len(out)


blocks = [(name.encode(), block(name)) for name in NAMES]
at = 1 + sum(1 + len(name) + 12 for name, _ in blocks)
head = bytes([len(blocks)])
for name, (data, size) in blocks:
    head += bytes([len(name)]) + name + struct.pack("<3I", at, at + len(data), size)
    at += len(data)
sys.stdout.buffer.write(head + b"".join(data for _, (data, _) in blocks))
