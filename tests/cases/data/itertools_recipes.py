def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import itertools as it, operator, collections, random
def take(n, i): return list(it.islice(i, n))
def chunked(i, n): return [list(c) for c in it.batched(i, n)]
def powerset(s): return list(it.chain.from_iterable(it.combinations(s, r) for r in range(len(s) + 1)))
def roundrobin(*its):
    its = map(iter, its)
    for n in range(3, 0, -1):
        its = it.cycle(it.islice(its, n)); yield from map(next, its)
def sliding(i, n):
    d = collections.deque(it.islice(i, n - 1), maxlen=n)
    for x in i: d.append(x); yield tuple(d)
def sieve(n):
    data = bytearray((0, 1)) * (n // 2); data[:3] = 0, 0, 0
    for p in range(3, int(n ** .5) + 1, 2):
        if data[p]: data[p * p::2 * p] = bytes(len(range(p * p, n, 2 * p)))
    yield 2; yield from it.compress(it.count(), data)
def unique(i, key=None):
    seen = set()
    for e in i:
        k = e if key is None else key(e)
        if k not in seen: seen.add(k); yield e
print(take(5, it.count(10, -3)), chunked('ABCDEFG', 3), powerset([1, 2, 3]), list(sliding(iter(range(5)), 3)), list(it.takewhile(lambda p: p < 60, sieve(100))), ''.join(unique('AAAbbBCc', str.lower)), list(roundrobin('ABC', 'D', 'EF')))
print(list(it.accumulate(range(1, 6), operator.mul)), list(it.accumulate('abc')), list(it.accumulate([5, 3, 8, 1], min)), list(it.accumulate([.1] * 3)), list(it.accumulate([[1], [2]], initial=[])), list(it.accumulate([1000, -90, -90], lambda b, p: b * 1.05 + p)))
print(list(it.product('AB', [1, 2], repeat=1)), len(list(it.product(range(3), repeat=4))), list(it.product()), list(it.product([], 'a')), list(it.product('ab', repeat=0)), [''.join(p) for p in it.permutations('ABC', 2)], list(it.permutations([1, 2, 3]))[::2], list(it.permutations('ab', 3)), list(it.permutations('ab', 0)), list(it.combinations('ABCD', 2))[-2:], list(it.combinations_with_replacement('AB', 3)), list(it.combinations([], 0)), list(it.combinations_with_replacement([], 1)))
print([(k, list(g)) for k, g in it.groupby([1, 1, 2, 3, 3], lambda x: x % 2)], [k for k, _ in it.groupby('AAAABBBCCDAABBB')], {k: len(list(g)) for k, g in it.groupby(sorted('mississippi'))})
g = it.groupby('aab'); ks = [(k, gr) for k, gr in g]; print([(k, list(gr)) for k, gr in ks]); print(list(it.zip_longest('ABCD', 'xy', fillvalue='-')), list(zip(*[iter('ABCDEF')] * 2)), list(it.pairwise(range(4))), list(it.starmap(pow, [(2, 5), (3, 2)])), dict(zip('ab', it.repeat(0))), list(it.chain('AB', [1], ())), list(it.dropwhile(str.islower, 'abCd')), list(it.filterfalse(lambda x: x % 2, range(6))), list(it.islice('ABCDEFG', 2, None, 2)), list(it.compress('ABCDEF', [1, 0, 1, 0, 1, 1])))
a, b = it.tee([1, 2, 3]); next(a); c, d = it.tee(a); print(list(a), list(b), list(c), list(d)); x, y, z = it.tee('ab', 3); print([*x], [*y], [*z], it.tee([], 0))
i = iter(range(10)); s = it.islice(i, 2, 8, 2); print(list(s), list(i)); i = iter(range(10)); print(list(it.islice(i, 3)), next(i), list(it.islice(i, 0)), next(i), list(it.islice(it.islice(i, 1, None), 2)))
cyc = it.cycle([1, 2]); print(take(5, cyc), take(3, it.cycle('')), take(2, it.repeat('x')), list(it.repeat(0, 0)), [f'{n:.1f}' for n in take(4, it.count(0.5, 0.1))], take(3, it.count(-1)), next(it.count(10 ** 30)))
class Log:
    def __init__(self, n): self.n = n
    def __iter__(self): print('iter', self.n); return self
    def __next__(self):
        self.n -= 1; print('next', self.n)
        if self.n < 0: raise StopIteration
        return self.n
print(list(it.zip_longest(Log(1), Log(2)))); print(list(zip(Log(1), Log(2)))); print(list(it.chain(Log(1), Log(1)))); print(take(1, it.islice(Log(5), 1, 3)))
try: list(it.chain.from_iterable(iter([Log(0), None])))
except TypeError as e: print(e)
mutating = [1, 2, 3]
for v in it.chain(mutating): 
    if len(mutating) < 6: mutating.append(v * 10)
print(mutating, [type(o).__name__ for o in (it.groupby(''), it.tee('')[0], it.chain())], it.chain.__class_getitem__(int) if hasattr(it.chain, '__class_getitem__') else '')
def matmul(m, n): return [tuple(sum(map(operator.mul, r, c)) for c in zip(*n)) for r in m]
def flatten(x): return list(it.chain.from_iterable(x))
print(matmul([(1, 2), (3, 4)], [(5, 6), (7, 8)]), flatten([[1], (2, 3), 'ab']), max(it.pairwise([1, 9, 2]), key=lambda p: abs(p[0] - p[1])), sum(it.starmap(operator.mul, zip([1, 2], [3, 4]))), list(it.batched('abc', 5)), next(it.filterfalse(None, [1, 0, 2])))
class It(it.count):
    def __repr__(self): return 'mine'
    def __next__(self): return 'n' + str(super().__next__())
i = It(3); print(next(i), i, [v for v, _ in zip(i, 'ab')])
