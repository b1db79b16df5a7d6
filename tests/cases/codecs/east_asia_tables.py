# Every character and every pair of bytes, in every encoding of East Asia; hashed, since there are many.
import hashlib
from array import array

NAMES = """big5 big5hkscs cp932 cp949 cp950 euc_jis_2004 euc_jisx0213 euc_jp euc_kr gb18030 gb2312 gbk hz iso2022_jp
iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr johab shift_jis shift_jis_2004
shift_jisx0213""".split()



def separated(first, leads, trails):
    """All of two bytes behind the first ones, each in a line of its own."""
    width = len(first) + 3
    lines = bytearray((first + b"..\n") * (len(leads) * len(trails)))
    lines[width - 3::width] = b"".join(bytes([lead]) * len(trails) for lead in leads)
    lines[width - 2::width] = bytes(trails) * len(leads)
    return bytes(lines)


characters = (
    array("H", range(0xd800)).tobytes().decode("utf-16-le")
    + array("H", range(0xd800, 0x10000)).tobytes().decode("utf-16-le", "surrogatepass")
    + array("I", range(0x20000, 0x30000)).tobytes().decode("utf-32-le")
)
low, high, all_bytes = range(0x21, 0x7f), range(0x80, 256), range(256)
seven = separated(b"", low, low)
pairs = separated(b"", all_bytes, all_bytes)
triples = separated(b"\x8f", high, high)
sets = [b"\x1b$B", b"\x1b(J", b"\x1b(I", b"\x1b$(D", b"\x1b$(O", b"\x1b$(P", b"\x1b$(Q", b"\x1b$)C\x0e", b"\x1b$(C", b"\x1b$A"]


def short(data):
    return hashlib.sha256(data).hexdigest()[:12]


for name in NAMES:
    encoded = characters.encode(name, "replace")
    decoded = [part.decode(name, "replace") for part in (pairs, triples)]
    if name.startswith(("iso", "hz")):
        seven_bits = seven.replace(b"\n", b"")
        decoded += [(start + seven_bits).decode(name, "replace") for start in sets + [b"~{"]]
    print(name, len(encoded), short(encoded), *(short(text.encode("utf-8", "surrogatepass")) for text in decoded))
