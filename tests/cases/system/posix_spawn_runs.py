# posix_spawn and posix_spawnp: what the new process gets.
import os
import posix
import signal
import warnings


def run(script, *, spawn=posix.posix_spawn, path="/bin/sh", argv=None, env=None, **options):
    """What the program writes, and its exit status."""
    r, w = posix.pipe()
    actions = [(posix.POSIX_SPAWN_DUP2, w, 1), *options.pop("file_actions", ())]
    pid = spawn(path, argv or ["sh", "-c", script], {} if env is None else env, file_actions=actions, **options)
    posix.close(w)
    out = b""
    while part := posix.read(r, 1000):
        out += part
    posix.close(r)
    done, status = posix.waitpid(pid, 0)
    assert done == pid
    return out, posix.waitstatus_to_exitcode(status)


print(run("echo hello; exit 3"))
print(run('echo "$0 $1"', argv=("sh", "-c", 'echo "$0 $1"', "first", "se cond")))
print(run("echo $A; echo $B", env={"A": "1", b"B": b"2", "PATH": "/bin"}))
posix.putenv("KAA_CASE", "inherited")
print(run("echo $KAA_CASE", env=None), run("exit 0", path=b"/bin/sh"))
pid = posix.posix_spawn("/bin/sh", ["sh", "-c", 'test "$KAA_CASE" = inherited'], None)
print(posix.waitstatus_to_exitcode(posix.waitpid(pid, 0)[1]))
print(run("", spawn=posix.posix_spawnp, path="sh", argv=["sh", "-c", "echo searched"]))
print(run("", spawn=posix.posix_spawnp, path=os.fsencode("sh"), argv=["sh", "-c", "exit 7"]))


class Text(str):
    pass


class Fs:
    def __fspath__(self):
        return "/bin/sh"


print(run("", path=Fs(), argv=[Text("sh"), b"-c", "echo path"]))

# File actions, in order.
flags = posix.O_RDONLY
print(run("cat <&5", env={"PATH": "/bin:/usr/bin"}, file_actions=[(posix.POSIX_SPAWN_OPEN, 5, "/dev/null", flags, 0)]))
print(run("echo error >&2", file_actions=[(posix.POSIX_SPAWN_DUP2, 1, 2)]))
print(run("echo nothing", file_actions=[(posix.POSIX_SPAWN_CLOSE, 1), (posix.POSIX_SPAWN_OPEN, 1, b"/dev/null", posix.O_WRONLY, 0o600)]))
r, w = posix.pipe()
posix.set_inheritable(w, True)
script = "(echo x >&%d) 2>/dev/null && echo open || echo closed" % w
print(run(script), run(script, file_actions=[(posix.POSIX_SPAWN_CLOSE, w)]), run(script, file_actions=[(posix.POSIX_SPAWN_CLOSEFROM, 3)]))
print(posix.read(r, 10))
posix.close(r)
posix.close(w)
for empty in [None, (), []]:
    pid = posix.posix_spawn("/bin/sh", ["sh", "-c", "exit 4"], {}, file_actions=empty)
    print(posix.waitstatus_to_exitcode(posix.waitpid(pid, 0)[1]))


# Process group, session, identity, signals, scheduling.
def look(**options):
    r, w = posix.pipe()
    pid = posix.posix_spawn("/bin/sh", ["sh", "-c", "read x"], {}, file_actions=[(posix.POSIX_SPAWN_DUP2, r, 0)], **options)
    group, session = posix.getpgid(pid), posix.getsid(pid)
    posix.close(r)
    posix.close(w)
    posix.waitpid(pid, 0)
    return group == pid, session == pid


if posix.getpgrp() != posix.getpid():
    posix.setpgid(0, 0)
print(look(), look(setpgroup=0), look(setpgroup=posix.getpgrp()), look(setsid=True), look(setsid=0, setpgroup=None))
print(run("exit 5", resetids=True), run("exit 6", resetids=[], setsid=[1]))
print(run("kill -USR1 $$; echo alive", setsigmask=[signal.SIGUSR1]), run("kill -USR1 $$; echo alive", setsigmask={signal.SIGUSR2}))
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
print(run("kill -USR1 $$; echo alive"), run("kill -USR1 $$; echo alive", setsigdef=iter([signal.SIGUSR1])))
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(run("exit 1", setsigmask=[32]), [str(w.message) for w in seen])
print(run("exit 2", scheduler=(None, posix.sched_param(0))), run("exit 2", scheduler=(posix.SCHED_OTHER, posix.sched_param(0))), run("exit 2", scheduler=None))
try:
    posix.posix_spawn("/bin/sh", ["sh"], {}, file_actions=[(posix.POSIX_SPAWN_DUP2, 777, 2)])
except OSError as error:
    print(type(error).__name__, error.filename)
print(os.posix_spawn is posix.posix_spawn)
