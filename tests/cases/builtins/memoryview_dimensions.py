"""memoryview: casts to many dimensions, indexing, slicing, tolist, comparison between formats, release, hashing and errors."""
import array, re, struct


def t(f, *args, **kwargs):
    try:
        print(re.sub(" at 0x[0-9a-f]+", "", repr(f(*args, **kwargs))))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


b = bytearray(range(24)); m = memoryview(b)
print(m.nbytes, m.shape, m.strides, m.format, m.itemsize, m.ndim, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.suboffsets, m.obj is b, len(m))
for fmt in ("B", "b", "c", "h", "H", "i", "I", "l", "q", "Q", "f", "d", "?", "@i", "n", "P", "e", "N"):
    try: c = m.cast(fmt); print(fmt, c.shape, c.itemsize, c.format, str(c.tolist()[:2]), c[0], c == m, c == c)
    except Exception as e: print(fmt, type(e).__name__, e)
for shape in ([2, 12], (4, 6), [2, 3, 4], [24], [1] * 5 + [24], [0, 3], [-1], [2**40, 2**40], [5, 5], 5, [], "ab", [1.5], [1] * 65):
    try: c = m.cast("B", shape); print(shape, c.shape, c.strides, c.ndim, c.nbytes, c.tolist() if c.nbytes < 30 and c.ndim < 4 else "", len(c))
    except Exception as e: print(str(shape)[:20], type(e).__name__, e)
