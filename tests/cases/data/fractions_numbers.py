def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


from fractions import Fraction as F
import math, pickle, copy, numbers, decimal, operator
for a in ((), (3,), (6, 4), (1, -2), (0, 5), (1, 0), ('3/4',), (' -1.25e2 ',), ('1_0/3',), ('1/ 2',), ('x',), ('1/0',), ('1.5/2',), ('',), ('0x1',), ('٣/٤',), (0.5,), (0.1,), (float('nan'),), (float('inf'),), (decimal.Decimal('1.1'),), (decimal.Decimal('nan'),), (F(1, 2), F(3, 4)), (1.5, 2), ('1', 2), (None,), (1, None), (1j,), ([],), (True, 2), (1, 2, 3)): t(F, *a)
a, b = F(7, 3), F(-1, 2)
for op in 'add sub mul truediv floordiv mod pow eq lt ge divmod'.split():
    f = divmod if op == 'divmod' else getattr(operator, op); print(op, end=' ')
    for x, y in ((a, b), (a, 2), (2, a), (a, 0.5), (0.5, a), (a, 1j), (a, 'x'), (a, 0), (b, b), (a, b"x"), (a, True), (a, F(2))):
        try: print(f(x, y), end=' | ')
        except Exception as e: print(type(e).__name__, e, end=' | ')
    print()
print(a ** -2, F(0) ** 0, F(4, 9) ** F(1, 2), F(-8) ** F(1, 3), 2 ** F(1, 2), F(2) ** F(3), a ** 0.5, (-a) ** 2, round(a), round(a, 1), round(F(5, 2)), round(F(-5, 2)), round(F(125, 10), -1), math.floor(b), math.ceil(b), math.trunc(b), int(a), float(a), abs(b), -a, +a, bool(F(0)), hash(F(1, 2)) == hash(.5), hash(F(3)) == 3, a.numerator, a.denominator, a.as_integer_ratio(), a.is_integer(), F(4, 2).is_integer(), F(math.pi).limit_denominator(100), a.limit_denominator(1), F.from_float(.25), F.from_decimal(decimal.Decimal('.3')), F.from_number(1.5), str(a), repr(a), F(5), complex(a), a.real, a.imag, a.conjugate(), math.gcd(6, 4), sum([F(1, 3)] * 3), max(a, b, 1), sorted([a, b, 0.1]), F(1, 2) == 0.5, F(1, 3) == 1 / 3, F(1, 2) < float('nan'), F(1) == 1 + 0j, F(1) in {1})
for s in ('', 's', '10', '>8', '.2f', '.3e', 'g', '%', '+.1f', ',.1f', '_.2f', '010.3f', '#.0f', 'z.1f', ' ', '-', '+', '<10', '^10', '=10', '08', 'd', '.f', 'x', ',', '*^9', '.10g', '#g', '.0f', '.1%', 'E', 'F', 'G', 'n', '010', '_'):
    print(s, end=' '); t(lambda: (format(a, s), format(F(-1234567, 2), s)))
t(a.limit_denominator, 0); t(a.limit_denominator, -1); t(F.from_float, 'x'); t(F.from_decimal, 5.5); t(F.from_number, 'x'); t(setattr, a, 'numerator', 5); t(setattr, a, 'q', 5); t(pow, a, 2, 3); t(lambda: a < 1j); t(lambda: a & 1); t(F, numerator=1, denominator=2); t(math.factorial, F(3)); t(operator.index, F(3)); t(range, F(3)); t(lambda: F(10 ** 400) * 1.0); t(float, F(1, 10 ** 400)); t(int, F(10 ** 30, 7))
class S(F): pass
s = S(1, 2); print(repr(s), type(s + 1), type(abs(s)), type(S.from_float(.5)), pickle.loads(pickle.dumps(s)), copy.copy(s) is s, copy.deepcopy(a) is a, [pickle.loads(pickle.dumps(a, p)) for p in (0, 2, 5)], copy.copy(a) is a)
print(isinstance(a, numbers.Rational), isinstance(a, numbers.Real), isinstance(1, numbers.Integral), isinstance(1.5, numbers.Rational), isinstance(decimal.Decimal(1), numbers.Number), isinstance(decimal.Decimal(1), numbers.Real), isinstance(1j, numbers.Complex), isinstance(True, numbers.Integral), issubclass(int, numbers.Complex), F.__mro__[1:5]); t(numbers.Number); t(numbers.Integral); t(numbers.Real)
class MyR(numbers.Rational):
    numerator = 3; denominator = 4
    for n in '__abs__ __add__ __radd__ __neg__ __pos__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __rpow__ __floordiv__ __rfloordiv__ __mod__ __rmod__ __eq__ __lt__ __le__ __floor__ __ceil__ __round__ __trunc__'.split(): locals()[n] = lambda self, *a: NotImplemented
    __hash__ = None
m = MyR(); print(float(m), F(m), F(m, 2), m.real is m, m.imag, F(3, 4) == m, complex(m), bool(m))
class Num:
    def as_integer_ratio(self): return (3, 9)
print(F(Num())); t(F, type('Bad', (), {'as_integer_ratio': lambda s: 5})())
