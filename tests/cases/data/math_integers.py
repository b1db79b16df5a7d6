import math


def show(text):
    try:
        result = eval(text)
    except Exception as error:
        print(text, type(error).__name__, error)
    else:
        print(text, repr(result)[:300])


NUMBERS = ["0", "1", "-1", "3", "7", "-7", "10**30", "-10**30", "2.5"]
for name in ["comb", "gcd", "lcm", "perm"]:
    for a in NUMBERS:
        for b in NUMBERS:
            if not (name in ("comb", "perm") and a == b == "10**30"):
                show(f"math.{name}({a}, {b})")
for a in range(0, 60, 19):
    for b in range(0, 60, 11):
        show(f"math.comb({a}, {b})")
        show(f"math.perm({a}, {b})")
for a in (100, 5000):
    for b in (50, 99, 500, 2000):
        for name in ("comb", "perm"):
            print(name, a, b, getattr(math, name)(a, b) % (10**40 + 7))
for i in list(range(0, 40, 3)) + [127, 128, 129, 500, 1000]:
    print(i, math.factorial(i) % (10**60 + 3), math.factorial(i).bit_length())
for i in range(30):
    assert math.factorial(i + 1) == math.factorial(i) * (i + 1)
    assert sum(math.comb(i, k) for k in range(i + 1)) == 2**i
    assert math.isqrt(i * i) == i and math.isqrt(i**9) ** 2 <= i**9
    assert math.gcd(2**i * 3, 6**i) == 2**i * (3 if i else 1)
show('math.comb(10**20,3)'); show('math.comb(10**20,10**20-3)'); show('math.perm(10**20,5)'); show('math.comb(2**64,2)')
show('math.comb(10**40,10**20)')
for i in [0,1,2,3,4,8,9,10**10,2**61,2**62,2**64-1,2**64,10**40,10**41+7,(10**50)**2,(10**50)**2-1]: show(f'math.isqrt({i})')
show('math.gcd(2**100*3, 2**90*9, 6**60)'); show('math.gcd(-2**61, 2**61)'); show('math.lcm(2**61-1, 2**40, -10**25)'); show('math.lcm(0,"x")'); show('math.gcd(1,"x")'); show('math.lcm(6,4,10)'); show('math.gcd(12,18,27)')
show('math.gcd(-2**61,-2**61)')
