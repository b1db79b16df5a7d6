"""The special forms of typing: subscription, flattening, equality, refusal and get_origin/get_args."""
import re
import collections.abc as cabc
import pickle
import typing
from typing import *
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
T = TypeVar("T"); S = TypeVar("S", bound="fwd"); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
forms = {"Any": Any, "Union": Union, "Optional": Optional, "Literal": Literal, "Final": Final, "ClassVar": ClassVar, "Callable": Callable, "Tuple": Tuple, "Type": Type, "List": List, "Annotated": Annotated, "TypeGuard": TypeGuard, "TypeIs": TypeIs, "Concatenate": Concatenate, "Unpack": Unpack, "Self": Self, "Never": Never, "NoReturn": NoReturn, "LiteralString": LiteralString, "TypeAlias": TypeAlias, "Generic": Generic, "Required": Required, "Dict": Dict, "NoDefault": NoDefault}
for name, form in forms.items():
    print(name, form, type(form).__name__, getattr(form, "__module__", None), end=" ")
    for arg in [int, (int, str), (), 5, "fwd", None, ..., [int], (int, ...), T, (T, S), (P, T), [], Any, int | str, ((int, str), T), ([int], str), (..., int), (P, int), (int, "meta"), (int, T), Ts, Unpack[Ts], (int, [5])]:
        try: r = form[arg]; print(f"{arg}->{r}", end="; ")
        except Exception as e: print(f"{arg}!{type(e).__name__} {e}", end="; ")
    print(); t(form); t(isinstance, 1, form); t(issubclass, int, form); t(lambda: type("X", (form,), {})); t(lambda: form | None); t(lambda: form == form and hash(form) == hash(form)); t(lambda: pickle.loads(pickle.dumps(form)) is form); t(lambda: form.nothing)
for x in [List[int], list[int], Dict[str, T], Callable[[int], str], Callable[..., T], cabc.Callable[[int], str], cabc.Callable[P, T], Union[int, str], Optional[int], int | None, Literal[1, "a", None], Annotated[int, "m", 5], Tuple[int, ...], tuple[()], Tuple[()], Type[int], ClassVar[int], Final[int], Generic[T], Concatenate[int, P], Unpack[Ts], TypeGuard[int], P.args, P.kwargs, T, int, 5, None, Union, List, Callable, Annotated, Iterable[int], Generator[int, str, None], Awaitable[int], ContextManager[int], Pattern[str], DefaultDict[int, str], Deque[int], Counter[str], Literal[Literal[1, 2], 3], Annotated[Annotated[int, 1], 2], NewType("NT", int)]:
    print(x, get_origin(x), get_args(x), getattr(x, "__parameters__", "-"), getattr(x, "__name__", "-"), end=" "); t(lambda: pickle.loads(pickle.dumps(x)) == x) if x not in (T,) and "T" not in str(x) and "P" not in str(x) else print()
print(Union[int, str] == Union[str, int], Union[int, int], Union[int, Union[str, int]], Union[int], Optional[None], Union[None, int] == Optional[int], Literal[1] == Literal[True], Literal[1, 1, 2], Literal[0] == Literal[False], Literal[1, 2] == Literal[2, 1], hash(Union[int, str]) == hash(Union[str, int]), List[int] == list[int], List[int] == List[int], List[int] is List[int], Union[int, bool], Union[list[int], List[int]], Union["a", "b"], Union[int, Any], Optional[Any], Union[Never, int], Annotated[int, []] == Annotated[int, []]); t(hash, Annotated[int, []]); t(hash, Literal[[]]) if 0 else t(lambda: Literal[[]])
for alias, args in [(Dict[T, S], (int, str)), (Dict[T, T], (int,)), (Dict[T, S], (int,)), (List[T], (int, str)), (Callable[[T], S], (int, str)), (Callable[P, T], ([int, str], bytes)), (Callable[P, T], (..., int)), (Callable[P, T], (int, str)), (Tuple[T, ...], (int,)), (Union[T, int], (str,)), (Union[T, int], (int,)), (Optional[T], (None,)), (Annotated[T, "m"], (int,)), (Tuple[Unpack[Ts]], (int, str)), (Tuple[Unpack[Ts]], ()), (Tuple[int, Unpack[Ts], T], (str, bytes)), (Tuple[int, Unpack[Ts], T], ()), (list[T], (int,)), (dict[T, list[S]], (int, str)), (list[T] | T, (int,)), (Literal[1], (int,)), (List[int], (str,)), (Concatenate[T, P], (int, [str])), (Generic[T], (int,)), (Callable[Concatenate[int, P], T], ([str], bytes)), (Type[T], (int,)), (ClassVar[T], (int,))]:
    t(lambda: alias[args if len(args) != 1 else args[0]])
