"""Nodes: how they are pickled, what stands for a docstring, wrong roots, names of constants in disguise."""
import ast
import copy

for source in ('class A:\n    """Docstring"""\n', 'def f():\n    """Doc\n    string"""\n'):
    for tree in (ast.parse(source, optimize=2), compile(ast.parse(source), "x", "exec", ast.PyCF_OPTIMIZED_AST, optimize=2)):
        print(ast.dump(tree.body[0].body[0], include_attributes=True))


def attempt(f, *args, **kwargs):
    try:
        result = f(*args, **kwargs)
        print(ast.dump(result) if isinstance(result, ast.AST) else result)
    except Exception as e:
        print(type(e).__name__, e)


signature = ast.parse("(int) -> bool", mode="func_type")
for optimize in (-1, 0, 2):
    attempt(ast.parse, ast.Constant(42), optimize=optimize)
attempt(ast.parse, ast.Constant(42), mode="func_type")
attempt(ast.parse, signature)
attempt(ast.parse, signature, mode="func_type")

disguised = "Tru\u1d49"
for source in (disguised, disguised + " = 1", "x." + disguised, "f(%s=1)" % disguised, "def %s(): pass" % disguised,
               "lambda %s: 1" % disguised, "import " + disguised, "type %s = 1" % disguised, "f'{%s}'" % disguised,
               "None_\n" + disguised, disguised + " = = 1", "N\xbane", "Fal\u017fe"):
    attempt(ast.parse, source)
    attempt(compile, source.encode(), "x", "exec")

node = ast.parse("x").body[0].value
print(node.__reduce__())
print(ast.parse("x").__reduce__()[1:], ast.Load().__reduce__())
tree = ast.parse("f(a + 1)[b](c)")
for parent in ast.walk(tree):
    for child in ast.iter_child_nodes(parent):
        child.parent = parent
other = copy.deepcopy(tree)
print(other.body[0].value.func.parent is other.body[0].value, ast.dump(other) == ast.dump(tree))


class Mine(ast.AST):
    _fields = ("a", "b")


mine = Mine(1, 2)
mine.z = 3
print(mine.__reduce__())

fields = ast.AST._fields
del ast.AST._fields
attempt(ast.AST, arg=1)
attempt(ast.AST)
attempt(ast.Name, "x")
ast.AST._fields = fields

nothing, one = b"", b"A"
print(bytes() is nothing, bytes([65]) is one, compile("b'A'", "", "eval").co_consts[0] is one, b"abc"[:0] is nothing)

# Fields of the type `string` take bytes, too.
constant = ast.Constant(1)
constant.kind = b"u"
attempt(compile, ast.fix_missing_locations(ast.Module([ast.Expr(constant)], [ast.TypeIgnore(1, b"x")])), "x", "exec", ast.PyCF_ONLY_AST)
print(eval(compile(ast.fix_missing_locations(ast.Expression(constant)), "x", "eval")))
constant.kind = 5
attempt(compile, ast.fix_missing_locations(ast.Expression(constant)), "x", "eval")
