import types
class D(dict):
    def __missing__(self, k):
        if k.startswith('x'): return k * 2
        raise KeyError(k)
def f(): return xa, len, y
g = types.FunctionType(f.__code__, D(y=1))
try: print(g())
except NameError as e: print(e)
d = D(y=1, __builtins__={'len': 'L'})
print(types.FunctionType(f.__code__, d)())
exec('print(xq, y)', D(y=2))
try: exec('print(zzz)', D())
except NameError as e: print(e)
import annotationlib as a
def h(x: undefined, y: int): pass
print(a.get_annotations(h, format=a.Format.FORWARDREF)['y'], type(a.get_annotations(h, format=a.Format.FORWARDREF)['x']).__name__)
print(a.get_annotations(h, format=a.Format.STRING))
class Late:
    a: undefined
    b: int = 1
print(type(a.get_annotations(Late, format=a.Format.FORWARDREF)['a']).__name__)
