def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import functools, collections.abc as cabc, numbers, decimal, fractions, enum, abc, typing
@functools.singledispatch
def enc(o): raise TypeError(f'cannot encode {type(o).__name__}')
@enc.register
def _(o: None): return 'null'
@enc.register(bool)
def _(o): return str(o).lower()
@enc.register(numbers.Integral)
def _(o): return f'i{int(o)}'
@enc.register
def _(o: float | decimal.Decimal): return f'n{o}'
@enc.register
def _(o: str): return repr(o)
@enc.register
def _(o: cabc.Mapping): return '{' + ','.join(f'{enc(k)}:{enc(v)}' for k, v in o.items()) + '}'
@enc.register
def _(o: cabc.Sequence): return '[' + ','.join(map(enc, o)) + ']'
@enc.register
def _(o: cabc.Set): return '<' + ','.join(sorted(map(enc, o))) + '>'
class IE(enum.IntEnum): A = 5
class ML(list): pass
class Seq(cabc.Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): return [1, 'x'][i]
for v in (None, True, 5, 2.5, decimal.Decimal('1.10'), 'q', {'a': [1, (2, {3})]}, ML([1]), IE.A, Seq(), range(3), b'ab', frozenset('a'), object(), 1j, fractions.Fraction(1, 2)): t(enc, v)
print(enc.dispatch(bool) is enc.registry[bool], enc.dispatch(IE) is enc.registry[numbers.Integral], len(enc.registry), enc.dispatch(type('N', (), {})) is enc.registry[object])
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
@functools.singledispatch
def mro(o): return 'object'
for k in (A, B, C): mro.register(k, (lambda n: lambda o: n)(k.__name__))
print([mro(k()) for k in (A, B, C, D)], mro(5)); mro.register(D, lambda o: 'D!'); print(mro(D()))
class P1(abc.ABC): pass
class P2(abc.ABC): pass
class Both: pass
P1.register(Both); P2.register(Both)
@functools.singledispatch
def amb(o): return 'o'
amb.register(P1, lambda o: 1); amb.register(P2, lambda o: 2); t(amb, Both()); amb.register(Both, lambda o: 'both'); t(amb, Both())
class Neg:
    @functools.singledispatchmethod
    def neg(self, a): raise NotImplementedError(type(a).__name__)
    @neg.register
    def _(self, a: int): return -a
    @neg.register
    def _(self, a: bool): return not a
    @functools.singledispatchmethod
    @staticmethod
    def st(a): return 'base'
    @st.register
    @staticmethod
    def _(a: int): return 'int'
    @functools.singledispatchmethod
    @classmethod
    def cm(cls, a): return cls.__name__
    @cm.register(str)
    @classmethod
    def _(cls, a): return cls.__name__ + a
class Sub(Neg): pass
n = Neg(); print(n.neg(5), n.neg(True), Neg.st(1), n.st('x'), Neg.cm(1), Sub.cm('s'), Sub().neg(3), Neg.neg.__name__ if hasattr(Neg.neg, '__name__') else '', Neg.__dict__['neg'].__isabstractmethod__); t(n.neg, 's'); t(n.neg); t(Neg.neg.register, 5); t(enc.register, typing.List[int]); t(enc.register, int | typing.List[int]); t(enc.register, 'x'); t(functools.singledispatchmethod, 5); t(functools.singledispatch, 5)
