"""random with seeds of every kind, state, choices, distributions, and statistics functions over several number types."""
import random, statistics as st
from decimal import Decimal as D
from fractions import Fraction as F


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


for seed in (0, 1, -1, 2**100, "text", b"bytes", bytearray(b"ba"), 1.5, None if 0 else 7, ""):
    r = random.Random(seed); print(repr(seed), r.random(), r.randrange(10**20), r.getrandbits(70), r.choice("abcdef"), r.sample(range(100), 4), r.randint(-5, 5), r.uniform(1, 2), r.gauss(), r.shuffle(l := list(range(6))), l, r.choices("abc", [1, 2, 3], k=4), r.randbytes(4).hex())
r = random.Random(42)
for name, args in (("triangular", (1, 5, 2)), ("betavariate", (1, 2)), ("expovariate", (1.5,)), ("expovariate", ()), ("gammavariate", (2, 1)), ("gammavariate", (0.5, 1)), ("gammavariate", (1, 2)), ("gauss", (0, 1)), ("lognormvariate", (0, 1)), ("normalvariate", (0, 1)), ("vonmisesvariate", (0, 4)), ("paretovariate", (3,)), ("weibullvariate", (1, 2)), ("binomialvariate", (10, 0.3)), ("binomialvariate", (1000, 0.5)), ("getrandbits", (0,)), ("getrandbits", (200,)), ("randrange", (5, 50, 7)), ("randrange", (50, 5, -7))): print(name, args, getattr(r, name)(*args))
for f in (lambda: random.Random([]), lambda: random.Random(1, 2), lambda: r.seed(()), lambda: r.seed(5, 9), lambda: r.choice([]), lambda: r.choice({1}), lambda: r.sample([1], 2), lambda: r.sample({1}, 1), lambda: r.sample(5, 1), lambda: r.sample([1], -1), lambda: r.sample("ab", 3, counts=[1, 2]), lambda: r.sample("ab", 3, counts=[1]), lambda: r.sample("ab", 1, counts=[1.5, 2]), lambda: r.choices([], k=1), lambda: r.choices("ab", [1]), lambda: r.choices("ab", [0, 0]), lambda: r.choices("ab", [1, -2]), lambda: r.choices("ab", [1, float("inf")]), lambda: r.choices("ab", [1], cum_weights=[1]), lambda: r.choices("ab", 5), lambda: r.choices("ab", k=-1), lambda: r.randrange(0), lambda: r.randrange(5, 5), lambda: r.randrange(1.5), lambda: r.randrange(1, 10, 0), lambda: r.randrange(1, None, 2), lambda: r.randint(5, 1), lambda: r.getrandbits(-1), lambda: r.getrandbits("x"), lambda: r.randbytes(-1), lambda: r.shuffle((1, 2)), lambda: r.shuffle(5), lambda: r.shuffle([1], random.random), lambda: r.binomialvariate(-1), lambda: r.binomialvariate(5, 2), lambda: r.setstate(5), lambda: r.setstate((3, (1,), None)), lambda: r.setstate((9, (), None)), lambda: r.random(1), lambda: r.uniform(1), lambda: r.gammavariate(0, 1), lambda: random.SystemRandom().seed(5), lambda: random.SystemRandom().getstate(), lambda: 0 <= random.SystemRandom().random() < 1, lambda: r.expovariate(0)): t(f)
s = r.getstate(); a = [r.random() for _ in range(3)]; r.setstate(s); print(a == [r.random() for _ in range(3)], s[0], len(s[1])); import pickle, copy; r2 = pickle.loads(pickle.dumps(r)); r3 = copy.deepcopy(r); print(r.random() == r2.random() == r3.random()); random.seed(3); print(random.random(), random.randint(1, 6))
class Own(random.Random):
    def random(self): return 0.25
print(Own().random(), Own().randrange(10), Own().choice("abcd"), Own().sample(range(8), 3), Own().uniform(0, 8), Own().getrandbits(3) >= 0)
data = [[1, 2, 3, 4], [1.5, 2.5, 2.5], [D("1.5"), D("2.5")], [F(1, 2), F(1, 3)], [1], [], [True, 2], [1, D(2)] , [float("inf"), 1], [float("nan"), 1], ["a", "b"], [1, 1, 2, 2], range(10), iter([3, 1, 2])]
for name in ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "median_grouped", "mode", "multimode", "pstdev", "pvariance", "stdev", "variance", "quantiles"):
    row = []
    for d in data:
        d = [3, 1, 2] if not isinstance(d, (list, range)) else d
        try: row.append(getattr(st, name)(d))
        except Exception as e: row.append(f"{type(e).__name__}: {str(e).partition(" coerce ")[0]}")  # of two types in any order
    print(name, row)
x, y = [1, 2, 3, 4], [2, 4, 5, 9]; print(st.correlation(x, y), st.correlation(x, y, method="ranked"), st.covariance(x, y), st.linear_regression(x, y), st.linear_regression(x, y, proportional=True), st.quantiles(x, n=3, method="inclusive"), st.fmean(x, weights=[1, 1, 1, 5]), st.harmonic_mean([1, 2], weights=[1, 3]), st.median_grouped([1, 2, 2, 3], 2), st.kde([1.0, 2.0], 0.5)(1.5), st.kde([1.0, 2.0], 1, "triangular", cumulative=True)(1.2), st.kde_random([1.0, 2.0], 0.5, seed=4)()); n = st.NormalDist(10, 2); print(n, n.cdf(11), n.pdf(10), n.inv_cdf(0.9), n + 1, n * 2, n + st.NormalDist(1, 1), n.overlap(st.NormalDist(11, 2)), n.quantiles(3), n.zscore(13), n == st.NormalDist(10, 2), hash(n) == hash(st.NormalDist(10, 2)), n.samples(2, seed=1), st.NormalDist.from_samples([1, 2, 3]))
for f in (lambda: st.mean(5), lambda: st.quantiles([1]), lambda: st.quantiles([1, 2], n=0), lambda: st.quantiles([1, 2], method="q"), lambda: st.correlation([1], [1]), lambda: st.correlation([1, 2], [1]), lambda: st.correlation([1, 1], [1, 2]), lambda: st.linear_regression([1, 1], [1, 2]), lambda: st.NormalDist(0, -1), lambda: n.inv_cdf(1.5), lambda: st.NormalDist(0, 0).pdf(0), lambda: st.harmonic_mean([-1]), lambda: st.geometric_mean([0]), lambda: st.geometric_mean([-1]), lambda: st.fmean([1], weights=[1, 2]), lambda: st.kde([], 1), lambda: st.kde([1.0], 0), lambda: st.kde([1.0], 1, "q"), lambda: st.variance([1, 2], xbar=1), lambda: st.pvariance([1, 2], mu=1), lambda: n + "x", lambda: st.mean(["1"])): t(f)
