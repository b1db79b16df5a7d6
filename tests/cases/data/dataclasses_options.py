def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import dataclasses as dc, copy, pickle, inspect, typing
from dataclasses import dataclass, field, KW_ONLY, InitVar
@dataclass(order=True, frozen=True)
class A: x: int; y: list = field(default_factory=list, compare=False); z: int = field(default=3, repr=False, metadata={'m': 1})
a = A(1); print(a, a == A(1, [9]), a < A(2), hash(a) == hash(A(1)), a.z, dc.fields(a)[2].metadata, dc.asdict(a), dc.astuple(a), dc.replace(a, x=5), copy.replace(a, z=0).z, A.__match_args__, inspect.signature(A), A.__doc__, dc.is_dataclass(A), dc.is_dataclass(a), dc.is_dataclass(5)); t(setattr, a, 'x', 1); t(delattr, a, 'x'); t(lambda: a < 5); t(A); t(A, 1, 2, 3, 4); t(dc.replace, a, q=1); t(dc.replace, 5, q=1); t(dc.asdict, 5); t(dc.asdict, A); t(dc.fields, 5)
@dataclass(kw_only=True, slots=True, weakref_slot=True)
class B: p: int = 1; q: str
b = B(q='s'); print(b, B.__slots__, B.__match_args__, pickle.loads(pickle.dumps(b)) == b if 0 else ''); t(setattr, b, 'zz', 1); t(B, 1); t(lambda: b.__dict__); t(hash, b)
@dataclass
class C:
    a: int; _: KW_ONLY; b: int = 2; iv: InitVar[int] = 5; cv: typing.ClassVar[int] = 7; s: 'str' = 'd'
    def __post_init__(self, iv): self.a += iv
print(C(1), C(1, iv=10, b=3), [f.name for f in dc.fields(C)], C.cv, C.__annotations__.keys() >= {'iv'}); t(C, 1, 2); t(dc.replace, C(1), a=2); t(lambda: dc.replace(C(1), iv=1))
@dataclass
class D(C): a: float = 0.5; d: int = 9
print(D(), inspect.signature(D), [f.name for f in dc.fields(D)])
def mk(body):
    ns = {**globals()}; exec(body, ns); return ns['E']()
for body in ('@dataclass\nclass E: a: list = []', '@dataclass\nclass E:\n a: int = 1\n b: int', '@dataclass(order=True)\nclass E:\n def __lt__(s, o): pass', '@dataclass(frozen=True)\nclass E(C): pass', '@dataclass(eq=False, order=True)\nclass E: pass', '@dataclass(unsafe_hash=True)\nclass E:\n def __hash__(s): return 1', '@dataclass(frozen=True)\nclass E:\n def __setattr__(s, n, v): pass', '@dataclass\nclass E: x: int = field(default=1, default_factory=int)', '@dataclass(slots=True)\nclass E:\n __slots__ = ()\n x: int = 1', '@dataclass(weakref_slot=True)\nclass E: pass', '@dataclass\nclass E:\n a: KW_ONLY; b: KW_ONLY', '@dataclass\nclass E: x: InitVar[int] = field(default_factory=int)', '@dataclass\nclass E: x: typing.ClassVar[int] = field(kw_only=True)', '@dataclass\nclass E: x = field()', '@dataclass(init=False)\nclass E: x: int', '@dataclass(repr=False, eq=False)\nclass E: x: int = 1', '@dataclass\nclass E: x: int = field(init=False)', '@dataclass(match_args=False)\nclass E: x: int = 1', '@dataclass\nclass E(Exception): x: int = 1', '@dataclass()\nclass E: x: dict = field(default_factory=dict, hash=False)', '@dataclass(foo=1)\nclass E: pass', '@dataclass(5)\nclass E: pass', '@dataclass\nclass E:\n x: int = field(default=1, doc="d")'): 
    t(mk, body)
M = dc.make_dataclass('M', ['a', ('b', int), ('c', list, field(default_factory=list))], bases=(), namespace={'m': lambda s: s.a}, frozen=True, module='mod'); print(M(1, 2), M(1, 2).m(), M.__module__, M.__annotations__); t(dc.make_dataclass, 'X', ['a', 'a']); t(dc.make_dataclass, 'X', [5]); t(dc.make_dataclass, 'X', ['class']); t(dc.make_dataclass, 'X', [('a', int, 1, 2)]); t(dc.make_dataclass, 'X', ['1a'])
@dataclass
class N: c: A; l: list; d: dict; t: tuple
n = N(A(1), [A(2)], {'k': A(3)}, (A(4),)); print(dc.asdict(n), dc.astuple(n), dc.asdict(n, dict_factory=lambda kv: [k for k, v in kv]), dc.astuple(n, tuple_factory=list)[1:2], copy.deepcopy(n) == n, pickle.loads(pickle.dumps(n)) == n)
f = dc.fields(A)[0]; print(f.default is dc.MISSING, repr(dc.MISSING).split(' at ')[0], f.kw_only, f.type, InitVar[int], repr(KW_ONLY).split(' at ')[0]); t(field, 1); t(field, foo=1)
@dataclass
class Rec: me: 'Rec' = None
r = Rec(); r.me = r; print(r); t(lambda: r == copy.copy(r) and 1) if 0 else None
@dataclass(unsafe_hash=True)
class H: a: int; b: int = field(hash=False, default=0)
print(hash(H(1, 2)) == hash(H(1, 3)), H(1) == H(1), H(1).__eq__(5), H(1) != H(2)); 
match A(1, [2]):
    case A(x, y): print('match', x, y)
@dataclass(slots=True)
class SB: x: int = 1
@dataclass(slots=True)
class SD(SB):
    y: int = 2
    def who(self): return __class__, super().__repr__()
print(SD(), SD.__slots__, SD().who(), copy.copy(SD(5, 6)), pickle.loads(pickle.dumps(SD(7))), SD().__getstate__() if hasattr(SD, '__getstate__') else '')
