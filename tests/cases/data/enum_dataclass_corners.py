"""enum and dataclasses: members of every kind, aliases, _missing_, auto, flags boundaries, dataclass fields, inheritance, slots, frozen and replace errors."""
import dataclasses, enum, copy, pickle
from dataclasses import *
from enum import *


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Color(Enum):
    RED = 1; GREEN = 2; CRIMSON = 1
    def describe(self): return f"{self.name} is {self.value}"
    @property
    def p(self): return self.value * 2
    @classmethod
    def default(cls): return cls.GREEN
print(list(Color), Color.CRIMSON is Color.RED, Color(1), Color["RED"], Color.RED.describe(), Color.GREEN.p, Color.default(), len(Color), Color.RED in Color, 1 in Color, 9 in Color, "RED" in Color, Color.__members__, repr(Color.RED), str(Color.RED), f"{Color.RED:>12}|", Color.RED == 1, Color.RED != Color.GREEN, hash(Color.RED) == hash("RED"), bool(Color.RED), list(reversed(Color)), repr(Color), Color.RED.__class__ is Color, type(Color).__name__, Color.RED.name, Color._value2member_map_, dir(Color)[:3])
for f in (lambda: Color(5), lambda: Color["X"], lambda: Color.X, lambda: setattr(Color, "RED", 5), lambda: delattr(Color, "RED"), lambda: setattr(Color.RED, "value", 5), lambda: setattr(Color.RED, "name", 5), lambda: Color.RED < Color.GREEN, lambda: type("Sub", (Color,), {}), lambda: Color(), lambda: Color(1, 2), lambda: Color.RED.GREEN, lambda: Color.RED(), lambda: Enum("Dup", "A A"), lambda: Enum("F", "A B")(2), lambda: Enum("F", {"x": 1}).x, lambda: Enum("F", [("a", 1), ("b", 1)]).b, lambda: Enum("F", "A,B", start=10).B.value, lambda: Enum("F", ["a"], type=str).a, lambda: Enum("F"), lambda: IntEnum("I", "A B").B + 1, lambda: StrEnum("S", "A B").A, lambda: copy.deepcopy(Color.RED) is Color.RED, lambda: pickle.loads(pickle.dumps(Color.RED)) is Color.RED, lambda: unique(Color), lambda: verify(UNIQUE)(Color), lambda: verify(CONTINUOUS)(Enum("C", {"a": 1, "b": 4})), lambda: Color.__new__(Color, 5), lambda: object.__new__(Color), lambda: {Color.RED: 1}[Color.CRIMSON], lambda: Color.RED | Color.GREEN, lambda: isinstance(Color.RED, Color), lambda: Color.__contains__([]), lambda: nonmember(5).value): t(f)
class I(IntEnum): A = 1; B = auto(); C = auto()
class S(StrEnum): ONE = auto(); TWO = "two!"; E = b"x".decode()
class Planet(Enum):
    EARTH = (5.9, 6.3); MARS = (6.4, 3.3)
    def __init__(self, mass, r): self.mass, self.r = mass, r
class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return (name.lower(), start, count, last)
    X = auto(); Y = auto(); Z = 5, auto()
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return {"a": cls.A, "bad": 5}.get(v) if v != "boom" else 1 / 0
class NewE(bytes, Enum):
    def __new__(cls, v, label): o = bytes.__new__(cls, [v]); o._value_ = v; o.label = label; return o
    P = (1, "pp"); Q = (2, "qq")
class Al(Enum):
    A = 1; B = 2
print(I.B + 1, I.A < I.C, I(2), str(I.A), repr(I.A), f"{I.A}", f"{I.A:03d}", [10, 20][I.A], I.A == 1.0, S.ONE, S.TWO.upper(), repr(S.ONE), S("two!"), S.ONE + "x", "%s" % S.ONE, Planet.EARTH.mass, Planet((6.4, 3.3)), list(a.value for a in Auto), Miss("a"), NewE(1).name, NewE.Q.label, NewE.P[0]); t(Miss, "zz"); t(Miss, "bad"); t(Miss, "boom"); t(I, "x"); t(S, 5); t(lambda: type("B", (I, S), {})); t(exec, "class E(Enum):\n A = 1\n A = 2", {"Enum": Enum}); t(exec, "class E(Enum):\n A = 1\n def A(self): pass", {"Enum": Enum}); t(exec, "class E(Enum):\n mro = 1", {"Enum": Enum}); t(exec, "class E(Enum):\n _x_ = 1", {"Enum": Enum}); t(exec, "class E(StrEnum):\n A = 1", {"StrEnum": StrEnum}); t(exec, "class E(IntEnum):\n A = 'x'", {"IntEnum": IntEnum}); t(exec, "class E(Enum):\n A: int = 1\n __slots__ = ()\nprint(list(E))", {"Enum": Enum}); t(exec, "class E(Enum):\n A = len\n B = member(2)\n C = nonmember(3)\n class D: pass\nprint(list(E.__members__), E.C)", {"Enum": Enum, "member": member, "nonmember": nonmember})
class Perm(Flag): R = 4; W = 2; X = 1; RW = R | W; NONE = 0
class Str(Flag, boundary=STRICT): A = 1; B = 4
class Conf(Flag, boundary=CONFORM): A = 1; B = 4
class Ej(Flag, boundary=EJECT): A = 1; B = 4
class Keep(Flag, boundary=KEEP): A = 1; B = 4
class IF(IntFlag): A = 1; B = 2; C = 8
print(Perm.R | Perm.X, Perm.RW, Perm.R & Perm.W, ~Perm.R, Perm(7), Perm.RW ^ Perm.R, Perm.R in Perm.RW, Perm.RW in Perm.R, list(Perm.RW), list(Perm), len(Perm.RW), bool(Perm.NONE), Perm(0), Perm.RW.name, (Perm.R | Perm.X).name, (Perm.R | Perm.X).value, repr(Perm.R | Perm.X), str(Perm(5)), IF.A | 16, IF.A + 1, ~IF.A, IF(3), IF(20), repr(IF(20)), list(IF(11)), IF.A | IF.B == 3, Conf(7), Ej(7), Keep(7), ~Keep.A, Perm["RW"]); t(Str, 7); t(Perm, 8); t(Perm, "x"); t(lambda: Perm.R | 1); t(lambda: Perm.R < Perm.W); t(lambda: 5 in Perm.R); t(lambda: Perm(-1)); t(lambda: Perm.R | IF.A); t(exec, "class F(Flag):\n A = 'x'", {"Flag": Flag}); t(exec, "class F(Flag):\n A = auto(); B = auto(); C = A | B; D = auto()\nprint([f.value for f in F], F.D.value)", {"Flag": Flag, "auto": auto}); t(enum.show_flag_values, 11); t(lambda: enum.global_enum_repr(Perm.R)); t(lambda: pickle.loads(pickle.dumps(Perm.R | Perm.X)))
print("-- dataclasses")
@dataclass
class P:
    x: int
    y: int = 0
    z: list = field(default_factory=list, repr=False, compare=False)
    k: int = field(default=5, kw_only=True)
    c: "ClassVar[int]" = 9
    w: InitVar[int] = 3
    def __post_init__(self, w): self.total = self.x + w
