# What lru_cache takes for the same call.
import functools

calls = []


@functools.lru_cache(maxsize=8)
def f(*a, **k):
    calls.append((a, k))
    return len(calls)


print(f(), f(), f(1), f(1.0), f(True), f("a"), f("a"), f((1,)), f(1, 2), f((1, 2)), f(*(1, 2)))
print(f(a=1), f(a=1), f(1, a=1), f(a=1, b=2), f(b=2, a=1), f(**{"a": 1}))
print(f.cache_info(), len(calls))


@functools.lru_cache(typed=True)
def g(*a, **k):
    return a, k


print(g(1), g(1.0), g(True), g(x=1), g(x=1.0), g(1, 2.0), g(1.0, 2), g("a", x=1), g())
print(g.cache_info())


@functools.cache
def h(*a):
    return object()


print(h() is h(), h(1) is h(1.0), h(1, 2) is h(1, 2), h((1, 2)) is h(1, 2), h(None) is h(None), h(()) is h())
print(h.cache_info())
for bad in (lambda: f([]), lambda: f(1, []), lambda: f(a=[]), lambda: g({})):
    try:
        bad()
    except TypeError as e:
        print(e)