class G(Generic[T, S]): pass
class H(G[int, T], List[T]): pass
class V(Generic[Unpack[Ts]]): pass
class Q(Generic[P]): pass
print(G[int, str], G[int, str].__origin__, G[T, int][str], G.__parameters__, H.__parameters__, H[str], H.__orig_bases__, H.__mro__, V[int, str], V[()], V[Unpack[Tuple[int, ...]]], Q[int, str], Q[[int, str]], Q[...], G[int, str]().__orig_class__, G[int, str] == G[int, str], G["a", "b"], G[int, None], V.__parameters__); t(lambda: G[int]); t(lambda: G[int, str, bytes]); t(lambda: G[()]); t(lambda: G[5, 6]); t(lambda: H[int, str]); t(isinstance, G(), G[int, str]); t(issubclass, G, G[int, str]); t(lambda: G[int, str].missing); t(setattr, G[int, str], "attr", 5); print(G.attr); t(lambda: type("Z", (Generic,), {})); t(lambda: type("Z", (Generic[T], Generic[S]), {}))
def z1():
    class Z(Generic[T], List[S]): pass
def z2():
    class Z(Generic[T, T]): pass
def z3():
    class Z(List[T], Dict[S, T]): pass
    return Z.__parameters__
def z4():
    class Z(Generic[int]): pass
def z5():
    class Z(Protocol[T], Generic[S]): pass
def z6():
    class Z(G): pass
    return Z.__parameters__, Z[int]
for f in z1, z2, z3, z4, z5, z6: t(f)
N = NewType("N", int); print(N, N(5), N.__supertype__, N.__name__, N | None, type(N)); t(NewType); t(NewType, "X"); t(lambda: type("X", (N,), {})); t(isinstance, 5, N); t(N); t(cast, int, "x"); t(cast, "undefined", 1); t(assert_type, 1, str); t(assert_never, 1); t(reveal_type) ; t(overload, len); t(get_overloads, len); t(final, len); t(no_type_check, int) if 0 else None; t(override, 5); t(typing.get_type_hints, 5); t(typing.get_type_hints, len); t(lambda: typing.nothing); t(lambda: typing.evaluate_forward_ref(ForwardRef("int"))); t(lambda: typing.evaluate_forward_ref(ForwardRef("nope"))); t(ForwardRef, "a b"); t(ForwardRef, 5); t(typing.dataclass_transform, nope=1) if 0 else None; print(Text is str, TYPE_CHECKING, AnyStr.__constraints__, Hashable, Sized, ByteString if hasattr(typing, "ByteString") else "gone", SupportsInt, IO[str], TextIO, BinaryIO)
def hints(a: "int", b: "List[T]" = None, *c: "str", **d: Annotated[int, 1]) -> "Optional[Undefined]": pass
t(get_type_hints, hints); Undefined = bytes; t(get_type_hints, hints); t(get_type_hints, hints, include_extras=True); t(get_type_hints, hints, {"int": str, "List": list, "T": 1, "Optional": Optional, "Undefined": int, "str": str})
