"""Functions as objects: attributes, construction, closures, copying, calls through changed parts."""
import re
import copy
import pickle
import types
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
def f(a, b=1, /, c=2, *args, d, e=5, **kw) -> int: "the doc"; return a, b, c, args, d, e, kw
for name in ["__name__", "__qualname__", "__doc__", "__module__", "__defaults__", "__kwdefaults__", "__dict__", "__closure__", "__annotations__", "__type_params__", "__code__", "__globals__", "__builtins__"]:
    v = getattr(f, name); print(name, v if name not in ("__code__", "__globals__", "__builtins__") else type(v).__name__)
    for new in [None, "text", 5, (1,), {"k": 1}, [1]]:
        g = types.FunctionType(f.__code__, globals(), "g", (1, 2))
        try: setattr(g, name, new); print("  set", repr(new), "->", repr(getattr(g, name)))
        except Exception as x: print("  set", repr(new), type(x).__name__, x)
    try: delattr(g, name); print("  del", repr(getattr(g, name, "gone")))
    except Exception as x: print("  del", type(x).__name__, x)
f.x = 1; f.__dict__["y"] = 2; print(f.x, f.y, vars(f)); t(lambda: f.zz); t(setattr, f, "__class__", int); t(lambda: f < f); t(lambda: f[0]); t(lambda: f.__call__.__call__(1, d=2)); print(hash(f) == hash(f), f == f, copy.copy(f) is f, copy.deepcopy(f) is f, pickle.loads(pickle.dumps(f)) is f, bool(f), callable(f)); t(pickle.dumps, lambda: 0)
def outer(n):
    m = [n]
    def inner(k=n): nonlocal n; n += 1; return n, m, k
    return inner
i = outer(5); print(i(), i(), [c.cell_contents for c in i.__closure__], i.__code__.co_freevars, i.__qualname__)
FT = types.FunctionType; code = i.__code__
print(FT(code, {}, "made", (9,), i.__closure__)(), FT(f.__code__, {"__name__": "mod"}).__module__, FT(f.__code__, {}).__module__, FT((lambda: 5).__code__, {})()); other = FT(code, {}, None, None, (types.CellType(100), types.CellType("cell")))
t(other); t(other, 1); t(FT, code, {}); t(FT, code, {}, "n", None, ()); t(FT, code, {}, "n", None, (1, 2)); t(FT, code, {}, "n", None, [types.CellType(1), types.CellType(2)]); t(FT, f.__code__, {}, 5); t(FT, f.__code__, 5); t(FT, 5, {}); t(FT, f.__code__); t(FT, f.__code__, {}, "n", 5); t(FT, f.__code__, {}, closure=(types.CellType(1),)); t(lambda: FT(f.__code__, {}, argdefs=(1, 2), kwdefaults={"d": 1})(5)); t(FT, f.__code__, {}, kwdefaults=5); t(FT, f.__code__, {}, nope=1); t(lambda: FT((lambda x: y).__code__, {"y": 7})(1)); t(lambda: FT((lambda: len("abc")).__code__, {"__builtins__": {}})()); t(lambda: FT((lambda: len("abc")).__code__, {})())
def swap(): return "old"
def new(a=1): return "new", a
def free(): return i
swap.__code__ = new.__code__; t(swap); t(swap, 5); swap.__defaults__ = (8,); t(swap); t(setattr, swap, "__code__", code); t(setattr, i, "__code__", new.__code__); i2 = outer(50); i.__code__ = i2.__code__; print(i()[0]); t(setattr, swap, "__closure__", None); t(setattr, swap, "__globals__", {})
c = f.__code__; r = c.replace(co_name="renamed", co_firstlineno=99, co_consts=c.co_consts); print(r.co_name, r.co_firstlineno, r == c, hash(r) == hash(c), r.co_qualname, c.replace() == c, c.replace() is c, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_names, c.co_cellvars, c.co_flags, c.co_stacksize > 0, len(c.co_code) % 2); t(c.replace, co_nope=1); t(c.replace, co_name=5); t(c.replace, co_argcount=-1); t(c.replace, co_argcount=50); t(c.replace, co_code="x"); t(c.replace, co_consts=[1]); t(c.replace, co_varnames=("x",)); t(c.replace, 5); t(setattr, c, "co_name", "x"); t(lambda: c < c); t(lambda: copy.replace(c, co_name="z").co_name); t(pickle.dumps, c); print((lambda: 0).__code__ == (lambda: 0).__code__, compile("1", "f", "eval") == compile("1", "f", "eval"), compile("1", "f", "eval") == compile("1.0", "f", "eval"), compile("0.0", "f", "eval") == compile("-0.0", "f", "eval"), {compile("x", "f", "eval"): 1}[compile("x", "f", "eval")])
print(list(c.co_lines())[:1], len(list(c.co_positions())) * 2 == len(c.co_code), c._varname_from_oparg(0), c.co_exceptiontable, c.co_filename == __file__)
class K:
    def m(self): return self
    s = staticmethod(lambda: "static"); cl = classmethod(lambda cls: cls.__name__)
    @staticmethod
    def named(x: int = 1) -> str: "sdoc"
print(K.m.__qualname__, K().m.__self__.__class__.__name__, K.s(), K().cl(), K.__dict__["named"].__wrapped__, K.named.__doc__, K.__dict__["named"].__annotations__, staticmethod(5).__func__, repr(staticmethod(len)), repr(classmethod(len))) if 0 else print(K.m.__qualname__, K.s(), K().cl(), K.named.__doc__, K.__dict__["named"].__annotations__, staticmethod(5).__func__, repr(staticmethod(len)), repr(classmethod(len)), staticmethod(len)("ab")); t(staticmethod(5)); t(classmethod(5).__get__, 1); t(lambda: classmethod(len)()); t(lambda: K.__dict__["cl"]()); t(setattr, K.m, "a", 1); t(setattr, K().m, "a", 1); k = K(); print(k.m == k.m, k.m is k.m, k.m != K().m, hash(k.m) == hash(k.m), K.m is K.m, {k.m: 1}[k.m])
lam = lambda *, x=(lambda: 1)(): x; print(lam.__name__, lam.__kwdefaults__, lam(), lam.__qualname__, (lambda: (yield))().__class__.__name__, (lambda: [lambda: n for n in (1,)])()[0]()); del lam.__kwdefaults__; t(lam)
