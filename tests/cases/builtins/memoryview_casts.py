"""memoryview: shapes, formats, casts, comparisons, and what is refused."""
import array


def t(f, *args, **kwargs):
    try:
        r = f(*args, **kwargs)
        print(repr(r) if not isinstance(r, memoryview) else ("view", r.format, r.shape, r.strides, r.tolist()))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


base = bytearray(range(24))
m = memoryview(base)
for fmt in ["b", "B", "c", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N", "f", "d", "?", "P", "e", "@i", "=i", "<i", ">h", "ii", "", "x", "s", "4s", "@", "Z", "é", "F", "g"]:
    try:
        v = m.cast(fmt)
        print(fmt, v.itemsize, v.shape, v.strides, v.nbytes, v.contiguous, len(v))
    except Exception as e:
        print(fmt, type(e).__name__, e)
for shape in [(24,), [24], (2, 12), (2, 3, 4), (4, 6), (5, 5), (), (24, 1), (1, 24), (0, 24), (-1, -24), ("a",), (2.0, 12), 5, None, (2**40, 2**40), (1,) * 64, (1,) * 65, (24, 0)]:
    try:
        v = m.cast("B", shape)
        print(shape if len(str(shape)) < 40 else len(shape), v.ndim, v.shape, v.strides, v.tolist() if v.ndim < 4 else "deep")
    except Exception as e:
        print(shape if len(str(shape)) < 40 else len(shape), type(e).__name__, e)
two = m.cast("B", (2, 3, 4))
for key in [(0, 0, 0), (1, 2, 3), (-1, -1, -1), (2, 0, 0), (0, 3, 0), 0, (0,), (0, 0), (0, 0, 0, 0), slice(0, 1), (slice(0, 1), 0, 0), ..., (), "a", (0, "a", 0), (0, 0, 2**80), None]:
    t(lambda: two[key])
t(lambda: two.cast("I")); t(lambda: two.cast("B").cast("H", (3, 4)).tolist()); t(lambda: len(two)); t(lambda: list(two)); t(lambda: two[0] == 1); t(two.__setitem__, (0, 0, 0), 99); print(base[0]); t(two.__setitem__, (0, 0), 1); t(two.__setitem__, 0, 1); t(two.tobytes); t(two.hex); t(lambda: two == two); t(lambda: hash(two)); t(lambda: two.cast("H", (2, 2, 3)))
zero = memoryview(b"q").cast("B", ()); t(lambda: zero[()]); t(lambda: zero[...]); t(lambda: zero[0]); t(lambda: len(zero)); t(lambda: zero.tolist()); t(lambda: list(zero)); t(lambda: zero.shape); t(lambda: zero == memoryview(b"q").cast("B", ())); t(lambda: zero == b"q")
floats = memoryview(array.array("d", [1.5, 2.5, float("nan")])); ints = memoryview(array.array("i", [1, -2, 3])); t(lambda: floats[0]); t(lambda: floats.tolist()[:2]); t(lambda: floats == floats); t(lambda: ints == array.array("i", [1, -2, 3])); t(lambda: ints == array.array("q", [1, -2, 3])); t(lambda: ints == array.array("d", [1, -2, 3])); t(lambda: floats.cast("i")); t(lambda: floats.cast("B").cast("i")[1]); t(lambda: ints.cast("B")[0]); t(lambda: ints.index(3)); t(lambda: ints.count(1)); t(lambda: ints.index(9)); t(lambda: floats.index(2.5, 1, 3)); t(lambda: floats.index(2.5, -1))
b = bytearray(8)
for fmt, good, bad in [("b", [-128, 127], [128, -129, 1.5, "a", None]), ("B", [0, 255], [256, -1, b"a"]), ("c", [b"x"], [1, b"xy", "x"]), ("h", [-32768], [32768]), ("?", [True, 5, [], "x"], []), ("f", [1.5, 3], ["a", None]), ("d", [1e300, 2**70], [2**2000, "x"]), ("q", [2**63 - 1], [2**63]), ("Q", [2**64 - 1], [2**64, -1]), ("n", [-5], [2**63]), ("N", [5], [-5]), ("P", [2**64 - 1, -1], [2**65, 1.5])]:
    v = memoryview(b).cast(fmt)
    for value in good:
        v[0] = value
        print(fmt, value, v[0])
    for value in bad:
        t(v.__setitem__, 0, value)
v = memoryview(bytearray(b"abcdef"))
for key, value in [(slice(0, 2), b"xy"), (slice(0, 2), b"xyz"), (slice(0, 2), "xy"), (slice(None, None, 2), b"123"), (slice(0, 2), memoryview(array.array("H", [1]))), (slice(0, 2), [1, 2]), (0, b"a"), (10, 1), ("a", 1), (slice(0, 4), memoryview(bytearray(b"wxyzuv"))[2:]), (slice(None, None, -1), b"fedcba")]:
    t(v.__setitem__, key, value); print(bytes(v))
v[1:4] = v[0:3]; print(bytes(v)); v[::-1] = v; print(bytes(v))
cut = memoryview(b"abcdef")[::2]; t(lambda: cut); t(cut.tobytes); t(cut.cast, "B"); t(lambda: cut.contiguous); t(lambda: cut[::-1]); t(lambda: cut.c_contiguous); t(lambda: cut == b"ace"); t(lambda: hash(cut) == hash(b"ace")); t(lambda: cut[1:1]); t(lambda: cut.hex("-")); t(lambda: bytes(cut)); t(lambda: b"".join([cut, cut])); t(lambda: cut.tobytes("F")); t(lambda: cut.tobytes("X")); t(lambda: cut.tobytes(order=None)); t(lambda: cut.tobytes(1))
ro = memoryview(b"abc"); t(ro.__setitem__, 0, 1); t(ro.__delitem__, 0); t(lambda: ro.readonly); t(lambda: memoryview(bytearray(2)).toreadonly()); t(lambda: memoryview(bytearray(2)).toreadonly().readonly); t(hash, memoryview(bytearray(2))); t(hash, memoryview(array.array("i", [1])).toreadonly()); t(lambda: hash(memoryview(b"abc").cast("c")) == hash(b"abc")); t(memoryview); t(memoryview, 5); t(memoryview, "a"); t(memoryview, object=b"kw"); t(memoryview, b"", 1); t(lambda: memoryview(memoryview(b"xy")))
m2 = memoryview(bytearray(b"abc")); sub = m2[1:]; m2.release(); t(lambda: m2[0]); t(lambda: m2.format); t(lambda: len(m2)); t(m2.tobytes); t(lambda: m2 == m2); t(lambda: m2 == b"abc"); t(lambda: repr(m2)[:21]); t(m2.release); t(lambda: sub[0]); t(lambda: m2.obj); t(m2.__enter__); t(lambda: iter(m2)); t(lambda: memoryview(m2)); t(hash, m2); t(lambda: m2.cast("B"))
with memoryview(bytearray(b"ctx")) as c: t(lambda: c[0])
t(lambda: c[0])
for a, o in [("__lt__", b"a"), ("__eq__", 5), ("__ne__", b"abc"), ("__contains__", 97), ("__contains__", b"a"), ("__add__", b"a"), ("__mul__", 2)]:
    t(lambda: getattr(ro, a)(o))
t(lambda: ro < ro); t(lambda: 97 in ro); t(lambda: list(reversed(ro))); t(lambda: memoryview[int]) ; t(lambda: type("M", (memoryview,), {})); t(lambda: ro.suboffsets); t(lambda: ro.obj); t(lambda: memoryview(bytearray())[0]); t(lambda: memoryview(b"").cast("i").shape); t(lambda: memoryview(b"abc").cast("i")); t(lambda: memoryview(b"").cast("B", (0, 5)))
it = iter(ro); print(next(it), it.__length_hint__() if hasattr(it, "__length_hint__") else "no hint", list(it), list(it))
