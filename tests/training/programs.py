"""Small programs of several parts: an interpreter, a parser, a simulation, a solver, a garbage-heavy graph."""

import gc
import weakref


class Token:
    def __init__(self, kind, value):
        self.kind, self.value = kind, value


class Lexer:
    def __init__(self, text):
        self.text, self.at = text, 0

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self, test):
        start = self.at
        while self.at < len(self.text) and test(self.text[self.at]):
            self.at += 1
        return self.text[start : self.at]

    def __iter__(self):
        while c := self.peek():
            if c.isspace():
                self.at += 1
            elif c.isdigit():
                yield Token("number", int(self.take(str.isdigit)))
            elif c.isalpha():
                yield Token("name", self.take(str.isalnum))
            else:
                self.at += 1
                yield Token("op", c)


class Parser:
    levels = {"+": 1, "-": 1, "*": 2, "/": 2, "<": 0}

    def __init__(self, text):
        self.tokens = list(Lexer(text))
        self.at = 0

    def next(self):
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        self.at += 1
        return token

    def primary(self):
        token = self.next()
        if token.kind == "number":
            return ("const", token.value)
        if token.kind == "name":
            return ("load", token.value)
        if token.value == "(":
            inside = self.expression(0)
            self.next()
            return inside
        raise SyntaxError(token.value)

    def expression(self, least):
        left = self.primary()
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            level = self.levels.get(token.value)
            if token.kind != "op" or level is None or level < least:
                break
            self.at += 1
            left = ("binary", token.value, left, self.expression(level + 1))
        return left


def compiled(tree, code):
    match tree:
        case ("const", value):
            code.append(("PUSH", value))
        case ("load", name):
            code.append(("LOAD", name))
        case ("binary", op, left, right):
            compiled(left, code)
            compiled(right, code)
            code.append(("OP", op))
    return code


OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a // b if b else 0,
    "<": lambda a, b: a < b,
}


def executed(code, names):
    stack = []
    push, pop = stack.append, stack.pop
    for op, value in code:
        if op == "PUSH":
            push(value)
        elif op == "LOAD":
            push(names[value])
        else:
            right = pop()
            left = pop()
            push(OPERATORS[value](left, right))
    return pop()


def machine(n):
    code = compiled(Parser("a * (b + 3) - 7 / (1 + c) + 2 * 2 * a - (b < 100)").expression(0), [])
    total = 0
    for i in range(n):
        total += executed(code, {"a": i, "b": i * 2, "c": i % 5})
    for i in range(n // 20):
        Parser(f"x{i} + (y * {i} - 3) / 2").expression(0)
    return total


def sudoku(puzzle):
    cells = [int(c) for c in puzzle]
    peers = []
    for i in range(81):
        r, c = divmod(i, 9)
        block = {(r // 3 * 3 + a) * 9 + c // 3 * 3 + b for a in range(3) for b in range(3)}
        peers.append((block | {r * 9 + k for k in range(9)} | {k * 9 + c for k in range(9)}) - {i})

    def solve():
        best, options = None, None
        for i in range(81):
            if cells[i] == 0:
                free = {1, 2, 3, 4, 5, 6, 7, 8, 9} - {cells[p] for p in peers[i]}
                if best is None or len(free) < len(options):
                    best, options = i, free
                    if len(free) <= 1:
                        break
        if best is None:
            return True
        for value in options:
            cells[best] = value
            if solve():
                return True
        cells[best] = 0
        return False

    return solve() and sum(cells)


class Task:
    def __init__(self, name, priority, work):
        self.name, self.priority, self.work = name, priority, work
        self.waiting = None
        self.done = 0

    def ready(self):
        return self.waiting is None and self.work > 0

    def run(self, world):
        self.work -= 1
        self.done += 1
        world.clock += self.priority
        if self.work % 4 == 0 and world.devices:
            device = world.devices[self.work % len(world.devices)]
            device.request(self)
        return self


class Device:
    def __init__(self, delay):
        self.delay, self.queue = delay, []

    def request(self, task):
        task.waiting = self
        self.queue.append([task, self.delay])

    def tick(self):
        finished = [entry for entry in self.queue if entry[1] <= 0]
        for entry in finished:
            self.queue.remove(entry)
            entry[0].waiting = None
        for entry in self.queue:
            entry[1] -= 1


class FastDevice(Device):
    def tick(self):
        super().tick()
        super().tick()


class World:
    def __init__(self):
        self.clock = 0
        self.devices = [Device(3), FastDevice(5), Device(1)]
        self.tasks = [Task(f"t{i}", i % 3 + 1, 150 + i) for i in range(12)]

    def run(self):
        turns = 0
        while any(task.work for task in self.tasks):
            for task in self.tasks:
                if task.ready():
                    task.run(self)
            for device in self.devices:
                device.tick()
            turns += 1
        return turns, self.clock


class Link:
    def __init__(self, value, next=None):
        self.value, self.next = value, next
        self.back = None


def garbage(n):
    kept = []
    dead = []
    for i in range(n):
        head = None
        for j in range(12):
            node = Link((i, j), head)
            if head is not None:
                head.back = node
            head = node
        if i % 10 == 0:
            kept.append(head)
            dead.append(weakref.ref(head))
        if i % 400 == 0:
            gc.collect()
            del kept[: len(kept) // 2]
    total = 0
    for head in kept:
        while head is not None:
            total += head.value[1]
            head = head.next
    return total, sum(1 for r in dead if r() is not None)


def grow(depth):
    return {"left": grow(depth - 1), "right": grow(depth - 1), "size": depth} if depth else None


def measure(tree):
    return 0 if tree is None else 1 + measure(tree["left"]) + measure(tree["right"])


def paths(size):
    grid = [[(x * 7 + y * 3) % 10 for x in range(size)] for y in range(size)]
    cost = [[0] * size for _ in range(size)]
    for y in range(size):
        for x in range(size):
            if x and y:
                before = min(cost[y - 1][x], cost[y][x - 1], cost[y - 1][x - 1])
            elif x:
                before = cost[y][x - 1]
            else:
                before = cost[y - 1][x] if y else 0
            cost[y][x] = before + grid[y][x]
    return cost[-1][-1]


class Board:
    """Positions of a game on a grid, searched to a depth."""

    lines = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

    def __init__(self):
        self.cells = [None] * 9
        self.seen = {}

    def winner(self):
        for a, b, c in self.lines:
            if self.cells[a] and self.cells[a] == self.cells[b] == self.cells[c]:
                return self.cells[a]
        return None

    def best(self, player):
        key = tuple(self.cells), player
        if key in self.seen:
            return self.seen[key]
        if won := self.winner():
            score = 1 if won == player else -1
        elif all(self.cells):
            score = 0
        else:
            other = "o" if player == "x" else "x"
            score = -2
            for i in range(9):
                if self.cells[i] is None:
                    self.cells[i] = player
                    score = max(score, -self.best(other))
                    self.cells[i] = None
        self.seen[key] = score
        return score


for _ in range(24):
    machine(2500)
    sudoku("530070000600195000098000060800060003400803001700020006060000280000419005000080079")
    World().run()
    garbage(1500)
    measure(grow(11))
    paths(90)
    Board().best("x")
