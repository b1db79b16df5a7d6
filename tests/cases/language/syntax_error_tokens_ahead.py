# Places of errors that are found with tokens behind them already read, and what comes out of bad escapes.
import ast

SOURCES = [
    "if x = ['\\UFFFFFFFF' for x in a]: pass",
    "if x = ({1: 2}, b'\\x1'): pass",
    'if x = f(lambda: 0, f"{\'\\x1\'!r}"): pass',
    "a b '\\u12' + -x",
    "exec b'\\xg' if b",
    "exec b'é' if b",
    "exec f'a\\x1' if b",
    "exec t'\\x1' if b",
    "'\\é\\x1'",
    "'é\\\\é\\x1'",
    "f'{a:\\é\\x1}'",
    "f'{a:é\\x1}'",
    "x = [f'{x:\\x1}']]",
    "rf'{a:\\x1}' $",
    "t'{a:{b}\\N{no such}}'",
    "x = (\nf'{x:\\x1}'\n,\nf(1) \\ y\n)",
    "... \\\n + f(1); 1\\x",
    "if '''\nz''' \\ y:\n  ]",
    "x = 1 # \\\ny \\z",
    "(a,\nb) \\c",
    "t'{z}' r'1'\\x a",
    "t'{z}' '1' 'a' ?",
    "'0' '1' t''",
    "t'' t'x' f'1' \\x",
    "'0' b'1' t''",
    "f'q' t'{z}' rb'é'",
    "t'' '1' 0x",
    "for u'x' + lambda: 0 in a: pass",
    "for not x + lambda: 0 in y: pass",
    "for (yield (1)) in lambda x: pass",
    "for ... not in not x in y: pass",
    "del u'x' and lambda: 0",
    "f(x for x in a + lambda: 0, 1)",
    "f'{x:a{y}\nu}'",
    "f'{x:a\\d\nu}'",
    "f'{x:{y}{z}{{b}}'",
    "'a' (b) (c) 'd'",
    "'a' (b) 'd'",
    "'a' {b} c 'd'",
    "raise 'a' ({1: 2}) b'c' from a[1] [[a] for x in x]",
]

for source in SOURCES:
    try:
        compile(source, "f", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "->", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    except UnicodeDecodeError as e:
        print(repr(source), "->", e, e.args)

# After a field in a specification the text is taken as the string's own: doubled braces are braces.
for source in ["f'{x:{y}{{z}}}'", "f'{x:{y}{{b}'", "f'{x:{y}}}}'", "f'{x:{y}{{{z}}'", "t'{x:{y}{{z}'"]:
    print(ast.dump(ast.parse(source)))

# Where a character after a backslash stands, counted in what the tokenizer holds at the time.
for source in ["\\\nx \\ a", "1\n\n\\\nx \\ a", "if 1:\n\\\n  x \\ a", "x = 1 + \\\n\\\ny \\ a", "(\n\\\nx \\ a", "'''\nz''' \\ b'é'", "f'''\n{x}\n''' \\é", "x = '''\\\n''' + \\\n  y \\ 'é'"]:
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        print(repr(source), "->", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
