def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class It:
    def __iter__(self): return iter('xyz')
check('''
' a  b c '.split(), ' a  b c '.split(' '), ' a  b c '.split(None, 1), 'a,b,c'.split(',', 1), 'a,b,c'.split(',', 0), 'a,b,c'.split(sep=',', maxsplit=-1), ''.split(), ''.split(','), 'abc'.split('abc'), 'a\\u2003b\\x1fc'.split()
' a  b c '.rsplit(), ' a  b c '.rsplit(None, 1), 'a,b,c'.rsplit(',', 1), ''.rsplit(), 'a,b'.rsplit(',', 0), '  a  '.rsplit(None, 0), '  a b '.split(None, 0), 'aXXbXXc'.rsplit('XX', 1)
'a'.split('')
'a'.rsplit('')
'a'.split(5)
'a'.split(' ', 'x')
'a'.split(' ', 1.5)
'a'.split(x=1)
'a'.split(b' ')
'a\\nb\\r\\nc\\rd\\x0be\\x0cf\\x1cg\\x85h\\u2028i\\u2029'.splitlines(), 'a\\nb'.splitlines(True), '\\n'.splitlines(), ''.splitlines(), 'a\\n\\nb\\n'.splitlines(keepends=1), 'a\\r\\n'.splitlines(True)
'a'.splitlines(1, 2)
'a'.splitlines(keep=1)
'a\\nb'.splitlines('x')
','.join(['a', 'b']), ','.join([]), ','.join(['a']), ''.join(It()), '-'.join('abc'), ','.join({'a': 1}), 'é'.join(['中', '😀']), ', '.join(x for x in 'ab')
','.join([1])
','.join(['a', 1, 'b'])
','.join(5)
','.join(None)
','.join(['a', b'b'])
','.join()
','.join('a', 'b')
'abc'.center(9), 'abc'.center(8, '*'), 'abc'.center(2), 'ab'.center(5, 'é'), 'abc'.ljust(6, '.'), 'abc'.rjust(6, '中'), ''.center(3, '-'), 'a'.center(4), 'ab'.center(5)
'a'.center(5, 'xy')
'a'.center(5, '')
'a'.center(5, 5)
'a'.center('5')
'a'.ljust()
'a'.rjust(1.0)
'a'.ljust(2**70)
'42'.zfill(5), '-42'.zfill(5), '+42'.zfill(6), ''.zfill(2), 'abc'.zfill(-1), '--1'.zfill(5), 'é'.zfill(3)
'a'.zfill('b')
'  x '.strip(), 'xxabcxx'.strip('x'), 'abcba'.lstrip('ab'), 'abcba'.rstrip('ab'), '\\u3000x\\xa0'.strip(), 'aaa'.strip('a'), ''.strip('a'), 'abc'.strip(''), 'abc'.strip(None), '中a中'.strip('中é')
'a'.strip(5)
'a'.strip('a', 'b')
'a'.lstrip(b'a')
'01\\t012\\t0123\\t01234'.expandtabs(), '01\\t012\\t0123'.expandtabs(4), 'a\\tb\\n\\tc\\r\\td'.expandtabs(3), 'a\\tb'.expandtabs(0), 'a\\tb'.expandtabs(-1), 'a\\tb'.expandtabs(tabsize=2), '中\\tb'.expandtabs(5)
'a'.expandtabs('x')
'a\\tb'.expandtabs(2**40)
'abc'.translate({97: 'X', 98: None, 99: 0x4e2d}), 'abc'.translate({}), 'aé中'.translate({'a': 1}), 'abc'.translate('xyz' * 100), 'abc'.translate(str.maketrans('ab', 'xy', 'c')), 'abc'.translate([None] * 98 + ['q', 'r'])
'abc'.translate({97: 1.5})
'abc'.translate({97: -1})
'abc'.translate({97: 0x110000})
'abc'.translate(5)
'abc'.translate()
str.maketrans({'a': 1, 98: 'x'}), str.maketrans('ab', 'cd'), str.maketrans('a', 'b', 'xa'), str.maketrans({})
str.maketrans({'ab': 1})
str.maketrans({1.5: 1})
str.maketrans('ab', 'c')
str.maketrans('a')
str.maketrans(1, 2)
str.maketrans('a', 'b', 5)
'abc' * 3, 3 * 'ab', 'a' * 0, 'a' * -5, '' * 10**10, 'é' * 2
'a' * 1.5
'a' * 'b'
'a' * 2**100
'ab' * 2**62
'a' + 5
5 + 'a'
'a' + b'a'
''')
