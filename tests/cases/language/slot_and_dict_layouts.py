"""Instances with __dict__, __slots__ and both: layouts, sharing, weakrefs, inheritance errors, defaults, copying and deletion order."""
import copy, pickle, weakref


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


for bases, ns in (((), {"__slots__": ()}), ((), {"__slots__": "a"}), ((), {"__slots__": ["a", "b"]}), ((), {"__slots__": {"a": "doc a", "b": "doc b"}}), ((), {"__slots__": iter(["a"])}), ((), {"__slots__": ("__dict__",)}), ((), {"__slots__": ("__weakref__",)}), ((), {"__slots__": ("__dict__", "__weakref__", "x")}), ((), {"__slots__": ("a", "a")}), ((), {"__slots__": ("1a",)}), ((), {"__slots__": ("",)}), ((), {"__slots__": (5,)}), ((), {"__slots__": None}), ((), {"__slots__": ("__x", "_y", "__z__")}), ((), {"__slots__": ("a",), "a": 1}), ((), {"__slots__": ("__dict__", "__dict__")}), ((int,), {"__slots__": ()}), ((int,), {"__slots__": ("a",)}), ((str,), {"__slots__": ("a",)}), ((tuple,), {"__slots__": ("a",)}), ((bytes,), {"__slots__": ("a",)}), ((list,), {"__slots__": ("a",)}), ((dict,), {"__slots__": ("a",)}), ((Exception,), {"__slots__": ("a",)}), ((type,), {"__slots__": ()}), ((), {"__slots__": b"ab"}), ((), {"__slots__": ("é", "ａ")}), ((), {"__slots__": "class"}), ((), {"__slots__": ("__class__",)}), ((), {"__slots__": ("__doc__",)}), ((), {"__slots__": ("mro",)})):
    try:
        C = type("C", bases, dict(ns)); o = C() if type not in bases else None
        print(repr(ns["__slots__"])[:40] if not hasattr(ns["__slots__"], "__next__") else "iter", hasattr(o, "__dict__"), sorted(k for k, v in vars(C).items() if type(v).__name__ == "member_descriptor"), end=" ")
        try: weakref.ref(o); print("weak", end=" ")
        except TypeError: pass
        try: o.zz = 1; print("open")
        except AttributeError as e: print(e)
    except Exception as e: print(repr(ns["__slots__"])[:40], type(e).__name__, e)
class A: __slots__ = ("a",)
class B: __slots__ = ("b",)
class E: __slots__ = ()
class D: pass
for bases in ((A, B), (A, E), (E, A), (A, D), (D, A), (D, B, E), (A, int), (int, E), (int, D), (D, int), (A, list), (list, dict), (Exception, OSError), (Exception, KeyError), (KeyError, AttributeError), (OSError, KeyError), (int, A), (bool,), (float, int), (D, E), (E, E)):
    try: C = type("C", bases, {}); print([b.__name__ for b in bases], C.__base__.__name__, hasattr(C, "__dict__"), C.__basicsize__ > 0)
    except TypeError as e: print([b.__name__ for b in bases], e)
class Sub(A): __slots__ = ("a", "c")
s = Sub(); s.a = 1; s.c = 2; print(A.a.__get__(s, Sub) if False else s.a, Sub.a is A.a, [k for k in ("a", "c") if hasattr(s, k)]); t(lambda: A.a.__get__(s)); A.a.__set__(s, 10); print(s.a, A.a.__get__(s), A.a, A.a.__name__, A.a.__objclass__, type(A.a).__name__, A.a.__doc__); t(A.a.__get__, 5); t(A.a.__set__, D(), 1); t(A.a.__delete__, A()); t(lambda: A().a); t(delattr, A(), "a"); del s.a; t(lambda: s.a); print(A.a.__get__(None, A) is A.a); t(A.a.__get__, None)
class Priv:
    __slots__ = ("__x", "y")
    def __init__(self): self.__x = 1
print(Priv()._Priv__x, Priv.__slots__); t(setattr, Priv(), "__x", 2)
class Both(A):
    def __init__(self): self.a = 1; self.d = 2
b = Both(); print(vars(b), b.a, b.__dict__ is b.__dict__, [copy.copy(b).a, copy.deepcopy(b).d], [(pickle.loads(pickle.dumps(b, p)).a, pickle.loads(pickle.dumps(b, p)).d) for p in range(2, 6)]); t(pickle.dumps, b, 0); t(pickle.dumps, A(), 1); print(object.__reduce_ex__(b, 2)[2], A().__getstate__(), D().__getstate__(), b.__getstate__(), E().__getstate__())
o = D(); o.x = 1; o.y = 2; d = o.__dict__; d["z"] = 3; o.w = 4; del o.x; o.x = 5; print(d, list(vars(o)), o.z, d is o.__dict__); o.__dict__ = n = {"q": 1}; print(o.q, d, vars(o) is n); n[5] = "int key"; print(vars(o)); n.clear(); t(lambda: o.q); o.a = 1; print(n); o.__dict__.update(b=2, c=3); print(o.b + o.c, dir(o)[-3:]); vars(o)["a b"] = 1; print(getattr(o, "a b")); t(setattr, o, "__dict__", None); t(setattr, o, "__dict__", []); del o.__dict__; print(o.__dict__); many = D(); [setattr(many, f"k{i}", i) for i in range(200)]; print(len(vars(many)), many.k150, list(vars(many))[:2]); [delattr(many, f"k{i}") for i in range(0, 200, 2)]; print(len(vars(many)), hasattr(many, "k2"), many.k3)
class Init:
    def __init__(self, flag):
        self.a = 1
        if flag: self.b = 2
        self.c = 3
print([list(vars(Init(f))) for f in (0, 1, 0)], vars(Init(1)) == {"a": 1, "b": 2, "c": 3}); x, y = Init(0), Init(0); x.late = 1; y.other = 2; x.other = 3; print(vars(x), vars(y)); x.__dict__ = y.__dict__; x.shared = 1; print(y.shared, vars(x) is vars(y))
class Dyn:
    cls = 1
    def __getattribute__(self, n): return n if n.startswith("dyn") else super().__getattribute__(n)
    def __setattr__(self, n, v): super().__setattr__("s_" + n, v)
    def __delattr__(self, n): super().__delattr__("s_" + n)
q = Dyn(); q.v = 1; print(vars(q), q.dyn_x, q.cls); del q.v; print(vars(q)); t(delattr, q, "v"); object.__setattr__(q, "raw", 1); print(vars(q), object.__getattribute__(q, "raw")); t(object.__getattribute__, q, "dyn_x")
