"""except*: nesting, unmatched rest, raising inside, notes, causes, finally, returns in functions, and what may not be caught."""


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import traceback


def tree(e, depth=0):
    if e is None: return "None"
    inner = ", ".join(tree(x, depth + 1) for x in e.exceptions) if isinstance(e, BaseExceptionGroup) else ""
    extra = "".join(f" {k}={tree(v, depth + 1)}" for k, v in (("cause", e.__cause__), ("context", None if e.__cause__ is not None else e.__context__)) if v is not None) if depth < 2 else ""
    return f"{type(e).__name__}({e.args[0] if e.args else ''!r}{': ' + inner if inner else ''}){extra}{getattr(e, '__notes__', '')}"


EG, BEG = ExceptionGroup, BaseExceptionGroup
def run(f):
    try: print("returned", f())
    except BaseException as e: print("raised", tree(e))


def simple(exc):
    def f():
        log = []
        try: raise exc
        except* ValueError as e: log.append(("V", tree(e)))
        except* (TypeError, KeyError) as e: log.append(("TK", tree(e)))
        except* OSError: log.append("OS")
        else: log.append("else")
        finally: print("log", log)
    return f


for exc in (ValueError("bare"), LookupError("unmatched"), EG("g", [ValueError(1)]), EG("g", [ValueError(1), TypeError(2), KeyError(3)]), EG("g", [EG("h", [ValueError(1), RuntimeError(2)]), OSError(3)]), EG("all", [RuntimeError(1), EG("deep", [IndexError(2)])]), BEG("b", [KeyboardInterrupt(), ValueError(2)]), KeyboardInterrupt("k"), EG("g", [EG("h", [EG("i", [ValueError(1)]), TypeError(2)]), EG("j", [AttributeError("a")])]), EG("empty-ish", [StopIteration(1), GeneratorExit()]) if 0 else EG("s", [StopIteration(1)])):
    run(simple(exc))
