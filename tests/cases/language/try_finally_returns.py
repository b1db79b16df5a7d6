"""try, finally and loops: which return, break, continue or exception wins, and in which order blocks run."""
import warnings; warnings.simplefilter('ignore')


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


SOURCES = '''
def f1(log):
    for i in range(3):
        try:
            log.append(("try", i))
            if i == 1: continue
            if i == 2: break
        finally: log.append(("fin", i))
    else: log.append("else")
    return log
def f2(log):
    try: return log.append("r") or "value"
    finally: log.append("fin")
def f3(log):
    try: return "lost"
    finally: return "kept"
def f4(log):
    try: 1 / 0
    finally: return "swallowed"
def f5(log):
    for i in range(3):
        try: 1 / 0
        finally: continue
    return "all swallowed", i
def f6(log):
    while True:
        try: return "lost"
        finally: break
    return "after"
def f7(log):
    try:
        try: raise KeyError("a")
        finally: raise ValueError("b")
    except ValueError as e: return repr(e.__context__), e.__suppress_context__
def f8(log):
    try:
        try: raise KeyError("a")
        except KeyError as e: raise ValueError("b") from e
        finally: log.append("fin")
    except ValueError as e: return repr(e.__cause__), log
def f9(log):
    x = 1
    try: return x
    finally: x = 2
def f10(log):
    x = []
    try: return x
    finally: x.append(1)
def f11(log):
    try: pass
    except Exception: log.append("no")
    else: log.append("else"); return log
    finally: log.append("fin")
def f12(log):
    try:
        try: pass
        except ValueError: pass
        else: raise ValueError("in else")
        finally: log.append("inner")
    except ValueError as e: return str(e), log
def f13(log):
    for i in range(2):
        for j in range(2):
            try:
                if j: break
                log.append((i, j))
            finally:
                log.append("f")
                if i: break
    return log
def f14(log):
    def g():
        try:
            yield 1
            yield 2
        finally:
            log.append("gen fin")
    for v in g():
        if v == 1: break
    import gc; gc.collect()
    it = g(); next(it); it.close()
    return log
def f15(log):
    try:
        try: raise KeyError(1)
        except KeyError:
            try: raise ValueError(2)
            except ValueError as e:
                log.append(repr(e.__context__)); raise
    except ValueError as e: log.append(repr(e))
    import sys; log.append(sys.exception())
    return log
def f16(log):
    import sys
    try: raise KeyError("k")
    except KeyError:
        log.append(repr(sys.exception()))
        try: pass
        finally: log.append(repr(sys.exception()))
        try: raise ValueError("v")
        except ValueError: log.append(repr(sys.exception()))
        log.append(repr(sys.exception()))
    finally: log.append(sys.exception())
    return log
def f17(log):
    try: raise KeyError("k")
    except KeyError as e: e = 5
    return "e" in locals()
def f18(log):
    e = "outer"
    try: raise KeyError("k")
    except KeyError as e: pass
    return e
def f19(log):
    with open(__file__) as a, open(__file__) as b:
        try: return a.closed, b.closed
        finally: log.append("x")
def f20(log):
    i = 0
    while i < 5:
        i += 1
        try:
            if i == 2: continue
            if i == 4: raise StopIteration(i)
        except StopIteration as s: log.append(s.value); break
        else: log.append("else")
        finally: log.append(i)
    else: log.append("never")
    return log
def f21(log):
    def inner():
        try: raise KeyError("orig")
        finally:
            try: raise ValueError("temp")
            except ValueError as v: log.append(repr(v.__context__))
    try: inner()
    except KeyError as k: return repr(k.__context__), log
def f22(log):
    try:
        raise
    except RuntimeError as e: return str(e)
def f23(log):
    try: raise KeyError from None
    except KeyError as e: return e.__cause__, e.__suppress_context__
def f24(log):
    async def co():
        try: return "co"
        finally: log.append("co fin")
    try: co().send(None)
    except StopIteration as s: return s.value, log
def f25(log):
    class CM:
        def __enter__(self): log.append("enter"); return self
        def __exit__(self, *e): log.append(e[0] and e[0].__name__); return True
    for i in range(3):
        with CM():
            if i == 0: continue
            if i == 1: raise KeyError
            return log
def f26(log):
    try: del undefined_local
    except UnboundLocalError as e: log.append(str(e))
    undefined_local = 1
    try:
        try: raise ExceptionGroup("g", [KeyError(1)])
        except* KeyError: log.append("star")
        finally: log.append("fin")
    finally: log.append("outer fin")
    return log
'''
exec(compile(SOURCES, __file__, "exec"))
for n in range(1, 27): print(n, end=" "); t(globals()[f"f{n}"], [])
