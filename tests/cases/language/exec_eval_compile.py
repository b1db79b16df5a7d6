"""exec, eval and compile: namespaces, closures, modes, flags, inherited futures, code objects with free variables, and error kinds."""
import ast, types, builtins, warnings
warnings.simplefilter('ignore')


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


g = {}; exec("x = 1\ndef f(): return x\nclass C: y = x", g); print(sorted(k for k in g if k != "__builtins__"), g["f"](), g["C"].y, "__builtins__" in g, type(g["__builtins__"]).__name__)
l = {}; exec("a = 1\nb = a + 1\ndel a", {}, l); print(l); exec("global q\nq = 5", g2 := {}, l2 := {}); print("q" in g2, l2)
class Ns(dict):
    def __getitem__(self, k): print("get", k); return super().__getitem__(k)
    def __setitem__(self, k, v): print("set", k); super().__setitem__(k, v)
    def __delitem__(self, k): print("del", k); super().__delitem__(k)
    def __missing__(self, k): print("missing", k); raise KeyError(k)
exec("u = 1\nv = u\ndel u\nprint(v)", {}, Ns()); t(exec, "w", {}, Ns()); t(eval, "zz + len('')", {}, type("M", (dict,), {"__missing__": lambda s, k: 5 if k == "zz" else (_ for _ in ()).throw(KeyError(k))})())
class Map:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
m = Map(); exec("n = [i for i in range(3)]", {}, m); print(m.d); t(exec, "del n", {}, m); t(exec, "x", m); t(exec, "x", {}, 5); t(eval, "1", 5); t(eval, "1", None, {}); t(exec, "1", {}, {}, 5); t(exec, "x=1", closure=()); t(exec); t(eval); t(exec, 5); t(eval, None); t(eval, "x = 1"); t(eval, ""); t(eval, "  1"); t(eval, "\t1\n"); t(eval, b"1+1"); t(eval, bytearray(b"2")); t(eval, memoryview(b"3")); t(eval, "1\0"); t(exec, "\0"); t(eval, "(1,\n2)"); t(eval, "lambda: 1") if 0 else None; t(eval, "1; 2"); t(eval, "yield"); t(eval, "await x"); t(exec, "return 1"); t(exec, "await x"); t(exec, b"# coding: latin-1\nz = '\xe9'\nprint(ascii(z))"); t(exec, b"# coding: nope\n"); t(exec, b"z = '\xe9'"); t(exec, "# coding: nope\nprint('ignored in str')"); t(eval, "\ufeff1"); t(eval, "\ud800")
def outer():
    free = 10
    def inner(): return free + extra
    return inner
code = outer().__code__; t(exec, code); t(exec, code, {"extra": 1}, closure=(types.CellType(5),)); t(exec, code, closure=()); t(exec, code, closure=(1,)); t(exec, code, closure=[types.CellType(1)]); t(exec, "1", closure=(types.CellType(1),)); t(eval, code); t(exec, code, closure=None)
for src, mode in (("1", "eval"), ("1", "single"), ("x = 1", "single"), ("1\n2", "single"), ("if 1:\n  2\n", "single"), ("if 1: pass", "exec"), ("", "exec"), ("", "single"), ("", "eval"), ("1", "bad"), ("1", 5), ("(int) -> str", "func_type"), ("None", "single"), ("'shown'", "single"), ("x = 5; x", "single")):
    try: r = compile(src, "<f>", mode); print(repr(src), mode, type(r).__name__, eval(r) if mode != "func_type" else "")
    except Exception as e: print(repr(src), mode, type(e).__name__, e)
t(compile); t(compile, "1", "f"); t(compile, 5, "f", "eval"); t(compile, "1", 5, "eval"); t(compile, "1", b"f", "eval") if 0 else None; t(compile, "1", "f", "eval", "x"); t(compile, "1", "f", "eval", 1 << 30); t(compile, "1", "f", "eval", optimize=3); t(compile, "1", "f", "eval", optimize=-2);  t(compile, "f\0", "f", "eval"); t(lambda: compile("1", "a\0b", "eval")); t(lambda: compile("x", "\udcff", "eval").co_filename); t(lambda: compile(ast.parse("1+1", mode="eval"), "f", "eval").co_filename); t(lambda: compile(ast.parse("1+1"), "f", "eval")); t(lambda: compile(ast.Module([], []), "f", "exec").co_name); t(lambda: compile("assert 0, 'a'\n'doc'", "f", "exec", optimize=2).co_consts); t(lambda: compile("'doc'\nassert 0", "f", "exec", optimize=1).co_consts); t(lambda: eval(compile("__debug__", "f", "eval", optimize=1))); t(lambda: eval(compile("f'{1}'", "f", "eval", dont_inherit=True))); t(lambda: type(compile("1", "f", "exec", ast.PyCF_ONLY_AST)).__name__); t(lambda: type(compile("1", "f", "eval", ast.PyCF_ONLY_AST | ast.PyCF_OPTIMIZED_AST if hasattr(ast, "PyCF_OPTIMIZED_AST") else ast.PyCF_ONLY_AST).body).__name__); t(lambda: eval(compile("await x", "f", "eval", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)).__class__.__name__); t(lambda: compile("x: int = 1  # type: ignore", "f", "exec", ast.PyCF_TYPE_COMMENTS | ast.PyCF_ONLY_AST).type_ignores)
x = "global"
def scopes():
    x = "local"
    return eval("x"), eval("x", {"x": "given"}), [eval("x") for _ in range(1)], eval("[x for _ in range(1)]"), eval("(lambda: x)()", {"x": "L"}), eval("locals()") == {"x": "local"}
print(scopes())
def writes():
    y = 1; exec("y = 2; z = 3"); return y, "z" in locals()
print(writes())
class K:
    a = 1; exec("b = a + 1"); c = eval("b * 2"); d = [eval("a") for _ in range(1)] if 0 else None
print(K.b, K.c, "b" in vars(K)); print(eval("__name__", {}), eval("__builtins__['len']('abc')" if isinstance(__builtins__, dict) else "len('abc')"), eval("len", {"__builtins__": {"len": 5}})); t(eval, "len", {"__builtins__": {}}); t(eval, "[].x", {"__builtins__": {}}); t(eval, "__import__('sys')", {"__builtins__": {}}); t(exec, "import sys", {"__builtins__": {}}); t(exec, "class C: pass", {"__builtins__": {}}); t(eval, "1", {"__builtins__": 5}); t(eval, "len('')", {"__builtins__": 5}); t(eval, "len('ab')", {"__builtins__": builtins}); t(eval, "x", type("D", (dict,), {"__getitem__": lambda s, k: "sub"})()); t(eval, "f'{x}'", {"x": 3}); t(globals().__class__); t(vars, 5); t(dir, 1, 2); t(locals, 1)
