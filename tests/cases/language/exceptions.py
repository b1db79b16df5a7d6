def f(x):
    try:
        return 10 / x
    except ZeroDivisionError as e:
        print('caught', e)
        raise ValueError('bad') from e
    else:
        print('else')
    finally:
        print('finally')
print(f(2))
try:
    f(0)
except ValueError as e:
    print(repr(e), repr(e.__cause__), e.__suppress_context__)
try:
    try:
        {}['k']
    except KeyError:
        [][1]
except IndexError as e:
    print(e, repr(e.__context__))
for bad in (lambda: 1 + 'a', lambda: 'a' + 1, lambda: [] + (), lambda: None.x, lambda: undefined, lambda: int('x'),
            lambda: [1, 2, 3][5], lambda: (1)(), lambda: len(5), lambda: {}[[]], lambda: 1 < 'a', lambda: iter(3),
            lambda: f(), lambda: f(1, 2), lambda: f(y=1), lambda: ''.join([1]), lambda: -'a', lambda: 3 @ 4,
            lambda: [].pop(), lambda: {}.pop('z'), lambda: 'abc'.index('z'), lambda: open, lambda: chr(-1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
try:
    raise ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [ValueError(3)])])
except* ValueError as eg:
    print(repr(eg))
except* TypeError as eg:
    print(repr(eg))
class CM:
    def __init__(self, quiet): self.quiet = quiet
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print('exit', t and t.__name__, v)
        return self.quiet
with CM(True) as c, CM(False):
    raise KeyError('x')
e = ValueError('v')
e.add_note('n1')
print(e.__notes__)
def local():
    print(a)
    a = 1
try:
    local()
except UnboundLocalError as e:
    print(e)
def rec(n): return rec(n + 1)
try:
    rec(0)
except RecursionError as e:
    print(e)
try:
    x, y = 1, 2, 3
except ValueError as e:
    print(e)
try:
    x, *y, z = [1]
except ValueError as e:
    print(e)
import sys
try:
    raise KeyError
except KeyError:
    print(sys.exc_info()[0], sys.exception() is not None)
print(sys.exception())
raise SystemExit(3)
