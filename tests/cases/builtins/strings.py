s = 'Hello, Wörld! 你好 🐍'
print(s, len(s), s.upper(), s.lower(), s[7:12], s[::-1], s.find('W'), s.count('l'), s.replace('l', 'L'))
print('a,b,,c'.split(','), ' a  b '.split(), 'a-b-c'.rsplit('-', 1), 'x'.join(['1', '2']), 'abc'.center(9, '*'), 'ab'.ljust(5) + '|')
print('abc'.startswith(('x', 'a')), 'abc'.endswith('c'), 'Abc'.swapcase(), 'hello world'.title(), 'abc'.isalpha(), '12'.isdigit())
print(' x '.strip(), 'xxaxx'.strip('x'), 'a\tb'.expandtabs(4), '42'.zfill(5), 'abc'.partition('b'), 'l1\nl2\r\nl3'.splitlines())
print('%s %r %d %5.2f %x %%' % ('a', 'b', 3, 2.5, 255), '{} {1} {a!r:>4}'.replace('{}', '{0}').format(1, 2, a='z'))
print(repr('it\'s'), repr("a\"b'c"), repr('\n\t\x00\xe9\u4f60\U0001f40d'), ascii('é🐍'), 'a' * 3, 'b' in 'abc', 'ab' < 'b')
print('ß'.upper(), 'ﬁ'.upper(), 'İ'.lower(), 'ΑΣ'.lower(), 'Straße'.casefold(), 'a'.isidentifier(), '1a'.isidentifier())
print('é'.encode(), b'\xc3\xa9'.decode(), 'é'.encode('latin-1'), 'abc'.encode('utf-16-le'), 'é'.encode('ascii', 'backslashreplace'))
print('abc'.translate({97: 'X', 98: None}), str.maketrans('ab', 'cd'), 'aXbX'.removesuffix('X'), 'aXb'.removeprefix('a'))
print(f'{"abc":>10}|{"abc":^10}|{"abc":<10}|{"abc":.2}|{1.5!s}|{"é"!a}')
x = ''
for i in range(1000): x += str(i)
print(len(x), x[:20], x[-5:], hash(x) == hash(''.join(map(str, range(1000)))))
b = b'abc\xff'
print(b, b[0], b[1:], list(b), b.hex(), bytes.fromhex('00ff'), b.find(b'c'), b + b'x', b * 2, bytes(3), bytes([1, 2]), b.upper())
ba = bytearray(b'abc'); ba.append(100); ba[0] = 65; ba += b'z'
print(ba, bytes(ba), ba.pop(), len(ba))
for bad in (lambda: 'a'.encode('ascii').decode('utf-16'), lambda: b'\xff'.decode(), lambda: 'é'.encode('ascii'), lambda: 'a'[5], lambda: 'abc'.index('x'), lambda: '%d' % 'a', lambda: '{}'.format(), lambda: b'a' + 'b', lambda: bytes([256])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
