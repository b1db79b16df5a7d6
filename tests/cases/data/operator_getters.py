import operator, pickle, copy, inspect


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


ig, ag, mc = operator.itemgetter, operator.attrgetter, operator.methodcaller
for g in (ig, ag, mc):
    t(g)
    t(g, x=1)
    t(g, 'a', x=1)
    t(g, 5)
    t(g('a'))
    t(g('a'), 1, 2)
    t(g('a'), x=2)
    t(g('a'), obj=2)
    t(g('a', 'b'), 5)
    print(g.__module__, g.__name__, g.__qualname__, inspect.signature(g))
    t(lambda: type('S', (g,), {}))
    t(g('a').__setattr__, 'x', 1)
    t(hash, 5)
    t(lambda: g('a') == g('a'))
t(ig(1), 'abc')
t(ig(1, -1, 0), 'abc')
t(ig(slice(1, 3)), 'abcd')
t(ig('k', 'x'), {'k': 1})
t(ig(1), 5)
t(ig(-7), (1, 2))
t(ig(1), (1, 2))
t(ig(2 ** 70), (1, 2))
t(ig(True), (1, 2))
t(ig(None), {None: 'n'})
class T(tuple):
    def __getitem__(self, i): return ('over', i)
t(ig(0), T((1,)))
class L(list):
    def __missing__(self, k): return k
t(ig('z'), L())
t(ag('real'), 5)
t(ag('real.imag.real', 'real'), 5)
t(ag('real.nope'), 5)
t(ag(''), 5)
t(ag('.real'), 5)
t(ag('real.'), 5)
t(ag('a b'), 5)
t(ag, 'a', 5)
t(ag, b'a')
t(ag('__class__.__name__'), [])
class G:
    def __getattr__(self, n):
        if n == 'bad': raise KeyError(n)
        return G() if n == 'g' else n
t(ag('g.h', 'x'), G())
t(ag('g.bad'), G())
t(mc('upper'), 'abc')
t(mc('split', ',', maxsplit=1), 'a,b,c')
t(mc('split', sep=';'), 'a;b')
t(mc('nope'), 'a')
t(mc('upper', 1), 'a')
t(mc, 5)
t(mc, b'a')
t(mc('__add__', 4), 3)
t(mc('real'), 5)
class K:
    def name(self, *a, **k): return a, k
t(mc('name', 1, name=2, self=3), K())
for o in (ig(1), ig(1, 'a'), ag('a'), ag('a.b', 'c'), mc('f'), mc('f', 1, [2]), mc('f', 1, k=2), mc('f', k='v')):
    print(o, o.__reduce__()[1:], type(o.__reduce__()[0]).__name__)
    for p in range(6):
        q = pickle.loads(pickle.dumps(o, p))
        assert repr(q) == repr(o) and type(q) is type(o)
    print(repr(copy.copy(o)), repr(copy.deepcopy(o)) == repr(o))
r = [1]
o = ig(r)
r.append(o)
print(repr(o).count('...'))
r = [1]
o = mc('x', r, k=r)
r.append(o)
print(repr(o).count('...'))
print(sorted([{'n': 2}, {'n': 1}], key=ig('n')), list(map(mc('strip'), [' a', 'b '])), max('apple', 'fig', key=mc('count', 'p')))
print(sorted([3 + 1j, 1 + 2j], key=ag('imag', 'real')))
x = object.__new__
t(x, ig)
t(mc.__new__, mc)
t(ig.__new__, int, 1)
