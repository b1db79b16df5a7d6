def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import re
m = re.match(r'(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?', 'on 2024-05 now'[3:])
print(m.groups(), m.groups('?'), m.groupdict(), m.groupdict('none'), m.lastindex, m.lastgroup, m.span(), m.span('day'), m.start('month'), m.end(2), m.regs)
print(m, m.re.pattern, m.string, m.pos, m.endpos, m[0], m['year'], m.group(1, 'month', 3), m.group())
print(re.compile(r'(a)|(b)(c)').search('xbc').lastindex, re.match('((a)(b))', 'ab').lastindex, re.match('(a)(?:b(c)?)', 'ab').lastgroup)
for p, s in [(r'(?<=x)y', 'axy'), (r'(?<!x)y', 'xyy'), (r'a(?=b)', 'acab'), (r'a(?!b)', 'abac'), (r'(?<=(a|b))c', 'zbc'),
             (r'(\w)(\w)?(?(2)\2|z)', 'abb az'), (r'(a)?(?(1)b|c)', 'c'), (r'(?i)straße', 'STRAßE'), (r'(?i)ſ', 'S'),
             (r'(?a)\w+', 'é_a'), (r'\w+', 'é_a'), (r'(?m)^b$', 'a\nb\nc'), (r'(?s)a.b', 'a\nb'), (r'a.b', 'a\nb'),
             (r'(?x) a # comment' + '\n b', 'ab'), (r'\Aab\Z', 'ab'), (r'ab\z', 'ab'), (r'ab$', 'ab\n'), (r'ab\Z', 'ab\n'), (r'\bfoo\b', 'a foo.'), (r'\Boo', 'foo'),
             (r'(?>a+)ab', 'aaab'), (r'a++b', 'aab'), (r'a*?b', 'aab'), (r'(a|ab)(c|bcd)(d*)', 'abcd'), (r'(?P<q>[\'"]).*?(?P=q)', 'say "it\'s"'),
             (r'[^\W\d]+', '12ab3'), (r'[\s\S]', '\n'), (r'[-a]+', '--a'), (r'[a\]]+', 'x]a'), (r'\N{LATIN SMALL LETTER A}', 'a'), (r'\x41\u0042\103', 'ABC'),
             (r'(?:(a)|b)*', 'ab'), (r'(a*)*', 'aa'), (r'(a*)+?', 'aa'), (r'()*', 'x'), (r'(?:a?){3}', 'aa'), (r'(?i:A)b', 'ab'), (r'(?i:A)b', 'aB'), (r'(?-i:A)b', 'AB'), (r'(?i)(?-i:A)b', 'AB')]:
    m = re.search(p, s)
    print(repr(p), m and (m.span(), m.group(), m.groups()))
print(re.findall(r'\d', 'a1b2'), re.findall(r'(\w)(\d)', 'a1b2'), re.findall(r'(\w)\d', 'a1b2'), re.findall('', 'ab'), re.findall('x*', 'axb'))
print(re.split(r'[,;]', 'a,b;c'), re.split(r'([,;])', 'a,b;c'), re.split(r'x*', 'axbc'), re.split(r'(x)|(y)', 'axbyc'), re.split(',', 'a,b,c', maxsplit=1), re.split(r'\b', 'hi you'))
print(re.sub('x*', '-', 'abxd'), re.sub('(a)(b)?', r'[\2\1]', 'aab'), re.subn('a', 'b', 'aaa', count=2), re.sub('.', lambda m: m.group().upper() + str(m.start()), 'abc'), re.sub(r'\n', r'\\n', 'a\nb'))
print(re.sub('(?P<a>x)', r'\g<a>\g<1>\1\x' if 0 else r'\g<a>\g<1>\1\t', 'x'), re.sub('a', r'\\', 'a'), re.sub('a', '\\n', 'a') == '\n', re.sub(b'a', rb'<\g<0>>', b'banana'))
print([m.span() for m in re.finditer(r'a|$', 'ba\n')], [m.span() for m in re.finditer(r'(?m)^', 'a\nb\n')], [m.span() for m in re.finditer(r'\b|:+', 'a::bc')])
p = re.compile(r'b+', re.I | re.M)
print(p, p.flags, p.search('abB', 2), p.match('abb', 1), p.fullmatch('abb', 1), p.fullmatch('abbc', 1, 3), p.match('ab', -5), p.search('ab', 5), p.findall('bBab', 1, 3), list(p.finditer('bab', 1)))
print(p == re.compile(r'b+', re.I | re.M), p == re.compile('b+'), p != 5, hash(p) == hash(re.compile(r'b+', re.M | re.I)), re.compile(b'a') == re.compile('a'))
print([re.compile('a', f) for f in (0, re.A, re.S, re.X, re.DEBUG & 0, re.NOFLAG)], re.compile(b'a', re.L), re.compile('x' * 300).__repr__()[-20:])
print(repr(re.I), re.I | re.X, re.RegexFlag(0), ~re.I & 7, re.RegexFlag(1 << 20), re.I.name, re.ASCII.value, list(re.I | re.S))
print(re.compile(r'^a$').search('b\na', 2), re.compile(r'^a', re.M).search('b\na', 2), re.compile(r'\ba').search('xa', 1))
s = 'äöü' * 3 + '😀x'
print(re.findall('[ä-ö]+', s), re.search('😀', s).span(), re.sub('[^\x00-\x7f]', '', s), re.findall('(?i)[Ä]', s), re.findall('[\U0001F600-\U0001F64F]', s))
print(re.search(r'(?i)[k]', '\u212a'), re.search(r'(?ia)k', '\u212a'), re.search('(?i)i', 'İ'), re.search('(?i)ı', 'I'), re.search('(?i)µ', 'μ'), re.search('(?i)[α-ω]+', 'ΑΒΓ'))
sc = re.Scanner([(r'\d+', lambda s, t: int(t)), (r'[a-z]+', lambda s, t: (t, s.match.span())), (r'\s+', None), (r'=', 'EQ')])
print(sc.scan('ab = 12 ! rest'))
print(re.match(r'(a+)+$', 'a' * 18 + 'b'), re.match(r'(?:a|a)*c', 'a' * 14), re.match(r'(?:x+x+)+y', 'x' * 14), len(re.findall('(?:.|\n)', 'ab\n' * 500)))
print(re.match('(' * 50 + 'a' + ')' * 50, 'a').groups()[-1], len(re.compile('(a)' * 200).match('a' * 200).groups()))
print(re.escape('a.b[c]{}'), re.escape(b'\xff.\x00'), re.escape('')); t(re.escape, 5)
for buf in (bytearray(b'xay'), memoryview(b'xay'), b'xay'):
    m = re.search(b'a', buf)
    print(m, m.group(), type(m.group()), type(m.string))
class S(str): pass
m = re.match('.*', S('abc')); print(type(m.group()), type(m.string), type(re.sub('z', '', S('abc'))), type(re.split('b', S('abc'))[0]))
it = p.scanner('bab'); print(it.match(), it.search(), it.search(), it.search(), it.pattern is p)
print([re.match(r'(\d{2,3}?)(\d*)', '12345').groups(), re.match(r'(\d{,3})', '12345').groups(), re.match('a{0}b', 'b'), re.match('(?:ab){2}', 'abab'), re.match('[a-c-e]+', 'a-e')])
print(re.compile('(?P<b>a)(?P<a>b)').groupindex)
