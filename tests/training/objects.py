"""Classes: attributes, methods, properties, slots, operators, inheritance."""

import enum
from dataclasses import dataclass, field


class Account:
    fee = 1
    opened = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []
        Account.opened += 1

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("not an amount")
        self.balance += amount
        self.record("in", amount)

    def withdraw(self, amount):
        if amount + self.fee > self.balance:
            return False
        self.balance -= amount + self.fee
        self.record("out", amount)
        return True

    def record(self, kind, amount):
        self.history.append((kind, amount))

    @property
    def moves(self):
        return len(self.history)

    @classmethod
    def of(cls, owner, **more):
        return cls(owner, **more)

    @staticmethod
    def sign(amount):
        return -1 if amount < 0 else 1


class Savings(Account):
    fee = 0

    def __init__(self, owner, balance=0, rate=0.01):
        super().__init__(owner, balance)
        self.rate = rate

    def record(self, kind, amount):
        super().record(kind, amount)
        self.last = kind

    def __len__(self):
        return self.moves

    def __getattr__(self, name):
        if name.startswith("as_"):
            return name[3:]
        raise AttributeError(name)


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k, self.z * k)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y, self.z) == (other.x, other.y, other.z)

    def __hash__(self):
        return hash((self.x, self.y, self.z))

    def __iter__(self):
        yield self.x
        yield self.y
        yield self.z

    def __bool__(self):
        return self.x != 0 or self.y != 0 or self.z != 0

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z


class Colour(enum.Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


@dataclass(order=True)
class Item:
    price: float
    name: str = "thing"
    tags: list = field(default_factory=list)

    def total(self, count=1, *, tax=0.2):
        return self.price * count * (1 + tax)


class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None
        self.parent = None

    def insert(self, key):
        node = self
        while True:
            if key < node.key:
                if node.left is None:
                    node.left = child = Node(key)
                    child.parent = node
                    return child
                node = node.left
            else:
                if node.right is None:
                    node.right = child = Node(key)
                    child.parent = node
                    return child
                node = node.right

    def depth(self):
        left = self.left.depth() if self.left is not None else 0
        right = self.right.depth() if self.right is not None else 0
        return 1 + max(left, right)

    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.key
        if self.right:
            yield from self.right.walk()


class Shape:
    def area(self):
        raise NotImplementedError

    def describe(self):
        return f"{self.__class__.__name__} of {self.area():.2f}"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return 3.14159 * self.radius * self.radius


class Box(Shape):
    def __init__(self, a, b):
        self.a, self.b = a, b

    def area(self):
        return self.a * self.b


def accounts():
    people = [Account("ann", 100), Savings("bob", 50), Account.of("cid", balance=10), Savings.of("dan", rate=0.5)]
    for i in range(12000):
        one = people[i & 3]
        one.deposit(i % 7 + 1)
        if not one.withdraw(i % 5):
            one.balance += 10
        if i % 3 == 0:
            try:
                one.deposit(0)
            except ValueError:
                one.failed = i
        if isinstance(one, Savings) and one.as_text == "text":
            one.rate *= 1.0001
        Account.sign(-i)
    assert len(people[1]) == people[1].moves
    return sum(p.balance for p in people)


def vectors():
    at, step = Vector(0.0, 0.0, 0.0), Vector(1.0, 0.5, 0.25)
    seen = set()
    for i in range(12000):
        at = at + step * 0.5 + (-step) * 0.25
        if at.dot(step) > 1000:
            at = Vector(0.0, 0.0, 0.0)
        if at:
            seen.add(at)
        x, y, z = at
        if at == step or 2 * step == at:
            x += y + z
    return len(seen)


def trees():
    key, root = 12345, Node(500000)
    for _ in range(6000):
        key = (key * 1103515245 + 12345) % 1000003
        root.insert(key)
    keys = list(root.walk())
    assert keys == sorted(keys)
    return root.depth()


def shapes():
    every = [Square(2), Circle(1.5), Box(2, 3)] * 10
    total = 0.0
    for _ in range(500):
        for shape in every:
            total += shape.area()
        every[0], every[-1] = every[-1], every[0]
    texts = [shape.describe() for shape in every for _ in range(20)]
    items = [Item(i * 7919 % 1000 / 10, f"n{i % 13}") for i in range(1500)]
    items.sort()
    total += sum(item.total(2, tax=0.1) for item in items)
    colours = [Colour.RED, Colour.GREEN, Colour.BLUE]
    counts = dict.fromkeys(Colour, 0)
    for i in range(5000):
        colour = colours[i % 3]
        if colour is Colour.RED:
            counts[colour] += colour.value
        else:
            counts[colour] += 1
    return total, len(texts), counts[Colour(1)]


for _ in range(12):
    accounts(), vectors(), trees(), shapes()
