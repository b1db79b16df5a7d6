def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import typing as ty, collections.abc as cabc, types, sys, pickle, copy, enum
from typing import *
T, K = TypeVar('T'), TypeVar('K', bound=int); PS = ParamSpec('PS'); Ts = TypeVarTuple('Ts')
class G(Generic[T]):
    def m(self) -> T: ...
class H(G[int], Generic[K]): pass
for e in ('Optional[int]', 'Union[int, str, int]', 'Union[int]', 'Union[int, None]', 'int | None', 'List[int]', 'Dict[str, T]', 'Tuple[()]', 'Tuple[int, ...]', 'Callable[[int], str]', 'Callable[..., T]', 'Callable[PS, int]', 'Literal[1, "a", None]', 'Literal[1, 1, True]', 'Annotated[int, "m", 5]', 'Annotated[Annotated[int, 1], 2]', 'ClassVar[int]', 'Final[int]', 'Type[T]', 'G[str]', 'G[T][int]', 'H[bool]', 'Union[T, K][int, str]', 'Callable[[T], K][int, bool]', 'Concatenate[int, PS]', 'Unpack[Ts]', 'Tuple[int, *Ts]', 'tuple[*Ts][int, str]', 'Required[int]', 'TypeGuard[int]', 'Self', 'Any', 'NoReturn', 'Never', 'LiteralString', 'ForwardRef("X")', 'List["X"]', 'Iterator[int]', 'Generator[int, str, None]', 'Generator[int]', 'ContextManager[int]', 'Pattern[str]', 'DefaultDict[int, str]', 'Counter[str]', 'Dict[T, List[T]][int]', 'Optional[Optional[int]]', 'Union[List[int], "Y"]'):
    try: v = eval(e); print(e, '->', v, get_origin(v), get_args(v), getattr(v, '__parameters__', None), hash(v) == hash(eval(e)), v == eval(e))
    except Exception as x: print(e, type(x).__name__, x)
for e in ('Optional[int, str]', 'Union[()]', 'List[int, str]', 'Dict[int]', 'Callable[int, str]', 'Callable[[int]]', 'Literal', 'Annotated[int]', 'ClassVar[int, str]', 'Final[ClassVar[int]]', 'G[int, str]', 'G[int][str]', 'Generic[int]', 'Generic[T, T]', 'Generic', 'Any[int]', 'Self[int]', 'Optional[5]', 'Union[1, 2]', 'List[5]', 'Optional', 'TypeVar("Q", int)', 'TypeVar("Q", bound=5, covariant=True, contravariant=True)', 'TypeVar(5)', 'List()', 'Union()', 'Any()', 'Optional()', 'NoReturn[int]', 'isinstance(1, List[int])', 'isinstance(1, Union[int, List[str]])', 'issubclass(int, Any)', 'isinstance(1, Any)', 'isinstance([], List)', 'issubclass(list, Sequence)', 'isinstance(1, G)', 'isinstance(1, T)', 'type("S", (Any,), {})', 'type("S", (Union,), {})', 'type("S", (Optional[int],), {})', 'class_sub(List)', 'Unpack[int]', 'Concatenate[int]', 'Required[int, str]', 'NewType("N", int)(5)', 'NewType("N", int)', 'cast(int, "x")', 'get_type_hints(5)', 'assert_never(1)', 'reveal_type', 'Generic[PS, Ts]', 'TypeAliasType("A", int)', 'TypeAliasType(5, int)', 'ForwardRef("1 +")', 'ForwardRef(5)'):
    t(lambda: eval(e, {**globals(), 'class_sub': lambda b: types.new_class('S', (b,)).__mro__}))
class TD(TypedDict, total=False):
    a: Required[int]; b: 'str'; c: NotRequired[List[int]]; d: ReadOnly[int]
print(TD(a=1, b='x'), TD.__required_keys__, TD.__optional_keys__ == {'b', 'c', 'd'}, TD.__total__, TD.__readonly_keys__, is_typeddict(TD), get_type_hints(TD), get_type_hints(TD, include_extras=True), TypedDict('F', {'x y': int}).__annotations__); t(isinstance, {}, TD); t(lambda: TypedDict('X', {'a': 1}, foo=1)); t(lambda: type('Y', (TD, int), {})); t(lambda: TypedDict('X', 5))
class NT(NamedTuple):
    "doc"
    x: int; y: str = 'd'
    def dbl(self): return self.x * 2
print(NT(1), NT(3).dbl(), NT._field_defaults, NT.__annotations__, NT._replace(NT(1), x=2), NamedTuple('E', [('a', int)])(1), NT(1) == (1, 'd')); t(NT); t(lambda: NamedTuple('E', [('_a', int)])); t(lambda: type('Z', (NamedTuple, int), {})); t(lambda: exec('class B(NamedTuple):\n x: int = 1\n y: int', globals()))
@runtime_checkable
class P(Protocol):
    attr: int
    def meth(self): ...
class Imp:
    attr = 1
    def meth(self): pass
@runtime_checkable
class P2(Protocol):
    def meth(self): ...
class NP(Protocol): x: int
print(isinstance(Imp(), P), isinstance(5, P), issubclass(Imp, P2), issubclass(int, P2), P.__protocol_attrs__ == {'attr', 'meth'}, is_protocol(P), get_protocol_members(P) == {'attr', 'meth'}, P._is_protocol, isinstance([], SupportsIndex), isinstance(1, SupportsInt), isinstance(1.5, SupportsRound)); t(isinstance, 1, NP); t(issubclass, int, P); t(P); t(lambda: type('Bad', (Protocol, Imp), {})); t(runtime_checkable, int); t(get_protocol_members, int)
def fn(a: int, b: 'List[str]' = None, *c: T, d: Annotated[int, 1] = 0) -> Optional['G']: ...
print(get_type_hints(fn), get_type_hints(fn, include_extras=True)['d'], get_type_hints(G), fn.__annotations__['b']); t(get_type_hints, type('U', (), {'__annotations__': {'x': 'Nope'}}))
@overload
def ov(x: int): ...
@overload
def ov(x: str): ...
def ov(x): return x
print(len(get_overloads(ov)), clear_overloads(), len(get_overloads(ov)), final(Imp).__final__, override(fn).__override__, no_type_check(fn).__no_type_check__, no_type_check(fn) and get_type_hints(fn), TYPE_CHECKING, H.__orig_bases__, H.__parameters__, G[int].__origin__, G[int]().__orig_class__, types.get_original_bases(H), G.__class_getitem__(int), T.__name__, T.__bound__, K.__constraints__, T.has_default(), repr(TypeVar('I', infer_variance=True)), PS.args, PS.kwargs, Ts, [*Ts], TypeVar('X', default=int).__default__, assert_type(1, int), dataclass_transform()(Imp).__dataclass_transform__['eq_default'], evaluate_forward_ref(ForwardRef('int')))
for v in (List[int], Optional[int], T if 0 else Union[int, str], Callable[[int], str], Literal[1], G[int], Annotated[int, 1], Any, Tuple[int, ...], NT(1)): print(pickle.loads(pickle.dumps(v)) == v, copy.copy(v) == v, copy.deepcopy(v) == v, end=' ')
