# repr of containers within containers: texts, recursion, changes while it runs, errors on the way.
def nest(depth, *makers):
    value = "x"
    for i in range(depth):
        value = makers[i % len(makers)](value)
    return value


makers = [lambda v: [v], lambda v: (v,), lambda v: {1: v}, lambda v: [v, v and 1], lambda v: (2, v)]
for maker in makers:
    text = repr(nest(60, maker))
    print(len(text), text[:30], text[-30:])
mixed = nest(100, *makers)
text = repr(mixed)
print(len(text), text[:60], text[-60:], text == str(mixed) == f"{mixed}" == "%r" % (mixed,))
print([], (), {}, [()], ([],), {(): []}, [[], {}], ({},), [None, True, 1.5, "a'b", b"c"])

# Into themselves.
a = []
a.append(a)
b = [1, (a, {"a": a})]
a.append(b)
print(a, b)
d = {}
d["d"] = d
d[1] = [d, (d,)]
print(d, [d], (d, d))
t = ([],)
t[0].append(t)
print(t, t[0])
twice = [[1]] * 3
print(twice, (twice, twice), {1: twice, 2: twice})


class L(list):
    pass


class D(dict):
    def __repr__(self):
        return "D" + dict.__repr__(self)


class T(tuple):
    def __repr__(self):
        return "T" + tuple.__repr__(self)


inner = L([1])
inner.append(inner)
print(inner, [inner], L([L(), D(a=D()), T((T(),))]), D({T((1, 2)): L([D()])}))


# Items that change what is being shown.
class Change:
    def __init__(self, action):
        self.action = action

    def __repr__(self):
        self.action()
        return "C"


x = [1, 2, 3]
x.insert(1, Change(lambda: x.clear()))
print(x, x)
x = []
x.append(Change(lambda: x.append(len(x)) if len(x) < 5 else None))
print(x, x)
y = {1: Change(lambda: y.pop(2, None)), 2: 3}
print(y, y)
outer = [Change(lambda: outer.append(outer) if len(outer) < 3 else None)]
print(outer)


class Bad:
    def __init__(self, error):
        self.error = error

    def __repr__(self):
        if isinstance(self.error, Exception):
            raise self.error
        return self.error


for error in [ValueError("no"), 5, None]:
    for value in [[1, Bad(error)], ({1: Bad(error)},), {"k": [Bad(error)]}, {Bad(error): 1}]:
        try:
            print(repr(value))
        except Exception as e:
            print(type(e).__name__, e)
v = [Bad(KeyError("x"))]
for _ in range(2):
    try:
        repr(v)
    except KeyError as e:
        print(repr(e))
v[0] = 7
print(v, [v])


# Wide characters among narrow ones.
print(ascii(["\xe9", ("\u0101", {"\U0001f600": "b"}), "\ud800"]), ["\xe9", ("\u0101", {"\U0001f600": "b"})])
deep = nest(50, lambda v: [v, "\u0101"])
print(len(repr(deep)), repr(deep).count("\u0101"))


class Self:
    def __repr__(self):
        return repr([self])


for value in [Self(), [Self()], (Self(),), {1: Self()}]:
    try:
        repr(value)
    except RecursionError as e:
        print(type(e).__name__)
