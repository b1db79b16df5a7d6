def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class A: n = 'A'
class B(A): n = 'B'
class C(A): n = 'C'
class D(B, C): pass
print([k.__name__ for k in D.__mro__], D.n, D.mro() == list(D.__mro__), A.__subclasses__(), D.__base__, D.__bases__)
C.n = 'C2'; del B.n; print(D.n)
B.__bases__ = (C,); print([k.__name__ for k in B.__mro__])
def setb(c, b): c.__bases__ = b
t(setb, D, (B, C)); t(setb, D, (C, B)); t(setb, A, (D,)); t(setb, B, ()); t(setb, B, 5); t(setb, B, (5,)); t(setb, B, (int,)); t(setb, int, (str,)); t(setb, B, (B,)); t(setb, A, (object,)); t(lambda: delattr(B, '__bases__'))
class O1: pass
class O2: pass
class E(O1): pass
setb(E, (O2,)); print(E.__mro__[1].__name__, O1.__subclasses__(), O2.__subclasses__())
class M(type):
    def mro(cls): print('mro', cls.__name__); return type.mro(cls)
class MA(metaclass=M): pass
class MB(MA): pass
class MC(metaclass=M): pass
setb(MB, (MA, MC)) 
class BadM(type):
    ret = 5
    def mro(cls): return BadM.ret
def mk(): return BadM('X', (), {})
t(mk); BadM.ret = [5]; t(mk); BadM.ret = [int]; t(mk); BadM.ret = []; t(mk); pass
class CA: x = 1
class CB: y = 2
o = CA(); o.__class__ = CB; print(o.y, type(o).__name__)
def setc(o, c): o.__class__ = c
t(setc, o, int); t(setc, 5, CA); t(setc, o, 5); t(setc, [], CA); t(setc, o, object); t(setc, CA, CB); t(lambda: delattr(o, '__class__'))
class SA: __slots__ = 'a'
class SB: __slots__ = 'a'
class SC: __slots__ = 'b'
class SD: __slots__ = ('a', 'b')
class SE(SA): __slots__ = ()
s = SA(); s.a = 5; setc(s, SB); print(s.a); t(setc, s, SC); t(setc, s, SD); setc(s, SE) if 0 else t(setc, s, SE); t(setc, s, CA); t(setc, o, SA)
class LI(list): pass
class LJ(list): pass
l = LI([1]); setc(l, LJ); print(type(l).__name__, l); t(setc, l, CA)
import types
class Mod(types.ModuleType):
    @property
    def p(self): return 'prop'
m = types.ModuleType('m'); m.__class__ = Mod; print(m.p, type(m)); t(setc, m, int)
class G1: pass
class G2(G1): pass
class G3(G2, G1): pass
t(lambda: type('bad', (G1, G2), {})); t(lambda: type('bad', (D, A, B), {}))
class Xm: pass
class Ym(Xm): pass
class Zm(Xm): pass
class Wm(Ym, Zm): pass
t(lambda: type('v', (Wm, type('Vm', (Zm, Ym), {})), {}))
print(issubclass(D, A), isinstance(D(), C), issubclass(bool, int), issubclass(int, (str, object)))
t(issubclass, 5, int); t(issubclass, int, 5); t(isinstance, 5, 'a'); t(isinstance, 5, (int, 'a')); t(isinstance, 'x', (int, 'a')); t(isinstance, 5, list[int]); t(issubclass, int, int | str); t(isinstance, 5, int | None); t(isinstance, 1, ())
class Fake:
    __class__ = property(lambda s: int)
print(isinstance(Fake(), int), type(Fake()) is int, isinstance(Fake(), Fake))
class IC(type):
    def __instancecheck__(c, o): return 'yes'
    def __subclasscheck__(c, o): return []
class IK(metaclass=IC): pass
print(isinstance(5, IK), issubclass(int, IK), isinstance(IK(), IK))
class Duck:
    __bases__ = (int,)
print(issubclass(Duck(), int)); t(issubclass, Duck(), str); t(issubclass, type('N', (), {'__bases__': 5})(), int)
