def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class A:
    def __init__(self, **k): self.__dict__.update(k)
def mk(**ns): return type('T', (), {f'__{k}__': (lambda v: lambda self, *a: v() if callable(v) else v)(v) for k, v in ns.items()})()
def boom(): raise KeyError('boom')
for v in (0, 5, -1, -2, 2**61, 2**100, True, 1.5, 'a', None): t(hash, mk(hash=v))
for v in (0, 5, -1, 2**70, True, 1.5, 'a', None, mk(index=3)): t(len, mk(len=v)); t(bool, mk(len=v))
for v in (True, False, 1, 0, None, 'a', []): t(bool, mk(bool=v))
t(bool, mk(bool=boom)); t(len, mk(len=boom)); t(hash, mk(hash=boom)); t(bool, mk(bool=False, len=5)); t(lambda: not mk(bool=boom)); t(lambda: 1 if mk(len=boom) else 2); t(lambda: mk(bool=boom) and 1); t(lambda: [x for x in [1] if mk(bool=boom)])
for n in 'index', 'int', 'float', 'complex', 'trunc', 'floor', 'ceil', 'round', 'length_hint':
    for v in (5, True, 1.5, 2j, 'x', None, type('I', (int,), {})(7), type('F', (float,), {})(2.5), NotImplemented):
        o = mk(**{n: v})
        import math, operator, warnings
        warnings.simplefilter('ignore')
        for f in (int, float, complex, operator.index, math.floor, math.trunc, round, operator.length_hint):
            try: r = f(o)
            except TypeError as e: continue
            print(n, repr(v)[:12], f.__name__, repr(r), type(r).__name__)
for n in 'index', 'int', 'float', 'complex':
    for v in (1.5, 'x', None): 
        for f in (int, float, complex, operator.index, hex, lambda x: [1, 2][x], lambda x: 'a' * x, range, chr, math.sqrt, lambda x: '%d' % x, lambda x: round(1.5, x), lambda x: slice(x).indices(3), lambda x: bytes(x), lambda x: 1 << x, lambda x: pow(2, x)): t(f, mk(**{n: v}))
for n in 'repr', 'str', 'format', 'bytes', 'dir', 'fspath', 'reversed', 'iter', 'next', 'contains', 'getitem', 'missing', 'sizeof', 'reduce', 'hash', 'call', 'enter', 'instancecheck', 'abs', 'neg':
    for v in (5, None, 'text', b'by', NotImplemented):
        o = mk(**{n: v})
        import os, sys
        for f in (lambda x: repr(x) if n == 'repr' else 0, lambda x: str(x) if n in ('repr', 'str') else 0, lambda x: format(x, 'q') if n == 'format' else 0, lambda x: bytes(x) if n == 'bytes' else 0, lambda x: dir(x) if n == 'dir' else 0, lambda x: os.fspath(x) if n == 'fspath' else 0, lambda x: reversed(x) if n == 'reversed' else 0, lambda x: iter(x) if n == 'iter' else 0, lambda x: next(x) if n == 'next' else 0, lambda x: 1 in x if n == 'contains' else 0, lambda x: x[1] if n == 'getitem' else 0, lambda x: (sys.getsizeof(x), 0)[1] if n == 'sizeof' else 0, lambda x: x() if n == 'call' else 0, lambda x: abs(x) if n == 'abs' else 0, lambda x: -x if n == 'neg' else 0):
            try:
                r = f(o)
                if r != 0 or type(r) is not int: print(n, v, repr(r))
            except Exception as e: print(n, v, type(e).__name__, e)
