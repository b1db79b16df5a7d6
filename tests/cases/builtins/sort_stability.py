def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import functools, random
r = random.Random(3); data = [(r.randrange(5), i) for i in range(60)]
print(sorted(data, key=lambda p: p[0]) == sorted(data), sorted(data, key=lambda p: p[0], reverse=True)[:6], [x[1] for x in sorted(data, key=lambda p: -p[0])][:8])
for n in (0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 100, 1000):
    l = [r.randrange(n + 1) for _ in range(n)]; s = sorted(l); print(n, all(a <= b for a, b in zip(s, s[1:])), sorted(l, reverse=True) == s[::-1], sorted(s) == s, sorted(s[::-1]) == s, sorted(l, key=str) == sorted(map(int, sorted(map(str, l))), key=str))
for l in ([1, 2.5, True], ['b', 'a', ''], [(1, 'a'), (1,), ()], [[2], [1, 5]], [{1}, {1, 2}], [b'b', b'a'], [1.5, float('-inf'), 2], [2 ** 70, -2 ** 70, 0], ['é', 'e', 'z', '中'], [False, True, 0], [range(2)]): t(sorted, l)
for l in ([1, 'a'], [None, 1], [{}, {}], [1j, 2j], [object(), 1], [[1], ['a']], [(1, None), (1, 2)], [b'a', 'a'], [len, print], [int, str], [1, float('nan'), 0]): t(sorted, l)
log = []
class C:
    def __init__(s, v): s.v = v
    def __lt__(s, o): log.append((s.v, o.v)); return s.v < o.v
    def __repr__(s): return str(s.v)
print(sorted([C(3), C(1), C(2)]), log); log.clear(); print(sorted([C(1), C(2), C(3)]), log, max([C(1), C(2)]) if 0 else ''); log.clear(); print(sorted([C(2), C(1)], reverse=True), log)
class Bad:
    def __lt__(s, o): raise ValueError('lt')
t(sorted, [Bad(), Bad()]); t([Bad(), Bad()].sort); t(min, [Bad(), Bad()]); t(sorted, [1, 2], key=lambda x: 1 / 0)
class NonBool:
    def __lt__(s, o): return 'truthy'
print(len(sorted([NonBool(), NonBool()])))
class Sub(list):
    def sort(self, *a, **k): return 'overridden'
print(sorted(Sub([2, 1])), Sub([1]).sort()); l = [3, 1, 2]; print(l.sort(), l, sorted(l, key=functools.cmp_to_key(lambda a, b: b - a)), sorted('bca', key='abc'.index), sorted({'b': 1, 'a': 2}.items(), key=lambda p: p[1]))
l = [5, 1, 4]; l.sort(key=lambda x: (l, x)[1]) ; print(l); l = list(range(10)); l.sort(key=lambda x: x % 3); print(l); l.sort(reverse=True, key=lambda x: x % 3); print(l)
