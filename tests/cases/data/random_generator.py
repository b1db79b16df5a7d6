import _random
R=_random.Random
def t(e):
    try: print(e,'->', repr(eval(e))[:200])
    except Exception as x: print(e,'->', type(x).__name__, x)
def S(*a):
    r=R(*a); return [r.random() for _ in range(3)], r.getrandbits(70), r.getrandbits(1), r.getrandbits(32),r.getrandbits(64)
for s in ['0','1','-1','True','2**31','2**32','2**32-1','2**64','-2**64','10**50','1.5','-0.0','float("inf")','b""','()','2**2000']: t(f'S({s})') if s not in('b""','()') else None
for e in ['R(1,2)','R(x=1)','R([])','R().seed(1,2)','R().seed([])','R().seed(n=1)','R().getrandbits(0)','R().getrandbits(-1)','R().getrandbits(1.5)','R().getrandbits("a")','R().getrandbits(2**70)','R().getrandbits()','R(3).getrandbits(True)','R().getrandbits(2**31)>0 if 0 else 1','R().setstate(1)','R().setstate((1,2))','R().setstate((1,)*624)','R().setstate((1,)*625)','R().setstate((0,)*624+(625,))','R().setstate((0,)*624+(-1,))','R().setstate((0,)*624+(624,))','R().setstate(("a",)*625)','R().setstate((-1,)*625)','R().setstate((2**32,)*624+(1,))','R().setstate((2**64,)*624+(1,))','R().setstate((1.5,)*625)','R().setstate((1,)*624+("a",))','R().setstate((1,)*624+(2**70,))','R().random(1)','len(R().getstate())','R(5).getstate()[-3:]','R(5).getstate()[:5]','R.__new__(R).getstate()[:4]','R.__mro__','R.__doc__','R.__module__','R.random.__doc__','R.getrandbits.__doc__', 'R(7)', 'R(1).seed()', 'R(1).seed(None)']:
    if e=='R(7)': continue
    t(e)
r=R(42); a=r.getstate(); x=[r.random() for _ in range(1000)]; r.setstate(a); print(x==[r.random() for _ in range(1000)], x[-3:])
r.setstate((2**32,)*624+(1,)) if 0 else None
class Sub(R):
    def __init__(self, a, b): super().__init__(a)
print(Sub(1,2).random())
class Sub2(R):
    def __new__(cls,*a): return super().__new__(cls)
print(Sub2(1).random())
class I(int):
    def __abs__(self): return 7
print(R(I(3)).random(), R(7).random(), R(3).random())
class H:
    def __hash__(self): return -5
print(R(H()).random())
x=[R(1).getrandbits(k) for k in range(1,100,7)]; print(x)
r=R(99); print([r.getrandbits(33) for _ in range(5)], [r.getrandbits(5) for _ in range(10)])
for _ in range(2000): r.random()
print(r.random())
