# Warnings of the parser and the compiler: before errors, and as errors.
import warnings, ast
for s in ["'\\e' $", "'\\e' + (", "x='\\d'\ny='\\q' z", "f'\\d{x}\\q' z", "f'{x:\\d}' z","f'{'\\d'}\\q' z", "1or 2 3", "1or 2\n0x1for x\n y", "x='\\d'; 'abc", "'\\e' \\x", "x = 1if 2else 3 $ 4or", "(\n'\\d'\n'\\q'\n", "t'\\d' z", "'\\d'\n'\\q'\n'\\w' z '\\m'", "f'\\{x}' z", "def f():\n  '\\d'\n  '\\q' z", "class A:\n  x = '\\d'\n\nif 1: y = '\\w'\nelse: '\\w' z", "try: '\\e'\nz", "f(x for x in '\\d', 1)"]:
    for mode in 'exec','single':
      for flt in 'always', 'error':
       with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter(flt)
        try: compile(s,'f',mode); e=None
        except SyntaxError as x: e = (x.msg, x.lineno, x.offset, x.end_lineno, x.end_offset, x.text)
       print(repr(s), mode, flt, e, [(str(x.message)[:14], x.lineno, x.category.__name__) for x in w])
import warnings, ast
for s in ["'\\e'","'ab\\e'", "b'\\d'", "b'ab\\d'", "  'a'\n", "u'a\\d'", "'''a\\d'''", "'''a\nb\\d'''", "b'''a\nb\\d'''", "f'\\d'", "f'a\\d'", "f'{x}a\\d'", "f'a\\d{x}'", "f'''a\\d'''", "f'''a\nb\\d'''", "f'''a\nb\\d{x}'''", "t'a\\d'", "x = f'a\\d{y}z' + 2", "f'{x:a\\d}'", "f'{x:a{y}b\\d}'", "f'{x!r:a\\d}c'", "'\\400'", "'a\\777'", "b'\\400'", "f'\\400'", "'a' 'b\\d'", "('a'\n 'b\\d')", "('''a\nb''' 'c\\d')", "f'{'\\d'}'", "f'a{f'b\\d'}c'", "x = 'é\\d'", "x = 'bé\\d'; y = 1000000000", "x = 'a\\dé'", "'é' + f'é\\d'","1or x", "x = 0x1for x in y", "'\\é\\d'", "x = (1or\n2)", "f'\\{x}'", "f'a\\}}'", "f'\\{x}' \\\n 'a'", "  '\\d'", "if x:\n  '\\d'"]:
      for flt in 'error',:
       with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter(flt)
        try: compile(s,'f','exec'); e=None
        except SyntaxError as x: e = (x.msg[:15], x.lineno, x.offset, x.end_lineno, x.end_offset, x.text)
       print(repr(s),  e, [(str(x.message)[:14], x.lineno, x.category.__name__) for x in w])
import warnings, ast
s="def f():\n  try: pass\n  finally: return 1\n"
def t(name, f):
   for flt in 'error','always':
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter(flt)
        try: f(); e=None
        except SyntaxError as x: e = (x.msg, x.lineno, x.offset, x.end_lineno, x.end_offset, x.text)
    print(name, flt, e, [(str(x.message), x.lineno, x.category.__name__) for x in w])
t('ast', lambda: ast.parse(s))
t('opt', lambda: ast.parse(s, optimize=1))
t('exec', lambda: compile(s,'f','exec'))
tree=ast.parse(s)
t('tree', lambda: compile(tree,'f','exec'))
t('tree-only', lambda: compile(tree,'f','exec', ast.PyCF_ONLY_AST))
s="def f():\n  return\n  yield x\n  1 is 2\n  ()()\nreturn"
t('ast', lambda: ast.parse(s))
t('opt', lambda: ast.parse(s, optimize=1))
s="1 is 2"
t('ast', lambda: ast.parse(s))
t('opt', lambda: ast.parse(s, optimize=1))
s="assert (1,2)\n[1][1,2]\n1()\n'a' is x\n"
t('exec', lambda: compile(s,'f','exec'))
s="def f():\n  try: pass\n  finally: return 1\nreturn"
t('exec', lambda: compile(s,'f','exec'))
s="def f():\n  try: pass\n  finally: return 1\nnonlocal x"
t('exec', lambda: compile(s,'f','exec'))
s="def f():\n  try: pass\n  finally: return 1\n  1 is 1\n*a"
t('exec', lambda: compile(s,'f','exec'))
s="def f():\n  try: pass\n  finally: return 1\n  1 is 1\n__debug__ = 2"
t('exec', lambda: compile(s,'f','exec'))
t('ast', lambda: ast.parse(s))
t('opt', lambda: ast.parse(s, optimize=1))
