def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import heapq, bisect
from graphlib import *
h = []
for x in (5, 1, 4, 2, 3): heapq.heappush(h, x)
print(h, heapq.heappop(h), heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [1, 5, 3], key=lambda x: -x), list(heapq.merge([1, 4], [2, 3])), list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge(['a', 'BB'], ['ccc'], key=len)), heapq.nlargest(0, [1]), heapq.nsmallest(5, 'ba'))
l = [3, 1, 2]; heapq.heapify(l); print(l); t(heapq.heappop, []); t(heapq.heapreplace, [], 1); t(heapq.heappush, (), 1); t(heapq.heapify, 5); t(heapq.heappush, [1], 'a'); print(heapq.heappushpop([], 1)); t(heapq.heappop, 5)
m = [1, 2, 3]; heapq.heapify_max(m); print(m, heapq.heappop_max(m), m); heapq.heappush_max(m, 9); print(m, heapq.heapreplace_max(m, 0), heapq.heappushpop_max(m, 5))
class N:
    def __init__(self, v): self.v = v
    def __lt__(self, o): q.clear(); return True
q = [N(3), N(1), N(2)]
t(heapq.heapify, q); q = [N(3), N(1)]; t(heapq.heappush, q, N(0))
a = [1, 2, 2, 3]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 2, 0, 2), bisect.bisect_left(a, 5), bisect.bisect([], 1), bisect.bisect_left('abc', 'b'), bisect.bisect(a, 2, key=lambda x: -x)); bisect.insort(a, 2.5); bisect.insort_left(a, 2, hi=3); print(a); t(bisect.bisect, a, 'x'); t(bisect.bisect, a, 1, -1); t(bisect.bisect, 5, 1); t(bisect.bisect); t(bisect.insort, (), 1); t(bisect.bisect, a, 1, foo=2)
ts = TopologicalSorter({'d': {'b', 'c'}, 'b': {'a'}, 'c': {'a'}}); o = list(ts.static_order()); print(o[0], o[-1], sorted(o))
ts = TopologicalSorter(); ts.add('x', 'y'); ts.add('z'); ts.prepare(); print(sorted(ts.get_ready()), ts.is_active()); ts.done('y', 'z'); print(ts.get_ready()); t(ts.done, 'nope'); t(ts.add, 'q'); ts.done('x'); print(ts.is_active(), bool(ts)); t(ts.done, 'x')
c = TopologicalSorter({1: [2], 2: [3], 3: [1]}); t(c.prepare); t(TopologicalSorter().get_ready)
try: c.prepare()
except Exception as e: print(type(e).__name__, e.args[0], sorted(set(e.args[1])))
t(TopologicalSorter({1: [[]]}).prepare) if 0 else t(lambda: TopologicalSorter({1: [[]]}))
