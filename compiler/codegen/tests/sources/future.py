from __future__ import annotations
x: List[int] | None = 1
y: (lambda a, *b, c=1, **d: a if b else c)
z: ({1: 2, **a}[b:c, ::2], f(*a, k=1), [i for i in j if not i], -1 ** 2, (lambda: a)() == 'q"\'', b'x', 1e400, 2j)
class C:
    a: Forward
    def f(self, x: Undefined, *y: *Ts) -> 'str': v: int = 1
def g[T](a: T): pass
w: f'{a!r:>{b}}{{ {c}' + f'{ {1: 2}}' "it's"
v: t'{a + b!s:{w}}x'
