def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import itertools as it, copy, pickle, operator

class Boom:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise KeyError('boom')
        return self.n

class NoNext:
    def __iter__(self): return 5

for f in (it.chain, it.cycle, it.accumulate, it.pairwise, it.tee, it.starmap, it.filterfalse, it.takewhile, it.dropwhile,
          it.groupby, it.islice, it.product, it.permutations, it.combinations, it.combinations_with_replacement,
          it.zip_longest, it.compress, it.count, it.repeat, it.batched):
    print(f.__name__)
    t(f)
    t(lambda: list(f(5)) if f not in (it.count, it.repeat) else f('a', 'b', 'c'))
    t(lambda: list(it.islice(f(NoNext()), 3)) if f is not it.repeat else None)
    t(f, bad=1)
t(lambda: list(it.chain([1], Boom(2), [3])))
t(lambda: list(it.chain.from_iterable([[1], 5])))
t(lambda: list(it.chain.from_iterable(5)))
t(lambda: list(it.accumulate([1, 'a'])))
t(lambda: list(it.accumulate([1, 2, 3], initial=10)))
t(lambda: list(it.accumulate([], initial=None)))
t(lambda: list(it.accumulate([3, 1, 2], max)))
t(lambda: list(it.accumulate([3, 1, 2], lambda a, b: 1 / 0)))
t(lambda: list(it.accumulate([1, 2], func=operator.mul, initial=3)))
t(it.islice, [1], -1)
t(it.islice, [1], 1, 'a')
t(it.islice, [1], 'a')
t(it.islice, [1], 0, 5, 0)
t(it.islice, [1], 0, 5, -2)
t(it.islice, [1], 0, 5, 1, 7)
t(it.islice, [1], 2 ** 70)
t(lambda: list(it.islice(range(10), None)))
t(lambda: list(it.islice(range(10), 2, None, 3)))
t(lambda: list(it.islice(range(10), 3, 2)))
t(it.combinations, 'abc', -1)
t(it.combinations, 'abc', 'x')
t(it.permutations, 'abc', -1)
t(it.permutations, 'abc', 'x')
t(it.combinations_with_replacement, 'a', -3)
t(it.product, 'a', repeat=-1)
t(it.product, 'a', repeat='q')
t(it.product, range(10 ** 5), repeat=2 ** 62)
t(it.product, 'a', repeat=1, foo=2)
t(it.batched, 'abc', 0)
t(it.batched, 'abc', -5)
t(it.batched, 'abc')
t(lambda: list(it.batched('abcdefg', 3)))
t(lambda: list(it.batched('abcdefg', 3, strict=True)))
t(lambda: list(it.batched('abcdef', n=3, strict=True)))
t(lambda: next(it.batched('', 2)))
t(it.count, 'a')
t(it.count, 1, 'a')
t(lambda: [next(c) for c in [it.count(2 ** 63 - 1)] for _ in range(3)])
t(lambda: [it.count(1), it.count(1.5, -0.5), it.count(2, 1), it.count(10, 3), it.count(step=0), it.count(1, 1.0), it.count(True)])
t(it.repeat, 1, 'a')
t(lambda: [it.repeat(5), it.repeat('x', 3), it.repeat(1, -4), it.repeat(object=1, times=2)])
t(lambda: len(it.repeat(1)))
t(lambda: operator.length_hint(it.repeat(1, 7)))
t(lambda: operator.length_hint(it.repeat(1)))
t(lambda: list(it.compress('abcdef', [1, 0, 'x', '', None])))
t(lambda: list(it.starmap(pow, [(2, 3), [4, 2], range(2, 4)])))
t(lambda: list(it.starmap(pow, [(2, 3), 5])))
t(lambda: list(it.starmap(pow, [(2,)])))
t(lambda: list(it.zip_longest('ab', 'c', fillvalue='-')))
t(it.zip_longest, 'ab', fill=1)
t(lambda: list(it.zip_longest([1], Boom(0))))
t(lambda: list(it.zip_longest()))
t(lambda: list(it.filterfalse(None, [0, 1, '', 'a'])))
t(lambda: list(it.takewhile(lambda x: x < 2, Boom(4))))
t(lambda: list(it.dropwhile(lambda x: 1 / 0, [1])))
t(it.tee, [1], -1)
t(it.tee, [1], 'a')
t(it.tee, [1], 0)
t(it.tee, 5)
a, b = it.tee(iter('abc'))
print(next(a), next(a), list(copy.copy(a)), list(b), list(a))
t(lambda: type(a)(5))
t(lambda: list(type(a)('xyz')))
t(lambda: pickle.dumps(a))
def inner():
    yield 1
    yield next(x)
x, y = it.tee(inner())
next(x)
t(next, y)
t(next, y)
for o in (it.count(3), it.cycle([1]), it.chain([1]), it.product('a'), it.islice([1], 1), it.groupby('a')):
    t(lambda: copy.copy(o))
    t(lambda: pickle.dumps(o))
print([(k, ''.join(g)) for k, g in it.groupby('aabBCc', key=str.lower)])
g = it.groupby('aab')
k, first = next(g)
k2, second = next(g)
print(k, k2, list(first), list(second))
t(lambda: list(it.groupby([1, 2], key=lambda x: x.y)))
print(list(it.pairwise('abcd')), list(it.pairwise('a')))
