import re, traceback, sys
def show(f, **k):
    try: f()
    except BaseException as e: print(re.sub(r'File ".*/', 'File "', ''.join(traceback.format_exception(e, **k))))
def a(): return b(1,
                  2)
def b(x, y): return x / (y - 2)
def c(): x = {}; return x['a']['b']['c']
def d(): return (1 + 2 + None + 4)
def e(): raise ValueError('multi\nline message')
def f(): [i / 0 for i in range(2)]
def g():
    try: a()
    except ZeroDivisionError as x: raise RuntimeError('wrapped') from x
def h(): assert 1 == 2, 'msg'
def i(): assert (1 ==
                 2)
def j(): undefined_name.attr
def k(): obj = type('T', (), {})(); obj.x.y.z
def l(): l2 = lambda q: q.foo(1)(2); l2(5)
def m(): exec('1/0')
def n(): eval('1 +')
def o(): int('x' + 'y' * 3)
def p(n=5): return p(n - 1) if n else 1 / 0
def q():
    e = ValueError('noted'); e.add_note('first'); e.add_note('second\nline'); raise e
def r(): raise ExceptionGroup('eg', [ValueError(1), TypeError('t'), ExceptionGroup('inner', [KeyError('k')])])
def s(): 'é中' + 1; 
def t(): x = 'é中😀'; return x.foo + x.bar
def u(): with_tab = 1;	return with_tab.x
def v(): return {1: 2,
    3: 4}[5]
def w(): return foo(a=1, **{'b': 2})
def foo(): pass
def x(): import nonexistent_module
def y(): from _thread import nope
def z(): raise SystemExit(3)
def aa(): return not_callable(1)
not_callable = 5
def bb(): return 1 if None.x else 2
def cc(): a, b = 1, 2, 3
def dd(): return [1, 2, 3][10]
def ee(): del undefined
def ff(): return -'a'
def gg(): return 'a' < 1
def hh(): return f'{1/0}'
def ii(): yield_it = (z for z in [1/0])
def jj(): return sum(1/x for x in [1, 0])
def kk(): print(*5)
def ll(): 
    with open('/nonexistent') as f: pass
def mm():
    for i in 5: pass
def nn():
    return (
        1
        +
        'a'
    )
def oo(): raise KeyError('é\n')
def pp(): raise type('Custom', (Exception,), {'__str__': lambda s: 1/0})()
def qq(): raise type('Mod', (Exception,), {'__module__': 'some.mod'})('m')
def rr(n=0): rr(n + 1)
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh, ii, jj, kk, ll, mm, nn, oo, pp, qq): show(fn)
show(g, chain=False); show(p, limit=2); show(p, limit=-2); show(g, limit=0)
lim = sys.getrecursionlimit(); sys.setrecursionlimit(150)
try: rr()
except RecursionError as err: text = ''.join(traceback.format_exception(err)); print(text.count('rr'), 'Previous line repeated' in text, text.splitlines()[-1])
sys.setrecursionlimit(lim)
try: a()
except ZeroDivisionError as err:
    te = traceback.TracebackException.from_exception(err, capture_locals=True); print(te.exc_type_str, te.stack[-1].locals, te.stack[-1].name, te.stack[-1].line, te.stack[-1].lineno - te.stack[-2].lineno, te.stack[-1].colno, te.stack[-1].end_colno, te == traceback.TracebackException.from_exception(err, capture_locals=True)); print(traceback.extract_tb(err.__traceback__)[0].name, [fs.name for fs, *_ in [(x,) for x in traceback.extract_stack()]], traceback.format_exception_only(err), traceback.format_exception_only(ValueError, ValueError('q')), traceback.format_list([('f', 1, 'n', 'line')]), [ln for _, ln in traceback.walk_tb(err.__traceback__)].__len__()); print(list(traceback.StackSummary.from_list([('a', 1, 'b', None)]).format()), traceback.FrameSummary('f', 1, 'n') == traceback.FrameSummary('f', 1, 'n'))
