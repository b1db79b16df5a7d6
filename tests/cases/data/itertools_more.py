"""itertools: batched, pairwise, accumulate, product, permutations, groupby, tee, zip_longest, count, islice and their errors, sizes and copies."""
import copy, itertools as it, operator, pickle
from decimal import Decimal
from fractions import Fraction


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


def first(x, n=6):
    try: return list(it.islice(x, n))
    except Exception as e: return f"{type(e).__name__}: {e}"
for args in ((), (10,), (10, 2), (0, -1), (1.5, 0.5), (Fraction(1, 3), Fraction(1, 3)), (Decimal("0.1"), Decimal("0.1")), (2**61 - 2,), (2**62, 2**61), (-2**63, -1), (1, 0), (1j, 2), (True, True), (0.1,)): c = it.count(*args); print(first(c), c)
t(it.count, "a"); t(it.count, 1, "b"); t(it.count, 1, 2, 3); t(it.count, start=5, step=-2); t(it.count, nope=1); t(it.count, None); t(lambda: it.count(5).__reduce__())
print(first(it.cycle("ab")), list(it.cycle([])), first(it.repeat(1, 3)), it.repeat(1, 3), it.repeat(2), it.repeat("x", -5), it.repeat(object=1, times=2).__length_hint__()); t(it.repeat); t(it.repeat, 1, 2.5); t(it.repeat, 1, None); t(it.cycle, 5); t(it.cycle); t(lambda: operator.length_hint(it.repeat(1))); t(lambda: len(it.repeat(1, 2)))
print(list(it.accumulate([1, 2, 3])), list(it.accumulate("abc")), list(it.accumulate([1, 2, 3], operator.mul, initial=10)), list(it.accumulate([], initial=5)), list(it.accumulate([])), list(it.accumulate([3, 1, 2], max)), list(it.accumulate([1, 2], None, initial=None)), first(it.accumulate([1, "a"])), first(it.accumulate([1, 2], lambda a: a))); t(it.accumulate); t(it.accumulate, 5); t(it.accumulate, [1], 5, 6); t(lambda: list(it.accumulate([1, 2], 5)))
print(list(it.batched("abcdefg", 3)), list(it.batched([], 2)), list(it.batched("abc", 10)), first(it.batched("abcd", 3, strict=True)), list(it.batched("abcd", 2, strict=True))); t(it.batched, "a", 0); t(it.batched, "a", -1); t(it.batched, "a", "b"); t(it.batched, "a"); t(it.batched, 5, 1); t(it.batched, "a", 2**70); t(it.batched, "a", 1, True); t(it.batched, iterable="ab", n=1, strict=0) if 0 else None
print(list(it.pairwise("abcd")), list(it.pairwise("a")), list(it.pairwise([]))); t(it.pairwise, 5); t(it.pairwise); t(it.pairwise, "a", "b")
print(list(it.chain("ab", [1], ())), list(it.chain()), list(it.chain.from_iterable(["ab", (1,)])), first(it.chain("a", 5)), first(it.chain.from_iterable([[1], 5])), list(it.compress("abcdef", [1, 0, "x", None, 2])), list(it.compress(data="ab", selectors=[1, 1])), list(it.dropwhile(str.isalpha, "ab1c")), list(it.takewhile(str.isalpha, "ab1c")), list(it.filterfalse(None, [0, 1, "", 2])), list(it.filterfalse(str.isalpha, "a1b2")), list(it.starmap(pow, [(2, 3), (3, 2, 5)])), first(it.starmap(pow, [1])), first(it.starmap(5, [(1,)]))); t(it.chain.from_iterable, 5); t(it.chain, a=1); t(it.compress, 1, 2); t(it.compress, "a"); t(it.dropwhile, 1); t(it.takewhile); t(it.filterfalse, None, 5); t(it.starmap, 5)
print(list(it.combinations("abcd", 2)), list(it.combinations("ab", 3)), list(it.combinations("ab", 0)), list(it.combinations_with_replacement("abc", 2)), list(it.combinations_with_replacement("", 2)), list(it.permutations("abc")), list(it.permutations("abc", 2)), list(it.permutations("ab", 5)), list(it.permutations("ab", None)), list(it.permutations([]))); t(it.combinations, "a", -1); t(it.combinations, "a"); t(it.combinations, "a", "b"); t(it.combinations, 5, 1); t(it.permutations, "a", -1); t(it.permutations, "a", 1.5); t(it.permutations); t(it.combinations_with_replacement, "a", -1); t(it.combinations, r=1, iterable="ab") if 0 else None
print(list(it.product("ab", [1, 2])), list(it.product("ab", repeat=2)), list(it.product()), list(it.product("ab", [])), list(it.product("a", repeat=0)), sum(1 for _ in it.product(range(5), repeat=4))); t(it.product, 5); t(it.product, "a", repeat=-1); t(it.product, "a", repeat="x"); t(it.product, "a", nope=1); t(it.product, "ab", repeat=2**62)
print([(k, list(g)) for k, g in it.groupby("aabbca")], [(k, list(g)) for k, g in it.groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], list(it.groupby([]))); g = it.groupby("aabb"); k1, g1 = next(g); k2, g2 = next(g); print(list(g1), list(g2), list(g)); t(it.groupby, 5); t(it.groupby, "a", 5, 6); t(lambda: next(it.groupby("a", 5))); t(lambda: next(it.groupby([1], key=lambda: 1))); t(it.groupby)
for a in ((5,), (1, 5), (1, None, 2), (None,), (0,), (3, 1), (1, 20, 3), (None, None, None), (None, None, 2), (5, None)): print(a, list(it.islice("abcdefghij", *a)))
for a in ((-1,), (1, -1), (1, 2, 0), (1, 2, -1), ("a",), (1.5,), (1, 2, "x"), (), (1, 2, 3, 4), (2**70,), (1, 2**70)): t(it.islice, "ab", *a)
i = iter(range(10)); print(list(it.islice(i, 2, 6, 2)), list(i)); i = iter("abc"); print(list(it.islice(i, 0)), next(i)); i = iter(range(5)); print(list(it.islice(i, 3, 3)), list(i))
print(list(it.zip_longest("abc", "x", fillvalue="-")), list(it.zip_longest()), list(it.zip_longest("a", [])), list(it.zip_longest([1], [2, 3], []))); t(it.zip_longest, 5); t(it.zip_longest, "a", fill=1); t(it.zip_longest, "a", 5)
a, b, c = it.tee("abcd", 3); print(next(a), list(b), next(a), copy.copy(a).__next__(), list(c), list(a)); print(it.tee("ab", 0), len(it.tee("ab", 5)), type(it.tee([])[0]).__name__, [list(x) for x in it.tee(iter("xy"))]); t(it.tee, 5); t(it.tee, "a", -1); t(it.tee, "a", "b"); t(it.tee); x, = it.tee("abc", 1); y, = it.tee(x, 1); print(x is y, next(y), next(x, None))
class Boom:
    def __iter__(self): return self
    def __next__(self): raise KeyError("boom")
