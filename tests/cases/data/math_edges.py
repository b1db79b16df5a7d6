def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import math, cmath, sys
inf, nan = math.inf, math.nan
vals = [0.0, -0.0, 1.0, -1.0, 0.5, 2.5, 1e308, -1e308, 5e-324, inf, -inf, nan, 3, -7, 10 ** 20, True]
one = 'acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor frexp gamma isfinite isinf isnan isqrt lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp'.split()
for n in one:
    f = getattr(math, n); out = []
    for v in vals + [10 ** 400, 'a', None, 1j]:
        try: r = f(v); out.append(repr(r) if isinstance(r, (int, bool, tuple)) else f'{r:.10g}')
        except Exception as e: out.append(f'{type(e).__name__[:3]}:{e}')
    print(n, *out, sep=' | ')
two = 'atan2 copysign fmod nextafter pow remainder log gcd lcm comb perm ldexp isclose dist hypot'.split()
pairs = [(0.0, -0.0), (-0.0, 0.0), (inf, inf), (-inf, 2.5), (nan, 1.0), (1.0, 0.0), (2.0, 1024.0), (-8.0, 1 / 3), (0.0, -1.0), (10, 3), (-10, 3), (5, 0), (0, 5), (7.5, -2), (1e308, 10)]
for n in two:
    f = getattr(math, n); out = []
    for v in pairs:
        try: r = f(*v); out.append(repr(r) if isinstance(r, (int, bool)) else f'{r:.10g}')
        except Exception as e: out.append(f'{type(e).__name__[:3]}:{e}')
    print(n, *out, sep=' | ')
for f, a in ((math.comb, (5, 2)), (math.comb, (2, 5)), (math.comb, (-1, 2)), (math.comb, (5, -2)), (math.comb, (10 ** 20, 2)), (math.comb, (100, 50)), (math.perm, (5,)), (math.perm, (5, None)), (math.perm, (5, 6)), (math.perm, (-5,)), (math.factorial, (0,)), (math.factorial, (25,)), (math.factorial, (-1,)), (math.factorial, (2.0,)), (math.factorial, (10 ** 30,)), (math.isqrt, (10 ** 40 + 1,)), (math.isqrt, (-1,)), (math.gcd, ()), (math.gcd, (12, 18, -30)), (math.gcd, (1.5,)), (math.lcm, ()), (math.lcm, (4, 6, 0)), (math.lcm, (-4, 6)), (math.ldexp, (1.0, 10 ** 20)), (math.ldexp, (1.0, -10 ** 20)), (math.ldexp, (5, 1.5)), (math.nextafter, (1, 2)), (math.nextafter, (0.0, inf)), (math.dist, ([1, 2], [4, 6])), (math.dist, ([1], [1, 2])), (math.dist, (5, 5)), (math.dist, ([], [])), (math.hypot, ()), (math.hypot, (3, 4, 12)), (math.hypot, (inf, nan)), (math.hypot, ('a',)), (math.fsum, ([.1] * 10,)), (math.fsum, ([1e308, 1e308],)), (math.fsum, ([inf, -inf],)), (math.fsum, (['a'],)), (math.fsum, (5,)), (math.prod, ([],)), (math.prod, ([2, 3.5],)), (math.prod, (['a', 3],)), (math.prod, ([[1], 2],)), (math.sumprod, ([1, 2], [3, 4])), (math.sumprod, ([1], [1, 2])), (math.sumprod, ([.1] * 10, [1] * 10)), (math.fma, (2, 3, 4)), (math.fma, (inf, 0, 1)), (math.fma, (1e308, 10, -inf)), (math.fma, (1e308, 10, 0)), (math.log, (8, 2)), (math.log, (10 ** 400,)), (math.log2, (2 ** 2000,)), (math.log, (0,)), (math.log, (-1,)), (math.log, (5, 1)), (math.log, (5, 0)), (math.log, ()), (math.floor, (1e300,)), (math.ceil, (-0.5,)), (math.trunc, ('a',)), (math.floor, ('a',)), (math.ceil, (nan,)), (math.floor, (inf,)), (math.pow, (0, -1)), (math.pow, (-1, 0.5)), (math.pow, (1e200, 2)), (math.fmod, (5, inf)), (math.remainder, (5, 3)), (math.remainder, (inf, 1)), (math.isclose, (1, 1.0000000001)), (math.modf, (-3.7,)), (math.frexp, (-0.75,)), (math.fsum, ([],))):
    print(f.__name__, str(a)[:40], end=' '); t(f, *a)
t(math.isclose, 1, 2, rel_tol=-1); t(math.isclose, 1, 1.1, rel_tol=0.1, abs_tol=0); t(math.isclose, 1, 1, 5); t(math.prod, [1, 2], start=5); t(math.prod, [1], 5); t(math.nextafter, 1.0, 2.0, steps=5); t(math.nextafter, 1, 2, steps=-1); t(math.sqrt); t(math.sqrt, 1, 2); t(math.sqrt, x=1); t(math.atan2, 1)
class F:
    def __float__(self): return 4.0
class I:
    def __index__(self): return 9
class Cl:
    def __ceil__(self): return 'c'
    def __floor__(self): return 'f'
    def __trunc__(self): return 't'
print(math.sqrt(F()), math.sqrt(I()), math.ceil(Cl()), math.floor(Cl()), math.trunc(Cl()), math.isqrt(I()), math.factorial(I()) if 0 else '', math.floor(F())); t(math.trunc, F()); t(math.isqrt, F()); t(math.factorial, F())
for n in 'acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isfinite isinf isnan'.split():
    f = getattr(cmath, n); out = []
    for v in (0j, complex(-0.0, -0.0), 1 + 1j, -1, 2.5j, complex(inf, nan), complex(-inf, 0), complex(nan, 0), complex(0, inf), 1e308 + 1e308j, 'a'):
        try: r = f(v); out.append(f'{r:.8g}' if isinstance(r, (complex, float)) else repr(tuple(f'{x:.8g}' for x in r)) if isinstance(r, tuple) else repr(r))
        except Exception as e: out.append(f'{type(e).__name__[:3]}:{e}')
    print(n, *out, sep=' | ')
print(cmath.rect(1, math.pi / 2).imag, cmath.rect(inf, 0), cmath.rect(0, nan), cmath.isclose(1j, 1.0000000001j), cmath.infj, cmath.nanj, cmath.tau, cmath.e); t(cmath.rect, 1, inf); t(cmath.log, 8, 2); t(cmath.log, 0); t(cmath.isclose, 1, 2, abs_tol=-1); t(cmath.sqrt); t(cmath.rect, 1)
