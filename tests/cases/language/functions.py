def f(a, b=2, *args, c, d=4, **kw): return (a, b, args, c, d, kw)
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{'c': 3, 'z': 1}))
def g(a, /, b, *, c=1): return a, b, c
print(g(1, 2), g(1, b=2, c=3))
for call in (lambda: f(1), lambda: f(), lambda: g(a=1, b=2), lambda: g(1), lambda: g(1, 2, 3), lambda: g(1, 2, d=3),
             lambda: f(1, 2, c=1, a=3), lambda: (lambda: 1)(2), lambda: (lambda x: 1)()):
    try:
        print(call())
    except TypeError as e:
        print(e)
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
i = counter(); i(); i(5)
print(i(), i.__closure__[0].cell_contents, i.__defaults__, i.__name__, i.__qualname__)
def deco(k):
    def wrap(fn):
        def inner(*a): return k, fn(*a)
        return inner
    return wrap
@deco(1)
@deco(2)
def h(x): return x
print(h(5))
print((lambda *a, **k: (a, k))(*[1, 2], *(3,), **{'z': 1}, **{'y': 2}))
print([*range(3), *'ab'], {**{'a': 1}, 'b': 2}, (*[1], 2))
x = [1, 2, 3, 4, 5]
a, *b, c = x
print(a, b, c, x[1:3], x[::-1], x[-2:])
x[1:3] = 'xyz'
del x[0]
print(x)
if (n := len(x)) > 3: print(n)
print(1 < 2 < 3, 1 < 2 > 3, not 1, 1 and 0 or 5, None is None)
def anno(x: int, y: 'str' = 'a') -> list[int]: ...
print(anno.__annotations__)
match {'k': [1, 2, 3], 'z': (4, 5)}:
    case {'k': [a0, *rest], **others}:
        print(a0, rest, others)
class Pt:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
for v in (Pt(0, 1), Pt(2, 2), 5, 'str', [1], None, 3.5):
    match v:
        case Pt(0, y): print('origin-ish', y)
        case Pt(x=a, y=b) if a == b: print('diag', a)
        case int(n): print('int', n)
        case str() as s: print('str', s)
        case [only]: print('one', only)
        case None | True: print('none')
        case _: print('other')
for i in range(5):
    if i == 1: continue
    if i == 3: break
    print(i)
else:
    print('never')
while False: pass
else: print('else')
assert True, 'no'
global_x = 1
def setg():
    global global_x
    global_x = 2
setg(); print(global_x)
print(f'{3.14159:.2f} {"x"!r:>5} {10:#x} {global_x=} {{}} {1:>{5}}')
exec('q = 7'); print(q, eval('q + 1'))
print(sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[1]), list(map(str, [1, 2])), list(filter(None, [0, 1])))
t = t'a{1 + 1:>3}b'
print(t.strings, [(i.value, i.expression, i.format_spec) for i in t.interpolations])
