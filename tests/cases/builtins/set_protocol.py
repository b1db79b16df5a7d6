def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class Sub(set):
    def __init__(self, it=(), tag=None):
        super().__init__(it); self.tag = tag
    def __repr__(self): return f'Sub({sorted(self)})'
class FSub(frozenset):
    def __new__(cls, it=(), tag=None):
        self = super().__new__(cls, it); self.tag = tag; return self
a = Sub([1, 2], 'x'); f = FSub([1, 2], 'y')
print(a, a.tag, type(a | {3}), type(a & a), type(a.copy()), type(a - a), type({1} | a), type(a.union([])), f, type(f | {3}), type(f.copy()), f == {1, 2}, hash(f) == hash(frozenset([1, 2])))
import copy, pickle
for x in (a, f):
    y = copy.copy(x); print(type(y), y == x, y.tag); z = pickle.loads(pickle.dumps(x)); print(type(z), z == x, z.tag); w = copy.deepcopy(x); print(w == x, w.tag)
class Plain(set): pass
class PlainF(frozenset): pass
t(Plain, [1], x=1); t(PlainF, [1], x=1); t(set, [1], x=1)
s = {1, 2, 3}
def loop(act):
    out = []
    try:
        for x in s: out.append(x); act()
    except RuntimeError as e: out.append(str(e))
    return len(out), out[-1] if isinstance(out[-1], str) else ''
print(loop(lambda: s.add(100))); s = {1, 2, 3}; print(loop(lambda: s.discard(3))); s = {1, 2, 3}; print(loop(lambda: s.clear()))
class E:
    def __init__(self, act): self.act = act
    def __hash__(self): return 1
    def __eq__(self, o): return self.act()
s = set(); s.add(E(lambda: s.clear())); s.add(1); print(len(s))
s = {1}; t(lambda: E(lambda: s.clear() or False) in s)
def boom(): raise ValueError('eq')
s = {1}; t(s.add, E(boom)); t(s.discard, E(boom)); t(s.__contains__, E(boom)); t(s.union, [E(boom)]); t(lambda: s & {E(boom)}); t(lambda: s == {E(boom)}); t(lambda: s <= {E(boom)}); t(s.isdisjoint, {E(boom)}); t(s.symmetric_difference, [E(boom)]); t(s.difference_update, {E(boom)})
s = {1}; print(len(s))
d = {'a': 1, 'b': 2}; print({'a'} | d.keys(), {'a', 'c'} - d.keys(), {'a'} <= d.keys(), {'a', 'b'} == d.keys(), set(d) == d.keys())
class RO:
    def __ror__(self, o): return 'ror'
    def __rand__(self, o): return 'rand'
    def __lt__(self, o): return 'lt'
    def __gt__(self, o): return 'gt'
    def __eq__(self, o): return 'eq'
print({1} | RO(), {1} & RO(), {1} < RO(), {1} == RO(), frozenset() > RO())
t(lambda: {1} - RO())
inner = frozenset([1]); s = {inner}; print({1} in s, s - {inner}); s.remove({1}); print(s); s.add(inner); s.discard({1}); print(s)
r = Plain(); r.x = [r]; print(r)
class Rep:
    def __repr__(self): return repr(holder)
holder = set(); holder.add(Rep()); print(holder)
fz = frozenset([Rep()]); holder = fz; print(fz)
print(frozenset([1, 2]).__class__ is frozenset, frozenset(frozenset([1])) == {1}, (lambda z: frozenset(z) is z)(frozenset([4])), frozenset() is frozenset())
big = set(range(1000)); big -= set(range(5, 1000)); print(sorted(big), big.pop() in range(5), len(big))
print(sorted(set(range(10)) & set(range(5, 15))), sorted({1, 2} ^ {2, 3}), {1} <= {1, 2} < {1, 2, 3})
it = iter({1, 2}); next(it); next(it); print(next(it, 'end'), it.__length_hint__())
