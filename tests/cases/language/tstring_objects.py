"""Template strings: Template and Interpolation objects, their attributes, iteration, concatenation, matching, conversions and errors."""
from string.templatelib import Template, Interpolation, convert
import string.templatelib, ast, copy, pickle


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


x, name, w = 5, "n'm", 8
for tpl in (t"", t"plain", t"{x}", t"a{x}b", t"{x}{name}", t"{x!r:>{w}}", t"{x=}", t"{name = !s:5}", t"{ x + 1 }", t"{{}}{x}", t"a" t"b{x}", rt"\n{x}\d", t"{t"{x} in"} out", t"{f"{x}"}", t"{x:{w}.{x}f}", t"{'a' 'b'}", t"""{
    x
}""", t"{x!a}", t"{lambda_ if (lambda_ := 1) else 2}", t"{x:}", t"{x!s:}", T"{x}", tR"\{x}"):
    print(tpl.strings, tpl.values, [(i.value, i.expression, i.conversion, i.format_spec) for i in tpl.interpolations], [s if isinstance(s, str) else s.expression for s in tpl])
i = t"{x!r:>5}".interpolations[0]
print(i, Interpolation(1), Interpolation(1, "e", "s", "f"), Interpolation(value=1, expression="q"), i.__match_args__, i.value, repr(t"a{x}b"), repr(Template("a", "b", Interpolation(1), "c")))
for args in ((), (1, 2), (1, "e", "x"), (1, "e", 5), (1, "e", None, 5), (1, "e", "r", "f", 9), (1, None)): t(Interpolation, *args)
t(Interpolation, nope=1); t(Interpolation, 1, conversion="a"); t(setattr, i, "value", 2); t(delattr, i, "value"); t(setattr, i, "new", 2); t(lambda: i == i); t(lambda: Interpolation(1) == Interpolation(1)); t(lambda: type("I", (Interpolation,), {})); t(lambda: type("T", (Template,), {})); t(lambda: Interpolation[int]); t(lambda: Template[int])
for args in ((), ("a",), ("a", "b"), (Interpolation(1),), ("a", Interpolation(1), Interpolation(2), "z"), ("a", 5), (None,), (b"x",), (["a"],)):
    try: v = Template(*args); print(v.strings, v.values, len(v.interpolations))
    except TypeError as e: print("TypeError:", e)
t(Template, a=1); v = t"a{x}b"; t(setattr, v, "strings", ()); t(setattr, v, "x", 1); t(lambda: v.missing); t(len, v); t(lambda: v[0]); t(hash, v) if 0 else None; t(lambda: v == t"a{x}b"); t(lambda: v == v); t(str, v) if 0 else None; t(lambda: f"{v}"[:8]); t(lambda: v < v); t(bool, v); t(lambda: "a" in v); t(lambda: v.__class__)
print("-- concatenation")
for f in (lambda: t"a{x}" + t"b{w}", lambda: t"a" + t"b", lambda: (t"{x}" + t"{w}").strings, lambda: t"a" + "b", lambda: "a" + t"b", lambda: t"a" + 5, lambda: t"a" + b"b", lambda: t"a" * 2, lambda: t"a" % 1, lambda: t"" + t"", lambda: sum([t"a", t"b"], t""), lambda: "".join([t"a"]), lambda: t"a{x}".__add__(t"b").strings, lambda: t"a".__add__("b"), lambda: t"a{1}" t"{2}b"): t(f)
v = t"a"; v += t"{x}"; print(v.strings, v.values)
print("-- iteration")
it = iter(t"a{x}{w}b{name}"); print(type(it).__name__, [s if isinstance(s, str) else s.expression for s in it]); t(next, it); t(iter, it) if 0 else None; print(list(t""), list(t"a"), [type(s).__name__ for s in t"{x}"])
def render(tpl):
    out = []
    for part in tpl:
        match part:
            case str(s): out.append(s)
            case Interpolation(Template() as inner, _, _, _): out.append("<" + render(inner) + ">")
            case Interpolation(value, expr, conv, spec): out.append(f"[{expr}:{format(convert(value, conv), spec)}]")
    return "".join(out)
print(render(t"x is {x:03d}, {name!r} and {t"in {w!s:>4} ner"}{name!a:.3}"))
for c in ("r", "s", "a", None): print(convert("é'", c))
t(convert, 1, "q"); t(convert, 1); t(convert, 1, 5); t(convert)
def f():
    yield 1
    return t"{(yield 2)} {(yield 3):{(yield 4)}}"
g = f(); print(next(g), next(g), g.send("a"), g.send("b"), end=" ")
try: g.send(">5")
except StopIteration as e: print(e.value.values, e.value.interpolations[1].format_spec)
t(lambda: t"{missing}"); t(lambda: t"{x:{missing}}"); t(lambda: t"{1 / 0}"); t(lambda: t"{x.foo!r}")
print([tpl.values for tpl in [t"{i}" for i in range(3)]], (lambda q: t"{q}")(4).values, t"{x}".interpolations is t"{x}".interpolations)
for c in (copy.copy(t"a{x}"), copy.deepcopy(t"a{[1]}"), pickle.loads(pickle.dumps(t"a{x!r:>5}b")), copy.copy(Interpolation(1, "e", "r", "f")), pickle.loads(pickle.dumps(Interpolation([1], "e")))): print(c)
print(t"a".__reduce__()[0].__name__, t"a{x}b".__reduce__()[1], Template.__module__, Interpolation.__qualname__, type(iter(t"")).__module__)
for s in ('t"{x}"', 't"a{x!r:>{w}}b"', 't"{x=}"', 't"a" t"b"', 't""', 't"{x:{y:{z}}}"', 't"{ x }"'): tree = ast.parse(s, mode="eval"); print(ast.dump(tree.body)); print(ast.unparse(tree))
for s in ('t"a" "b"', '"a" t"b"', 't"a" f"b"', 't"a" b"b"', 't"{"', 't"{}"', 't"{x!}"', 't"{x!z}"', 'tb"x"', 'tu"x"', 'ft"x"', 't"}"', 'match 1:\n case t"a": pass'):
    try: compile(s, "s", "exec"); print("ok", s)
    except SyntaxError as e: print(s, "|", e.msg, e.offset)
