"""str.translate and maketrans with tables of every kind."""
import re
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
text = "abcé中😀a"
class Table:
    def __init__(self, f): self.f = f
    def __getitem__(self, k): return self.f(k)
def lookup(k): raise LookupError(k)
def index(k): raise IndexError(k)
def key(k): raise KeyError(k)
def value(k): raise ValueError(k)
tables = [{}, {97: "X"}, {97: None}, {97: 0x1f600}, {97: "multi", 98: ""}, {"a": "ignored"}, {97: 5.5}, {97: -1}, {97: 0x110000}, {97: b"x"}, {97: 0xd800}, {0x1f600: "s", 233: "e"}, ["z"] * 128, "x" * 200, "é" * 100, b"q" * 128, range(300), (None,) * 98, Table(lambda k: k + 1), Table(lambda k: chr(k) * 2), Table(lambda k: None), Table(lookup), Table(index), Table(key), Table(value), Table(lambda k: []), Table(lambda k: True), None, 5, {97: 97, 98: 98}, {i: None for i in range(128)}, {97: 2**70}, str.maketrans("abc", "xyz"), str.maketrans({"a": "1", 98: "2", "é": None}), str.maketrans("a", "b", "c中")]
for table in tables:
    try: print(type(table).__name__, ascii(text.translate(table)), ascii("abcabc".translate(table)), ascii("".translate(table)))
    except Exception as e: print(type(table).__name__, type(e).__name__, e)
for args in [({},), ({"ab": 1},), ({"": 1},), ({5: "x"},), ({None: 1},), ({1.5: 1},), ({b"a": 1},), (5,), ("ab",), ([],), ("ab", "x"), ("ab", "xy", "c"), ("ab", "xy", 5), ("ab", 5), (5, "ab"), ("a", "b", "c", "d"), ("é中", "😀x"), ("aa", "xy"), ("abc", "xyz", "a"), ({"a": 5.5},), ({"a": []},), ({},{}), ("", ""), ("", "", "ab"), ({-5: 1},), (type("D", (dict,), {})(a=1),), ({type("S", (str,), {})("s"): 1},)]: t(str.maketrans, *args)
t("a".translate); t("a".translate, {}, {}); t(str.translate, 5, {}); t(str.maketrans)
for table, delete in [(None, b"a"), (bytes(range(256)), b""), (bytes(255 - i for i in range(256)), b"b"), (b"short", b""), (None, b""), (bytearray(256), b"x"), (memoryview(bytes(256)), b"a"), (5, b"a"), (None, "a"), (None, 5), ("x" * 256, b"")]:
    for make in bytes, bytearray:
        t(make(b"abcabc").translate, table, delete); t(make(b"abc").translate, table, delete=delete)
t(bytes.maketrans, b"abc", b"xyz"); t(bytes.maketrans, b"a", b"xy"); t(bytes.maketrans, "a", b"x"); t(bytes.maketrans, bytearray(b"a"), memoryview(b"z")); t(bytes.maketrans, b"aa", b"xy"); t(bytes.maketrans); t(bytearray.maketrans, b"a", b"b"); print(b"abc".translate(bytes.maketrans(b"abc", b"xyz"), b"b"))
import codecs
for table in [{97: "x"}, {97: 98}, {97: None}, {97: "multi"}, {}, "x" * 100, "a\ufffe" * 60, {97: -1}, {97: 5.5}]: t(codecs.charmap_decode, b"aab", "strict", table); t(codecs.charmap_decode, b"aab", "replace", table)
for table in [{97: 120}, {97: b"yy"}, {97: None}, {}, {97: 256}, {97: "s"}, codecs.charmap_build("abc" + "\0" * 253), {97: -1}]: t(codecs.charmap_encode, "aa", "strict", table); t(codecs.charmap_encode, "aa", "replace", table); t(codecs.charmap_encode, "aa", "ignore", table)
t(codecs.charmap_build, "short"); t(codecs.charmap_build, 5)
