def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
import array
b = bytearray(b'abcdef'); m = memoryview(b); ro = memoryview(b'xyz')
a = array.array('i', [1, 2, 3, 4]); ma = memoryview(a)
check(r'''
m[0], m[-1], m[1:3].tobytes(), m[::2].tolist(), m[::-1].tobytes(), len(m), bytes(m), list(m), m.tolist(), m.hex(), m.hex(':', 2)
m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly, ro.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.obj is b, ma.format, ma.itemsize, ma.nbytes, ma.shape, ma.strides
m[6]
m['a']
m[1.5]
m[0, 0]
m[()]
m[...] is m if 0 else type(m[...])
ro.__setitem__(0, 1)
m.__setitem__(0, 65), bytes(b)
m.__setitem__(0, 256)
m.__setitem__(0, 'a')
m.__setitem__(slice(0, 2), b'ZY'), bytes(b)
m.__setitem__(slice(0, 2), b'abc')
m.__setitem__(slice(0, 2), 'ab')
m.__delitem__(0)
del_ if 0 else 0
ma[1], ma[1:3].tolist(), ma.cast('B').nbytes, ma.cast('B').cast('i').tolist(), ma.cast('B', [4, 4]).shape, ma.cast('B').cast('h')[0]
ma.cast('B', shape=[2, 8]).tolist()
ma.cast('f')
ma.cast('z')
ma.cast('B', [3, 5])
ma.cast('B', 5)
m.cast('i')
m.cast('B', [2, 3])[1, 2], m.cast('B', [2, 3]).tolist(), m.cast('B', (2, 3)).strides
m.cast('B', [2, 3])[0]
m.cast('B', [2, 3])[5, 5]
m[::2].cast('B')
m.cast('c')[0], m.cast('b')[0], m.cast('?')[0], m.cast('@B')[0]
m == b, m == bytes(b), m != b'', m == 5, ro == b'xyz', m[1:] == b[1:], ma == a, ma == ma.cast('B').cast('i'), memoryview(b'ab') == memoryview(b'ab').cast('b')
m < m
hash(ro) == hash(b'xyz')
hash(m)
hash(ma)
66 in m, b'a' in m, m.index(99), m.count(99)
m.index(7)
m.index('a')
m.tobytes('C'), m.tobytes(None), m.tobytes(order='F')
m.tobytes('x')
m.toreadonly().readonly, bytes(m.toreadonly())
m + b''
m * 2
memoryview('a')
memoryview(5)
memoryview(m).obj is b, memoryview(object=b)[0], memoryview(b'').tolist(), len(memoryview(b'')), list(reversed(ro)), type(iter(ro)), bytes(iter(ro))
repr(m)[:11], str(m)[:11], memoryview.__doc__[:6], memoryview[int]
m.foo
setattr(m, 'format', 'x')
struct_ if 0 else 0
bytes(memoryview(memoryview(b'abcd')[1:3])), b''.join([ro, m[:1]]), b'x' in ro if 0 else 0, bytearray(m), int.from_bytes(ro, 'big'), b'%b' % ro, bytes([*ro]), ro[1:][1:].tobytes(), ro[5:].tobytes(), ro[-2:].tobytes()
''')
m.release()
for f in (lambda: m[0], lambda: len(m), lambda: m.tobytes(), lambda: m.format, lambda: repr(m)[:20], lambda: m == b, lambda: m.release(), lambda: m.__enter__(), lambda: hash(m), lambda: list(m), lambda: m.obj, lambda: memoryview(m)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
with memoryview(b) as w: s = w[1:]
try: s[0]
except ValueError as e: print(e)
else: print(s[0])
x = memoryview(bytearray(b'q')); y = x[:]
x.release(); print(y[0]); y.release()
x = memoryview(bytearray(8)).cast('d'); x[0] = 1.5; print(x[0], x.tolist(), x.format)
try: x[0] = 'a'
except TypeError as e: print(e)
x = memoryview(bytearray(8)).cast('q'); x[0] = -5; print(x[0])
for v in (2**63, 1.5, None):
    try: x[0] = v
    except Exception as e: print(type(e).__name__, e)
x = memoryview(bytearray(4)).cast('c'); x[0] = b'z'; print(x[0])
try: x[0] = 5
except Exception as e: print(type(e).__name__, e)
x = memoryview(bytearray(2)).cast('?'); x[0] = []; x[1] = 'y'; print(x.tolist())
