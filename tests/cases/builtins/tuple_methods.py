def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class I:
    def __index__(self): return 1
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
T1 = (3, 1, 2)
check(r'''
tuple(), tuple('ab'), tuple([1, 2]), tuple(range(3)), tuple(T1) is T1, tuple(x for x in 'q'), ()
tuple(5)
tuple(1, 2)
tuple(iterable=[1])
T1.index(1), T1.count(3), T1.index(2, -1), T1.index(3, -100, 100), T1.count('x')
T1.index(9)
T1.index(3, 1)
T1.index()
T1.index(1, 'a')
T1.index(1, None)
T1.count()
T1[0], T1[-1], T1[I()], T1[::-1], T1[1:], T1[:] is T1, T1[0:0], T1[::2]
T1[3]
T1['a']
T1[1.0]
T1[::0]
T1[None]
T1 + (4,), T1 * 2, 2 * T1, T1 * 0, T1 * 1 is T1, T1 + () is T1, () + T1 is T1, T1 * I(), T1 * -1
T1 + [1]
T1 + 'a'
T1 + None
T1 * 'a'
T1 * 1.5
(1,) * 2**62
() * 2**62
(1,) * 2**100
T1 == (3, 1, 2), T1 < (3, 2), T1 <= (3,), T1 != [3, 1, 2], () < (1,), (1, 'a') < (1, 'b'), (1, 2) > (1,), T1 >= T1
(1,) < ('a',)
(1,) < [1]
(1,) < 5
hash(()), hash((1, 2, 3)), hash((1, (2, 3))), hash((1.5, None is None)) == hash((1.5, True))
hash(([],))
hash((1, {}))
1 in T1, 'a' in T1, () in ((),), float('nan') in (float('nan'),)
T1.__getnewargs__(), T1.__len__(), T1.__contains__(1), T1.__add__((1,)), T1.__mul__(2), T1.__rmul__(2), T1.__iter__().__length_hint__()
T1.__setitem__(0, 1)
T1.append
setattr(T1, 'x', 1)
repr((1,)), repr(()), repr((1, 2)), str(((),)), repr((None, 'a'))
T(1, 2), T(1, 2) == (1, 2), type(T(1)[:]), T(1, 2) + (3,), type(T(1) * 1), type(T(1) + ()), type(T(1)[0:1]), hash(T(1, 2)) == hash((1, 2)), tuple(T(1, 2)), type(tuple(T(1)))
tuple.__new__(T, [1]), type(tuple.__new__(T, [1]))
tuple.__new__(list)
tuple.__new__()
tuple.__new__(5)
tuple[int, ...], tuple.__class_getitem__(int), tuple[()], tuple.__text_signature__, tuple.index.__text_signature__
tuple.index([1], 1)
tuple.count(5)
tuple.__len__()
isinstance((), tuple), tuple.__mro__, len(((1, 2), 3)), min(T1), max(T1), sum(T1), sorted(T1), list(T1), any(T1), all(()), list(reversed(T1)), list(enumerate(T1)), list(zip(T1, T1))
iter(T1).__reduce__()[1:], (lambda it: (next(it), it.__reduce__()[1:], it.__setstate__(2), list(it), it.__reduce__()))(iter(T1))
''')
def set():
    x = (1, 2); x[0] = 3
def dele():
    x = (1, 2); del x[0]
def aug():
    x = ([1], 2)
    try: x[0] += [5]
    finally: print(x)
for f in (set, dele, aug):
    try: f()
    except Exception as e: print(type(e).__name__, e)
t = ([],); t[0].append(t); print(t, repr(t))
x = (1, 2); y = x; x += (3,); print(x, y)
a, *b = T1; print(a, b); *a, b = (1,); print(a, b)
