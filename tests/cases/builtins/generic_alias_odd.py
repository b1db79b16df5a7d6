# Aliases with lists and tuples of classes of their own.
class Odd(list):
    def __repr__(self): return 'Odd'
class OddT(tuple):
    def __repr__(self): return 'OddT'
print(list[Odd()], list[[]], list[[1, int]], list[Odd([int])], list[OddT()], list[[OddT(), [int, Odd()]]])
try: list[Odd()][int]
except TypeError as e: print(e)
import typing, collections.abc
print(collections.abc.Callable[[int], str])
a = list[OddT((int, str))]
print(a, type(a.__args__).__name__, a.__args__, len(a.__args__), a == list[int, str], hash(a) == hash(list[int, str]), list[Odd()].__args__)
