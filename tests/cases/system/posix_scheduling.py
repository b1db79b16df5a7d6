# sched_* functions, sched_param, setns and unshare.
import posix

class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "!!", type(error).__name__, error, getattr(error, "filename", None) or "")


for text in r"""posix.sched_get_priority_max(posix.SCHED_RR), posix.sched_get_priority_min(posix.SCHED_RR)
posix.sched_get_priority_max(policy=posix.SCHED_OTHER)
posix.sched_get_priority_max(-1)
posix.sched_get_priority_max('a')
posix.sched_get_priority_max()
posix.sched_get_priority_max(1<<40)
posix.sched_getscheduler(0)
posix.sched_getscheduler(-1)
posix.sched_getscheduler('a')
posix.sched_getscheduler(1<<40)
posix.sched_getscheduler(pid=0)
posix.sched_getparam(0)
posix.sched_getparam(-1)
posix.sched_getparam()
posix.sched_setparam(0,posix.sched_getparam(0))
posix.sched_setparam(0,5)
posix.sched_setparam(0)
posix.sched_setparam(0,(0,))
posix.sched_setparam(-1,posix.sched_param(0))
posix.sched_setparam(0,posix.sched_param(1<<70))
posix.sched_setparam(0,posix.sched_param(-1<<70))
posix.sched_setparam(0,posix.sched_param(1<<33))
posix.sched_setparam(0,posix.sched_param(0.0))
posix.sched_setscheduler(0,posix.sched_getscheduler(0),posix.sched_getparam(0))
posix.sched_setscheduler(0,0)
posix.sched_setscheduler(0,0,0)
posix.sched_setscheduler(0,-1,posix.sched_param(0))
posix.sched_setscheduler(-1,0,posix.sched_param(0))
type(posix.sched_rr_get_interval(0))
posix.sched_rr_get_interval(-1)
posix.sched_rr_get_interval('a')
posix.sched_param()
posix.sched_param(1,2)
posix.sched_param(sched_priority=3)
posix.sched_param([1])
posix.sched_param(5).sched_priority
posix.sched_param(5)[0], len(posix.sched_param(5)), posix.sched_param(5)==(5,)
posix.sched_param(5).__reduce__()
posix.sched_param.n_fields, posix.sched_param.n_sequence_fields, posix.sched_param.n_unnamed_fields,posix.sched_param.__match_args__
posix.sched_param.__mro__, posix.sched_param.__module__
hash(posix.sched_param(5))==hash((5,))
posix.sched_param(5).__replace__(sched_priority=6)
__import__('copy').copy(posix.sched_param(5)), __import__('pickle').loads(__import__('pickle').dumps(posix.sched_param(7)))
posix.sched_param(x=1)
posix.sched_param(1,x=1)
posix.sched_param(1,sched_priority=2)
posix.setns(-1)
posix.setns('a')
posix.setns(0,nstype='a')
posix.setns()
posix.unshare(0)
posix.unshare(1<<40)
posix.unshare('a')
posix.unshare()
posix.unshare(flags=0)""".splitlines():
    attempt(text)
