"""ast.parse, unparse, dump and compile agree on every kind of node."""
import ast
sources = """
x: int = 1; (y): str; z.a: b
async def f(a, /, b: int = 1, *c, d, e=2, **g) -> None:
    async with a as b, c: pass
    async for i in x: break
    else: continue_ = 1
    await x; return [i async for i in y if z]
@dec(1)
@other
class C[T: int = str, *Ts, **P](Base, metaclass=M, **kw):
    'doc'
    def m[U](self): yield; x = yield 1; yield from y
try: a
except* (B, C) as d: e
else: f
finally: g
try: a
except: raise
try: a
except B as c: raise D from c
match x:
    case 1 | -2 | 1+2j | 'a' | None | True: a
    case [a, *_, b] | (c, d): b
    case {'k': v, **rest}: c
    case C(a, b=1) as d if e: d
    case [] | {} | _: e
with (a as b, c as d): e
with (a, b) as c: d
for x, *y in z: pass
while a: b
else: c
if a: b
elif c: d
else: e
global gg
del a, b[c], (d.e)
assert a, b
import a.b as c, d
from . import e
from ..f import g as h
from i import *
type X[T] = list[T]
a = b = c, d = e
a += b; a @= c; a **= d
print(f"{a!r:>{w}.{p}}{b=}{{}}'\\"\\n", t"{x + 1!s:q}", rb'\\x', u'é', 'a' "b", ''' q'"''')
lambda: (yield)
lambda a, /, b=1, *, c=2: a
(a if b else c) if d else (lambda: e)
a or b and not c == d < e in f is not g
-a ** -b; (-a) ** b; a ** b ** c; (a ** b) ** c; not (a and b); ~(-a); await_
(a, b), (c,), (); [a, [b]], {a, *b}, {}, {a: b, **c}
a[b, c:d:e, ...], a[:], a[*b], a[(b, c)], a[b:=c]
f(a, *b, c=d, **e)(g)[h].i
(i for i in j), [i for i in j if k if l for m in n], {i: j for i in k}, {i for i in j}
(x := 1), [y := 2], f(z := 3)
1_000, 0x_ff, 1e309, -1e309, 1j, 1.5e-7, 10**100, True, None, ...
a < (b < c) < d, (a < b) < c, a == (b == c)
a - (b - c), (a - b) - c, a / (b * c), a % b % c, a << (b << c), a | b & c ^ d
x = *a, b
return_ = (yield_,)
if (a := b) > 1: pass
def f(): return *a, b
def g(): nonlocal q; yield (yield)
""".strip()
tree = ast.parse("def wrap(q):\n" + "\n".join("    " + l for l in sources.splitlines()).replace("    nonlocal", "nonlocal") if 0 else sources.replace("nonlocal q; ", "") + "\n")
text = ast.unparse(tree); print(text)
again = ast.parse(text); print(ast.dump(tree) == ast.dump(again), ast.unparse(again) == text, ast.compare(tree, again))
for node in tree.body[:6]: print(ast.dump(node))
print(ast.dump(tree.body[10], indent=1, include_attributes=True)[:600])
for mode, src in [("eval", "a + b"), ("single", "a; b"), ("func_type", "(int, *str) -> x"), ("exec", "a # type: ignore")]: print(mode, ast.dump(ast.parse(src, mode=mode, type_comments=mode == "exec"), show_empty=True))
for src, kw in [("match x:\n case 1: pass", dict(feature_version=(3, 9))), ("(x := 1)", dict(feature_version=(3, 7))), ("type X = 1", dict(feature_version=(3, 11))), ("x: int = 1", dict(feature_version=(3, 5))), ("a", dict(mode="nope")), ("a", dict(feature_version=(2, 7))), ("a b", {}), ("x = 5 # type: int", dict(type_comments=True)), ("a", dict(optimize=1)), ("1 + 2", dict(optimize=1)), ("__debug__", dict(optimize=2))]:
    try: print(src, ast.dump(ast.parse(src, **kw)))
    except Exception as e: print(src, type(e).__name__, e)
for text in ["1", "-1", "+1.5", "1+2j", "-1-2j", "'a' 'b'", "b'x'", "[1, (2, 3)]", "{1: 'a'}", "{1, 2}", "set()", "None", "...", "1+1", "a", "f()", "[x for x in y]", "{**a}", "-'a'", "1 if 2 else 3", "f'{1}'", "f'a'", "  1", "\n1", "1\n2", "(", "{1: 2, **{}}", "[*a]", "'\\ud800'", "1e400", "--1", "~1", "not 1", "dict()", "()", "-(1)", "1-1", "-1j+2", "1j+2", "\x00", "'" + "a" * 50]:
    try: print(repr(text[:20]), ascii(ast.literal_eval(text)))
    except Exception as e: print(repr(text[:20]), type(e).__name__, str(e).split(" at 0x")[0])
n = ast.Name("x"); print(n.ctx, ast.dump(n), n._fields, n._attributes, ast.Name._field_types, ast.Constant(1).kind, ast.List().elts, ast.Name("x", ast.Load(), lineno=1).lineno, ast.dump(ast.arguments()), ast.BinOp._fields)
import warnings; warnings.simplefilter("ignore")
for make in [lambda: ast.Name(), lambda: ast.Name("a", "b", "c"), lambda: ast.Name("a", id="b"), lambda: ast.Name(nope=1), lambda: ast.Constant(), lambda: ast.BinOp(), lambda: ast.Name("x").lineno, lambda: ast.AST(a=1), lambda: ast.FunctionDef("f"), lambda: ast.copy_location(n, ast.parse("a").body[0]).lineno, lambda: ast.get_source_segment("abc + d", ast.parse("abc + d").body[0].value.left), lambda: ast.increment_lineno(ast.parse("a"), 5).body[0].lineno, lambda: ast.get_docstring(ast.parse("'  doc\\n   more'")), lambda: ast.get_docstring(ast.parse("1")), lambda: ast.get_docstring(n), lambda: [type(x).__name__ for x in ast.walk(ast.parse("a(b)"))], lambda: list(ast.iter_fields(n)), lambda: [type(c).__name__ for c in ast.iter_child_nodes(ast.parse("a = b").body[0])], lambda: ast.copy_location(1, 2)]:
    try: r = make(); print(r if not isinstance(r, ast.AST) else ast.dump(r))
    except Exception as e: print(type(e).__name__, e)
class Double(ast.NodeTransformer):
    def visit_Constant(self, node): return ast.Constant(node.value * 2)
    def visit_Pass(self, node): return None
    def visit_Expr(self, node): return [node, node]
print(ast.unparse(Double().visit(ast.parse("x = 1\nif a:\n pass\n 'q'\nb"))))
class Visit(ast.NodeVisitor):
    def visit_Name(self, node): print("name", node.id)
    def generic_visit(self, node): super().generic_visit(node)
Visit().visit(ast.parse("a + f(b, c=d)[e]"))
import copy, pickle; c = copy.deepcopy(tree); print(ast.dump(c) == ast.dump(tree), ast.dump(pickle.loads(pickle.dumps(tree.body[0]))) == ast.dump(tree.body[0]), ast.dump(copy.replace(n, id="new")), repr(n), repr(ast.parse("a+b")))
