# min() and max() of containers of numbers, alike ones and mixed ones.
for make in (list, tuple, set, frozenset, iter):
    print(make.__name__)
    for items in (
        [3, 1, 2],
        [3.5, -0.5, 2.5],
        [1, 0.5, 2],
        [0.5, 1, 2],
        [True, 2, 0],
        [2, True, False],
        [10**30, 1, -(10**30)],
        [1, 10**30],
        [float("inf"), 1.5],
        [1e300, 1e-300, 0.25],
        ["b", "a"],
        [7],
    ):
        print(min(make(items)), max(make(items)), min(make(items), default=0), max(make(items), key=lambda x: x))
    for f in (min, max):
        try:
            f(make([]))
        except ValueError as e:
            print(e)
        print(f(make([]), default="none"))
        try:
            f(make([1, "a"]))
        except TypeError as e:
            print(type(e).__name__)

# The first of equal ones; -0.0 equals 0.0; nan is neither less nor greater.
print(min([1, True, 1.0]), max([True, 1]), min([0.0, -0.0]), min([-0.0, 0.0]), max([-0.0, 0.0]), max((0.0, -0.0)))
nan = float("nan")
print(min([nan, 1.5]), min([1.5, nan]), max([nan, 1.5]), max([1.5, nan]), min([2.5, nan, 1.5]), max([1.5, nan, 2.5]))


class Reversed(int):
    def __lt__(self, other):
        return int(self) > int(other)

    def __gt__(self, other):
        return int(self) < int(other)


print(min([Reversed(1), Reversed(2)]), max([1, Reversed(3), 2]), min([3, Reversed(1), Reversed(2)]))


class List(list):
    def __iter__(self):
        return iter([9, 8])


class Set(set):
    def __iter__(self):
        return iter([9, 8])


print(min(List([1, 2])), max(Set([1, 2])), min(List([1])), min({5: 1, 4: 2}), max(range(5)), min(b"ba"), max("abc"))


class Shrinking:
    """Takes items out of the list while it is looked through."""

    def __lt__(self, other):
        items.clear()
        return True

    __gt__ = __lt__


items = [1, 2, Shrinking(), 4, 5]
print(type(min(items)).__name__, items)
items = {1, Shrinking()}
try:
    print(type(max(items)).__name__)
except RuntimeError as e:
    print(e)
