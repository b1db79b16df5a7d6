def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
def counter():
    n = 0
    def inc(k=1):
        nonlocal n
        n += k
        return n
    def get(): return n
    return inc, get
inc, get = counter(); inc(); inc(5); print(get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars, counter.__code__.co_cellvars, get.__closure__[0] is inc.__closure__[0])
inc.__closure__[0].cell_contents = 100; print(get()); 
def empty():
    def f(): return later
    c = f.__closure__[0]
    try: c.cell_contents
    except ValueError as e: print(e)
    t(f); print(repr(c)[:8], repr(c)[-7:])
    later = 1; print(f(), c.cell_contents)
    del later; t(f)
    try: later
    except UnboundLocalError as e: print(e)
empty()
import types
c = types.CellType(5); d = types.CellType(5); e = types.CellType()
print(c == d, c < types.CellType(6), c.cell_contents, c != e, e < c, e == types.CellType()); t(lambda: e.cell_contents); t(hash, c); t(types.CellType, 1, 2); del c.cell_contents; t(lambda: c.cell_contents)
def multi():
    fs = []
    for i in range(3): fs.append(lambda: i)
    return [f() for f in fs]
print(multi())
def level1():
    a = 1
    def level2():
        nonlocal a
        def level3():
            nonlocal a
            a += 1
            return a
        return level3() + a
    return level2(), a
print(level1())
x = 'global'
def scopes():
    x = 'enclosing'
    class K:
        y = x
        x = 'class'
        def m(self): return x
        z = x
    return K.y, K.x, K().m(), K.z
t(scopes)
def scopes2():
    class K:
        y = x
        def m(self): return x
    return K.y, K().m()
print(scopes2())
def g():
    global x
    x = 'changed'
    def h(): return x
    return h()
print(g(), x)
def del_cell():
    v = 1
    def f(): return v
    del v
    t(f)
    v = 2
    return f()
print(del_cell())
def param(a, *b, c=3, **d):
    def f(): return a, b, c, d
    a += 1
    return f
print(param(1, 2, c=4, e=5)())
def rec():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    return fact(5)
print(rec())
f = types.FunctionType(get.__code__, {}, 'nm', None, (types.CellType('mine'),)); print(f(), f.__name__)
t(types.FunctionType, get.__code__, {}); t(types.FunctionType, get.__code__, {}, 'n', (), ()); t(types.FunctionType, get.__code__, {}, None, None, (5,)); t(types.FunctionType, (lambda: 1).__code__, {}, None, None, (types.CellType(),)); t(types.FunctionType, 5, {}); t(types.FunctionType, get.__code__, 5); t(types.FunctionType, get.__code__, {}, 5)
def exc_var():
    e = 'before'
    def f(): return e
    try: raise ValueError('v')
    except ValueError as e: print(f())
    t(f)
exc_var()
for src in ['def f():\n nonlocal x', 'nonlocal x', 'def f():\n x = 1\n global x', 'def f():\n print(x)\n global x', 'def f(x):\n global x', 'def f(x):\n nonlocal x', 'def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x', 'def f():\n x = 1\n def g():\n  nonlocal x\n  global x', 'class A:\n nonlocal x', 'def f():\n global x, x\n x = 1', 'def f():\n for x in y: pass\n global x', 'def f():\n import x\n global x', 'def f():\n x: int\n global x', 'def f():\n global x\n x: int', 'def f(a):\n def g():\n  nonlocal b', 'def f():\n global a\n def g():\n  nonlocal a', 'class A:\n x = 1\n def f(self):\n  nonlocal x', 'global x\nx = 1', 'x = 1\nglobal x', 'def f():\n  with a as x: global x', 'lambda: (yield)', 'def f():\n class C:\n  nonlocal x\n x = 1']:
    try: compile(src, '<s>', 'exec'); print(repr(src), 'ok')
    except SyntaxError as e: print(repr(src), e.msg, e.lineno, e.offset)
