"""What `__class__` says when an abstract class is asked about an instance."""
import abc
import collections.abc
import weakref


class A(abc.ABC):
    pass


class B:
    pass


class Liar:
    __class__ = B


class LiarByProperty:
    @property
    def __class__(self):
        return int


class Silent:
    @property
    def __class__(self):
        raise AttributeError("no class")


class Failing:
    def __getattribute__(self, name):
        raise KeyError(name)


A.register(B)
kept = B()
for value in (kept, Liar(), LiarByProperty(), Silent(), Failing(), 3, None, [], weakref.proxy(kept)):
    for asked in (A, collections.abc.Sequence, collections.abc.Hashable):
        try:
            print(type(value).__name__, asked.__name__, isinstance(value, asked))
        except Exception as error:
            print(type(error).__name__, error)
A.register(Silent)
print(isinstance(Silent(), A))
reference = weakref.ref(B)
print(reference is weakref.ref(B), weakref.ref(B, print) is reference, weakref.ref(B, None) is reference)
del A._abc_impl
try:
    isinstance(3, A)
except AttributeError as error:
    print(error)
