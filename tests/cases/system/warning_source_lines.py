import sys
sys.stderr = sys.stdout
import warnings, sys, linecache
class L:
    def get_source(self, name):
        print('get_source', name, [f.f_code.co_qualname for f in frames()])
        return "line1\nline2\n"
def frames():
    f=sys._getframe(2)
    while f: yield f; f=f.f_back
l=L()
class S: loader=l
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn_explicit('eggs', UserWarning, 'nonex', 2, module_globals={'__name__':'zz','__loader__':l,'__spec__':S})
    print(vars(w[0]), 'nonex' in linecache.cache)
    warnings.simplefilter('ignore')
    warnings.warn_explicit('eggs', UserWarning, 'nonex', 2, module_globals={'__name__':'zz','__loader__':l,'__spec__':S})
    class Bad:
        def get_source(self, name): raise LookupError(1)
    S.loader=b=Bad()
    warnings.simplefilter('always')
    try: warnings.warn_explicit('eggs', UserWarning, 'nonex2', 2, module_globals={'__name__':'zz','__loader__':b,'__spec__':S})
    except Exception as e: print(repr(e))
    class Bad:
        def get_source(self, name): raise ImportError(1)
    S.loader=b=Bad()
    try: warnings.warn_explicit('eggs', UserWarning, 'nonex2', 2, module_globals={'__name__':'zz','__loader__':b,'__spec__':S})
    except Exception as e: print(repr(e))
    class Bad:
        def get_source(self, name): return 5
    S.loader=b=Bad()
    try: warnings.warn_explicit('eggs', UserWarning, 'nonex2', 2, module_globals={'__name__':'zz','__loader__':b,'__spec__':S})
    except Exception as e: print(repr(e))
    try: warnings.warn_explicit('eggs', UserWarning, 'nonex3', 2, module_globals={'__name__':'zz','__spec__':None})
    except Exception as e: print(repr(e))
    try: warnings.warn_explicit('eggs', UserWarning, 'nonex3', 2, module_globals={'__name__':'zz'})
    except Exception as e: print(repr(e))
    try: warnings.warn_explicit('eggs', UserWarning, 'nonex3', 2, module_globals={})
    except Exception as e: print(repr(e))
