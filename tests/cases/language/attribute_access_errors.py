"""Messages of failed attribute access, calls, subscripts and unpacking on instances, classes, modules, and objects with odd names."""


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class A:
    x = 1
    def m(self, a, b=2): pass
    @property
    def ro(self): return 1
    @property
    def fails(self): raise AttributeError("inner")
    @property
    def wo(self): pass
    wo = wo.setter(lambda s, v: None); wo = property(None, wo.fset)
class Sl: __slots__ = ("s",)
class Ga:
    def __getattr__(self, n): return n * 2
class Odd: pass
Odd.__name__ = "Renamed"; Odd.__qualname__ = "Q.Odd"
a, s = A(), Sl()
for f in (lambda: a.y, lambda: A.y, lambda: a.ro, lambda: setattr(a, "ro", 1), lambda: delattr(a, "ro"), lambda: a.fails, lambda: a.wo, lambda: delattr(a, "wo"), lambda: delattr(a, "x"), lambda: delattr(a, "m"), lambda: s.s, lambda: delattr(s, "s"), lambda: setattr(s, "q", 1), lambda: s.__dict__, lambda: setattr(s, "__dict__", {}), lambda: Ga().abc, lambda: Ga().__len__, lambda: len(Ga()), lambda: Odd().z, lambda: Odd.z, lambda: repr(Odd()).split(" at")[0], lambda: None.x, lambda: setattr(None, "x", 1), lambda: (1).x, lambda: setattr(1, "x", 2), lambda: setattr(1, "real", 2), lambda: delattr(1, "real"), lambda: setattr([], "append", 1), lambda: setattr([], "x", 1), lambda: len.x, lambda: setattr(len, "x", 1), lambda: (lambda: 0).x, lambda: a.m.x, lambda: setattr(a.m, "x", 1), lambda: a.m.__func__.x, lambda: setattr(a.m, "__self__", 1), lambda: int.x, lambda: setattr(int, "x", 1), lambda: type.x, lambda: object().x, lambda: setattr(object(), "x", 1), lambda: super().x, lambda: super(A, a).y, lambda: super(A, a).x, lambda: super(int, a), lambda: super(5, a), lambda: super(), lambda: getattr(a, 5), lambda: setattr(a, 5, 1), lambda: delattr(a, None), lambda: hasattr(a, b"x"), lambda: getattr(a), lambda: getattr(a, "q", 1, 2), lambda: setattr(a, "q"), lambda: getattr(a, "q", None), lambda: getattr(a, ""), lambda: setattr(a, "", 5) or getattr(a, ""), lambda: a(), lambda: 5(), lambda: None(), lambda: "s"(1), lambda: [](), lambda: A()(), lambda: a.m(), lambda: a.m(1, 2, 3), lambda: A.m(), lambda: a.m(1, c=2), lambda: a.m(1, a=2), lambda: A(1), lambda: A(k=1), lambda: object(1), lambda: int(1, 2, 3), lambda: a[0], lambda: a.__setitem__, lambda: 5[0], lambda: None[0], lambda: len[0], lambda: (lambda: 0)[0], lambda: A[0], lambda: int[0], lambda: [1]["a"], lambda: {}["k"], lambda: (1,)[5], lambda: "s"[9], lambda: len(5), lambda: len(a), lambda: iter(5), lambda: iter(a), lambda: next(5), lambda: next([]), lambda: 1 in 5, lambda: 1 in a, lambda: [*5], lambda: {**5}, lambda: {*a}, lambda: (lambda *x: x)(*5), lambda: (lambda **k: k)(**5), lambda: (lambda **k: k)(**{1: 2}), lambda: A.m(*[1]), lambda: exec("x, y = 5"), lambda: exec("x, y = [1]"), lambda: exec("x, y = 1, 2, 3"), lambda: exec("x, *y, z = [1]"), lambda: exec("(x, y), z = 1, 2"), lambda: exec("for x, y in [1]: pass"), lambda: exec("for x in None: pass"), lambda: exec("del x"), lambda: exec("a.b.c = 1", {"a": A()}), lambda: exec("a[0] = 1", {"a": A()}), lambda: exec("del a[0]", {"a": A()}), lambda: exec("a += 1", {"a": A()}), lambda: exec("a @= 1", {"a": 1}), lambda: a + 1, lambda: 1 + a, lambda: a + a, lambda: a @ a, lambda: a ** 2, lambda: a < a, lambda: a <= 1, lambda: -a, lambda: ~a, lambda: +"s", lambda: abs(a), lambda: a and a.q, lambda: a // 1, lambda: divmod(a, 1), lambda: pow(a, 1), lambda: round(a), lambda: 1 << "a", lambda: "a" - "b", lambda: [] + (), lambda: () + [], lambda: {} + {}, lambda: {} | 5, lambda: set() + set(), lambda: "a" + 1, lambda: 1 + "a", lambda: b"" + "", lambda: [1] * [2], lambda: "a" * "b", lambda: None + 1, lambda: print >> 5, lambda: print << 5, lambda: int(a), lambda: float(a), lambda: bytes(a), lambda: [0][a], lambda: range(a), lambda: chr("a"), lambda: ord("ab"), lambda: ord(5), lambda: ord(b"ab"), lambda: chr(-1), lambda: hash([]), lambda: {[]: 1}, lambda: {a, []}, lambda: isinstance(1, 5), lambda: isinstance(1, "int"), lambda: issubclass(5, int), lambda: issubclass(int, [int]), lambda: callable(), lambda: id(), lambda: vars(5), lambda: vars(s), lambda: dir(a, 1), lambda: sum(["a"]), lambda: sum("ab"), lambda: sum([b"a"], b""), lambda: sum([[1]], []), lambda: sum(5), lambda: zip(5), lambda: map(), lambda: map(len), lambda: list(map(5, [1])), lambda: filter(None), lambda: enumerate(5), lambda: enumerate([], "x"), lambda: reversed({1}), lambda: reversed(5), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: list(map(pow, [1], [1, 2], strict=True)), lambda: input(1, 2), lambda: open(5.5), lambda: open("x", "zz"), lambda: open("x", "rw"), lambda: open("x", "rb", encoding="u"), lambda: __import__(5), lambda: compile(5, "", "exec"), lambda: breakpoint(1) if 0 else 1, lambda: memoryview("s"), lambda: frozenset(5), lambda: property(1, 2, 3, 4, 5), lambda: classmethod(), lambda: staticmethod(1, 2), lambda: slice(), lambda: complex("x"), lambda: bytes("s"), lambda: str(b"", 5), lambda: type("a", (), 5), lambda: type(1, 2), lambda: super(1, 2, 3)): t(f)
