# timerfd_*: timers behind descriptors.
import posix
import time

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


for text in r"""posix.timerfd_create()
posix.timerfd_create('a')
posix.timerfd_create(99)
posix.timerfd_create(1,0)
posix.timerfd_create(1,flags='a')
posix.timerfd_create(1,flags=12345)
posix.timerfd_settime()
posix.timerfd_settime(-1)
posix.timerfd_settime(99)
posix.timerfd_settime(99,0)
posix.timerfd_settime('a')
posix.timerfd_settime(99,initial='a')
posix.timerfd_settime(99,initial=float('nan'))
posix.timerfd_settime(99,initial=1e300)
posix.timerfd_settime(99,initial=-1)
posix.timerfd_settime(99,interval='a')
posix.timerfd_settime(99,flags='a')
posix.timerfd_settime(99,flags=-1)
posix.timerfd_settime_ns(99)
posix.timerfd_settime_ns(99,initial=1.5)
posix.timerfd_settime_ns(99,initial=1<<70)
posix.timerfd_settime_ns(99,interval=-1)
posix.timerfd_gettime(99)
posix.timerfd_gettime()
posix.timerfd_gettime_ns(99)
posix.timerfd_gettime_ns('a')""".splitlines():
    attempt(text)

for name in ["", "_ns"]:
    settime, gettime = getattr(posix, "timerfd_settime" + name), getattr(posix, "timerfd_gettime" + name)
    one = 1_000_000_000 if name else 1
    fd = posix.timerfd_create(time.CLOCK_MONOTONIC, flags=posix.TFD_NONBLOCK | posix.TFD_CLOEXEC)
    print(posix.get_inheritable(fd), settime(fd), settime(fd, initial=1000 * one, interval=5 * one))
    left = gettime(fd)
    print(type(left), type(left[0]), left[1], 0 < left[0] <= 1000 * one)
    left = settime(fd)
    print(left[1], gettime(fd))
    for keywords in [dict(initial=-1), dict(interval=-1), dict(initial=1e300), dict(flags=99), dict(initial=0.5, interval=0.25)]:
        try:
            print(keywords, settime(fd, **keywords)[1])
        except Exception as error:
            print(keywords, repr(error))
    settime(fd, flags=posix.TFD_TIMER_ABSTIME, initial=1)
    for _ in range(2000):
        try:
            print(len(posix.read(fd, 8)))
            break
        except BlockingIOError:
            time.sleep(0.001)
    posix.close(fd)
fd = posix.timerfd_create(time.CLOCK_REALTIME)
print(posix.get_inheritable(fd))


class File:
    def fileno(self):
        return fd


print(posix.timerfd_settime(File(), initial=50), posix.timerfd_gettime(File())[0] > 40)
posix.close(fd)
