import gc, weakref
def t(f, *a, **k):
    try: print(f.__name__, a, k, '->', f(*a, **k))
    except BaseException as e: print(f.__name__, a, k, '!!', type(e).__name__, e)
t(gc.collect, 3); t(gc.collect, -1); t(gc.collect, 'a'); t(gc.collect, gen=1)
t(gc.get_threshold); t(gc.set_threshold, 1); t(gc.get_threshold); t(gc.set_threshold, 2000, 10, 10)
t(gc.set_threshold); t(gc.set_threshold, 1, 2, 3, 4); t(gc.set_threshold, 'a'); t(gc.set_threshold, 2**40)
t(gc.get_objects, 3); t(gc.set_debug, 'a'); t(gc.get_debug)
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
class C: pass
class S(int): __slots__ = ()
def f(): pass
for o in (1, 'a', (), (1, []), [], {}, {'a': 1}, {'a': []}, object(), gc, f, b'', 1.5, None, set(), frozenset({1}), range(3),
          slice(1), Exception(), C(), C, S(), int, len, 1j, bytearray(), f.__code__, ...):
    print(type(o).__name__, gc.is_tracked(o), gc.is_finalized(o))
print(sorted(gc.get_referents([1, 2], {'a': 3}, 5, 'x', (7,))))
print(gc.get_referents({1: 2}), gc.get_referents())
x = C(); x.attr = [1]
print(any(r is x.attr for r in gc.get_referents(x)) or any(isinstance(r, dict) and 'attr' in r for r in gc.get_referents(x)))
print(C in gc.get_referents(x))
box = [x]
print(box in [r for r in gc.get_referrers(x) if isinstance(r, list)])
print(any(o is box for o in gc.get_objects()))
log = []
def cb(phase, info): log.append((phase, sorted(info)))
gc.callbacks.append(cb); gc.collect(); gc.callbacks.clear()
print(log)
def cycle(n):
    for _ in range(n):
        a = []; a.append(a)
gc.collect(); gc.collect()
# cycles are counted, other garbage is not
def cycles_found(make):
    gc.collect()
    make()
    return gc.collect()
print(cycles_found(lambda: cycle(50)) >= 40, cycles_found(lambda: [[i] for i in range(1000)]) < 30)
# finalizers run in the collection, objects that come back are not freed
class D:
    def __del__(self): log.append('del')
log.clear()
def make():
    d = D(); d.me = d
make(); make_depth = [make() for _ in range(20)]
gc.collect()
print(log.count('del') >= 15)
kept = []
class R:
    def __del__(self): kept.append(self)
def make():
    for _ in range(5):
        r = R(); r.me = r
make(); gc.collect()
print(len(kept) >= 3, all(gc.is_finalized(k) for k in kept))
kept.clear(); gc.collect(); gc.collect(); print(len(kept) < 4)
gc.set_debug(gc.DEBUG_SAVEALL)
gc.collect(); gc.garbage.clear()
cycle(10)
gc.collect()
print(len(gc.garbage) >= 8, all(type(g) is list and g[0] is g for g in gc.garbage if type(g) is list))
gc.set_debug(0); gc.garbage.clear()
w = weakref.WeakSet() if hasattr(weakref, 'WeakSet') else None
gc.freeze(); print(gc.get_freeze_count() > 100); gc.unfreeze(); print(gc.get_freeze_count())
print([sorted(d) for d in gc.get_stats()], len(gc.get_count()), all(isinstance(n, int) for n in gc.get_count()))
for n in sorted(dir(gc)):
    v = getattr(gc, n)
    print(n, (v.__text_signature__, v.__doc__) if callable(v) and not isinstance(v, type) else v)
