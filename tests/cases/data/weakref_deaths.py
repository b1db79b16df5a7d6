"""What weak references of every kind say once their objects are gone."""
import gc, weakref


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class A:
    def __init__(self, n): self.n = n
    def m(self): return self.n
N = 50
log, refs, proxies, methods, finals = [], [], [], [], []
values, keys, group = weakref.WeakValueDictionary(), weakref.WeakKeyDictionary(), weakref.WeakSet()


def make():
    held = []
    for i in range(N):
        o = A(i)
        held.append(o)
        refs.append(weakref.ref(o, lambda r: log.append(r() is None)))
        proxies.append(weakref.proxy(o)); methods.append(weakref.WeakMethod(o.m)); finals.append(weakref.finalize(o, log.append, "final"))
        values[i] = o; keys[o] = i; group.add(o)
    print(len(values), len(keys), len(group), proxies[3].n, methods[4]()(), finals[5].alive)


def deeper(n):
    if n: deeper(n - 1)
    else: make()


deeper(20)
def churn(n): return [n, churn(n - 1)] if n else []
churn(50); gc.collect(); churn(50); gc.collect()
dead = [i for i in range(N) if refs[i]() is None]
few = N - len(dead)
# One object may still be seen from a stale word.
print(few <= 2, len(values) == few, len(keys) == few, len(group) == few, log.count(True) == len(dead), log.count("final") == len(dead))
i = dead[0]
t(lambda: proxies[i].n); t(lambda: bool(proxies[i])); t(lambda: str(proxies[i])); t(lambda: proxies[i] + 1); t(lambda: setattr(proxies[i], "n", 1)); print(methods[i](), finals[i].alive, finals[i].peek(), finals[i](), finals[i].detach(), repr(refs[i]).split(" at ")[0], repr(refs[i])[-6:]); r, s = refs[dead[0]], refs[dead[1]]; print(r == s, r == r, r != s, methods[dead[0]] == methods[dead[1]], values.get(i), i in values); t(hash, r); t(lambda: values[i]); t(group.remove, 5)
