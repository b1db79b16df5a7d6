"""locals(), frame.f_locals and what writing to them does, in every kind of scope."""
import re
import sys
def t(f, *args):
    try: print(re.sub('0x[0-9a-f]+|/.*/', '..', repr(f(*args))))
    except BaseException as e: print(type(e).__name__ + ":", e)
def function():
    a = 1
    f = sys._getframe(); p = f.f_locals
    p["a"] = 2; p["new"] = "extra"
    print(a, type(p).__name__, p["new"], "new" in locals(), sorted(p), len(p), f.f_locals is p, f.f_locals == p)
    b = 5
    print(p["b"], p.get("zz", "default"), "b" in p, list(p.items())[0], p.pop("new"), p.setdefault("s", 9))
    t(p.__delitem__, "a"); t(p.pop, "a"); t(p.pop, "missing"); t(p.__getitem__, "missing"); t(p.__getitem__, 5); t(p.__setitem__, 5, 6); print(hasattr(p, "clear"), hasattr(p, "popitem")); t(p.update, {"a": 10, "u": 1}); print(a)
    t(lambda: p | {"q": 1} if 0 else sorted({"q": 1} | p, key=str)); p |= {"a": 11}; print(a, repr(p)[:6], type(p.copy()), sorted(map(str, reversed(p)))[:2]); t(hash, p); t(lambda: p == dict(p)); t(lambda: p < 1); t(type(p)); t(type(p), 5); t(lambda: type(p)(f) == p); t(lambda: type(p)(f) is p); t(p.__setitem__, [], 1)
    del b
    print("b" in p); p["b"] = 7; print(b)
function()
def cells():
    n = 1
    def inner(): return n
    sys._getframe().f_locals["n"] = 50
    return inner(), n
t(cells)
def nested_write():
    x = "old"
    def change(): sys._getframe(1).f_locals["x"] = "changed by callee"
    change(); return x
t(nested_write)
def snapshot():
    a = 1; l1 = locals(); b = 2; l2 = locals(); l1["a"] = 99
    return a, sorted(l1), sorted(l2), l1 is l2
t(snapshot)
def execs():
    a = 1; exec("a = 2; c = 3"); exec("a = 5", sys._getframe().f_globals, sys._getframe().f_locals)
    return a, "c" in locals()
t(execs)
def comp(): 
    y = 1
    return [sorted(locals()) for x in [0]], {k: v for k, v in locals().items() if k != "self"}, [sys._getframe().f_locals["x"] for x in [7]]
t(comp)
class Body:
    a = 1
    locals()["b"] = 2
    sys._getframe().f_locals["c"] = 3
    print(sys._getframe().f_locals is locals(), b, c)
print(Body.b, Body.c, locals() is globals(), sys._getframe().f_locals is globals())
def gen():
    x = 1
    yield
    print("x is", x)
    yield
g = gen(); next(g); g.gi_frame.f_locals["x"] = "from outside"; next(g); fl = g.gi_frame.f_locals; g.close(); print(g.gi_frame, dict(fl))
def finished():
    v = [1]
    return sys._getframe()
fr = finished(); print(fr.f_locals["v"], fr.f_lineno - fr.f_code.co_firstlineno); fr.clear(); print(dict(fr.f_locals)); t(sys._getframe().clear)
def suspended(): yield sys._getframe()
g = suspended(); f = next(g); t(f.clear); print(list(g)); t(f.clear); g = suspended(); t(g.gi_frame.clear); print(list(g))
def star(a, /, b, *args, c, **kw): return list(locals()), sys._getframe().f_code.co_varnames
t(lambda: star(1, 2, 3, c=4, d=5))
def unbound():
    if 0: x = 1
    def use(): return z
    if 0: z = 1
    return sorted(locals()), "x" in sys._getframe().f_locals
t(unbound)
def arg_cells(a, b):
    def f(): return a
    return locals()
print(sorted(arg_cells(1, 2)))
def frees():
    outer_v = 1; other = 2
    def f(): return outer_v, sorted(locals())
    def g(): return sorted(locals())
    return f(), g()
t(frees); t(lambda: (lambda q: locals())(5)); t(lambda: sys._getframe().f_code.co_name); t(sys._getframe, 1000); t(sys._getframe, -5) if 0 else None; t(sys._getframe, "a"); f = sys._getframe(); t(setattr, f, "f_locals", {}); t(setattr, f, "f_code", 1); t(delattr, f, "f_lineno"); t(lambda: f.f_builtins["len"] is len); t(lambda: f.f_globals is globals()); t(lambda: f.f_lasti > 0); t(lambda: f.f_generator); print(repr(f).split("'")[2][:7]); t(type(f))
