"""Augmented assignment through every protocol: in-place methods, fallbacks, targets that fail."""
def t(f, *args):
    try: print(repr(f(*args)))
    except BaseException as e: print(type(e).__name__ + ":", e)
OPS = {"+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow", "@": "matmul", "<<": "lshift", ">>": "rshift", "&": "and", "|": "or", "^": "xor"}
def record(name): return lambda self, *other: (name, len(other))
Inplace = type("Inplace", (), {f"__i{n}__": record(f"i{n}") for n in OPS.values()})
Binary = type("Binary", (), {f"__{n}__": record(n) for n in OPS.values()})
Right = type("Right", (), {f"__r{n}__": record(f"r{n}") for n in OPS.values()})
Refuses = type("Refuses", (), {f"__i{n}__": lambda self, o: NotImplemented for n in OPS.values()} | {f"__{n}__": record(f"fallback {n}") for n in OPS.values()})
NoneOp = type("NoneOp", (Binary,), {f"__i{n}__": None for n in OPS.values()})
for op in OPS:
    for kind in Inplace, Binary, Refuses, NoneOp, object, int, list:
        for other in 1, Right(), "s":
            space = {"x": kind(), "y": other}
            try:
                exec(f"x {op}= y", space)
                print(op, kind.__name__, type(other).__name__, space["x"])
            except Exception as e:
                print(op, kind.__name__, type(other).__name__, type(e).__name__, e)
class Box:
    def __getitem__(self, k): print("get", k); return [1]
    def __setitem__(self, k, v): print("set", k, v)
    def __getattr__(self, n): print("getattr", n); return [2]
    def __setattr__(self, n, v): print("setattr", n, v)
b = Box(); b[0] += [5]; b[1:2] += [6]; b[..., 1] *= 2; b.x += [3]; b.x.__class__; b.y *= 0
tup = ([], 1)
def tuple_item(): tup[0] += ["in place"]
t(tuple_item); print(tup)
def str_item(): s = "ab"; s[0] += "x"
t(str_item)
class ReadOnly:
    items = property(lambda self: kept)
kept = []
def read_only(): r = ReadOnly(); r.items += [1]
t(read_only); print(kept)
def missing(): d = {}; d["k"] += 1
t(missing)
def unbound(): n += 1
t(unbound)
def unbound_attr(): object().n += 1
t(unbound_attr)
def global_missing():
    global nope
    nope += 1
t(global_missing)
class Class:
    n = 1
    n += 1
    total = 0
    def bump(self): self.total += 1; return self.total
c = Class(); c.bump(); c.bump(); print(Class.n, Class.total, c.total, vars(c))
def order():
    log = []
    def f(name, value): log.append(name); return value
    f("target", [1, 2])[f("index", 0)] += f("value", 3)
    f("object", Class()).total -= f("right", 1)
    return log
t(order)
class Returns:
    def __iadd__(self, other): return None
r = Returns(); r += 1; print(r)
x = y = [1]; x += [2]; print(y); x = x + [3]; print(y, x); s = t2 = "a"; s += "b"; print(t2, s)
a = {1}; b2 = a; a |= {2}; a -= {1}; a ^= {3}; a &= {3}; print(b2); d = e = {"k": 1}; d |= [("z", 2)]; print(e); n = 5; n **= 2; n //= 3; n <<= 4; n |= 1; n ^= 3; print(n); f = 1.5; f **= -1; f %= 0.4; print(f)
class Pow:
    def __ipow__(self, other, mod="default"): return ("ipow", other, mod)
p = Pow(); p **= 3; print(p)
class Sub(int):
    def __iadd__(self, other): return Sub(int(self) * other)
q = Sub(5); q += 3; print(q, type(q)); lst = [1, 2]; lst += (x for x in "ab"); print(lst)
def bad(): l = []; l += 5
t(bad)
def bad2(): l = [1]; l *= "a"
t(bad2)
def bad3(): l = [1]; l *= 1.5
t(bad3)
def bad4(): l = [1]; l -= [1]
t(bad4)
for stmt in ["(x) += 1", "x, y += 1", "[x] += 1", "f() += 1", "x + 1 += 2", "'a' += 1", "None += 1", "x += y += 1", "x += yield", "(x for x in y) += 1", "x if y else z += 1", "*x += 1", "x += *y", "x: int += 1", "lambda: x += 1", "x += y = 1", "__debug__ += 1", "x.y() += 1", "{} += 1", "x == y += 1", "x := 1 += 1", "... += 1"]:
    try: compile(stmt, "s", "exec"); print(stmt, "ok")
    except SyntaxError as e: print(stmt, "|", e.msg, e.offset, e.end_offset)
