"""What methods, constructors and functions say to wrong arguments."""
import sys

sys.dont_write_bytecode = True

from hand_loop import Loop, attempt
import _asyncio

loop = Loop()


async def nothing():
    pass


f = _asyncio.Future(loop=loop)
coro = nothing()
t = _asyncio.Task(coro, loop=loop)
it = iter(f)
calls = (((), {}), ((1, 2, 3, 4, 5), {}), ((), {"zz": 1}), ((1,), {"zz": 1}), ((1, 2), {"msg": 3}))
for o, names in ((f, "_make_cancelled_error add_done_callback cancelled done exception get_loop remove_done_callback "
                     "result set_exception set_result"),
                 (t, "cancelling get_context get_coro get_name get_stack set_exception set_name set_result uncancel"),
                 (it, "close send throw")):
    for name in names.split():
        for args, kwargs in calls:
            if not args and not kwargs and name in ("get_context", "get_coro", "get_loop", "get_stack", "_make_cancelled_error", "get_name"):
                continue
            print(type(o).__name__, name, args, kwargs, repr(attempt(getattr(o, name), *args, **kwargs)))
for o in f, t:
    print(attempt(o.cancel, 1, 2), attempt(o.cancel, zz=1), attempt(o.cancel, 1, msg=2))
    print(attempt(type(o).result, 5), attempt(type(o).result), attempt(type(o).set_result, object(), 1))
print(attempt(_asyncio.Task.get_name, f))
for name in ("_enter_task _leave_task _swap_current_task _register_task _unregister_task _register_eager_task "
             "_unregister_eager_task all_tasks current_task future_add_to_awaited_by future_discard_from_awaited_by "
             "get_event_loop get_running_loop _get_running_loop _set_running_loop").split():
    for args, kwargs in ((), {}), ((1, 2, 3), {}), ((), {"zz": 1}), ((1, 2), {"loop": 3}):
        if name == "get_event_loop" and not args and not kwargs:
            continue
        print(name, args, kwargs, attempt(getattr(_asyncio, name), *args, **kwargs))
for args, kwargs in ((1,), {}), ((1, 2), {}), ((), {"x": 1}), ((), {"loop": loop, "x": 1}), ((), {"coro": 1}), ((1,), {"Loop": 1}):
    for c in _asyncio.Future, _asyncio.Task:
        print(c.__name__, args, list(kwargs), attempt(c, *args, **kwargs))
print(attempt(_asyncio.Future, loop=5), attempt(_asyncio.Task, 5, loop=loop), attempt(_asyncio.Task, None, loop=loop))
for name in ("__text_signature__", "__name__", "__module__", "__qualname__"):
    print(name, [getattr(c, name) for c in (_asyncio.Future, _asyncio.Task, type(it))])
for c in _asyncio.Future, _asyncio.Task:
    for name in sorted(vars(c)):
        print(name, getattr(vars(c)[name], "__text_signature__", None))
coro.close()
t._log_destroy_pending = False
