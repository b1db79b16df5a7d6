def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import heapq, bisect
class Rev:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v > o.v
    def __repr__(self): return f'R{self.v}'
h = [Rev(i) for i in (3, 1, 4, 1, 5)]; heapq.heapify(h); print([heapq.heappop(h) for _ in range(5)])
for f in (heapq.heappush, heapq.heappop, heapq.heapify, heapq.heapreplace, heapq.heappushpop, heapq.heappush_max, heapq.heappop_max, heapq.heapify_max, heapq.heapreplace_max, heapq.heappushpop_max):
    t(f); t(f, 5) if f.__name__ in ('heappop', 'heapify', 'heappop_max', 'heapify_max') else t(f, 5, 1); t(f, ()) if 'pop' in f.__name__ and 'push' not in f.__name__ else t(f, (), 1) if 'heapify' not in f.__name__ else t(f, (1, 2)); t(f, [], 1, 2, 3); print(f.__name__, f.__text_signature__)
t(heapq.heappop, []); t(heapq.heapreplace, [], 1); print(heapq.heappushpop([], 1), heapq.heappushpop_max([], 1)); t(heapq.heapify, [1, 'a']); t(heapq.heappush, [1], 'a'); t(heapq.heapreplace_max, [], 1)
m = []
for x in (5, 1, 8, 3): heapq.heappush_max(m, x)
print(m[0], heapq.heappushpop_max(m, 9), heapq.heapreplace_max(m, 0), [heapq.heappop_max(m) for _ in range(4)]); m = [1, 5, 2]; heapq.heapify_max(m); print(m)
class Boom:
    def __init__(self, lst): self.l = lst
    def __lt__(self, o): self.l.clear(); return True
l = []; l += [Boom(l) for _ in range(5)]
for f in (heapq.heapify, heapq.heappop, lambda l: heapq.heappush(l, Boom(l)), lambda l: heapq.heapreplace(l, Boom(l)), lambda l: heapq.heappushpop(l, Boom(l))):
    l.clear(); l += [Boom(l) for _ in range(5)]; t(f, l)
print(heapq.nlargest(2, [3, 1, 2]), heapq.nsmallest(2, 'hello'), heapq.nlargest(0, [1]), heapq.nlargest(-1, [1]), heapq.nsmallest(10, [2, 1]), heapq.nlargest(2, ['a', 'bbb', 'cc'], key=len), heapq.nsmallest(1, [], key=abs), heapq.nsmallest(1, [3, -1], abs)); t(heapq.nlargest, 'a', [1]); t(heapq.nlargest, 1, 5); t(heapq.nsmallest, 2, [1, 'a'])
print(list(heapq.merge([1, 4], [2, 3], [])), list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge(['a', 'ccc'], ['bb'], key=len)), list(heapq.merge())); t(lambda: list(heapq.merge([1], 5))); t(lambda: list(heapq.merge([1, 2], ['a'])))
a = [1, 2, 2, 2, 5]
for f in (bisect.bisect_left, bisect.bisect_right, bisect.bisect, bisect.insort_left, bisect.insort_right, bisect.insort):
    print(f.__name__, [f(list(a), x) for x in (0, 2, 3, 9)]); t(f); t(f, a); t(f, a, 1, -1); t(f, 5, 1); t(f, a, 'x'); t(f, a, 1, 0, 100); t(f, a, 1, 3, 1); t(f, a, 1, 'a'); t(f, a, 1, 0, 'b'); t(f, a, x=2, lo=1, hi=3, key=lambda v: v) if 'insort' not in f.__name__ else None; t(f, list(a), 2, key=5); t(f, list(a), 2, 0, None); t(f, [], 1, 0, 5); t(f, a, 1, foo=2); print(f.__text_signature__); a = [1, 2, 2, 2, 5]
print(bisect.bisect([10, 8, 2], 5, key=lambda v: -v), bisect.bisect_left([(1, 'a'), (3, 'b')], 2, key=lambda r: r[0])); rows = [(1, 'a'), (3, 'b')]; bisect.insort(rows, (2, 'z'), key=lambda r: r[0]); print(rows)
class Seq:
    def __init__(self): self.gets = []
    def __len__(self): return 7
    def __getitem__(self, i): self.gets.append(i); return i * 10
    def insert(self, i, v): print('insert', i, v)
s = Seq(); print(bisect.bisect(s, 35), s.gets, bisect.bisect_left(s, 30), bisect.insort(s, 25)); s.__class__.__len__ = lambda self: -1; t(bisect.bisect, s, 1); s.__class__.__len__ = lambda self: 2 ** 62; print(bisect.bisect(s, 10 ** 6)); t(bisect.bisect, s, 5, 0, 2 ** 63)
class Lst(list):
    def insert(self, i, v): print('sub insert', i, v); super().insert(i, v)
x = Lst([1, 3]); bisect.insort(x, 2); print(x)
class Cmp:
    def __lt__(self, o): raise ValueError('cmp')
t(bisect.bisect_left, [Cmp()], 1); t(bisect.bisect_right, [1], Cmp()); t(bisect.bisect_right, [1, 2], None); t(heapq.heapify, [Cmp(), Cmp()])
