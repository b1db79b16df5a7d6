class M(type):
    def __call__(cls, *a): return ('M', super().__call__(*a))
    def __new__(m, *a): return super().__new__(m, *a)
class A(metaclass=M):
    s = 1
    def __new__(cls, *a): return super().__new__(cls)
    @classmethod
    def c(cls, x=0): return ('A.c', cls.__name__, x)
    @staticmethod
    def st(x): return ('A.st', x)
    @property
    def p(self): return 'A.p'
    def m(self): return 'A.m'
    def __init_subclass__(cls, **k): super().__init_subclass__(**k)
class B(A):
    s = 2
    def __new__(cls, *a): return super().__new__(cls)
    @classmethod
    def c(cls, x=0):
        f = super().c
        return ('B', super().c(x), super().st(x), super().s, super().__class__, f.__self__.__name__, super().m(cls()[1]))
    @staticmethod
    def st(x): return 'B.st'
    @property
    def p(self): return 'B.p' + super().p
    def m(self): return ('B.m', super().m(), super().c(3), super().st(4), super().s, super().__class__)
class C(B): pass
for i in range(4):
    for k in (B, C):
        print(k.c(i)); b = k(); print(b[0], type(b[1]).__name__, b[1].m(), b[1].p)
    if i == 1: A.st = staticmethod(lambda x: 'new'); A.s = 9
    if i == 2: A.__dict__['st'].__init__(lambda x: 'again')
class D(A):
    @classmethod
    def c(cls): return super().missing()
for i in range(2):
    try: D.c()
    except AttributeError as e: print(e)
class E:
    @classmethod
    def g(cls): return super(E, cls).__new__(cls), super(B, cls).c()
try: E.g()
except TypeError as e: print(e)
class W:
    def __init__(self, o): self.o=o
    @property
    def __class__(self): return B
class T(tuple):
    def __new__(cls, a): return super().__new__(cls, [a, a])
for i in range(3): print(T(i))
class F(int):
    @classmethod
    def from_bytes(cls, b): return super().from_bytes(b, 'big')
for i in range(3): print(F.from_bytes(b'12'), type(F.from_bytes(b'1')))
