# waitid, groups of users, splice.
import posix
import signal

for code in [0, 3]:
    pid = posix.fork()
    if pid == 0:
        posix._exit(code)
    seen = posix.waitid(posix.P_PID, pid, posix.WEXITED | posix.WNOWAIT)
    again = posix.waitid(posix.P_ALL, 0, posix.WEXITED)
    print(seen == again, seen.si_pid == pid, seen.si_uid == posix.getuid(), seen.si_signo == signal.SIGCHLD, seen.si_status, seen.si_code == posix.CLD_EXITED)
    print(type(again), len(again), again[3:], type(again).__module__, type(again).__match_args__)
r, w = posix.pipe()
pid = posix.fork()
if pid == 0:
    posix.close(w)
    posix.read(r, 1)
    posix._exit(1)
print(posix.waitid(posix.P_PID, pid, posix.WEXITED | posix.WNOHANG))
posix.kill(pid, signal.SIGSTOP)
seen = posix.waitid(posix.P_PID, pid, posix.WSTOPPED)
print(seen.si_status == signal.SIGSTOP, seen.si_code == posix.CLD_STOPPED)
posix.kill(pid, signal.SIGCONT)
print(posix.waitid(posix.P_PID, pid, posix.WCONTINUED).si_code == posix.CLD_CONTINUED)
posix.kill(pid, signal.SIGKILL)
print(posix.waitid(posix.P_PID, pid, posix.WEXITED)[3:])
try:
    posix.waitid(posix.P_PID, pid, posix.WEXITED)
except ChildProcessError as error:
    print(error)
pid = posix.fork()
if pid == 0:
    posix._exit(9)
fd = posix.pidfd_open(pid)
print(posix.waitid(posix.P_PIDFD, fd, posix.WEXITED).si_status)
posix.close(fd)
print(posix.waitid_result((1, 2, 3, 4, 5)))

print(posix.getgrouplist("root", 0), posix.getgrouplist("nobody at all", 7), posix.getgrouplist("nobody at all", 4294967295 - 1))

# Bytes go from a file to a pipe and on.
name = "/tmp/kaa-splice-%d" % posix.getpid()
file = posix.open(name, posix.O_RDWR | posix.O_CREAT | posix.O_TRUNC, 0o600)
try:
    posix.unlink(name)
    posix.write(file, b"0123456789")
    a, b = posix.pipe()
    posix.lseek(file, 2, 0)
    print(posix.splice(file, b, 3), posix.read(a, 10), posix.lseek(file, 0, 1))
    print(posix.splice(file, b, 3, 6), posix.read(a, 10), posix.lseek(file, 0, 1))
    print(posix.splice(src=file, dst=b, count=100, offset_src=8, flags=posix.SPLICE_F_MOVE), posix.read(a, 10))
    posix.write(b, b"abc")
    print(posix.splice(a, file, 3, offset_dst=1), posix.pread(file, 20, 0))
    print(posix.splice(file, b, 5, 100), posix.splice(file, b, 0))
    posix.set_blocking(a, False)
    try:
        posix.splice(a, file, 1, None, 0, posix.SPLICE_F_NONBLOCK)
    except BlockingIOError as error:
        print(error)
    for wrong in [lambda: posix.splice(a, file, 1, 0), lambda: posix.splice(file, file, 1), lambda: posix.splice(file, b, 1, flags=1 << 20)]:
        try:
            wrong()
        except OSError as error:
            print(error)
    print(posix.copy_file_range(file, file, 4, 0, 20), posix.pread(file, 20, 16))
    buffer = bytearray(5)
    posix.lseek(file, 0, 0)
    print(posix.readinto(file, buffer), buffer, posix.readinto(file, memoryview(buffer)[1:3]), buffer, posix.readinto(file, bytearray()))
finally:
    posix.close(file)
