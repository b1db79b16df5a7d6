"""Subclasses, attributes, weak references, copies."""
import sys

sys.dont_write_bytecode = True

from hand_loop import Loop, attempt
import _asyncio
import copy
import pickle
import weakref

loop = Loop()


class Named(_asyncio.Future):
    """Has a name."""

    def __init__(self, name, **kwargs):
        super().__init__(**kwargs)
        self.name = name

    def __repr__(self):
        return f"<Named {self.name}>"


class Slotted(_asyncio.Future):
    __slots__ = ("a", "b")


class Loud(_asyncio.Future):
    def set_result(self, result):
        print("set_result", result)
        super().set_result(result)

    def add_done_callback(self, fn, *, context=None):
        print("add_done_callback")
        super().add_done_callback(fn, context=context)

    def cancel(self, msg=None):
        print("cancel", msg)
        return super().cancel(msg)


f = _asyncio.Future(loop=loop)
f.own = 1
f.done = lambda: "hidden"
print(f.own, f.done(), _asyncio.Future.done(f))
del f.done
print(f.done(), attempt(getattr, f, "other"), attempt(delattr, f, "other"))
n = Named("n", loop=loop)
print(n, n.name, n.done(), isinstance(n, _asyncio.Future), Named.__doc__)
n.set_result(n.name)
print(n.result(), [*n])
s = Slotted(loop=loop)
s.a = 1
print(s.a, attempt(getattr, s, "b"), s.done())
loud = Loud(loop=loop)


async def wait(f):
    return await f


class MyTask(_asyncio.Task):
    def __init__(self, coro, *, loop, tag=None):
        super().__init__(coro, loop=loop, name=f"tag {tag}")
        self.tag = tag

    def cancel(self, msg=None):
        print("MyTask.cancel", msg)
        return super().cancel(msg=msg)


t = MyTask(wait(loud), loop=loop, tag="T")
loop.run()
print(t.tag, t.get_name(), t._fut_waiter is loud, loud._callbacks is not None)
t.cancel("stop")
loop.run()
print(t.cancelled(), loud.cancelled(), repr(attempt(t.result)))
t = MyTask(wait(t2 := Loud(loop=loop)), loop=loop)
loop.run()
t2.set_result("r")
loop.run()
print(t.result())
r = weakref.ref(n)
print(r() is n, weakref.getweakrefcount(n), weakref.ref(t)() is t)
for o in f, _asyncio.Task.__new__(_asyncio.Task):
    print(attempt(copy.copy, o), attempt(pickle.dumps, o))
print(_asyncio.Future[int], _asyncio.Task[str, int], Named[int].__origin__ is Named)
print(_asyncio.Task.__mro__, _asyncio.Task.__base__)
print(attempt(type, "Two", (_asyncio.Future, list), {}))
print(hash(f) == hash(f), f == f, f != n, {f: 1}[f])
print(attempt(lambda: f < n))
print(sorted(k for k in vars(_asyncio.Future) if not k.startswith("__")))
print(sorted(k for k in vars(_asyncio.Task) if not k.startswith("__")))


class Del(_asyncio.Future):
    def __del__(self):
        print("Del.__del__")
        super().__del__()


d = Del(loop=loop)
d.set_exception(ValueError("unseen"))
d.__del__()
d.__del__()
e = _asyncio.Future(loop=loop)
e.set_exception(ValueError("unseen"))
e.__del__()
e.__del__()
e = _asyncio.Future(loop=loop)
e.set_exception(ValueError("seen"))
e.exception()
e.__del__()
p = _asyncio.Task(coro := wait(e), loop=loop)
p.__del__()
p._log_destroy_pending = False
p.__del__()
coro.close()
