"""Integer arithmetic with large values: shifts, powers, division signs, bit operations, roots, and their limits."""
import math, operator


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


values = [0, 1, -1, 2, -2, 7, -7, 255, -256, 2**30, -(2**30), 2**31 - 1, 2**60 - 1, 2**61, -(2**61), 2**62 + 1, 2**63, -(2**63) - 1, 2**64 - 1, 10**20, -(10**20) - 3, 3**100, -(7**50), 2**200 - 1]
check = 0
for a in values:
    row = []
    for b in values:
        s = (a + b, a - b, a * b, a & b, a | b, a ^ b, a < b, a == b)
        if b:
            q, r = divmod(a, b)
            assert (q, r) == (a // b, a % b) and q * b + r == a and (r == 0 or (r < 0) == (b < 0)) and abs(r) < abs(b)
            s += (q, r)
        if 0 <= b < 300:
            s += (a << b, a >> b)
        row.append(hash(s) if False else sum(x % 1000003 for x in s))
        check = (check * 31 + row[-1]) % (10**12)
    print(a.bit_length(), a.bit_count(), a % 97, -a % 97, ~a, row[3], check)
print("-- shifts")
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 0 << 10**20, lambda: 0 >> 10**30, lambda: 5 >> 10**30, lambda: -5 >> 10**30, lambda: -1 >> 10**18, lambda: 1 << 10**30, lambda: 1 << 2**62, lambda: 1 << True, lambda: 1 << 1.0, lambda: 1.0 << 1, lambda: "a" << 1, lambda: 0 << -1, lambda: -1 << 100, lambda: (1 << 1000) >> 998, lambda: (-3 << 200) >> 201): t(f)
print("-- powers")
for a, b, m in ((2, 10, None), (2, -1, None), (-2, -3, None), (0, 0, None), (0, -1, None), (0, 5, 1), (2, 10, 1000), (2, 10, -1000), (-2, 11, 1000), (-2, 11, -7), (3, -1, 7), (3, -2, 11), (2, -1, 4), (0, -1, 5), (5, 0, 1), (5, 0, -1), (5, 3, 0), (3, -1, -7), (10**30, 10**20, 10**9 + 7), (7, 2**70, 13), (-7, 2**70 + 1, 13), (2, 1.5, None), (-8, 1 / 3, None), (2, 3, 1.5), (2.0, 3, 5), (2, 3j, None), (True, 5, True), (2, "x", None), (2, 3, "x"), ("x", 2, 3), (1, -(10**30), None), (-1, 10**30, None), (-1, 10**30 + 1, None), (2, -(10**30), None), (10**400, -1, None), (0, -(10**30), None), (1, -1, 10**30)):
    t(pow, a, b) if m is None else t(pow, a, b, m)
t(pow, 2); t(pow, 1, 2, 3, 4); t(pow, base=2, exp=5); t(pow, 2, exp=5, mod=7); t(pow, 2, 3, mod=None); t(int.__pow__, 2, 3, 5); t(int.__pow__, 2, "x"); t(int.__rpow__, 2, 3); t(operator.pow, 2, 3); t(lambda: 2 ** -2 ** 2); t(lambda: -2 ** 2); t(lambda: (-2) ** 0.5)
print("-- true division and floats")
for a, b in ((1, 3), (-1, 3), (2**53 + 1, 1), (10**400, 10**399), (10**400, 3), (1, 10**400), (-1, 10**400), (10**308 * 18, 10), (2**1024, 1), (2**1024 - 2**970, 1), (2**1024 - 2**969, 1), (3, 2**1074), (1, 2**1075), (3, 2**1075), (1, 0), (0, -5), (7**200, 7**199), (2**70 + 1, 2**70 - 1), (-(2**2000), 2**1990)):
    t(operator.truediv, a, b)
for x in (2**53 + 1, 2**54 + 2, 2**54 + 6, 2**1024 - 2**970, 2**1024 - 2**970 - 1, 2**1024, -(2**1024), 10**22, 10**23, 123456789012345678901): t(float, x)
for a, b in ((2**53, 2.0**53), (2**53 + 1, 2.0**53), (10**400, float("inf")), (10**400, 1e308), (-(10**400), float("-inf")), (10**400, float("nan")), (2**1024, 1.7e308), (3, 3.0), (3, 3.5), (-3, -2.5), (2**62, 4.6e18), (0, -0.0)):
    print(a == b, a < b, a > b, a <= b, b < a, b == a, b >= a)
