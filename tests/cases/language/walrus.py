def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
print((x := 5), x, (y := x + 1) * 2, y)
print([z := 1, z ** 2, z + 1], z)
def f():
    if (n := len('abc')) > 2: return n
print(f())
print([last := i for i in range(3)], last)
def g():
    r = [total := total + v for v in range(4)] if (total := 0) == 0 else None
    return r, total
print(g())
def h():
    def inner():
        nonlocal q
        return [q := i for i in 'ab']
    q = 0
    inner()
    return q
print(h())
def glob():
    global gl
    {(gl := k): 1 for k in range(3)}
glob(); print(gl)
print(any((hit := v) > 2 for v in [1, 2, 3, 4]), hit)
print({(a := 1): (b := 2)}, a, b, f'{(c := 7)}', c, f'{c:=5}')
while (n := n - 1 if 'n' in globals() else 3) > 0: print('loop', n)
print((lambda: (w := 3) + w)())
def default(v=(d := 4)): return v, d
print(default())
print(x[(i := 1)] if (x := [1, 2]) else 0, i, x[k := 0:2], k)
s = {e := 5, e + 1}; print(s, e)
print((a := 1, b := 2), a, b)
def call(*a, **k): return a, k
print(call(p := 1, q=(r := 2)), p, r)
bad = ['x := 5', '(x.y := 1)', '(x[0] := 1)', '((a, b) := 1, 2)', '[i := 0 for i in range(3)]', '[[(j := j) for i in range(2)] for j in range(2)]', '[i for i in (j := range(3))]', 'def f(x=y:=1): pass', 'f(a=b:=1)', 'lambda: x := 1', '(True := 1)', '(f() := 1)', '(5 := 1)', 'class A:\n  [x := i for i in range(2)]', '[(a := 1) for a in [1]]', '[x for x in y if (x := 0)]', 'del (x := 1)', '(x := 1) = 2', '(x := 1) += 2', 'with (x := 1) as (y := 2): pass', 'for (x := 1) in y: pass', 'x = y := 1', '(x: int := 1)', '(__debug__ := 1)', 'import (x := 1)', 'a[b:=1:2]', 'f"{x:=5}"', '[a for b in c for a in (d := b)]', '{(x := k): 1 for x in y}', 'assert (x := 1), (y := 2)', 'f((x) := 1)', '(*x := 1)', '@(d := print)\ndef f(): pass', 'lambda x: (x := 1)', 'print(x := 1, 2, y := 3)']
for src in bad:
    try: compile(src, '<s>', 'exec'); print(repr(src), 'ok')
    except SyntaxError as e: print(repr(src), e.msg, e.lineno, e.offset, e.end_offset)
class K:
    v = (u := 3) + 1
print(K.u, K.v)
print(list((m := i) for i in range(3)), m)
if any((found := c).isdigit() for c in 'ab1c'): print(found)
print([(y1 := f1(v), v) for v in (1, 2) if (f1 := lambda q: q * 2)], y1)
try: print(undef if (undef := 0) else undef)
except NameError as e: print(e)
