# Type parameters, aliases and Generic: construction, substitution, errors.
import typing, _typing
from typing import *
T=typing.TypeVar('T'); U=TypeVar('U'); D=TypeVar('D',default=int)
P=typing.ParamSpec('P'); Ts=typing.TypeVarTuple('Ts')
def r(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
r(lambda: T|'X'); r(lambda: 'X'|T); r(lambda: P|'X'); r(lambda: T|3); r(lambda:int|'X'); r(lambda:list[int]|'X'); r(lambda: (int|str)|'X')
r(lambda: T|None); r(lambda:None|T); r(lambda: P|int); r(lambda: T|[1,2]); r(lambda: Union[int,[1]]); r(lambda: Union['a',int]); r(lambda:Union[1]); r(lambda:Union[()]); r(lambda:Union[int,None]|3)
r(lambda: Union[int,3]); r(lambda: Union[int,Literal[3],Literal[3]]);
r(lambda: P.args==P.args); r(lambda: P.args==P.kwargs); r(lambda: P.args<P.args); r(lambda:hash(P.args)); r(lambda: P.args==3)
r(lambda: T.__typing_prepare_subst__(list[T],[1,2]))
r(lambda: U.__typing_prepare_subst__(dict[T,U],()))
r(lambda: U.__typing_prepare_subst__(dict[T,U],(1,)))
r(lambda: D.__typing_prepare_subst__(dict[T,D],(1,)))
r(lambda: D.__typing_prepare_subst__(dict[T,D],[1,]))
r(lambda: D.__typing_prepare_subst__(dict[T,D],()))
r(lambda: D.__typing_prepare_subst__(dict[T,U],()))
r(lambda: TypeAliasType('x',int,type_params=[]))
r(lambda: TypeAliasType('x',int,type_params=(1,)))
r(lambda: TypeAliasType('x',int,type_params=(D,T)))
r(lambda: TypeAliasType('x',int,type_params=(T,T)))
r(lambda: TypeAliasType('x',int,type_params=(Ts,P,T)).__parameters__)
r(lambda: TypeAliasType('x',int,type_params=(Ts,P,T)).__type_params__)
X=TypeAliasType('X',list[T],type_params=(T,))
Y=TypeAliasType('Y',int)
r(lambda: X[int]); r(lambda: X[int].__value__); r(lambda: Y[int]); r(lambda:list(X)); r(lambda:list(Ts)); r(lambda:X|int); r(lambda: 'a'|X); r(lambda:X.evaluate_value(1)); r(lambda:X.evaluate_value(2));r(lambda:X.evaluate_value(4));r(lambda:X.evaluate_value('a'));r(lambda:X.evaluate_value());r(lambda:X.evaluate_value(1,2));r(lambda:X.evaluate_value(a=1));r(lambda:X.evaluate_value(5))
for v in (int,list[int],T,None,'a',(int,str),int|str, ...):
    r(lambda:TypeAliasType('X',v).evaluate_value(4))
type Z=undefd
r(lambda:Z.__value__)
type L[A:(int,str),B:undefd,*C,**E]=dict[A,B]
r(lambda:L.__parameters__); r(lambda:L.__type_params__); r(lambda:L.__type_params__[0].__constraints__);r(lambda:L.__type_params__[1].__bound__); r(lambda:L.__value__)
r(lambda:[p.__infer_variance__ for p in L.__type_params__ if p is not L.__type_params__[2]])
r(lambda:L.__type_params__[0].evaluate_constraints(4)); r(lambda:L.__type_params__[0].evaluate_bound); r(lambda:L.__type_params__[0].evaluate_default)
r(lambda: D.evaluate_default(4)); r(lambda: TypeVar('T',int,str).evaluate_constraints(4)); r(lambda: TypeVar('T',int,str).evaluate_constraints)
r(lambda:T.evaluate_default); r(lambda:T.evaluate_constraints); r(lambda:T.__constraints__); r(lambda:T.__default__); r(lambda:T.has_default()); r(lambda:D.has_default()); r(lambda: TypeVar('D',default=None).__default__); r(lambda: TypeVar('D',default=NoDefault).has_default())
def setter(o,n,v): setattr(o,n,v)
r(lambda: setter(T,'__name__','x')); r(lambda: setter(T,'__bound__','x')); r(lambda: setter(T,'__module__','x')); r(lambda:T.__module__); r(lambda: setter(T,'__covariant__','x'))
r(lambda: setter(X,'__module__','x')); r(lambda: setter(X,'foo','x')); r(lambda: setter(P.args,'foo','x')); r(lambda: setter(X,'__name__','x')); r(lambda: setter(P.args,'__origin__','x')); r(lambda: setter(T,'__default__','x'));r(lambda: setter(TypeVar,'foo','x'))
r(lambda: _typing._idfunc(3)); r(lambda: _typing._idfunc()); r(lambda:type(NoDefault)()); r(lambda:type(NoDefault)(1)); r(lambda: type(NoDefault).__module__); r(lambda: type(T.evaluate_default)(1)); r(lambda: type(D.evaluate_default)())
class A[Q]: pass
r(lambda:A.__orig_bases__); r(lambda:A.__parameters__);r(lambda:A[int]); r(lambda:A[int,str]); r(lambda: A.__mro__)
r(lambda:Generic[T]); r(lambda:Generic[int]); r(lambda:Generic[T,T]); r(lambda:Generic[()]); 
r(lambda:Generic.__class_getitem__()); r(lambda: Generic.__init_subclass__())
import copy
for o in (T,D,P,Ts,X,Y,Z,L,NoDefault,A.__type_params__[0]):
    r(lambda: copy.copy(o) is o); r(lambda: copy.deepcopy(o) is o)
exec("def f(): return TypeVar('T').__module__", d:={'TypeVar':TypeVar}); r(d['f'])
r(lambda: TypeVar.__or__); r(lambda: TypeVar.__new__(TypeVar,'A')); r(lambda: TypeVar.__new__(int,'A'))
r(lambda: isinstance(3,T)); r(lambda: isinstance(3,X)); r(lambda: issubclass(int,int|T)); r(lambda: isinstance(3,int|str)); r(lambda: T()); r(lambda: (int|T)[str]); r(lambda: typing.Union[T,None][str]); r(lambda: list[T][str]); r(lambda: tuple[*Ts][int,str]); r(lambda: tuple[*Ts][()]); r(lambda: Callable[P,T][[int],str]); r(lambda: Callable[P,T][...,str])
r(lambda: X.__module__); r(lambda:Z.__module__); r(lambda: X.__dict__)

print(type.__type_params__, int.__type_params__, Generic.__flags__ & 512)
def f():
    class A(object, Generic[T]): pass
r(f)
import copyreg
class Box(Generic[T]): pass
b = Box(); b.x = 1
print([b.__reduce_ex__(p)[0].__name__ for p in range(4)])
f, args, state = b.__reduce_ex__(0)
print(f(*args).__class__, args[1], state)
