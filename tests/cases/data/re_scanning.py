def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import re
TOK = re.compile(r'''(?P<NUM>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)|(?P<STR>"(?:\\.|[^"\\])*")|(?P<ID>[^\W\d]\w*)|(?P<OP>\*\*|//|<<|>>|[-+*/%<>=!]=?|[()\[\]{},:;.])|(?P<NL>\n)|(?P<WS>[ \t]+)|(?P<BAD>.)''', re.S)
src = 'x1 = 3.5e-2 ** "a\\"b" // é_2 != [0, .5]\n  y\t@ 7'
print([(m.lastgroup, m.group(), m.span()) for m in TOK.finditer(src) if m.lastgroup != 'WS'])
def parse(s):
    toks = [(m.lastgroup, m.group()) for m in TOK.finditer(s) if m.lastgroup != 'WS']; pos = 0
    def atom():
        nonlocal pos
        k, v = toks[pos]; pos += 1
        if v == '(': r = expr(); pos += 1; return r
        return float(v) if k == 'NUM' else v
    def term():
        nonlocal pos
        r = atom()
        while pos < len(toks) and toks[pos][1] in '*/': op = toks[pos][1]; pos += 1; q = atom(); r = r * q if op == '*' else r / q
        return r
    def expr():
        nonlocal pos
        r = term()
        while pos < len(toks) and toks[pos][1] in '+-': op = toks[pos][1]; pos += 1; q = term(); r = r + q if op == '+' else r - q
        return r
    return expr()
print(parse('1 + 2 * (3 - 4) / 8'), parse('2*3*4'))
log = '''127.0.0.1 - bob [10/Oct/2000:13:55:36 -0700] "GET /a?b=1 HTTP/1.0" 200 2326
bad line
::1 - - [11/Oct/2000:00:00:00 +0000] "POST /x HTTP/1.1" 404 -'''
LINE = re.compile(r'^(?P<host>\S+) \S+ (?P<user>\S+) \[(?P<time>[^]]+)\] "(?P<verb>[A-Z]+) (?P<path>\S+)[^"]*" (?P<st>\d{3}) (?P<size>\d+|-)$', re.M)
for m in LINE.finditer(log): print(m.groupdict(), m.start(), m.end('path'))
for p, s in ((r'^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$', ['1.2.3.4', '256.1.1.1', '1.2.3', '01.2.3.4']), (r'^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$', ['a.b+c@d.e', 'a@b', '@x.y']), (r'^(?=.*[A-Z])(?=.*\d)(?!.*\s).{6,}$', ['Abcde1', 'abcde1', 'Ab cde1']), (r'^(\w)(\w)?(\w)?.?\3?\2\1$', ['level', 'abba', 'abc', 'noon']), (r'(?<![\d.])\d+(?![\d.])', ['a12b', '1.5', '7 8']), (r'^(?:(\()|[^()])+(?(1)\))$', ['(a)', 'a', '(a']), (r'(?P<y>\d{4})(?P<s>[-/])\d\d(?P=s)\d\d', ['2024-01-02', '2024-01/02', '2024/01/02'])): print(p, [(x, (m := re.search(p, x)) and m.group()) for x in s])
print(re.sub(r'(?<=[a-z0-9])(?=[A-Z])', '_', 'someCamelCaseX2Y').lower(), re.sub(r'_(\w)', lambda m: m[1].upper(), 'snake_case_name'), re.sub(r'(?<=\d)(?=(?:\d{3})+\b)', ',', '1234567 12 1000'), re.sub(r'\b(\w+)( \1\b)+', r'\1', 'the the cat cat sat'), re.sub(r'(?m)^\s+|\s+$', '', '  a \n  b  '), re.sub(r'(a)(b)?', r'<\1\2>', 'abaa'), re.sub('', '-', 'abc', count=2), re.split(r'(?<=,)|(?=;)', 'a,b;c'), re.split(r'\s*(?:,|;)\s*', ' a , b;c '), re.sub(r'%(\w+)%', lambda m: {'A': '1'}.get(m[1], m[0]), '%A% %B%'))
for cls in (r'\d', r'\w', r'\s', r'\b', r'[^\W_]', r'[[:x]', r'(?i)[ǆ]', r'(?i)ﬅ', r'(?i)ϐ', r'(?a)\w', r'(?a)\s', r'\S'): print(cls, ascii(''.join(re.findall(cls, 'aÀ_٣५²\u2003\x1c\x85éǅßßﬆβ:[x 0')) if cls != r'\b' else [m.start() for m in re.finditer(cls, 'a é-٣')]))
for f in (re.A, re.I, re.L, re.M, re.S, re.U, re.X, re.I | re.A):
    try: print(f, re.compile('a', f).flags, re.compile(b'a', f).flags)
    except ValueError as e: print(f, e)
print(re.fullmatch('a|ab', 'ab'), re.match('(?:a|ab)(?:c|bcd)', 'abcd').group(), re.search('(?:(?:a{2}){2}){2}', 'a' * 9).span(), re.findall('(?=(aba))', 'ababa'), re.findall(r'(?:(\d)|(\w))', '1a'), [m.span(1) for m in re.finditer('(x)?', 'ax')], re.match(r'(?s:.)(?-s:.)?', '\n\n').span(), re.match('(?x: a\\ b # c\n)c', 'a bc'), re.findall(r'[\]\-\\^]', ']-\\^'), re.findall('[^]]', ']a'), re.findall(r'\x61\u0062\U00000063\141', 'abca'), re.match(r'a{2,}?', 'aaa').group(), re.match(r'a{,2}', 'aaa').group(), re.match('a{1, 2}', 'a{1, 2}').group(), re.findall(r'\Aa|b\Z', 'ab\nab'))
deep = re.compile('(?:' * 60 + 'x' + ')?' * 60); print(deep.match('x').span(), len(re.compile('|'.join(f'k{i}' for i in range(500))).findall(' '.join(f'k{i}' for i in range(0, 500, 50)))), re.compile('a' * 1000).match('a' * 1000).end(), re.match('(?:a?){30}a{30}', 'a' * 30) is not None if 0 else '', re.match(r'(\w+\s?)*$', 'ab cd ef').groups())
