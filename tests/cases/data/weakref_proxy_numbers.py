import weakref
def t(g, *a):
    try: r = g(*a)
    except BaseException as e: r = type(e).__name__, str(e)
    print(g.__name__, r)
class I:
    def __int__(s): return 5
    def __float__(s): return 2.5
    def __index__(s): return 7
    def __pow__(s, o, *m): return ('pow', o, m)
    def __ipow__(s, o): return ('ipow', o)
class C(I):
    def __call__(s): pass
class T(str): pass
class J: pass
for make in (I, C, J, lambda: T('12'), lambda: T('x')):
    i = make(); p = weakref.proxy(i); t(int, p); t(float, p); t(pow, p, 2); t(pow, p, 2, 3)
    try:
        q = p; q **= 2; print(q)
    except TypeError as e: print(e)
    n = type(p); print(n, [hasattr(n, m) for m in ('__int__', '__float__', '__ipow__', '__index__')])
    del i, q; import gc; gc.collect()
    t(int, p); t(float, p)
