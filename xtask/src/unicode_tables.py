"""Prints the Unicode tables of the running CPython 3.14 as Rust source, one file after another.

Everything is asked of the interpreter itself: str's predicates and case mappings, unicodedata and its
3.2.0 view, _sre's simple lower case, and the name functions behind \\N{...} for aliases and sequences.
"""

import ctypes
import _sre
import sys
import unicodedata as ucd
from collections import Counter

OLD = ucd.ucd_3_2_0
N = 0x110000
A, B = 5, 6  # bits of a leaf block and of a middle block

CATEGORIES = "Cn Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co".split()
BIDI = " L R AL EN ES ET AN CS NSM BN B S WS ON LRE LRO RLE RLO PDF LRI RLI FSI PDI".split(" ")
WIDTHS = "N A F H Na W".split()
FLAGS = ("MIRRORED ALPHA LOWER UPPER TITLE SPACE PRINTABLE LINE_BREAK XID_START XID_CONTINUE CASED "
         "CASE_IGNORABLE NUMERIC").split()
TAGS = ["", "<noBreak>", "<compat>", "<super>", "<fraction>", "<sub>", "<font>", "<circle>", "<wide>",
        "<vertical>", "<square>", "<isolated>", "<final>", "<initial>", "<medial>", "<small>", "<narrow>"]

files = {}


def emit(name, doc, body):
    text = f"//! {doc} Written by `cargo xtask unicode-tables`; do not edit.\n\n" + body
    files[name] = text


def numbers(values, width=108):
    lines, line = [], ""
    for v in values:
        item = f"{v},"
        if len(line) + len(item) > width:
            lines.append(line)
            line = ""
        line += item
    lines.append(line)
    return "\n".join(lines)


def array(name, ty, values):
    return f"pub static {name}: [{ty}; {len(values)}] = [\n{numbers(values)}\n];\n"


def blocks(values, size):
    seen, index, flat = {}, [], []
    for i in range(0, len(values), size):
        block = tuple(values[i:i + size])
        if block not in seen:
            seen[block] = len(seen)
            flat.extend(block)
        index.append(seen[block])
    return index, flat


def table(name, values):
    """A three-stage table of small numbers; 0 is what most code points have."""
    index, leaf = blocks(values, 1 << A)
    top, mid = blocks(index, 1 << B)
    assert max(top) < 256 and max(mid) < 65536 and max(leaf) < 65536
    out = f"pub static {name}: Table = Table {{ top: &{name}_TOP, mid: &{name}_MID, leaf: &{name}_LEAF }};\n"
    out += array(f"{name}_TOP", "u8", top) + array(f"{name}_MID", "u16", mid)
    return out + array(f"{name}_LEAF", "u16", leaf)


def numbered(rows):
    """Numbers distinct rows, the commonest first."""
    order = {row: i for i, (row, _) in enumerate(Counter(rows).most_common())}
    return [order[row] for row in rows], list(order)


chars = [chr(i) for i in range(N)]


def small(value):
    return -1 if value is None else value


# Records: what is asked of single characters.
def record(c):
    sigma = (c + "\u03a3").lower()[-1] == "\u03c2"
    ignorable = ("A" + c + "\u03a3").lower()[-1] == "\u03c2" and not sigma
    flags = [
        ucd.mirrored(c), c.isalpha(), c.islower(), c.isupper(), c.istitle() and not c.isupper(), c.isspace(),
        c.isprintable(), len(("a" + c + "b").splitlines()) == 2, c.isidentifier() and c != "_",
        ("a" + c).isidentifier(), (c + "a").title()[-1] == "a", ignorable, c.isnumeric(),
    ]
    bits = sum(1 << i for i, f in enumerate(flags) if f)
    decimal, digit = ucd.decimal(c, None), ucd.digit(c, None)
    assert (decimal is not None) == c.isdecimal() and (digit is not None) == c.isdigit()
    assert c.isalnum() == (c.isalpha() or c.isdecimal() or c.isdigit() or c.isnumeric())
    assert c.isnumeric() == (ucd.numeric(c, None) is not None)
    return (CATEGORIES.index(ucd.category(c)), BIDI.index(ucd.bidirectional(c)), ucd.combining(c),
            WIDTHS.index(ucd.east_asian_width(c)), small(decimal), small(digit), bits)


index, records = numbered([record(c) for c in chars])
body = "use crate::record::Record;\nuse crate::table::Table;\n\n"
for i, flag in enumerate(FLAGS):
    body += f"pub const {flag}: u16 = 1 << {i};\n"
body += f"pub static CATEGORIES: [&str; {len(CATEGORIES)}] = {str(CATEGORIES).replace(chr(39), chr(34))};\n"
body += f"pub static BIDI: [&str; {len(BIDI)}] = {str(BIDI).replace(chr(39), chr(34))};\n"
body += f"pub static WIDTHS: [&str; {len(WIDTHS)}] = {str(WIDTHS).replace(chr(39), chr(34))};\n"
body += f"pub static RECORDS: [Record; {len(records)}] = [\n"
body += "".join(f"Record::new({','.join(map(str, r))}),\n" for r in records) + "];\n"
emit("generated_records.rs", "Properties of characters.", body + table("INDEX", index))

