def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import warnings, sys
def rec(f, *filters):
    with warnings.catch_warnings(record=True) as w:
        warnings.resetwarnings(); [warnings.simplefilter(*x) for x in filters or [('always',)]]
        try: f()
        except Warning as e: print('raised', repr(e))
    print([(x.category.__name__, str(x.message), x.lineno > 0, x.filename.endswith('.py'), x.source) for x in w])
def w(): warnings.warn('msg')
def w2(): warnings.warn('dep', DeprecationWarning, stacklevel=2)
def w3(): warnings.warn(UserWarning('inst'))
def w4(): [warnings.warn('same') for _ in range(3)]
rec(w); rec(w2); rec(w3); rec(w4); rec(w4, ('default',)); rec(w, ('error',)); rec(w, ('ignore',)); rec(w2, ('ignore', DeprecationWarning)); rec(w, ('error', RuntimeWarning))
t(warnings.warn, 'a', 5); t(warnings.warn, 'a', int); t(warnings.simplefilter, 'nope'); t(warnings.filterwarnings, 'error', 5); t(warnings.filterwarnings, 'error', category=5); t(warnings.filterwarnings, 'error', lineno=-1); pass
with warnings.catch_warnings(): warnings.filterwarnings('error', 'ab.*', UserWarning); t(warnings.warn, 'abc'); warnings.filterwarnings('ignore', message='x'); print(warnings.warn('xyz'), len(warnings.filters) >= 2)
print(warnings.formatwarning('m', UserWarning, 'f.py', 5, 'line'), warnings.WarningMessage('m', UserWarning, 'f', 1))
with warnings.catch_warnings(action='ignore', category=UserWarning): warnings.warn('hidden')
@warnings.deprecated('use other')
def old(): 'doc'; return 5
@warnings.deprecated('old class')
class Old: pass
def use(): return old(), Old()
rec(use); print(old.__deprecated__, old.__name__, old.__doc__, Old.__deprecated__); t(warnings.deprecated, 5)
class Sub(UserWarning): pass
rec(lambda: warnings.warn('s', Sub)); rec(lambda: warnings.warn_explicit('e', Sub, 'file', 3, source='src')); print(issubclass(EncodingWarning, Warning), [c.__name__ for c in Warning.__subclasses__()][:5])
rec(lambda: exec('"\\d"')); rec(lambda: exec('1 is 1')); rec(lambda: compile('assert (1, 2)', 'f', 'exec')); rec(lambda: exec('~True')); rec(lambda: bool(NotImplemented)) if 0 else None
try: bool(NotImplemented)
except TypeError as e: print(e)
reg = {}; rec(lambda: [warnings.warn_explicit('r', UserWarning, 'f', 1, registry=reg) for _ in range(2)], ('default',)); print([k for k in reg if k != 'version'])
