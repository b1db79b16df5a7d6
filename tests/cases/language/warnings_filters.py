"""Warnings: filters, registries, stack levels, categories, and what the program's own functions see."""
import sys
import warnings
out = []
def shown(message, category, filename, lineno, file=None, line=None): print("SHOW", category.__name__, message, filename.rsplit("/", 1)[-1], lineno, line)
warnings.showwarning = shown
def t(f, *args, **kw):
    try: print(repr(f(*args, **kw)))
    except BaseException as e: print(type(e).__name__ + ":", e)
class Own(UserWarning): pass
class NotWarning(Exception): pass
def inner(level): warnings.warn(f"level {level}", stacklevel=level)
def outer(level): inner(level)
warnings.simplefilter("always")
for level in [-1, 0, 1, 2, 3, 4, 100]: outer(level)
for args in [("m",), ("m", Own), ("m", NotWarning), ("m", "x"), ("m", 5), ("m", None), (Own("instance"),), (Own("i"), DeprecationWarning), (5,), (None,), (Own,), ("m", UserWarning, "x"), ("m", UserWarning, 2**70), (ValueError("not a warning"),), (), ("m", UserWarning, 1, None, 5)]: t(warnings.warn, *args)
t(warnings.warn, "m", category=Own, stacklevel=1, source=5); t(warnings.warn, message="kw"); t(warnings.warn, "m", nope=1); t(warnings.warn, "m", skip_file_prefixes=("/nothing",)); t(warnings.warn, "m", skip_file_prefixes="x"); t(warnings.warn, "m", skip_file_prefixes=[1]); t(warnings.warn, "m", skip_file_prefixes=(1,)); t(warnings.warn, "m", skip_file_prefixes=(__file__,)) if 0 else None
for args in [("m", Own, "file.py", 5), ("m", Own, "file.py", 5, "mod"), ("m", Own, "file.py", 5, "mod", {}), ("m", Own, "file.py", 5, None, None), ("m", Own, "file.py", "5"), ("m", Own, 5, 5), ("m", 5, "f", 5), ("m", Own, "f"), ("m", Own, "file.py", 5, "mod", 5), ("m", Own, "file.py", 5, "mod", {}, 5), (Own("i"), None, "f", 1)]: t(warnings.warn_explicit, *args)
for action in ["error", "ignore", "always", "all", "default", "module", "once", "nope", "", 5, None]:
    try:
        with warnings.catch_warnings():
            warnings.resetwarnings(); warnings.simplefilter(action)
            print(action, warnings.filters)
            for i in range(2):
                try: warnings.warn("repeated")
                except UserWarning as e: print("raised", repr(e))
            for line in 1, 1, 2: warnings.warn_explicit("explicit", UserWarning, "f.py", line, "m", reg := {} if line == 1 and "reg" not in dir() else reg)
    except BaseException as e: print(action, type(e).__name__, e)
for kw in [dict(action="error", message="spec.*"), dict(action="error", category=Own), dict(action="error", module="mod"), dict(action="error", lineno=7), dict(action="error", message="MIXED"), dict(action="error", message=5), dict(action="error", category=5), dict(action="error", category=NotWarning), dict(action="error", module=5), dict(action="error", lineno=-1), dict(action="error", lineno="x"), dict(action="error", message="(")]:
    with warnings.catch_warnings():
        try:
            warnings.filterwarnings(**kw)
            for text, cat, line, mod in [("special text", UserWarning, 1, "mod"), ("other", Own, 7, "module"), ("mixed case", UserWarning, 2, "x")]:
                try: warnings.warn_explicit(text, cat, "f.py", line, mod)
                except Warning as e: print("error", repr(e))
        except BaseException as e: print(kw, type(e).__name__, e)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("default"); [warnings.warn("same place") for _ in range(3)]; warnings.warn("different"); warnings.warn(Own("own")); print([(str(w.message), w.category.__name__, w.lineno > 0, w.source, w.line) for w in log], len(log)); print(str(log[0]).split("filename")[0]); warnings.simplefilter("error"); t(warnings.warn, "now raised", DeprecationWarning)
for kw in [dict(record=True, action="ignore"), dict(action="error", category=Own), dict(record=True, module=warnings), dict(action="nope"), dict(record=5)]:
    try:
        with warnings.catch_warnings(**kw) as w: warnings.warn("inside"); print(str(w).replace(__file__, "warnings_filters.py"))
    except BaseException as e: print(type(e).__name__, e)
c = warnings.catch_warnings(); t(c.__exit__); c.__enter__(); t(c.__enter__); c.__exit__(None, None, None); print(repr(c)[:20])
@warnings.deprecated("use new")
def old(): return 1
@warnings.deprecated("old class", category=Own, stacklevel=1)
class Old:
    def __init__(self, a=0): self.a = a
class Sub(Old): pass
@warnings.deprecated("no category", category=None)
def quiet(): return 2
warnings.simplefilter("always"); print(old(), old.__deprecated__, Old(5).a, Sub(6).a, quiet(), quiet.__deprecated__); t(warnings.deprecated, 5); t(warnings.deprecated("x"), 5); t(warnings.deprecated)
print(warnings.formatwarning("msg", Own, "f.py", 3, "  the line  "), end=""); print(warnings.formatwarning("msg", Own, "nofile", 3), end=""); print(warnings._getaction if 0 else sorted(w for w in warnings.__all__)); t(warnings._setoption, "error::Own"); t(warnings._setoption, "nope"); t(warnings._setoption, "error:::mod:5"); t(warnings._setoption, "a:b:c:d:e:f"); t(warnings._setoption, "error::nope.Nope"); t(warnings._setoption, "error:::x:-5"); t(warnings._setoption, "i"); print(warnings.filters[:2])
class BadStr(UserWarning):
    def __str__(self): raise KeyError("str")
t(warnings.warn, BadStr()); sys.stderr = sys.stdout; warnings.showwarning = warnings._showwarning_orig if hasattr(warnings, "_showwarning_orig") else warnings.showwarning; warnings.resetwarnings(); warnings.warn_explicit("to stderr", Own, "f.py", 3, source=None)
