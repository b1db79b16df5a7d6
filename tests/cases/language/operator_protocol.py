def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
names = 'add sub mul truediv floordiv mod pow lshift rshift and or xor matmul divmod'.split()
log = []
def mkclass(name, result, which):
    ns = {'__repr__': lambda s: name}
    for n in names:
        for pre in which:
            def f(self, *a, n=pre + n): log.append(f'{name}.{n}'); return result
            ns[f'__{pre}{n}__'] = f
    return type(name, (), ns)
N = NotImplemented
L = mkclass('L', N, ['']); R = mkclass('R', N, ['r']); LO = mkclass('LO', 'lo', ['', 'r', 'i']); RO = mkclass('RO', 'ro', ['r']); I = mkclass('I', N, ['i', '', 'r'])
class Sub(LO):
    def __radd__(self, o): log.append('Sub.radd'); return 'sub'
class Sub2(LO): pass
import operator
ops = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv, '//': operator.floordiv, '%': operator.mod, '**': operator.pow, '<<': operator.lshift, '>>': operator.rshift, '&': operator.and_, '|': operator.or_, '^': operator.xor, '@': operator.matmul}
for s, f in ops.items():
    for x, y in [(L(), R()), (L(), RO()), (L(), 5), (5, R()), (5, RO()), (LO(), RO()), (L(), L()), ('a', RO()), ([], RO()), ((), R()), ({1}, RO()), (b'', RO()), (1.5, RO()), (1j, RO()), ({}, RO())]:
        log.clear()
        try: r = f(x, y)
        except TypeError as e: r = e
        print(s, x, y, r, log)
log.clear(); print(LO() + Sub(), log); log.clear(); print(LO() - Sub(), log); log.clear(); print(LO() + Sub2(), log); log.clear(); print(Sub() + LO(), log)
for s in ops:
    for x in I(), LO(), 5:
        log.clear(); ns = {'x': x}
        try: exec(f'x {s}= "v"', ns); r = ns['x']
        except TypeError as e: r = e
        print(s + '=', x, r, log)
log.clear(); t(divmod, LO(), 1); t(divmod, 1, LO()); t(divmod, L(), 1); t(divmod, 1, 'a'); t(pow, LO(), 1, 2); t(pow, 1, LO(), 2); t(pow, 1, 2, LO()); t(pow, L(), 1, 2); print(log)
class Un:
    def __neg__(s): return 'neg'
    def __pos__(s): return 'pos'
    def __invert__(s): return 'inv'
    def __abs__(s): return 'abs'
    def __index__(s): return 3
    def __float__(s): return 2.5
    def __int__(s): return 7
    def __complex__(s): return 1j
    def __round__(s, n='none'): return ('round', n)
    def __trunc__(s): return 'trunc'
    def __floor__(s): return 'floor'
    def __ceil__(s): return 'ceil'
    def __len__(s): return 4
    def __hash__(s): return 99
    def __bytes__(s): return b'by'
    def __format__(s, f): return f'fmt[{f}]'
u = Un(); import math
print(-u, +u, ~u, abs(u), int(u), float(u), complex(u), round(u), round(u, 2), math.trunc(u), math.floor(u), math.ceil(u), len(u), bool(u), hash(u), bytes(u), format(u, 'x'), f'{u:>5}', [0, 1, 2, 3][u], hex(u), range(u), 'ab' * u if 0 else '', chr(u), bin(u), math.sqrt(u), '%d' % u, '%x' % u, '%f' % u)
class Bad:
    __add__ = None
    __radd__ = None
    __index__ = lambda s: 1.5
    __int__ = lambda s: 'x'
    __float__ = lambda s: 1
    __complex__ = lambda s: 1
    __len__ = lambda s: -5
    __hash__ = lambda s: 'h'
    __bool__ = lambda s: 2
    __bytes__ = lambda s: 'b'
    __repr__ = lambda s: 5
    __str__ = lambda s: b''
    __format__ = lambda s, f: 5
    __iter__ = lambda s: 5
    __contains__ = lambda s, x: 5
    __neg__ = 5
b = Bad()
for f in (lambda: b + 1, lambda: 1 + b, lambda: [][b], lambda: int(b), lambda: float(b), lambda: complex(b), lambda: len(b), lambda: hash(b), lambda: bool(b), lambda: bytes(b), lambda: repr(b), lambda: str(b), lambda: format(b), lambda: iter(b), lambda: 1 in b, lambda: -b, lambda: +b, lambda: abs(b), lambda: round(b), lambda: reversed(b), lambda: hex(b), lambda: [1] * b, lambda: f'{b}', lambda: f'{b!r}', lambda: '%s' % b, lambda: '%d' % b, lambda: b(), lambda: b[0], lambda: math.floor(b), lambda: list(b), lambda: divmod(b, 1), lambda: b @ 1): t(f)
