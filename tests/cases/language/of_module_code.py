import types
c = compile("x = 1\nprint(sorted(k for k in locals() if not k.startswith('__')))\ndef g(): return x\nprint(g())\ny: int = 3\ndel x", "<s>", "exec")
ns = {}
f = types.FunctionType(c, ns)
print(f(), sorted(k for k in ns if not k.startswith('__')))
try: f(1)
except TypeError as e: print(e)
for i in range(3): f()
class A:
    m = types.FunctionType(compile("z = 5", "<s>", "exec"), globals())
A.m(); print(z)
try: A().m()
except TypeError as e: print(e)
def body():
    class Q:
        a = 1
    return Q
bc = [k for k in body.__code__.co_consts if hasattr(k, 'co_code')][0]
ns = {'__name__': 'mm'}
types.FunctionType(bc, ns)()
print(sorted(k for k in ns if k != '__builtins__'))
import sys
g2 = types.FunctionType(compile("import sys\nfr = sys._getframe()\nprint(fr.f_locals is fr.f_globals)\nimport os as q\n", "<s>", "exec"), {})
g2()
list(map(types.FunctionType(compile("w = 1\n", "<s>", "exec"), globals()), *[[]])); 
from functools import partial
partial(types.FunctionType(compile("w = 1\n", "<s>", "exec"), globals()))(); print(w)