c = m.cast("B", [4, 6]); i = m.cast("i").cast("B").cast("h", (3, 4))
for f in (lambda: c[1, 2], lambda: c[-1, -1], lambda: c[0], lambda: c[1:3], lambda: c[1:3].tolist(), lambda: c[1:3].shape, lambda: c[::2].strides, lambda: c[::-1].tolist()[0], lambda: c[1, 2, 3], lambda: c[9, 0], lambda: c[0, 9], lambda: c["a"], lambda: c[1.5], lambda: c[0, "a"], lambda: c[1:2, 0], lambda: c[...], lambda: m[...].nbytes, lambda: c[()], lambda: m[()], lambda: m[1, 2], lambda: m[99], lambda: m[-25], lambda: m[None], lambda: m[2:5].tolist(), lambda: m[::-3].tolist(), lambda: m[5:2].nbytes, lambda: bytes(m[::-1])[:3], lambda: m[::2].tobytes()[:4], lambda: m[::2].contiguous, lambda: m[::2].cast("b"), lambda: c.cast("h"), lambda: c.cast("B"), lambda: c.cast("B").shape, lambda: m.cast("h").cast("i"), lambda: m.cast("h", [4]), lambda: m[:5].cast("h"), lambda: m.cast(5), lambda: m.cast(""), lambda: m.cast("zz"), lambda: m.cast(), lambda: m.cast("B", [2, 12], 5), lambda: m.cast(format="B", shape=[24]).ndim, lambda: iter(c), lambda: list(c), lambda: list(c[0:1]) , lambda: list(m)[:3], lambda: list(reversed(m))[:3], lambda: 5 in m, lambda: "x" in m, lambda: m.index(5), lambda: m.index(99), lambda: m.index(5, 6), lambda: m.count(3), lambda: m.count("x"), lambda: c.index(1), lambda: c.hex(), lambda: m.hex(":", 8), lambda: m[::2].hex(), lambda: m.tobytes("F") == bytes(m), lambda: c.tobytes("F")[:5], lambda: c.tobytes("A")[:5], lambda: c.tobytes("X"), lambda: c.tobytes(order=None)[:2], lambda: hash(m), lambda: hash(memoryview(bytes(b))) == hash(bytes(b)), lambda: hash(memoryview(b"ab").cast("b")) == hash(b"ab"), lambda: hash(memoryview(b"abcd").cast("h")), lambda: hash(memoryview(b"abc")[::-1]) == hash(b"cba"), lambda: memoryview(b"a")[0:0].nbytes, lambda: m.toreadonly().readonly, lambda: m.toreadonly().__setitem__(0, 1), lambda: memoryview("x"), lambda: memoryview(5), lambda: memoryview(), lambda: memoryview(object=b"k").nbytes, lambda: memoryview(b"a", 1), lambda: type("M", (memoryview,), {}), lambda: m < m, lambda: m + m, lambda: m * 2, lambda: bool(m), lambda: bool(memoryview(b"")), lambda: len(memoryview(b"").cast("B", [0, 2]) if 0 else b""), lambda: repr(m).split(" at")[0], lambda: m.missing, lambda: setattr(m, "shape", 1), lambda: memoryview[int], lambda: m.__reduce__, lambda: __import__("pickle").dumps(m), lambda: __import__("copy").copy(m)): t(f)
print("-- writing")
def w(f): t(f); print(b[:6].hex())
for f in (lambda: m.__setitem__(0, 200), lambda: m.__setitem__(0, 256), lambda: m.__setitem__(0, -1), lambda: m.__setitem__(0, "a"), lambda: m.__setitem__(0, 1.5), lambda: m.__setitem__(slice(0, 3), b"xyz"), lambda: m.__setitem__(slice(0, 3), b"xy"), lambda: m.__setitem__(slice(0, 3), "xyz"), lambda: m.__setitem__(slice(0, 4, 2), b"AB"), lambda: m.__setitem__(slice(0, 3), m[1:4]), lambda: m.__setitem__(slice(0, 2), memoryview(b"abcd").cast("h")), lambda: m.cast("h").__setitem__(0, -2), lambda: m.cast("h").__setitem__(0, 40000), lambda: m.cast("f").__setitem__(0, 1.5), lambda: m.cast("f").__setitem__(0, "x"), lambda: m.cast("?").__setitem__(0, []), lambda: m.cast("c").__setitem__(0, b"Q"), lambda: m.cast("c").__setitem__(0, 5), lambda: m.cast("c").__setitem__(0, b"QQ"), lambda: c.__setitem__((0, 1), 77), lambda: c.__setitem__(0, b"abcdef"), lambda: c.__setitem__(slice(0, 1), c[1:2]), lambda: c.__setitem__((0, 1, 2), 1), lambda: m.__delitem__(0), lambda: m.__setitem__(99, 1), lambda: m.__setitem__("a", 1), lambda: m.cast("d").__setitem__(0, 10**400), lambda: m.cast("Q").__setitem__(0, 2**64 - 1), lambda: m.cast("Q").__setitem__(0, 2**64), lambda: m.cast("e").__setitem__(0, 1.0), lambda: m.cast("P").__setitem__(0, 5)): w(f)
print("-- comparison")
a = array.array("i", [1, 2, 3]); d = array.array("d", [1.0, 2.0, 3.0]); h = array.array("h", [1, 2, 3])
print(memoryview(a) == memoryview(d), memoryview(a) == h, memoryview(a) == a, memoryview(a) == b"x", memoryview(b"ab") == b"ab", b"ab" == memoryview(b"ab"), memoryview(b"ab") == bytearray(b"ab"), memoryview(b"ab") != b"ac", memoryview(b"ab") == "ab", memoryview(array.array("d", [float("nan")])) == array.array("d", [float("nan")]), memoryview(b"abcd").cast("B", [2, 2]) == memoryview(b"abcd"), memoryview(b"abcd").cast("B", [2, 2]) == memoryview(b"abcd").cast("B", [2, 2]), memoryview(b"abcd").cast("c") == memoryview(b"abcd"), memoryview(array.array("w", "ab")) == memoryview(array.array("w", "ab")), memoryview(b"")==memoryview(b"").cast("c"), memoryview(b"ab")[::-1] == b"ba")
print("-- release and exports")
x = bytearray(b"hello"); v = memoryview(x); s = v[1:3]; t(x.append, 1); t(x.extend, b"1"); t(x.clear); x[0] = 72; x[1:3] = b"EL"; print(x, s.tobytes()); t(v.release); s.release(); v.release(); x.append(33); print(x)
for name in ("nbytes", "shape", "format", "obj", "readonly", "ndim", "itemsize", "strides", "contiguous"): t(getattr, v, name)
for f in (lambda: v[0], lambda: v.tolist(), lambda: len(v), lambda: v.tobytes(), lambda: v == v, lambda: v == b"", lambda: hash(v), lambda: v.cast("b"), lambda: v.hex(), lambda: memoryview(v), lambda: v.toreadonly(), lambda: iter(v), lambda: v.release(), lambda: v.__enter__(), lambda: repr(v).split(" at")[0], lambda: bytes(v), lambda: v.__setitem__(0, 1), lambda: v.count(1), lambda: bool(v)): t(f)
with memoryview(b"abc") as q: print(q[1]); r = q[1:]
t(lambda: q[1]); print(r[0])
try:
    with memoryview(x) as q: 1 / 0
except ZeroDivisionError: t(lambda: q.nbytes)
class Buf:
    def __init__(self): self.log = []
    def __buffer__(self, flags): self.log.append(int(flags)); return memoryview(b"from python")
    def __release_buffer__(self, view): self.log.append("released")
o = Buf(); q = memoryview(o); print(q.tobytes(), bytes(o), o.log[:1]); q.release(); print(o.log.count("released") >= 1)
class BadBuf:
    def __buffer__(self, flags): return 5
class RaiseBuf:
    def __buffer__(self, flags): raise KeyError("no")
t(memoryview, BadBuf()); t(memoryview, RaiseBuf()); t(bytes, RaiseBuf()); t(bytearray, BadBuf()); t(b"".join, [RaiseBuf()])
