# The order of checks, and names of None, in messages; special methods that end objects; powers in steps.
import _socket
import io
import math
import os
import warnings

warnings.simplefilter("ignore")


class S(str):
    pass


for call in (
    lambda: str(b"a", None),
    lambda: str(b"a", "utf-8", None),
    lambda: str(b"a", encoding=None),
    lambda: str(b"a", "utf-8", errors=None),
    lambda: str(b"a", 3),
    lambda: S(b"a", None),
    lambda: S(b"a", encoding=3),
    lambda: sum(None, ""),
    lambda: sum([], ""),
    lambda: sum([], b""),
    lambda: sum(3, bytearray()),
):
    try:
        print(call())
    except TypeError as e:
        print(e)


def g():
    yield


async def c():
    pass


async def a():
    yield


coroutine = c()
for value in (g(), coroutine, a()):
    print(value.__del__(), "__del__" in dir(value))
for kind in (io.IOBase, io.FileIO, io.BytesIO, _socket.socket, type(os.scandir("."))):
    print(kind.__del__)
big = io.BytesIO(b"x")
big.__del__()
print(big.closed)
n = 3 ** 3000001
print(n % 10**30, n.bit_length(), (-6) ** 2000001 % 10**20, 48**1000000 % (10**9 + 7))
m = (1 << 3000) - 3
print(pow(3, (1 << 25000) - 1, m) % 10**20, pow(-5, 1 << 25000, 7**1000) % 10**20)
print(math.factorial(2000) % (2**61 - 1), math.factorial(300) // 10**590)
print([[1, 2] * n for n in (-1, 0, 1, 2, 3, 5)])
l = [1, 2, 3]
l *= 5
print(l, [[]] * 3, len([0] * 1000003))
l = [1]
l *= 7
l[3:5] = l
print(l)
