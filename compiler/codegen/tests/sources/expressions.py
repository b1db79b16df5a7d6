"""Expressions of every kind."""
a = b = c = d = x = y = z = None
(a, *b, c), [d] = x
a if b else c
a and b or not c
x = a < b <= c is not None
if a < b < c or (d and not x): y
x = -1, ~2, not 3, +4, 2 ** 10, 7 // 2, -7 % 3, 1 << 5, 0.5 / 4, 1j * 2, 'a' + 'b', 'ab' * 3, (1, 2) + (3,)
x = 10 ** 100, 'x' * 5000, 1 / 0, 5 % 0, (1, 2, 3)[1], 'text'[1:3], b'xyz'[0], 2 ** -1, True + 1, ~True
x[1], x[a:b], x[a:b:c], x[1:2], x[::2], x[a, b]
x[a:b] = y
x[1:2] = y
del x[a:b], x.attr, y[0]
x.a.b = z
x += 1
x.a -= 2
x[a] *= 3
x[a:b] |= 4
[a, *b, c], {a, *b}, (*a, *b), {**a, 'k': b, **c, 'm': d}
f"{a}{b!r:>{c}}text{d:x}", f"", f"plain"
t"{a!s:>5}{b}tail{c:{d}}"
'%s and %r' % (a, b), '%d' % (a,), '%-5.2s|%%' % (x,)
a(), a(b), a(b, c=d), a(*b), a(b, *c, d=x, **y), a.b(c), a.b(c, d=x), a.b(*c)
a.method(b).other(c,
    d=x)
lambda: 0
lambda a, /, b=1, *c, d, e=2, **f: (a, b, c, d, e, f)
(y := x)
[1, 2, 3], {1, 2, 3}, x in {1, 2}, x not in [a, b], x in (1, 2, 3)
{1: 2, 3: 4}, {'a': a, 'b': b}
for x in [1, 2, 3]: pass
x is None, x is not None, x == None
if x is None: a
elif y is not None: b
x = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]
x = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31)
x = 255, 256, -1, 0.0, -0.0, 1e300, 'é€🐍', b'\x00\xff', ...
assert x, "message"
assert __debug__
