"""Classes that are seen once at an instruction and then dropped."""
import gc


def fresh(n):
    class Base:
        def method(self):
            return ('base', n)

        @property
        def prop(self):
            return n

        @classmethod
        def build(cls):
            return cls()

    class Derived(Base):
        shared = [n]

        def __init__(self):
            self.value = n
            self.other = [n]

        def method(self):
            return super().method() + ('derived',)

    return Derived


def use(cls):
    object = cls.build()
    object.value += 1
    return object.value, object.method(), object.prop, object.shared, cls.shared, object.other


total = 0
for n in range(300):
    value, method, prop, shared, of_class, other = use(fresh(n))
    assert method == ('base', n, 'derived')
    assert shared is of_class and other == shared == [prop]
    total += value
    if n % 50 == 0:
        gc.collect()
print(total)


class Left:
    def name(self):
        return 'left'


class Right:
    def name(self):
        return 'right'


class Both(Left, Right):
    def name(self):
        return super().name()

    def keyword(self, a, b=2, c=3):
        return a, b, c


def called_from_generator(both):
    yield both.name()
    yield both.keyword(1)
    yield both.keyword(1, 5)
    try:
        both.keyword()
    except TypeError as e:
        yield str(e)
    try:
        both.keyword(1, 2, 3, 4)
    except TypeError as e:
        yield str(e)


both = Both()
print(*called_from_generator(both), sep='\n')
Both.__bases__ = (Right, Left)
print(both.name())
Right.name = lambda self: 'new'
print(both.name())
both.name = lambda: 'own'
print(both.name(), Both.name(both))
