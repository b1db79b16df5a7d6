# Quotients of long numbers of about the same length: what their leading bits settle, and what they don't.
import random

random.seed(20)


def check(a, b):
    q, r = a // b, a % b
    assert divmod(a, b) == (q, r)
    assert q * b + r == a, (a, b)
    assert r == 0 or (r < 0) == (b < 0), (a, b)
    assert abs(r) < abs(b), (a, b)


for bits in (61, 62, 63, 64, 65, 127, 128, 129, 130, 191, 192, 193, 256, 500, 4000):
    for extra in (0, 1, 2, 30, 59, 60, 61, 62, 63, 64, 65, 130):
        for _ in range(2):
            b = random.getrandbits(bits) | 1 << bits
            q = random.getrandbits(extra)
            for a in (b * q, b * q + 1, b * q - 1, b * q + b - 1, b * q + random.getrandbits(bits)):
                for x, y in ((a, b), (-a, b), (a, -b), (-a, -b)):
                    check(x, y)

n = 10**60
print(n // n, -n // n, n // -n, -n // -n)
print((n + 1) // n, (n - 1) // n, -(n + 1) // n, -(n - 1) // n, (n - 1) // -n, (n + 1) // -n)
print((7 * n - 1) // n, 7 * n // n, (7 * n + 1) // n, -(7 * n - 1) // n, -7 * n // n, -(7 * n + 1) // n)
print(0 // n, 0 // -n, 5 // n, -5 // n, 5 // -n, -5 // -n, True // n, -True // n)
print(2**200 // (2**140 - 1), -(2**200) // (2**140 - 1), 2**200 // (2**139 + 1), 2**200 // 2**139)
print((2**190 - 1) // 2**129, (2**191 - 1) // 2**129, (2**192 - 1) // 2**129)
print(type((2**190 - 1) // 2**129), (3 * 2**2000) // (2**2000), (3 * 2**2000 - 1) // (2**2000))


class Mine(int):
    pass


print(Mine(7 * n) // Mine(n), type(Mine(7 * n + 3) // Mine(n)))
try:
    n // 0
except ZeroDivisionError as e:
    print(e)
