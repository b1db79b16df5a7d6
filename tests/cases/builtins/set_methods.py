def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class I:
    def __index__(self): return 1
def S(): return {1, 2, 3}
def F(): return frozenset({1, 2, 3})
def do(f):
    d = S()
    try: r = f(d)
    except Exception as e: r = type(e).__name__ + ': ' + str(e)
    return d, r
check(r'''
set(), set('a'), set([1, 1, 2]), frozenset(), frozenset('b'), frozenset(F()) is not None, set({1: 2})
set(5)
set(1, 2)
set([[]])
set(x=1)
frozenset(5)
frozenset([{}])
do(lambda s: s.add(4)), do(lambda s: s.add([])), do(lambda s: s.add()), do(lambda s: s.discard(1)), do(lambda s: s.discard(9)), do(lambda s: s.discard([])), do(lambda s: s.remove(1)), do(lambda s: s.remove(9)), do(lambda s: s.remove({9})), do(lambda s: s.remove([])), do(lambda s: s.clear()), do(lambda s: s.copy()), do(lambda s: s.pop() in (1, 2, 3))
set().pop()
set().pop(1)
S().union([4], (5,)), S().union(), S().intersection([1, 2], {2}), S().intersection(), S().difference([1]), S().difference(), S().difference([1], [2]), S().symmetric_difference([3, 4])
S().union(5)
S().union([[]])
S().intersection(5)
S().intersection([[]])
S().difference([[]])
S().symmetric_difference()
S().symmetric_difference(1)
do(lambda s: s.update([4], 'a')), do(lambda s: s.update()), do(lambda s: s.update(5)), do(lambda s: s.intersection_update([1], [1, 2])), do(lambda s: s.difference_update([1], (2,))), do(lambda s: s.symmetric_difference_update([1, 9])), do(lambda s: s.symmetric_difference_update(s)), do(lambda s: s.difference_update(s)), do(lambda s: s.intersection_update(s)), do(lambda s: s.intersection_update())
S() | {4}, S() & {1}, S() - {1}, S() ^ {1, 5}, S() | F(), type(S() | F()), type(F() | S()), F() & S(), type(F() - S()), S().__or__([1]), S().__rsub__({1, 9}), S().__rand__({1}), S().__rxor__({9})
S() | [1]
S() & 'a'
S() - None
S() ^ 5
[1] | S()
do(lambda s: s.__ior__({9})), do(lambda s: s.__iand__({1})), do(lambda s: s.__isub__({1})), do(lambda s: s.__ixor__({1, 9})), do(lambda s: s.__ior__([1])), do(lambda s: s.__isub__(s)), do(lambda s: s.__ixor__(s))
S() < {1, 2, 3, 4}, S() <= S(), S() > {1}, S() >= F(), S() == F(), S() != {1}, S() == [1, 2, 3], S() < {5}, S() > {5}
S() < [1]
S() <= 5
S().issubset([1, 2, 3, 4]), S().issubset(''), S().issuperset([1]), S().issuperset('a'), S().isdisjoint([7]), S().isdisjoint([1]), S().isdisjoint(set()), S().issubset({1, 2}), S().issuperset(set())
S().issubset(5)
S().issuperset(5)
S().isdisjoint([[]])
S().issuperset([[]])
S().isdisjoint()
1 in S(), 'a' in S(), F() in {F()}, {1, 2, 3} in {F()}, set() in {F()}
[] in S()
{} in S()
hash(F()) == hash(frozenset([3, 2, 1])), hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2])), hash(frozenset([frozenset()]))
hash(set())
len(S()), bool(set()), sorted(S()), repr(set()), repr(frozenset()), repr({1}), repr(frozenset({1})), str({(1, 2)}), repr({frozenset()}), max(S()), sum(S())
S().foo
S()[0]
S() + S()
F().add
F().copy() == F(), type(F().copy()), type(F().union([4])), F().__reduce__()[1], S().__reduce__()[1:], {1}.__reduce__()[0], type(S().__sizeof__()), S().__init__('ab'), F().__init__() if 0 else 0
set.__text_signature__, frozenset.__text_signature__, set.add.__text_signature__, set.__doc__.splitlines()[0], set[int], frozenset[str], set.__hash__
set.add(5, 1)
set.add()
frozenset.union(set(), [])
set.__init__(5)
set.__new__(set, 1, 2, 3), set.__new__(frozenset) if 0 else 0
set.__new__(list)
frozenset.__new__(set)
type(iter(S())), iter(S()).__length_hint__(), iter({1}).__reduce__()
{*'a', *[1]} == {'a', 1}, {*()}, {x % 2 for x in range(5)}
{*5}
{1, []}
''')
