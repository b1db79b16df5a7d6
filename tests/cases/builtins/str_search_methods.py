def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class I:
    def __index__(self): return 2
S = 'abcabcabc'
U = 'añ中😀añ中😀'
check('''
S.find('c'), S.find('c', 3), S.find('c', 3, 5), S.find('z'), S.find(''), S.find('', 9), S.find('', 10), S.find('', 3, 2), S.find('abc', -3), S.find('abc', -100, 100), S.find('a', None, None), S.find('c', I())
S.rfind('c'), S.rfind('a', 0, 3), S.rfind(''), S.rfind('', 0, 4), S.rfind('zz'), S.rfind('abc', 1, -1)
S.index('b'), S.rindex('b')
S.index('z')
S.rindex('z')
S.index('a', 7)
S.index('', 10)
S.find(5)
S.find()
S.find('a', 'b')
S.find('a', 1, 2, 3)
S.find('a', 1.5)
S.find(b'a')
S.index(None)
S.count('a'), S.count(''), S.count('', 5), S.count('', 10), S.count('bc', 2), S.count('abcabc'), S.count('z'), 'aaaa'.count('aa')
S.count(1)
S.count()
U.find('中'), U.find('😀'), U.rfind('ñ'), U.count('añ'), U.index('中😀a'), U.find('z'), U.find('\\xff'), 'abc'.find('中'), 'abc'.count('😀'), '中文'.find('a')
S.startswith('ab'), S.startswith(('x', 'a')), S.startswith('b', 1), S.startswith('', 9), S.startswith('', 10), S.startswith(()), S.startswith('abc', 0, 2), S.startswith('c', -1), S.startswith('', 5, 3)
S.endswith('bc'), S.endswith(('x', 'c')), S.endswith('b', 0, 2), S.endswith(''), S.endswith('', 10), S.endswith('abc', 7)
S.startswith(5)
S.startswith((5,))
S.startswith(['a'])
S.endswith(b'a')
S.endswith(('x', None))
S.startswith()
'a' in S, '' in S, 'z' in S, '中' in S, '中' in U, U in U
5 in S
None in 'abc'
b'a' in 'abc'
S.partition('b'), S.rpartition('b'), S.partition('z'), S.rpartition('z'), U.partition('中'), ''.partition('a')
S.partition('')
S.rpartition('')
S.partition(5)
S.removeprefix('abc'), S.removeprefix('z'), S.removesuffix('bc'), S.removesuffix(''), S.removeprefix(S), S.removesuffix('xyz')
S.removeprefix(5)
S.removesuffix(b'')
S.replace('a', 'X'), S.replace('', '-'), S.replace('a', ''), S.replace('abc', 'x', 2), S.replace('a', 'X', 0), S.replace('a', 'X', -5), S.replace('b', '中'), U.replace('中', 'zz'), ''.replace('', 'x'), ''.replace('', 'x', 0), 'a'.replace('', 'x', 1), S.replace('a', 'X', count=1)
S.replace('a')
S.replace(1, 2)
S.replace('a', None)
S.replace('a', 'b', 'c')
S.replace('a', 'b', 1, 2)
S.replace('a', 'b', cnt=2)
('a' * 1000 + 'b').find('a' * 500 + 'b'), ('ab' * 500).rfind('ba' * 3), ('a' * 100).count('a' * 7), ('x' * 50 + 'needle' + 'x' * 50).index('needle')
S[1:3], S[::-1], S[::2], S[-2:], S[5:2], S[100:], S[I()], S[-1], U[::-1], U[1::3]
S[9]
S[-10]
S['a']
S[1.0]
S[1, 2]
S[::0]
S['a':]
S[2**100]
S[:2**100] == S, S[-2**100:] == S
''')
