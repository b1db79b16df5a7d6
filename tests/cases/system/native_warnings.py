import sys
class Here:
    """Standard output, without the folder of this file."""
    def write(self, text):
        return sys.stdout.write(text.replace(__file__.rpartition('/')[0] + '/', ''))
    def flush(self):
        pass
sys.stderr = Here()
import sys
print('warnings' in sys.modules, '_py_warnings' in sys.modules)
import _warnings
_warnings.warn("hello")
_warnings.warn("hello2", DeprecationWarning)
def f(): _warnings.warn("deep", stacklevel=2)
f()
_warnings.warn("far", stacklevel=200)
for a in [(1,), ("x", int), ("x", 5), ("x", None, "1"), (), ("x", UserWarning, 1, None, 5)]:
    try: _warnings.warn(*a)
    except Exception as e: print(type(e), e)
for k in [dict(skip_file_prefixes=5), dict(skip_file_prefixes=(5,)), dict(foo=1)]:
    try: _warnings.warn("x", **k)
    except Exception as e: print(type(e), e)
for a in [("m", UserWarning, "fn.py", 3), ("m2", UserWarning, 4, 3), ("m", UserWarning, "fn.py", "3"), ("m", UserWarning, "fn.py", 3, None), ("m", UserWarning, "fn.py", 3, "mod", 5), ("m", UserWarning, "fn.py", 3, "mod", None, 5), (UserWarning("obj"), None, "", 2),("m", int, "fn.py", 3),("m", 4, "fn.py", 3), ("m", UserWarning, "fn.py", 2**40)]:
    try: print(_warnings.warn_explicit(*a))
    except Exception as e: print(type(e), e)
try: _warnings._release_lock()
except RuntimeError as e: print(e)
try: _warnings._filters_mutated_lock_held()
except RuntimeError as e: print(e)
_warnings._acquire_lock(); print(_warnings._filters_mutated_lock_held()); _warnings._release_lock()
print('warnings' in sys.modules, '_py_warnings' in sys.modules)
for bad in [5, (1,2), (1,None,Warning,None,0), ("error",None,5,None,0), ("error",None,Warning,None,"x"), ("zzz",None,Warning,None,0),("error",5,Warning,None,0)]:
    _warnings.filters.insert(0,bad)
    try: _warnings.warn("x")
    except Exception as e: print(type(e), e)
    del _warnings.filters[0]
print(_warnings.warn.__text_signature__, _warnings.warn_explicit.__text_signature__)
_warnings.filters.insert(0, ("once",None,Warning,None,0))
for i in range(3):
    _warnings.warn("once")
_warnings.filters[0]=("module",None,Warning,None,0)
for i in range(3): _warnings.warn("module")
_warnings.warn("module")
print(sorted(map(str,_warnings._onceregistry)), sorted(map(str,__warningregistry__)))
