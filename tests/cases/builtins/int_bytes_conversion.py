"""int.to_bytes, int.from_bytes, bit counts, and bit operations on large numbers."""
import array


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


for n in [0, 1, -1, 127, 128, -128, -129, 255, 256, 65535, -65536, 2**63 - 1, 2**63, -2**63, 2**64 - 1, 2**100 + 12345, -2**100]:
    for length in [0, 1, 2, 8, 13, 20]:
        for order in "little", "big":
            for signed in False, True:
                try:
                    b = n.to_bytes(length, order, signed=signed)
                    assert int.from_bytes(b, order, signed=signed) == n
                    print(n, length, order[0], signed, b.hex())
                except OverflowError as e:
                    if order == "big": print(n, length, signed, e)
print((5).to_bytes(), (0).to_bytes(0), int.from_bytes(b""), int.from_bytes(b"\xff", signed=True), True.to_bytes(), int.from_bytes(b"\x01\x02"))
for args, kw in [((-1,), {}), ((2**80,), {}), (("a",), {}), ((1.5,), {}), ((1, "middle"), {}), ((1, 5), {}), ((1, "big", True), {}), ((1, "big"), {"signed": "yes"}), ((), {"length": 3}), ((), {"byteorder": "little", "length": 2}), ((), {"nope": 1}), ((1, "big"), {"byteorder": "big"}), ((1, None), {}), ((2**40,), {})]:
    t((5).to_bytes, *args, **kw) if args != (2**40,) else None
for args, kw in [((), {}), ((b"\1",), {}), (([1, 2, 255],), {}), (([256],), {}), (([-1],), {}), ((["a"],), {}), (("ab",), {}), ((5,), {}), ((None,), {}), ((bytearray(b"\1\0"), "little"), {}), ((memoryview(b"\1\0\2\0")[::2],), {}), ((array.array("H", [1, 2]), "little"), {}), ((iter([1, 0]),), {}), ((b"a", "huge"), {}), ((b"a", 1), {}), ((b"a", "big", True), {}), ((), {"bytes": b"\x05"}), ((b"\x80",), {"signed": []}), ((b"\x80",), {"signed": "x"}), ((range(3),), {})]:
    t(int.from_bytes, *args, **kw)


class HasBytes:
    def __bytes__(self): return b"\x01\x00"
class BadBytes:
    def __bytes__(self): return 5
class I(int):
    def __new__(cls, v=0, *a): print("new", v, a); return super().__new__(cls, v)
t(int.from_bytes, HasBytes()); t(int.from_bytes, BadBytes()); r = I.from_bytes(b"\2\0"); print(type(r).__name__, r); t(bool.from_bytes, b"\0"); t(bool.from_bytes, b"\5")
big = [2**200 + 1, -2**200 - 1, 2**64, -2**64, (1 << 130) - 1, -(1 << 130), 0xdeadbeef << 77, -1, 0, 1]
for a in big:
    print(a.bit_length(), a.bit_count(), hex(a & 0xffffffffffffffffffff), hex(a | 3), hex(a ^ (1 << 90)), hex(~a), a >> 70, a >> 1000, (a << 3) % 1000007)
for a in big:
    for b in big:
        x, y, z = a & b, a | b, a ^ b
        assert x + y == a + b and z == y - x and ~(a & b) == (~a | ~b), (a, b)
        print(end=f"{(x * 3 + y * 5 + z * 7) % 999983} ")
    print()
t(lambda: 1 << -1); t(lambda: 1 >> -1); t(lambda: 0 << 2**70); t(lambda: 5 >> 2**70); t(lambda: -5 >> 2**70); t(lambda: 1 << 2**70); t(lambda: 1.5 << 1); t(lambda: 1 << 1.0); t(lambda: 1 & 1.0); t(lambda: ~1.5); t(lambda: "a" | 1); t(lambda: True & False); t(lambda: True & 1); t(lambda: ~True if 0 else -2); t(lambda: (2**70).as_integer_ratio()); t(lambda: (5).is_integer()); t(lambda: (5).conjugate()); t(lambda: ((-7).real, (-7).imag, (-7).numerator, (-7).denominator))
for a in [7, -7, 2**70, -2**70]:
    for b in [2, -2, 3, -3, 2**33, -2**65]:
        q, r = divmod(a, b); assert q * b + r == a and (r == 0 or (r < 0) == (b < 0)); print(q, r, end="; ")
print()
for args in [(2, 10), (2, -1), (2, -1, 7), (3, 5, 7), (3, -5, 7), (3, 5, -7), (3, 5, 0), (2, -1, 4), (0, -1), (0, 0), (0, 0, 1), (-2, 3, 5), (2, 2**20, 1009), (2, 3, 1.5), (2.0, 3, 5), (2, "a"), ("a", 2), (2, 3, None), (-8, 1 / 3), (2, 0.5), (0, -0.5), (2**70, 2), (-1, 2**80), (1, 2**80), (10**20, 3, 10**10 + 7), (5, -3, 1), (True, True)]:
    t(pow, *args)
t(pow, 2); t(pow, 1, 2, 3, 4); t(pow, base=2, exp=3); t(pow, 2, exp=3, mod=5); t(pow, 2, 3, mod=None); t(pow, 2, 3, nope=1); t((2).__pow__, 3, 5); t((2).__rpow__, 3); t((2).__pow__, "a"); t((2).__pow__, 2, "a"); t(round, 12345, -2); t(round, 15, -1); t(round, 25, -1); t(round, -15, -1); t(round, 5, -100); t(round, 5, 2**70); t(round, 5, "a"); t(round, 5, None); t((5).__round__, 1.5); t(round, 10**30 + 5 * 10**10, -11)
