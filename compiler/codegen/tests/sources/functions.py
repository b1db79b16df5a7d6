def outer(a, b=1, /, c=2, *args, d, e=3, **kw):
    """Doc.

        Indented.
    """
    def inner(x=a):
        return x + a + c
    return inner, lambda y: y + d
def generator(n):
    x = yield
    y = yield n
    try:
        yield from n
    finally:
        z = yield x, y
    return z
async def coroutine(a):
    await a
    async with a as b, a:
        return await b
    async for x in a:
        if x: break
        await x
    else:
        pass
    return [x async for x in a if await x], {k: v async for k, v in a}, (await y for y in a)
async def agen():
    yield 1
    async for i in x: yield i
@decorator
@other(1)
def decorated(): pass
def comprehensions(a, b):
    [x for x in a]
    [x + y for x in a if x for y in b if y > x]
    {x: y for x, y in a}
    {x for x in a}
    list(x for x in a)
    [lambda: x for x in a]
    [[y for y in x] for x in a]
    [y for x in a for y in [x + 1]]
    [(z := x) for x in a]
    return z
def shortcuts(a):
    return all(x for x in a), any(not x for x in a), tuple(x for x in a), sum(x for x in a)
x = [i for i in range(3)]
