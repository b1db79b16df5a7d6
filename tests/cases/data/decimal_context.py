def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__)


from decimal import *
import decimal, pickle, copy, math, fractions
D = Decimal
for s in ('1', '-0', '1.50', '1E+5', '1e-7', 'inf', '-Infinity', 'nan', 'sNaN123', 'NaN-1', '', ' 1 ', '1_000', '0x1', '１２', '1e999999999999999999', '.5', '5.', '+.', '--1', '1e', 'Inf1', '0E-10', '-00.010', 'é'): t(D, s)
for v in (5, -0.1, True, (0, (1, 2, 3), -2), (1, (), 'F'), (0, (1,), 'n'), (0, (10,), 0), (0, [1], 0), (0, (1,), 'x'), (0, 1), None, b'1', [], float('nan'), float('inf'), 1e300, D(3), fractions.Fraction(1, 2), 1j): t(D, v)
a, b = D('7.325'), D('-3')
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, 2 ** D(3), -a, +a, abs(b), a == 7.325, a < 8, D(1) == 1.0, hash(D(5)) == hash(5), hash(D('0.5')) == hash(.5), int(a), float(a), round(a), round(a, 1), round(D('2.5')), math.floor(b), math.ceil(a), math.trunc(a), bool(D(0)), complex(a), str(a), repr(a), f'{a:.1f}', f'{a:e}', f'{D(1234567):,}', f'{a:>10}|{a:<10}|{a:^10}|{a:+}|{a:010.2f}|{a:%}|{a:g}|{a:n}', format(D('nan'), '10'), format(D('-inf'), 'f'), a.as_tuple(), a.as_integer_ratio(), D('1E5').to_integral_value(), a.quantize(D('.01')), D('2.675').quantize(D('.01'), ROUND_HALF_UP), a.normalize(), D('1200').normalize(), D('12e2').to_eng_string(), a.adjusted(), a.compare(b), a.copy_sign(b), a.max(b), a.min_mag(b), a.sqrt(), a.exp(), a.ln(), a.log10(), a.logb(), a.next_plus(), a.next_minus(), a.remainder_near(b), a.fma(2, 3), a.scaleb(2), D(5).shift(1), D(123).rotate(1), D('1.0').same_quantum(D('2.0')), D(6).logical_and(D(11)) if 0 else D(110).logical_xor(D(11)), D(0).is_zero(), a.is_signed(), a.number_class(), a.radix(), D('1.20').canonical(), a.conjugate(), a.real, a.imag, a.to_integral_exact(), a.compare_total(b), D.from_float(.1), D.from_number(5))
for f in (lambda: D(1) / 0, lambda: D(0) / 0, lambda: D('inf') - D('inf'), lambda: D(-1).sqrt(), lambda: D(0) ** 0, lambda: D('sNaN') + 1, lambda: D(10) ** 10 ** 10, lambda: D(1) + 1.5, lambda: 1.5 * D(1), lambda: D(1) < 'a', lambda: D(1) < D('nan'), lambda: D('snan') == 1, lambda: D(1) + '1', lambda: int(D('nan')), lambda: int(D('inf')), lambda: float(D('snan')), lambda: hash(D('snan')), lambda: D(1) % 0, lambda: D('inf').as_integer_ratio(), lambda: round(D('inf')), lambda: D(5).quantize(D('1e-50')), lambda: D(-1).ln(), lambda: D(0).log10(), lambda: pow(D(2), 3, 5), lambda: pow(D(2), -1, 5), lambda: format(D(1), 'x'), lambda: format(D(1), '.-1f'), lambda: D(123).logical_invert(), lambda: D(1).shift(99), lambda: D(1).scaleb(1.5), lambda: D('1e9') .exp()): t(f)
c = Context(prec=5, rounding=ROUND_DOWN, Emin=-10, Emax=10, capitals=0, clamp=1, flags=[], traps=[Overflow]); print(c); print(c.create_decimal('1.23456789'), c.divide(1, 3), bool(c.flags[Inexact]), c.power(2, 10), c.sqrt(2), c.Etiny(), c.Etop(), c.add(1, '2') if 0 else c.add(1, 2), c.to_sci_string(D('1e6'))); t(c.multiply, D('9e9'), 100); t(c.create_decimal, 'x'); t(c.create_decimal_from_float, 1.5); t(Context, prec=0); t(Context, rounding='x'); t(Context, Emax=-1); t(Context, foo=1); t(setattr, c, 'prec', 'x'); t(setattr, c, 'nope', 1); t(delattr, c, 'prec'); t(setattr, c, 'clamp', 2); t(c.divide, 1, 'x'); t(c.add, 1)
with localcontext() as l: l.prec = 3; print(D(1) / 3, getcontext().prec); l.traps[Inexact] = True; t(lambda: D(1) / 3); l.traps[FloatOperation] = True; t(lambda: D(1.5)); t(lambda: D(1) == 1.0); t(lambda: D(1) < 1.0)
with localcontext(prec=7, rounding=ROUND_UP): print(D(2) / 3)
t(localcontext, foo=1); print(getcontext().prec, getcontext().rounding, DefaultContext.Emax, BasicContext.prec, bool(ExtendedContext.traps[DivisionByZero]), decimal.MAX_PREC, decimal.HAVE_THREADS, decimal.HAVE_CONTEXTVAR)
getcontext().clear_flags(); D(1) / 3; print([s.__name__ for s, v in getcontext().flags.items() if v]); getcontext().clear_traps(); print(D(1) / 0, D(0) / 0, D(-1).sqrt()); setcontext(DefaultContext)
for o in (D('1.5'), D('nan'), D('-0'), c): print(pickle.loads(pickle.dumps(o)) if o is not c else pickle.loads(pickle.dumps(o)).prec, copy.copy(o) is o, copy.deepcopy(o) is o)
class S(D):
    def __new__(cls, v, x=0): o = super().__new__(cls, v); o.x = x; return o
s = S('1.5', 2); print(repr(s), type(s + 1), s.x, type(+s), type(S.from_float(1.5)), pickle.loads(pickle.dumps(s))); print([r for r in dir(decimal) if r.startswith('ROUND')], [round(D(x), 0) for x in ('0.5', '1.5', '2.5', '-0.5')], sum([D('.1')] * 3), max(D(1), 2.5), sorted([D(2), 1, D('1.5')]), DecimalTuple(0, (1,), 0), FloatOperation.__mro__[1:3])