# Numeric values.
pairs = [(i, ucd.numeric(c)) for i, c in enumerate(chars) if c.isnumeric()]
values = sorted({v for _, v in pairs})
body = array("NUMERIC_CHARS", "u32", [i for i, _ in pairs])
body += array("NUMERIC_INDEX", "u8", [values.index(v) for _, v in pairs])
body += array("NUMERIC_VALUES", "f64", [repr(v) for v in values])
emit("generated_numeric.rs", "Numeric values.", body)


# Case mappings.
def mapping(c):
    u, l, t, f = c.upper(), c.lower(), c.title(), c.casefold()
    if c == "\u03a3":
        l = "\u03c3"
    lower = chr(_sre.unicode_tolower(ord(c)))
    # Where the full mapping is longer CPython's simple one is its first character.
    title, upper = t[0], u[0]
    delta = [ord(x) - ord(c) for x in (upper, lower, title)]
    full = []
    for x, simple in ((u, upper), (l, lower), (t, title), (f, c)):
        full.append("" if x == simple else x)
    fold = 0
    if len(f) == 1:
        fold, full[3] = ord(f) - ord(c), ""
    return (*delta, fold, *full)


index, rows = numbered([mapping(c) for c in chars])
assert rows[0] == (0, 0, 0, 0, "", "", "", "")
special = [()]
body = "use crate::case::Case;\nuse crate::table::Table;\n\n"
lines = ""
for row in rows:
    places = []
    for text in row[4:]:
        points = tuple(map(ord, text))
        if points not in special:
            special.append(points)
        places.append(special.index(points))
    lines += f"Case {{ simple: [{row[0]},{row[1]},{row[2]},{row[3]}], full: {places} }},\n".replace(" ", "")
body += f"pub static CASES: [Case; {len(rows)}] = [\n{lines}];\n"
body += f"pub static SPECIAL: [&[u32]; {len(special)}] = [\n"
body += "".join(f"&{list(p)},\n" for p in special) + "];\n"
emit("generated_case.rs", "Case mappings.", body + table("INDEX", index))

# Decompositions and compositions.
data, index, seen = [0], [], {"": 0}
compositions = []
for i, c in enumerate(chars):
    text = "" if 0xac00 <= i <= 0xd7a3 else ucd.decomposition(c)
    if text not in seen:
        words = text.split()
        tag = words.pop(0) if words[0].startswith("<") else ""
        seen[text] = len(data)
        data.append(TAGS.index(tag) << 8 | len(words))
        data += [int(w, 16) for w in words]
    index.append(seen[text])
    words = text.split()
    if len(words) == 2 and words[0][0] != "<" and ucd.normalize("NFC", ucd.normalize("NFD", c)) == c:
        compositions.append((int(words[0], 16), int(words[1], 16), i))
compositions.sort()
body = "use crate::table::Table;\n\n"
body += f"pub static TAGS: [&str; {len(TAGS)}] = {str(TAGS).replace(chr(39), chr(34))};\n"
body += array("DATA", "u32", data) + table("INDEX", index)
body += f"/// first, second, composed\npub static PAIRS: [(u32,u32,u32); {len(compositions)}] = [\n"
body += numbers([str(p).replace(" ", "") for p in compositions]) + "\n];\n"
emit("generated_decompose.rs", "Decompositions and compositions.", body)


# What unicodedata.ucd_3_2_0 says differently.
def view(u, c):
    return (u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c), u.mirrored(c),
            u.decimal(c, None), u.digit(c, None), u.numeric(c, None))


def old(c):
    now, then = view(ucd, c), view(OLD, c)
    if now == then and OLD.decomposition(c) == ucd.decomposition(c):
        return None
    assert OLD.decomposition(c) == (ucd.decomposition(c) if then[0] != "Cn" else ""), hex(ord(c))
    return (CATEGORIES.index(then[0]), BIDI.index(then[1]), then[2], WIDTHS.index(then[3]), then[4],
            small(then[5]), small(then[6]), "f64::NAN" if then[7] is None else repr(then[7]))


runs, last = [], None
olds = {None: 0}
for i, c in enumerate(chars):
    o = old(c)
    number = olds.setdefault(o, len(olds))
    if number != last:
        runs.append((i, number))
        last = number
body = "use crate::old::Old;\n\n"
body += f"/// Number 0 stands for no difference.\npub static OLDS: [Old; {len(olds)}] = [\n"
for o in olds:
    body += f"Old::new({','.join(map(str, o or (0, 0, 0, 0, 0, -1, -1, 'f64::NAN')))}),\n"
body += "];\n" + array("RUN_STARTS", "u32", [r[0] for r in runs])
body += array("RUN_OLDS", "u16", [r[1] for r in runs])
fixes = []
for i, c in enumerate(chars):
    then, now = OLD.normalize("NFD", c), ucd.normalize("NFD", c)
    if OLD.category(c) == "Cn":
        assert then == c and OLD.normalize("NFKC", c) == c
    elif then != now:
        assert len(then) == 1
        fixes.append(f"({i},{ord(then)})")
