for s in '0 00 0_0 1_000 0x1F 0XfF 0b101 0B1_0 0o17 0O7 1.5 1. .5 1e5 1E-5 1_0.0_1 1e1_0 1j 1.5J 0j 1e5j .5j 0x_f 0b_1 0e0 123456789012345678901234567890 0xffffffffffffffffffff 1e400 5e-324 1.7976931348623159e308 0.1 1e22 1e23 9007199254740993 -1 --1 +1 ~0 -0 -0.0 -0j 1-1j 00000 0.0 00.5 010.5 09.5 09e1 09j 1__0 1_ 0_ 0x 0xg 0b2 0o8 012 09 1e 1e+ 1._5 1_.5 1_e5 1e_5 0b 0o 1.e5 0x1.8 1l 0777 1_j 1_000_000.5e-3j ٣ 1２ 0x１'.split():
    import warnings
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        for src in (s, s + ' 1') if s[-2:] in ('if', 'or', 'in', 'nd', 'se') else (s,):
            try: print(src, repr(eval(src)), [str(x.message) for x in w])
            except SyntaxError as e: print(src, e.msg, e.offset)
            except Exception as e: print(src, type(e).__name__, e)
print(1 .real, 1..real, 1.0.real, 0x1.real, 1j.imag, (1).__add__(2), 1.5.__class__, 1e3.is_integer(), 5 .bit_length())
print(10 // 3 * 2 ** -1, -2 ** 2, (-2) ** 2, 2 ** 3 ** 2, not 1 == 2, 1 + 2 * 3 - 4 / 2, 7 % -3, -7 // 2, 1 << 2 + 3, 5 & 3 | 8 ^ 2, ~5 & 0xF, 1 if 0 else 2 + 3, 3 - -3, 2 * -3, - - -1, 1 < 2 == True, (1 < 2) == True)
print(0.1 + 0.2, 1e16 + 1, 1 / 3, 2 / 3, 1e308 * 10, -1e308 * 10, 5 // 0.3, 5.5 % 2, -5.5 % 2, 1e-320, 123456789.123456789, 1e15, 1e16, 1e17, 12345678901234567.0, 0.0001, 0.00001, 1.0, 100.0, 1e2)
