# Keys in sets: by identity, by value, by what __eq__ says, with all hashes the same, and with sets that change meanwhile.
class Same:
    """Hashes like every other; equal by name."""

    calls = 0

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 5

    def __eq__(self, other):
        Same.calls += 1
        return isinstance(other, Same) and self.name == other.name

    def __repr__(self):
        return f"Same({self.name})"


many = {Same(i) for i in range(20)}
print(len(many), Same(3) in many, Same(20) in many, 5 in many, "x" in many)
many.discard(Same(3))
print(len(many), Same(3) in many)
many.add(Same(3))
print(len(many), Same(3) in many, many == {Same(i) for i in range(20)})
print(many <= {Same(i) for i in range(21)}, many < {Same(i) for i in range(20)}, many >= {Same(0)})
print(sorted(x.name for x in many - {Same(i) for i in range(15)}))
print(sorted(x.name for x in many & {Same(i) for i in range(3, 30, 5)}))
print(Same.calls > 0)

# 1, 1.0 and True are one key; so are equal strings and tuples made apart.
s = {1, 2.0, "ab", (1, 2), frozenset([3])}
print(1.0 in s, True in s, 2 in s, "".join(["a", "b"]) in s, tuple([1, 2]) in s, tuple([1.0, 2.0]) in s, {3} in s)
print({1, 2} <= {1.0, 2.0, 3}, {1, 2} == {1.0, 2.0}, {True} <= {1}, {0.0} == {-0.0}, {1, "a"} - {1.0}, {"a"} & {"a", 1})
nan = float("nan")
print(nan in {nan}, float("nan") in {nan}, {nan} == {nan}, {nan} <= {float("nan")})
big = 10**30
print(10**30 in {big}, 10**30 + 1 in {big}, float(big) in {big}, {10**30, 1} == {1, big})

# Ints whose hashes meet: all multiples of the table's size, and those of the modulus.
m = 2**61 - 1
t = {i * 1024 for i in range(50)} | {m, 2 * m, 0, m + 1}
print(len(t), m in t, 3 * m in t, 1 in t, -m in t, hash(m), hash(-m), hash(m + 1), hash(m - 1), hash(-m - 1))
for i in range(0, 50, 2):
    t.remove(i * 1024)
print(len(t), [i for i in range(50) if i * 1024 in t])


class Clearing:
    """Empties a set when it is compared."""

    def __init__(self, victim):
        self.victim = victim

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.victim.clear()
        return False


s = {1, 2, 3}
print(Clearing(s) in s, s)
s = {1, 2, 3}
s.add(Clearing(s))
print(len(s))
s = {1, 2, 3}
print({Clearing(s)} <= s, s)
s = {1}
print(len({Clearing(s), 7} - s), s)


class Raising:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("compared")


for f in (
    lambda: Raising() in {1},
    lambda: {1} <= {Raising(), 2},
    lambda: {1, 2} - {Raising()},
    lambda: {1} & {Raising()},
    lambda: {1}.add(Raising()),
    lambda: {1} == {Raising()},
):
    try:
        print(f())
    except ValueError as e:
        print("ValueError", e)
for f in (lambda: [] in {1}, lambda: {1}.add([]), lambda: {1}.discard({}), lambda: {[]}, lambda: {1}.remove(9)):
    try:
        print(f())
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)


# The order in which sets of small ints come out after additions and removals.
s = set(range(40))
for i in range(0, 40, 3):
    s.discard(i)
print(list(s - {1, 2}), list(s & set(range(10, 60))), list(s | {100, 3}), list(s ^ {4, 5, 6}))
it = iter(s)
next(it)
s.add(1000)
for _ in range(2):
    try:
        next(it)
    except RuntimeError as e:
        print(e)


class Sub(set):
    pass


class Frozen(frozenset):
    pass


print(type(Sub([1]) - {2}), type(Frozen([1]) | {2}), type(Frozen([1]) & Frozen([1])), 1 in Sub([1]), Frozen([1]) <= Sub([1, 2]))
print(hash(Frozen([1, 2])) == hash(frozenset([1, 2])), Sub([1]) == Frozen([1]))
