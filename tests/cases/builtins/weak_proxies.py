import weakref


class A:
    def __init__(self):
        self.x = 1

    def __str__(self):
        return "an A"


class C:
    def __call__(self, *args):
        return args


a, c = A(), C()
p = weakref.proxy(a)
print(weakref.proxy(a) is p, weakref.proxy(a, None) is p)
print(type(p) is weakref.ProxyType, type(weakref.proxy(c)) is weakref.CallableProxyType)
print(weakref.proxy(c) is weakref.proxy(c), weakref.proxy(c)(1, 2))
r = weakref.ref(a)
print(weakref.getweakrefcount(a), [w is e for w, e in zip(weakref.getweakrefs(a), (r, p))])

calls = []
q = weakref.proxy(a, calls.append)
print(q is p, weakref.proxy(a, calls.append) is q, weakref.proxy(a) is p)
print(isinstance(q, weakref.ref), isinstance(q, A), isinstance(q, weakref.ProxyType))
print(p.x, q.x, str(p), p == q, p == a, bool(p))
p.y = 5
print(a.y, sorted(a.__dict__))
del q.y
print(hasattr(p, "y"), hasattr(a, "y"))
for f in (lambda: hash(p), lambda: p(), lambda: p + 1, lambda: len(p), lambda: next(p), lambda: p[0], lambda: -p):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for args in ((), (1,), (a, 1, 2), ("text",)):
    try:
        print(weakref.proxy(*args))
    except TypeError as e:
        print(e)
for kind in weakref.ProxyTypes:
    print(kind.__name__, kind.__module__)
    try:
        kind(a)
    except TypeError as e:
        print(e)


class L(list):
    pass


items = L([3, 1, 2])
v = weakref.proxy(items)
print(len(v), v[0], 1 in v, sorted(v), v + [1], [0] + v, v * 2, list(reversed(v)), v == [3, 1, 2])
v += [9]
print(type(v), items)
print(callable(v), callable(weakref.proxy(c)))
s = {weakref.ref(c): 1}
print(s[weakref.ref(c)], weakref.ref(a) == weakref.ref(a), weakref.ref(a) == weakref.ref(items))
