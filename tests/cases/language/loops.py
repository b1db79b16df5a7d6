def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
def run(n):
    log = []
    for i in range(n):
        if i == 2: continue
        if i == 4: break
        log.append(i)
    else: log.append('else')
    return log
print(run(2), run(3), run(6), run(0))
def w(n):
    while n:
        n -= 1
        if n == 5: break
    else: return 'else'
    return 'broke'
print(w(3), w(9))
for i, (a, *b) in enumerate([(1, 2, 3), 'xy']): print(i, a, b)
for x in (y := [1, 2]): y.append(x) if len(y) < 5 else None
print(y)
class L: pass
o = L(); l = [0] * 3; d = {}
for o.attr in range(2): pass
for l[1] in 'ab': pass
for d['k'] in [9]: pass
print(o.attr, l, d)
for i in range(3):
    for j in range(3):
        if j == 1: break
    else: print('never')
    if i == 1: break
else: print('never2')
print(i, j)
it = iter([1, 2, 3, 4])
for a in it: print(a, next(it))
def nested():
    for a in range(3):
        try:
            for b in range(3):
                if b == 1: raise ValueError
        except ValueError: continue
        finally: print('f', a)
nested()
for i in []: pass
t(lambda: [1 for _ in 5]); t(lambda: exec('for a, b in [1]: pass')); t(lambda: exec('for x in 5: pass')); t(lambda: exec('for x in None: pass')); t(lambda: exec('for a, b in [(1, 2, 3)]: pass'))
while True:
    try: break
    finally: print('finally on break')
n = 0
while n < 3: n += 1; 
print(n); 
for s in {1: 2}, 'ab', (x for x in [1]), range(2), b'ab', {3}: print([v for v in s])
class It:
    def __iter__(s): s.n = 0; return s
    def __next__(s):
        s.n += 1
        if s.n > 3: raise StopIteration
        return s.n
print([x for x in It()], list(It()), sum(It()), max(It()), 2 in It(), [*It()], dict(zip(It(), It())), (lambda *a: a)(*It()))
class Bad:
    def __iter__(s): return s
    def __next__(s): raise KeyError('n')
class NoNext:
    def __iter__(s): return 5
class IterNone: __iter__ = None
t(list, Bad()); t(list, NoNext()); t(list, IterNone()); t(iter, IterNone()); t(lambda: [*NoNext()]); t(lambda: exec('a, b = x', {'x': NoNext()}))
def big():
    c = 0
    for i in range(10 ** 4): c += i & 1
    return c
print(big())