body += f"pub static NORMALIZATION: [(u32,u32); {len(fixes)}] = [\n{numbers(fixes)}\n];\n"
emit("generated_old.rs", "The character database of Unicode 3.2.0, as differences.", body)

# Names.
pointer = ctypes.pythonapi.PyCapsule_GetPointer
pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
capsule = (ctypes.c_void_p * 2).from_address(pointer(ucd._ucnhash_CAPI, b"unicodedata._ucnhash_CAPI"))
getname = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)(capsule[0])
buffer = ctypes.create_string_buffer(400)
more = []
for i in [*range(0xe000, 0xf900), *range(0xf0000, N)]:
    if getname(i, buffer, 400, 1):
        name = buffer.value.decode()
        more.append((name, ucd.lookup(name)))

ranges, names, runs, count = [], [], [], 0


def extend(prefix, i, named):
    if ranges and ranges[-1][0] == prefix and ranges[-1][2] == i - 1 and ranges[-1][3] == named:
        ranges[-1][2] = i
    else:
        ranges.append([prefix, i, i, named])


for i, c in enumerate(chars):
    name = ucd.name(c, None)
    if name is None:
        if 0x17000 <= i < 0x19000:
            try:
                if ucd.lookup("TANGUT IDEOGRAPH-%04X" % i) == c:
                    extend("TANGUT IDEOGRAPH-", i, False)
            except KeyError:
                pass
        continue
    if 0xac00 <= i <= 0xd7a3:
        continue
    tail = "-%04X" % i
    if name.endswith(tail):
        extend(name[:1 - len(tail)], i, True)
        continue
    if not names or names[-1][0] != i - 1 or len(runs[-1][1]) == 64:
        runs.append((i, []))
    runs[-1][1].append(name)
    names.append((i, name))

frequency = Counter(w for _, n in names for w in n.split(" "))
frequency.update(w for n, _ in more for w in n.split(" "))
ordered = [w for w, _ in frequency.most_common()]
counts = [frequency[w] for w in ordered]
total = [0]
for c in counts:
    total.append(total[-1] + c)
best = None
for one in range(1, 92):
    for two in range(one, 93):
        n1, n2 = one, one + (two - one) * 93
        if n2 + (93 - two) * 93 * 93 < len(ordered):
            continue
        cost = total[min(n1, len(ordered))] + 2 * (total[min(n2, len(ordered))] - total[min(n1, len(ordered))])
        cost += 3 * (total[-1] - total[min(n2, len(ordered))])
        if best is None or cost < best[0]:
            best = (cost, one, two)
_, ONE, TWO = best
n1, n2 = ONE, ONE + (TWO - ONE) * 93
groups = [sorted(ordered[:n1]), sorted(ordered[n1:n2]), sorted(ordered[n2:])]
lexicon = [w for g in groups for w in g]
number = {w: i for i, w in enumerate(lexicon)}


def symbol(i):
    return chr(0x21 + i + (i >= 1))


def encode(name):
    out = ""
    for w in name.split(" "):
        n = number[w]
        if n < n1:
            out += symbol(n)
        elif n < n2:
            n -= n1
            out += symbol(ONE + n // 93) + symbol(n % 93)
        else:
            n -= n2
            out += symbol(TWO + n // 8649) + symbol(n // 93 % 93) + symbol(n % 93)
    return out


offset, starts, offsets, phrases = 1, [], [], ["\n"]
for start, run in runs:
    starts.append(start)
    offsets.append(offset)
    for name in run:
        line = encode(name) + "\n"
        phrases.append(line)
        offset += len(line)
words, places = "", []
for i, w in enumerate(lexicon):
    if i % 16 == 0:
        places.append(len(words))
    words += w + "\n"
body = f"pub const ONE: usize = {ONE};\npub const TWO: usize = {TWO};\npub const WORDS: usize = {len(lexicon)};\n"
body += array("WORD_PLACES", "u32", places)
body += f"pub static LEXICON: &str = r#\"{words}\"#;\n"
body += array("RUN_STARTS", "u32", starts) + array("RUN_OFFSETS", "u32", offsets)
body += f"pub static PHRASES: &str = r#\"{''.join(phrases)}\"#;\n"
body += "/// prefix, first, last, whether `name` knows it\n"
body += f"pub static RANGES: [(&str, u32, u32, bool); {len(ranges)}] = [\n"
body += "".join(f'("{p}",{a},{b},{str(n).lower()}),\n' for p, a, b, n in ranges) + "];\n"
more.sort(key=lambda pair: encode(pair[0]))
body += "/// Encoded names of aliases and sequences, sorted, with a space and the place of their code points.\n"
body += f"pub static MORE: [(&str, &[u32]); {len(more)}] = [\n"
body += "".join(f'(r#"{encode(n)}"#,&{list(map(ord, s))}),\n' for n, s in more) + "];\n"
emit("generated_names.rs", "Names of characters.", body)

for name, text in files.items():
    data = text.encode()
    sys.stdout.buffer.write(f"{name} {len(data)}\n".encode() + data)
