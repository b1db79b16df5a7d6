def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class I:
    def __init__(s, n): s.n = n
    def __index__(s): return s.n
R = range(2, 20, 3)
check(r'''
range(5), range(1, 5), range(10, 0, -2), range(0), range(I(3)), range(True), list(range(-3, 3)), range(2**70, 2**70 + 3)
range()
range(1, 2, 3, 4)
range(1.5)
range('a')
range(1, 2, 0)
range(x=1)
range(None)
R[0], R[-1], R[1:3], R[::-1], R[::2], R[I(2)], R[10:], R[-100:100]
R[6]
R[-7]
R['a']
R[1.0]
R[::0]
len(R), len(range(10, 0)), bool(range(0)), len(range(2**62)), 5 in R, 6 in R, 5.0 in R, 'a' in R, True in range(2), 2**80 in range(2**81), 5 in range(10, 0, -1), I(5) in R
len(range(2**70))
range(2**70)[2**69], range(2**70)[-1], range(0, 2**70, 2**60)[3]
R.index(5), R.count(5), R.count(6), R.index(5.0), R.count('a')
R.index(6)
R.index('a')
R.index()
R == range(2, 19, 3), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), R != [2], hash(range(0)) == hash(range(5, 0)), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), R == (2, 5)
R < R
R + R
R * 2
repr(range(1, 5)), repr(range(1, 5, 1)), repr(range(1, 5, 2)), str(range(3)), R.start, R.stop, R.step
R.start = 5
setattr(R, 'start', 1)
setattr(R, 'x', 1)
list(reversed(R)), list(reversed(range(0))), next(iter(R)), type(iter(R)), type(iter(range(2**70))), iter(R).__length_hint__(), iter(R).__reduce__()[1:], type(reversed(R))
R.__reduce__(), R.__reduce_ex__(4), R.__getitem__(slice(1, 2)), R.__contains__(2), R.__iter__().__next__()
sum(range(100)), max(range(5)), min(range(5, 10)), sorted(range(3), reverse=True), tuple(range(3)), set(range(3)), dict.fromkeys(range(2)), list(zip(range(2), range(2**70, 2**71)))
slice(1), slice(1, 2), slice(1, 2, 3), slice(None), slice('a', [], 5)
slice()
slice(1, 2, 3, 4)
slice(start=1)
slice(1, 5, 2).indices(10), slice(None).indices(5), slice(None, None, -1).indices(5), slice(-3, -1).indices(5), slice(100).indices(5), slice(5, 0).indices(10), slice(-100, 100, 3).indices(7), slice(None, -2, -1).indices(5), slice(I(1), I(3)).indices(5)
slice(1).indices(-1)
slice(1).indices('a')
slice('a').indices(5)
slice(1, 2, 0).indices(5)
slice(1, 2, 1.5).indices(5)
slice(2**70).indices(2**71)
slice(1, 2) == slice(1, 2), slice(1) == slice(None, 1), slice(1, 2) < slice(1, 3), slice(1) != slice(2), slice(1, 2) == (1, 2, None), hash(slice(1, 2)) == hash(slice(1, 2))
hash(slice([]))
slice(1) < 5
slice(1, 2).start, slice(1, 2).step, repr(slice(None, 2)), slice(1, 2).__reduce__(), {slice(1): 2}[slice(1)]
setattr(slice(1), 'start', 5)
slice.start, range.start, type(slice.start), type(range.step), slice.__hash__ is not None
type('S', (slice,), {})
''')
