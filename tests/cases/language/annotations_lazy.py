def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import annotationlib as al
from annotationlib import Format
def f(a: int, b: undef = 1, *c: 'str', d: list[int], **e: undef.attr) -> None | undef2: pass
t(lambda: f.__annotations__); print(callable(f.__annotate__)); t(f.__annotate__, 1); t(f.__annotate__, 2); t(f.__annotate__, 3); t(f.__annotate__, 'a'); t(f.__annotate__)
print(al.get_annotations(f, format=Format.STRING)); fr = al.get_annotations(f, format=Format.FORWARDREF); print(fr['a'], type(fr['b']).__name__, fr['b'].__forward_arg__, fr['c'], fr['d'], fr['e'].__forward_arg__, type(fr['return']).__name__)
def g(a: later): pass
later = float
print(g.__annotations__, g.__annotations__ is g.__annotations__); g.__annotations__['x'] = 1; print(g.__annotations__, g.__annotate__.__qualname__); g.__annotations__ = {'q': 2}; print(g.__annotations__, g.__annotate__); del g.__annotations__; print(g.__annotations__)
def h(): pass
print(h.__annotations__, h.__annotate__); h.__annotate__ = lambda fmt: {'fmt': fmt}; print(h.__annotations__); t(setattr, h, '__annotate__', 5); t(setattr, h, '__annotations__', 5); h.__annotate__ = lambda fmt: 5; t(lambda: h.__annotations__); t(delattr, h, '__annotate__')
class A:
    x: int = 1
    y: 'fwd'
    z: missing
    if True: w: str
    def m(self, q: A): return q
    __p: int
t(lambda: A.__annotations__); missing = bytes; print(A.__annotations__, A.__annotate__(1), A.m.__annotations__); t(lambda: A().__annotations__)
class B(A): pass
print(B.__annotations__, B.__annotate__, 'y' in dir(A)); A.__annotations__ = {'n': 1}; print(A.__annotations__, A.__annotate__); t(setattr, A, '__annotate__', 5); A.__annotate__ = None; print(A.__annotations__) if 0 else None
class C:
    v = int
    a: v
    b: (lambda: v)
    c: [v for _ in range(1)]
print(C.__annotations__['a'], callable(C.__annotations__['b']))
class M(type):
    m: int
class D(metaclass=M): pass
print(D.__annotations__, M.__annotations__)
t(lambda: int.__annotations__); t(lambda: type.__annotations__); print(hasattr(int, '__annotate__'), int.__annotate__ if hasattr(int, '__annotate__') else 'no')
mod: int = 5
cond: str
import sys
print(__annotations__, __annotate__(1), sys.modules['__main__'].__annotations__)
if 0: never: int
for i in range(1): loop: float
print(sorted(sys.modules['__main__'].__annotations__))
def inner():
    local: undefined_name
    x: print('not evaluated') = 1
    (par): undefined_name
    return local
t(inner)
obj = type('O', (), {})()
obj.attr: int = 3; print(obj.attr)
def ev(): print('target'); return [0]
ev()[0]: print('ann') = 5
print(al.type_repr(int), al.type_repr('a'), al.type_repr(h), al.type_repr(...), al.annotations_to_string({'a': int, 'b': 'x'}), al.call_annotate_function(f.__annotate__, Format.STRING)['d'], al.get_annotate_from_class_namespace({}), [f.name for f in Format])
t(al.get_annotations, 5); t(al.get_annotations, f, format=9); t(al.get_annotations, f, eval_str=True, format=Format.STRING); print(al.get_annotations(lambda: 1), al.get_annotations(B))
r = al.ForwardRef('list[int]'); print(r, r.evaluate(), r == al.ForwardRef('list[int]'), hash(r) == hash(al.ForwardRef('list[int]')), r | None); t(al.ForwardRef, 'a b'); t(al.ForwardRef, 5); t(al.ForwardRef('nope').evaluate); print(al.ForwardRef('nope').evaluate(format=Format.FORWARDREF), al.ForwardRef('x').evaluate(globals={'x': 3}), al.ForwardRef('T').evaluate(locals={'T': 1}))
for s in ['x: int: str', 'x, y: int', '(x, y): int', '[x]: int', 'x(): int', 'x: int = y = 1', 'x: *int', 'def f(*a: *b): pass', 'def f(a: *b): pass', 'x: (yield)', 'def f(a: (yield)): pass', 'x: (y := 1)', 'x: await y', 'lambda x: int: 1', 'for x: int in y: pass', 'with a as x: int: pass', 'global x\nx: int', 'def f():\n x: int\n global x', 'None: int', 'True: int = 1', '5: int', 'x.y: int', 'x[0]: int = 1', 'x: int += 1', 'def f() -> : pass', 'f"a": int', 'def f(a:): pass', '*x: int', '(x): int = 1, 2', 'x: int = *a, b', 'x: tuple = 1, *b', 'x: (lambda: (yield))', '__debug__: int', 'class A:\n x: [(yield) for a in b]']:
    try: compile(s, 's', 'exec'); print(repr(s), 'ok')
    except SyntaxError as e: print(repr(s), e.msg, e.lineno, e.offset)
ns = {}; exec('from __future__ import annotations\ndef f(a: undefined + 1, b: "q") -> [x for x in y]: pass\nclass A:\n x: a.b[c] = 1\nz: lambda: 1', ns); print(ns['f'].__annotations__, ns['A'].__annotations__, ns['__annotations__'])
