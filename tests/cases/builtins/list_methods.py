def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class I:
    def __index__(self): return 1
def L(): return [3, 1, 2]
def do(f):
    x = L()
    try:
        r = f(x)
    except Exception as e:
        r = type(e).__name__ + ': ' + str(e)
    return x, r
check(r'''
do(lambda x: x.append(5)), do(lambda x: x.extend('ab')), do(lambda x: x.insert(1, 'q')), do(lambda x: x.insert(-1, 'q')), do(lambda x: x.insert(100, 'q')), do(lambda x: x.insert(-100, 'q'))
do(lambda x: x.append()), do(lambda x: x.append(1, 2)), do(lambda x: x.extend(5)), do(lambda x: x.extend()), do(lambda x: x.insert(1)), do(lambda x: x.insert('a', 1)), do(lambda x: x.insert(I(), 9)), do(lambda x: x.insert(1.5, 1))
do(lambda x: x.pop()), do(lambda x: x.pop(0)), do(lambda x: x.pop(-1)), do(lambda x: x.pop(5)), do(lambda x: x.pop('a')), do(lambda x: x.pop(I())), do(lambda x: x.pop(1, 2)), do(lambda x: x.pop(2**100))
[].pop()
do(lambda x: x.remove(1)), do(lambda x: x.remove(9)), do(lambda x: x.remove()), do(lambda x: x.clear()), do(lambda x: x.reverse()), do(lambda x: x.copy()), do(lambda x: x.copy(1))
L().index(1), L().index(1, 1), L().index(2, -1), L().index(3, 0, 100), L().count(1), L().count(9)
L().index(9)
L().index(3, 1)
L().index()
L().index(1, 'a')
L().index('zz', 0, 1)
do(lambda x: x.sort()), do(lambda x: x.sort(reverse=True)), do(lambda x: x.sort(key=lambda v: -v)), do(lambda x: x.sort(key=None)), do(lambda x: x.sort(1)), do(lambda x: x.sort(key=5)), do(lambda x: x.sort(foo=1)), do(lambda x: x.sort(reverse='a')), do(lambda x: x.sort(reverse=I()))
[1, 'a'].sort()
[1j, 2j].sort()
[None, None].sort()
[3, 1.5, True, 10**30, -1].sort(), sorted([3, 1.5, True, 10**30, -1])
sorted('hello', key=str.upper, reverse=True), sorted([(1, 'b'), (1, 'a'), (0, 'z')]), sorted([[2], [1, 2], [1]]), sorted({3: 1, 1: 2}), sorted([])
sorted(5)
sorted([1], 2)
sorted()
sorted([1, 2], key=1)
sorted(iterable=[1])
do(lambda x: x.__setitem__(0, 9)), do(lambda x: x.__setitem__(5, 9)), do(lambda x: x.__setitem__('a', 9)), do(lambda x: x.__delitem__(0)), do(lambda x: x.__delitem__(7)), do(lambda x: x.__delitem__(slice(0, 2))), do(lambda x: x.__setitem__(slice(0, 2), 'xyz')), do(lambda x: x.__setitem__(slice(0, 1), 5)), do(lambda x: x.__setitem__(slice(None, None, 2), 'ab')), do(lambda x: x.__setitem__(slice(None, None, 2), 'abc')), do(lambda x: x.__setitem__(slice(None, None, -1), x)), do(lambda x: x.__setitem__(slice(1, 1), x)), do(lambda x: x.__delitem__(slice(None, None, -2))), do(lambda x: x.__setitem__(slice(None, None, 2), 5)), do(lambda x: x.__setitem__(slice(5, 2), 'q')), do(lambda x: x.__delitem__(slice(0, 3, 0)))
L()[0], L()[-1], L()[I()], L()[1:], L()[::-1], L()[::2], L()[-100:100], L()[True]
L()[3]
L()['a']
L()[1.0]
L()[None]
L()[1, 2]
L()[2**100]
L()[::0]
L()[:'a']
L() + [1], L() * 2, 2 * L(), L() * 0, L() * -1, L() * I(), L() * True
L() + (1,)
L() + 'a'
L() * 1.5
L() * '2'
[1] * 2**62
[1] * 2**100
L() == [3, 1, 2], L() != [3], L() < [3, 2], L() <= L(), L() > [3], [1, 2] < [1, 2, 0], [] < [1], L() == (3, 1, 2), [float('nan')] == [float('nan')]
[1] < ['a']
[1] < (1,)
1 in L(), 9 in L(), [] in [[]], None in [0]
do(lambda x: x.__iadd__('ab')), do(lambda x: x.__iadd__(5)), do(lambda x: x.__imul__(2)), do(lambda x: x.__imul__(-1)), do(lambda x: x.__imul__('a')), do(lambda x: x.__init__('xy')), do(lambda x: x.__init__()), do(lambda x: x.__init__(5)), do(lambda x: x.__init__([1], 2)), do(lambda x: x.__init__(iterable=[])), do(lambda x: x.extend(x)), do(lambda x: x.__iadd__(x))
list(), list('ab'), list(range(3)), list({1: 2}), list(iter('x'))
list(5)
list(1, 2)
list(x=1)
hash([])
[].foo
[].__hash__, list.__hash__, list.__doc__.splitlines()[0], list.__text_signature__, list.sort.__text_signature__, list.__class_getitem__(int), list[int, str]
type(list.append), list.append.__qualname__, [].append.__self__, repr([].append)[:35], list.append.__name__, list.append([], 1)
list.append({}, 1)
list.append()
list.append(5)
list.__len__(5)
[1, [2, [3]]].__repr__(), str([None, 'a', 1.5, b'x']), repr([[]])
''')
a = [1]; a.append(a); print(a, a[1] is a)
b = [a, {}]; b[1]['x'] = b; print(b)
try: a == [1, a] and print(a == a)
except RecursionError as e: print('RecursionError')
