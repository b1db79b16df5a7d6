"""Which loop and which task run, and the sets of tasks."""
import sys

sys.dont_write_bytecode = True

from hand_loop import Loop, attempt
import _asyncio
import asyncio
import asyncio.tasks
import threading

A, B = Loop(), Loop()
Loop.__repr__ = lambda self: "A" if self is A else "B"
print(_asyncio._get_running_loop(), attempt(_asyncio.get_running_loop), attempt(_asyncio.current_task), attempt(_asyncio.all_tasks))
print(_asyncio._set_running_loop(A), _asyncio.get_running_loop(), _asyncio.get_event_loop(), _asyncio._get_running_loop())
print(_asyncio.current_task(), _asyncio.current_task(A), _asyncio.current_task(B), _asyncio.current_task(None))
print(_asyncio._enter_task(A, "task"), _asyncio.current_task(), _asyncio.current_task(loop=B))
print(attempt(_asyncio._enter_task, A, "other"), attempt(_asyncio._enter_task, B, "other"), sep="\n")
print(attempt(_asyncio._leave_task, A, "other"), attempt(_asyncio._leave_task, B, "task"), sep="\n")
print(_asyncio._leave_task(A, "task"), attempt(_asyncio._leave_task, A, "task"), _asyncio.current_task())
print(_asyncio._swap_current_task(A, "x"), _asyncio._swap_current_task(A, "y"), _asyncio._swap_current_task(A, None),
      _asyncio._swap_current_task(A, None), attempt(_asyncio._swap_current_task, B, "x"))


def in_thread():
    print("thread", _asyncio._get_running_loop(), attempt(_asyncio.current_task), _asyncio.current_task(A))
    _asyncio._set_running_loop(B)
    print(_asyncio.get_running_loop(), _asyncio.current_task())


_asyncio._enter_task(A, "main's")
thread = threading.Thread(target=in_thread)
thread.start()
thread.join()
print(_asyncio.current_task(B))
_asyncio._leave_task(A, "main's")
print(_asyncio._set_running_loop(None), _asyncio._get_running_loop())


class Taskish:
    def __init__(self, loop, done=False):
        self._loop = loop
        self.is_done = done

    def done(self):
        return self.is_done


class WithLoop(Taskish):
    def get_loop(self):
        print("get_loop")
        return self._loop


async def nothing():
    pass


coros = [nothing(), nothing(), nothing()]
tasks = [_asyncio.Task(coros[0], loop=A), _asyncio.Task(coros[1], loop=A), _asyncio.Task(coros[2], loop=B)]
print(_asyncio.all_tasks(A) == set(tasks[:2]), _asyncio.all_tasks(B) == {tasks[2]}, _asyncio.all_tasks("other"))
_asyncio._unregister_task(tasks[0])
print(_asyncio.all_tasks(A) == {tasks[1]})
_asyncio._register_eager_task(tasks[0])
print(_asyncio.all_tasks(A) == set(tasks[:2]))
_asyncio._unregister_eager_task(tasks[0])
print(_asyncio.all_tasks(A) == {tasks[1]})
odd, done, other, looped = Taskish(A), Taskish(A, True), Taskish(B), WithLoop(A)
for o in odd, done, other, looped:
    print(_asyncio._register_task(o))
print(_asyncio.all_tasks(A) == {odd, looped, tasks[1]}, _asyncio.all_tasks(B) == {other, tasks[2]})
print(_asyncio._unregister_task(odd), _asyncio._unregister_task(odd), _asyncio._unregister_task(looped), _asyncio.all_tasks(A) == {tasks[1]})
print(_asyncio._register_eager_task(odd), _asyncio.all_tasks(A) == {odd, tasks[1]}, _asyncio._unregister_eager_task(odd))
for f in (_asyncio._register_task, _asyncio._unregister_task, _asyncio._register_eager_task, _asyncio._unregister_eager_task):
    print(attempt(f, 5), attempt(f, {}))
A.run()
B.run()
print([t.done() for t in tasks], _asyncio.all_tasks(A), _asyncio.all_tasks(B) == {other})
_asyncio._unregister_task(other)


async def main():
    loop = asyncio.get_running_loop()
    me = asyncio.current_task()
    print(asyncio.all_tasks() == {me}, asyncio.current_task(loop) is me)
    others = [asyncio.create_task(nothing()) for _ in range(3)]
    print(asyncio.all_tasks() == {me, *others})
    await asyncio.sleep(0)
    print(asyncio.all_tasks() == {me}, asyncio.current_task() is me)
    print(await asyncio.to_thread(lambda: (asyncio.current_task(loop) is me, attempt(asyncio.current_task))))
    return [f.done() for f in others]


print(asyncio.run(main()), _asyncio._get_running_loop())
