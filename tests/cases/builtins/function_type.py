def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import types
def f(a, b=1, *c, d, e=2, **g) -> int:
    "doc"
    return a
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__closure__, f.__globals__ is globals(), f.__builtins__ is not None, f.__dict__, f.__annotations__, f.__type_params__, type(f) is types.FunctionType, callable(f), f.__call__(1, d=2), f == f, hash(f) == hash(f), repr(f)[:12], bool(f))
def s(n, v): setattr(f, n, v)
def d(n): delattr(f, n)
s('__name__', 'new'); s('__qualname__', 'q.n'); s('__doc__', 5); s('__module__', None); print(f.__name__, f.__qualname__, f.__doc__, f.__module__, repr(f)[:13])
for n, v in (('__name__', 5), ('__qualname__', 5), ('__defaults__', [1]), ('__kwdefaults__', []), ('__code__', 5), ('__globals__', {}), ('__closure__', ()), ('__dict__', 5), ('__annotations__', 5), ('__type_params__', 5), ('__builtins__', {}), ('__class__', int), ('__name__', None)): t(s, n, v)
for n in ('__name__', '__qualname__', '__code__', '__globals__', '__closure__', '__dict__', '__defaults__', '__kwdefaults__', '__doc__', '__module__', '__annotations__', 'nope', '__type_params__'): t(d, n)
print(f.__defaults__, f.__kwdefaults__, f.__doc__, f.__annotations__, f.__dict__)
t(f); t(lambda: f()); t(lambda: f < f); t(lambda: f + 1); t(lambda: f[0]); t(len, f); t(lambda: type('S', (types.FunctionType,), {})); t(types.FunctionType); t(types.FunctionType, f.__code__); t(types.FunctionType, f.__code__, {}, argdefs=5); t(types.FunctionType, f.__code__, {}, kwdefaults=5)
g = types.FunctionType(f.__code__, {'__builtins__': {}}, 'gn', (7,), None, {'d': 8, 'e': 9}); print(g(1), g.__name__, g.__defaults__, g.__kwdefaults__, g.__module__, g.__qualname__); g = types.FunctionType(f.__code__, {'__name__': 'modname'}); print(g.__module__)
for b in (len, [].append, str.join, dict.fromkeys, int.__add__, (5).__add__, print, type.__call__, object.__init__, ''.join): print(type(b).__name__, b.__name__, b.__qualname__, getattr(b, '__self__', 'none').__class__.__name__, getattr(b, '__module__', 'nomod'), getattr(b, '__objclass__', None), getattr(b, '__text_signature__', None), bool(b.__doc__), repr(b).split(' at 0x')[0])
t(setattr, len, '__name__', 'x'); t(setattr, len, 'x', 1); t(delattr, len, '__doc__'); t(setattr, str.join, 'x', 1); print(len == len, [].append == [].append, (l := []).append == l.append, hash(len) == hash(len), ''.join == ''.join, 'a'.join == 'b'.join, len.__reduce__(), [1].append.__reduce__()[1], str.join.__reduce__()[1]); t(type(len)); t(type(str.join)); t(type([].append)); t(lambda: len.foo); t(lambda: type('S', (type(len),), {}))
m = f.__get__(5); print(m.__self__, m.__func__ is f, m.__name__, m.__doc__, m(d=1), repr(m).split(' of ')[1], m == f.__get__(5), m != f.__get__(6), m.__reduce__()[1][1], m.__dir__()[:0]); t(setattr, m, 'x', 1); t(setattr, m, '__self__', 1); t(lambda: m.nope); t(types.MethodType); t(types.MethodType, f); t(types.MethodType, 5, 5); t(types.MethodType, f, None); t(lambda: m < m); f.tag = 'T'; print(m.tag)
