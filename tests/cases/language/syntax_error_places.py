"""SyntaxErrors with their place: message, line, offsets and text of many kinds of wrong source."""
SOURCES = r'''
x = 
x = = 1
1 = x
f() = 1
x + 1 = 2
None = 1
(x, 1) = 2
[a, f()] = 1
x: int: str
(x): int = 1
(x, y): int
x, y: int
f(): int
"a" = 1
f"{x}" = 1
... = 1
-x = 1
x and y = 1
x if y else z = 1
lambda: 1 = 1
{a: b} = 1
{a} = 1
[x for x in y] = 1
(yield) = 1
x = yield = 1
await x = 1
x += y += 1
f() += 1
(a, b) += 1
[a] += 1
del f()
del x + 1
del (x, 1)
del *x
del
del x,, y
for 1 in x: pass
for f() in x: pass
for x in: pass
for x y in z: pass
for x in y
while x
while: pass
if x
if x = 1: pass
if x: pass else: pass
elif x: pass
else: pass
def f(
def f(x, x): pass
def f(x=1, y): pass
def f(*): pass
def f(*, **k): pass
def f(**k, x): pass
def f(*a, *b): pass
def f(x, /, y, /): pass
def f(/): pass
def f(*, x, /): pass
def f(1): pass
def f(x.y): pass
def f((x, y)): pass
def f(None): pass
def f(x:): pass
def f() -> : pass
def f
def 1(): pass
def f(): 
lambda x, x: 1
lambda *: 1
lambda x=1, y: 1
lambda (x): 1
class
class C(
class C(x for x in y): pass
class 1: pass
f(x=1, 2)
f(**k, *a)
f(**k, 1)
f(x=1, x=2)
f(1=2)
f(x.y=2)
f(None=1)
f(True=1)
f(a b)
f(x for x in y, 1)
f(1, x for x in y)
f(x=y for y in z)
f(*)
f(**)
f(x=)
f(,)
f(x,,y)
f(
f(x
f(x]
x)
(x
[x
{x
(x]
[x)
{x: 1, y}
{x, y: 1}
{x: }
{: 1}
{**x, y}
{*x: 1}
{x: *y}
[*x for x in y]
{**x for x in y}
{*x: y for x in z}
(*x)
*x
*x = 1
x = *y
*a, *b = x
print 1
print "x"
exec "x"
import
import x.
import x as
import x as y.z
import x as 1
import (x)
from x import
from x import (
from x import ()
from x import *, y
from x import y,
from x import y as 1
from x import y.z
from . import *
from import x
from .x. import y
from __future__ import nothing
from __future__ import braces
import x, 
return 1
yield 1
await x
break
continue
async x
async def
async for x in y: pass
async with x: pass
[x async for x in y]
def f(): yield from x; return; async
nonlocal x
global x; x
def f(): x = 1; global x
def f(x): global x
def f(): nonlocal x
def f(): x = 1; nonlocal x
def f(x): nonlocal x
class C: nonlocal x
global 1
global x, y,
raise x from
raise x, y
raise from x
assert
assert (x, "m")
assert x = 1
assert x,
try: pass
try: pass; except: pass
except: pass
finally: pass
with x
with x as 1: pass
with x as f(): pass
with x as y, z as 1: pass
with (x as y: pass
with: pass
with x as y.z as w: pass
match x: case 1: pass
x := 1
(x := 1, y := 2, z = 3)
(x.y := 1)
(x[0] := 1)
(1 := x)
f(x := 1, y=z := 2)
[x := 1 for x in y]
[(x := 1) for x in y]
[y for x in (z := w)]
class C: [(x := 1) for y in z]
lambda: x := 1
x if y
x if y else
x if else z
x else y
x not y
x is is y
x in in y
not
x not
x and
x +
x ** 
+ * x
x..y
x.1
x.
1.x
1x
1_000_
1__0
0x
0xg
0b2
0b
0o8
0o
012
00.5
1e
1e+
1.5j2
0_7
1if x else y
0xfor x in y
1or 2
"abc
'abc
"""abc
f"{
f"{x
f"{}"
f"{x!}"
f"{x!z}"
f"{x:{y"
f"{x}}"
f"}"
f"{x y}"
f"{lambda x: 1}"
f"{*}"
f"{x = }"
f"{x!r:{y!}}"
f"{'"
f"{#}"
f"{a b c}"
f"{\}"
t"{x" "y"
t"{}"
t"a" "b"
t"a" f"b"
b"é"
b"a" "b"
"a" b"b"
"\N{nothing}"
"\x1"
"\u12"
"\U00110000"
b"\x1"
r"\"
x = "a" "b" 1
x $ y
x ? y
x ! y
a!
`x`
x <> y
x === y
x !== y
x ++
x++ y
x -> y
x => y
x & & y
x | 
@
@x
@x y
@x def f(): pass
x; ; y
;
:
x:
,
.
->
 x
	x
  x = 1
if x:\npass
if x:\n    y\n  z
if x:\n    y\n      z
def f():\n    x\n\ty
if x:\n\ty\n        z
class C:\nx
for x in y:\nz
while x:\n\n
try:\n    x\ny
try:\n    x\nexcept:\n    y\nexcept z:\n    w
try:\n    x\nexcept* y:\n    z\nexcept w:\n    v
try:\n    x\nexcept*:\n    z
try:\n    x\nexcept x, y as z:\n    z
try:\n    x\nexcept x, y:\n    z
try:\n    x\nexcept* x:\n    break
match x:\ncase 1: pass
match x:\n    case 1 pass
match x:\n    case x.y(): pass\n    case y: pass\n    case z: pass
match x:\n    case a | b: pass
match x:\n    case _: pass\n    case 1: pass
match x:\n    case {**rest, "x": 1}: pass
match x:\n    case {"x": 1, "x": 2}: pass
match x:\n    case {x: 1}: pass
match x:\n    case {**_}: pass
match x:\n    case [*a, *b]: pass
match x:\n    case C(x=1, 2): pass
match x:\n    case C(x=1, x=2): pass
match x:\n    case a, a: pass
match x:\n    case 1 + 2: pass
match x:\n    case 1 + x: pass
match x:\n    case -x: pass
match x:\n    case f"x": pass
match x:\n    case x as _: pass
match x:\n    case x as y.z: pass
match x:\n    case 1 as 2: pass
match x:\n    case (a, b) | c: pass
match x:\n    x
match x:\n    pass
type X
type X =
type X[
type X[T, T] = 1
type X[] = 1
type X[*T: int] = 1
type X[T = int, U] = 1
type 1 = 2
type X = (yield)
def f[T](x: (yield)): pass
def f[T: (x := 1)](): pass
class C[T](x := 1): pass
class C[T]((y := 1)): pass
def f[](): pass
def f[T, *T](): pass
def f(x: *y): pass
def f(*x: *y): return
x: *y
def f(**k: *y): pass
x = (yield from)
def f(): yield from *x
async def f(): yield from x
async def f(): yield 1; return 2
def f(): await x
def f(): return [await x for y in z]
def f(): async with x: pass
def f(__debug__): pass
__debug__ = 1
x.__debug__ = 1
f(__debug__=1)
import __debug__
import x as __debug__
for __debug__ in x: pass
del __debug__
(__debug__ := 1)
class __debug__: pass
def __debug__(): pass
with x as __debug__: pass
global __debug__
\
x = \ 1
x = 1 \
"a\
é = ¤
ａ = ‘x’
x = “y”
x =​1
x = 1\x00
def f():\n  if x:\n    y\n   z
if 1:\n  x = (1,\n  2\ny = 3
d = {\n 'a': 1,\n 'b': 2\n 'c': 3\n}
f(a,\n  b\n  c)
[1,\n 2\n 3]
x = [\n1,\n2\n
x = (\n"abc\n)
def f(a,\n      a): pass
whilex: y
fro x import y
imort x
clas C: pass
retrun x
defx f(): pass
for x im y: pass
x = Tru if y esle z
'''
cases = SOURCES.strip("\n").split("\n")
import warnings
warnings.simplefilter("ignore")
for source in cases:
    source = source.replace("\\n", "\n").replace("\\x00", "\0") if "\\n" in source and source[:1] not in "'\"" or "x00" in source else source
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset), repr(e.text) if e.text != source and e.text != source + "\n" else "")
    except ValueError as e:
        print(repr(source), type(e).__name__, e)
for source in ("x y", "x = 1", "f(", "", "1 +", "(1", "1\n2", " 1", "1;", "yield", "x := 1", "*a", "lambda", "x if", "[x for", "'a", "return"):
    for mode in ("eval", "single"):
        try: compile(source, "<s>", mode); print(repr(source), mode, "compiles")
        except SyntaxError as e: print(repr(source), mode, type(e).__name__, e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset), repr(e.text))
