for src in r'''(
)
[
]
{
}
(]
[)
{)
(1
[1
{1
{1:
{1: 2
(1, 
f(
f(1
f(1 2)
f(a b)
f(a=1, 2)
f(**a, 1)
f(**a, *b)
f(a=1, *b)
f(a for a in b, 1)
f(1, a for a in b)
f(a for a in b)
f(a, b for b in c)
f(a.b=1)
f(1=2)
f(None=1)
f(True=1)
f(a+b=1)
f(a()=1)
f("a"=1)
f(a=)
f(=1)
f(*)
f(**)
f(*, a)
f(a=1, a=2)
f(a := 1, b)
f(a=b:=1)
f(a, , b)
f(,)
f(a if b)
f(a=b c)
f(a=lambda: 1 2)
f(print "x")
[1 2]
[1, 2 3]
[1 for]
[1 for x]
[1 for x in]
[for x in y]
[x, y for x in z]
[x, y for x, y in z]
(x, y for x in z)
{x: y, **z for x in w}
{**x for x in y}
[*x for x in y]
(*x for x in y)
{*x for x in y}
{x: *y}
{x: *y for x in z}
{**x: 1}
{x: 1, y}
{x, y: 1}
{x: }
{: x}
{1 2}
{1: 2 3: 4}
{1: 2, 3 4}
{1:2 for}
{a b: 1}
x[
x[]
x[1
x[1 2]
x[1:2:3:4]
x[*a]
x[*a, b]
x[a=1]
x[**a]
x[a:=1]
x[a:b:=1]
x.
x.1
x..y
x.class
.x
lambda
lambda x
lambda: 
lambda x y: 1
lambda (x): 1
lambda x, x: 1
lambda x=1, y: 1
lambda *: 1
lambda *, **k: 1
lambda 1: 1
lambda None: 1
lambda x: return
lambda x:= 1
a if b
a if b else
a if else b
if a else b
a else b
not
not in
a not b
a is
a in
in a
a is not
a not in
a and
and a
a or
or
a + 
+ 
a * * b
a ** 
a @ 
~
a // / b
1 if 2 else pass
a == = b
a = 1 if b
a = pass
a = return
a = import b
a = if b: c
x = (yield
x = yield from
await x y
1.2.3
1..2
1a
1_a
1__0
1_
0_
0x
0xg
0b2
0b
0o8
0o
012
00
01.5
0_7
1e
1e+
1e5x
1.5j2
1jj
0xfor x
1if 2else 3
1or 2
1_000
0b1_0
1.5.real
1.real
9999999999a
'abc
"abc
'abc"
"a" 'b' c
'a' 1
1 'a'
b'a' 'b'
'a' b'b'
b'é'
'\x4'
'\u12'
'\U1234'
'\N{bad name}'
'\N{'
'\N'
b'\x4'
rb'\x4'
br'a' rb'b'
ur'a'
bu'a'
'''.splitlines():
    try: compile(src, '<s>', 'eval' if src[:1] not in 'aix' else 'exec'); print(repr(src), 'ok')
    except SyntaxError as e: print(repr(src), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
