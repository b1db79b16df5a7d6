"""functools.partial with Placeholder, partialmethod, reduce, cmp_to_key, total_ordering, wraps and cached_property."""
import copy, functools, pickle
from functools import partial, Placeholder as _


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


def show(*a, **k): return a, k
p = partial(show, 1, x=2)
print(p(), p(3, y=4), p(x=9), p.func is show, p.args, p.keywords, partial(p, 5, z=6).args, partial(p, 5).func is show, partial(p, x=0).keywords)
q = partial(show, _, 2, _, 4); print(q(1, 3), q("a", "c", "e", k=1), q.args, partial(q, "A").args, partial(q, "A", "C").args, partial(q, _, "C").args, partial(q, "A")("C", "E"), partial(partial(show, _, _, 0), 1)(2), repr(_), _ is functools.Placeholder)
for f in (lambda: q(), lambda: q(1), lambda: partial(show, _), lambda: partial(show, 1, _), lambda: partial(show, x=_), lambda: partial(), lambda: partial(5), lambda: partial(q, 1, _), lambda: type(_)(), lambda: type(_)() is _, lambda: copy.copy(_) is _, lambda: pickle.loads(pickle.dumps(_)) is _, lambda: bool(_), lambda: _.x, lambda: setattr(_, "x", 1), lambda: type("S", (type(_),), {}), lambda: q(_, 1), lambda: q(1, 2, _), lambda: p.missing, lambda: setattr(p, "func", 1), lambda: delattr(p, "args"), lambda: setattr(p, "__dict__", 5), lambda: partial(int, base=2)("101"), lambda: partial(int, "1", "2", "3")(), lambda: hash(p) == hash(p), lambda: p == partial(show, 1, x=2), lambda: partial[int]): t(f)
p.extra = 1; print(p.__dict__); print(repr(p).replace(hex(id(show)), "0x")[:40], p.__reduce__()[1][1:], p.__doc__ == partial.__doc__)
for c in (copy.copy(p), copy.deepcopy(p), pickle.loads(pickle.dumps(p)), pickle.loads(pickle.dumps(q))): print(type(c).__name__, c.args == p.args, c.keywords, vars(c))
for state in ((show, (1,), {}, None), (show, (1,), {}, {"a": 1}), (show, [1], {}, None), (show, (1,), [], None), (5, (), {}, None), (show, ()), (show, (), {}, 5), 5, (show, (_,), {}, None), (show, (_, 1), {}, None)):
    n = partial(show); t(n.__setstate__, state); print(n.args, n.keywords)
rec = partial(show); rec.__setstate__((rec, (), {}, {})); t(repr, rec); rec.__setstate__((show, (), {}, {}))
class Sub(partial):
    def __call__(self, *a): return "sub", super().__call__(*a)
print(Sub(show, 1)(2), partial(Sub(show, 1), 2).func.__class__.__name__, repr(Sub(len)).split(".")[-1])
class M:
    def base(self, *a, **k): return self.__class__.__name__, a, k
    one = functools.partialmethod(base, 1, k=2)
    skip = functools.partialmethod(base, _, "second")
    cls = functools.partialmethod(classmethod(lambda c, *a: (c.__name__, a)), "c")
    static = functools.partialmethod(staticmethod(lambda *a: a), "s")
    of_partial = functools.partialmethod(partial(base, "p") if 0 else base, "p")
    attr = partial(show, "as attribute")
