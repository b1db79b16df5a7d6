def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import base64, binascii
for n, good in (('b64', 'aGVsbG8='), ('b32', 'NBSWY3DP'), ('b16', '68656C6C6F'), ('b85', 'Xk~0{Zv'), ('a85', 'BOu!rDZ'), ('b32hex', 'D1IMOR3F'), ('z85', 'xK#0@zY')):
    enc, dec = getattr(base64, n + 'encode'), getattr(base64, n + 'decode')
    for v in (b'', b'a', b'ab', b'abc', b'abcd', b'hello world', bytes(range(256)), b'\0' * 8, b'\xff' * 5):
        e = enc(v); assert dec(e) == v, (n, v); print(e[:40], end=' ')
    print(n, dec(good), dec(good.encode()), dec(bytearray(good.encode())))
    for bad in ('é', 'a', 'ab=', '====', '!!!!', 'AAAA AAAA', 'abc\n', '~~~~~', 'a=b=', 'zz', '||||||', 5, None, 'A' * 7, b'\xff\xff\xff\xff', 'aaaaaaa=', 'vvvvv', '\x00'): t(dec, bad)
    t(enc, 'str'); t(enc, 5); t(enc, memoryview(b'abc'))
t(base64.b64decode, 'a-_b', altchars='-_'); t(base64.b64decode, 'a-_b', b'-'); t(base64.b64encode, b'\xfb\xff', b'-_'); t(base64.b64encode, b'', 'ab'); t(base64.b64encode, b'', b'abc'); t(base64.b64decode, 'aGVs!bG8=', validate=True); t(base64.b64decode, 'aGVs!bG8='); t(base64.b64decode, 'aGVsbG8', validate=True); t(base64.b64decode, 'aG=Vs', validate=True); t(base64.urlsafe_b64encode, b'\xfb\xef\xff'); t(base64.urlsafe_b64decode, '--__'); t(base64.standard_b64decode, '--__'); t(base64.standard_b64encode, b'\xfb')
t(base64.b32decode, 'nbswy3dp'); t(base64.b32decode, 'nbswy3dp', casefold=True); t(base64.b32decode, 'M1023456', map01='L'); t(base64.b32decode, 'M1O23456', True, b'I'); t(base64.b32decode, 'AA======'); t(base64.b32decode, 'A======='); t(base64.b16decode, '6a'); t(base64.b16decode, '6a', True); t(base64.b16decode, '6'); t(base64.b32hexdecode, 'd1imor3f', casefold=True)
t(base64.a85encode, b'hello world, wrapped', wrapcol=10); t(base64.a85encode, b'x', adobe=True); t(base64.a85encode, b'    ', foldspaces=True); t(base64.a85encode, b'abc', pad=True); t(base64.a85decode, b'<~AH~>', adobe=True); t(base64.a85decode, b'AH', adobe=True); t(base64.a85decode, b'y', foldspaces=True); t(base64.a85decode, b'y'); t(base64.a85decode, b'zAH'); t(base64.a85decode, b'Az'); t(base64.a85decode, b'A\nH', ignorechars=b'\n'); t(base64.a85decode, b'A', ignorechars=b''); t(base64.a85decode, b's8W-"'); t(base64.b85encode, b'abc', pad=True)
print(base64.encodebytes(b'x' * 100), base64.decodebytes(b'eHh4\neHh4\n'), base64.encodebytes(b'')); t(base64.encodebytes, 'x'); t(base64.encodebytes, memoryview(bytes(4)).cast('i')); t(base64.decodebytes, 'eHh4')
import io; o = io.BytesIO(); base64.encode(io.BytesIO(b'y' * 60), o); print(o.getvalue()); o2 = io.BytesIO(); base64.decode(io.BytesIO(o.getvalue()), o2); print(o2.getvalue() == b'y' * 60)
for f, a in (('a2b_base64', ('YQ=',)), ('a2b_base64', ('YQ',)), ('a2b_base64', ('Y',)), ('a2b_base64', ('YWJj\n',)), ('a2b_base64', ('=YQ==',)), ('b2a_base64', (b'ab',)), ('hexlify', (b'abcd', ':')), ('hexlify', (b'abcde', '-', 2)), ('hexlify', (b'abcde', '-', -2)), ('hexlify', (b'ab', '')), ('hexlify', (b'ab', 'é')), ('hexlify', (b'ab', 5)), ('unhexlify', ('6',)), ('unhexlify', ('zz',)), ('unhexlify', ('é',)), ('a2b_hex', (b'6162',)), ('b2a_uu', (b'hello',)), ('b2a_uu', (b'x' * 46,)), ('a2b_uu', (b'%:&5L;&\\\n',)), ('a2b_uu', (b'!!!!!',)), ('a2b_uu', (b'\x80',)), ('crc_hqx', (b'abc', 0)), ('crc32', (b'abc',)), ('b2a_qp', (b'a=b \tc\n.\n',)), ('a2b_qp', (b'a=3Db=\nc=zz=',)), ('b2a_qp', (b'a b_', True, True, True)), ('a2b_qp', (b'a_b', True))): print(f, a, end=' '); t(getattr(binascii, f), *a)
t(binascii.b2a_base64, b'abc', newline=False); t(binascii.a2b_base64, 'YQ==Yg==', strict_mode=True); t(binascii.a2b_base64, 'Y Q==', strict_mode=True); t(binascii.a2b_base64, '=', strict_mode=True); t(binascii.b2a_uu, b'\0', backtick=True); print(binascii.Error.__mro__[1], binascii.Incomplete.__mro__[1])
