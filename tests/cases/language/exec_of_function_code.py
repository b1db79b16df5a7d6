# exec() and eval() of the code of functions: variables live in the frame, closures are given, globals get builtins.
import sys
import types

source = """
def outer():
    a = None
    b = None
    def scope():
        nonlocal a, b
        def inner():
            return a
        t = inner()
        b.append(sorted(locals()))
        a = t + 1
    return scope.__code__
"""
ns = {}
exec(source, {}, ns)
code = ns["outer"]()
seen = []
cells = tuple(types.CellType(v) for v in (1, seen))
mapping = {"q": 1}
exec(code, globals(), mapping, closure=cells)
print(seen, mapping, cells[0].cell_contents)


def plain():
    y = 2
    return sorted(locals()), sorted(sys._getframe().f_locals)


def wants(x, *, k):
    return x


def gen():
    yield 1


print(eval(plain.__code__), eval(plain.__code__, {"sys": sys}, {"q": 1}))
for call in (
    lambda: exec(wants.__code__),
    lambda: eval(wants.__code__, {}),
    lambda: exec(code, globals(), mapping),
    lambda: exec(code, globals(), mapping, closure=()),
    lambda: exec(code, globals(), mapping, closure=[1, 2]),
    lambda: exec("1", globals(), mapping, closure=()),
    lambda: exec(plain.__code__, {}, closure=cells),
):
    try:
        print(call())
    except TypeError as e:
        print(e)
print(type(eval(gen.__code__)).__name__)
for run in (exec, eval):
    d = {}
    run("1", d)
    print(type(d["__builtins__"]).__name__, list(d))
print(type(types.__builtins__).__name__, type(__builtins__).__name__, type(plain.__builtins__).__name__)
