def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class I:
    def __index__(self): return 3
class B:
    def __bytes__(self): return b'BB'
class BadB:
    def __bytes__(self): return 'x'
class It:
    def __iter__(self): return iter([1, 2])
X = b'abcabc'
check(r'''
bytes(), bytes(3), bytes(b'a'), bytes([1, 255]), bytes('é', 'utf-8'), bytes('a', 'ascii', 'strict'), bytes(B()), bytes(It()), bytes(memoryview(b'q')), bytes(bytearray(b'w')), bytes(I()), bytes(source=b'z'), bytes(range(3))
bytes('a')
bytes(-1)
bytes([256])
bytes([-1])
bytes(['a'])
bytes(1.5)
bytes(None)
bytes(BadB())
bytes(b'a', 'utf-8')
bytes(5, errors='x')
bytes('a', 5)
bytes('é', 'ascii')
bytes('a', 'nope')
bytes(encoding='utf-8')
bytes('a', encoding='ascii', errors='ignore'), bytes('aé', 'ascii', 'replace')
bytes(2**100)
bytes(1, 2, 3, 4)
bytes([2**100])
X[0], X[-1], X[1:3], X[::-1], X[I()], X[::2]
X[6]
X['a']
X[1.5]
X.find(b'c'), X.find(99), X.rfind(b'a'), X.index(b'b', 2), X.count(b'a'), X.count(97), X.count(b''), X.find(b'', 6), X.find(b'c', -2), X.rindex(98)
X.index(b'z')
X.find('a')
X.find(256)
X.find(-1)
X.count(None)
X.find()
b'a' in X, 97 in X, b'' in X, 300 in X if 0 else 0, bytearray(b'ab') in X
'a' in X
300 in X
None in X
X.startswith(b'ab'), X.startswith((b'z', b'a')), X.endswith(b'bc', 0, 3), X.startswith(bytearray(b'a'))
X.startswith('a')
X.startswith(('a',))
X.endswith([b'a'])
X.split(b'b'), b' a b '.split(), b'a,b'.split(b',', 0), X.rsplit(b'b', 1), b'a\nb\r\nc\rd'.splitlines(), b'a\x0bb\x1cc'.splitlines(), b'a\n'.splitlines(True), X.partition(b'b'), X.rpartition(b'b'), X.partition(b'z')
X.split(b'')
X.split('a')
X.partition(b'')
X.partition('a')
b','.join([b'a', bytearray(b'b'), memoryview(b'c')]), b''.join([]), b'x'.join([b'a']), b''.join((b'a', b'b'))
b','.join(['a'])
b','.join([1])
b','.join(b'ab')
b','.join(5)
X.replace(b'a', b'XY'), X.replace(b'', b'-'), X.replace(b'a', b'', 1), X.translate(None, b'a'), X.translate(bytes(range(256))), X.translate(bytes(range(255, -1, -1)), b'bc'), X.translate(None, delete=b'b')
X.translate(b'abc')
X.translate()
X.translate('a')
X.replace('a', 'b')
bytes.maketrans(b'ab', b'xy')[95:100]
bytes.maketrans(b'ab', b'x')
bytes.maketrans('a', 'b')
b' ab '.strip(), X.strip(b'ac'), X.lstrip(b'a'), X.rstrip(b'bc'), b'ab'.center(6), b'ab'.ljust(4, b'.'), b'ab'.rjust(4, bytearray(b'*')), b'-4'.zfill(4), b'a\tb'.expandtabs(3), X.removeprefix(b'ab'), X.removesuffix(b'c')
b'a'.strip('a')
b'a'.center(5, b'xy')
b'a'.center(5, 'x')
b'a'.ljust(4, 5)
b'aB1'.upper(), b'aB'.lower(), b'aB'.swapcase(), b'ab cd'.title(), b'abC'.capitalize(), b'\xe9'.upper(), b'ab'.isalpha(), b'12'.isdigit(), b'a1'.isalnum(), b' \n'.isspace(), b'a'.islower(), b'A'.isupper(), b'Ab'.istitle(), b'\x80'.isascii(), b''.isascii(), b''.isalpha()
X.hex(), X.hex(':'), X.hex('-', 2), X.hex(b'_', -4), b''.hex(), X.hex(sep=' ', bytes_per_sep=0)
X.hex('')
X.hex('ab')
X.hex('é')
X.hex(5)
bytes.fromhex('61 62'), bytes.fromhex(''), bytes.fromhex('AbcD'), bytes.fromhex(b'6162'), bytes.fromhex(' 61\n62\t')
bytes.fromhex('6')
bytes.fromhex('6x')
bytes.fromhex('61 6')
bytes.fromhex('é1')
bytes.fromhex(5)
X.decode(), b'\xe9'.decode('latin-1'), b'\xff'.decode('utf-8', 'replace'), b'\xff\xfea'.decode('ascii', 'ignore'), b'a\xff'.decode(errors='backslashreplace'), b'\xff'.decode('utf-8', 'surrogateescape')
b'\xff'.decode()
b'a\xc3'.decode('utf8')
b'\xff'.decode('ascii')
b'a'.decode('nope')
b'\xff'.decode(errors='nope')
b'a'.decode(5)
X + b'd', X * 2, X + bytearray(b'q'), type(X + bytearray(b'q')), X + memoryview(b'z'), 2 * b'a', b'a' * -1
X + 'a'
X + 5
X * 1.5
b'a' % 5
b'%s %d %r %a %b %c %x %5.1f %%' % (b'x', 5, 'é', 'é', b'y', 65, 255, 2.25), b'%c' % b'z', b'%s' % B(), b'%(a)s' % {b'a': b'v'}, b'%5s|%-5s|%05d' % (b'a', b'b', 42)
b'%s' % 'a'
b'%c' % 256
b'%c' % 'a'
b'%d' % 'a'
b'%z' % 1
b'%b' % 5
b'a' == 'a', b'a' == bytearray(b'a'), b'a' < b'b', b'a' == memoryview(b'a'), b'a' != 97, b'' < b'a', hash(b'') == hash('') 
b'a' < 'a'
repr(b"a'b"), repr(b'"\''), repr(b'\x00\t\n\\\xff'), str(b'a'), b'a'.__bytes__(), b'ab'.__getnewargs__(), bytes.__text_signature__
hash(b'abc') == hash(memoryview(b'abc')), hash(b'abc') == hash('abc')
X.foo
setattr(X, 'a', 1)
''')