@dataclass(order=True, frozen=True)
class Fz: a: int; b: str = "b"
@dataclass(slots=True, weakref_slot=True)
class Sl: a: int; b: int = 2
@dataclass(eq=False, repr=False)
class Ne: a: int
@dataclass(unsafe_hash=True, kw_only=True, match_args=False)
class Uh: a: int; _: KW_ONLY = None; b: int = 1
@dataclass
class Child(P): extra: str = "e"; y: int = 7
p = P(1); print(p, p.total, p == P(1), p != P(2), fields(P)[0].name, [f.name for f in fields(p)], asdict(p), astuple(p), replace(p, x=9, w=1), is_dataclass(P), is_dataclass(p), P.__match_args__, Child(1), Child.__dataclass_params__, Fz(1) < Fz(2), hash(Fz(1)) == hash((1, "b")), sorted([Fz(2), Fz(1)]), Sl(1), Sl.__slots__, Uh(a=1), hash(Uh(a=1)) == hash(Uh(a=1)), Ne(1) == Ne(1), copy.copy(Sl(1)), pickle.loads(pickle.dumps(Sl(3))), pickle.loads(pickle.dumps(Fz(3))), copy.replace(p, x=4, w=0), P.__doc__, Fz.__doc__)
for f in (lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: P(1, nope=2), lambda: setattr(Fz(1), "a", 2), lambda: delattr(Fz(1), "a"), lambda: setattr(Fz(1), "new", 2), lambda: setattr(Sl(1), "q", 2), lambda: P(1) < P(2), lambda: hash(P(1)), lambda: replace(p, x=1), lambda: replace(p, c=1, w=1), lambda: replace(5), lambda: asdict(5), lambda: asdict(P), lambda: fields(5), lambda: fields(int), lambda: Fz(1) < 5, lambda: Fz(1) == (1, "b"), lambda: Uh(1), lambda: make_dataclass("M", ["a", ("b", int), ("c", int, field(default=3))])(1, 2), lambda: make_dataclass("M", ["1x"]), lambda: make_dataclass("M", ["a", "a"]), lambda: make_dataclass("M", ["class"]), lambda: make_dataclass("M", [5]), lambda: make_dataclass("M", [("a", int, 1), "b"]), lambda: make_dataclass("M", ["a"], frozen=True)(1), lambda: dataclass(5), lambda: field(default=1, default_factory=list), lambda: repr(field(default=1))[:20], lambda: replace(Fz(1), a=5), lambda: make_dataclass("M", [("x", list, [])]), lambda: dataclass(order=True, eq=False)(type("Q", (), {})), lambda: dataclass(frozen=True)(type("Q", (P,), {})), lambda: dataclass(type("Q", (Fz,), {"__annotations__": {"n": int}})), lambda: dataclass(order=True)(type("Q", (), {"__lt__": 1})), lambda: dataclass(unsafe_hash=True)(type("Q", (), {"__hash__": lambda s: 1})), lambda: dataclass(slots=True)(type("Q", (), {"__slots__": ()})), lambda: dataclass(weakref_slot=True)(type("Q", (), {})), lambda: make_dataclass("M", [("a", int, field(init=False))])(), lambda: make_dataclass("M", [("a", int, field(init=False))])(1), lambda: FrozenInstanceError("x"), lambda: MISSING.__class__.__name__, lambda: field(kw_only=1, default=2).kw_only, lambda: asdict(make_dataclass("N", ["v"])([P(1), {"k": Fz(2)}, (1, 2)]), dict_factory=list)): t(f)
rec = make_dataclass("Rec", ["v"]); r = rec(None); r.v = r; print(r); t(lambda: r == r)
match Fz(1, "q"):
    case Fz(a=1, b=q): print("matched", q)
match P(1, 2):
    case P(x, y, z): print(x, y, z)
