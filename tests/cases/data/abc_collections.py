def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
from abc import *
from collections.abc import *
import collections.abc
class A(ABC):
    @abstractmethod
    def f(self): pass
    @property
    @abstractmethod
    def p(self): pass
    @classmethod
    @abstractmethod
    def c(cls): pass
t(A); print(sorted(A.__abstractmethods__), A.f.__isabstractmethod__)
class B(A):
    def f(self): return super().f()
t(B)
class C(B): p = 1; c = 2
print(C().f(), isinstance(C(), A)); 
class D(ABC):
    @classmethod
    def __subclasshook__(cls, s): return True if hasattr(s, 'duck') else NotImplemented
class Duck: duck = 1
print(issubclass(Duck, D), isinstance(Duck(), D), issubclass(int, D)); D.register(int); print(isinstance(5, D), issubclass(bool, D), D.register(str) is str); t(D.register, 5); t(D.register, D) if 0 else None
class E(metaclass=ABCMeta): pass
@E.register
class F: pass
print(issubclass(F, E), get_cache_token() > 0); t(lambda: type('X', (A,), {})()); A.__abstractmethods__ = frozenset(); print(type(A()).__name__); t(lambda: type(type('Y', (A,), {'__abstractmethods__': {'q'}})())); update_abstractmethods(A) if 0 else None
class S(Sequence):
    def __getitem__(self, i):
        if i >= 3: raise IndexError(i)
        return i * 10
    def __len__(self): return 3
s = S(); print(list(s), 20 in s, s.index(10), s.count(0), list(reversed(s)), isinstance(s, Reversible)); t(s.index, 99); t(Sequence); t(lambda: hash(s)) if 0 else None
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M(); m.update(a=1, b=2); print(dict(m), m.pop('a'), m.pop('z', 9), m.setdefault('q', 3), m.popitem(), list(m.items()), m == {'q': 3} or m == {'b': 2}, m.keys() & {'b', 'q'}, m.get('zz'), 'b' in m, m.clear(), len(m)); t(m.pop, 'x'); t(m.popitem); t(lambda: m['k'])
class St(MutableSet):
    def __init__(self, it=()): self.s = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
    def add(self, x): self.s.append(x) if x not in self.s else None
    def discard(self, x): self.s.remove(x) if x in self.s else None
a, b = St([1, 2]), St([2, 3]); print(list(a | b), list(a & b), list(a - b), list(a ^ b), a <= b, a == {1, 2}, a.isdisjoint([9]), a.pop(), len(a), list({5} | b)); t(a.remove, 99); a |= {7}; a -= {2}; print(list(a)); t(hash, a)
class L(MutableSequence):
    def __init__(self): self.l = []
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)
l = L(); l.append(1); l.extend([2, 3]); l += [4]; l.reverse(); l.remove(2); print(l.l, l.pop(), l.pop(0), l.clear(), l.l)
for n in collections.abc.__all__:
    c = getattr(collections.abc, n); print(n, [x.__name__ for x in (list, dict, set, str, bytes, int, type(iter([])), range, type(lambda: 0), memoryview, type({}.keys()), tuple, frozenset, bytearray) if issubclass(x, c)], sorted(getattr(c, '__abstractmethods__', ())))
print(Callable[[int], str], Iterable[int], isinstance(Callable[[int], str], type), Callable[..., int].__args__); t(lambda: Callable[int]); t(lambda: isinstance(5, Callable[[int], str]))
class G(Generator):
    def send(self, v): return v
    def throw(self, *a): raise a[0]
print(next(G()), G().close(), isinstance((x for x in ()), Generator)); t(G().throw, ValueError)
