# Recursion through native code, in the main thread and in another: RecursionError, and the interpreter goes on.
import collections, copy, functools, itertools, json, sys, threading

sys.setrecursionlimit(60)


def both(title, make):
    def run():
        try:
            make()
            print(title, "ended")
        except RecursionError:
            print(title, "RecursionError")
        except Exception as e:
            print(title, type(e).__name__)

    run()
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def special(name, body):
    return type("A", (), {name: body})()


both("repr", lambda: repr(special("__repr__", lambda s: repr(s))))
both("str", lambda: str(special("__str__", lambda s: str(s))))
a = special("__eq__", lambda s, o: s == o)
both("eq", lambda: a == special("__eq__", lambda s, o: o == s))
both("hash", lambda: hash(special("__hash__", lambda s: hash(s))))
both("getattr", lambda: special("__getattr__", lambda s, n: getattr(s, n)).x)
both("getattribute", lambda: special("__getattribute__", lambda s, n: s.x).x)
both("setattr", lambda: setattr(special("__setattr__", lambda s, n, v: setattr(s, n, v)), "x", 1))
both("call", lambda: special("__call__", lambda s: s())())
both("len", lambda: len(special("__len__", lambda s: len(s))))
both("bool", lambda: bool(special("__bool__", lambda s: bool(s))))
both("index", lambda: [1][special("__index__", lambda s: [1][s])])
both("iter", lambda: iter(special("__iter__", lambda s: iter(s))))
both("contains", lambda: 1 in special("__contains__", lambda s, i: i in s))
both("getitem", lambda: special("__getitem__", lambda s, i: s[i])[1])
both("add", lambda: special("__add__", lambda s, o: s + o) + 1)
both("format", lambda: format(special("__format__", lambda s, f: format(s, f))))
both("init", lambda: type("A", (), {"__init__": lambda s: type(s)()})())
both("new", lambda: type("A", (), {"__new__": lambda c: c()})())
both("property", lambda: type("A", (), {"x": property(lambda s: s.x)})().x)
both("deepcopy", lambda: copy.deepcopy(special("__deepcopy__", lambda s, m: copy.deepcopy(s))))
both("missing", lambda: type("D", (dict,), {"__missing__": lambda s, k: s[k]})()[1])


def key(x):
    return sorted([1, 2], key=key)


def mapped(x):
    return list(map(mapped, [x]))


def reduced(x, y=0):
    return functools.reduce(reduced, [1, 2])


def executed():
    exec("executed()")


def generated():
    yield from generated()


def taken(x):
    return list(itertools.takewhile(taken, [1]))


both("sort key", lambda: key(1))
both("map", lambda: mapped(1))
both("reduce", lambda: reduced(1))
both("exec", executed)
both("generator", lambda: list(generated()))
both("takewhile", lambda: taken(1))
both("eval", lambda: eval("f()", {"f": lambda: eval("f()", {"f": key}) and key(1)}))
both("json", lambda: json.dumps(object(), default=lambda o: [o]))
loop = []
loop.append(loop)
print(loop, json.dumps([1]), repr({1: loop}))
both("loop == loop", lambda: loop == [[loop, 1], 2])
both("json loop", lambda: json.dumps(loop))
deep = []
for _ in range(1000):
    deep = [deep]
print(len(repr(deep)), deep == deep, len(str(deep)))
deque = collections.deque()
deque.append(deque)
print(deque)
# Long chains of objects go away without recursion.
link = None
for _ in range(100000):
    link = (link,)
link = None
print("done", sys.getrecursionlimit())
