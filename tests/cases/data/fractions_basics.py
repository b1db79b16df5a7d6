def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
from fractions import Fraction as F
from decimal import Decimal
check(r'''
F(), F(3, 6), F(-1, -2), F(1, -2), F('3/4'), F('1.5'), F(' -1/2 '), F('1e-2'), F(0.5), F(Decimal('1.1')), F(F(1, 2), F(3, 4)), F(5), F(True), F('1_000/3')
F(1, 0)
F('a')
F('1/0')
F(1.5, 2)
F(None)
F(float('nan'))
F(float('inf'))
F('1 / 2')
F('1/2/3')
F(1, 'a')
F(1, 2) + F(1, 3), F(1, 2) + 1, F(1, 2) + 0.5, F(1, 2) * 2, F(1, 2) / F(3, 4), 1 / F(2, 3), F(7, 2) // 1, F(7, 2) % 1, divmod(F(7, 2), 2), F(1, 2) ** 2, F(1, 2) ** -2, F(4) ** F(1, 2), 2 ** F(1, 2), -F(1, 2), abs(F(-1, 2)), F(1, 2) + 1j, F(2) ** 0.5, 2 ** F(3)
F(1, 2) / 0
F(0) ** -1
F(1, 2) + 'a'
F(1, 2) // 0

F(1, 2) == 0.5, F(1, 2) == F(2, 4), F(1, 2) < 0.6, F(1, 3) < F(1, 2), hash(F(1, 2)) == hash(0.5), hash(F(5)) == hash(5), F(1, 2) == 'a', F(1, 2) != 0.5, F(1, 2) > float('nan'), F(1) == 1 + 0j, bool(F(0)), sorted([F(1, 2), 0.3, 1])
F(1, 2) < 'a'
F(1, 2) < 1j
str(F(1, 2)), repr(F(3)), str(F(3)), F(7, 3).numerator, F(7, 3).denominator, F(22, 7).limit_denominator(3), F(3.14159).limit_denominator(100), F(1, 2).as_integer_ratio(), F(4, 2).is_integer(), float(F(1, 3)), int(F(7, 2)), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), F(-7, 2).__floor__(), F(-7, 2).__ceil__(), F(-7, 2).__trunc__(), complex(F(1, 2)), F.from_float(0.25), F.from_decimal(Decimal('0.1')), F.from_number(0.5), F(1, 2).real, F(1, 2).imag, F(1, 2).conjugate()
F(1, 2).limit_denominator(0)
F.from_float('a')
format(F(1, 3), '.3f'), format(F(1, 3), '10.2f'), format(F(22, 7), 'e'), format(F(1, 2), '%'), f'{F(1000000, 3):,.1f}', format(F(1, 2), '>6'), format(F(3), '#'), format(F(1, 2), '+'), format(F(7, 3), '_^9'), format(F(1, 2), 'g'), format(F(1, 2), '05.1f')
format(F(1, 2), 'd')
setattr(F(1, 2), 'numerator', 5)
setattr(F(1, 2), 'x', 5)
__import__('copy').copy(F(1, 2)), __import__('pickle').loads(__import__('pickle').dumps(F(1, 2))), F(1, 2).__reduce__()[1], sum([F(1, 2), F(1, 3)]), F.__slots__, max(F(1, 2), F(2, 3))
''')
