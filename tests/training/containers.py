"""Lists, dicts, sets, tuples: building, looking up, sorting, slicing, unpacking."""

import bisect
import heapq
import itertools
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from functools import lru_cache, partial, reduce
from operator import attrgetter, itemgetter

Row = namedtuple("Row", "name group score")


def rows(n):
    seed = 7
    out = []
    for i in range(n):
        seed = (seed * 69069 + 1) & 0xFFFFFFFF
        out.append(Row(f"row{seed % 997}", seed % 17, seed % 1000 / 10))
    return out


def grouping(table):
    groups = defaultdict(list)
    for name, group, score in table:
        groups[group].append((score, name))
    best = {}
    for group, members in groups.items():
        members.sort(reverse=True)
        best[group] = members[:3]
    counts = Counter(row.name for row in table)
    totals = {}
    for row in table:
        if row.group in totals:
            totals[row.group] += row.score
        else:
            totals[row.group] = row.score
        totals.setdefault("all", 0.0)
        totals["all"] = totals.get("all", 0) + row.score
    ordered = sorted(table, key=attrgetter("score", "name"))
    ordered.sort(key=itemgetter(1))
    ordered.sort(key=lambda row: (-row.score, row.name))
    return best, counts.most_common(5), totals, [key for key, _ in itertools.groupby(table, key=itemgetter(1))]


def shortest(size):
    edges = {
        (x, y): [(x + dx, y + dy) for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0)) if 0 <= x + dx < size and 0 <= y + dy < size]
        for x in range(size)
        for y in range(size)
    }
    distance = {(0, 0): 0}
    heap = [(0, (0, 0))]
    done = set()
    while heap:
        far, at = heapq.heappop(heap)
        if at in done:
            continue
        done.add(at)
        for to in edges[at]:
            cost = far + (to[0] * 7 + to[1] * 13) % 9 + 1
            if to not in distance or cost < distance[to]:
                distance[to] = cost
                heapq.heappush(heap, (cost, to))
    return distance[size - 1, size - 1]


def breadth(n):
    queue, seen = deque([1]), {1}
    while queue and len(seen) < n:
        at = queue.popleft()
        for to in (at * 2, at * 3 + 1, at // 2):
            if to not in seen:
                seen.add(to)
                queue.append(to)
    return max(seen)


def life(cells, turns):
    for _ in range(turns):
        near = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
        cells = {at for at, n in near.items() if n == 3 or (n == 2 and at in cells)}
    return cells


def queens(n):
    def place(row, columns, left, right):
        if row == n:
            return 1
        count = 0
        for column in range(n):
            if column in columns or row + column in left or row - column in right:
                continue
            count += place(row + 1, columns | {column}, left | {row + column}, right | {row - column})
        return count

    return place(0, frozenset(), frozenset(), frozenset())


def lists(n):
    numbers = list(range(n))
    numbers[::2] = [x * x for x in numbers[::2]]
    numbers.reverse()
    numbers += numbers[:10]
    del numbers[5:15]
    low, *middle, high = numbers
    total = 0
    for i, x in enumerate(middle):
        total += i * x & 0xFF
    for a, b in zip(numbers, numbers[1:]):
        if a > b:
            total -= 1
    pairs = [(a, b) for a in range(30) for b in range(30) if (a + b) % 3]
    matrix = [[i * j for j in range(25)] for i in range(25)]
    turned = [list(column) for column in zip(*matrix)]
    flat = [x for line in turned for x in line]
    index = []
    for x in flat:
        bisect.insort(index, x)
    while numbers:
        total ^= numbers.pop()
    chunks = [flat[i : i + 7] for i in range(0, len(flat), 7)]
    stack = [1, [2, [3, [4, [5, [6]]]]]] * 5
    while stack:
        top = stack.pop()
        if isinstance(top, list):
            stack.extend(top)
        else:
            total += top
    copies = [line[:] for line in matrix] + [tuple(line) for line in matrix]
    return total, len(pairs), sum(map(len, chunks)), min(low, high), any(x in line for line in copies for x in (3, 7)), reduce(lambda a, b: a ^ b, flat)


def sets(n):
    primes, sieve = [], set(range(2, n))
    while sieve:
        p = min(sieve) if len(sieve) < 50 else next(x for x in range(primes[-1] + 1 if primes else 2, n) if x in sieve)
        primes.append(p)
        sieve -= set(range(p, n, p))
    odd = {p for p in primes if p % 4 == 1}
    even = set(primes) - odd
    assert not odd & even and odd | even == set(primes) and odd <= set(primes)
    return len(primes)


@lru_cache(maxsize=None)
def ways(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])


class Recent:
    def __init__(self, size):
        self.size, self.data = size, OrderedDict()

    def get(self, key, make):
        try:
            self.data.move_to_end(key)
            return self.data[key]
        except KeyError:
            value = self.data[key] = make(key)
            if len(self.data) > self.size:
                self.data.popitem(last=False)
            return value


def iterating(n):
    total = 0
    for a, b in itertools.product(range(20), repeat=2):
        total += a * b
    total += sum(1 for _ in itertools.permutations(range(6)))
    total += sum(sum(c) for c in itertools.combinations(range(10), 3))
    total += sum(itertools.islice(itertools.accumulate(itertools.count()), n))
    for key, value in {i: str(i) for i in range(n)}.items():
        total += key + len(value)
    for x in itertools.chain.from_iterable([range(5)] * 200):
        total += x
    add = partial(lambda a, b, c=0: a + b + c, 1)
    total += sum(add(i, c=2) for i in range(n))
    total += sum(map(add, filter(None, range(n))))
    return total


for _ in range(36):
    table = rows(3000)
    grouping(table)
    shortest(25)
    breadth(3000)
    life({(1, 0), (2, 1), (0, 2), (1, 2), (2, 2), (5, 5), (5, 6), (5, 7), (9, 9), (9, 8), (8, 9)}, 25)
    queens(6)
    lists(3000)
    sets(1500)
    ways(150, (50, 20, 10, 5, 2, 1))
    ways.cache_clear()
    recent = Recent(50)
    for i in range(6000):
        recent.get(i * i % 73, str)
    iterating(2000)
