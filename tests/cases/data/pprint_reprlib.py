def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import pprint as pp, reprlib, collections, types, dataclasses, io, re
@dataclasses.dataclass
class DC: a: int; b: list = dataclasses.field(default_factory=list); c: str = dataclasses.field(default='x', repr=False)
class R:
    def __repr__(self): return 'R\nR'
data = {'list': list(range(30)), 'nest': {'b': {'c': [1, (2,), {3}, frozenset({4})]}}, 'a long key here': 'some quite long string that must be wrapped because it does not fit ' * 2, 1: None, (1, 2): b'bytes ' * 20, 'dc': DC(1, ['y' * 30, 'z' * 40])}
for k in ({}, {'width': 40}, {'indent': 4}, {'depth': 2}, {'compact': True}, {'width': 30, 'compact': True, 'indent': 2}, {'sort_dicts': False}, {'underscore_numbers': True}): print(k); pp.pprint(data, **k)
for v in (collections.OrderedDict(b=1, a=[1] * 30), collections.defaultdict(list, x=[1] * 30), collections.Counter('aab'), collections.deque(range(40), 50), collections.ChainMap({'a': list(range(30))}, {}), collections.UserDict(a=1), collections.UserList([1] * 40), collections.UserString('u' * 90), types.SimpleNamespace(a=1, b=['x' * 50, 'y' * 50]), types.MappingProxyType({'z': [0] * 40}), (1,), (), set(), {1, 2}, frozenset(), [[]], {}, {'b': 1, 'a': 2}, {1: 'x', 'a': 2, None: 3}, 10 ** 8, 'x\ny\n' * 20, "it's " * 30, [R()], R(), ('t' * 90,), bytearray(b'q' * 100), range(5), {3, 'a', None}, [1.5, 1j]): print(pp.pformat(v))
l = [1]; l.append(l); print(pp.isrecursive(l), pp.isreadable(l), pp.isreadable([1, 'a']), pp.isreadable(R()), re.sub('id=\\d+', 'id=N', pp.pformat(l)), pp.saferepr({'b': 1, 'a': [{}]})); s = io.StringIO(); pp.pp({'b': 1, 'a': 2}, stream=s); print(s.getvalue()); p = pp.PrettyPrinter(width=20, stream=s); print(p.format([1], {}, 1, 0), p.isreadable({1: 2})); t(pp.PrettyPrinter, indent=-1); t(pp.PrettyPrinter, width=0); t(pp.PrettyPrinter, depth=0); t(pp.pformat, 1, foo=2)
r = reprlib.Repr(maxlist=3, maxstring=12, maxdict=2, maxlong=10, maxtuple=2, maxlevel=2)
print(r.repr(list(range(10))), r.repr('x' * 50), r.repr({i: i for i in range(5)}), r.repr(10 ** 40), r.repr((1, 2, 3)), r.repr([[[[1]]]]), r.repr({1, 2, 3}), r.repr(frozenset(range(9))), reprlib.repr(set(range(20))), reprlib.repr(collections.deque(range(20))), reprlib.repr('a' * 100), reprlib.repr(R()), reprlib.aRepr.maxother, reprlib.repr(b'z' * 99), reprlib.repr(range(10 ** 9)))
ri = reprlib.Repr(indent=2); print(ri.repr([1, {'a': (2, [])}, set()])); ri.indent = '-->'; print(ri.repr([[1]])); ri.indent = 5.5; t(ri.repr, [1])
class My(reprlib.Repr):
    def repr_R(self, o, level): return f'<R {level}>'
print(My().repr([R()])); 
class Rec:
    def __init__(self): self.me = self
    @reprlib.recursive_repr('<...>')
    def __repr__(self): return f'Rec({self.me!r})'
class BadRepr:
    def __repr__(self): raise ValueError('no')
print(Rec(), Rec.__repr__.__wrapped__.__name__, re.sub('at 0x\\w+', 'at X', reprlib.repr(BadRepr())), reprlib.Repr(fillvalue='###', maxlist=1).repr([1, 2])); t(pp.pformat, BadRepr())
