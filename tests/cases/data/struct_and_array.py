"""struct and array together: every format, byte order, padding, buffers, iter_unpack, array methods, typecodes, conversion errors."""
import array, struct, io


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


for f in ("b", "B", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N"):
    for order in ("@", "<", ">") if f not in "nN" else ("@",):
        n = struct.calcsize(order + f); lo, hi = (-(2 ** (8 * n - 1)), 2 ** (8 * n - 1) - 1) if f.islower() else (0, 2 ** (8 * n) - 1)
        print(order + f, n, struct.pack(order + f, lo).hex(), struct.pack(order + f, hi).hex(), struct.unpack(order + f, struct.pack(order + f, hi))); t(struct.pack, order + f, hi + 1); t(struct.pack, order + f, lo - 1); t(struct.pack, order + f, 1.5); t(struct.pack, order + f, "a"); t(struct.pack, order + f, 2**200)
for f, v in (("e", 1.5), ("e", 65504.0), ("e", 65520.0), ("e", 1e-8), ("e", float("nan")), ("f", 1e39), ("f", 0.1), ("<f", -0.0), ("d", 1e308), (">d", float("inf")), ("f", "x"), ("d", 10**400), ("F", 1j), ("D", 1j), ("?", []), ("?", 2), ("c", b"x"), ("c", b"xy"), ("c", "x"), ("c", 5), ("s", b"abc"), ("5s", b"abc"), ("2s", b"abc"), ("0s", b"abc"), ("s", "x"), ("5s", bytearray(b"q")), ("p", b"abc"), ("5p", b"abcdefg"), ("1p", b"abc"), ("0p", b"a"), ("300p", b"z" * 280), ("P", 5), ("P", -1), ("<P", 1), ("x", None), ("3x", None)):
    t(struct.pack, f, *([] if "x" in f else [v])); 
for f in ("", "xx", "ib", "bi", "@bi", "=bi", "<bi", "!bi", "b0i", "bhilq", "3i2s", " i  b ", "i\tb", "10", "z", "3", "b3", "<n", "@@i", "i<b", "99999999999999999999i", "9223372036854775807s", "4294967296q", "é", "i\0", "0i", "5x0l", "2P", "hhl", "llh0l", b"ib"):
    t(struct.calcsize, f); t(lambda: len(struct.pack(f, *([1] * 50)))) if 0 else None
s = struct.Struct("<ih3s?"); print(s.size, s.format, s.pack(1, 2, b"abc", True).hex(), s.unpack(s.pack(1, 2, b"abc", 0)), repr(s), list(s.iter_unpack(s.pack(1, 2, b"a", 1) * 2)), s.unpack_from(b"zz" + s.pack(5, 6, b"q", 1), 2)); t(s.pack, 1); t(s.pack, 1, 2, b"", 1, 5); t(s.unpack, b"short"); t(s.unpack_from, b"short"); t(s.unpack_from, b"x" * 12, 5); t(s.unpack_from, b"x" * 12, -5); t(s.unpack_from, b"x" * 12, -100); t(s.iter_unpack, b"12345"); t(struct.iter_unpack, "", b""); t(struct.Struct, 5); t(struct.Struct); t(struct.Struct, "i", "b"); t(s.unpack, "str"); t(s.unpack, bytearray(s.size)); t(s.unpack, memoryview(bytes(s.size))); t(s.unpack); t(setattr, s, "size", 1)
b = bytearray(12); s.pack_into(b, 1, 7, 8, b"hi", 1); print(b.hex()); t(s.pack_into, b, 5, 1, 2, b"", 0); t(s.pack_into, b, -5, 1, 2, b"", 0); t(s.pack_into, b, -99, 1, 2, b"", 0); t(s.pack_into, bytes(20), 0, 1, 2, b"", 0); t(s.pack_into, b); t(s.pack_into); t(s.pack_into, b, "x", 1, 2, b"", 0); t(struct.pack_into, "i", b, 0, 2**40); t(struct.pack); t(struct.pack, 5); t(struct.unpack, "i", b"12345"); t(struct.unpack, "i"); t(struct.unpack_from, "i", b"123", offset=0); t(struct.unpack_from, "i", buffer=b"12345", offset=1); it = struct.iter_unpack("<h", b"\1\0\2\0"); print(it.__length_hint__(), next(it), list(it), type(it).__name__)
class I:
    def __index__(self): return 5
class F:
    def __float__(self): return 2.5
    def __bool__(self): raise KeyError("bool")
print(struct.pack("i", I()), struct.pack("<d", F())); t(struct.pack, "?", F()); t(struct.pack, "i", F()); t(struct.pack, "d", I()); t(struct.pack, "d", "1"); print(struct.error.__mro__[1].__name__, struct.unpack("<3h", b"\1\0\2\0\3\0"), struct.unpack(">q", b"\xff" * 8), struct.unpack("2c", b"ab"), struct.unpack("3p", b"\x05ab"), struct.unpack("3p", b"\x01ab"), struct.unpack("<e", b"\x00\x7c"), struct.unpack("?", b"\x05"))
print("-- array")
A = array.array
for code in array.typecodes:
    a = A(code, "aé" if code in "uw" else [1, 2]); print(code, a.itemsize, a, a.tolist() if code not in "uw" else a.tounicode(), len(a.tobytes()), a.typecode); t(a.append, "x"); t(a.append, 5); t(a.append, -1); t(a.append, 2**70); t(a.append, 1.5); t(a.append, None)
a = A("i", range(5)); print(a[1:3], a[::-1], a[-1], a + a, a * 2, 2 * a, a == A("d", range(5)), a < A("i", [1]), 3 in a, a.index(3), a.count(2), a.index(2, 1), list(reversed(a)), a.buffer_info()[1], a.__sizeof__() > 0, bool(a), A("i") == A("b"), A("i", b"\1\0\0\0"), A("i", A("b", [5])), A("w", "xy").tounicode(), A("B", b"ab").tobytes())
for f in (lambda: a.insert(-100, 9), lambda: a.insert(100, 8), lambda: a.insert(1.5, 1), lambda: a.pop(), lambda: a.pop(0), lambda: a.pop(99), lambda: a.remove(3), lambda: a.remove(99), lambda: a.extend([7]), lambda: a.extend(A("i", [6])), lambda: a.extend(A("b", [6])), lambda: a.extend("x"), lambda: a.extend(5), lambda: a.fromlist([1, 2]), lambda: a.fromlist([1, "x"]), lambda: a.fromlist((1,)), lambda: a.frombytes(b"\1\0\0\0"), lambda: a.frombytes(b"123"), lambda: a.frombytes("x"), lambda: a.fromunicode("x"), lambda: a.tounicode(), lambda: a.reverse(), lambda: a.byteswap(), lambda: a.byteswap(), lambda: a.__setitem__(0, 77), lambda: a.__setitem__(0, "x"), lambda: a.__setitem__(99, 1), lambda: a.__setitem__(slice(0, 2), A("i", [1])), lambda: a.__setitem__(slice(0, 2), [1]), lambda: a.__setitem__(slice(0, 2), A("b", [1])), lambda: a.__setitem__(slice(0, 4, 2), A("i", [1])), lambda: a.__delitem__(0), lambda: a.__delitem__(slice(None, None, 2)), lambda: a.__iadd__(A("i", [5])), lambda: a.__iadd__([5]), lambda: a.__iadd__(A("h", [5])), lambda: a.__imul__(2), lambda: a + [1], lambda: a * "x", lambda: a.fromfile(io.BytesIO(b"\2\0\0\0\3"), 1), lambda: a.fromfile(io.BytesIO(b"\2\0\0\0\3"), 2), lambda: a.fromfile(5, 1), lambda: a.tofile(5), lambda: a["x"], lambda: hash(a), lambda: a.clear(), lambda: a.pop(), lambda: a.index(1), lambda: a.index("x")): t(f); print(a)
for args in ((), ("i",), (5,), ("zz",), ("z",), ("i", 5), ("i", "x"), ("i", ["x"]), ("i", [2**40]), ("w", 5), ("w", [1]), ("w", ["ab"]), ("w", ["a"]), ("i", A("w", "a")), ("b", b"\xff"), ("i", b"123"), ("i", bytearray(4)), ("i", [1], 5), ("d", ["1"]), ("f", [1e40]), ("B", "x"), ("i", (x for x in (1, 2)))): t(A, *args)
t(A, typecode="i"); import copy, pickle; a = A("d", [1.5, float("inf")]); print(copy.copy(a), copy.deepcopy(a) is not a, [pickle.loads(pickle.dumps(a, p)) == a for p in range(6)], a.__reduce_ex__(2)[1][:2], array._array_reconstructor(A, "h", 4, b"\1\0")); t(array._array_reconstructor, A, "h", 99, b""); t(array._array_reconstructor, int, "h", 4, b""); it = iter(A("i", [1, 2])); print(next(it), it.__reduce__()[2], list(it)); v = memoryview(a); t(a.append, 1.0); v.release(); a.append(1.0); print(a)
class Sub(A):
    x = 1
s2 = Sub("i", [1]); s2.attr = 5; print(s2, s2 + s2, type(s2[:]).__name__, type(copy.copy(s2)).__name__, pickle.loads(pickle.dumps(s2)).attr, vars(s2)); A.register if hasattr(A, "register") else print(A.__mro__[1:])
