def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import textwrap, string
s = 'The quick brown fox jumped over the lazy dog. ' * 2
print(textwrap.wrap(s, 20), textwrap.fill(s, 30), textwrap.shorten(s, 25), textwrap.shorten('hello', 3), textwrap.dedent('  a\n    b\n  c\n'), textwrap.indent('a\n\nb', '> '), textwrap.indent('a\n\nb', '> ', lambda l: True), textwrap.wrap('a-b c--d verylongwordhere', 6), textwrap.wrap('x', 0) if 0 else '', textwrap.wrap(''), textwrap.wrap('a\tb\nc', 80), textwrap.wrap('aaa bbb', 3, initial_indent='* ', subsequent_indent='  ') if 0 else '', textwrap.wrap(s, 20, max_lines=2, placeholder=' [..]'), textwrap.wrap('longlonglong', 4, break_long_words=False), textwrap.wrap('foo-bar-baz', 5, break_on_hyphens=False), textwrap.wrap('  lead', 10, drop_whitespace=False), textwrap.dedent('\ta\n  b'), textwrap.dedent('  \n a'), textwrap.wrap('Hi. There! Me.', 7, fix_sentence_endings=True), sep='\n')
t(textwrap.wrap, 'a', 0); t(textwrap.shorten, 'aaa bbb', 2, placeholder='toolong'); t(textwrap.dedent, 5); t(textwrap.wrap, 5)
print(string.capwords('hello  world'), string.capwords('a-b', '-'), string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.hexdigits, len(string.printable))
T = string.Template('$a ${b} $$ $c')
t(T.substitute, a=1, b=2, c=3); t(T.substitute, a=1); t(T.safe_substitute, a=1); t(T.substitute, {'a': 1, 'b': 2}, c=9); t(string.Template('$').substitute); t(string.Template('a\n$1').substitute); print(T.get_identifiers(), T.is_valid(), string.Template('$').is_valid(), T.template); t(string.Template('${').substitute); t(string.Template('$é').substitute); t(string.Template('$').safe_substitute); t(T.substitute, 1, 2)
class P(string.Template): delimiter = '%'; idpattern = '[a-z]+'
print(P('%x $y %%').substitute(x=5))
f = string.Formatter()
print(f.format('{0} {a!r:>5}', 1, a='x'), list(f.parse('a{b!r:c}d{{')), f.vformat('{} {}', (1, 2), {}), f.get_field('0.real', (5,), {}), f.convert_field('é', 'a')); t(f.format, '{} {0}', 1); t(f.format, '{0}'); t(f.format, '{a}'); t(f.convert_field, 1, 'z'); t(f.format)
class F2(string.Formatter):
    def get_value(self, k, a, kw): return f'<{k}>'
    def check_unused_args(self, used, a, k): print('used', used)
print(F2().format('{a} {0}', 1))
