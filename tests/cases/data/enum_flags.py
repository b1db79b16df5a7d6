def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import enum, pickle, copy, json
from enum import *
class P(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
for f in (lambda: P.R | P.X, lambda: P.RW & P.W, lambda: P.R ^ P.RW, lambda: ~P.R, lambda: P(0), lambda: P(5), lambda: P(8), lambda: P('x'), lambda: P.R in P.RW, lambda: 1 in P.RW, lambda: 'R' in P.RW, lambda: list(P), lambda: list(P.RW), lambda: len(P.RW), lambda: bool(P(0)), lambda: P.R | 2, lambda: P.R < P.W, lambda: P['RW'], lambda: P['Q'], lambda: P.__members__.keys(), lambda: P.RW.name, lambda: (P.R | P.X).name, lambda: P(0).name, lambda: P.R.value, lambda: (P.R | P.X).value, lambda: repr(P.R), lambda: str(P.R | P.X), lambda: f'{P.R}', lambda: hash(P.R) == hash(P.R), lambda: ~P.RW, lambda: ~(~P.X), lambda: P.R._value_, lambda: P._flag_mask_, lambda: P._all_bits_): t(f)
for b in (STRICT, CONFORM, EJECT, KEEP):
    B = Flag('B', {'A': 1, 'C': 4}, boundary=b); I = IntFlag('I', 'A C', boundary=b); print(b); t(B, 3); t(B, 8); t(B, -1); t(lambda: ~B.A); t(I, 9); t(I, -2); t(lambda: I.A | 8)
class IF(IntFlag): A = 1; B = 2; ALL = 3
print(IF.A | 8, IF(0), IF(7), IF.A + 1, IF.A | IF.B, ~IF.A, IF.A & 5, 5 & IF.A, repr(IF(16)), str(IF(3)), format(IF.A, 'd'), f'{IF.A}', json.dumps(IF.A), IF.A == 1, isinstance(IF.A, int), [*IF], IF.ALL in IF, 3 in IF, sorted([IF.B, IF.A]))
def mk(body):
    ns = {**globals()}; exec(body, ns); return list(ns['E'])
for body in ('class E(Enum): A = 1; A = 2', 'class E(Enum):\n A = 1\n mro = 2', 'class E(Enum):\n _x_ = 1', 'class E(Enum): A = auto(); B = "x"; C = auto()', '@unique\nclass E(Enum): A = 1; B = 1', 'class B(Enum): A = 1\nclass E(B): pass', '@verify(CONTINUOUS)\nclass E(IntEnum): A = 1; B = 3', '@verify(NAMED_FLAGS)\nclass E(Flag): A = 1; B = 6', '@verify(UNIQUE)\nclass E(Enum): A = 1; B = 1', 'class E(int, Enum): A = "x"', 'class E(Flag): A = "x"', 'class E(Enum):\n A = 1\n def A(self): pass', 'class E(Enum):\n def f(self): pass\n A = f', 'class E(StrEnum): A = 1', 'class E(StrEnum): A = auto(); B_C = auto()', 'class E(Enum):\n _ignore_ = "i"\n for i in range(3): vars()[f"N{i}"] = i', 'class E(Enum):\n _ignore_ = "A"\n A = 1; B = 2', 'class E(Enum):\n _order_ = "B A"\n A = 1; B = 2', 'class E(Enum):\n A = member(lambda: 1); B = nonmember(5); C = property(lambda s: 3)', 'class E(IntEnum): A = auto(); B = 10; C = auto()', 'class E(Enum):\n def _generate_next_value_(n, s, c, l): return (n, s, c, l)\n A = auto(); B = auto()', 'class E(Flag): A = 1; B = 2; C = auto(); D = A | B', 'class E(Enum):\n A = []; B = []', 'class E(float, Enum): A = 1; B = "2.5"'): t(mk, body)
class Pl(Enum):
    EARTH = (5.9, 6.3); MARS = (0.6, 3.3)
    def __init__(self, m, r): self.m, self.r = m, r
    @property
    def ratio(self): return round(self.m / self.r, 3)
    @classmethod
    def _missing_(cls, v): return cls.EARTH if v == 'home' else None
    @staticmethod
    def s(): return 's'
    @enum.property
    def up(self): return self.name.title()
print(Pl.MARS.ratio, Pl('home'), Pl((0.6, 3.3)), Pl.EARTH.up, Pl.s(), Pl.MARS.m, list(Pl), len(Pl), Pl.EARTH in Pl, (0.6, 3.3) in Pl, 'zz' in Pl, [*reversed(Pl)], Pl.__doc__, dir(Pl)[-3:], bool(Pl)); t(Pl, 'nope'); t(lambda: Pl.EARTH.MARS); t(setattr, Pl, 'EARTH', 1); t(delattr, Pl, 'EARTH'); t(setattr, Pl.EARTH, 'name', 'x'); t(setattr, Pl.EARTH, 'value', 'x'); t(lambda: Pl.NOPE); t(lambda: Pl.EARTH()); t(lambda: Pl.EARTH < Pl.MARS)
class V(Enum):
    def __new__(cls, v): o = object.__new__(cls); o._value_ = v * 10; return o
    A = 1; B = 2
V.A._add_value_alias_('alias') if hasattr(V.A, '_add_value_alias_') else None
print(V(10), V.B.value, [pickle.loads(pickle.dumps(V.A, p)) is V.A for p in range(6)], copy.deepcopy(V.B) is V.B, Enum('Dyn', 'a b', start=5).b.value, Enum('D2', [('x', 1), ('y', 2)]).y, Enum('D3', {'k': 'v'}).k, IntEnum('D4', ['p', 'q']).q + 1, Enum('D5', 'a', module='m', qualname='Q.D5').__qualname__, Enum('D6', ()).__members__, StrEnum('S', 'a').a.upper()); t(Enum, 'D', 5); t(Enum, 5); t(Enum, 'D', [1]); t(Enum); t(Enum, 'D', 'a a')
@global_enum
class G(IntEnum): GA = 1
print(repr(G.GA), GA, enum.show_flag_values(5), enum.bin(5), enum.bin(-5, 4), Enum.__call__.__name__, type(Enum).__name__, EnumMeta is EnumType, issubclass(IntFlag, ReprEnum), format(Pl.EARTH, '>12'), f'{IntEnum("X", "a").a:03d}')
