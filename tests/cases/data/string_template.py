def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import string
from string import Template, Formatter
T = Template('$who likes ${what}, $$5 $x1 ${_y}')
print(T.substitute(who='a', what='b', x1=1, _y=2), T.safe_substitute(who='z'), T.template, T.is_valid(), T.get_identifiers(), T.substitute({'who': 1, 'what': 2}, x1=3, _y=4))
t(T.substitute); t(T.substitute, 5); t(T.substitute, {}, {}); t(T.safe_substitute); t(Template('$').substitute); t(Template('a\n$ b').substitute); t(Template('${').substitute); t(Template('${a b}').substitute, a=1); t(Template('$é').substitute, é=1); t(Template('$1').safe_substitute); t(Template('$').is_valid); t(Template('$ $a ${b').get_identifiers); t(Template, 5); t(Template(5).substitute) 
class P(Template): delimiter = '%'; idpattern = '[a-z]+'; braceidpattern = '[A-Z]+'
print(P('%ab %{CD} %% $x %A').safe_substitute(ab=1, CD=2), P('%ab %{CD}').get_identifiers())
class Q(Template): pattern = r'(?P<escaped>@@)|@(?P<named>\w+)@|(?P<braced>\0)|(?P<invalid>\1{9})' if 0 else r'(?P<escaped>@@)|@(?P<named>[a-z]+)@|(?P<braced>\0)|(?P<invalid>@)'
print(Q('@a@ @@').substitute(a=1)); t(Q('@').substitute)
def bad():
    class R(Template): pattern = 'x'
t(bad); t(lambda: type('S', (Template,), {'pattern': r'(?P<named>a)'})('a').substitute(a=1))
F = Formatter()
print(F.format('{} {} {a!r:>5} {b[0]} {c.real}', 1, 2, a='x', b=[9], c=3), F.vformat('{0}{x}', (1,), {'x': 2}), list(F.parse('a{b!r:c{d}}e{{}}')), list(F.parse('')), F.get_field('0.real', (5,), {}), F.get_value('k', (), {'k': 1}), F.convert_field(1, 'r'), F.convert_field('é', 'a'), F.format_field(3.14159, '.2f'), F.format('{:{w}.{p}}', 'abcdef', w=8, p=3), F.format('{0:{1}}', 5, '>4'), F.format('{}', 1, x=2))
for a in (('{} {1}', 1, 2), ('{0} {}', 1), ('{}',), ('{x}',), ('{0.nope}', 1), ('{0[a]}', [1]), ('{!z}', 1), ('{!}', 1), ('{', 1), ('}', 1), ('{:d}', 'a'), ('{0', 1), ('{a!r', 1), ('{0!rx}', 1), ('{:{:{}}}', 1, 2, 3), ('{0[}', 1), ('{0.}', 1), ('{-1}', 1)): t(F.format, *a)
t(F.format); t(lambda: Formatter.format())
class NS(Formatter):
    def __init__(self): self.used = None
    def get_value(self, k, a, kw): return kw.get(k, f'<{k}>') if isinstance(k, str) else super().get_value(k, a, kw)
    def check_unused_args(self, used, a, kw): self.used = sorted(map(str, used))
    def convert_field(self, v, c): return str(v).upper() if c == 'u' else super().convert_field(v, c)
    def format_field(self, v, s): return f'[{v}]' if s == 'b' else super().format_field(v, s)
n = NS(); print(n.format('{a!u} {b} {0:b}', 5, a='x'), n.used)
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, repr(string.whitespace), string.punctuation, len(string.printable), string.capwords('  hello   WORLD x'), string.capwords('a-b c-d', '-'), string.capwords('')); t(string.capwords, 5)
