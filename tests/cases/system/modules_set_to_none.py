"""A name that `sys.modules` has None for is not imported, not even that of the import system itself."""
import sys
for n in ("foo","_frozen_importlib","os","_frozen_importlib_external"):
    old=sys.modules.get(n)
    sys.modules[n]=None
    try:
        exec(f"import {n} as x"); print(n,x)
    except ImportError as e: print(n,type(e).__name__,e)
    except Exception as e: print(n,type(e).__name__,e)
    if old: sys.modules[n]=old
    else: del sys.modules[n]
