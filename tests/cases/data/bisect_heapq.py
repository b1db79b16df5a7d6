import bisect, heapq, _bisect, _heapq


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


L = [1, 3, 3, 5, 7.5, 9]
for f in ("bisect_left", "bisect_right"):
    for x in (0, 1, 3, 4, 9, 10, 7.5, True, 3.0):
        show(f"_bisect.{f}(L, {x})")
    for rest in ("2, lo=-1", "2, 1, 3", "2, 3, 2", "2, hi=100", "2, lo=100", "2, hi=None", "2, hi=-1", "2, hi=-2", "2, lo=1.5", "2, hi='a'", "2, key=abs",
                 "-3, key=lambda v: -v", "'a'", "2, 0, 3, 4", "2, x=1", "2, foo=1", "", "x=3", "3, lo=2**70"):
        show(f"_bisect.{f}(L, {rest})")
    show(f"_bisect.{f}((1, 2, 3), 2)")
    show(f"_bisect.{f}('abc', 'b')")
    show(f"_bisect.{f}(range(10**18), 12345)")
    show(f"_bisect.{f}(5, 2)")
    show(f"_bisect.{f}({{}}, 2)")
    show(f"_bisect.{f}(a=[1], x=0)")
    show(f"_bisect.{f}(['a', 'b\\u1234', 'c'], 'b')")
    show(f"_bisect.{f}([[1], [2]], [1, 5])")
    print(getattr(_bisect, f).__text_signature__)


class Seq:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def insert(self, i, x):
        print("insert", i, x)
        self.items.insert(i, x)


s = Seq([1, 4, 8])
bisect.insort(s, 5)
bisect.insort_left(s, 4)
print(s.items)
for f in (bisect.insort_left, bisect.insort_right):
    a = [5, 3, 1]
    for x in (4, 3, 0, 9):
        f(a, x, key=lambda v: -v)
    print(a)
    try:
        f(5, 1)
    except Exception as e:
        print(type(e).__name__, e)
    try:
        f((1, 2), 1)
    except Exception as e:
        print(type(e).__name__, e)


class Shrink:
    def __init__(self, a):
        self.a = a

    def __lt__(self, other):
        self.a.clear()
        return True


a = [1, 2, 3, 4]
show("_bisect.bisect_left(a, Shrink(a))")
a = [1, 2, 3, 4]
show("_bisect.bisect_right(a, Shrink(a))")


class Odd:
    def __lt__(self, other):
        raise KeyError("lt")


show("_bisect.bisect_right([1, 2], Odd())")

import random

r = random.Random(12)
for kind in (int, float, str, lambda x: (x, str(x))):
    data = [kind(r.randrange(1000)) for _ in range(60)]
    heap = []
    for x in data:
        _heapq.heappush(heap, x)
    print(heap[:9])
    assert [_heapq.heappop(heap) for _ in data] == sorted(data)
    heap = data[:]
    _heapq.heapify(heap)
    print(heap[:9])
    heap = data[:]
    _heapq.heapify_max(heap)
    print(heap[:9], _heapq.heapreplace_max(heap, kind(3)), _heapq.heappushpop_max(heap, kind(5)))
    _heapq.heappush_max(heap, kind(500))
    out = [_heapq.heappop_max(heap) for _ in range(len(heap))]
    assert out == sorted(out, reverse=True)
    print(heapq.nsmallest(4, data), heapq.nlargest(4, data), list(heapq.merge(sorted(data[:5]), sorted(data[5:9]))))
for f in ("heappop", "heappush", "heapify", "heapreplace", "heappushpop", "heappop_max", "heappush_max", "heapify_max", "heapreplace_max", "heappushpop_max"):
    for arguments in ("", "[]", "[], 1", "[3, 1], 2", "(), 1", "()", "1", "None, 2", "[1], 2, 3", "heap=[]", "[1, 'a', 2]", "[1, 'a', 2], 5"):
        show(f"_heapq.{f}({arguments})")
    print(getattr(_heapq, f).__text_signature__)


class Evil:
    def __init__(self, heap, n):
        self.heap, self.n = heap, n

    def __lt__(self, other):
        if self.n > 0:
            del self.heap[self.n:]
        else:
            self.heap.extend([1] * 3)
        return True


for n in (-1, 1, 2):
    for f in (_heapq.heappop, _heapq.heapify, lambda h: _heapq.heappush(h, Evil(h, n)), lambda h: _heapq.heapreplace(h, Evil(h, n)),
              lambda h: _heapq.heappushpop(h, Evil(h, n)), _heapq.heappop_max, _heapq.heapify_max):
        h = []
        h.extend(Evil(h, n) for _ in range(7))
        try:
            f(h)
            print("done", len(h))
        except Exception as e:
            print(type(e).__name__, e)
print(_heapq.__about__[:30], _heapq.__doc__[:40], _bisect.__doc__[:30])


class LL(list):
    pass


h = LL([3, 2, 1])
heapq.heapify(h)
print(h, heapq.heappop(h))
bisect.insort(h, 2.5)
print(h)
