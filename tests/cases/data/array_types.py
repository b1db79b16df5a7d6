def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import array, pickle, copy, struct
from array import array as A
print(array.typecodes, A.__doc__[:20], A.__text_signature__, array.ArrayType is A)
for c in array.typecodes:
    try:
        a = A(c, 'ab' if c in 'uw' else [1, 2, 3]); print(c, a, a.itemsize, a.typecode, len(a), a.tobytes()[:4], a[0], a[-1], a[::2], a + a, a * 2, a == A(c, a), a.tolist(), a.buffer_info()[1], a.index(a[1]), a.count(a[0]), bool(a), list(reversed(a)), copy.copy(a), pickle.loads(pickle.dumps(a)) == a, pickle.loads(pickle.dumps(a, 0)) == a)
        lo, hi = (None, None) if c in 'uwfd' else (-2 ** (8 * a.itemsize - 1), 2 ** (8 * a.itemsize - 1)) if c.islower() else (-1, 2 ** (8 * a.itemsize))
        for v in (lo, hi, hi and hi - 1, 1.5, 'x', 'xy', b'x', None, [], 10 ** 40, True):
            if v is not None: t(a.append, v)
    except Exception as e: print(c, type(e).__name__, e)
a = A('i', range(5))
for f in (lambda: a.pop(), lambda: a.pop(0), lambda: a.pop(99), lambda: a.insert(1, 9), lambda: a.insert(-100, 8), lambda: a.remove(9), lambda: a.remove(99), lambda: a.index(99), lambda: a.index(2, 0, 1), lambda: a.extend([1, 'x']), lambda: a.extend(A('b', [1])), lambda: a.extend(5), lambda: a.fromlist([7, 8]), lambda: a.fromlist((1,)), lambda: a.fromlist([1, 'q']), lambda: a.frombytes(b'abc'), lambda: a.frombytes(b'\1\0\0\0'), lambda: a.frombytes('x'), lambda: a.byteswap(), lambda: a.byteswap(), lambda: a.reverse(), lambda: a.tounicode(), lambda: a.fromunicode('x'), lambda: a.__setitem__(0, 'x'), lambda: a.__setitem__(99, 1), lambda: a.__setitem__(slice(0, 2), A('i', [5])), lambda: a.__setitem__(slice(0, 2), [5]), lambda: a.__setitem__(slice(0, 2), A('b', [5])), lambda: a.__setitem__(slice(None, None, 2), A('i', [1])), lambda: a.__delitem__(slice(0, 4, 2)), lambda: a.__delitem__(99), lambda: a['x'], lambda: a[99], lambda: a + [1], lambda: a + A('b'), lambda: a * 'x', lambda: a * -1, lambda: a.__iadd__([1]), lambda: a.__iadd__(A('b')), lambda: a.__iadd__(A('i', [1])), lambda: a.__imul__(2), lambda: a < A('i', [0]), lambda: a < [1], lambda: a == [1], lambda: hash(a), lambda: 1 in a, lambda: 'x' in a, lambda: a.clear(), lambda: a.pop(), lambda: a.tofile(5), lambda: a.fromfile(5, 1), lambda: a * 2 ** 62 if len(a) else 'empty'):
    t(f); print('  ', a)
for args in ((), ('i', 5), ('z',), (5,), ('ii',), ('i', 'ab'), ('i', [1.5]), ('b', b'ab'), ('b', bytearray(b'ab')), ('u', 'aé'), ('w', '😀'), ('w', A('w', 'a')), ('i', A('d', [1.0])), ('d', A('i', [1])), ('i', A('u', 'a')), ('u', b'a'), ('i', {1: 2}), ('i', iter([1])), ('b', 'x'), ('i', [], 3)): t(A, *args)
a = A('B', b'abc'); m = memoryview(a); t(a.append, 1); t(a.pop); t(a.__delitem__, 0); t(a.extend, b''); m[0] = 65; print(a, m.format, m.itemsize, bytes(m)); m.release(); a.append(1); print(a)
class S(A):
    def __new__(cls, *x): return super().__new__(cls, 'i', *x)
s = S([1, 2]); s.z = 1; print(s, type(s + s), type(s[:1]), type(s * 2), s.__reduce_ex__(2)[1:], type(copy.copy(s))); t(lambda: pickle.loads(pickle.dumps(s)))
it = iter(A('i', [1, 2, 3])); next(it); print(it.__reduce__()[1:], list(pickle.loads(pickle.dumps(it))), type(it).__name__); it.__setstate__(2); print(list(it)); print(array._array_reconstructor(A, 'b', 1, b'ab'), array._array_reconstructor(A, 'd', 16, struct.pack('<d', 1.5))); t(array._array_reconstructor, A, 'b', 99, b''); t(array._array_reconstructor, int, 'b', 1, b''); t(array._array_reconstructor, A, 'i', 8, b'abc')
