l = [3, 1, 2]
l.append(4); l.extend((5, 6)); l.insert(0, 0); l.remove(3)
print(l, l.pop(), l.pop(0), l.index(2), l.count(1), sorted(l, reverse=True), l * 2, l + [9], [1, 2] < [1, 3])
l.sort(); l.reverse(); print(l, l[:], l.copy() is l)
t = (1, 'a', (2,)); print(t, t[0], t + (3,), t * 2, len(t), t.index('a'), hash((1, 2)) == hash((1, 2)), ())
d = {'a': 1, 'b': 2}
d['c'] = 3; d.update(a=10); d |= {'z': 0}
print(d, d.get('q'), d.get('a', 5), d.pop('b'), d.setdefault('n', []), list(d), list(d.values()), list(d.items()), 'a' in d, len(d))
print(dict(zip('ab', (1, 2))), dict([('k', 1)]), {**d, 'x': 1}, dict.fromkeys('ab', 0), d.popitem(), {1: 'a', 1.0: 'b', True: 'c'})
print(d.keys() & {'a', 'c'}, sorted(d.keys() | {'y'}), d.keys() - {'a'}, reversed(list(d)).__next__())
s = {1, 2, 3}
s.add(2); s.discard(9)
print(s, s | {4}, s & {1, 9}, s - {1}, s ^ {3, 4}, {1} <= s, s.issuperset({1, 2}), frozenset([1, 2]), set(), {5, 1, 33, 17, 9})
print(range(10), list(range(1, 10, 3)), range(10)[2:5], 5 in range(0, 10, 5), len(range(0, 10, 3)), range(10)[-1], list(reversed(range(3))))
print(list(enumerate('ab', 1)), list(zip([1, 2], 'ab')), list(zip()), slice(1, 2), slice(None, 5).indices(3))
a = []; a.append(a); print(a)
e = {}; e['e'] = e; print(e)
print([[1, 2], [3]], [(1,), {2: [3]}], {'a': (1, 2)}, [None, True, ...])
it = iter([1, 2]); print(next(it), next(it), next(it, 'end'))
m = memoryview(b'abc'); print(m[0], bytes(m[1:]), m.tolist(), len(m))
big = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 2): del big[i]
print(len(big), list(big)[:3], sum(big))
for bad in (lambda: {}['x'], lambda: [].index(1), lambda: (1, 2)[2], lambda: {[]: 1}, lambda: set([[]]), lambda: [1][1.5], lambda: [].remove(1), lambda: dict([1]), lambda: range(1, 2, 0), lambda: list(zip([1], [1, 2], strict=True))):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
d2 = {1: 1}
try:
    for k in d2: d2[k + 1] = 1
except RuntimeError as e:
    print(e)
print(any([0, 1]), all([]), sorted('bca'), list(map(lambda x, y: x + y, [1, 2], [3, 4])), isinstance(1, (str, int)), callable(len))