t(lambda: 10**400 + 1.0); t(lambda: 1.0 * 10**400); t(lambda: 10**400 // 1.5); t(lambda: 5 // 0); t(lambda: 5 % 0); t(lambda: divmod(5, 0)); t(lambda: 5 / 0); t(lambda: 0 ** -1); t(lambda: 5 // 0.0); t(lambda: 5.0 % 0); t(lambda: divmod(5, 0.0)); t(lambda: 0.0 ** -1); t(lambda: 1 % -3); t(lambda: -(10**30) % 7); t(lambda: 10**30 % -7); t(lambda: -7 // 2); t(lambda: 7 // -2)
print("-- round")
for x, n in ((15, -1), (25, -1), (-25, -1), (24999, -4), (25000, -4), (10**20 + 5, -1), (5, 3), (5, -30), (-5, -1), (15, None), (10**30 + 5 * 10**14, -15), (0, -1), (99, -2), (50, -2), (51, -2), (150, -2)):
    print(round(x, n), end=" ")
print()
t(round, 5, 1.5); t(round, 5, "x"); t(round, 5, 2**70)
print(math.isqrt(10**40), math.isqrt(10**41 - 1), math.gcd(2**100 * 3, 2**90 * 9, -(2**95)), math.lcm(2**40, 3**30, -6), math.comb(200, 100) % 10**9, math.perm(30, 10), math.factorial(40), math.log2(2**5000), math.log10(10**500), math.log(10**1000), (10**50).__sizeof__() > (5).__sizeof__())
print((2**100).to_bytes(13), int.from_bytes(b"\xff" * 20), int.from_bytes(b"\xff" * 20, signed=True), (-(2**100)).to_bytes(13, "little", signed=True), (2**100).as_integer_ratio(), (2**70).conjugate(), (2**70).real, (2**70).imag, (-(2**70)).numerator, (2**70).denominator, (2**70).is_integer())
print(f"{2**100:,} {2**100:_x} {-(2**100):+#b} {2**70:e} {2**70:.3g} {2**70:%} {2**70:040d} {2**70:<30}| {2**70:^30}| {2**70:=+30}|", "%x %o %d %e %s" % (2**70, -(2**70), 2**70, 2**70, 2**70), hex(-(2**70)), oct(2**70), bin(-(2**20)))
t(format, 2**5000, "e"); t(format, 2**70, "c"); t(format, -1, "c"); t(format, 65, "c"); t(format, 65, ",c"); t(format, 65, "+c"); t(format, 65, ".1d"); t(format, 65, "s"); t(format, 0x110000, "c"); t("%c".__mod__, 2**70); t("%c".__mod__, -1); t("%d".__mod__, 1e300); t(chr, 2**70); t(chr, -2**70); t(lambda: "a" * 2**70); t(lambda: [1] * 2**70); t(lambda: (1,) * -(2**70)); t(lambda: b"x" * (2**62)); t(range, 2**70, 0, 0); t(lambda: len(range(2**70))); t(lambda: [1][2**70]); t(lambda: "abc"[-(2**70)]); t(lambda: "abc"[-(2**70):2**70]); t(lambda: [1, 2, 3][::2**70]); t(hash, 2**61 - 1); t(hash, 2**61); t(hash, -(2**61)); t(hash, -1); t(hash, 2**122 + 5); t(hash, -(10**40))
acc, s = 1, 0
for i in range(1, 400):
    acc = acc * (i | 1) ^ (i << (i % 70)); s ^= acc >> (i // 2)
    if acc.bit_length() > 2000: acc %= 2**1999 - 9
print(acc % 10**40, s % 10**40, acc.bit_length())
a = 2**64
a += 1; a -= 2**64; print(a); a <<= 70; a |= 1; a ^= 3; a &= ~1; a >>= 69; print(a); a **= 40; print(a); a //= 3; a %= 1000; print(a)
