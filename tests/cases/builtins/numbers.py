print(2**100, -7 // 2, -7 % 3, 7 // -2, divmod(-7, 3), 10**18 * 10**18, 1 << 70, (1 << 70) >> 68, ~5, -(-5))
print(int('ff', 16), int('0b101', 0), int(3.9), int('-12'), hex(255), oct(8), bin(5), (255).bit_length())
print(1 / 3, 2.5e-5, 1e22, 1e16, 123456789.0, 0.1 + 0.2, float('inf'), float('-inf'), float('nan'), -0.0)
print(3.0 // 2, -3.5 % 2, 2 ** -1, 2 ** 0.5, round(2.5), round(2.675, 2), round(-1.5), round(1234, -2))
print(1 == 1.0, hash(1) == hash(1.0), True + True, 5 == 5.0 == 5 + 0j, (1 + 2j) * (3 - 1j), abs(3 + 4j), complex('1+2j'))
print(0xffff & 0xff0, 5 | 2, 5 ^ 1, 10 >> 1, -1 >> 10, 3 < 4.5, 2**62, 2**61, -2**61, 2**61 - 1 + 1)
print((2**61) * 3 - 2**62, 10**30 // 10**10, 10**30 % 7, pow(3, 100, 7), pow(2, -1, 7), (10**20).bit_length())
print(str(10**50), repr(-10**20), f'{10**20:,}', f'{1234567.891:,.2f}', f'{255:08b}', f'{3:+d}', '%05d|%-6s|%.3f' % (42, 'ab', 3.14159))
print(sum([0.1] * 10), sum(range(101)), max(3, 1, 2), min([5, 2]), max('abc', key=ord), abs(-3))
print(int.from_bytes(b'\x01\x02', 'big'), (258).to_bytes(2, 'little'), (3.75).as_integer_ratio(), (0.5).hex(), float.fromhex('0x1p-1'))
for bad in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 2 ** 'a', lambda: int('1_'), lambda: float('x'), lambda: 1 << -1, lambda: int(float('nan')), lambda: int('9' * 5000)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