print(M().one(), M().one(3, z=4), M().skip("first", "third"), M.cls(1), M().static(1), M().of_partial(), M.one(M(), 5)); import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); print(M().attr(1)[0][0], len(M().attr(1)[0]), [str(x.message)[:60] for x in w])
print(repr(M.__dict__["one"]).split(" at ")[0].split(", <")[0][:45], M.one.__name__ if hasattr(M.one, "__name__") else "-", M().one.func.__name__ if hasattr(M().one, "func") else ""); t(functools.partialmethod, 5); t(functools.partialmethod); t(functools.partialmethod, len, _)
print("-- reduce")
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(max, [3], 9), functools.reduce(show, [], "i"), functools.reduce(lambda a, b: a + b, "abc", initial="z")); t(functools.reduce, show, []); t(functools.reduce, show); t(functools.reduce, show, 5); t(functools.reduce, 5, [1, 2]); t(functools.reduce, 5, [1]); t(functools.reduce, lambda a: a, [1, 2]); t(functools.reduce, show, [1], 2, 3); t(functools.reduce, function=show, iterable=[]); t(functools.reduce, show, [], initial=None)
print("-- cmp_to_key")
K = functools.cmp_to_key(lambda a, b: (a > b) - (a < b)); k1, k2 = K(1), K(2); print(k1 < k2, k1 > k2, k1 == K(1), k1 <= k2, k1 >= k2, k1 != k2, k1.obj, sorted([3, 1, 2], key=K), type(k1).__name__); t(hash, k1); t(lambda: k1 < 5); t(lambda: k1 == 5); t(K); t(K, 1, 2); print(K(obj=5).obj); t(functools.cmp_to_key); print(type(functools.cmp_to_key(5)).__name__); t(lambda: functools.cmp_to_key(5)(1) < functools.cmp_to_key(5)(2)); t(sorted, [1, "a"], key=functools.cmp_to_key(lambda a, b: 1 / 0)); t(sorted, [1, 2], key=functools.cmp_to_key(lambda a, b: "x")); t(lambda: K(1).x); k1.obj = 7; print(k1.obj)
print("-- total_ordering")
@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v if isinstance(o, T) else NotImplemented
    def __lt__(self, o): return self.v < o.v if isinstance(o, T) else NotImplemented
print(T(1) <= T(1), T(1) > T(0), T(1) >= T(2), T.__ge__.__name__, T.__gt__.__doc__, sorted([T(3), T(1)])[0].v); t(lambda: T(1) < 5); t(lambda: T(1) >= 5); t(functools.total_ordering, type("N", (), {})); t(functools.total_ordering, 5)
for op in ("__gt__", "__le__", "__ge__"):
    C = functools.total_ordering(type("C", (), {"__init__": lambda s, v: setattr(s, "v", v), "__eq__": lambda s, o: s.v == o.v, op: {"__gt__": lambda s, o: s.v > o.v, "__le__": lambda s, o: s.v <= o.v, "__ge__": lambda s, o: s.v >= o.v}[op]})); print(op, [(C(1) < C(2), C(1) <= C(1), C(2) > C(1), C(1) >= C(2))])
print("-- wraps, cached_property, cache")
def orig(a: int, b=2) -> str: "doc"
orig.attr = [1]
@functools.wraps(orig)
def wrapper(*a): return orig(*a)
print(wrapper.__name__, wrapper.__doc__, wrapper.__wrapped__ is orig, wrapper.attr is orig.attr, wrapper.__annotations__, wrapper.__module__, functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES); print(functools.update_wrapper(wrapper, 5).__wrapped__); t(functools.update_wrapper, 5, orig); print(functools.update_wrapper(partial(show), len).__name__)
class CP:
    n = 0
    @functools.cached_property
    def v(self): "vdoc"; CP.n += 1; return CP.n
    __slots__ = ("__dict__",)
c = CP(); print(c.v, c.v, vars(c), CP.v.__doc__, CP.v.func.__name__); del c.v; print(c.v); c.v = 9; print(c.v); t(lambda: type("NS", (), {"__slots__": (), "p": functools.cached_property(len)})().p); t(delattr, CP(), "v"); print(functools.cached_property[int])
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info(), fib.cache_parameters(), fib.__wrapped__.__name__, fib.cache_clear(), fib.cache_info()); t(fib, []); t(functools.lru_cache, 5.5); t(functools.lru_cache, "x"); t(functools.cache)