print("-- raising in handlers")
def r1():
    try: raise EG("g", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as e: raise KeyError("new") from e
    except* TypeError: raise
def r2():
    try: raise EG("g", [ValueError(1), TypeError(2)])
    except* ValueError as e: raise e
    except* TypeError as e: raise e.exceptions[0]
def r3():
    try: raise ValueError("naked")
    except* ValueError as e: raise
def r4():
    try: raise ValueError("naked")
    except* ValueError as e: raise e.exceptions[0]
def r5():
    try: raise EG("g", [ValueError(1), OSError(2)])
    except* ValueError as e:
        e.add_note("noted"); raise
def r6():
    try:
        try: raise EG("in", [ValueError(1), TypeError(2), KeyError(3)])
        except* ValueError: pass
    except* TypeError as e: print("outer", tree(e)); 1 / 0
def r7():
    try: raise EG("g", [ValueError(1)])
    except* ValueError:
        try: raise EG("h", [TypeError(2), KeyError(9)])
        except* TypeError: print("inner")
    finally: print("fin")
def r8():
    for i in range(3):
        try: raise EG("g", [ValueError(i)])
        except* ValueError as e: x = i
    return x, "e" in dir()
def r9():
    e = "kept"
    try: raise EG("g", [ValueError(1)])
    except* ValueError as e: del e
    return "e" in locals()
def r10():
    try: raise EG("g", [ValueError(1), TypeError(2)])
    except* ValueError as e: raise EG("replaced", [RuntimeError("r")])
    except* TypeError as e: raise RuntimeError("second")
def r11():
    try: return "from try"
    except* ValueError: pass
    else: print("else never")
    finally: print("fin")
def r12():
    try: pass
    except* ValueError: pass
    else: raise EG("from else", [ValueError(1)])
def r13():
    try: raise EG("g", [ValueError(1)])
    except* EG: pass
def r14():
    try: raise ValueError(1)
    except* (ValueError, EG): pass
def r15():
    try: raise EG("g", [ValueError(1)])
    except* 5: pass
def r16():
    try: raise EG("g", [ValueError(1)])
    except* (ValueError, "x"): pass
def r17():
    try: raise EG("g", [ValueError(1)])
    except* undefined: pass
def r18():
    try: raise EG("g", [ValueError(1), TypeError(2)])
    except* Exception as e: print(tree(e))
    except* TypeError: print("never")
def r19():
    try: raise EG("g", [ValueError(1)]) from KeyError("cause")
    except* TypeError: pass
def r20():
    def g():
        try: yield 1; yield 2
        except* ValueError as e: yield tree(e)
    i = g(); next(i); return i.throw(ValueError("thrown")), list(i)
def r21():
    def g():
        try: yield 1
        except* ValueError: print("no")
        finally: print("closed")
    i = g(); next(i); return i.close()
def r22():
    try: raise EG("g", [ValueError(1)])
    except* ():  pass
def r23():
    try: raise BEG("g", [SystemExit(3), ValueError(4)])
    except* ValueError as e: print(type(e).__name__)
    except* SystemExit as e: print(type(e).__name__, e.exceptions[0].code)
def r24():
    import sys
    try: raise EG("g", [ValueError(1), TypeError(2)])
    except* ValueError: print(tree(sys.exception()))
    except* TypeError: print(tree(sys.exception()))
    return sys.exception()
for f in (r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15, r16, r17, r18, r19, r20, r21, r22, r23, r24): print(f.__name__, end=" "); run(f)
print("-- groups of one's own")
class MyGroup(EG):
    def __new__(cls, message, excs, code=0):
        self = super().__new__(cls, message, excs); self.code = code; return self
    def derive(self, excs): return MyGroup(self.message, excs, self.code)
class NoDerive(EG): pass
class BadDerive(EG):
    def derive(self, excs): return 5
class RaisesDerive(EG):
    def derive(self, excs): raise LookupError("derive")
def own(exc):
    def f():
        try: raise exc
        except* ValueError as e: print(tree(e), getattr(e, "code", None), type(e).__name__)
    return f
for exc in (MyGroup("m", [ValueError(1), TypeError(2)], 7), NoDerive("n", [ValueError(1), TypeError(2)]), BadDerive("b", [ValueError(1), TypeError(2)]), RaisesDerive("r", [ValueError(1), TypeError(2)]), BadDerive("b", [ValueError(1)])): run(own(exc))
g = EG("top", [ValueError(1), EG("mid", [TypeError(2), ValueError(3)]), OSError(4)]); g.add_note("n1"); g.__cause__ = KeyError("c")
m, r = g.split(ValueError); print(tree(m), "|", tree(r), m.__notes__ is g.__notes__, m.__cause__ is g.__cause__)
print(tree(g.subgroup(lambda e: isinstance(e, OSError))), g.subgroup(IndexError), tree(g.subgroup((TypeError, OSError))), g.subgroup(EG) is g, g.split(lambda e: True)[0] is g); t(g.split, 5); t(g.subgroup, (1,)); t(g.subgroup, lambda: 1); t(g.split, lambda e: 1 / 0); t(g.derive, []); t(g.derive, 5); t(g.derive, [1]); print(tree(g.derive([KeyboardInterrupt()]) if 0 else g.derive([KeyError(1)])))
for a in ((), ("m",), ("m", []), ("m", 5), (5, [ValueError()]), ("m", [5]), ("m", [ValueError]), ("m", [KeyboardInterrupt()]), ("m", (ValueError(1),)), ("m", [ValueError(1)], 5), ("m", {ValueError("s")}), ("m", iter([ValueError()])), ("m", "abc")): t(EG, *a); 
t(lambda: BEG("m", [ValueError(1)]).__class__); t(lambda: BEG("m", [KeyboardInterrupt()]).__class__); t(lambda: type("X", (EG, ValueError), {})("m", [ValueError(1)])); t(lambda: type("Y", (BEG,), {})("m", [ValueError(1)]).__class__.__mro__[1]); t(lambda: EG("x", [ValueError(1)]).exceptions); t(setattr, EG("x", [ValueError(1)]), "exceptions", ()); t(setattr, EG("x", [ValueError(1)]), "message", ""); t(lambda: EG[ValueError]); print(str(EG("one", [ValueError(1)])), str(EG("two", [ValueError(1)] * 2)), repr(EG("r", [ValueError("x"), EG("q", [TypeError()])])))
def nest(n):
    e = ValueError("deep")
    for i in range(n): e = EG(f"l{i}", [e])
    return e
try: raise nest(12)
except EG as e: print("".join(traceback.format_exception(None, e, None)))
try: raise EG("many", [ValueError(i) for i in range(20)])
except EG as e: print("".join(traceback.format_exception(None, e, None)))
