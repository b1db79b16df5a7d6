for src in '''if x
if x:
if True pass
if x = 1: pass
elif x: pass
else: pass
while
while x
while x: 
for
for x
for x in
for x in y
for x of y: pass
for 1 in y: pass
for x() in y: pass
for x, in y pass
for x in *y: pass
for x in y, *z: pass
try
try:
try: pass
try: x
except
except: pass
finally: pass
with
with x
with x as 1: pass
with x as y() : pass
with (x as y, z as 1): pass
with x, : pass
def
def f
def f()
def f():
def f(: pass
def f(a, a): pass
def f(a=1, b): pass
def f(*): pass
def f(*, **k): pass
def f(**k, a): pass
def f(**k, *a): pass
def f(*a, *b): pass
def f(**a, **b): pass
def f(/): pass
def f(a, /, b, /): pass
def f(*, /): pass
def f(*a, /): pass
def f(a, *, b, /): pass
def f(1): pass
def f(a.b): pass
def f((a, b)): pass
def f(a, b): return = 1
def f(None): pass
def f(a, *, ): pass
def f(*a=1): pass
def f(**a=1): pass
def f(a=): pass
def f(a: int = ): pass
def f() - > int: pass
def f(x) pass
def 1f(): pass
def class(): pass
class
class A
class A:
class A(
class A(): 
class 1: pass
class A pass
class A(x for x in y): pass
return
return 1
yield
break
continue
class A: return 1
class A: yield
class A: break
if x: break
while x: def f(): break
lambda: (return)
import
import a.
import .a
import a as
import a as b.c
import a, 
import a b
import *
from
from a
from a import
from a import (
from a import ()
from a import a,
from a import b as
from a import *, b
from a import (*)
from . import *
from .a import b.c
from a import b c
from a.b. import c
from ... import x
from __future__ import nope
from __future__ import braces
from __future__ import annotations, nope
del
del 1
del f()
del x + y
del (x, 1)
del *x
del x, *y
del [x, y()]
del None
del x if y else z
del (x)
del ()
del x.y, z[0]
global
global x.y
global x, 
nonlocal 1
assert
assert x, 
assert (x, y)
assert x, y, z
assert x = 1
raise x, y
raise x from
raise from x
pass pass
pass x
x +
x = = 1
x == 
x = 
= x
x y
x 1
1 x
print x
print "a"
exec "a"
print(x
print x, y
async
async def
async x
await
match x: pass
match x:
case x: pass
type X
type X = 
type
@
@x
@x y
@x def f(): pass
x: 
x: int =
 x
	x
x; ; y
;
x;
:
a, b += 1
(a, b) += 1
[a] += 1
f() += 1
1 += 1
a + 1 = 2
a and b = 1
not a = 1
-a = 1
a < b = 1
f() = 1
"a" = 1
None = 1
True = 1
... = 1
[] = 1 = 2
{} = 1
{a} = 1
(a for a in b) = 1
[a for a in b] = 1
lambda: 1 = 2
a if b else c = 1
x = yield = 1
a := 1
*a = 1
*a, *b = 1
(*a) = 1
*a
x = *a
x = *a, 
[*a] = 1
a.b() = 1
a[0]() = 1
`a`
a <> b
a++
++a
a--
a ? b
$a
a!
!a
a = b = 
__debug__ = 1
def __debug__(): pass
def f(__debug__): pass
import __debug__
x.__debug__ = 1
f(__debug__=1)
class __debug__: pass
for __debug__ in x: pass'''.splitlines():
    try: compile(src, '<s>', 'exec'); print(repr(src), 'ok')
    except SyntaxError as e: print(repr(src), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
