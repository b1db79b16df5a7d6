def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
from collections import deque
import copy, pickle
def do(f, n=None):
    d = deque([1, 2, 3], n)
    try: r = f(d)
    except Exception as e: r = f'{type(e).__name__}: {e}'
    return d, r
check(r'''
deque(), deque('ab'), deque([1, 2, 3], 2), deque(maxlen=3), deque((), 0), deque([1], None).maxlen, deque([1], maxlen=5).maxlen
deque(5)
deque([], -1)
deque([], 'a')
deque(1, 2, 3)
do(lambda d: d.append(4)), do(lambda d: d.appendleft(0)), do(lambda d: d.append(4), 3), do(lambda d: d.appendleft(0), 3), do(lambda d: d.extend('ab')), do(lambda d: d.extendleft('ab')), do(lambda d: d.extend(d)), do(lambda d: d.extendleft(d)), do(lambda d: d.extend(5))
do(lambda d: d.pop()), do(lambda d: d.popleft()), do(lambda d: d.pop(0)), do(lambda d: d.clear()), do(lambda d: d.reverse()), do(lambda d: d.rotate()), do(lambda d: d.rotate(-1)), do(lambda d: d.rotate(100)), do(lambda d: d.rotate('a')), do(lambda d: d.rotate(1, 2))
deque().pop()
deque().popleft()
do(lambda d: d.insert(1, 'x')), do(lambda d: d.insert(-1, 'x')), do(lambda d: d.insert(99, 'x')), do(lambda d: d.insert(0, 'x'), 3), do(lambda d: d.insert(0, 'x'), 5), do(lambda d: d.remove(2)), do(lambda d: d.remove(9)), do(lambda d: d.index(2)), do(lambda d: d.index(9)), do(lambda d: d.index(1, 1)), do(lambda d: d.index(3, -1)), do(lambda d: d.count(1)), do(lambda d: d.copy())
do(lambda d: d[0]), do(lambda d: d[-1]), do(lambda d: d[5]), do(lambda d: d['a']), do(lambda d: d[0:1]), do(lambda d: d.__setitem__(0, 'z')), do(lambda d: d.__setitem__(9, 'z')), do(lambda d: d.__delitem__(1)), do(lambda d: d.__delitem__(9))
deque([1]) + deque([2]), deque([1], 1) + deque([2]), deque([1, 2]) * 2, 2 * deque([1]), deque([1, 2], 3) * 2, do(lambda d: d.__iadd__('ab')), do(lambda d: d.__imul__(0)), do(lambda d: d.__imul__(2), 4)
deque([1]) + [2]
deque([1]) * 'a'
deque([1]) == deque([1]), deque([1]) == [1], deque([1]) < deque([2]), deque([1], 1) == deque([1], 2), deque() != deque([1]), deque([1, 2]) >= deque([1])
deque([1]) < [1]
hash(deque())
1 in deque([1]), len(deque([1])), bool(deque()), list(reversed(deque([1, 2]))), deque.__text_signature__, repr(deque([deque()])), deque[int], copy.copy(deque([1], 3)), copy.deepcopy(deque([[1]])), pickle.loads(pickle.dumps(deque([1], 2)))
setattr(deque(), 'maxlen', 3)
deque().foo
type(iter(deque())), iter(deque([1, 2])).__length_hint__()
''')
d = deque([1, 2, 3])
for act in (lambda: d.append(1), lambda: d.pop(), lambda: d.__setitem__(0, 9)):
    try:
        for x in d: act()
        print('ok')
    except RuntimeError as e: print(e)
d = deque(); d.append(d); print(d)
class S(deque): pass
s = S([1], 2); s.x = 5; print(s, type(s.copy()), type(s + s), type(s * 2), copy.copy(s), pickle.loads(pickle.dumps(s)), S().maxlen)
class E:
    def __eq__(self, o): d.clear(); return False
d = deque([E(), 1, 2])
for f in (lambda: d.remove(5), lambda: 5 in deque([E()]), lambda: d.index(5), lambda: d.count(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
    d.extend([E(), 1])
