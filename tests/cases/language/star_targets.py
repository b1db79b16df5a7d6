def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
a, *b = 'abc'; *c, d = range(4); e, *f, g = [1, 2]; print(a, b, c, d, e, f, g)
[*h], (i, *j) = [1], (2, 3, 4); print(h, i, j)
def f1(*a, **k): return a, k
print(f1(*[1], *(2, 3), **{'a': 1}, **{'b': 2}), [*range(2), *'ab'], {*[1], *[2]}, {**{'a': 1}, 'b': 2}, (*[], ), f1(*'', **{}))
x = [1, 2, 3, 4]; x[1:3], y = [9], 8; print(x, y); x[::2] = 'pq'; print(x)
for k, *v in {'ab': 1, 'cd': 2}: print(k, v)
print([p for p, *_ in [(1, 2), (3,)]], max(*[3, 1]), print(*[1, 2], sep='-'))
def g1(): return *[1, 2], 3
def g2(): yield *[1], 2
print(g1(), next(g2())); z = *'ab', ; print(z); m = n, *o = [1, 2, 3]; print(m, n, o)
t(lambda: exec('*a, *b = 1')); t(lambda: exec('a, *b = 1')); t(lambda: exec('*a = 1')); t(lambda: exec('print(*5)')); t(lambda: exec('x = *5,')); t(lambda: exec('f = lambda *: 1'))
d = {}; d['k'], *d['r'] = 1, 2, 3; print(d); (q, r), s = 'xy', 'z'; print(q, r, s)
print({**{'a': 1}, **{'a': 2, 'b': 3}}, dict(**{'x': 1}, y=2), [*{1: 2}], [*(i for i in 'ab')], x[0:2] + [*x[2:]])
