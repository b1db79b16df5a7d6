def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import random, pickle, copy
r = random.Random(42)
print([r.random() for _ in range(3)], r.randint(1, 100), r.randrange(0, 100, 7), r.choice('abc'), r.choices('abc', k=5), r.choices([1, 2], [1, 9], k=3), r.choices('ab', cum_weights=[1, 2], k=2), r.sample(range(100), 5), r.sample('abc', 2), r.sample([1, 2], counts=[3, 1], k=3), r.uniform(1, 2), r.triangular(), r.gauss(0, 1), r.normalvariate(), r.expovariate(2), r.betavariate(1, 2), r.gammavariate(1, 2), r.gammavariate(0.5, 1), r.lognormvariate(0, 1), r.paretovariate(2), r.vonmisesvariate(0, 1), r.weibullvariate(1, 2), r.getrandbits(70), r.randbytes(5), r.binomialvariate(10, 0.5), r.binomialvariate(100, 0.3))
l = list(range(10)); r.shuffle(l); print(l)
for s in (0, 1, -5, 2**100, 'str', b'bytes', bytearray(b'x'), 1.5, None): 
    x = random.Random(s); 
    if s is not None: print(s, x.random(), x.getrandbits(8))
random.seed(5, version=1); print(random.random()); random.seed('a', 1); print(random.random())
t(random.seed, []); t(random.choice, []); t(random.randrange, 0); t(random.randrange, 5, 5); t(random.randrange, 1.5); t(random.randrange, 1, 5, 0); t(random.randint, 5, 1); t(random.sample, {1, 2}, 1); t(random.sample, [1], 2); t(random.sample, [1], -1); t(random.choices, [], k=1); t(random.choices, [1], [1], cum_weights=[1]); t(random.choices, [1, 2], [1]); t(random.choices, [1], [0]); t(random.getrandbits, -1); t(random.getrandbits, 0); t(random.randbytes, -1); t(random.choices, [1, 2], [-1, 1]); t(random.choices, [1, 2], [float('inf'), 1]); t(random.sample, [1], counts=[1, 2], k=1); t(random.shuffle, (1, 2)); t(random.choice, 5); t(random.randrange); t(random.Random, 1, 2); t(random.binomialvariate, -1); t(random.binomialvariate, 1, 2); t(random.choice, {}); t(random.choice, {1: 2})
s = r.getstate(); a = r.random(); r.setstate(s); print(a == r.random(), s[0], len(s[1])); t(r.setstate, 5); t(r.setstate, (9, (), None)); t(r.setstate, (3, (1, 2), None))
p = pickle.loads(pickle.dumps(r)); print(p.random() == r.random(), copy.copy(r).random() == r.random())
class R(random.Random):
    def random(self): return 0.5
print(R().choice('abc'), R().randint(1, 10), R().uniform(0, 4)); print(random.Random(1).gauss(0, 1), random.SystemRandom().random() < 1)
