"""Calls, closures, generators, coroutines, exceptions, context managers, matching."""

import asyncio
import contextlib
import contextvars
import sys
import traceback


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def keywords(a, b=2, *rest, c=3, d=None, **more):
    return a + b + c + len(rest) + len(more)


def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n

    return step


def traced(function):
    def inner(*args, **kwargs):
        inner.calls += 1
        return function(*args, **kwargs)

    inner.calls = 0
    return inner


@traced
def add(a, b=1):
    return a + b


def calls(n):
    total, step = 0, counter()
    extra = {"d": 1, "e": 2}
    for i in range(n):
        total += keywords(i)
        total += keywords(i, 1, c=i)
        total += keywords(*(1, 2, 3), **extra)
        total += step() + step(by=2)
        total += add(i) + add(i, b=2)
        total += (lambda x, y=3: x * y)(i)
        total += max(i, 3) + len(str(i)) + abs(-i) + int("7") + isinstance(i, (str, int))
    return total


def numbers(n):
    for i in range(n):
        yield i


def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x


def averages():
    total, count, mean = 0.0, 0, None
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total / count


def flatten(tree):
    for x in tree:
        if isinstance(x, list):
            yield from flatten(x)
        else:
            yield x


def leaf(n):
    got = yield n
    return (got or 0) + n


def chained(n):
    total = 0
    for i in range(n):
        total += yield from leaf(i)
    return total


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def generating(n):
    total = sum(x * x for x in evens(numbers(n)))
    mean = averages()
    next(mean)
    for i in range(n):
        total += mean.send(i)
    tree = [1, [2, [3, [4, 5], 6], [7]], 8] * 20
    for _ in range(n // 100):
        total += sum(flatten(tree))
    run = chained(n // 4)
    try:
        run.send(None)
        while True:
            run.send(1)
    except StopIteration as stop:
        total += stop.value
    total += sum(Countdown(n))
    total += len([pair for pair in zip(numbers(n), enumerate(numbers(n)))])
    return total, any(x > n for x in numbers(n)), dict((i, i) for i in numbers(50)), sorted(numbers(30), reverse=True)


class Broken(Exception):
    def __init__(self, code, *args):
        super().__init__(code, *args)
        self.code = code


class Worse(Broken):
    pass


def fails(i):
    if i % 3 == 0:
        raise Broken(i)
    if i % 3 == 1:
        raise Worse(i, "worse")
    return {}[i]


@contextlib.contextmanager
def guarded(log):
    log.append("in")
    try:
        yield log
    except KeyError:
        log.append("key")
    finally:
        log.append("out")


class Lock:
    held = 0

    def __enter__(self):
        self.held += 1
        return self

    def __exit__(self, kind, value, trace):
        self.held -= 1
        return kind is Worse


def failing(n):
    caught, log, lock = 0, [], Lock()
    for i in range(n):
        try:
            fails(i)
        except Worse as e:
            caught += e.code & 1
        except (Broken, KeyError) as e:
            caught += len(e.args)
        finally:
            caught += 1
        with lock:
            if i % 50 == 0:
                raise Worse(i)
        with lock as held, guarded(log):
            caught += held.held
            if i % 20 == 0:
                log.__class__.__dict__["x"] if i % 40 else {}["x"]
            elif i % 33 == 0:
                with contextlib.suppress(IndexError, ValueError):
                    int("x") if i % 2 else [][1]
        try:
            try:
                fails(i)
            except Exception as e:
                raise RuntimeError("again") from e
        except RuntimeError as e:
            if i % 100 == 0:
                caught += len(traceback.format_exception(e))
                assert sys.exception() is e
        value = getattr(lock, "missing", None) or getattr(lock, "held")
        for _ in iter(lambda: value, 0):
            break
    try:
        raise ExceptionGroup("many", [ValueError(1), KeyError(2), TypeError(3)])
    except* (KeyError, TypeError) as group:
        caught += len(group.exceptions)
    except* ValueError:
        caught += 1
    return caught


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def matching(n):
    total = 0
    subjects = [1, "text", (1, 2), [3, 4, 5], {"kind": "a", "size": 7}, Point(0, 5), Point(3, 4), None, 2.5, b"x"]
    for i in range(n):
        match subjects[i % len(subjects)]:
            case int(k) if k > 0:
                total += k
            case "text" | "word":
                total += 4
            case (a, b):
                total += a + b
            case [first, *others]:
                total += first + len(others)
            case {"kind": "a", "size": size, **others}:
                total += size
            case Point(0, y):
                total += y
            case Point(x=x, y=y):
                total += x * y
            case None:
                total += 1
            case float():
                total += 2
            case _:
                total += 3
    return total


level = contextvars.ContextVar("level", default=0)


async def work(n, depth):
    if depth == 0:
        await asyncio.sleep(0)
        return n
    level.set(depth)
    parts = await asyncio.gather(*(work(n + i, depth - 1) for i in range(4)))
    return sum(parts) + level.get()


async def ticks(n):
    for i in range(n):
        if i % 10 == 0:
            await asyncio.sleep(0)
        yield i


async def inner(x):
    return x + 1


async def outer(n):
    total = 0
    for i in range(n):
        total += await inner(i)
    return total


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return False


async def producer(queue, n):
    for i in range(n):
        await queue.put(i)
    await queue.put(None)


async def consumer(queue, lock):
    total = 0
    while (item := await queue.get()) is not None:
        async with lock:
            total += item
    return total


async def concurrent():
    total = await work(0, 4)
    async for i in ticks(1500):
        total += i
    total += sum([x async for x in ticks(500) if x % 2])
    total += await outer(3000)
    for _ in range(300):
        async with Manager():
            total += 1
    queue, lock = asyncio.Queue(5), asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(producer(queue, 300))
        done = group.create_task(consumer(queue, lock))
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 1)
    total += done.result() + await future
    try:
        async with asyncio.timeout(0):
            await asyncio.sleep(5)
    except TimeoutError:
        total += 1
    return total


for _ in range(24):
    fibonacci(18)
    ackermann(2, 40)
    calls(3000)
    generating(3000)
    failing(1500)
    matching(15000)
    asyncio.run(concurrent())
