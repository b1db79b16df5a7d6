# tokenize and the tokenizer behind it: positions, lenient and strict, errors.
import io, tokenize, _tokenize
sources = [
    'x = 1\n', 'x = 1', '', '\n', '# only a comment', '# c\n', 'def f(a, *b):\n    return a  # end\n\n\n', 'if 1:\n\tx\n\n# c\n  # d\ny\n',
    'x = (1,\n  2, # c\n\n  3)\n', 'x = 1 + \\\n  2\n', "s = '''a\nb'''; t = 1\n", 'f"a{x!r:>{w}}b{{c}}"\n', "f'''a\n{1}\nb'''\n", 't"{x}"\n', "rb'x' + u'y'\n",
    'é = "ü" + ß\n', '€ = 2\n', '0777 1_000 0xFF 1e5 1.5j 1if x else 2\n', '1abc\n', 'a $ b ? c ! d `\n', ')\n', '(]\n', '{)}\n', 'x\r\ny # c\r\n', 'a;b;c\n', 'async def f(): await x\n',
    'class A:\n  def f(self):\n    pass\n  x = 1\n', 'lambda: (yield)\n', 'a := b -> c ... **= //= >>= <> !=\n', '\x0c x\n', 'match x:\n  case 1: pass\n', '"a\\\nb"\n',
    # errors
    '(', '"abc', "'''abc\n", 'x = \\', '  x\n y\n', 'if 1:\n   x\n  y\n', 'if 1:\n\tx\n        y\n', 'f"{', 'f"{a', "f'a", '0b2\n', '1__0\n', '0x\n', '1e+\n', 'a\0b\n', 'x \\ y\n', '\\', 'f"}"\n', '"\\', "bu'x'\n", '\x01\n',
]
for source in sources:
    for extra in (True, False):
        print(repr(source), extra)
        try:
            for t in _tokenize.TokenizerIter(io.StringIO(source, newline='').readline, extra_tokens=extra):
                print('  ', t)
        except SyntaxError as e:
            print('  ', type(e).__name__, e.args)
    try:
        print(len(list(tokenize.tokenize(io.BytesIO(source.encode()).readline))))
    except Exception as e:
        print(type(e).__name__, e.args)
def r(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
T = _tokenize.TokenizerIter
r(lambda: T())
r(lambda: T(1))
r(lambda: list(T(1, extra_tokens=True)))
r(lambda: list(T(lambda: 1, extra_tokens=True)))
r(lambda: list(T(lambda: 'x', encoding='utf-8', extra_tokens=True)))
r(lambda: list(T(lambda: 1 / 0, extra_tokens=True)))
r(lambda: list(T(iter([b'\xff\n', b'']).__next__, encoding='utf-8', extra_tokens=True)))
r(lambda: list(T(iter([b'\xff\n', b'']).__next__, encoding='latin-1', extra_tokens=True)))
r(lambda: list(T(iter(['a', 'b\n', 'c']).__next__, extra_tokens=True)))
source = 'def f(a,b):\n  return  a+ b # x\n'
print(tokenize.untokenize(tokenize.generate_tokens(io.StringIO(source).readline)) == source)
print(tokenize.untokenize([t[:2] for t in tokenize.generate_tokens(io.StringIO(source).readline)]))
