# Huge ints while signals come: handlers run, results are right.
import os
import random
import signal
import sys

sys.set_int_max_str_digits(0)
source = random.Random(4)
count = 0


def handler(*args):
    global count
    count += 1


signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.002, 0.002)
a = source.getrandbits(1_100_000)
b = -source.getrandbits(200_000)
product = a * b
q, m = divmod(a, b)
print(q * b + m == a, b < m <= 0, product // b == a, product % a == 0, a // b == q, a % b == m)
text = str(b)
print(int(text) == b, len(text), text[:5], int("  " + text + " ") == b)
print(3**200_000 == pow(9, 100_000))
for bad in text + "x", text[:100000] + "__1", "-" + text:
    try:
        int(bad)
    except ValueError as error:
        print(str(error)[:80])
print(int("1" * 60000, 7) % 1000, int(("123_" * 17000)[:-1]) % 10**9, int("\u0663" * 60000) % 1000)
print(count > 0)
signal.setitimer(signal.ITIMER_REAL, 0)
sys.set_int_max_str_digits(60000)
for action in (lambda: str(a), lambda: int("1" * 60001), lambda: len(str(10**59999)), lambda: int("1" * 60000) % 7):
    try:
        print(action())
    except ValueError as error:
        print(error)


# A handler that forks: both processes go on.
def forks(*args):
    global child
    child = os.fork()


signal.signal(signal.SIGALRM, forks)
child = None
signal.setitimer(signal.ITIMER_REAL, 0.003)
while child is None:
    again = a * b
if not child:
    os._exit(3 if again == product else 4)
print(again == product, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
