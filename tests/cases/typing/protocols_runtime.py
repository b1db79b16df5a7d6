"""Protocols at run time: members, data protocols, inheritance, isinstance and issubclass."""
import re
import abc
import collections.abc
import typing
from typing import Protocol, runtime_checkable
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
@runtime_checkable
class Has(Protocol):
    name: str
    def run(self, x: int) -> int: ...
@runtime_checkable
class Methods(Protocol):
    def run(self): ...
    def stop(self): ...
class Unchecked(Protocol):
    def run(self): ...
class A:
    name = "a"
    def run(self): return 1
class B:
    def __init__(self): self.name = "b"
    def run(self): pass
    def stop(self): pass
class C:
    run = None
    stop = lambda self: 0
    name = None
class Impl(Has):
    name = "impl"
    def run(self, x): return super().run(x)
class Dyn:
    def __getattr__(self, n): return n
for x in [A(), B(), C(), Impl(), Dyn(), 5, A, None, type("N", (), {"run": 1, "stop": 2, "name": 3})()]:
    print(type(x).__name__, end=" "); print(isinstance(x, Has), isinstance(x, Methods), end=" "); t(isinstance, x, Unchecked)
for c in [A, B, C, Impl, Dyn, int, object]: t(issubclass, c, Methods); t(issubclass, c, Has); t(issubclass, c, Unchecked)
t(issubclass, 5, Methods); t(issubclass, "x", Has); t(Has); t(Methods); t(Impl().run, 1); print(Impl.__mro__, typing.get_protocol_members(Has), typing.is_protocol(Has), typing.is_protocol(Impl), typing.is_protocol(int), typing.is_protocol(5), Has.__protocol_attrs__, Has._is_protocol, Impl._is_protocol); t(typing.get_protocol_members, int); t(runtime_checkable, int); t(runtime_checkable, 5); t(runtime_checkable, Impl)
def bad1():
    class P(Protocol, int): pass
def bad2():
    class P(A, Protocol): pass
def bad3():
    class P(Protocol, Protocol): pass
def bad4():
    class P(Protocol[int]): pass
def bad5():
    class P[T](Protocol[T]): pass
def ok():
    class P(Protocol, collections.abc.Iterable): pass
    class Q(Has, Protocol): extra: int
    return typing.get_protocol_members(Q), P.__mro__[1:3]
for f in bad1, bad2, bad3, bad4, bad5, ok: t(f)
T = typing.TypeVar("T")
@runtime_checkable
class Gen(Protocol[T]):
    def get(self) -> T: ...
class G1:
    def get(self): return 1
print(isinstance(G1(), Gen), Gen[int], Gen.__parameters__); t(isinstance, G1(), Gen[int]); t(lambda: Gen[int, str]); t(lambda: Gen[()])
class P695[U](Protocol):
    def get(self) -> U: ...
print(P695.__type_params__, P695[int], P695.__orig_bases__, typing.is_protocol(P695[int]))
class WithInit(Protocol):
    def __init__(self, a): self.a = a
class FromInit(WithInit): pass
t(lambda: FromInit(5).a); t(lambda: WithInit(1))
class NonMethod(Protocol):
    @property
    def p(self): ...
    @classmethod
    def c(cls): ...
    @staticmethod
    def s(): ...
    x = 5
    class Inner: pass
print(sorted(typing.get_protocol_members(NonMethod)))
@runtime_checkable
class Callable_(Protocol):
    def __call__(self): ...
    def __hash__(self): ...
print(isinstance(len, Callable_), isinstance([], Callable_), isinstance(5, Callable_), [isinstance(x, (typing.SupportsInt, typing.SupportsIndex)) for x in (1, 1.5, "a", None)], isinstance(1.5, typing.SupportsRound), isinstance(b"", typing.SupportsBytes), isinstance(1, typing.SupportsAbs), isinstance("", typing.SupportsComplex), issubclass(int, typing.SupportsFloat)); t(lambda: typing.SupportsInt())
class Raises:
    @property
    def run(self): raise KeyError("property")
    stop = 1
t(isinstance, Raises(), Methods)
class Sub(abc.ABC): pass
Methods.register(Sub); print(isinstance(Sub(), Methods), issubclass(Sub, Methods)); t(Has.register, int)
class Meta(type(Protocol)): pass
class PM(Protocol, metaclass=Meta):
    def m(self): ...
print(type(PM), typing.is_protocol(PM), repr(Protocol), Protocol.__mro__, isinstance(Has, type(Protocol)))
