def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class Bad:
    def __iter__(self): return self
    def __next__(self): raise ValueError('next')
class Cnt:
    def __init__(s, n): s.n = n
    def __call__(s): s.n -= 1; return s.n
class Seq:
    def __getitem__(s, i):
        if i == 3: raise IndexError
        return i
    def __len__(s): return 3
class SeqStop:
    def __getitem__(s, i): raise StopIteration
class Rev:
    def __reversed__(s): return 'custom'
class NoRev:
    __reversed__ = None
    def __len__(s): return 1
    def __getitem__(s, i): return 1
class Hint:
    def __init__(s, h): s.h = h
    def __iter__(s): return iter('ab')
    def __length_hint__(s): return s.h
import operator
check(r'''
list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate('ab', start=-1)), list(enumerate('ab', 2**70)), enumerate('a').__reduce__()[1][1], next(enumerate('x')), list(enumerate(iterable='q'))
enumerate()
enumerate(5)
enumerate('a', 'b')
enumerate('a', 1, 2)
enumerate('a', foo=1)
list(zip('ab', [1, 2], (3, 4))), list(zip()), list(zip('abc', 'x')), list(zip('ab', 'cd', strict=True)), list(zip([], strict=True)), list(zip('a'))
list(zip('ab', 'c', strict=True))
list(zip('a', 'bc', strict=True))
list(zip('ab', 'ab', 'abc', strict=True))
list(zip('ab', 'ab', 'a', strict=True))
zip(5)
zip('a', None)
zip('a', foo=1)
list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(None, [])), list(map(pow, [2, 3], [3, 2]))
map()
map(str)
map(5, 5)
list(map(5, [1]))
list(map(len, [1]))
list(map(str, 'ab', strict=True))
list(map(lambda a, b: 1, 'ab', 'a', strict=True))
list(map(lambda a, b: 1, 'a', 'ab', strict=True))
list(filter(None, [0, 1, '', 'a', []])), list(filter(str.isdigit, 'a1b2')), list(filter(bool, [])), list(filter(lambda x: x > 1, [1, 2, 3]))
filter()
filter(None)
filter(None, 5)
list(filter(5, [1]))
filter(None, [], 1)
list(reversed([1, 2])), list(reversed('abc')), list(reversed(Seq())), reversed(Rev()), list(reversed({1: 2, 3: 4})), list(reversed((1, 2)))
reversed()
reversed(5)
reversed({1})
reversed(iter([]))
reversed(NoRev())
reversed([], [])
list(iter(Cnt(4), 0)), list(iter([1, 2].pop, 1)), list(iter(Seq())), list(iter(SeqStop())), next(iter('a')), iter('a').__class__, iter(b'a').__class__, iter(Seq()).__class__, iter(int, 1).__class__
iter()
iter(5)
iter(5, 1)
iter([], 1, 2)
iter(None)
next(5)
next()
next([])
next(iter([]))
next(iter([]), 'd'), next(iter([1]), 'd')
next(iter([]), 1, 2)
next(Bad())
next(Bad(), 'default')
list(Bad())
operator.length_hint(Hint(5)), operator.length_hint(Hint(NotImplemented)), operator.length_hint(5, 7), list(Hint(3)), list(Hint(NotImplemented))
operator.length_hint(Hint('a'))
operator.length_hint(Hint(-1))
list(Hint('a'))
list(Hint(-1))
list(Hint(2**70))
type(iter([])), type(iter(())), type(iter({})), type(iter(set())), type(iter('é')), type(iter(bytearray())), type(iter(memoryview(b''))), type(enumerate([])), type(reversed([])), type(reversed({}))
all([]), all([1, 0]), any([]), any([0, 1]), sum([1, 2], 3), sum([[1], [2]], []), sum([1.5, 2]), sum([]), sum((), 'a') if 0 else 0, max([1, 3, 2]), max(1, 2, 3), max([], default=5), max('abc', key=lambda c: -ord(c)), min([3, 1]), min({2: 1}), min('b', 'a'), max([1, 1.0, True]), max(*'ab', key=None)
sum(['a'], '')
sum(['a'])
sum([b''], b'')
sum(5)
sum()
sum([1], [2])
sum([1], start=2), sum([True, True]), sum([2**62, 2**62]), sum([0.1] * 10), sum([1, 2j]), sum([1e100, 1.0, -1e100])
max()
max([])
max(5)
max(1, default=2) if 0 else max(1, 2, default=3)
max([1, 'a'])
min(1, 2, key=5)
max([1], foo=2)
max([], key=len)
all()
all(5)
any(1, 2)
any(Bad())
''')
print(tuple(zip(*[iter(range(6))] * 2)))
z = zip([1, 2, 3], [1]); next(z)
try: next(z)
except StopIteration: print(next(z, 'exhausted'))
m = map(lambda x: 1 // x, [0, 1])
try: next(m)
except ZeroDivisionError: print(next(m), next(m, 'end'))
import copy
for it in (iter([1, 2, 3]), iter((1, 2, 3)), iter('abc'), iter(range(3)), iter({1: 2}), enumerate('ab'), reversed([1, 2]), zip('ab', 'cd'), map(str, [1, 2]), filter(None, [1, 2]), iter(b'ab'), iter(bytearray(b'ab')), iter({5}), iter([1].pop, 5)):
    try: c = copy.copy(it); next(it); print(type(it).__name__, list(it), list(c)) if not isinstance(it, type(iter(int, 1))) else 0
    except Exception as e: print(type(it).__name__, type(e).__name__, e)
