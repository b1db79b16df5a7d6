def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
print([x * y for x in range(3) for y in range(x) if y], {x: y for x, y in zip('ab', [1, 2])}, {x % 2 for x in range(5)}, list(x for x in 'ab'))
print([[y for y in range(x)] for x in range(3)], [(x, y) for x in [1, 2] for y in [x * 10, x * 100]])
print([x for x in range(20) if x % 2 if x % 3], [i for i, in [(1,), (2,)]], [a + b for a, *b in [([1], [2])] for a in [a]][:0])
x = 'outer'
[x for x in range(3)]; print(x)
def f():
    x = 1
    fs = [lambda: x for x in range(3)]
    gs = [lambda x=x: x for x in range(3)]
    return [g() for g in fs], [g() for g in gs], x
print(f())
class A:
    v = 3
    a = [v for _ in range(1)] if False else 'skip'
    b = [i for i in range(v)]
    try: c = [v for i in range(2)]
    except NameError as e: c = str(e)
    try: d = list(v for i in range(2))
    except NameError as e: d = str(e)
    e1 = [(lambda: i)() for i in range(2)]
    f = [__class__ for _ in ()]
print(A.b, A.c, A.d, A.e1)
def loc(): return [sorted(locals()) for y in range(1)], sorted(locals())
print(loc())
def loc2():
    r = [locals() for y in [7]]
    return [sorted(d) for d in r]
print(loc2())
def gen():
    try:
        got = yield 1
    finally: print('closed')
print([v for v in gen()])
t(lambda: [v for v in 5]); t(lambda: [1 / v for v in [1, 0]]); t(lambda: {[]: 1 for v in [1]}); t(lambda: {[] for v in [1]}); t(lambda: {1: 2 for a, b in [1]})
def err():
    try: return [1 / v for v in (1, 0)]
    except ZeroDivisionError as e: return e.__traceback__.tb_frame.f_code.co_name, e.__traceback__.tb_next
print(err())
def nested(n): return [[[k + j + i for k in range(n)] for j in range(n)] for i in range(n)]
print(nested(2))
def closure():
    n = 10
    return [n + i for i in range(2)], {n: i for i in range(1)}, list(n * i for i in range(2)), [(lambda: n + i)() for i in range(2)]
print(closure())
def it(): print('iter evaluated'); return [1]
g = (v for v in it()); print('made'); print(list(g))
t(lambda: (v for v in None))
def later():
    n = 1
    g = (n + v for v in [1, 2]); n = 100
    return list(g)
print(later())
print((lambda: [a for a in range(2)])(), [*(y for y in 'ab'), *[z for z in 'c']], dict((k, v) for k, v in [(1, 2)]), sum(i for i in range(4)), max((i for i in [3, 9, 2]), default=0))
def del_in():
    a = 5
    r = [a for a in range(3)]
    del a
    try: return a
    except UnboundLocalError as e: return str(e)
print(del_in())
def glo():
    global Z
    Z = 3
    return [Z for Z in range(2)], Z
print(glo())
import sys
print([sys._getframe().f_code.co_name for _ in range(1)], list(sys._getframe().f_code.co_name for _ in range(1)), [(lambda: sys._getframe().f_code.co_qualname)() for _ in [1]])
def names(): return [c.co_name for c in f.__code__.co_consts if hasattr(c, 'co_name')]
print(names(), f.__code__.co_cellvars, f.__code__.co_varnames)
gg = (i for i in range(3)); print(type(gg), gg.gi_code.co_name, gg.__name__, gg.__qualname__)
print({k: {v for v in vs} for k, vs in {'a': [1, 1], 'b': [2]}.items()}, [k for k in {**{'x': 1}}], [(i, j) for i in range(2) for j in range(2) if i != j])
print([y for x in [[1, 2], [3]] for y in x], [c for c in 'aXbY' if c.isupper()], [None for _ in range(2)], [(yy := v) for v in [4]], [i if i else 'z' for i in range(2)])
print([x for x in [1, 2, 3] if x > 1 and x < 3 or x == 1], [f'{x}' for x in range(2)], [not x for x in [0, 1]], [*[x] for x in ()] if 0 else 'n') if 0 else None
exec('print([e for e in range(3)], [w for w in vals])', {'vals': 'ab'})
print(eval('[a + b for b in [1, 2]]', {'a': 10}), eval('[a + b for b in [1, 2]]', {}, {'a': 10}))
