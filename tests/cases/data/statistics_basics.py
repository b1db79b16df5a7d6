def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
from statistics import *
from fractions import Fraction as F
from decimal import Decimal as D
check(r'''
mean([1, 2, 3, 4]), mean([1.5, 2.5]), mean([F(1, 2), F(1, 3)]), mean([D('1.5'), D(2)]), fmean([1, 2, 3]), fmean([1, 2], [3, 1]), geometric_mean([1, 4]), harmonic_mean([40, 60]), harmonic_mean([40, 60], [1, 2]), median([3, 1, 2]), median([1, 2, 3, 4]), median_low([1, 2, 3, 4]), median_high([1, 2, 3, 4]), median_grouped([1, 2, 2, 3]), mode([1, 1, 2]), mode('aab'), multimode('aabb'), multimode([])
mean([])
fmean([])
median([])
mode([])
geometric_mean([])
geometric_mean([-1])
harmonic_mean([-1])
harmonic_mean([])
mean(['a'])
mean([None])
fmean([1, 2], [1])
pvariance([1, 2, 3, 4]), variance([1, 2, 3, 4]), pstdev([1, 2, 3, 4]), stdev([1, 2, 3, 4]), variance([F(1), F(2)]), stdev([1.5, 2.5, 4]), variance([1, 2, 3], 2), pvariance([D(1), D(2)])
variance([1])
stdev([])
pvariance([])
quantiles([1, 2, 3, 4, 5]), quantiles([1, 2, 3], n=2), quantiles(range(10), n=3, method='inclusive')
quantiles([1])
quantiles([1, 2], n=0)
quantiles([1, 2], method='x')
quantiles([])
covariance([1, 2, 3], [1, 3, 5]), correlation([1, 2, 3], [3, 2, 1]), linear_regression([1, 2, 3], [2, 4, 6]), linear_regression([1, 2], [1, 3], proportional=True), correlation([1, 2, 3], [1, 3, 2], method='ranked')
covariance([1], [1])
covariance([1, 2], [1])
correlation([1, 1], [1, 2])
linear_regression([1, 1], [1, 2])
NormalDist(), NormalDist(5, 2).mean, NormalDist(0, 1).cdf(0), NormalDist(0, 1).pdf(0), round(NormalDist(0, 1).inv_cdf(0.975), 6), NormalDist(1, 2) + 3, NormalDist(1, 2) + NormalDist(2, 1), NormalDist(1, 2) * 2, -NormalDist(1, 2), NormalDist(1, 2) == NormalDist(1, 2), NormalDist.from_samples([1, 2, 3]), NormalDist(0, 1).quantiles(4), NormalDist(1, 2).zscore(3), round(NormalDist(0, 1).overlap(NormalDist(1, 1)), 6), hash(NormalDist(1, 2)) == hash(NormalDist(1, 2)), NormalDist(1, 2).variance, NormalDist().samples(2, seed=1)
NormalDist(0, -1)
NormalDist().inv_cdf(2)
NormalDist(0, 0).pdf(1)
kde([1, 2, 3], h=1)(2), kde_random([1, 2], h=1, seed=5)()
kde([], h=1)
kde([1], h=0)
''')
