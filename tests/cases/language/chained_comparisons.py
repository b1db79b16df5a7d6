"""Comparison chains: what is evaluated, what is returned, how operands are swapped."""
def t(f, *args):
    try: print(repr(f(*args)))
    except BaseException as e: print(type(e).__name__ + ":", e)
log = []
class V:
    def __init__(self, n, result=None): self.n, self.result = n, result
    def __repr__(self): return f"V{self.n}"
    def __bool__(self): log.append(f"bool {self}"); return bool(self.n)
    def __lt__(self, o): log.append(f"{self} lt {o}"); return self.result if self.result is not None else V(self.n)
    def __gt__(self, o): log.append(f"{self} gt {o}"); return NotImplemented
    def __eq__(self, o): log.append(f"{self} eq {o}"); return NotImplemented
    def __ne__(self, o): log.append(f"{self} ne {o}"); return NotImplemented
    def __contains__(self, o): log.append(f"{self} has {o}"); return "truthy"
    __hash__ = None
a, b, z = V(1), V(2), V(0)
for expr in ["a < b < a", "z < b < a", "a < b > a", "a < b == a", "a == b", "a != b", "a == a", "a != a", "a in b", "a not in b", "a is a", "a is not b < a", "a < b in a", "not a < b", "a < b and b", "(a < b) < a", "a < (b < a)", "a < b < z < a", "1 < a", "1 > a", "a <= b", "1 <= a", "1 == a", "a in [b, a]", "a in (1, 2)", "5 in a", "1 < 2 < 3 != 4 > 2", "1 < 3 < 2", "1 if z < a else 2", "[x for x in (1,2,3) if 1 < x <= 3]"]:
    log.clear()
    try: print(expr, "->", repr(eval(expr)), log)
    except Exception as e: print(expr, "->", type(e).__name__, e, log)
class Base:
    def __eq__(self, o): return "base eq"
    def __lt__(self, o): return "base lt"
    def __ge__(self, o): return "base ge"
class Derived(Base):
    def __eq__(self, o): return "derived eq"
    def __gt__(self, o): return "derived gt"
class Plain(Base): pass
class Other:
    def __eq__(self, o): return NotImplemented
    def __gt__(self, o): return "other gt"
x, y, p, o = Base(), Derived(), Plain(), Other()
print(x == y, y == x, x < y, y < x, x > y, y > x, x == p, p == x, x >= y, y >= x, o == x, x == o, o == o, o != o, x < o)
for left in [1, 1.5, 1j, "a", b"a", None, [], (), {}, set(), frozenset(), range(1), slice(1), int, len, object(), ..., True, NotImplemented, lambda: 0, bytearray(), memoryview(b""), dict().keys(), dict().values()]:
    row = []
    for right in [1, "a", None, [], (), set(), 1.5, b"a"]:
        for op in ["<", ">=", "=="]:
            try: row.append(str(eval(f"l {op} r", {"l": left, "r": right}))[0])
            except TypeError as e: row.append("!")
    print(type(left).__name__, "".join(row))
for l, r in [(1, "a"), ([], ()), (None, None), (1j, 2j), ({}, {}), (int, str), (object(), 1), (Other(), 1), ("a", b"a"), (len, len), (range(2), range(3))]:
    t(lambda: l < r); t(lambda: l >= r)
class Raises:
    def __eq__(self, o): raise KeyError("eq")
    def __lt__(self, o): raise KeyError("lt")
    def __bool__(self): raise ValueError("bool")
r = Raises()
t(lambda: r == 1); t(lambda: 1 == r); t(lambda: r in [1]); t(lambda: [1].index(r)); t(lambda: [r] == [r]); t(lambda: [r] == [1]); t(lambda: (r,) < (1,)); t(lambda: r != 1); t(lambda: not r); t(lambda: r and 1); t(lambda: 1 if r else 2); t(lambda: {1: r} == {1: 2}); t(lambda: r is r); t(lambda: max(r, r)); t(lambda: sorted([r, r]))
class Len:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
for v in [0, 5, -1, "a", 2**70, True, 1.5, None]: t(lambda: bool(Len(v)))
class BadBool:
    def __repr__(self): return "BadBool"
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
for v in [1, None, "yes", True]: t(lambda: bool(BadBool(v))); t(lambda: 1 < 2 and BadBool(v)) if v is True else None
class EqBad(BadBool):
    def __eq__(self, o): return self
t(lambda: EqBad(5) in [1]); t(lambda: [EqBad("x")] == [1]); t(lambda: (EqBad(5) == 1) is not None); nan = float("nan"); print(nan == nan, nan in [nan], [nan] == [nan], nan is nan, {nan: 1} == {nan: 1}, (nan,) == (nan,), nan != nan, not nan < nan)
print(1 == 1.0 == True, 0 == False == 0.0 == -0.0 == 0j, 2**53 == float(2**53 + 1), "a" < "b" < "ba" < "é" < "中" < "😀", (1, 2) < (1, 2, 0) < (1, 3), [[]] < [[0]], {1} < {1, 2} > {2}, {1} < {2}, {1} > {2}, range(0) == range(5, 5) == range(3, 1, 1), range(0, 3, 2) == range(0, 4, 2))
import warnings
for src in ["1 is 1", "x is 'a'", "x is not ()", "1 < x is 5", "x is -1", "x is None", "x is ...", "x is True", "'a' is x", "x is (1, 2)", "x is f'{y}'", "x is []", "x is 1j", "x == 1 is 2"]:
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always"); compile(src, "s", "eval"); print(src, [str(m.message) for m in w])