for f in (lambda: it.chain(Boom()), lambda: it.accumulate(Boom()), lambda: it.batched(Boom(), 2), lambda: it.compress(Boom(), [1]), lambda: it.compress("a", Boom()), lambda: it.cycle(Boom()), lambda: it.dropwhile(bool, Boom()), lambda: it.groupby(Boom()), lambda: it.islice(Boom(), 3), lambda: it.pairwise(Boom()), lambda: it.starmap(pow, Boom()), lambda: it.takewhile(bool, Boom()), lambda: it.tee(Boom())[0], lambda: it.zip_longest(Boom()), lambda: it.filterfalse(None, Boom())): t(lambda: next(f()))
t(lambda: it.product(Boom())); t(lambda: it.permutations(Boom())); t(lambda: it.combinations(Boom(), 2))
for o in (it.count(1), it.cycle("a"), it.repeat(1), it.chain(), it.product("a"), it.tee("a")[0], it.groupby("a")): t(lambda: type(o).__name__ + str(hasattr(o, "__reduce__"))); t(pickle.dumps, o) if type(o).__name__ in ("cycle", "chain", "product", "groupby") else None
print([n for n in dir(it) if not n.startswith("_")], it.count.__doc__.split("\n")[0] if 0 else "", it.chain[int], [type(x).__name__ for x in (it.chain(), it.islice("", 1), it.zip_longest())])
