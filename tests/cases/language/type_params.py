def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
def f[T, *Ts, **P](x: T, *a: *Ts) -> T: return x
print(f.__type_params__, f(5), [type(p).__name__ for p in f.__type_params__])
class A[T: int, U: (str, bytes) = str, V = list[T]]:
    a: T
    def m[W](self, x: W) -> T: return W, T
print(A.__type_params__, A.__parameters__, A.__orig_bases__, A[int], A[int, bytes], A[int].__args__, A.__mro__)
T, U, V = A.__type_params__; print(T.__name__, T.__bound__, U.__constraints__, U.__default__, V.__default__, T.__default__, T.has_default(), V.has_default(), T.__infer_variance__, T.__covariant__, U.evaluate_constraints(1), A.m.__type_params__, A().m(1)[1] is T)
t(lambda: A[1, 2, 3, 4]); t(lambda: A[()]); t(lambda: A['x'].__args__); t(lambda: f[int])
type L[T] = list[T] | None
type R = dict[str, R]
type Bad = nope
print(L, L.__name__, L.__value__, L.__type_params__, L[int], L[int].__value__ if hasattr(L[int], '__value__') else None, R.__value__, type(L), L.__module__, L.__parameters__, L[int].__args__, L[int].__origin__); t(lambda: Bad.__value__); t(lambda: L()); t(lambda: R[int]); t(lambda: L.foo); t(setattr, L, '__name__', 'x'); print(L | int, int | L, L.evaluate_value(1))
def scope[T](a: T = 5):
    T2 = T
    def inner(): return T
    return inner(), T2
print(scope()[0] is scope.__type_params__[0])
class B[T](list[T]):
    x = T
    class C: y = T
print(B.x is B.C.y, B.__bases__, B.__orig_bases__, B[int]()[0:0], issubclass(B, list))
t(lambda: T + 1)
def dflt[T = int, *Ts = *tuple[int, str], **P = [int]](): pass
print([p.__default__ for p in dflt.__type_params__])
def lazy[T: nope, U = nope2](): pass
t(lambda: lazy.__type_params__[0].__bound__); t(lambda: lazy.__type_params__[1].__default__)
print(f.__qualname__, f.__annotations__, f.__code__.co_freevars, f.__closure__)
class G[T]:
    def meth(self) -> T: ...
    @classmethod
    def make[U](cls, u: U) -> 'G[U]': return cls()
print(G.meth.__annotations__, G.make.__annotations__, G.make.__type_params__)
import typing
TV = typing.TypeVar('TV', bound=int); print(TV, TV.__bound__); t(typing.TypeVar, 'X', int); t(typing.TypeVar, 'X', int, str, bound=int); t(typing.TypeVar, 'X', covariant=True, contravariant=True); t(typing.TypeVar); t(typing.TypeVar, 5); t(lambda: typing.TypeVar('Q', default=int).__default__)
t(lambda: isinstance(1, L)); t(lambda: isinstance(1, TV)); t(lambda: type('S', (typing.TypeVar,), {})); t(lambda: TV()); print(TV | int, typing.List[TV][str], hash(TV) == hash(TV))
print(typing.TypeVarTuple('Ts'), typing.ParamSpec('P').args, typing.ParamSpec('P').kwargs, typing.ParamSpec('P').args == typing.ParamSpec('P').args, typing.TypeAliasType('TA', int), typing.TypeAliasType('TA', list[TV], type_params=(TV,))[int]); t(typing.TypeAliasType, 'x'); t(typing.TypeAliasType, 5, int); t(typing.TypeAliasType, 'x', int, type_params=5); t(typing.TypeAliasType, 'x', int, type_params=(5,))
import pickle, copy
print(pickle.loads(pickle.dumps(L)) is L, copy.copy(T) is T, copy.deepcopy(L) is L); pass
for s in ['def f[](): pass', 'def f[T, T](): pass', 'class A[T=int, U]: pass', 'def f[*T: int](): pass', 'def f[**P: int](): pass', 'type X[T] = (T := 1)', 'type X = (yield)', 'type X = await y', 'def f[T: (yield)](): pass', 'class A[T](x := 1): pass', 'def f[T](a: (x := 1)): pass', 'def f[T]() -> (yield): pass', 'type x.y = 1', 'type 5 = 1', 'type X[T: int = str] = T', 'def f[T](): nonlocal T', 'def f[T](): global T', 'class A[__T]: x = __T', 'type type = type', 'type = 5', 'type(x)', 'def f[*Ts = *int](): pass', 'def f[T = *int](): pass', 'def f[int: str](): pass', 'lambda[T]: 1', 'def f[T:](): pass', 'def f[1](): pass', 'type X[T] = lambda: T', 'class C[T]: T = 1', 'def f[T](T): pass', 'async def f[T](x): await x', 'def f[T](x=(y := 1)): pass', 'class A[T]((yield)): pass']:
    try: compile(s, 's', 'exec'); print(repr(s), 'ok')
    except SyntaxError as e: print(repr(s), e.msg, e.lineno, e.offset)
