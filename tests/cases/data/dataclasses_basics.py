def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
from dataclasses import *
import copy, pickle
from typing import ClassVar
@dataclass
class P:
    x: int
    y: int = 5
    z: list = field(default_factory=list, repr=False, compare=False)
    c: ClassVar[int] = 9
p = P(1); print(p, p == P(1, 5), p.z, [f.name for f in fields(P)], asdict(p), astuple(p), replace(p, x=3), is_dataclass(P), is_dataclass(p), P.__match_args__, P.c); t(P); t(P, 1, 2, 3, 4); t(P, q=1); t(lambda: p < p); t(hash, p); t(replace, p, q=1); t(fields, 5); t(asdict, P)
@dataclass(frozen=True, order=True)
class F: a: int; b: str = 'b'
f = F(1); print(hash(f) == hash(F(1)), f < F(2), sorted([F(3), F(1)]), {f: 1}[F(1)]); t(setattr, f, 'a', 2); t(delattr, f, 'a'); t(lambda: f < 5); t(setattr, f, 'new', 1)
@dataclass(slots=True, kw_only=True)
class S: a: int; b: int = 2
print(S(a=1), S.__slots__, S(a=1) == S(a=1)); t(S, 1); t(setattr, S(a=1), 'z', 1)
@dataclass
class Base: a: int; b: int = field(init=False, default=7)
@dataclass
class D(Base):
    c: int = 3; d: InitVar[int] = 4; _: KW_ONLY = None; k: str = 'k'
    def __post_init__(self, d): self.e = d * 10
d = D(1, c=2, d=5); print(d, d.e, [f.name for f in fields(d)], D.__init__.__annotations__ if 0 else ''); t(D, 1, 2, 3, 'k')
def mk(src):
    try: exec(src, globals())
    except Exception as e: print(type(e).__name__, e)
mk('@dataclass\nclass A:\n a: int = 1\n b: int'); mk('@dataclass\nclass A:\n a: list = []'); mk('@dataclass(order=True)\nclass A:\n a: int\n def __lt__(self, o): pass'); mk('@dataclass(frozen=True)\nclass A(P): pass'); mk('@dataclass(eq=False, order=True)\nclass A: pass'); mk('@dataclass\nclass A:\n a = field()'); mk('@dataclass(unsafe_hash=True)\nclass A:\n a: int\n def __hash__(self): return 1'); mk('@dataclass(slots=True)\nclass A:\n __slots__ = ()\n a: int'); mk('field(default=1, default_factory=int)'); mk('@dataclass(weakref_slot=True)\nclass A: pass')
print(make_dataclass('M', ['a', ('b', int), ('c', str, 'd')])(1, 2), make_dataclass('N', [('x', int)], bases=(P,), namespace={'m': lambda s: 5})(1, 2).m()); t(make_dataclass, 'M', ['a', 'a']); t(make_dataclass, 'M', ['class']); t(make_dataclass, 'M', [5])
@dataclass
class R: r: 'R' = None; l: dict = field(default_factory=dict)
r = R(); r.r = r; print(r); print(asdict(R(R(), {'a': [R()]})))
print(copy.copy(p), copy.deepcopy(p), pickle.loads(pickle.dumps(p)), copy.replace(p, y=0), field(default=3).default, repr(field(metadata={'m': 1}))[:40], fields(P)[0].type, MISSING is fields(P)[0].default, P.__doc__, P.__eq__.__qualname__, P.__repr__.__qualname__)
@dataclass(repr=False, eq=False, init=False)
class Q: a: int = 1
print(Q().a, Q() == Q(), hasattr(Q, '__hash__') and Q.__hash__ is object.__hash__)
match F(1, 'z'):
    case F(a, b=c): print(a, c)
