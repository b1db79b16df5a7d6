def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import operator as op, math
two = 'add sub mul truediv floordiv mod pow matmul and_ or_ xor lshift rshift eq ne lt le gt ge is_ is_not concat contains countOf indexOf getitem delitem'.split(); one = 'neg pos invert not_ truth abs index is_none is_not_none'.split(); ip = 'iadd isub imul itruediv ifloordiv imod ipow imatmul iand ior ixor ilshift irshift iconcat'.split()
vals = [(5, 2), (5.5, 2), (-7, 3), ('ab', 2), ('a', 'b'), ([1], [2]), ((1, 2), 1), ({1, 2}, {2}), ({'a': 1}, 'a'), (True, False), (1 + 2j, 3), (None, 1), (10, 0), (b'ab', 97), ([1, 2, 1], 1)]
for n in two:
    out = []
    for a, b in vals:
        try: out.append(repr(getattr(op, n)(list(a) if isinstance(a, list) else dict(a) if isinstance(a, dict) else a, b)))
        except Exception as e: out.append(f'{type(e).__name__}:{str(e)[:60]}')
    print(n, ' | '.join(out))
for n in one:
    out = []
    for v in (5, -2.5, True, 'x', [], None, 1j, 0, {1}):
        try: out.append(repr(getattr(op, n)(v)))
        except Exception as e: out.append(f'{type(e).__name__}:{str(e)[:60]}')
    print(n, ' | '.join(out))
for n in ip:
    l, s = [1], {1, 2}; out = []
    for a, b in ((5, 2), (l, [3]), (l, 2), (s, {2}), ('a', 'b'), ((1,), (2,)), (None, 1), (1.5, 2)):
        try: r = getattr(op, n)(a, b); out.append(f'{r!r}{" same" if r is a and isinstance(a, (list, set)) else ""}')
        except Exception as e: out.append(f'{type(e).__name__}:{str(e)[:60]}')
    print(n, ' | '.join(out))
t(op.setitem, l := [1], 0, 9); print(l); t(op.setitem, (1,), 0, 9); t(op.call, len, 'abc'); t(op.call, dict, a=1); t(op.call); t(op.call, 5); t(op.length_hint, [1]); t(op.length_hint, iter([1, 2])); t(op.length_hint, 5, 7); t(op.length_hint, 5, 'x')
class LH:
    def __init__(self, v): self.v = v
    def __length_hint__(self):
        if isinstance(self.v, Exception): raise self.v
        return self.v
for v in (3, -1, 'x', NotImplemented, TypeError('t'), ValueError('v'), 2 ** 70): t(op.length_hint, LH(v), 4)
for n in ('add', 'neg', 'countOf', 'setitem', 'attrgetter', 'contains', 'index', 'concat'): t(getattr(op, n)); t(getattr(op, n), 1, 2, 3, 4); t(getattr(op, n), a=1)
class R:
    def __radd__(self, o): return ('radd', o)
    def __lt__(self, o): return 'lt'
    def __contains__(self, x): return 'yes'
    def __index__(self): return 7
    def __eq__(self, o): return NotImplemented
    def __matmul__(self, o): return 'mm'
    def __ipow__(self, o): return ('ipow', o)
    def __bool__(self): return 5
r = R(); print(op.add(1, r), op.lt(r, 1), op.gt(1, r), op.contains(r, 0), op.index(r), op.eq(r, 1), op.matmul(r, 2), op.ipow(r, 3)); t(op.truth, r); t(op.not_, r); t(op.concat, r, r); t(op.concat, 1, 2); t(op.iconcat, [1], 5); t(op.countOf, 5, 1); t(op.indexOf, 5, 1); t(op.indexOf, [1], 2); t(op.countOf, [1, 1.0, True], 1); t(op.__add__, 1, 2); t(op.pow, 2, -1); t(op.lshift, 1, -1); t(op.getitem, 'abc', slice(1)); print(op.add.__text_signature__, op.add.__doc__, op.itemgetter.__module__, len(op.__all__), sorted(op.__all__)[:5], op.__lt__ is op.lt, op.inv is op.invert)
