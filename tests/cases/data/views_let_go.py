def f(b, n):
    data = bytes(memoryview(b)[:n])
    del b[:n]
    return data
def g(b, n):
    data = bytes(memoryview(b)[:n])
    del b[:n]
    yield data
async def c(b, n):
    data = bytes(memoryview(b)[:n])
    del b[:n]
    return data
async def d(b, n):
    return await c(b, n)
async def e(b, n):
    m = memoryview(b)
    del m
    del b[:n]
    return 1
async def h(b, n):
    m = memoryview(b)
    m = None
    k = [1,2,3]
    len(k)
    del b[:n]
    return 1
def run(co):
    try: co.send(None)
    except StopIteration as x: return x.value
for name, fn in [('f', lambda: f(bytearray(b'abcdef'), 4)), ('g', lambda: next(g(bytearray(b'abcdef'), 4))), ('gfor', lambda: [x for x in g(bytearray(b'abcdef'), 4)]),
    ('c', lambda: run(c(bytearray(b'abcdef'), 4))), ('d', lambda: run(d(bytearray(b'abcdef'), 4))), ('e', lambda: run(e(bytearray(b'abcdef'), 4))), ('h', lambda: run(h(bytearray(b'abcdef'), 4)))]:
    try: print(name, fn())
    except BufferError as x: print(name, x)
def a(b):
    m = memoryview(b)[:3]
    del m
    del b[:1]
def k(b):
    m = memoryview(b)[:3]
    m = None
    b.append(1)
def k2(b):
    m = memoryview(b)[:3]
    m = None
    b.pop()
def k3(b):
    m = memoryview(b)
    m = None
    del b[:1]
def k4(b):
    m = memoryview(b)[:3]
    m = None
    del b[0]
for fn in (a,k,k2,k3,k4):
    bad=0
    for i in range(100):
        try: fn(bytearray(b'abcdef'))
        except BufferError as x: bad+=1
    print(fn.__name__, bad)
