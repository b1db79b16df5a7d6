def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import random, pickle, copy, math
r = random.Random(42)
for n, a in (('random', ()), ('randint', (1, 6)), ('randrange', (10,)), ('randrange', (5, 50, 7)), ('getrandbits', (5,)), ('getrandbits', (100,)), ('randbytes', (5,)), ('choice', ('abcdef',)), ('choices', ('abc', [1, 2, 3])), ('sample', (range(100), 5)), ('uniform', (1, 5)), ('triangular', (0, 10, 3)), ('gauss', (0, 1)), ('normalvariate', (0, 1)), ('lognormvariate', (0, 1)), ('expovariate', (2,)), ('gammavariate', (2, 3)), ('gammavariate', (0.5, 1)), ('gammavariate', (1, 1)), ('betavariate', (2, 3)), ('paretovariate', (3,)), ('weibullvariate', (1, 2)), ('vonmisesvariate', (0, 4)), ('vonmisesvariate', (1, 0)), ('binomialvariate', (10, 0.3)), ('binomialvariate', (100, 0.7)), ('binomialvariate', (1, 0.5))): print(n, [getattr(r, n)(*a) for _ in range(2)])
for s in (0, -5, 1.5, 'str', b'bytes', bytearray(b'ba'), None, 10 ** 30, True, (1,), [1], 1j): 
    try: x = random.Random(s); print(s, x.random() if s is not None else '')
    except Exception as e: print(type(e).__name__, e)
r.seed('v1', version=1); print(r.random()); r.seed(b'x', 1); print(r.random()); st = r.getstate(); a = [r.random() for _ in range(3)]; r.setstate(st); print(a == [r.random() for _ in range(3)], st[0], len(st[1]), st[2]); q = pickle.loads(pickle.dumps(r)); print(q.random() == r.random(), copy.copy(r).random() == r.random()); r.seed(1); l = list(range(10)); r.shuffle(l); print(l, r.sample(['a', 'b'], 3, counts=[2, 3]), r.choices('xy', k=3, cum_weights=[1, 1]), r.choices([1, 2], k=0))
for n, a, k in (('randrange', (0,), {}), ('randrange', (5, 5), {}), ('randrange', (1, 10, 0), {}), ('randrange', (1.5,), {}), ('randrange', ('a',), {}), ('randrange', (5, 1), {}), ('randrange', (10, None, 2), {}), ('randint', (5, 1), {}), ('choice', ([],), {}), ('choice', ({1},), {}), ('choice', (5,), {}), ('choices', ([],), {}), ('choices', ([1], [1, 2]), {}), ('choices', ([1],), {'weights': [0]}), ('choices', ([1], [1]), {'cum_weights': [1]}), ('choices', ([1], 5), {}), ('choices', ([1],), {'weights': [float('inf')]}), ('sample', ([1], 2), {}), ('sample', ([1], -1), {}), ('sample', ({1}, 1), {}), ('sample', ([1], 1), {'counts': [1, 2]}), ('sample', ([1], 1), {'counts': [-1]}), ('sample', ([1], 1), {'counts': ['x']}), ('shuffle', ((1, 2),), {}), ('shuffle', (5,), {}), ('getrandbits', (-1,), {}), ('getrandbits', ('a',), {}), ('getrandbits', (0,), {}), ('randbytes', (-1,), {}), ('setstate', (5,), {}), ('setstate', ((9, (), None),), {}), ('setstate', ((3, (1,), None),), {}), ('expovariate', (0,), {}), ('gammavariate', (0, 1), {}), ('betavariate', (0, 0), {}), ('binomialvariate', (-1, 0.5), {}), ('binomialvariate', (5, 1.5), {}), ('uniform', ('a', 1), {}), ('triangular', (1, 1), {}), ('seed', (1, 5), {}), ('random', (1,), {}), ('gauss', ('a',), {})): print(n, end=' '); t(getattr(r, n), *a, **k)
class R(random.Random):
    def random(self): return 0.25
x = R(); print(x.choice('abcd'), x.randrange(100), x.uniform(0, 8), x.choices('ab', k=2), x.gauss(0, 1) != 9, x.sample(range(8), 2)); t(x.getrandbits, 4) if 0 else None
class B(random.Random):
    def getrandbits(self, k): return 1
print(B(1).randrange(4), B(1).choice('abcd'), B(1).shuffle([1, 2, 3])); t(random.SystemRandom().getstate); print(0 <= random.SystemRandom().random() < 1, len(random.SystemRandom().randbytes(3)), random.Random.VERSION, random.Random(5).getrandbits(32), random.Random(5).random().hex(), sum(random.Random(9).random() for _ in range(1000))); random.seed(3); print(random.random(), random.randint(0, 9), random.choice([1, 2, 3])); t(random.Random, 1, 2); t(lambda: random.Random(x=5).random())
