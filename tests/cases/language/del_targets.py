"""`del` of every kind of target, and what is missing afterwards."""


def show(f):
    try:
        print(f.__name__, repr(f()))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


log = []


class Everything:
    def __delattr__(self, name):
        log.append(("attr", name))
        if name == "bad":
            raise KeyError("bad attribute")

    def __delitem__(self, key):
        log.append(("item", key))
        if key == "bad":
            raise AttributeError("bad item")


class OnlyGet:
    def __getitem__(self, key):
        return 1
    slot = property(lambda self: 5)


class WithDelete:
    @property
    def p(self):
        return 1

    @p.deleter
    def p(self):
        log.append("deleted p")


class Slotted:
    __slots__ = ("a", "b")


def local():
    a = b = c = 1
    del a, (b, [c])
    return a


def twice():
    a = 1
    del a
    del a


def free():
    a = 1
    def inner():
        return a
    del a
    return inner()


def cell_again():
    a = 1
    def inner():
        nonlocal a
        del a
    inner()
    a = 2
    inner()
    inner()


def missing_global():
    global gone
    del gone


def builtin_name():
    global len
    del len


def attributes():
    e = Everything()
    del e.x, e[1], e[1:2], e[1, 2], e[::], e[...], e[()], (e.y, [e["z"]])
    result, log[:] = log[:], []
    return result


def partial():
    e = Everything()
    try:
        del e.one, e.bad, e.two
    except KeyError as error:
        print(error, log)
    log.clear()
    try:
        del e["one"], e["bad"], e["two"]
    except AttributeError as error:
        print(error, log)
    log.clear()


def empty():
    del ()
    del []
    return "nothing"


def lists():
    items = list(range(10))
    del items[0], items[-1], items[1:3], items[::2]
    return items


def extended():
    items = list(range(20))
    del items[15:2:-3]
    first = items[:]
    del items[100:], items[5:2], items[::-1]
    return first, items


def immutable_tuple(): t = (1,); del t[0]
def immutable_str(): s = "a"; del s[0]
def immutable_range(): r = range(3); del r[0]
def immutable_bytes(): b = b"a"; del b[0:1]
def list_key(): del [1]["a"]
def list_range(): del [1][5]
def list_float(): del [1][1.0]
def dict_key(): del {}["k"]
def dict_unhashable(): del {}[[]]
def no_delitem(): del OnlyGet()[0]
def no_deleter(): del OnlyGet().slot
def has_deleter(): w = WithDelete(); del w.p; return log.pop()
def number_attr(): del (5).real
def number_missing(): del (5).nothing
def class_attr():
    del Everything.nothing
def instance_of_class_attr():
    class A: x = 1
    a = A()
    del a.x
def builtin_class(): del int.real
def builtin_missing(): del str.nothing
def slot_unset(): s = Slotted(); del s.a
def slot_set(): s = Slotted(); s.a = 1; del s.a; return hasattr(s, "a")
def slot_other(): s = Slotted(); del s.c
def function_attrs():
    def f(a=1): "doc"
    f.x = 1
    del f.x, f.__defaults__, f.__doc__, f.__kwdefaults__
    return f.__defaults__, f.__doc__, f.__dict__
def function_name():
    def f(): pass
    del f.__name__
def function_code():
    def f(): pass
    del f.__code__
def class_name():
    class A: pass
    del A.__name__
def class_bases():
    class A: pass
    del A.__bases__
def class_module():
    class A: pass
    del A.__module__
    return A.__module__
def class_doc():
    class A: "doc"
    del A.__doc__
    return A.__doc__
def class_class():
    class A: pass
    del A().__class__
def class_dict():
    class A: pass
    a = A(); a.x = 1
    del a.__dict__
    return a.__dict__
def exception_attrs():
    e = ValueError()
    del e.args
def exception_traceback():
    e = ValueError()
    del e.__traceback__
def exception_cause():
    e = ValueError()
    del e.__cause__
def exception_bound():
    try:
        1 / 0
    except ZeroDivisionError as error:
        del error
    return error
def exception_rebound():
    try:
        1 / 0
    except ZeroDivisionError as error:
        error = 5
    return error
def loop_variable():
    for i in range(3):
        del i
    return i
def in_class():
    class A:
        a = 1
        del a
        del a
def with_target():
    import contextlib
    with contextlib.nullcontext(5) as x:
        del x
    return x
def module_name():
    import types
    m = types.ModuleType("m")
    m.a = 1
    del m.a, m.__doc__
    del m.a
def method_attr():
    class A:
        def f(self): pass
    del A().f
def bound_attr():
    class A:
        def f(self): pass
    del A().f.__name__
def bytearrays(): b = bytearray(range(10)); del b[::3], b[0]; return b
def bytearray_view(): b = bytearray(3); m = memoryview(b); del b[0]
def view_item(): m = memoryview(bytearray(3)); del m[0]
def mapping_proxy(): del vars(int)["real"]
def sets(): del {1}[1]
def none_item(): del None[0]
def none_attr(): del None.x
for value in list(globals().values()):
    if callable(value) and type(value) is type(show) and value is not show:
        show(value)
