# Generic aliases, unions and what typing builds on them.
from typing import *
import typing, types
def r(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
T=TypeVar('T'); Ts=TypeVarTuple('Ts'); P=ParamSpec('P'); K=TypeVar('K')
type A=int
U=int|str
r(lambda:'X'|U); r(lambda:3|U); r(lambda:U|'X'); r(lambda: U|[1]); r(lambda: A|'x'); r(lambda: A|3); r(lambda:A|None); r(lambda: None|A); r(lambda: 3|T); r(lambda: int|3); r(lambda: None|int); r(lambda:int|None); r(lambda: None|None); r(lambda: int|list[int]|A); r(lambda: int|T); r(lambda: U|U); r(lambda: U|bool); r(lambda: int|int); r(lambda: U|(str|int))
r(lambda: type(iter(list[int]))); r(lambda: next(iter(list[int]))); r(lambda: list(list[int])); r(lambda: iter(list[int]).__reduce__()); 
def g():
    i=iter(list[int]); next(i); return i.__reduce__()
r(g)
r(lambda: list[int].__getitem__); r(lambda: list[int].__copy__); r(lambda: list[int].__deepcopy__); r(lambda: list[int].__bases__); r(lambda:list[int].append); r(lambda:list[int].__class__); r(lambda:list[int].__reduce__()); r(lambda: next(iter(list[int])).__reduce__()[0]); r(lambda: sorted(set(dir(list[int]))-set(dir(list)))); r(lambda: list[int].foo)
r(lambda: hash(Union[int,[1]])); r(lambda: Union[int,[1]]==Union[[1],int]); r(lambda: Union[int,[1],[1],[2]]); r(lambda: Union[int,[1]]==Union[int,[2]]); r(lambda: U==(str|int)); r(lambda: hash(U)==hash(str|int)); r(lambda:U==int); r(lambda: U!=(str|int)); r(lambda: U<U)
r(lambda: hash(U)==hash(frozenset([int,str])))
r(lambda: U.__args__); r(lambda:U.__parameters__); r(lambda: (T|int).__parameters__); r(lambda: (T|int)[str]); r(lambda: (T|int)[int]); r(lambda: U[int]); r(lambda: (T|list[K])[int,str]); r(lambda: (T|list[K])[int]); r(lambda: U.__module__); r(lambda: U.__name__); r(lambda:U.__qualname__); r(lambda: U.__origin__); r(lambda: U.__class__); r(lambda: U.__mro_entries__(1)); r(lambda: type('x',(U,),{}))
def g():
    class X(U): pass
r(g)
def g():
    class X(Union): pass
r(g)
r(lambda: Union()); r(lambda: U()); r(lambda: U.foo); r(lambda: U.__reduce__()); r(lambda: U.__reduce_ex__(4)); r(lambda: Union.__class_getitem__(int)); r(lambda: Union[int,str,T,None,'a']); r(lambda: Union[(int,str),]); r(lambda: Union[[int]]);
r(lambda: isinstance(1,U)); r(lambda: isinstance(1,U|list[int])); r(lambda: isinstance([],int|list[int])); r(lambda: issubclass(int,U)); r(lambda:issubclass(list,int|list[int])); r(lambda: issubclass(1,U)); r(lambda: isinstance(1,Union[int,'x'])); r(lambda: isinstance('',Union[int,'x'])); r(lambda: isinstance(None,int|None)); r(lambda: issubclass(type(None),int|None)); r(lambda: isinstance(1,list[int])); r(lambda: issubclass(int,list[int])); r(lambda: isinstance(1,(str,U)))
r(lambda: repr(list[len])); r(lambda: list[3]); r(lambda: list['a']); r(lambda:list[...]); r(lambda: list[()]); r(lambda: tuple[()]); r(lambda: tuple[int,...]); r(lambda: dict[int,[str,T]]); r(lambda:dict[int,(str,T)]); r(lambda: list[None]); r(lambda: list[type(None)]); r(lambda: list[T].__parameters__); r(lambda: dict[T,list[K]].__parameters__); r(lambda: dict[T,(K,T)].__parameters__); r(lambda: dict[T,[K,T]].__parameters__); r(lambda:dict[T,[K,T]][int,str]); r(lambda:dict[T,(K,T)][int,str])
r(lambda: tuple[*Ts][int,str]); r(lambda: tuple[*Ts,T][int,str]); r(lambda: tuple[*Ts,T][int]); r(lambda: tuple[*Ts,T][()]); r(lambda: tuple[T,*tuple[int,...]]); r(lambda: tuple[*Ts][*tuple[int,...]]); r(lambda: tuple[*Ts][*tuple[int,str]]); r(lambda: tuple[*Ts][*Ts]); r(lambda: list[T][*tuple[int]]); r(lambda:dict[T,K][*tuple[int,str]]); r(lambda: dict[T,K][int]); r(lambda: dict[T,K][int,str,int]); r(lambda: list[int][int]); r(lambda: Callable[P,T][[int],str]); r(lambda: Callable[P,T][P,str]); r(lambda: Callable[P,T][int,str]); r(lambda: Callable[Concatenate[int,P],T][[str],int]); r(lambda: collections.abc.Callable[P,T][[int,str],T])
import collections.abc
r(lambda: collections.abc.Callable[P,T][[int,str],T]); r(lambda: collections.abc.Callable[[int,str],T]); r(lambda: collections.abc.Callable[[],T][int]); r(lambda: types.GenericAlias(1)); r(lambda: types.GenericAlias(1,2,3)); r(lambda: types.GenericAlias(1,2)); r(lambda: types.GenericAlias(1,a=2)); r(lambda:types.GenericAlias(1,(2,))[int]); r(lambda: types.GenericAlias(list,[T,K])); 
class GA(types.GenericAlias): 
    def foo(self): return 1
r(lambda: GA(list,(T,))); r(lambda: GA(list,(T,))[int].__class__); r(lambda: type(GA(list,(T,))[int])); r(lambda:GA(list,int)==list[int]); r(lambda: GA(list,int).foo()); r(lambda: GA(list,int).__reduce__())
class C(list): pass
r(lambda: C[int]().__orig_class__); r(lambda: list[int]((1,2))); r(lambda: hash(list[int])==hash(list[int])); r(lambda: list[int]==list[int]); r(lambda: next(iter(list[int]))==list[int]); r(lambda: list[int]!=list[str]); r(lambda: list[int]<list[int]); r(lambda: list[[]]); r(lambda: hash(list[[]])); r(lambda: next(iter(tuple[int])).__typing_unpacked_tuple_args__); r(lambda: list[int].__unpacked__); r(lambda: setattr(list[int],'__origin__',1)); r(lambda: setattr(list[int],'foo',1)); r(lambda: delattr(list[int],'foo')); r(lambda: list[int].__mro_entries__(1)); r(lambda: types.GenericAlias.__instancecheck__(list[int],1))
class E(list[int]): pass
r(lambda: E.__orig_bases__)
class Meta:
    def __typing_subst__(self,a): return 5
    def __repr__(self): return 'M'
    __typing_is_unpacked_typevartuple__=True
m=Meta()
r(lambda: list[m]); r(lambda: list[m][1])
def loop():
    a=[]; a.append(a); return list[a]
r(lambda: loop()); 

class Weird:
    @property
    def __parameters__(self): raise ZeroDivisionError
r(lambda: list[Weird()].__parameters__)
class Weird:
    __parameters__=3
    __qualname__='foo'
r(lambda: list[Weird()].__parameters__)
class NT(NamedTuple): x:int
class GNT(NamedTuple,Generic[T]): x:T
r(lambda: GNT[int](1)); 
class TD(TypedDict,total=False): x:int
r(lambda: TD(x=1)); r(lambda: TD.__annotations__); r(lambda: TD.__optional_keys__)
class Pr(Protocol): 
    def f(self): ...
@runtime_checkable
class Pr2(Protocol): 
    def append(self): ...
r(lambda: isinstance([],Pr2)); r(lambda: isinstance([],Pr)); r(lambda: issubclass(list,Pr2)); r(lambda: Pr())
r(lambda: get_type_hints(NT)); r(lambda: get_type_hints(r)); r(lambda: Optional[int]); r(lambda: Annotated[int,3]); r(lambda: Annotated[int,3].__metadata__); r(lambda: NewType('N',int)(3)); r(lambda:cast(int,'a')); r(lambda: Literal[1,'a',None]); r(lambda: ClassVar[int]); r(lambda: Final[int]); r(lambda:Type[T][int]); r(lambda: ForwardRef('int').evaluate()); r(lambda: typing.get_args(Union[int,str])); r(lambda: typing.get_origin(U)); r(lambda: Any); r(lambda: NoReturn); r(lambda: Self); r(lambda:Tuple[int,...]); r(lambda: Dict[str,int]); r(lambda: Generator[int,None,str]); r(lambda: TypeGuard[int]); r(lambda: reveal_type(3)); r(lambda: assert_never(3)); r(lambda: AnyStr); r(lambda: IO[str])
