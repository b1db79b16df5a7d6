"""Annotations of modules, classes, functions and parameters: formats, forward references, conditional ones, future imports, and get_type_hints."""
import annotationlib, builtins, inspect, re, types, typing
from annotationlib import Format, ForwardRef, get_annotations


def print(*args):
    builtins.print(re.sub(" at 0x[0-9a-f]+", "", " ".join(map(str, args))))


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


x: int = 1
y: undefined_later
if x: cond: str
else: never: bytes
class C:
    a: int
    b: "C"
    c: list[undefined_later] = None
    for i in range(2): loop: float
    if False: no: int
    def m(self, p: C, *q: undefined_later, r: "str" = 1, **s: 1 + 1) -> missing.attr: pass
    __private: int
    (paren): str
    _D: int
class D(C): d: bool
class E(D): pass
def f(a: [1, 2], b: {"k": 3}, c: lambda: 0 = None, d: x if y_ else 1 = 0): pass
for o in (C, D, E, C.m, f):
    for fmt in (Format.VALUE, Format.FORWARDREF, Format.STRING):
        try: print(o.__qualname__, fmt.name, get_annotations(o, format=fmt) if fmt is not Format.FORWARDREF or o is not f else sorted(get_annotations(o, format=fmt)))
        except Exception as e: print(o.__qualname__, fmt.name, type(e).__name__, e)
t(lambda: C.__annotations__); t(lambda: __annotations__); t(lambda: C.m.__annotations__); undefined_later = int; print(C.__annotations__, sorted(globals()["__annotate__"](1)) if "__annotate__" in globals() else "", D.__annotations__, E.__annotations__, "__annotations__" in vars(E)); t(lambda: C.m.__annotations__)
class missing: attr = bool
print(C.m.__annotations__, typing.get_type_hints(C), typing.get_type_hints(D)); t(typing.get_type_hints, C.m); print(get_annotations(C.m, eval_str=True) if 0 else inspect.signature(C.m, annotation_format=Format.STRING))
def g(v: int) -> str: pass
g.__annotations__["v"] = float; print(g.__annotations__, g.__annotate__, inspect.signature(g)); g.__annotations__ = {}; print(g.__annotations__); t(setattr, g, "__annotations__", 5); del g.__annotations__; print(g.__annotations__); g.__annotate__ = lambda fmt: {"fmt": fmt}; print(g.__annotations__); t(setattr, g, "__annotate__", 5); t(setattr, g, "__annotate__", None); print(g.__annotations__)
C.__annotations__ = {"new": 1}; print(C.__annotations__, C.__annotate__); del C.__annotations__; print(C.__annotations__)
for f2 in (lambda: get_annotations(5), lambda: get_annotations(C, format=9), lambda: get_annotations(C, format="x"), lambda: get_annotations(f, eval_str=True, format=Format.STRING), lambda: ForwardRef("int").evaluate(), lambda: ForwardRef("nope").evaluate(), lambda: ForwardRef("nope").evaluate(format=Format.FORWARDREF), lambda: ForwardRef("a.b").evaluate(format=Format.STRING), lambda: ForwardRef("1 +"), lambda: ForwardRef("x", module="m"), lambda: ForwardRef("q", owner=C).evaluate(globals={"q": 5}), lambda: ForwardRef("T").evaluate(type_params=typing.TypeVar("T").__class__ and [typing.TypeVar("T")]), lambda: ForwardRef("x") == ForwardRef("x"), lambda: hash(ForwardRef("x")) == hash(ForwardRef("x")), lambda: ForwardRef("x") | None, lambda: annotationlib.type_repr(list[int]), lambda: annotationlib.type_repr(C), lambda: annotationlib.annotations_to_string({"a": int, "b": "s"}), lambda: annotationlib.call_annotate_function(lambda fmt: {"k": fmt}, Format.VALUE), lambda: annotationlib.get_annotate_from_class_namespace({}), lambda: Format(5), lambda: list(Format)): t(f2)
def typed[T: (int, str), *Ts, **P](a: T, *b: *Ts, **c: P.kwargs) -> tuple[*Ts]: pass
print(typed.__annotations__, typed.__type_params__[0].__constraints__, get_annotations(typed, format=Format.STRING))
ns = {}; exec("from __future__ import annotations\nclass F:\n a: undefined[1]\n def m(self, q: nope) -> 'str': pass\nv: whatever = 1\ndef fn(z: F): pass", ns); print(ns["F"].__annotations__, ns["F"].m.__annotations__, ns["__annotations__"]); t(typing.get_type_hints, ns["F"]); print([k for k in typing.get_type_hints(ns["fn"])])
for src in ("def f():\n x: int\n return x\nf()", "def f():\n x: undefined\n return 'lazy'\nprint(f())", "class K:\n x: (y := 1)", "def f(a: (yield)): pass", "x: (await 1)", "def f():\n global g_\n g_: int = 1", "a.b: int = 1", "import types\na = types.SimpleNamespace()\na.b: undefined_name = 1\nprint(a.b, '__annotations__' in dir())", "d = {}\nd['k']: int = 5\nprint(d)", "class K:\n def __annotate__(fmt): return {'own': fmt}\nprint(K.__annotations__)", "class K:\n __annotations__ = {'set': 1}\n a: int\nprint(K.__annotations__)", "x: int\nprint(__annotations__)", "lambda: (x_ := 1)\ny: x_\nprint('fine')"): t(exec, src, {})
