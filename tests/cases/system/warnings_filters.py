def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import warnings as w, sys, io
def rec(f, *filters, reset=True):
    with w.catch_warnings(record=True) as r:
        if reset: w.resetwarnings()
        for x in filters: w.filterwarnings(*x) if isinstance(x, tuple) else w.simplefilter(x)
        try: f()
        except Exception as e: print('raised', type(e).__name__, e)
        print([(x.category.__name__, str(x.message), x.lineno > 0, x.source) for x in r])
def many():
    for i in range(3): w.warn('same')
    w.warn('other', UserWarning); w.warn(DeprecationWarning('dep')); w.warn('same', FutureWarning)
for a in ('default', 'always', 'once', 'ignore', 'error', 'module', 'all'): print(a, end=' '); rec(many, a)
rec(many, 'always', ('ignore', 'oth')); rec(many, 'always', ('ignore', '', DeprecationWarning)); rec(many, ('error', '.*dep'), 'always'); rec(many, 'always', ('error', 'SAME'), ('ignore', 'same', FutureWarning)); rec(lambda: w.warn_explicit('ex', UserWarning, 'fn', 7, 'modx'), 'ignore', ('always', '', Warning, 'modx')); rec(lambda: w.warn_explicit('ex', UserWarning, 'fn', 7, 'modx'), 'always', ('ignore', '', Warning, 'modx', 7)); rec(lambda: w.warn_explicit('ex', UserWarning, 'fn', 8, registry={}, source='SRC'), 'always')
for a, k in ((('x', 5), {}), (('x', int), {}), ((5,), {}), ((), {}), (('x', UserWarning, 'a'), {}), (('x',), {'stacklevel': 99}), (('x',), {'skip_file_prefixes': ('a',)}), (('x',), {'skip_file_prefixes': 5}), ((UserWarning('i'), DeprecationWarning), {}), (('x',), {'foo': 1}), (('x', 'UserWarning'), {}), (('x', Warning), {'stacklevel': -1})): rec(lambda: w.warn(*a, **k), 'always')
for a in (('nope',), ('error', 5), ('error', '', 5), ('error', '', UserWarning, 5), ('error', '', UserWarning, '', -1), ('error', '', UserWarning, '', 'x'), ('error', '(')): t(w.filterwarnings, *a)
t(w.simplefilter, 'zz'); t(w.simplefilter, 'error', 5); t(w.simplefilter, 'error', UserWarning, -1); t(w.warn_explicit, 'a', UserWarning, 'f'); t(w.warn_explicit, 'a', 5, 'f', 1); t(w.warn_explicit, 'a', UserWarning, 'f', 'x'); t(w.warn_explicit, 'a', UserWarning, 'f', 1, registry=5); t(w.warn_explicit, 'a', UserWarning, 'f', 1, module_globals=5)
with w.catch_warnings():
    w.resetwarnings(); w.simplefilter('ignore', append=True); w.filterwarnings('error', 'abc', UserWarning, 'mod', 5); print([(a, m and m.pattern, c.__name__, mo and mo.pattern, l) for a, m, c, mo, l in w.filters]); w.filterwarnings('error', 'abc', UserWarning, 'mod', 5); print(len(w.filters)); w.simplefilter('error'); t(w.warn, 'now error'); 
c = w.catch_warnings(record=True, action='always'); print(repr(c))
with c as l: w.warn('in'); w.warn('dep', DeprecationWarning); print(len(l), repr(c), str(l[0])[:40].split(',')[0]); t(c.__enter__)
t(w.catch_warnings().__exit__); m = w.WarningMessage('msg', UserWarning, 'f', 3, None, 'the line', 'src'); print(m, m.category, m._category_name); print(repr(w.formatwarning('m', UserWarning, 'file.py', 3, 'code')), repr(w.formatwarning('m', UserWarning, 'nofile', 3))); o = io.StringIO(); w.showwarning('shown', UserWarning, 'f.py', 1, o, 'ln'); print(repr(o.getvalue())); shown = []; old = w.showwarning; w.showwarning = lambda *a: shown.append((str(a[0]), a[1].__name__, len(a)))
with w.catch_warnings(): w.simplefilter('always'); w.warn('hooked')
w.showwarning = old; print(shown)
def level(n): w.warn('lvl', stacklevel=n)
def outer(n): level(n)
for n in (1, 2, 3):
    with w.catch_warnings(record=True) as l: w.simplefilter('always'); outer(n); print(l[0].lineno)
@w.deprecated('use new', category=FutureWarning)
def oldf(a): "doc"; return a
@w.deprecated('old class')
class OldC:
    def __init__(self, x=1): self.x = x
@w.deprecated('quiet', category=None)
def q(): return 'q'
rec(lambda: print(oldf(1), OldC(2).x, q(), oldf.__deprecated__, OldC.__deprecated__, oldf.__name__, oldf.__doc__), 'always'); rec(lambda: type('S', (OldC,), {}), 'always'); t(w.deprecated); t(w.deprecated, 5); t(w.deprecated('x'), 5); t(w.deprecated, 'x', category=5) if 0 else None
def reg():
    for i in range(2): w.warn('once per place')
with w.catch_warnings(record=True) as l: w.simplefilter('default'); reg(); reg(); print(len(l), '__warningregistry__' in globals()); w.simplefilter('always'); reg(); print(len(l)); w.simplefilter('default'); reg(); print(len(l))
print(w.WarningMessage._WARNING_DETAILS[:3], isinstance(w.filters, list), w.defaultaction if hasattr(w, 'defaultaction') else '', sys.warnoptions, issubclass(w.catch_warnings, object)); rec(lambda: compile('1 is 1; "\\d"; assert (1, 2); return_ = 0 if 1 else 5\nx = () ()', 'f', 'exec'), 'always')
