"""Asynchronous generators driven by hand: what each step yields, returns and raises."""


class Yield:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


slow_exit = False


async def generator():
    try:
        got = yield 1
        print("got", got)
        print("awaited", await Yield("pause"))
        got = yield None
        print("got", got)
        yield StopIteration(5)
    except GeneratorExit:
        if slow_exit:
            print("exit", await Yield("while closing"))
        raise
    except ValueError as e:
        print("caught", e)
        yield "after"


def drive(step, *sends):
    out = []
    try:
        out.append(step.send(None))
        for value in sends:
            out.append(step.send(value))
    except BaseException as e:
        out.append(f"{type(e).__name__}{e.args}")
    return out


g = generator()
print(drive(g.__anext__()), drive(g.asend("first"), "sent"), drive(g.asend("second")), drive(g.__anext__()), drive(g.__anext__()))
step = g.__anext__()
print(drive(step), drive(step), type(step), iter(step) is step, step.__await__() is step)
g = generator()
print(drive(g.asend("too early")))
print(drive(g.__anext__()), drive(g.athrow(ValueError("thrown"))), drive(g.aclose()), drive(g.aclose()), drive(g.__anext__()))
slow_exit = True
g = generator()
print(drive(g.__anext__()), drive(g.aclose(), "go on"), drive(g.athrow(KeyError)))
slow_exit = False
g = generator()
print(drive(g.__anext__()))
a, b = g.asend(1), g.asend(2)
print(a.send(None), drive(b), drive(b))
print(drive(g.aclose(), "go on"))
for value in a, g.__anext__():
    try:
        print(next(value))
    except BaseException as e:
        print(type(e).__name__, e.args)
g = generator()
step = g.asend(None)
print(step.close(), drive(step), drive(g.__anext__()))
g = generator()
print(drive(g.__anext__()))
step = g.asend(0)
print(step.send(None))
try:
    print(step.throw(LookupError("into")))
except LookupError as e:
    print(repr(e))
print(drive(g.__anext__()))


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores()
print(drive(g.__anext__()), drive(g.aclose()))


async def consume(*sources):
    out = []
    for source in sources:
        async for x in source:
            out.append(x)
    return out


async def numbers(n):
    for i in range(n):
        if i % 2:
            await Yield(f"wait {i}")
        yield i


print(drive(consume(numbers(4), numbers(0), numbers(1)), None, None))


async def nested(n):
    if n:
        async for x in nested(n - 1):
            yield x
        await Yield(n)
        yield n


print(drive(consume(nested(4)), *[None] * 4))


async def defaults():
    g = numbers(1)
    return [await anext(g, "none"), await anext(g, "none"), await anext(numbers(0), None)]


print(drive(defaults()))


async def waits():
    return await Yield("w")


wrapper = waits().__await__()
print(type(wrapper).__name__, next(wrapper), drive_end := None)
try:
    wrapper.send("value")
except StopIteration as e:
    print(e.value)
print([*(yield_from for yield_from in waits().__await__())])
