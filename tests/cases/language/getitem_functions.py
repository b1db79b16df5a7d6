# Items of objects whose __getitem__ is a function.
import sys
class A:
    def __init__(self): self.d=[1,2,3]
    def __getitem__(self, i): return self.d[i]
class G:
    def __getitem__(self, i):
        yield i
class D(dict):
    def __getitem__(self, k): return ('d', k)
class S(list):
    __getitem__ = lambda self, k: k
class B:
    @staticmethod
    def __getitem__(k): return ('static', k)
class C:
    @classmethod
    def __getitem__(cls, k): return (cls.__name__, k)
class W:
    def __getitem__(self): pass
class R:
    def __getitem__(self, i): return self[i]
class E:
    def __getitem__(self, i): raise KeyError(i)
class M(type):
    def __getitem__(cls, i): return (cls.__name__, i)
class T(metaclass=M): pass
class Def:
    def __getitem__(self, i, j=5, *a, k=6, **kw): return (i, j, a, k, kw)
class Co:
    async def __getitem__(self, i): return i
print(A()[1], A()[-1], A()[0:2], list(G()[4]), D(a=1)['a'], S()[9], B()[1], C()[2], T[3], Def()[1], Def()[1,2])
for f in (lambda: W()[1], lambda: E()[2], lambda: A()[9], lambda: object()[1], lambda: D[1], lambda: T()[1]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try: R()[0]
except RecursionError as e: print('deep', e)
c = Co()[7]
try: c.send(None)
except StopIteration as e: print(e.value)
a = A()
def f(n):
    s = 0
    for i in range(n): s += a[i % 3]
    return s
print(f(10000))
A.__getitem__ = lambda self, i: 100
print(f(10))
del A.__getitem__
try: f(1)
except TypeError as e: print(e)
def g():
    try: E()[1]
    finally: print(sys.exception())
try: g()
except KeyError as e:
    t = e.__traceback__
    while t: print(t.tb_frame.f_code.co_name, t.tb_lineno); t = t.tb_next
x = {1: 2}
class K:
    def __getitem__(self, k): sys._getframe(1).f_locals; return k
print([K()[i] for i in range(3)], (lambda: K()['z'])())
calls = []
def prof(frame, event, arg):
    if event in ('call', 'return'): calls.append((event, frame.f_code.co_name))
sys.setprofile(prof); K()[1]; sys.setprofile(None)
print(calls)
