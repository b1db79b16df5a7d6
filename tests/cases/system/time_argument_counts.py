import time
def t(g, *a, **k):
    try: r = g(*a, **k)
    except BaseException as e: r = type(e).__name__, str(e)
    print(g.__name__, a, k, r)
for f in (time.localtime, time.gmtime, time.ctime):
    t(f, 1, 2); t(f, 1, 2, 3); t(f, secs=1); t(f, 1, secs=2); t(f, 'a'); t(f, 1e20)
    print(type(f()), f(None) is not None, len(f(0)))
t(time.gmtime, 0); t(time.gmtime, 1.9)
