def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
log = []
class B:
    def __init__(s, n, v): s.n, s.v = n, v
    def __bool__(s): log.append(s.n); return s.v
    def __repr__(s): return s.n
t1, t2, f1, f2 = B('t1', True), B('t2', True), B('f1', False), B('f2', False)
def c(f): log.clear(); r = f(); print(r, log)
c(lambda: t1 and t2); c(lambda: t1 and f1 and t2); c(lambda: f1 or t1); c(lambda: f1 or f2); c(lambda: not t1); c(lambda: not not f1); c(lambda: t1 and f1 or t2); c(lambda: (t1 or f1) and f2); c(lambda: 1 if f1 else 2); c(lambda: 1 if not f1 else 2); c(lambda: 1 if t1 and f1 else 2); c(lambda: 1 if f1 or t1 else 2); c(lambda: t1 if f1 else f2 if f1 else t2); c(lambda: not (t1 and f1)); c(lambda: not (f1 or f2)); c(lambda: [x for x in (t1, f1) if x]); c(lambda: bool(t1 and f1)); c(lambda: (t1 and f1) is f1); c(lambda: all([t1, f1, t2])); c(lambda: any([f1, t1, t2]))
def s(x):
    if x and not f1: return 'a'
    elif f1 or x is None: return 'b'
    while x: return 'c'
    return 'd'
for v in (t1, f1, None): log.clear(); print(s(v), log)
c(lambda: t1 == t1 and 5); c(lambda: 0 or '' or [] or 'last'); c(lambda: 1 and 2 and 3); c(lambda: None or 0); c(lambda: (None and 1, 0 or None, not '', not 'a', not []))
def assertions():
    assert t1; assert t1, 'm'
    assert f1, log.append('evaluated') or 'message'
t(assertions)
try: assert False, (1, 2)
except AssertionError as e: print(e.args)
try: assert not True
except AssertionError as e: print(repr(e))
AssertionError_ = AssertionError
def shadow():
    AssertionError = ValueError
    assert 0, 'still'
t(shadow); print(1 if True else 1 / 0, True or 1 / 0, False and 1 / 0, not None, None is not None, (1 if 0 else 2) if 1 else 3)
