"""Where tracebacks put their carets: every kind of expression and statement that can fail, shown by the traceback module."""
import traceback

SOURCE = '''
class C:
    def __init__(self, **k): self.__dict__.update(k)
    def __getitem__(self, k): raise KeyError(k)
    def __iter__(self): raise ValueError("iter")
    def __bool__(self): raise ValueError("bool")
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *e): pass
    def __contains__(self, x): raise ValueError("contains")
    def __eq__(self, o): raise ValueError("eq")
    def __format__(self, s): raise ValueError("format")
    def __setattr__(self, n, v): raise ValueError("setattr")
    def __delattr__(self, n): raise ValueError("delattr")
    def __setitem__(self, n, v): raise ValueError("setitem")
    def __delitem__(self, n): raise ValueError("delitem")
    def __neg__(self): raise ValueError("neg")
    def __call__(self, *a, **k): raise ValueError("call")
    def __iadd__(self, o): raise ValueError("iadd")
    def __hash__(self): raise ValueError("hash")
c = C(); n = None; z = 0; d = {"k": {"j": n}}; lst = [1, 2]
def f(*a, **k): return a
def bad(*a): raise ValueError("bad")
'''
STATEMENTS = '''
1 + z / z * 2
(1 + 2) * (3 // z)
n.attr
n.attr.more.deep
d["k"]["j"]["x"]
d["k"]["j"].attr
d["missing"]["j"]
lst[5] + lst[0]
lst[1:2][3]
f(1, 2)(3)
f(bad(1), 2)
f(1, *n)
f(**n)
f(1, x=bad(2))
bad(1)(2)(3)
f(f(f(bad())))
undefined
undefined.attr
f(undefined, 1)
not c
c and 1
1 if c else 2
-c
~"x"
+[]
1 < "x" < 2
1 < 2 < "x"
1 in c
c == 1
1 in 5
"x" + 1
"%d" % "x"
lst @ lst
lst ** 2 + 1
[x for x in n]
[x / z for x in lst]
[x for x in lst if x / z]
{x: x / z for x in lst}
{c: 1}
{*n}
[*c]
{**n}
(yield_ := z / z)
f"{z / z}"
f"{c:>10}"
f"a {undefined} b"
f"{c!r} {n.x}"
lambda: 1 / 0
(lambda: z / z)()
x = y = z / z
x, y = 1
x, y = 1, 2, 3
x, *y, w = 1,
x, (y, w) = 1, (2,)
c.attr = 1
c[0] = 1
del c.attr
del c[0]
del undefined
c += 1
n += 1
lst[9] += 1
n.x += 1
lst[0], lst[9] = 1, 2
for x in n: pass
for x in c: pass
for x, y in [1]: pass
while c: pass
if c: pass
assert z
assert z, "message"
assert c
assert lst == [2], f"{z / z}"
raise n
raise ValueError
raise ValueError from 5
raise ValueError(z / z)
with c: pass
with n: pass
with n as x, c as y: pass
with bad() as x: pass
import not_a_module_at_all
from math import not_there
from sys import path, not_there_either as q
class D(n): pass
class D(metaclass=bad): pass
class D: x = z / z
def g(x=z / z): pass
@bad
def g(): pass
@f(bad())
class D: pass
match c:
  case 1: pass
match lst:
  case [1, x] if x / z: pass
match 5:
  case int(1, 2): pass
try: z / z
except n: pass
try: z / z
except (int, n): pass
try: bad()
finally: n.x
try: z / z
except ZeroDivisionError as e: raise KeyError from e
print(1, 2, sep=5)
print(z / z, end="")
lst.sort(key=bad, reverse=True)
int("x")
int("5", base=z / z)
"é" + "日本" + 1 + "x"
日本 = "wide" + 1
f("日本語", n.attr, "日本語")
(
    1 +
    z / z
)
f(
    1,
    bad(2),
    3,
)
d["k"][
    "missing"
]
n.attr(
    1)
lst[0] = lst[
  7]
f(1)\
  .missing(2)
return_value = f(1, 2).x.y
async_gen = (x async for x in n)
[x async for x in n]
await n
'''.strip("\n")
chunks, current = [], []
for line in STATEMENTS.split("\n"):
    continued = line.startswith((" ", ")", "]", "except", "finally", "  ")) or (current and (current[0][:1] == "@" and len(current) < 2 or current[-1].endswith("\\")))
    if current and not continued: chunks.append("\n".join(current)); current = []
    current.append(line)
chunks.append("\n".join(current))
import linecache
for number, chunk in enumerate(chunks):
    name = f"<{number}>"
    text = SOURCE.strip("\n") + "\n" + chunk + "\n"
    linecache.cache[name] = (len(text), None, text.splitlines(True), name)
    try:
        exec(compile(text, name, "exec"), {"__name__": "m"})
        print("fine:", chunk)
    except BaseException as e:
        lines = traceback.format_exception(e)
        print("".join(l for l in lines if "exec(compile" not in l), end="")
        tb = e.__traceback__.tb_next
        while tb:
            code, i = tb.tb_frame.f_code, tb.tb_lasti
            print(code.co_name, list(code.co_positions())[i // 2], tb.tb_lineno)
            tb = tb.tb_next
