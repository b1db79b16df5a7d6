"""decimal and fractions: contexts, quantize, signals, formatting, comparison with other numbers, special values, conversions."""
import decimal, fractions, math
from decimal import *
from fractions import Fraction as Fr


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


D = Decimal
vals = [D("0"), D("-0"), D("1"), D("1.50"), D("-2.5"), D("1E+5"), D("1E-7"), D("123456789.123456789"), D("Infinity"), D("-Infinity"), D("NaN"), D("sNaN"), D("NaN123")]
for x in vals:
    print(x, repr(x), x.as_tuple(), x.adjusted(), x.is_finite(), x.is_signed(), x.is_zero(), x.is_qnan(), x.is_snan(), x.number_class(), x.sort_key() if hasattr(x, "sort_key") else "", x.canonical(), x.copy_abs(), x.copy_negate(), x.logb() if x.is_finite() and x else "", end=" ")
    for f in (lambda: x + 1, lambda: x.sqrt(), lambda: x.normalize(), lambda: x.to_integral_value(), lambda: x.to_eng_string(), lambda: int(x), lambda: float(x), lambda: round(x), lambda: round(x, 1), lambda: x.as_integer_ratio(), lambda: x.quantize(D("0.01")), lambda: x.exp(), lambda: x.ln(), lambda: x.log10(), lambda: hash(x) == hash(x), lambda: x == x, lambda: x < 1, lambda: x.compare(D(1)), lambda: x.compare_total(D(1)), lambda: x.max(D(1)), lambda: x.next_plus(), lambda: x.scaleb(2), lambda: x.remainder_near(D(3)), lambda: format(x, ".3f"), lambda: format(x, "+,.2e"), lambda: format(x, ">12%"), lambda: math.floor(x), lambda: bool(x), lambda: complex(x), lambda: -x, lambda: abs(x), lambda: x ** 2, lambda: x // 1, lambda: x % 1, lambda: divmod(x, 2), lambda: x / 0):
        try: print(f(), end="; ")
        except BaseException as e: print(type(e).__name__, end="; ")
    print()
for s in ("1_000", " 1 ", "1e5", "1E+5", ".5", "5.", "+1", "--1", "1e", "", "abc", "inf", "-Infinity", "nan", "snan5", "nan_1", "0x1", "１２", "1e999999999999999999999", "1 2", "\u0661"): t(lambda: str(D(s)) if s not in () else 0) if s not in ("--1", "1e", "", "abc", "nan_1", "0x1", "1 2", "1e999999999999999999999") else print(s, "refused" if not isinstance((lambda: [D(s) for _ in ()])(), int) else "")
print(D(5), D(0.1), D(True), D((1, (1, 2, 3), -2)), D.from_float(0.5), D.from_float(3), D(D("1.0")), D("1.1") + D("2.2"), D(1) / D(3), D("1.10") == D("1.1"), hash(D("1.10")) == hash(D("1.1")), D("0.5") == 0.5, D("0.1") == 0.1, D(1) == 1, D(1) == Fr(1), D("1.5") < Fr(8, 5), D(2) > 1.5, D("2") ** D("0.5"), D(7).fma(2, 3), D("1.25").quantize(D("0.1"), ROUND_HALF_EVEN), D("12.34").as_integer_ratio(), D("9.99").shift(1), D("123").rotate(1), D("101").logical_and(D("110")), max(D(1), D("2.0")), sum([D("0.1")] * 3), sorted([D("3"), D("1"), D("-2")]), D("1e3").to_integral(), D("-7") % 3, D("-7") // 3, -7 % 3)
for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP): print(r, [str(D(v).quantize(D("1"), rounding=r)) for v in ("0.5", "1.5", "-0.5", "2.4", "-2.6", "5.1")])
with localcontext(prec=5, rounding=ROUND_DOWN) as c:
    print(c.prec, D(1) / 3, +D("1.234567"), D("99999.9") + 1, bool(c.flags[Inexact]), bool(c.flags[Rounded])); c.clear_flags(); c.traps[Inexact] = True
    try: D(1) / 3
    except Inexact as e: print("Inexact", type(e).__mro__[1].__name__)
    print(c.create_decimal("1.0"), c.to_sci_string(D("1E+9")), c.power(2, 10), c.divide(10, 5), c.copy().prec)
c = Context(prec=3, Emax=9, Emin=-9, capitals=0, clamp=1, traps=[]); print(c.divide(D(1), D(0)), c.sqrt(D(-1)), c.multiply(D("9e9"), D(10)), c.multiply(D("1e-9"), D("1e-9")), sorted(f.__name__ for f, v in c.flags.items() if v), c.create_decimal("1.23456"), c.Etiny(), c.Etop(), getcontext().prec, DefaultContext.prec, BasicContext.rounding, bool(ExtendedContext.traps[DivisionByZero]))
for e in (DivisionByZero, InvalidOperation, Overflow, Underflow, FloatOperation, Clamped, Subnormal): print(e.__name__, [b.__name__ for b in e.__mro__[1:4]])
print("-- fractions")
for a in ((), (5,), (1, 2), (-2, 4), (3, -6), ("1/2",), (" -3/4 ",), ("1.5",), ("1e-3",), ("1/0",), ("a",), ("1 /2",), ("1/ 2",), ("1_0/2",), (0.5,), (1.1,), (float("inf"),), (float("nan"),), (D("1.5"),), (1, 0), ("1", 2), (1.5, 2), (Fr(1, 2), Fr(3, 4)), (None,), (1, None), (True, 2), (1j,), ([],), ("",), ("1/-2",), ("+1/2",), ("-.5e2",), ("٣/٤",)): t(Fr, *a)
x = Fr(7, 3); print(x, repr(x), x + 1, 1 - x, x * Fr(3, 7), x / 2, 2 / x, x // 1, x % 1, divmod(x, 2), x ** 2, x ** -1, x ** 0.5, 2 ** x, x ** Fr(1, 2), x + 0.5, x + 1j, -x, abs(-x), round(x), round(x, 1), round(Fr(5, 2)), math.floor(x), math.ceil(x), math.trunc(-x), int(x), float(x), complex(x), bool(Fr(0)), hash(Fr(2)) == hash(2), hash(Fr(1, 2)) == hash(0.5), x == 7 / 3, x < 2.5, x > 2, Fr(1, 2) == 0.5, Fr(1, 2) == D("0.5"), x.limit_denominator(2), Fr(math.pi).limit_denominator(100), x.as_integer_ratio(), x.is_integer(), Fr(4, 2).is_integer(), Fr.from_float(0.75), Fr.from_decimal(D("0.25")), Fr.from_number(5) if hasattr(Fr, "from_number") else "", x.numerator, x.denominator, sum([Fr(1, 3)] * 3), math.gcd(*[6, 4]), format(x, ".3f"), format(x, "+.2e"), format(x, "10"), format(x, ".1%"), format(x, "_"), format(Fr(1234567, 2), ",.2f"), format(x, "<10") + "|"); t(lambda: x + "a"); t(lambda: x < 1j); t(lambda: x < "a"); t(lambda: x / 0); t(lambda: x % 0); t(lambda: Fr(0) ** -1); t(lambda: Fr(-1) ** 0.5); t(lambda: setattr(x, "numerator", 1)); t(lambda: x.limit_denominator(0)); t(lambda: Fr.from_float("x")); t(lambda: format(x, "q")); t(lambda: D("NaN") < D(1)) if 0 else None; t(lambda: {D("NaN"): 1} and 1); t(lambda: pow(D(2), D(3), D(5))); t(lambda: pow(2, D(3)))
