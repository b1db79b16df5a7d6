# Hashes of long ints: the rest modulo 2^61 - 1, with the number's sign, the same for equal numbers of other types.
import random
from decimal import Decimal
from fractions import Fraction

m = 2**61 - 1
random.seed(3)
for n in (2**61, 2**62, 2**63, 2**64, 2**64 - 1, 2**125, 2**128 - 1, 10**30, 10**100, m * m, m * 2**64, m * 2**70 + 1, m - 1, m + 1, m * 5 - 1):
    print(n.bit_length(), hash(n), hash(-n), hash(n - 1), hash(-n - 1))
for bits in (62, 63, 64, 65, 122, 127, 128, 129, 183, 192, 500, 3000):
    for _ in range(5):
        n = random.getrandbits(bits)
        rest = n % m
        assert hash(n) == rest, n
        assert hash(-n) == (-2 if rest == 1 else -rest), n
        assert hash(n * m) == 0 and hash(n * m + 7) == 7, n
print(hash(2.0**100) == hash(2**100), hash(1e300) == hash(int(1e300)), hash(-1e40) == hash(int(-1e40)))
print(hash(Fraction(10**40)) == hash(10**40), hash(Decimal(10**40)) == hash(10**40))
print({10**40: 1}[Fraction(10**40)], 10**40 in {1e40}, int(1e40) in {1e40})
print(hash(complex(2.0**90)) == hash(2**90), hash((2**90, -(2**90))) == hash((2.0**90, -(2.0**90))))
