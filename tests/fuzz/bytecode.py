"""Loads damaged marshal data and .pyc files, and runs what loads: python bytecode.py SEED COUNT FOLDER"""
import importlib._bootstrap_external as loader
import marshal, os, random, signal, sys, warnings

seed, count, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
rng = random.Random(seed)
warnings.simplefilter("ignore")
files = sorted(name for name in os.listdir(folder) if name.endswith(".py") and os.path.isfile(os.path.join(folder, name)))


class Late(BaseException):
    pass


def late(*_):
    raise Late


signal.signal(signal.SIGALRM, late)
PROGRAM = """
def f(a, b=1, *c, d, **e):
    try:
        with a as x:
            for i in range(b):
                yield i, x, c[i:], {**e, 'k': d}
    except* ValueError as err:
        raise KeyError from err
    finally:
        del a
class C(object):
    x: int = 3
    def m(self): return super().__init__, [y for y in self.x if y], f'{self!r:>{3}}'
async def g():
    async for q in g(): await q
def h(v):
    match v:
        case {'a': 1, **r}: return r
        case [1, *_, C(x=2)] | None: return lambda: v
    import os.path as p
    while v: v -= 1
    else: return (v := -v) < 1 < 2
print, f, h
"""


def source():
    if rng.random() < 0.6:
        return PROGRAM
    with open(os.path.join(folder, rng.choice(files)), encoding="utf-8") as file:
        return file.read()


for number in range(count):
    data = bytearray(marshal.dumps(compile(source(), "<fuzz>", "exec")))
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        at = rng.randrange(len(data))
        kind = rng.randrange(6)
        if kind == 0:
            data[at] = rng.randrange(256)
        elif kind == 1:
            data[at] ^= 1 << rng.randrange(8)
        elif kind == 2:
            del data[at : at + rng.choice((1, 2, 4, 30))]
        elif kind == 3:
            data[at:at] = bytes(rng.randrange(256) for _ in range(rng.choice((1, 4))))
        elif kind == 4:
            data[at : at + 4] = rng.choice((b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"\0\0\0\0", b"r\0\0\0"))
        else:
            other = rng.randrange(len(data))
            data[at : at + 8] = data[other : other + 8]
    print(number, bytes(data).hex(), file=sys.stderr, flush=True)
    try:
        if rng.random() < 0.2:
            head = bytearray(loader._code_to_timestamp_pyc(compile("1", "", "exec"))[:16])
            if rng.random() < 0.5:
                head[rng.randrange(16)] ^= 1 << rng.randrange(8)
            loader._classify_pyc(head + data, "fuzz", {})
            code = loader._compile_bytecode(bytes(data), "fuzz")
        else:
            code = marshal.loads(bytes(data))
    except (ValueError, EOFError, TypeError, ImportError, MemoryError, RecursionError, UnicodeError, OverflowError, SystemError) as e:
        print(number, type(e).__name__)
        continue
    if type(code) is not type(late.__code__):
        continue
    space = {"__name__": "fuzz", "__builtins__": {"print": lambda *a: None, "range": range, "object": object,
             "super": super, "ValueError": ValueError, "KeyError": KeyError, "__build_class__": __build_class__}}
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        exec(code, space)
        for value in list(space.values()):
            if type(value) is type(late):
                for args in ((), (1,), ([1], 2)):
                    try:
                        result = value(*args)
                        list(result) if hasattr(result, "__next__") else repr(result)
                    except Exception:
                        pass
    except BaseException as e:
        print(number, type(e).__name__)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
