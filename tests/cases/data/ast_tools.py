def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import ast, dis, io, contextlib, copy, pickle
for s in ('x = 1', 'def f(a, /, b=1, *c, d: int = 2, **e) -> str:\n  "doc"\n  return a', 'class C(B, m=M): pass', 'async def g():\n async with a as b, c: pass\n async for i in x: await y\n return [z async for z in w if z]', 'try:\n 1\nexcept* E as e:\n 2\nelse: 3\nfinally: 4', 'match x:\n case {"a": 1, **r} | [1, *_, y] | P(q, z=2) if y: pass\n case -1 | 1+2j | None | "s" as k: pass', 'f"{x!r:>{w}} {{}} {y=}"', 't"{a} b"', 'lambda *a, k=1, **q: (yield)', 'type X[T: int, *U, **V = str] = list[T]', 'a[1:2, ::3, ...] = *b, c = d', 'x: int = 5\n(y): str', 'del a.b, c[0]', 'global g; nonlocal_ = 1', 'import a.b as c, d\nfrom .. import e as f\nfrom . import *', 'with (a as b, c): pass', 'for i, in x: continue\nelse: break', 'while 1: pass', 'assert a, b', 'raise A from B', 'not a and b or c if d else e', 'a < b <= c is not d not in e', '-x ** +y // ~z @ w', '(a := 1)', '{**a, "b": c}', '{1, *s}', '[*a]', 'print(*a, b, k=1, **c)', '"a" "b" b"" if 0 else 1.5e10j' if 0 else '1.5e300j', 'a if b else (c, )', '@d1\n@d2(3)\ndef q[T](): ...', '"it\'s" + \'q"\' + """t\n"""', 'x = yield from y', '1 .real', '(-1) ** 2', '(lambda: 0)()', '((a, b), c) = d', 'not (a == b)', '(yield)', 'a.b.c(d)[e]'):
    try:
        tr = ast.parse(s); u = ast.unparse(tr); print(u); assert ast.dump(ast.parse(u)) == ast.dump(tr), s
    except Exception as e: print(s, type(e).__name__, e)
n = ast.parse('x = f(1, a="b") # c', type_comments=False); print(ast.dump(n), ast.dump(n, annotate_fields=False), ast.dump(n, include_attributes=True)[:120], ast.dump(n, indent=2), ast.dump(ast.parse('def f(): pass'), show_empty=True), sep='\n')
for s in ('1', '-2', '[1, (2,), {3}, {"a": b"b"}]', '1+2j', 'None', '{}', 'set()', '...', '"a" "b"', 'x', '1+1', 'f()', '{**a}', '-"a"', '(', ' 1', '1j-2', '+5', 'frozenset()', '"%s" % 1'): t(ast.literal_eval, s)
t(ast.literal_eval, 5); t(ast.parse, 5); t(ast.parse, 'x =', 'fn'); t(ast.parse, '1', mode='zz'); t(ast.unparse, 5); t(ast.dump, 5); t(lambda: ast.Name()); t(lambda: ast.Name('a', ast.Load(), 5)); t(lambda: ast.Name(id='a', zz=1)); t(lambda: ast.BinOp(1).right); t(compile, ast.Module([ast.Expr(5)], []), 'f', 'exec'); t(compile, ast.Expression(ast.Name('x', ast.Store())), 'f', 'eval'); t(compile, ast.Module([ast.Pass()], []), 'f', 'exec'); t(ast.fix_missing_locations, 5); t(lambda: ast.Constant(1, kind='u').n) 
class V(ast.NodeVisitor):
    def visit_Name(self, n): print('name', n.id); self.generic_visit(n)
    def visit_Constant(self, n): print('const', n.value)
class T(ast.NodeTransformer):
    def visit_Name(self, n): return ast.copy_location(ast.Name('zz', n.ctx), n) if n.id == 'a' else n
    def visit_Pass(self, n): return None
    def visit_Expr(self, n): return [n, n]
V().visit(ast.parse('a + b(1)')); print(ast.unparse(T().visit(ast.parse('a = b\nif a: pass; c\na'))), [type(x).__name__ for x in ast.walk(ast.parse('a.b'))], [k for k, _ in ast.iter_fields(ast.parse('a').body[0])], [type(x).__name__ for x in ast.iter_child_nodes(ast.parse('a+b').body[0].value)], ast.get_docstring(ast.parse('"""d\n   x"""')), ast.get_docstring(ast.parse('1')), ast.get_source_segment('a = bé + c', ast.parse('a = bé + c').body[0].value), ast.increment_lineno(ast.parse('a'), 5).body[0].lineno, ast.compare(ast.parse('a'), ast.parse('a')), ast.compare(ast.parse('a'), ast.parse('b'))); t(ast.get_docstring, ast.parse('1').body[0])
m = ast.parse('x=1'); c = copy.deepcopy(m); print(ast.dump(c) == ast.dump(m), ast.dump(pickle.loads(pickle.dumps(m))) == ast.dump(m), repr(ast.parse('f(x)').body[0]), copy.replace(ast.Name('a', ast.Load()), id='b').id, ast.Name._fields, ast.expr._attributes, ast.Name.__match_args__, ast.Name._field_types, ast.arguments().args, ast.Name('q').ctx, ast.PyCF_ONLY_AST, compile('1', 'f', 'eval', ast.PyCF_ONLY_AST).__class__.__name__, ast.main.__name__); 
def f(a, *, b=2):
    for i in range(a):
        if i % 2: yield i + b
    return [x for x in (a, b)]
print(dis.code_info(f).replace(__file__, 'F')); print([(i.opname, i.arg, i.argrepr) for i in dis.get_instructions('x = a.b + 1')], [l for _, l in dis.findlinestarts(compile('a\nb', 'f', 'exec'))], dis.findlabels(f.__code__.co_code)[:2], dis.stack_effect(dis.opmap['POP_TOP']), dis.opname[dis.opmap['RETURN_VALUE']], dis.Bytecode('1+x').info().splitlines()[0]); o = io.StringIO(); dis.dis('x = [i for i in y]\n', file=o); print(o.getvalue().split('Disassembly')[0]); dis.dis(compile('try: f(a, b=1)\nexcept E: pass', '', 'exec'), show_caches=False, adaptive=False); t(dis.dis, 5); t(dis.stack_effect, 9999); t(dis.get_instructions, 5); dis.show_code('pass'); t(dis.code_info, 5)
