def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
d = {'a': 1, 'b': 2, 'c': 1}
k, v, i = d.keys(), d.values(), d.items()
check(r'''
k, v, i, len(k), len(v), len(i)
list(k), list(v), list(i), list(reversed(k)), list(reversed(v)), list(reversed(i))
k & {'a', 'z'}, k | [] == {'a', 'b', 'c'}, sorted(k - 'a'), sorted(k ^ 'az'), sorted(k | 'z'), k & 'b', k & {}.keys()
i & [('a', 1)], i - [('a', 1), ('b', 2)], sorted(i | [('z', 0)]), sorted(i ^ [('a', 1)])
sorted(['z'] | k if 0 else k.__ror__(['z'])), sorted(k.__rsub__(['z', 'a'])), k.__rand__(['a']), sorted(k.__rxor__('az')), {'a', 'q'} - k, {'a'} & k
['a'] - k
['a', 'z'] & k
k & 5
k | None
k - 1
5 & k
v & v
v == v, v == d.values(), k == {'a', 'b', 'c'}, k == d.keys(), k == ['a', 'b', 'c'], i == {('a', 1), ('b', 2), ('c', 1)}, k != set(), k == set('abc')
k < {'a', 'b', 'c', 'd'}, k <= {'a', 'b', 'c'}, k > {'a'}, k >= {'q'}, i < {1}, i > set()
k < ['a']
v < v
k.isdisjoint('xyz'), k.isdisjoint(['a']), i.isdisjoint([('a', 1)]), i.isdisjoint([])
k.isdisjoint(5)
k.isdisjoint()
k.isdisjoint([[]])
v.isdisjoint([])
'a' in k, [] in v, 1 in v, ('a', 1) in i, ('a', 2) in i, 'a' in i, ('a',) in i, ['a', 1] in i
[] in k
([], 1) in i
(1, []) in i
hash(v) == hash(v), type(hash(v))
hash(k)
hash(i)
k.mapping, type(k.mapping), v.mapping == d, i.mapping['a']
k.mapping['z'] = 1 if 0 else 0
k[0]
k.add
type(k)()
type(iter(k)), type(iter(v)), type(iter(i)), type(reversed(k)), type(reversed(i)), iter(k).__length_hint__(), reversed(v).__length_hint__()
iter(k).__reduce__(), iter(v).__reduce__(), iter(i).__reduce__()
bool({}.keys()), bool(k), repr({}.keys()), repr({}.items()), str({1: {2: 3}}.values())
i & {('a', 1): 1}.keys(), sorted(k & ['b', 'a', 'b', 'a'])
i & [[]]
i | [[]]
k ^ [[]]
next(iter(i)), dict(i), list(map(list, i)), max(k), sum(v), sorted(i, key=lambda p: (p[1], p[0]), reverse=True)
''')
def during(kind, act):
    d = {n: n for n in range(5)}
    out = []
    try:
        for x in getattr(d, kind)():
            out.append(x)
            act(d, x)
    except RuntimeError as e:
        out.append(str(e))
    print(kind, out)
for kind in 'keys', 'values', 'items':
    during(kind, lambda d, x: d.update({'new': 1}))
    during(kind, lambda d, x: d.pop(0, None))
    during(kind, lambda d, x: d.clear())
    during(kind, lambda d, x: (d.pop(next(iter(d))), d.update({len(d) + 100 + max(q for q in d): 1})) if len(d) == 5 and max(d) < 1000 else 0)
d = {1: 1}
it = iter(d); d[2] = 2
for _ in range(3):
    try: print(next(it))
    except Exception as e: print(type(e).__name__, e)
d = {1: 1, 2: 2}; r = reversed(d); next(r); d[3] = 1
try: next(r)
except RuntimeError as e: print(e)
d = {1: 1}; it = iter(d.items()); print(next(it), next(it, None), next(it, None)); d[4] = 4; print(next(it, 'end'))
