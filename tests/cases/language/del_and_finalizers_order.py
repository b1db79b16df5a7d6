"""__del__, weakref callbacks and gc.collect: what runs for garbage made in numbers, resurrection and errors in finalizers."""
import gc, sys, weakref


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


N = 40
log = []
sys.unraisablehook = lambda u: log.append(("unraisable", type(u.exc_value).__name__, u.err_msg is None or "ignored" in str(u.err_msg) or True))
def collect():
    def churn(n): return [n, churn(n - 1)] if n else []
    for _ in range(3): churn(60); gc.collect()
def below(f, n=25): return below(f, n - 1) if n else f()
class Plain:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(("del", self.n))
def plain():
    for i in range(N): Plain(i)
below(plain); collect(); print(len({x for x in log if x[0] == "del"}) >= N - 2, len(log) == len(set(log))); log.clear()
class Cycle(Plain):
    def __init__(self, n): super().__init__(n); self.me = self; self.peer = [self]
def cycles():
    for i in range(N): Cycle(i)
below(cycles); collect(); print(len(log) >= N - 2, len(log) == len(set(log))); log.clear()
saved = []
class Back(Plain):
    def __del__(self): log.append(("back", self.n)); saved.append(self)
def back():
    for i in range(N): Back(i)
below(back); collect(); print(len(log) >= N - 2, len(saved) == len(log), all(isinstance(x, Back) for x in saved)); count = len(log); saved.clear(); collect(); print(len(log) - count <= 2); log.clear()
class Bad:
    def __del__(self): raise ValueError("in del")
def bad():
    for i in range(N): Bad()
below(bad); collect(); print(len(log) >= N - 2, set(log)); log.clear()
class NoCall: __del__ = 5
class Late:
    pass
def nocall():
    for i in range(N): NoCall()
below(nocall); collect(); print({x[1] for x in log}); log.clear(); Late.__del__ = lambda self: log.append("late")
def late():
    for i in range(N): Late()
below(late); collect(); print(len(log) >= N - 2, set(log)); log.clear()
def onobject():
    for i in range(N):
        o = Plain.__new__(Plain); o.__dict__["__del__"] = lambda: log.append("never"); o.n = i
below(onobject); collect(); print("never" in log, len(log) >= N - 2); log.clear()
def gens():
    def g(i):
        try: yield i
        finally: log.append(("gen", i))
    for i in range(N): next(g(i))
below(gens); collect(); print(len(log) >= N - 2, len(log) == len(set(log))); log.clear()
kept = []
def callbacks():
    for i in range(N): o = Late.__new__(Late); kept.append(weakref.ref(o, lambda r, i=i: log.append(("cb", i))))
del Late.__del__
below(callbacks); collect(); print(len([x for x in log if x[0] == "cb"]) >= N - 2, sum(r() is None for r in kept) >= N - 2); log.clear(); kept.clear()
held = [Plain(i) for i in range(5)]; del held[2:4]; held.clear(); collect(); print(len(log) >= 3); t(lambda: Plain(1).__del__()); print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.collect() >= 0, gc.is_tracked([]), gc.is_tracked(1)); t(gc.collect, 5); t(gc.collect, "x"); t(gc.set_threshold); t(gc.set_debug, "x"); sys.unraisablehook = lambda u: None
