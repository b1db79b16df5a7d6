# The whole of standard error counts.
"""Where the marks under a line go."""
import sys


class V:
    def __init__(self, name):
        self.name = name

    def __getitem__(self, key):
        raise LookupError(self.name)

    def __matmul__(self, other):
        raise ArithmeticError(self.name)

    def method(self, *args, **kwargs):
        raise RuntimeError(self.name)


v = V("v")
none = None


def show(function):
    try:
        function()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__.tb_next)


def f1(): return v.name.upper() + v   [  "key"  ] + 1
def f2(): return (v   @
                  v)
def f3():
    return v.method(
        1,
        2,
        key="word",
    )
def f4(): return [none.a, none.b][0]
def f5(): return "日本語" + v["日本"] + "x"
def f6(): return "\t"; 
def f7():
	return		v[	1	]
def f8(): return 1 if v.name else 2, none.x.y
def f9(): x = v.method; return x(1)(2)(3)
def f10(): return {**{"a": 1}, "b": v["c"], **none}
def f11(): return (lambda: v["q"])()
def f12(): return [x for x in [1, 2] if x / 0]
def f13(): return f"{v.name!r:>{v['width']}}"
def f14(): assert v.name == "w" and \
    v.name != "z", "text"
def f15(): v.name.missing.other = 5
def f16(): v["a"] += v["b"]
def f17(): del none.attribute
def f18():
    for i in (
        none
    ):
        pass
def f19():
    with none as x: pass
def f20(): a, (b, c) = 1, (2, 3, 4)
def f21(): return not (none < 1)
def f22(): return 1 < 2 < none < 3
def f23(): return -none, +none
def f24(): return "é" * 40 + none                                                                       + "tail"
def f25(): raise (
    ValueError
)("called")
def f26(): import not_there.sub as q
def f27(): from sys import not_there_either, maxsize
def f28(): return none[1:2, ::3]
def f29(): return print(*none, **{})
def f30(): return (yield_ := none)()
def f31():
    class Body:
        value = none + 1
def f32():
    @none
    def decorated(): pass
def f33(): return ("👍🏽" "👍" + none)
def f34(): return (
        v.name
        .upper()
        .missing()
        .lower()
    )
def f35(): return v.method(a for a in none)
def f36(): return 5 .real()
def f37(): global undefined_global; undefined_global += 1
def f38(): return {[]: 1}
def f39(): return {1, [], 2}
def f40(): return "%d %s" % ("x", 1)
for number in range(1, 41):
    show(globals()[f"f{number}"])
f2()
