from collections import namedtuple, deque, defaultdict, Counter, OrderedDict
import itertools, functools, re, enum, types, operator
P = namedtuple('P', 'x y'); p = P(1, 2)
print(p, p.x, p._replace(y=5), p == (1, 2), P._fields)
d = deque([1, 2, 3], maxlen=3); d.append(4); d.appendleft(0); d.rotate(1); print(d, d[0], len(d), list(reversed(d)))
dd = defaultdict(list); dd['a'].append(1); print(dd, Counter('abca').most_common(1), OrderedDict(a=1))
print(list(itertools.chain('ab', [1])), list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.permutations('abc', 2))[:3],
      list(itertools.combinations(range(4), 2))[-1], list(itertools.product('ab', repeat=2))[1], list(itertools.accumulate([1, 2, 3])),
      [(k, list(g)) for k, g in itertools.groupby('aabbb')], list(itertools.zip_longest('ab', 'c', fillvalue='-')))
print(functools.reduce(operator.add, [1, 2, 3], 10), functools.partial(int, base=2)('101'))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
class Color(enum.Enum):
    RED = 1
    GREEN = 2
print(Color.RED, Color(2), Color['RED'].value, list(Color), repr(Color.GREEN))
m = re.match(r'(?P<a>\w+)-(\d+)', 'abc-123 x')
print(m, m.group('a', 2), m.span(2), m.groupdict(), re.findall(r'\b\w', 'ab cd'), re.sub(r'(a)(b)?', r'[\1\2]', 'abaa'), re.split(r'[,;]\s*', 'a, b;c'))
print(re.search(r'(?i)HELLO', 'say hello').start(), re.fullmatch(r'a*?b+', 'aabb') is not None, [x.group() for x in re.finditer(r'a|b', 'cabc')])
print(re.sub(r'\d+', lambda m: str(int(m[0]) * 2), 'a1b22'), re.match(r'(a)|b', 'b').groups(), re.compile(r'(?<=x)y(?!z)').search('xyz xy').span())
ns = types.SimpleNamespace(a=1, b='x'); print(ns, ns.a)

for function in (eval, exec, lambda text: compile(text, "name", "exec")):
    try:
        function("a\0b")
    except SyntaxError as error:
        print(error, error.msg, error.args)
