"""Type parameters: bounds, defaults, variance, lazy evaluation and their scopes."""
import typing
def t(f, *args, **kw):
    try: print(repr(f(*args, **kw)))
    except BaseException as e: print(type(e).__name__ + ":", e)
def generic[T: int, *Ts, **P, U: (str, bytes) = str, *Vs = *tuple[int, str], **Q = [int]](a: T, *b: *Ts) -> U: return a
for p in generic.__type_params__:
    print(type(p).__name__, p, p.__name__, p.__module__, getattr(p, "__bound__", "-"), getattr(p, "__constraints__", "-"), p.__default__, p.has_default(), getattr(p, "__infer_variance__", "-"), getattr(p, "__covariant__", "-"))
print(generic.__annotations__, generic.__name__, generic.__qualname__, generic(5))
class Box[T, U = T]:
    attr: T
    x: list[U] = []
    def method[V: Box](self, v: V) -> tuple[T, V]: return T, V
    class Inner[W]: pair = (T, W) if 0 else None
print(Box.__type_params__, Box.__orig_bases__, Box.__parameters__, Box.__mro__, Box.__annotations__, Box.method.__annotations__, Box.method.__qualname__, Box().method(1), Box.Inner.__qualname__)
t(lambda: Box[int]); t(lambda: Box[int, str]); t(lambda: Box[int, str, 5]); t(lambda: Box[()]); t(lambda: Box[int]().__orig_class__); t(lambda: Box[int].__args__)
type Alias[T: bool, *Ts] = dict[T, tuple[*Ts]]
print(Alias, Alias.__type_params__, Alias.__value__, Alias[int, str, bytes], Alias[int, str].__args__, Alias.__parameters__, Alias.__module__, Alias.__name__)
type Rec = list[Rec] | int
print(Rec.__value__, Rec | None, None | Rec, Rec | Rec, isinstance(Rec, typing.TypeAliasType)); t(isinstance, 1, Rec); t(lambda: Rec[int]); t(lambda: Rec()); t(setattr, Rec, "__value__", 1); t(setattr, Rec, "__name__", 1); t(lambda: Rec.nope)
type Lazy = undefined_yet
t(lambda: Lazy.__value__); undefined_yet = 5; print(Lazy.__value__); undefined_yet = 6; print(Lazy.__value__)
type Bad = 1 / 0
t(lambda: Bad.__value__); t(lambda: Bad.__value__)
def lazy_bound[T: missing_bound = missing_default](): return T
T = lazy_bound(); t(lambda: T.__bound__); missing_bound = "now"; print(T.__bound__); t(lambda: T.__default__); missing_default = 7; print(T.__default__, lazy_bound.__type_params__[0] is T)
x = "global"
class Scope[T: x]:
    x = "class"
    y = T.__bound__
    type InClass = x
    def f[S: x](self): return S.__bound__
    comp = [T for _ in range(1)]
    lam = lambda: T
print(Scope.y, Scope.InClass.__value__, Scope().f(), Scope.comp, Scope.lam())
def closure():
    n = 1
    class C[T]:
        nonlocal n
        n += 1
        def get(self): return n, T, __class__.__name__
    def g[T](f=n): return f, T
    n = 10
    return C().get(), g()
t(closure)
def deco(f): print("decorating", f.__name__, f.__type_params__); return f
@deco
@(lambda f: f)
def decorated[T](a: T = print("default")): pass
class Meta(type):
    def __new__(m, n, b, ns, **k): print(n, [str(x) for x in b], k, ns.get("__type_params__")); return super().__new__(m, n, b, ns)
class WithMeta[T](list[T], metaclass=Meta, kw=T): pass
print(WithMeta.__orig_bases__, WithMeta.__bases__)
for src in ["def f[T, T](): pass", "class A[T: (yield)]: pass", "def f[T: (x := 1)](): pass", "type X = (yield)", "type X[T] = (x := T)", "def f[T](x: (yield)): pass", "class A[T](x := 1): pass", "type X[T: await y] = T", "def f[T = int, U](): pass", "def f[*T: int](): pass", "def f[**P: int](): pass", "def f[T: *x](): pass", "def f[T = *x](): pass", "def f[*T = *x](): pass", "type X.y = 1", "type (X) = 1", "type X[T]: int = 1", "type X", "type = 5", "type X = 1, 2", "def f[](): pass", "class A[]: pass", "lambda[T]: T", "def f[T,](): pass", "type X[T=int, *Ts=()] = 1", "def f[T](T): pass", "def f[T]():\n nonlocal T", "def f[T]():\n global T", "class A[T]:\n nonlocal T", "def f[T]():\n T = 1", "def f[__debug__](): pass", "class A[T]:\n def __init__(self: T): T = 2", "def f[T: int = str, **P = int](): pass", "type X = *y", "def f[T: x for x in y](): pass", "class A[T](T): pass", "async def f[T](): await x", "type type = type", "type match = 1", "print(type [1])", "type[T] = 5", "type X[T] = [T for T in y]", "type X[T] = lambda T: T", "class A[T = (lambda: (yield))]: pass"]:
    try: compile(src, "s", "exec"); print(repr(src), "ok")
    except SyntaxError as e: print(repr(src), "|", e.msg, (e.lineno, e.offset))
class Private[__T]:
    def f(self): return __T
print(Private.__type_params__, Private().f())
t(typing.TypeAliasType, "N", int); t(typing.TypeAliasType, "N"); t(typing.TypeAliasType, 5, int); t(typing.TypeAliasType, "N", int, type_params=5); t(typing.TypeAliasType, "N", int, type_params=(5,)); t(typing.TypeVar, "T", 5); t(typing.TypeVar, "T", int, bound=str); t(typing.TypeVar, "T", covariant=True, contravariant=True); t(typing.TypeVar, "T", covariant=True, infer_variance=True); t(typing.TypeVar, "T", int); t(typing.TypeVar); t(typing.TypeVar, 5); t(lambda: typing.TypeVar("T", default=5).__default__); t(lambda: typing.TypeVar("T").__default__ is typing.NoDefault); t(lambda: list[typing.TypeVar("T")][int]); t(isinstance, 1, typing.TypeVar("T")); t(lambda: typing.ParamSpec("P").args); t(lambda: typing.TypeVarTuple("Ts").__iter__().__next__()); t(lambda: typing.TypeVar("T") | None); t(type, "S", (typing.TypeVar("T"),), {}); t(lambda: type("S", (typing.TypeVar,), {}))
