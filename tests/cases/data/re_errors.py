def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import re, pickle, copy
patterns = r'''
(
)
a**
*a
a{2,1}
a{99999999999}
[a
[z-a]
[\d-z]
(?P<a>x)(?P<a>y)
(?P<1a>x)
(?P<>x)
(?P<a
(?P=b)
(?P=
(?Px)
(?<=a*)b
(?<!a+)
(?<a
(?
(?z)
(?i
(?i-
(?-i)
(?i-i:a)
(?L:a)
(?au:a)
(?ua)
a(?i)
\
\x1
\u12
\U0011
\U00110000
\N{foo}
\N
\8
(a)\2
(?(1)a|b)
(a)(?(1)a|b|c)
(?(x)a)
(?(
(?(9999999999999)a)
(?#abc
\q
[\q]
[\
[[:alpha:]]
a{,3}b
x{1
(?P<é>a)
(?P<a b>c)
(?:a
(?>a
a++b
a?+
a{1,2}+
a+++
(?=a)*
^*
$+
\b*
(?s-x:a)
(?x: a b )
\400
\199
\0
[]
[^]
[]a]
'''.strip('\n').split('\n')
for p in patterns:
    for q in (p, p.encode('latin-1')):
        try:
            c = re.compile(q)
            print('ok', c.groups, dict(c.groupindex), c.flags, end=' | ')
        except re.error as e:
            print(e, '|', e.msg, e.pos, e.lineno, e.colno, end=' | ')
        except Exception as e:
            print(type(e).__name__, e, end=' | ')
    print(p)
t(re.compile, 'a\n(b\n*)*+*')
t(re.compile, 5)
t(re.compile, 'a', 'b')
t(re.compile, 'a', re.A | re.U)
t(re.compile, b'a', re.U)
t(re.compile, 'a', re.L)
t(re.compile, re.compile('a'), re.I)
t(re.compile, 'a', 1 << 40)
t(re.match, 'a', b'a')
t(re.match, b'a', 'a')
t(re.match, 'a', 5)
t(re.sub, 'a', 5, 'a')
t(re.sub, 'a', 'b', 'aa', 'x')
t(re.sub, 'a', lambda m: 5, 'a')
t(re.sub, 'a', lambda: 5, 'a')
t(re.sub, 'a', r'\1', 'a')
t(re.sub, 'a', r'\g<x>', 'a')
t(re.sub, 'a', r'\g<1', 'a')
t(re.sub, 'a', r'\g', 'a')
t(re.sub, 'a', r'\g<>', 'a')
t(re.sub, 'a', r'\g<-1>', 'a')
t(re.sub, 'a', r'\g<+1>', 'a')
t(re.sub, 'a', r'\q', 'a')
t(re.sub, 'a', '\\', 'a')
t(re.sub, 'a', r'\400', 'a')
t(re.sub, 'a', r'[\g<0>\x]', 'a')
t(re.sub, 'a', b'b', 'a')
m = re.match('(?P<x>a)(b)?', 'a')
t(m.group, 3)
t(m.group, 'y')
t(m.group, -1)
t(m.group, 1.5)
t(m.start, 5)
t(m.span, 'q')
t(lambda: m['zz'])
t(lambda: m[None])
t(m.expand, r'\2-\1\g<x>')
t(m.expand, r'\3')
t(m.group, 2 ** 80)
t(setattr, m, 'pos', 3)
t(lambda: len(m))
t(pickle.dumps, m)
print(copy.copy(m) is m, copy.deepcopy(m) is m)
t(type(m))
t(type(re.compile('a')))
e = re.PatternError('msg', 'a\nbc', 3)
print(e, e.args, e.pattern, re.error is re.PatternError)
e2 = re.PatternError('plain')
print(e2, e2.pos, e2.lineno)
t(re.purge)
t(re.template if hasattr(re, 'template') else re.escape, 'a.b*c\n-é#')
