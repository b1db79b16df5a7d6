"""The types behind `python -m asyncio ps`; looking into other processes is not there yet. CPython:
Modules/_remote_debugging_module.c.
"""

from collections import namedtuple

PROCESS_VM_READV_SUPPORTED = 0

FrameInfo = namedtuple("FrameInfo", "filename lineno funcname", module=__name__)
CoroInfo = namedtuple("CoroInfo", "call_stack task_name", module=__name__)
TaskInfo = namedtuple("TaskInfo", "task_id task_name coroutine_stack awaited_by", module=__name__)
ThreadInfo = namedtuple("ThreadInfo", "thread_id frame_info_list", module=__name__)
AwaitedInfo = namedtuple("AwaitedInfo", "thread_id awaited_by", module=__name__)


class RemoteUnwinder:
    """Reads the stacks of another process."""

    def __init__(self, pid, **options):
        raise RuntimeError(f"reading the memory of process {pid} is not supported")
