def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
from string.templatelib import Template, Interpolation, convert
a, s = 5, 'x'
x = t'hello {a} and {s!r:>{a}} end'
print(type(x), x.strings, x.values, x.interpolations, [ (i.value, i.expression, i.conversion, i.format_spec) for i in x.interpolations], list(x), repr(x))
print(t''.strings, t''.interpolations, list(t''), t'{a}'.strings, t'{a}{s}'.strings, list(t'{a}{s}'), t'{a=}'.strings, t'{a = !s}'.interpolations, t'{ a + 1 }'.interpolations[0].expression, t'{{}}'.strings, rt'\n{a}'.strings, tr'\d'.strings)
y = t'a' t'{a}'; print(y, y + t'z', (t'1' + t'2').strings)
def tt(f, *args, **k):
    try: print(repr(f(*args, **k) if k else f(*args)))
    except BaseException as e: print(type(e).__name__ + ':', e)
tt(lambda: t'a' + 'b'); tt(lambda: 'b' + t'a'); tt(lambda: t'a' * 2); tt(lambda: t'a' == t'a'); tt(lambda: hash(t'a') == 1); tt(lambda: len(t'a')); tt(lambda: t'a'[0]); tt(lambda: str(t'{a}')); tt(lambda: format(t'a', 'x')); tt(lambda: t'{undefined}')
tt(Template); tt(Template, 'a', Interpolation(1, 'e'), 'b'); tt(Template, 'a', 'b'); tt(Template, Interpolation(1), Interpolation(2)); tt(Template, 5); tt(Template, x=1); tt(Template, b'a')
tt(Interpolation); tt(Interpolation, 1); tt(Interpolation, 1, 'e', 'r', 'spec'); tt(Interpolation, 1, 'e', 'x'); tt(Interpolation, 1, 5); tt(Interpolation, 1, 'e', None, 5); tt(Interpolation, value=1, expression='q', conversion='s', format_spec='f'); tt(Interpolation, 1, 'e', 5); tt(Interpolation, 1, 'a', 'r', 's', 'q')
i = Interpolation(1, 'e'); tt(setattr, i, 'value', 2); tt(lambda: i.foo); print(Interpolation.__match_args__, i); tt(lambda: type('S', (Template,), {})); tt(lambda: type('S', (Interpolation,), {})); tt(setattr, x, 'strings', 1)
match t'{a!r:>5}'.interpolations[0]:
    case Interpolation(v, e, c, f): print(v, e, c, f)
print(convert(5, 'r'), convert('é', 'a'), convert(5, 's'), convert(5, None)); tt(convert, 5, 'x')
def render(t):
    out = []
    for p in t:
        if isinstance(p, str): out.append(p)
        else: out.append(format(convert(p.value, p.conversion), p.format_spec))
    return ''.join(out)
print(render(t'{a:>4}|{s!r}|{s:*^7}|{[1, 2]}|{a:{a}}'))
import pickle, copy
tt(lambda: pickle.loads(pickle.dumps(i)).value); tt(lambda: copy.copy(x).values); tt(lambda: copy.deepcopy(t'{[1]}').values); tt(lambda: pickle.loads(pickle.dumps(t'{a}')).strings)
print(t'{t"{a}"}'.interpolations[0].value.values, f'{t"{a}".values}', t'{f"{a}"}'.values, t'''multi
{a
}'''.interpolations[0].expression, t'{a!s}'.interpolations[0].conversion, [p for p in t'{a}b{s}'], type(Template), Interpolation[int], Template.__mro__)
def lz():
    n = 0
    def f():
        nonlocal n; n += 1; return n
    q = t'{f()}{f()}'; return q.values, n
print(lz())
for src in ["t'{}'", "t'{a!x}'", "t'a' 'b'", "'a' t'b'", "t'a' f'b'", "t'a' b'b'", "tb'a'", "bt'a'", "ft'a'", "ut'a'", "t'{a'", "t'}'", "t'{a b}'", "t'{a:{b:{c}}}'", "t'{lambda x: 1}'", "t'{!r}'", "match x:\n case t'a': pass", "t'{a}' = 1", "def f(): t'doc'", "t'{yield}'", "T'{a}'", "Rt'a'", "t'", "t'{a'", "t'{*a}'", "import t'x'", "t'{a=!r:x}'"]:
    try: compile(src, 's', 'exec'); print(repr(src), 'ok')
    except SyntaxError as e: print(repr(src), e.msg, e.lineno, e.offset)
