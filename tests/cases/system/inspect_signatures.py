"""inspect: signatures of functions, classes, partials and builtins; binding errors; formatting; source positions; member lists; closures."""
import functools, inspect, types
from inspect import Parameter as P, Signature as S


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


def f(a, b: int = 1, /, c="x", *args: str, d, e=None, **kw) -> "ret": pass
class C:
    def __init__(self, x, *, y=2): pass
    def m(self, q): pass
    @classmethod
    def c(cls, z): pass
    @staticmethod
    def s(w=1): pass
    def __call__(self, called): pass
class New:
    def __new__(cls, n, *a): return super().__new__(cls)
class Meta(type):
    def __call__(cls, via_meta): pass
class WithMeta(metaclass=Meta): pass
class Sig: __signature__ = S([P("given", P.KEYWORD_ONLY)])
class Empty: pass
for o in (f, C, C(1).m, C.m, C.c, C.s, C(1), New, WithMeta, Sig, Empty, len, sorted, print, int, dict, dict.get, "".split, str.join, functools.partial(f, 1, 2, d=5), functools.partial(f, d=1), functools.partialmethod(f, 1).__get__(C(1)) if 0 else functools.partial(f), lambda *, k: 0, type, object, Exception, 5, None, types.SimpleNamespace, functools.wraps(f)(lambda *a: 0), property(len), classmethod(f), max, getattr, range, inspect.signature, open, iter, next, zip, map, bytes, float.fromhex, [].sort, super, functools.reduce, functools.lru_cache(f)):
    try: print(getattr(o, "__qualname__", type(o).__name__), inspect.signature(o))
    except Exception as e: print(getattr(o, "__qualname__", type(o).__name__), type(e).__name__, str(e).split(" at 0x")[0])
s = inspect.signature(f); print(list(s.parameters), [(p.name, str(p.kind), p.default is P.empty, p.annotation) for p in s.parameters.values()], s.return_annotation, repr(s), repr(s.parameters["b"]), s == inspect.signature(f), hash(s) == hash(inspect.signature(f)), s.replace(return_annotation=int), s.format(max_width=20), s.format(quote_annotation_strings=False) if hasattr(s, "format") else "")
for a, kw in (((1,), {"d": 2}), ((1, 2, 3, 4, 5), {"d": 6, "z": 7}), ((), {"d": 1}), ((1,), {}), ((1,), {"a": 2, "d": 3}), ((1,), {"b": 2, "d": 3}), ((1, 2, 3), {"c": 4, "d": 5})):
    try: b = s.bind(*a, **kw); print(b, b.args, b.kwargs, dict(b.arguments)); b.apply_defaults(); print(dict(b.arguments))
    except TypeError as e: print("TypeError:", e)
t(s.bind_partial); t(s.bind_partial, 1, z=2); t(inspect.signature(C.s).bind, 1, 2); t(inspect.signature(len).bind); t(inspect.signature(C.s).bind, q=1)
for make in (lambda: P("x", P.POSITIONAL_ONLY), lambda: P("1x", P.KEYWORD_ONLY), lambda: P("class", P.KEYWORD_ONLY), lambda: P(5, P.KEYWORD_ONLY), lambda: P("x", 9), lambda: P("x", P.VAR_POSITIONAL, default=1), lambda: P("x", "bad"), lambda: S([P("a", P.KEYWORD_ONLY), P("b", P.POSITIONAL_ONLY)]), lambda: S([P("a", P.KEYWORD_ONLY), P("a", P.KEYWORD_ONLY)]), lambda: S([P("a", P.POSITIONAL_ONLY, default=1), P("b", P.POSITIONAL_ONLY)]), lambda: S([5]), lambda: S([P("a", P.VAR_POSITIONAL), P("b", P.VAR_POSITIONAL)]), lambda: S.from_callable(f, follow_wrapped=False), lambda: P("x", P.KEYWORD_ONLY, default=1, annotation=int), lambda: P("x", P.KEYWORD_ONLY).replace(name="y"), lambda: S([P("a", P.POSITIONAL_ONLY), P("b", P.KEYWORD_ONLY)]), lambda: P.KEYWORD_ONLY.description): t(make)
print(inspect.getfullargspec(f), inspect.getmro(C), inspect.isfunction(f), inspect.ismethod(C(1).m), inspect.isbuiltin(len), inspect.isroutine(C.m), inspect.isclass(C), inspect.isdatadescriptor(property()), inspect.ismethoddescriptor(str.join), inspect.isgetsetdescriptor(type.__dict__["__dict__"] if "__dict__" in type.__dict__ else 0), inspect.unwrap(functools.wraps(f)(lambda: 0)) is f, inspect.getdoc(dict.get), inspect.cleandoc("  a\n    b\n  c"), inspect.getattr_static(C, "s").__class__.__name__, [n for n, v in inspect.getmembers(C) if not n.startswith("__")], [n for n, _ in inspect.getmembers(C(1), inspect.ismethod)], inspect.classify_class_attrs(C)[-1][:2] if 0 else "", inspect.getmodulename("/a/b.py"), inspect.indentsize("\t x"), inspect.isabstract(C), inspect.iscoroutinefunction(f), inspect.isgeneratorfunction(lambda: (yield)), inspect.getcallargs(f, 1, d=2), inspect.formatannotation(list[int]), inspect.getsource(New), inspect.getsourcelines(C.m), inspect.getcomments(f), inspect.getsourcefile(f).endswith("inspect_signatures.py"))
def outer():
    free = 1
    def inner(): return free, len, undefined, C
    return inner
cv = inspect.getclosurevars(outer()); print(cv.nonlocals, sorted(cv.globals), sorted(cv.builtins), cv.unbound); t(inspect.getclosurevars, 5); t(inspect.getsource, len); t(inspect.getsource, 5); t(inspect.getsource, int); t(inspect.getfile, len) ; t(inspect.getfullargspec, 5); t(inspect.getcallargs, f); t(inspect.getcallargs, f, 1, d=1, c=2, zz=3); t(inspect.getattr_static, C, "none"); t(inspect.getattr_static, C, "none", 7); fr = inspect.currentframe(); print(inspect.getframeinfo(fr)[2:4], inspect.stack()[0].function, inspect.getargvalues(fr).varargs)
