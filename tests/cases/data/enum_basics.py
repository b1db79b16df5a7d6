def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
from enum import *
import pickle, copy
from enum import show_flag_values, global_enum_repr
class Color(Enum):
    RED = 1; GREEN = 2; CRIMSON = 1
    def describe(self): return f'{self.name}={self.value}'
    @property
    def up(self): return self.name.upper()
print(Color.RED, repr(Color.RED), Color(1), Color['GREEN'], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.__members__, Color.RED.describe(), Color.RED in Color, 1 in Color, 5 in Color, Color.RED == 1, hash(Color.RED) == hash('RED'), Color.RED.up, [*reversed(Color)], Color, type(Color))
t(lambda: Color(5)); t(lambda: Color['X']); t(lambda: Color.BLUE); t(setattr, Color, 'RED', 5); t(delattr, Color, 'RED'); t(lambda: Color.RED < Color.GREEN); t(setattr, Color.RED, 'value', 1); t(lambda: type('Sub', (Color,), {})); t(lambda: Color()); t(lambda: Color.RED()); print(Color.RED.RED if hasattr(Color.RED, 'RED') else 'no')
class N(IntEnum): A = 1; B = auto(); C = 10; D = auto()
print(N.A + 1, N.B, repr(N.D), N.A < N.C, int(N.C), f'{N.A}', '%d' % N.B, N(10), sorted(N), N.A == 1, str(N.A), format(N.A, '03'), N.A.name)
class S(StrEnum): X = auto(); Yy = auto(); Z = 'zed'
print(S.X, repr(S.Yy), S.Z + '!', S('zed'), S.X == 'x', f'{S.X:>3}', S.X.upper()); t(lambda: StrEnum('Q', {'a': 5}))
class F(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
print(F.R | F.X, F.RW, repr(F.R | F.W), F(5), F(0), ~F.R, F.R in F.RW, list(F.RW), bool(F(0)), F.R & F.W, F.R ^ F.RW, len(F.RW), F.R.value, F['RW'], F(7), list(F)); t(lambda: F(8)); t(lambda: F.R | 1); t(lambda: F.R | 'a')
class IF(IntFlag): A = 1; B = 2; C = 8
print(IF.A | 4, IF(7), IF.A | IF.B, ~IF.A, IF.A + 1, repr(IF(16)), IF(0), IF.A & 3, IF(3).name, [*IF(11)])
class St(Flag, boundary=CONFORM): A = 1; B = 2
print(St(7), St.A | St.B); 
class Ke(Flag, boundary=KEEP): A = 1
print(Ke(5), Ke(5).value); 
class Ej(Flag, boundary=EJECT): A = 1
print(Ej(5), type(Ej(5)))
E = Enum('E', 'a b c'); print(list(E), E.a.value, Enum('G', {'x': 5})['x'], Enum('H', [('p', 1), ('q', 2)], start=3).p, E.__module__, Enum('I', 'a', type=int).a + 1)
t(lambda: unique(Color)); t(lambda: Enum('D', 'a a')); t(lambda: verify(CONTINUOUS)(N)); t(lambda: verify(NAMED_FLAGS)(IF)); 
class Planet(Enum):
    EARTH = (1, 2); MARS = (3, 4)
    def __init__(self, m, r): self.m, self.r = m, r
    @classmethod
    def _missing_(cls, v): return cls.EARTH if v == 'home' else None
print(Planet.EARTH.m, Planet((3, 4)), Planet('home')); t(Planet, 'x')
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return (name, count, last)
    A = auto(); B = auto()
print(Auto.A.value, Auto.B.value)
class Mem(Enum):
    A = 1; f = nonmember(5); g = member(lambda: 1); _ignore_ = ['h']; h = 3
    def m(self): pass
print(list(Mem)[0], Mem.f, 'g' in Mem.__members__, hasattr(Mem, 'h'))
print(pickle.loads(pickle.dumps(Color.RED)) is Color.RED, copy.deepcopy(Color.RED) is Color.RED, Color.RED.__reduce_ex__(2)[1], dir(Color)[:4], Color.RED._value_, Color._value2member_map_)
class Mixed(str, Enum): A = 'a'; B = 'b'
print(Mixed.A, Mixed.A == 'a', repr(Mixed.B), f'{Mixed.A}', '%s' % Mixed.A, str.__str__(Mixed.A), Mixed('a'), Mixed.A.upper(), isinstance(Mixed.A, str))
@property
def pp(self): return 1
class WithNew(Enum):
    def __new__(cls, v): o = object.__new__(cls); o._value_ = v * 10; return o
    A = 1; B = 2
print(WithNew.A.value, WithNew(20), show_flag_values(IF(11)), global_enum_repr(Color.RED), Color.RED.__objclass__ if hasattr(Color.RED, '__objclass__') else 0)
match Color.RED:
    case Color.GREEN: print('g')
    case Color.RED: print('r')
try:
    class Bad(Enum): A = 1; A = 2
except TypeError as e: print(e)
try:
    class Bad2(IntEnum): A = 'x'
except ValueError as e: print(e)
