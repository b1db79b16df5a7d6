def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
log = []
class C:
    def __init__(self, n, r=NotImplemented): self.n, self.r = n, r
    def __repr__(self): return self.n
    def m(name):
        def f(self, o): log.append(f'{self.n}.{name}({o!r})'); return self.r
        return f
    for name in 'lt', 'le', 'gt', 'ge', 'eq', 'ne': locals()[f'__{name}__'] = m(name)
    __hash__ = None
class S(C): pass
def show(f):
    log.clear()
    try: r = f()
    except Exception as e: r = f'{type(e).__name__}: {e}'
    print(r, log)
a, b, s = C('a'), C('b'), S('s')
for op in '<', '<=', '>', '>=', '==', '!=':
    f = eval(f'lambda x, y: x {op} y')
    show(lambda: f(a, b)); show(lambda: f(a, s)); show(lambda: f(s, a)); show(lambda: f(a, 5)); show(lambda: f(5, a))
a.r = 'yes'; show(lambda: a < b); show(lambda: b < a); show(lambda: not a < b); show(lambda: a < b < 5); show(lambda: a == b == s)
def e(x): log.append(f'eval {x}'); return x
show(lambda: e(1) < e(2) < e(3)); show(lambda: e(3) < e(2) < e(1)); show(lambda: e(1) < e(2) > e(0) == e(0) != e(5)); show(lambda: e(1) in [e(1)] is True)
show(lambda: 1 < 2 in [2]); show(lambda: (1 < 2) in [True]); show(lambda: 1 == 1.0 is not None)
class OnlyEq:
    def __eq__(self, o): return 5
print(OnlyEq() == 1, OnlyEq() != 1, 1 == OnlyEq(), 1 != OnlyEq(), not (OnlyEq() != 1))
class NoneNe:
    __ne__ = None
    __lt__ = None
t(lambda: NoneNe() != 1); t(lambda: NoneNe() < 1); t(lambda: NoneNe() == 1); t(lambda: 1 > NoneNe())
t(lambda: object() < object()); t(lambda: int < str); t(lambda: None < 1); t(lambda: [] < {}); t(lambda: 1 < 'a' < 2); t(lambda: C < C); t(lambda: len < print); t(lambda: ... >= ...); t(lambda: NotImplemented <= 1)
class In:
    def __contains__(self, x): log.append(('in', x)); return [x]
show(lambda: 1 in In()); show(lambda: 1 not in In())
class It:
    def __iter__(self): return iter([1, 2, 3])
print(2 in It(), 9 in It(), 9 not in It())
class NoC:
    __contains__ = None
    def __iter__(self): return iter([1])
t(lambda: 1 in NoC()); t(lambda: 1 in 5); t(lambda: 1 not in object())
class GI:
    def __getitem__(self, i):
        if i == 3: raise IndexError
        return i
print(2 in GI(), 7 in GI())
class Boom:
    def __eq__(self, o): raise ValueError('eq')
t(lambda: Boom() in [1]); t(lambda: [Boom()] == [1]); t(lambda: (1,) == (Boom(),)); x = Boom(); print(x in [x], [x] == [x], {'a': x} == {'a': x})
import functools
@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2), T(1) != T(1), T.__ge__.__name__, sorted([T(3), T(1)])[0].v)
try: functools.total_ordering(type('E', (), {}))
except ValueError as x: print(x)
nan = float('nan'); print(nan is nan, nan == nan, (nan,) == (nan,), max(nan, 1) is nan, min(1, nan), sorted([3, 1, 2], reverse=True))
print(1 is 1 if False else 'skip', None is None, (1, 2) < (1, 2, 3) < (2,), 'a' < 'b' < 'c', [1] < [2] > [0], True < 2 < 3.5)
