def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import statistics as st
from fractions import Fraction as F
from decimal import Decimal as D
data = [2, 3, 3, 4, 5, 5, 5, 8]
fl = [1.5, 2.5, 2.5, 2.75, 3.25, 4.75]
for n in 'mean fmean geometric_mean harmonic_mean median median_low median_high median_grouped mode multimode quantiles pstdev pvariance stdev variance'.split():
    f = getattr(st, n); print(n, end=': ')
    for v in (data, fl, [F(1, 2), F(3, 4), F(5, 4)], [D('1.5'), D('2.5'), D('4')], [], [1], [1, 1], 'abca', iter([3, 1, 2]), [1, None], [float('nan'), 1.0], [float('inf'), 1.0], [-1, 2], [0, 1], 5, {3: 1, 1: 2}, range(1, 6), [10 ** 400, 1], [True, False]):
        try: r = f(v); print(f'{r:.10g}' if isinstance(r, float) else r, end=' | ')
        except Exception as e: print(type(e).__name__, str(e)[:70], end=' | ')
    print()
t(st.quantiles, data, n=10); t(st.quantiles, data, n=4, method='inclusive'); t(st.quantiles, data, n=0); t(st.quantiles, data, method='x'); t(st.quantiles, [1], n=2); t(st.quantiles, data, n=1)
t(st.fmean, [1, 2, 3], [1, 1, 2]); t(st.fmean, [1, 2], [1]); t(st.fmean, [1], [0]); t(st.fmean, [1, 2], weights=5); t(st.harmonic_mean, [40, 60], weights=[5, 30]); t(st.harmonic_mean, [1], [1, 2]); t(st.harmonic_mean, [1, 2], [-1, 1]); t(st.median_grouped, [1, 2, 2, 3], interval=2); t(st.pstdev, data, mu=4); t(st.variance, data, xbar=4); t(st.pvariance, data, 4); t(st.stdev, [1, 2], 'a')
x, y = [1, 2, 3, 4, 5], [2, 4, 5, 4, 5]
print(round(st.covariance(x, y), 6), round(st.correlation(x, y), 6), st.correlation(x, y, method='ranked'), st.linear_regression(x, y), st.linear_regression(x, y, proportional=True)); t(st.covariance, x, [1]); t(st.covariance, [1], [1]); t(st.correlation, [1, 1], [1, 2]); t(st.correlation, x, y, method='q'); t(st.linear_regression, [1, 1], [1, 2]); t(st.linear_regression, [1], [1])
n = st.NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.median, n.mode, round(n.pdf(110), 8), round(n.cdf(120), 8), round(n.inv_cdf(0.9), 6), [round(q, 4) for q in n.quantiles(4)], n.zscore(130), round(n.overlap(st.NormalDist(110, 10)), 6), n + 5, n - 5, n * 2, n / 3, -n, +n, n + st.NormalDist(1, 20), n - st.NormalDist(1, 20), 3 + n, 3 * n, 3 - n, n == st.NormalDist(100, 15), hash(n) == hash(st.NormalDist(100, 15)), st.NormalDist(), [round(s, 6) for s in n.samples(3, seed=42)], st.NormalDist.from_samples([1, 2, 3, 4]), st.NormalDist(mu=1, sigma=0))
t(st.NormalDist, 0, -1); t(st.NormalDist, 'a'); t(n.inv_cdf, 0); t(n.inv_cdf, 1.5); t(st.NormalDist(0, 0).pdf, 1); t(st.NormalDist(0, 0).cdf, 1); t(st.NormalDist(0, 0).zscore, 1); t(n.overlap, 5); t(n.overlap, st.NormalDist(0, 0)); t(lambda: n + 'a'); t(lambda: n / 0); t(lambda: 5 / n); t(st.NormalDist.from_samples, [1]); t(setattr, n, 'mean', 5)
import copy, pickle; print(copy.deepcopy(n), pickle.loads(pickle.dumps(n)))
k = st.kde([1, 2, 4], h=1.0); print(round(k(2), 8)); k = st.kde([1, 2, 4], 0.5, 'triangular', cumulative=True); print(round(k(2), 8)); t(st.kde, [], 1); t(st.kde, [1], 0); t(st.kde, [1], 1, 'nope'); t(st.kde, ['a'], 1); r = st.kde_random([1, 2, 4], 0.5, seed=8); print([round(r(), 6) for _ in range(3)]); t(st.kde_random, [], 1)
for kern in ('normal', 'logistic', 'sigmoid', 'rectangular', 'uniform', 'parabolic', 'epanechnikov', 'quartic', 'biweight', 'triweight', 'cosine'): print(kern, round(st.kde([1, 2, 4], 1.5, kern)(2.2), 8), end=' ')
print(); print(st.mode(['red', 'blue', 'blue']), st.multimode('aabbc'), st.mode([None, None, 1]), st.mean([1, 2, F(1, 3)]), st.mean([D(1), 2]))
# The message names the types in the order of a set.
try: st.mean([D(1), 1.5])
except TypeError as e: print(sorted(str(e).split()))
t(st.mean, [F(1), 'a']); print(st.StatisticsError.__mro__[1], st.geometric_mean([54, 24, 36]), st._sum([.1] * 3), st.fmean([1e308, 1e308]) if 0 else '')
