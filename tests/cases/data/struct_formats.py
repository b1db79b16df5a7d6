def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
import struct
from struct import *
check(r'''
pack('<bBhHiIlLqQ', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), pack('>i', 258), pack('!h', -2), pack('=q', 5), pack('<f', 1.5), pack('<d', 0.1), pack('<e', 1.5), pack('?', []), pack('c', b'a'), pack('5s', b'abc'), pack('3s', b'abcdef'), pack('4p', b'ab'), pack('2x'), pack('<2h', 1, 2), pack('0s', b''), pack('<bi', 1, 2), pack('bi', 1, 2), pack('ib', 1, 2), pack('ib0i', 1, 2), pack('n', 5), pack('P', 10), pack('<F', 1j) if 0 else 0
unpack('<bBh', b'\xff\xff\xfe\xff'), unpack('>I', b'\0\0\1\2'), unpack('<d', b'\x9a\x99\x99\x99\x99\x99\xb9?'), unpack('3s', b'abc'), unpack('3p', b'\2ab'), unpack('?c', b'\2a'), unpack('', b''), unpack('<e', b'\0<'), unpack_from('<h', b'xx\1\0', 2), unpack_from('b', bytearray(b'\1\2'), offset=-1), list(iter_unpack('<h', b'\1\0\2\0')), calcsize('bi'), calcsize('<bi'), calcsize('2i3sx'), calcsize('')
pack('b', 128)
pack('B', -1)
pack('h', 40000)
pack('i', 2**31)
pack('<q', 2**63)
pack('Q', -1)
pack('b', 1.5)
pack('b', 'a')
pack('b')
pack('b', 1, 2)
pack('f', 'a')
pack('f', 1e40)
pack('e', 1e6)
pack('c', b'ab')
pack('c', 'a')
pack('s', 'a')
pack('5', 1)
pack('z', 1)
pack('<n', 1)
pack('b b', 1, 2), pack(b'b', 1), pack(' < b', 1) if 0 else 0
pack('b<', 1)
pack(5, 1)
pack()
unpack('i', b'abc')
unpack('i', 'abcd')
unpack_from('i', b'abc')
unpack_from('b', b'a', 5)
unpack_from('b', b'a', -5)
list(iter_unpack('h', b'abc'))
list(iter_unpack('', b''))
calcsize('99999999999999999999i')
pack_into('<h', bytearray(4), 0, 1)
pack_into('<h', b'abcd', 0, 1)
pack_into('<i', bytearray(2), 0, 1)
pack_into('<h', bytearray(4), -1, 1)
pack_into('<h', bytearray(4), 3, 1)
pack_into()
Struct('<hi').size, Struct('<hi').format, Struct('<hi').pack(1, 2), Struct('<hi').unpack(b'\1\0\2\0\0\0'), repr(Struct('<h')), Struct(b'h').format
Struct(5)
Struct('z')
issubclass(error, Exception), error.__module__, error.__name__, struct.__doc__ is not None
''')
