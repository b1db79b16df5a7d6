def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
from collections import namedtuple
import copy, pickle
P = namedtuple('P', 'x y', defaults=[5])
class Sub(P):
    __slots__ = ()
    def s(self): return self.x + self.y
p = P(1, 2)
check(r'''
p, P(1), P(x=3, y=4), p._asdict(), p._replace(x=9), P._fields, P._field_defaults, P._make([7, 8]), p == (1, 2), hash(p) == hash((1, 2)), p[0], p[-1], p.x, p[0:1], len(p), tuple(p), p + (3,), p * 2, P.__doc__, P.x.__doc__, P.__match_args__
P()
P(1, 2, 3)
P(z=1)
p._replace(z=1)
P._make([1])
p.z
setattr(p, 'x', 5)
delattr(p, 'x')
namedtuple('Q', 'a a')
namedtuple('Q', '_a')
namedtuple('Q', 'class')
namedtuple('1Q', 'a')
namedtuple('Q', 'a b', defaults=[1, 2, 3])
namedtuple('Q', ['a', 'class', '_x', 'a', '1b'], rename=True)._fields
namedtuple('Q', 5)
namedtuple('Q', 'a,b, c')._fields, namedtuple('Q', ())(), namedtuple('Q', 'a', module='mm').__module__, P.__module__, P.__qualname__, P.__name__, P.__bases__, P.__slots__, P.__new__.__defaults__, P._make.__qualname__
Sub(1, 2).s(), Sub(1, 2), Sub(1)._replace(y=0), type(Sub(1)._replace(y=0)).__name__, copy.copy(p) == p, type(copy.deepcopy(p)).__name__, pickle.loads(pickle.dumps(p)), p.__getnewargs__(), p.__reduce_ex__(2)[1][1:], copy.replace(p, y=0)
P.__new__(P, 1, 2), P.__new__.__text_signature__ if hasattr(P.__new__, '__text_signature__') else None, type(P.x).__name__, P.x.__get__(p), repr(P.x)[:12]
(lambda x, y: (x, y))(*p), '%s-%s' % p, '{0.x}'.format(p), f'{p.x}', [*p], dict(zip(P._fields, p)), sorted([P(2), P(1)]), max(P(1, 9), P(2, 0)), P(1, 2) < P(1, 3), p in {p}
''')
match p:
    case P(a, y=b): print(a, b)
