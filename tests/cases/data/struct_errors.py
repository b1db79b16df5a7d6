def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import struct, pickle, copy
for fmt in ('', 'b', '<b', '>hh', '=iq', '@bI', '3s', 'p', '4p', '10x', 'b0i', '0s', '?', 'e', 'f', 'd', 'n', 'N', 'P', 'c', 'hhl', 'lhh', '<lhh', 'b2xb', ' b h ', '!5Q', 'F', 'D', '<n',
            'z', '3', '-1b', '99999999999999999999b', 's' * 3, '<<b', 'b<', '\0', 'é', '1 2b', '9223372036854775807s', '9223372036854775808x', '4611686018427387904q'):
    print(repr(fmt), end=' '); t(struct.calcsize, fmt)
for fmt, args in [('b', (128,)), ('b', (-129,)), ('B', (-1,)), ('B', (256,)), ('h', (40000,)), ('H', (-1,)), ('H', (70000,)), ('i', (2 ** 31,)), ('I', (2 ** 32,)), ('I', (-1,)), ('q', (2 ** 63,)), ('Q', (-1,)), ('Q', (2 ** 64,)), ('l', (2 ** 70,)), ('L', (-1,)), ('n', (2 ** 63,)), ('N', (-1,)), ('P', (2 ** 64,)),
                  ('<b', (128,)), ('<B', (-1,)), ('>h', (40000,)), ('<i', (2 ** 31,)), ('>I', (-1,)), ('<q', (2 ** 63,)), ('!Q', (-1,)), ('<l', (1 << 31,)), ('i', (1.5,)), ('i', ('1',)), ('<i', (None,)), ('f', ('x',)), ('f', (1e40,)), ('<f', (1e40,)), ('e', (1e6,)), ('e', (65519.9,)), ('e', (65520,)), ('d', (10 ** 400,)), ('c', (b'ab',)), ('c', ('a',)), ('c', (b'',)), ('s', ('a',)), ('3s', (b'abcdef',)), ('3s', (b'a',)), ('3s', (bytearray(b'xy'),)), ('3p', (b'abcdef',)), ('p', (b'abc',)), ('0p', (b'',)), ('?', ([],)), ('?', ('x',)), ('2i', (1,)), ('i', (1, 2)), ('', (1,)), ('x', (1,)), ('xx', ()), ('300p', (b'a' * 290,))]:
    print(fmt, end=' ')
    try: r = struct.pack(fmt, *args); print(r[:12], len(r))
    except Exception as e: print(type(e).__name__, e)
class I:
    def __index__(self): return 7
class F:
    def __float__(self): return 2.5
class B:
    def __bool__(self): raise KeyError('no')
t(struct.pack, 'i', I()); t(struct.pack, '<h', I()); t(struct.pack, 'd', F()); t(struct.pack, 'f', I()); t(struct.pack, '?', B()); t(struct.pack, '<?', B())
t(struct.unpack, 'i', b'abc'); t(struct.unpack, '<hb', b'\1\0\xff'); t(struct.unpack, 'i', 'abcd'); t(struct.unpack, '3s2x', b'abc__'); t(struct.unpack, '4p', b'\x09abc'); t(struct.unpack, '2p0p1p', b'\x01a\x00')
t(struct.unpack_from, 'i', b'12345', 2); t(struct.unpack_from, 'b', b'abc', -1); t(struct.unpack_from, 'h', b'abc', -1); t(struct.unpack_from, 'b', b'abc', -4); t(struct.unpack_from, 'b', b'abc', 3); t(struct.unpack_from, 'b', b'abc', offset=1); t(struct.unpack_from, 'b', buffer=b'z')
b = bytearray(6)
t(struct.pack_into, '<h', b, 2, 258); print(b); t(struct.pack_into, '<h', b, 5, 1); t(struct.pack_into, '<h', b, -2, -1); print(b); t(struct.pack_into, '<h', b, -7, 1); t(struct.pack_into, 'b', b'abc', 0, 1); t(struct.pack_into, 'b', b, 'x', 1); t(struct.pack_into, 'b', b); t(struct.pack_into, 'b', b, 0); t(struct.pack_into); t(struct.pack_into, '<i', b, 4, 1)
t(struct.pack); t(struct.pack, 5); t(struct.pack, b'b', 5); t(struct.unpack, 'b'); t(struct.calcsize); t(struct.calcsize, 3)
t(struct.iter_unpack, '', b''); t(struct.iter_unpack, 'h', b'abc'); it = struct.iter_unpack('<h', b'\1\0\2\0'); print(it.__length_hint__(), next(it), it.__length_hint__(), list(it)); t(next, it); t(type(it))
s = struct.Struct('<hb'); print(s, s.format, s.size, s.pack(1, 2), s.unpack(b'\1\0\2'), list(s.iter_unpack(b'\1\0\2' * 2)))
t(s.pack, 1); t(s.pack, 1, 2, 3); t(s.unpack, b''); t(struct.Struct); t(struct.Struct, 'z'); t(struct.Struct, 5); t(setattr, s, 'size', 3); t(pickle.dumps, s); t(copy.copy, s); t(s.pack_into, b, 0, 1); t(s.unpack_from, b, 5)
class SS(struct.Struct):
    def __init__(self, fmt, extra=1): super().__init__(fmt); self.extra = extra
x = SS('>I', 2); print(x.pack(1), x.extra, x.size)
print([struct.unpack(f, struct.pack(f, float(v)))[0] for f in 'efd' for v in ('inf', '-inf', '-0.0', '1e-8', '0.1', '65504')])
print([struct.pack('>e', v).hex() for v in (5.960464477539063e-08, 2.98e-8, 2.99e-8, 6.1e-5, 1.0009765625, 0.333)], struct.pack('>f', 1e-45).hex(), struct.pack('>f', float('nan')).hex(), struct.pack('<d', -float('inf')).hex())
print(struct.pack('>bhlqBHLQ', -1, -2, -3, -4, 1, 2, 3, 4).hex(), struct.pack('<?c2s', True, b'z', b'hi'), struct.unpack('<?', b'\x05'), struct.unpack('=?', b'\x00'))
print([(c, struct.calcsize('b' + c), struct.calcsize('<b' + c)) for c in 'hilqfd'], struct.calcsize('i0q'), struct.calcsize('b0q'), struct.pack('b0i', 1))
print(struct.error.__mro__[1], struct.error.__module__, struct._clearcache())
