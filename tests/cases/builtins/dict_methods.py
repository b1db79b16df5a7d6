def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class K:
    def __init__(s, k): s.k = k
    def keys(s): return s.k
    def __getitem__(s, k): return k * 2
class Missing(dict):
    def __missing__(self, k): return ('missing', k)
def D(): return {'a': 1, 'b': 2}
def do(f, d=None):
    d = D() if d is None else d
    try: r = f(d)
    except Exception as e: r = type(e).__name__ + ': ' + str(e)
    return d, r
check(r'''
dict(), dict(a=1), dict([('a', 1), ['b', 2]]), dict({'a': 1}, b=2), dict(K('xy')), dict(zip('ab', [1, 2])), dict(['ab', 'cd']), dict(a=1, **{'b-c': 2}), dict((), a=3)
dict(5)
dict([1])
dict([(1, 2, 3)])
dict(['a'])
dict([('a',)])
dict([[[], 1]])
dict([], [])
dict(None)
dict([('a', 1), 5])
dict(K(5))
dict(**{1: 2})
dict({'a': 1}, **{'a': 2})
do(lambda d: d.get('a')), do(lambda d: d.get('z')), do(lambda d: d.get('z', 5)), do(lambda d: d.get()), do(lambda d: d.get([])), do(lambda d: d.get('a', 1, 2)), do(lambda d: d.get('z', default=1))
do(lambda d: d.setdefault('z')), do(lambda d: d.setdefault('z', 5)), do(lambda d: d.setdefault('a', 5)), do(lambda d: d.setdefault([], 1)), do(lambda d: d.setdefault())
do(lambda d: d.pop('a')), do(lambda d: d.pop('z')), do(lambda d: d.pop('z', None)), do(lambda d: d.pop()), do(lambda d: d.pop([])), do(lambda d: d.popitem()), do(lambda d: d.popitem(1)), do(lambda d: d.clear()), do(lambda d: d.copy())
{}.popitem()
{}.pop(1)
{}.pop([])
do(lambda d: d.update({'z': 1}, a=9)), do(lambda d: d.update([('q', 1)])), do(lambda d: d.update(5)), do(lambda d: d.update(1, 2)), do(lambda d: d.update(x=1)), do(lambda d: d.update(K('mn'))), do(lambda d: d.update([('a', 7), (1, 2, 3)])), do(lambda d: d.update()), do(lambda d: d.update(['xyz'])), do(lambda d: d.update(None))
dict.fromkeys('ab'), dict.fromkeys([1, 2], 0), dict.fromkeys({3: 4}), dict.fromkeys({5, 6}, 'x'), Missing.fromkeys('a').__class__
dict.fromkeys(5)
dict.fromkeys([[]])
dict.fromkeys()
D()['a'], Missing()['q'], Missing(a=1)['a'], Missing().get('q'), 'q' in Missing()
D()['z']
D()[[]]
D()[{}]
{}[1, 2]
{}['']
do(lambda d: d.__setitem__([], 1)), do(lambda d: d.__delitem__('z')), do(lambda d: d.__delitem__('a')), do(lambda d: d.__setitem__('c', 3)), do(lambda d: d.__delitem__([]))
'a' in D(), 1 in D(), D().__contains__('a')
[] in D()
{1: 'a', True: 'b', 1.0: 'c'}, {0.0: 1, -0.0: 2, 0: 3, False: 4}, {float('nan'): 1, float('nan'): 2}.__len__(), {(1, 2): 3}[1, 2]
{[]: 1}
{{}: 1}
{**D(), 'b': 3, **{'c': 4}}, {**{}}
{**5}
{**[1]}
D() | {'c': 3}, D() | {'a': 9}, D().__or__(5), D().__ror__({'a': 0, 'q': 1}), do(lambda d: d.__ior__({'x': 1})), do(lambda d: d.__ior__([('y', 2)])), do(lambda d: d.__ior__(5)), do(lambda d: d.__ior__('ab'))
D() | [('a', 1)]
[('a', 1)] | D()
D() + D()
D() < D()
D() == {'b': 2, 'a': 1}, D() != {'a': 1}, D() == [('a', 1)], {1: [2]} == {1: [2]}, {1: 2} == {1.0: 2.0}, {} == {}
hash({})
len(D()), bool({}), list(D()), list(reversed(D())), iter(D()).__length_hint__(), repr({}), repr({1: {2: {}}}), str({'a': [1], (): None})
dict.__class_getitem__(int), dict[str, int], dict.__doc__.splitlines()[0], dict.__text_signature__, dict.get.__text_signature__, dict.pop.__text_signature__, dict.__hash__
D().foo
D().a
dict.get(5, 1)
dict.get()
dict.__init__(5)
dict.__new__(5)
dict.__new__(list)
dict.keys(5)
dict.__getitem__({'a': 1}, 'a'), dict.__missing__ if hasattr(dict, '__missing__') else 'none'
''')
d = {}; d['d'] = d; d['l'] = [d]; print(d)
e = {}; e['x'] = e.values(); print(e)
try: hash(d.keys())
except TypeError as x: print(x)
