def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
import re
check(r'''
re.match(r'(\w+) (\w+)', 'hello world').groups(), re.search(r'\d+', 'a12b').group(), re.findall(r'\d', 'a1b2'), re.findall(r'(\w)(\d)', 'a1b2'), re.fullmatch(r'a+', 'aaa') is not None, re.split(r'[,;]', 'a,b;c'), re.split(r'(,)', 'a,b'), re.sub(r'\d', '#', 'a1b2'), re.sub(r'(\w)(\d)', r'\2\1', 'a1b2'), re.sub('a', lambda m: m[0].upper(), 'banana', count=2), re.subn('a', 'b', 'aaa'), re.escape('a.b*c d-é\n'), [m.span() for m in re.finditer('a', 'banana')]
re.match(r'(?P<y>\d{4})-(?P<m>\d\d)', '2020-05').groupdict(), re.match(r'(a)|(b)', 'b').groups(), re.match(r'(a)|(b)', 'b').groups('x'), re.match(r'(a)(b)?', 'a').span(2), re.match('(?P<n>a)', 'a')['n'], re.match('(a)(b)', 'ab').group(1, 2), re.match('(a)(b)', 'ab').lastindex, re.match('(?P<q>a)', 'a').lastgroup, re.match('a', 'ab').end(), re.match('a', 'a').string, re.match('a', 'a').pos, re.match('(a)', 'a').expand(r'\1-\g<1>-\g<0>'), re.match('a', 'a').regs
re.findall(r'(?i)A', 'aA'), re.findall(r'(?s).', 'a\n'), re.findall(r'(?m)^a', 'a\na'), re.findall(r'(?x) a  b # c', 'ab'), re.findall(r'a.c', 'abc\na\nc', re.S), re.findall('É', 'é', re.I), re.findall(r'\w+', 'aé中', re.A), re.findall(rb'\w', b'a\xe9'), re.findall(r'(?i:a)b', 'Ab AB'), re.findall(r'(?-i:a)B', 'aB ab', re.I)
re.findall(r'a*?b', 'aab'), re.findall(r'a{2,3}', 'aaaaa'), re.findall(r'a{2}?', 'aaa'), re.findall(r'(?:ab)+', 'ababx'), re.findall(r'a(?=b)', 'abac'), re.findall(r'a(?!b)', 'abac'), re.findall(r'(?<=a)b', 'abcb'), re.findall(r'(?<!a)b', 'abcb'), re.findall(r'(a)\1', 'aab'), re.findall(r'(?P<x>a)(?P=x)', 'aa'), re.findall(r'(a)?(?(1)b|c)', 'abc'), re.findall(r'a++b', 'aab'), re.findall(r'(?>a+)b', 'aab'), re.findall(r'\bfoo\b', 'foo foobar'), re.findall(r'\Ba', 'ba a'), re.findall(r'\Aa|b\Z', 'ab'), re.findall(r'[^\W\d]', 'a1_'), re.findall(r'[a-c\d\-]', 'b-5z'), re.findall(r'[]a]', ']a'), re.findall(r'\x41\u0042\U00000043\103', 'ABCC'), re.findall(r'\N{BULLET}', '•'), re.findall(r'[\s\S]', '\n'), re.findall('', 'ab'), re.findall(r'|a', 'ab'), re.findall(r'\z', 'a') if 0 else 0
re.compile('(')
re.compile(')')
re.compile('[')
re.compile('[b-a]')
re.compile('*')
re.compile('a**')
re.compile('a{2,1}')
re.compile('(?P<1a>x)')
re.compile('(?P<a>x)(?P<a>y)')
re.compile(r'\1')
re.compile('(?P=nope)')
re.compile('(?z)')
re.compile('a(?i)')
re.compile('(?<=a*)b')
re.compile('\\')
re.compile(r'\y')
re.compile('(?P<a')
re.compile('(?')
re.compile('(?#')
re.compile('(?(2)a)')
re.compile('(?(1)a|b|c)')
re.compile(r'\x4')
re.compile('(?i-i:a)')
re.compile('(?a)', re.L)
re.compile(b'a', re.U)
re.compile(5)
re.compile(r'\N{nope}')
re.compile('a{99999999999}')
re.compile('x', 5.5)
re.match('a', b'a')
re.match(b'a', 'a')
re.match('a', 5)
re.sub('a', r'\2', 'a')
re.sub('a', r'\g<x>', 'a')
re.sub('a', r'\q', 'a')
re.sub('a', 5, 'a')
re.sub('(a)|b', r'[\1]', 'ab'), re.sub('', '-', 'abc'), re.sub('a*', 'x', 'baac'), re.sub('x*', '-', 'abxd'), re.sub('a', '\\n', 'a'), re.sub('a', r'\g<0>\g<0>', 'a'), re.split('', 'abc'), re.split('x*', 'axbc'), re.split('(-)|b', 'a-bc'), re.split('a', 'bab', maxsplit=1), re.sub('a', 'b', 'aaa', 1) if 0 else 0
re.match('(a)', 'a').group(2)
re.match('(a)', 'a')['x']
re.match('(a)', 'a').start(5)
re.compile('a'), repr(re.compile('a' * 300))[:40], re.compile('a', re.I | re.M), re.compile(b'a'), re.compile('a') == re.compile('a'), hash(re.compile('a')) == hash(re.compile('a')), re.compile('(?P<n>a)').groupindex, re.compile('(a)').groups, re.compile('a').flags, re.compile('a').pattern, re.compile('a').match('ba', 1), re.compile('a').search('xax', 0, 1), re.compile('^a').match('ba', 1), re.compile('a').fullmatch('aa', 1), repr(re.match('a', 'a')), re.compile(re.compile('z')).pattern, re.I | re.X, repr(re.NOFLAG), re.A.value
re.compile(re.compile('a'), re.I)
re.compile('a').scanner('aa').match(), re.template if hasattr(re, 'template') else 'gone', re.purge(), re.error is re.PatternError, re.compile('a').sub('b', 'aa', count=1), re.Match, re.Pattern[str], __import__('pickle').loads(__import__('pickle').dumps(re.compile('a', re.I))), __import__('copy').copy(re.match('a', 'a'))
''')
try: re.compile('a(b\n[')
except re.error as e: print(e.msg, e.pos, e.lineno, e.colno, e.pattern, str(e))
