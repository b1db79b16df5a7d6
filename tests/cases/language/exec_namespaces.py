"""exec and eval with every kind of namespace."""
import re
import builtins
import collections
import types


def t(f, *args, **kwargs):
    try:
        print(re.sub("0x[0-9a-f]+", "0x..", repr(f(*args, **kwargs))))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class Log(dict):
    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        print("set", key, type(value).__name__)
        super().__setitem__(key, value)

    def __delitem__(self, key):
        print("del", key)
        super().__delitem__(key)

    def __contains__(self, key):
        print("contains", key)
        return super().__contains__(key)


class Mapping:
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        print("mapping get", key)
        return self.data[key]

    def __setitem__(self, key, value):
        print("mapping set", key)
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def keys(self):
        return ["from_keys", *self.data]


class Raises(Mapping):
    def __getitem__(self, key):
        raise ValueError(f"no {key}")


exec("a = 1\nb = a + len('xy')\ndel a", {}, Log())
exec("a = 1\nb = a\nprint(locals() is m)", {"m": (m := Mapping())}, m)
print(m.data)
t(exec, "a", {}, Raises())
t(exec, "a = b", {}, Raises())
exec("a = 1\ndef f(): return a", g := Log())
t(lambda: g["f"]())
t(exec, "x = undefined", {}, {})
t(exec, "del undefined", {}, Mapping())
t(eval, "locals()", {}, 5)
t(eval, "locals()", 5)
t(eval, "locals()", {}, [1, 2])
t(eval, "locals()", Mapping())
t(exec, "x = 1", None, None)
t(exec, "x = 1", {}, None)
t(exec, 5)
t(exec, None)
t(exec, "x = 1", {}, {}, {})
t(exec, "x", globals={}, locals={"x": 1})
t(eval, "x + y", globals={"x": 1}, locals={"y": 2})
t(eval, "x", locals={"x": "only locals"})
t(exec)
t(eval)
t(eval, "1", nope=1)
t(eval, b"1 + 1")
t(eval, bytearray(b"2 + 2"))
t(eval, memoryview(b"3 + 3"))
t(eval, "  \t 4 + 4")
t(eval, "\n5")
t(eval, "x = 1")
t(eval, "")
t(eval, "1\0")
t(exec, "\ud800")
t(eval, "# coding: latin-1\n'é'")
t(eval, "# coding: latin-1\n'é'".encode("latin-1"))
t(exec, b"\xff = 1")
t(eval, "yield 1")
t(eval, "await x")
t(exec, "return 1")
space = {}
exec("", space)
print(sorted(space), space["__builtins__"] is builtins.__dict__ or space["__builtins__"] is builtins)
t(eval, "len('a')", {"__builtins__": {}})
t(eval, "len('a')", {"__builtins__": {"len": lambda x: "own len"}})
t(eval, "len('a')", {"__builtins__": types.SimpleNamespace(len=1)})
t(eval, "len('a')", {"__builtins__": None})
t(exec, "class A: pass", {"__builtins__": {}})
t(exec, "import os", {"__builtins__": {}})
t(exec, "def f(): return undefined\nf()", {"__builtins__": {"undefined": 5}})
t(exec, "print(x)", {"x": 1, "__builtins__": {"print": lambda *a: print("intercepted", *a)}})
t(exec, "assert 0", {"__builtins__": {}})
t(exec, "[x for x in range(3)]", {"__builtins__": {}})
code = compile("x + y", "<c>", "eval")
t(eval, code, {"x": 1, "y": 2})
t(eval, code, {"x": 1})
t(eval, code, collections.ChainMap({"x": 1}))
t(eval, code, {}, collections.ChainMap({"x": 1}, {"y": 5}))
t(eval, code, {}, collections.defaultdict(lambda: 4))
t(eval, code, {}, types.MappingProxyType({"x": 1, "y": 6}))
t(exec, "x = 1", {}, types.MappingProxyType({}))


def outer():
    free = 1
    def inner():
        return free
    return inner


inner = outer()
t(exec, inner.__code__)
t(eval, inner.__code__)
t(exec, inner.__code__, {}, closure=inner.__closure__)
t(exec, inner.__code__, {}, closure=())
t(exec, inner.__code__, {}, closure=[1])
t(exec, inner.__code__, {}, closure=(1,))
t(exec, "x", {}, closure=inner.__closure__)
t(exec, code, {"x": 1, "y": 1}, closure=inner.__closure__)
t(exec, code, {"x": 1, "y": 1}, closure=())
def generator(): yield 1
t(eval, generator.__code__)
def with_args(a, b): return a
t(eval, with_args.__code__)


def function():
    x = 1
    exec("x = 2; y = 3")
    inside = eval("x")
    try:
        return x, inside, y
    except NameError as e:
        return x, inside, str(e)


t(function)


def updates():
    a = 1
    space = locals()
    exec("a = 10; made = 5", globals(), space)
    return a, space, locals() is space, sorted(locals())


t(updates)
exec("exec('deep = 1', globals()); print(deep)", {})
exec("def f(n): return 1 if n < 2 else n * f(n - 1)\nprint(f(5))", {})
exec("global gg\ngg = 5\nll = 6", s1 := {}, s2 := {})
print("gg" in s1, "gg" in s2, "ll" in s2)
t(exec, "print(list(w for _ in 'a'))", {}, {"w": 1})
exec("class C:\n  v = w\n  def m(self): return v2", {"v2": "global"}, s3 := {"w": "local"})
print(s3["C"].v, s3["C"]().m())
t(exec, "def f(): return w\nf()", {}, {"w": 1})
t(exec, "print([w for _ in 'a'])", {}, {"w": 1})
t(exec, "print((lambda: w)())", {}, {"w": 1})
