def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
from typing import *
import typing, collections.abc
T = TypeVar('T'); P = ParamSpec('P')
class Proto(Protocol):
    x: int
    def m(self) -> int: ...
@runtime_checkable
class RP(Protocol):
    def close(self): ...
class TD(TypedDict, total=False): a: Required[int]; b: str
class NT(NamedTuple): x: int; y: str = 'd'
NewT = NewType('NewT', int)
class C:
    def close(self): pass
def f(a: int, b: 'str' = 'x', *c: T, **d: Optional[int]) -> 'C': pass
check(r'''
List[int], Dict[str, int], Tuple[int, ...], Callable[[int], str], Callable[..., Any], Type[int], Set[T], ClassVar[int], Final[int], Annotated[int, 'meta'], Literal['a', 1], Iterable[int], Generator[int, None, str], Counter[str], Deque[int], Awaitable[int], Concatenate[int, P], TypeGuard[int], Self, Never, NoReturn, LiteralString, Unpack[Tuple[int]], Required[int], ReadOnly[int], Any, AnyStr, Text
get_type_hints(f), get_origin(List[int]), get_args(Callable[[int], str]), get_origin(Annotated[int, 1]), get_args(Annotated[int, 1]), get_args(Literal[1, 2]), get_type_hints(TD), get_type_hints(NT), List[int] == List[int], hash(List[int]) == hash(List[int]), Union[int, str, int], Optional[None], Literal[1, 1, 2], Literal[1] == Literal[True], Annotated[Annotated[int, 1], 2], Tuple[()], List[T][int], Callable[[T], T][int], Dict[T, T][str]
List[int, str]
Dict[int]
Optional[1, 2]
ClassVar[int, str]
Callable[int]
Callable[int, str]
Literal[[]] 
Final[int][str]
List[int]()
Any()
Union()
Literal()
isinstance(1, Any)
isinstance([], List[int])
isinstance(C(), RP), isinstance(5, RP), issubclass(C, RP)
isinstance(C(), Proto)
Proto()
type('X', (Any,), {}).__mro__[1], TD(a=1), TD.__required_keys__, TD.__optional_keys__, TD.__total__, type(TD(a=1)), NT(1), NT(1)._asdict(), NT.__annotations__, NewT(5), NewT.__supertype__, repr(NewT), NewT | int
isinstance({}, TD)
type('Y', (TD,), {}).__name__
NewT.foo
cast(int, 'x'), assert_type(1, str), reveal_type(5) if 0 else 0, no_type_check(f) is f, overload(f).__name__, final(C) is C, C.__final__, is_typeddict(TD), is_protocol(Proto), get_protocol_members(Proto) == {'x', 'm'}, TYPE_CHECKING, len(typing.get_overloads(f)), override(lambda: 0).__override__, dataclass_transform()(C) is C
assert_never(1)
TypedDict('Q', {'x': int})(x=1), NamedTuple('N', [('a', int)])(5), TypeVar('B', bound=int).__bound__, TypeVar('K', int, str).__constraints__, T.__name__, ParamSpec('Q').args, TypeVarTuple('Ts'), ForwardRef('int'), Generic[T]
NamedTuple('N', a=int)
TypedDict('Q', a=int)
Generic[int]
Generic[T, T]
type('Z', (Generic,), {})
Protocol[int]
get_type_hints(5)
get_type_hints(type('W', (), {'__annotations__': {'a': 'nope'}}))
isinstance([], Iterable), isinstance({}, Mapping), issubclass(list, Sequence), isinstance(1, Hashable), isinstance('a', Sized), isinstance(1, SupportsInt), isinstance(1.5, SupportsIndex)
''')
