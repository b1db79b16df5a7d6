"""The order in which the parts of expressions and statements are evaluated."""
trace = []


def t(name, value=None):
    trace.append(name)
    return value


def show(label):
    print(f"{label}: {' '.join(map(str, trace))}")
    trace.clear()


class Box:
    def __init__(self, name):
        object.__setattr__(self, "name", name)

    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        trace.append(f"{self.name}.{key}")
        return t(f"got {key}", 1)

    def __setattr__(self, key, value):
        trace.append(f"{self.name}.{key}={value}")

    def __delattr__(self, key):
        trace.append(f"del {self.name}.{key}")

    def __getitem__(self, key):
        trace.append(f"{self.name}[{key}]")
        return 1

    def __setitem__(self, key, value):
        trace.append(f"{self.name}[{key}]={value}")

    def __delitem__(self, key):
        trace.append(f"del {self.name}[{key}]")

    def __call__(self, *args, **kwargs):
        trace.append(f"call {args} {kwargs}")

    def __iter__(self):
        trace.append(f"iter {self.name}")
        return iter((1, 2, 3))

    def keys(self):
        trace.append(f"keys {self.name}")
        return ["x"]


def b(name):
    t(name)
    return Box(name)


b("a").x = b("b").y = t("value", 5); show("chained assignment")
b("a")[t("i")], b("b").z, *b("c")[t("k"):t("l")] = t("value", (1, 2, 3, 4)); show("tuple target")
(b("a").x, (b("b").y, b("c").z)) = t("first", (1, (2, 3))); show("nested target")
b("a")[t("k", 0)] += t("v", 1); show("augmented item")
b("a").attr += t("v", 1); show("augmented attribute")
b("f")(t(1, 1), *t(2, [2]), t(3, 3), k=t(4, 4), **t(5, {"z": 5}), m=t(6, 6)); show("call")
b("f")(*b("args"), k=t("k"), **b("kwargs")); show("call with iterables")
{t("k1"): t("v1"), t("k2"): t("v2"), **t("rest", {})}; show("dict")
{t("k", i): t("v", i) for i in t("source", [1, 2]) if t("if", True)}; show("dict comprehension")
[t(("x", x, y)) for x in t("outer", [1, 2]) for y in t("inner", [3])]; show("list comprehension")
t("a", 1) < t("b", 2) < t("c", 0) < t("d", 5); show("chained comparison")
t("a", 0) and t("b") or t("c", 1) and t("d"); show("boolean")
t("yes") if t("condition", True) else t("no"); show("conditional")
b("a")[t("lo"):t("hi"):t("step")]; show("slice")
f"{t('one', 1):{t('width', 4)}}{t('two', 2)!r}"; show("f-string")
del b("a").x, b("b")[t("k")], (b("c").y, b("d").z); show("del")
(lambda p=t("default p"), *, q=t("default q"): t("body"))(); show("lambda")


@t("decorator 1", lambda f: t("apply 1", f))
@t("decorator 2", lambda f: t("apply 2", f))
def function(a=t("default a"), *args, k=t("default k"), **kw) -> t("returns"):
    pass


show("function")
function.__annotations__; show("annotations")


@t("class decorator", lambda c: t("applied", c))
class C(t("base", object), metaclass=t("meta", type), **t("keywords", {})):
    t("body")
    attribute: t("annotation") = t("value")


show("class")
with b("no").x if 0 else __import__("contextlib").nullcontext(t("manager", 1)) as b("target").x: t("in with")
show("with")
for b("loop")[t("index")] in t("iterable", [1, 2]): t("loop body")
show("for")
t("left", [1]) + t("right", [2]); show("binary")
t("base", 2) ** t("exponent", 3) ** t("second", 0); show("power")
t("needle", 1) in t("haystack", [1]); show("in")
not t("operand"); -t("number", 1); show("unary")
print(t("printed", 1), end=t("end", "\n"), sep=t("sep", "")); show("print")
assert t("test", True), t("message"); show("assert")
try:
    raise t("exception", ValueError) from t("cause", None)
except t("matched", ValueError):
    show("raise")
(x := t("walrus", 5)) + (x := t("again", 6)); show("walrus")
match t("subject", {"a": 1, "b": [1, 2]}):
    case {"a": 2} if t("guard 0", True): t("case 0")
    case {"a": 1, **rest} if t("guard 1", False): t("case 1")
    case {"b": [first, *others]} if t("guard 2", True): t("case 2")
show("match")
global_ = 1
type Alias = t("alias value", int); show("alias")
Alias.__value__; show("alias evaluated")
def generic[T: t("bound", int) = t("default", str)](x: t("x annotation")): pass
show("generic"); generic.__type_params__[0].__bound__; generic.__type_params__[0].__default__; show("bound")
