"""Deferred annotations: the formats of annotationlib, __annotate__, and conditional annotations."""
import annotationlib
import functools
import re
from annotationlib import Format, get_annotations
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", e)
def f(a: int, b: missing, /, c: missing.attr[1] | None = None, *args: list[missing], d: "quoted", **kw: not missing) -> missing: pass
for fmt in Format:
    try: r = get_annotations(f, format=fmt); print(fmt, {k: (v if not callable(v) or isinstance(v, type) else "function") for k, v in r.items()} if fmt != Format.FORWARDREF else {k: type(v).__name__ for k, v in r.items()})
    except Exception as e: print(fmt, type(e).__name__, e)
t(lambda: f.__annotations__); t(f.__annotate__, 1); t(f.__annotate__, 2); t(f.__annotate__, 3); t(f.__annotate__, 4); t(f.__annotate__, 5); t(f.__annotate__, "1"); t(f.__annotate__); t(f.__annotate__, 1, 2); t(f.__annotate__, 1.0); t(f.__annotate__, True)
missing = type("Missing", (), {"attr": [int, str]})
t(lambda: {k: v for k, v in f.__annotations__.items() if k in "abd"}); missing.attr = 5; print(f.__annotations__["b"])
class C0: pass
Unused = None
class C:
    x: int
    y: Later
    if True: z: "text" = 5
    if False: w: never
    for i in range(2): q: i
    (paren): not_stored
    def m(self) -> C: pass
    x = property(lambda s: 1)
try: C
except NameError as e: print(e)
def make():
    class D:
        x: int
        if cond: y: str
        else: z: bytes
        (p): missing
        def m(self, other: D) -> list[D]: return D
    return D
for cond in True, False: print(make().__annotations__)
d = make(); print(d.m.__annotations__["return"], type(d.__annotate__).__name__, d.__annotate__(1)); t(d.__annotate__, 2); t(getattr, d, "__annotations__")
class NoAnn: pass
class Child(make()): extra: float
print(NoAnn.__annotations__, NoAnn.__annotate__, Child.__annotations__, "__annotations__" in vars(Child), sorted(k for k in vars(Child) if "annot" in k)); t(lambda: object.__annotations__); t(lambda: int.__annotations__); t(lambda: int.__annotate__); t(setattr, int, "__annotations__", {}); t(setattr, NoAnn, "__annotations__", {"a": 1}); print(NoAnn.__annotations__, NoAnn.__annotate__); t(delattr, NoAnn, "__annotations__"); t(delattr, NoAnn, "__annotations__"); print(NoAnn.__annotations__); t(setattr, NoAnn, "__annotations__", 5); print(NoAnn.__annotations__); t(setattr, NoAnn, "__annotate__", 5); t(setattr, NoAnn, "__annotate__", lambda fmt: {"from": fmt}); print(NoAnn.__annotations__); t(setattr, NoAnn, "__annotate__", None); print(NoAnn.__annotations__)
def g(): pass
print(g.__annotations__, g.__annotate__); t(setattr, g, "__annotations__", 5); t(setattr, g, "__annotations__", {"k": 1}); print(g.__annotations__); t(delattr, g, "__annotations__"); print(g.__annotations__); t(setattr, g, "__annotate__", lambda n: 5); t(lambda: g.__annotations__); t(setattr, g, "__annotate__", 5); t(delattr, g, "__annotate__"); g.__annotate__ = lambda n: {"v": n}; print(g.__annotations__, get_annotations(g)); t(get_annotations, g, format=Format.STRING); t(get_annotations, g, format=Format.FORWARDREF); t(get_annotations, g, format=9); t(get_annotations, 5); t(get_annotations, g, eval_str=True); t(get_annotations, g, format=Format.STRING, eval_str=True); t(get_annotations, functools.partial(g)); t(get_annotations, len)
def h(a: "int", b: "list[undefined]", c: "1 +"): pass
t(get_annotations, h); t(get_annotations, h, eval_str=True); del h.__annotations__["b"], h.__annotations__["c"]; t(get_annotations, h, eval_str=True); t(get_annotations, h, eval_str=True, locals={"int": "shadow"})
def s(a: undefined + 1, b: -undefined, c: undefined(1, k=2), d: undefined[1:2, ...], e: undefined < 3, f: not undefined, g: [undefined, 1], h: {undefined: 2}, i: undefined if undefined else 0, k: undefined.a.b, l: (undefined, *undefined), m: undefined @ 2 ** 3, o: undefined and 1, p: 1 if 1 else undefined, q: "str", r: b"by", s: None, t: ..., u: -1, v: 1.5j, w: undefined | int | None, x: {**undefined}, y: [z for z in undefined], z: await_ == 1): pass
for k, v in get_annotations(s, format=Format.STRING).items(): print(k, v)
ref = get_annotations(s, format=Format.FORWARDREF)["a"]; print(type(ref).__name__, ref.__forward_arg__, ref.__owner__ is s); t(ref.evaluate); undefined = 41; t(ref.evaluate); t(ref.evaluate, globals={"undefined": 1}); t(lambda: get_annotations(s, format=Format.FORWARDREF)["c"])
print(annotationlib.ForwardRef("a.b") == annotationlib.ForwardRef("a.b"), annotationlib.ForwardRef("x"), annotationlib.ForwardRef("int").evaluate()); t(annotationlib.ForwardRef, 5); t(annotationlib.ForwardRef, "1 +"); t(annotationlib.ForwardRef("1 +").evaluate) if 0 else None; t(annotationlib.type_repr, int); t(annotationlib.type_repr, ...); t(annotationlib.type_repr, "q"); t(annotationlib.type_repr, C if 0 else len); t(annotationlib.annotations_to_string, {"a": int, "b": "c", "d": 5}); t(annotationlib.call_annotate_function, lambda fmt, /: {"x": fmt}, Format.VALUE); t(annotationlib.get_annotate_from_class_namespace, {}); t(annotationlib.get_annotate_from_class_namespace, {"__annotate__": 5})
space = {}
exec("x: int\nif flag: y: str\nz: undefined_here = 1\ndef f(a: x): pass", {"flag": 0}, space) if 0 else exec("flag = 0\nx: int\nif flag: y: str\nz: float = 1", space)
print(space["__annotate__"](1), "__annotations__" in space, sorted(k for k in space if k.startswith("__")))
exec("from __future__ import annotations\nx: undefined[1]  +  2\ndef f(a:int=1)->undefined.x: pass\nclass C:\n y: 'str'", fut := {}); print(fut["__annotations__"], fut["f"].__annotations__, fut["C"].__annotations__)
