def gen(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print('got', got)
    finally:
        print('closed')
    return 'done'
g = gen(3)
print(next(g), g.send('a'), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)
g = gen(3)
next(g)
g.close()
g = gen(3)
next(g)
try:
    g.throw(ValueError('boom'))
except ValueError as e:
    print(repr(e))
def outer():
    r = yield from gen(2)
    print('r', r)
    yield 'last'
print(list(outer()))
def bad():
    yield 1
    raise StopIteration
try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))
print(sum(x * x for x in range(10) if x % 2))
print([x + y for x in 'ab' for y in 'cd'], {k: v for k, v in zip('ab', (1, 2))}, {x % 3 for x in range(9)})
async def co(x):
    return x * 2
async def main():
    a = await co(2)
    b = await co(a)
    return a, b
c = main()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
class AIter:
    def __init__(self): self.i = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.i += 1
        if self.i > 3: raise StopAsyncIteration
        return self.i
class ACM:
    async def __aenter__(self): print('enter'); return self
    async def __aexit__(self, *a): print('exit', a[0]); return True
async def agen():
    for i in range(3):
        yield i
async def loop():
    out = []
    async for x in AIter(): out.append(x)
    async for x in agen(): out.append(x)
    async with ACM():
        raise KeyError
    return out + [y async for y in agen()]
try:
    loop().send(None)
except StopIteration as e:
    print(e.value)
try:
    g = gen(1); g.send(5)
except TypeError as e:
    print(e)
