"""Names, contexts, coroutines and stacks of tasks."""
import sys

sys.dont_write_bytecode = True

from hand_loop import Loop, attempt
import _asyncio
import contextvars
import io

loop = Loop()
var = contextvars.ContextVar("var", default=0)


async def nothing():
    return var.get()


first = _asyncio.Task(nothing(), loop=loop)
second = _asyncio.Task(nothing(), loop=loop)
names = [t.get_name() for t in (second, first)]
numbers = [int(n.removeprefix("Task-")) for n in names]
print(numbers[0] - numbers[1], first.get_name() is first.get_name())
tasks = []
for name in "text", 5, None, ["list"], b"bytes", "":
    t = _asyncio.Task(nothing(), loop=loop, name=name)
    tasks.append(t)
    print(repr(name), repr(t.get_name()) if name is not None else t.get_name().startswith("Task-"))
    t.set_name(name)
    print(repr(t.get_name()))


class Text(str):
    pass


class BadStr:
    def __str__(self):
        raise ValueError("no text")


t.set_name(Text("sub"))
print(type(t.get_name()), t.get_name())
print(repr(attempt(t.set_name, BadStr())), t.get_name())
coro = nothing()
t = _asyncio.Task.__new__(_asyncio.Task)
print(repr(attempt(t.__init__, coro, loop=loop, name=BadStr())))
t._log_destroy_pending = False
coro.close()
loop.run()

context = contextvars.Context()
context.run(var.set, 7)
t = _asyncio.Task(nothing(), loop=loop, context=context)
u = _asyncio.Task(nothing(), loop=loop)
v = _asyncio.Task(nothing(), loop=loop, context=None)
print(t.get_context() is context, u.get_context() is v.get_context())
var.set(8)
loop.run()
print(t.result(), u.result(), v.result())


async def changes():
    var.set(var.get() + 1)
    await once
    return var.get()


once = _asyncio.Future(loop=loop)
t = _asyncio.Task(changes(), loop=loop, context=context)
u = _asyncio.Task(changes(), loop=loop)
loop.run()
once.set_result(None)
loop.run()
print(t.result(), u.result(), var.get(), context[var])
coro = nothing()
t = _asyncio.Task(coro, loop=loop, context="odd")
print(t.get_context(), repr(attempt(loop.run)))
coro.close()
t._log_destroy_pending = False

once = _asyncio.Future(loop=loop)


async def deep():
    await deeper()


async def deeper():
    await once


coro = deep()
t = _asyncio.Task(coro, loop=loop, name="deep")
print(t.get_coro() is coro, t._coro is coro)
loop.run()
print([f.f_code.co_name for f in t.get_stack()], t.get_stack(limit=0), len(t.get_stack(limit=1)))
out = io.StringIO()
t.print_stack(file=out)
print(out.getvalue().splitlines()[0].split(" coro")[0])
once.set_exception(KeyError("stack"))
loop.run()
print([f.f_code.co_name for f in t.get_stack()], len(t.get_stack(limit=2)))
out = io.StringIO()
t.print_stack(limit=1, file=out)
print(out.getvalue().splitlines()[-1])
print(t.exception(), t.get_coro() is coro)
t = _asyncio.Task(nothing(), loop=loop)
loop.run()
out = io.StringIO()
t.print_stack(file=out)
print(t.get_stack(), out.getvalue().startswith("No stack for <Task finished"))
