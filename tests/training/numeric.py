"""Integers small and large, floats, complex, bits; loops over them."""

import cmath
import math
import random
from array import array
from fractions import Fraction


def loops(n):
    total = i = 0
    while i < n:
        if i % 3 == 0:
            total += i
        elif i % 5 == 0:
            total -= i // 2
        else:
            total ^= i << 1
        i += 1
    for j in range(n):
        total = (total * 31 + j) & 0xFFFFFFFF
    for j in range(n, 0, -3):
        total += j >> 2 | 1
    return total


def collatz(n):
    longest = 0
    for start in range(1, n):
        x, steps = start, 0
        while x != 1:
            x = x // 2 if x % 2 == 0 else 3 * x + 1
            steps += 1
        if steps > longest:
            longest = steps
    return longest


def matrices(n):
    a = [[(i * j) % 7 + 0.5 for j in range(n)] for i in range(n)]
    b = [[(i + j) % 5 - 1.5 for j in range(n)] for i in range(n)]
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        row, out = a[i], c[i]
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += row[k] * b[k][j]
            out[j] = s
    return sum(map(sum, c))


def orbit(steps):
    bodies = [[0.0, 0.0, 0.0, 0.0, 1000.0], [10.0, 0.0, 0.0, 10.0, 1.0], [0.0, 20.0, -7.0, 0.0, 2.0], [-35.0, 0.0, 0.0, -5.0, 3.0]]
    dt = 0.001
    for _ in range(steps):
        for i, one in enumerate(bodies):
            for other in bodies[i + 1 :]:
                dx = one[0] - other[0]
                dy = one[1] - other[1]
                d = math.sqrt(dx * dx + dy * dy) ** 3 + 0.01
                one[2] -= dx * other[4] / d * dt
                one[3] -= dy * other[4] / d * dt
                other[2] += dx * one[4] / d * dt
                other[3] += dy * one[4] / d * dt
        for body in bodies:
            body[0] += body[2] * dt
            body[1] += body[3] * dt
    return bodies[1][0]


def mandel(size):
    inside = 0
    for y in range(size):
        for x in range(size):
            c = complex(x * 3.0 / size - 2.0, y * 2.0 / size - 1.0)
            z = 0j
            for _ in range(30):
                z = z * z + c
                if abs(z) > 2.0:
                    break
            else:
                inside += 1
    return inside


def large(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    digits = str(a)
    product = math.factorial(300)
    modulus = (1 << 521) - 1
    power = pow(3, 10**40, modulus)
    e = Fraction(0)
    for i in range(40):
        e += Fraction(1, math.factorial(i))
    q, r = divmod(product, a or 1)
    text = hex(product ^ power) + bin(a & 0xFFFF)
    square = math.isqrt(product) ** 2
    return len(digits), len(text), q.bit_length(), r % 10, int(digits) == a, e > 2, square <= product


def spigot(count):
    out, q, r, t, k = [], 1, 0, 1, 1
    while len(out) < count:
        n = (3 * q + r) // t
        if n == (4 * q + r) // t:
            out.append(n)
            q, r = 10 * q, 10 * (r - n * t)
        else:
            q, r, t, k = q * k, (2 * q + r) * (2 * k + 1), t * (2 * k + 1), k + 1
    return out


def sieve(n):
    flags = bytearray([1]) * n
    flags[0:2] = b"\0\0"
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, n, i)))
    numbers = array("i", (i for i in range(n) if flags[i]))
    s = 0
    for i in range(len(numbers)):
        s += numbers[i] * (i & 3)
    return s


def statistics(n):
    draw = random.Random(42)
    inside = 0
    for _ in range(n):
        x, y = draw.random(), draw.random()
        if x * x + y * y <= 1.0:
            inside += 1
    values = [draw.gauss(0, 1) for _ in range(n // 4)] + [draw.uniform(0, 2) for _ in range(n // 4)]
    mean = sum(values) / len(values)
    spread = sum((v - mean) ** 2 for v in values) / len(values)
    chosen = [draw.choice(values) for _ in range(200)]
    draw.shuffle(chosen)
    picked = [draw.randint(1, 6) for _ in range(n // 8)]
    return inside / n, math.sqrt(spread), round(max(chosen), 3), picked.count(6)


def waves(n):
    total = 0.0
    for i in range(n):
        x = i * 0.01
        total += math.sin(x) * math.cos(x) + math.exp(-x) + math.floor(x) + abs(x - 3.0)
        total += float(i) / (x + 1.0) - x % 1.5 + min(x, 2.0) + max(1, i)
        if math.isclose(total, 0.0) or total != total:
            total = -total
    return total, cmath.exp(1j * total).real


for _ in range(36):
    loops(25000), collatz(600), matrices(26), orbit(800), mandel(36), large(1500), spigot(150), sieve(8000), statistics(8000), waves(6000)
