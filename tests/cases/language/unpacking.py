def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self):
        for i in range(self.n): print('next', i); yield i
def run(src, **env):
    try:
        exec(src, env); env.pop('__builtins__', None); print(src, '->', {k: v for k, v in env.items() if k not in 'It'})
    except BaseException as e:
        print(src, '->', type(e).__name__ + ':', e)
for src in '''a, b = 1, 2
a, b = 'xy'
a, b = [1]
a, b = [1, 2, 3]
a, b = ()
a, = [1, 2]
[] = []
[] = [1]
() = ''
a, b = {'k': 1, 'v': 2}
a, b = {1: 2}
a, b = {1: 2, 3: 4, 5: 6}
a, b = 5
a, b = None
a, *b = 1, 2, 3
*a, b = 1, 2, 3
a, *b, c = 1, 2
a, *b, c = 1,
*a, = 'abc'
[a, *b] = range(3)
a, (b, *c), d = 1, 'xyz', 2
a, (b, c) = 1, (2,)
(a, b), c = [(1, 2), 3]
*a, b, c = []
a, b = range(3)
a, b = iter([1])
a, b = iter([1, 2, 3])
a = b = c = [1]
a[0:2], b = 1, 2
a, b = (x for x in range(2))
a, *b = 5
*a, b = 7
a, b = {1}
for a, b in [(1, 2), (3,)]: pass
for a, *b in [(1, 2), (3,)]: pass
for (a, b), c in [((1, 2), 3)]: pass
a = *'ab', *[1]
a = [*range(2), *'x', *{3: 4}]
a = *5,
a = [*None]
a = {*'a', *5}
a = {**{'a': 1}, **5}
a = (1, *(), 2)
a = *[], *()'''.splitlines():
    run(src)
def items():
    try: a, b = It(5)
    except ValueError as e: print(e)
    a, b = It(2)
    a, *b = It(3); print(a, b)
items()
class Tgt:
    def __setattr__(self, n, v): print('set', n, v)
    def __setitem__(self, k, v): print('item', k, v)
def f(x): print('eval', x); return Tgt()
f(1).a, f(2)[f(3).__class__.__name__], *f(4).rest = [10, 20, 30, 40]
x = [1, 2]; i = 0
i, x[i] = 1, 9; print(i, x)
a = b = f(5).z = 7
def g(): yield 1; yield 2; raise KeyError('late')
t(lambda: [*g()])
def h():
    a, b = g()
t(h)
class Bad:
    def __iter__(self): return 5
def k(): a, b = Bad()
t(k)
class Seq:
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i * 10
a, b = Seq(); print(a, b, [*Seq()], (*Seq(),))
def swap():
    a, b, c = 1, 2, 3
    a, b, c = c, a, b; a, b = b, a
    return a, b, c
print(swap())
def big(): (a, b, c, d), *e = [range(4), *range(300)]; return d, len(e)
print(big())
