def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


from collections import UserDict, UserList, UserString, ChainMap, Counter, defaultdict, namedtuple, deque
import copy, pickle
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
    def __missing__(self, k): return f'missing {k}'
u = UD({1: 'a'}, b=2); u[3] = 'c'
print(u, len(u), u['1'], u['zz'], 'zz' in u, u.get('zz'), u.get('zz', 0), list(u), u | {4: 5}, {4: 5} | u, type(u | {}), u == {'1': 'a', 'b': 2, '3': 'c'}, u.copy(), type(u.copy()), u.pop('b'), u.popitem(), u.setdefault('n', 1), u, UD.fromkeys([1, 2], 0), repr(UserDict()), u.data)
u |= {9: 9}; print(u); t(UserDict, 5); t(UserDict, {}, {}); t(lambda: UserDict()['x']); t(UserDict().popitem); t(UserDict().pop, 'a'); t(lambda: u | 5); t(hash, u); print(copy.copy(u), pickle.loads(pickle.dumps(u)), UserDict(dict={'a': 1}), UserDict(None, x=1))
l = UserList([3, 1, 2])
print(l, l + [4], [0] + l, l + (5,), l + UserList([6]), l * 2, 2 * l, l[0], l[1:], type(l[1:]), l.index(1), l.count(3), l == [3, 1, 2], l < [4], l > UserList([1]), sorted(l), 3 in l, list(reversed(l)), l.copy(), bool(UserList()), UserList('abc'), UserList(l).data is l.data)
l.append(9); l.extend([7]); l.extend(UserList([8])); l.insert(0, 'z'); l.remove('z'); l.sort(reverse=True); l.reverse(); l[0] = 100; del l[1]; l += [5]; l *= 2; print(l, l.pop(), l.pop(0)); l.clear(); print(l); t(l.pop); t(l.remove, 1); t(lambda: l + 5); t(lambda: UserList(5)); t(hash, l); t(lambda: l[3]); t(lambda: l['a']); print(copy.deepcopy(UserList([[1]])), pickle.loads(pickle.dumps(UserList([1]))))
s = UserString('hello')
print(s, repr(s), s + ' w', 'a ' + s, s * 2, s[1], type(s[1:]), s.upper(), s.find('l'), s.replace('l', 'L'), s.split('l'), s == 'hello', s < 'z', hash(s) == hash('hello'), len(s), 'ell' in s, s.center(9, '*'), s.encode(), s % (), UserString('%s-%s') % (1, 2), '%s' % s, int(UserString('12')), float(UserString('1.5')), complex(UserString('1j')), s.join(['a', 'b']), s.isalpha(), s.title(), s.startswith('he'), s.partition('l'), s.translate({104: 'J'}), s.removeprefix('he'), s.zfill(7), UserString(5), list(UserString('ab')), s.count('l', 3), UserString('a').maketrans('a', 'b'), s.format_map({}), s.swapcase(), s.rindex('l'))
t(s.index, 'z'); t(lambda: s + 5); t(lambda: s - 5); t(s.join, [1]); t(lambda: s['a']); t(s.encode, 'nope')
c = ChainMap({'a': 1}, {'a': 2, 'b': 3}, {'c': 4})
print(c, c['a'], c.new_child(), c.new_child({'z': 0})['a'], c.parents, list(c), len(c), dict(c), c.get('q', 'd'), c.maps[1], c == {'a': 1, 'b': 3, 'c': 4}, c | {'k': 1}, {'k': 1} | c, c.copy().maps[0] is c.maps[0], c.copy().maps[1] is c.maps[1], c.new_child(m=None, q=1), bool(ChainMap({})), ChainMap.fromkeys('ab', 1), ChainMap() )
t(lambda: c['zz']); t(lambda: c.pop('b')); t(c.__delitem__, 'c'); t(ChainMap().popitem); c['new'] = 5; del c['a']; print(c['a'], c); c.clear(); print(c); c |= {'x': 1}; print(c, pickle.loads(pickle.dumps(c)), copy.deepcopy(c)); t(lambda: c | 5)
class CM(ChainMap):
    def __missing__(self, k): return k + '!'
print(CM()['x'], CM().get('x'), 'x' in CM())
n = Counter('abracadabra')
print(n, n.most_common(2), n['zz'], n.total(), sorted(n.elements()), n + Counter('ab'), n - Counter('aaaaaaaab'), n & Counter('aab'), n | Counter('zz'), +Counter(a=-1, b=2), -Counter(a=-1, b=2), n.copy() == n, Counter(a=1) <= Counter(a=2), Counter(a=0) == Counter(), Counter(a=1) < Counter(a=1), Counter(a=2, b=1) > Counter(a=1), Counter({1: 2}, x=3), Counter(5 for _ in range(3)), Counter(a=1) ^ Counter(a=3) if hasattr(Counter, '__xor__') else '')
n.update('aa', z=3); n.subtract(['a', 'q'], b=5); print(n, n.most_common()[-2:], n.pop('a'), n.setdefault('m', 2)); del n['nothere']; t(Counter, 5); t(Counter, 'a', 'b'); t(Counter.fromkeys, 'a'); t(n.update, 5); t(n.subtract, 1, 2); t(lambda: Counter('a') + 5); t(lambda: Counter('a') < 5); t(n.most_common, 'a'); print(n.most_common(0), n.most_common(-1), repr(Counter({'a': 'x', 'b': 1})), Counter(a=1).__reduce__())
n = Counter('ab'); n += Counter('b'); n -= Counter('a'); n |= Counter('zz'); n &= Counter('bbz'); print(n, pickle.loads(pickle.dumps(n)), list(Counter(a=-1, b=2).elements()))
P = namedtuple('P', 'x y', defaults=[5]); p = P(1)
print(p, p._asdict(), p._replace(x=9), P._make([7, 8]), P._fields, P._field_defaults, p == (1, 5), hash(p) == hash((1, 5)), P.__doc__, P.x.__doc__, p[0], p[-1:], [*p], P.__match_args__, p.__getnewargs__(), P.__new__.__defaults__, P(y=1, x=2), pickle.loads(pickle.dumps(p)) if 0 else '')
for a, k in (('P', 'x x'), ('P', '_x'), ('P', 'class'), ('P', '1x'), ('1P', 'x'), ('class', 'x'), ('P', 'x-y'), ('P', [1]), ('P', ['x', 'x']), (5, 'x')): t(lambda: namedtuple(a, k))
t(lambda: namedtuple('P', 'x', defaults=[1, 2])); t(P); t(P, 1, 2, 3); t(P, 1, x=2); t(P._make, [1]); t(p._replace, z=1); t(setattr, p, 'x', 1); t(setattr, p, 'q', 1); print(namedtuple('R', 'a class a _b 1', rename=True)._fields, namedtuple('M', 'a', module='mod').__module__, namedtuple('E', ())(), namedtuple('C', 'a, b')._fields, P.__slots__)
class Q(P):
    def __add__(self, o): return Q(self.x + o, self.y)
print(Q(1, 2) + 5, type(Q(1, 2)._replace(x=0)), Q(1), repr(Q))
