//! Processes: identity, children, scheduling, limits.

use crate::{Errno, SysResult, check};
use std::ffi::{CStr, CString};

pub fn getpid() -> i32 {
    // SAFETY: no memory is involved.
    unsafe { libc::getpid() }
}

pub fn getppid() -> i32 {
    // SAFETY: no memory is involved.
    unsafe { libc::getppid() }
}

macro_rules! plain_ids {
    ($($name:ident)*) => { $(
        pub fn $name() -> u32 {
            // SAFETY: no memory is involved.
            unsafe { libc::$name() }
        }
    )* };
}

plain_ids! { getuid geteuid getgid getegid }

macro_rules! set_ids {
    ($($name:ident($($arg:ident: $kind:ty),*);)*) => { $(
        pub fn $name($($arg: $kind),*) -> SysResult {
            // SAFETY: no memory is involved.
            check(unsafe { libc::$name($($arg),*) }).map(drop)
        }
    )* };
}

set_ids! {
    setuid(uid: u32);
    seteuid(uid: u32);
    setgid(gid: u32);
    setegid(gid: u32);
    setreuid(real: u32, effective: u32);
    setregid(real: u32, effective: u32);
    setresuid(real: u32, effective: u32, saved: u32);
    setresgid(real: u32, effective: u32, saved: u32);
    kill(pid: i32, signal: i32);
    killpg(group: i32, signal: i32);
    setpgid(pid: i32, group: i32);
    sched_yield();
}

pub fn getpgid(pid: i32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::getpgid(pid) })
}

pub fn getsid(pid: i32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::getsid(pid) })
}

pub fn setsid() -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::setsid() })
}

pub fn getresuid() -> SysResult<[u32; 3]> {
    let mut ids = [0; 3];
    let [a, b, c] = &mut ids;
    // SAFETY: three live words.
    check(unsafe { libc::getresuid(a, b, c) })?;
    Ok(ids)
}

pub fn getresgid() -> SysResult<[u32; 3]> {
    let mut ids = [0; 3];
    let [a, b, c] = &mut ids;
    // SAFETY: three live words.
    check(unsafe { libc::getresgid(a, b, c) })?;
    Ok(ids)
}

pub fn getgroups() -> SysResult<Vec<u32>> {
    // SAFETY: no buffer is given for the count; then one of that size.
    unsafe {
        let count = check(libc::getgroups(0, std::ptr::null_mut()))?;
        let mut groups = vec![0; count as usize];
        let count = check(libc::getgroups(count, groups.as_mut_ptr()))?;
        groups.truncate(count as usize);
        Ok(groups)
    }
}

/// Splits the process in two: 0 in the child.
pub fn setgroups(groups: &[u32]) -> SysResult {
    // SAFETY: the length is that of the groups.
    check(unsafe { libc::setgroups(groups.len(), groups.as_ptr()) }).map(drop)
}

/// Gives the process the groups of a user, and one more.
pub fn initgroups(user: &CStr, group: u32) -> SysResult {
    // SAFETY: the name is terminated.
    check(unsafe { libc::initgroups(user.as_ptr(), group) }).map(drop)
}

/// The groups of a user, and one more.
pub fn getgrouplist(user: &CStr, group: u32) -> SysResult<Vec<u32>> {
    let mut groups = vec![0; 64];
    loop {
        let mut count = groups.len() as i32;
        // SAFETY: the name is terminated, and there is room for `count` groups.
        let result = unsafe { libc::getgrouplist(user.as_ptr(), group, groups.as_mut_ptr(), &mut count) };
        if result != -1 {
            groups.truncate(count.max(0) as usize);
            return Ok(groups);
        }
        if count as usize <= groups.len() || count > 1 << 20 {
            return Err(Errno::last());
        }
        groups.resize(count as usize, 0);
    }
}

pub fn fork() -> SysResult<i32> {
    // SAFETY: the runtime of the child goes on with the one thread that forked.
    check(unsafe { libc::fork() })
}

pub fn exit_now(status: i32) -> ! {
    // SAFETY: ends the process.
    unsafe { libc::_exit(status) }
}

pub fn abort() -> ! {
    std::process::abort()
}

fn pointers(strings: &[CString]) -> Vec<*const libc::c_char> {
    strings.iter().map(|s| s.as_ptr()).chain([std::ptr::null()]).collect()
}

/// Replaces the process; returns only with an error.
pub fn exec(path: Result<&CStr, i32>, argv: &[CString], env: Option<&[CString]>) -> Errno {
    let argv = pointers(argv);
    let env = env.map(pointers);
    // SAFETY: the arrays are terminated by null, their strings by zero.
    unsafe {
        match (path, &env) {
            (Ok(path), None) => libc::execv(path.as_ptr(), argv.as_ptr()),
            (Ok(path), Some(env)) => libc::execve(path.as_ptr(), argv.as_ptr(), env.as_ptr()),
            (Err(fd), Some(env)) => libc::fexecve(fd, argv.as_ptr(), env.as_ptr()),
            (Err(fd), None) => {
                unsafe extern "C" {
                    static environ: *const *const libc::c_char;
                }
                libc::fexecve(fd, argv.as_ptr(), environ)
            }
        };
    }
    Errno::last()
}

pub fn waitpid(pid: i32, options: i32) -> SysResult<(i32, i32)> {
    let mut status = 0;
    // SAFETY: the status is live.
    let pid = check(unsafe { libc::waitpid(pid, &mut status, options) })?;
    Ok((pid, status))
}

/// What `waitid` tells of a child.
pub struct Waited {
    pub pid: i32,
    pub uid: u32,
    pub signo: i32,
    pub status: i32,
    pub code: i32,
}

/// Waits for a child to change; `None` where none has and the options say not to wait.
pub fn waitid(kind: u32, id: u32, options: i32) -> SysResult<Option<Waited>> {
    // SAFETY: all zeros is a valid siginfo_t, and the fields read are those that waitid sets.
    unsafe {
        let mut info: libc::siginfo_t = std::mem::zeroed();
        check(libc::waitid(kind, id, &mut info, options))?;
        let waited = Waited {
            pid: info.si_pid(),
            uid: info.si_uid(),
            signo: info.si_signo,
            status: info.si_status(),
            code: info.si_code,
        };
        Ok((waited.pid != 0).then_some(waited))
    }
}

/// CPU times and counters of a process, in the order of `struct_rusage`.
pub struct Usage {
    pub user: f64,
    pub system: f64,
    pub counts: [i64; 14],
}

fn usage(raw: &libc::rusage) -> Usage {
    let seconds = |t: libc::timeval| t.tv_sec as f64 + t.tv_usec as f64 * 1e-6;
    Usage {
        user: seconds(raw.ru_utime),
        system: seconds(raw.ru_stime),
        counts: [
            raw.ru_maxrss,
            raw.ru_ixrss,
            raw.ru_idrss,
            raw.ru_isrss,
            raw.ru_minflt,
            raw.ru_majflt,
            raw.ru_nswap,
            raw.ru_inblock,
            raw.ru_oublock,
            raw.ru_msgsnd,
            raw.ru_msgrcv,
            raw.ru_nsignals,
            raw.ru_nvcsw,
            raw.ru_nivcsw,
        ],
    }
}

pub fn wait4(pid: i32, options: i32) -> SysResult<(i32, i32, Usage)> {
    let mut status = 0;
    // SAFETY: all zeros is a valid rusage.
    let mut raw: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: both are live.
    let pid = check(unsafe { libc::wait4(pid, &mut status, options, &mut raw) })?;
    Ok((pid, status, usage(&raw)))
}

pub fn getrusage(who: i32) -> SysResult<Usage> {
    // SAFETY: all zeros is a valid rusage.
    let mut raw: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: live.
    check(unsafe { libc::getrusage(who, &mut raw) })?;
    Ok(usage(&raw))
}

/// User, system, children's user and system time in ticks, and the ticks since some moment.
pub fn times() -> SysResult<([i64; 5], i64)> {
    // SAFETY: all zeros is valid, and live.
    unsafe {
        let mut raw: libc::tms = std::mem::zeroed();
        let elapsed = libc::times(&mut raw);
        if elapsed == -1 {
            return Err(Errno::last());
        }
        let ticks = libc::sysconf(libc::_SC_CLK_TCK);
        Ok(([raw.tms_utime, raw.tms_stime, raw.tms_cutime, raw.tms_cstime, elapsed], ticks))
    }
}

/// sysname, nodename, release, version, machine.
pub fn uname() -> SysResult<[Vec<u8>; 5]> {
    // SAFETY: all zeros is valid, and live; the system terminates every field.
    unsafe {
        let mut raw: libc::utsname = std::mem::zeroed();
        check(libc::uname(&mut raw))?;
        let text = |field: &[libc::c_char]| CStr::from_ptr(field.as_ptr()).to_bytes().to_vec();
        Ok([
            text(&raw.sysname),
            text(&raw.nodename),
            text(&raw.release),
            text(&raw.version),
            text(&raw.machine),
        ])
    }
}

pub fn getrandom(buffer: &mut [u8], flags: u32) -> SysResult<usize> {
    // SAFETY: the buffer is writable for its length.
    crate::check_size(unsafe { libc::getrandom(buffer.as_mut_ptr().cast(), buffer.len(), flags) })
}

pub fn cpu_count() -> Option<i64> {
    // SAFETY: no memory is involved.
    let n = unsafe { libc::sysconf(libc::_SC_NPROCESSORS_ONLN) };
    (n > 0).then_some(n)
}

pub fn sysconf(name: i32) -> SysResult<i64> {
    // SAFETY: errno tells an undefined value from an error.
    unsafe {
        *libc::__errno_location() = 0;
        match libc::sysconf(name) {
            -1 if Errno::last().0 != 0 => Err(Errno::last()),
            n => Ok(n),
        }
    }
}

pub fn getloadavg() -> Option<[f64; 3]> {
    let mut loads = [0.0; 3];
    // SAFETY: room for three.
    (unsafe { libc::getloadavg(loads.as_mut_ptr(), 3) } == 3).then_some(loads)
}

pub fn getpriority(which: i32, who: i32) -> SysResult<i32> {
    // SAFETY: -1 is a priority too, so errno decides.
    unsafe {
        *libc::__errno_location() = 0;
        let priority = libc::getpriority(which as _, who as _);
        match Errno::last() {
            Errno(0) => Ok(priority),
            error if priority == -1 => Err(error),
            _ => Ok(priority),
        }
    }
}

pub fn setpriority(which: i32, who: i32, priority: i32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::setpriority(which as _, who as _, priority) }).map(drop)
}

pub fn nice(increment: i32) -> SysResult<i32> {
    // SAFETY: -1 is a niceness too, so errno decides.
    unsafe {
        *libc::__errno_location() = 0;
        let value = libc::nice(increment);
        match Errno::last() {
            error if value == -1 && error.0 != 0 => Err(error),
            _ => Ok(value),
        }
    }
}

pub fn sched_getaffinity(pid: i32) -> SysResult<Vec<usize>> {
    // SAFETY: all zeros is an empty set; the set is live.
    unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        check(libc::sched_getaffinity(pid, size_of::<libc::cpu_set_t>(), &mut set))?;
        Ok((0..libc::CPU_SETSIZE as usize).filter(|&i| libc::CPU_ISSET(i, &set)).collect())
    }
}

pub fn sched_setaffinity(pid: i32, cpus: &[usize]) -> SysResult {
    // SAFETY: as above; numbers beyond the set are refused before.
    unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        for &cpu in cpus {
            if cpu >= libc::CPU_SETSIZE as usize {
                return Err(Errno(libc::EINVAL));
            }
            libc::CPU_SET(cpu, &mut set);
        }
        check(libc::sched_setaffinity(pid, size_of::<libc::cpu_set_t>(), &set)).map(drop)
    }
}

/// Columns and lines of a terminal.
pub fn terminal_size(fd: i32) -> SysResult<(i32, i32)> {
    // SAFETY: all zeros is valid, and live.
    unsafe {
        let mut size: libc::winsize = std::mem::zeroed();
        check(libc::ioctl(fd, libc::TIOCGWINSZ, &raw mut size))?;
        Ok((size.ws_col as i32, size.ws_row as i32))
    }
}

pub fn ttyname(fd: i32) -> SysResult<Vec<u8>> {
    let mut out = vec![0u8; 256];
    // SAFETY: the buffer is writable for its length.
    match unsafe { libc::ttyname_r(fd, out.as_mut_ptr().cast(), out.len()) } {
        0 => {
            let end = out.iter().position(|&b| b == 0).unwrap_or(out.len());
            out.truncate(end);
            Ok(out)
        }
        n => Err(Errno(n)),
    }
}

pub fn tcgetpgrp(fd: i32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::tcgetpgrp(fd) })
}

pub fn tcsetpgrp(fd: i32, group: i32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::tcsetpgrp(fd, group) }).map(drop)
}

pub fn pidfd_open(pid: i32, flags: u32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    let fd = unsafe { libc::syscall(libc::SYS_pidfd_open, pid, flags) };
    check(fd as i32)
}

/// The login name of the user on the controlling terminal.
pub fn getlogin() -> SysResult<Vec<u8>> {
    // SAFETY: the result is null or a terminated string, copied before another call.
    unsafe {
        let name = libc::getlogin();
        if name.is_null() { Err(Errno::last()) } else { Ok(CStr::from_ptr(name).to_bytes().to_vec()) }
    }
}

pub fn confstr(name: i32) -> SysResult<Option<Vec<u8>>> {
    let mut out = vec![0u8; 1024];
    // SAFETY: the buffer is writable for its length; errno tells an undefined value from an error.
    unsafe {
        *libc::__errno_location() = 0;
        match libc::confstr(name, out.as_mut_ptr().cast(), out.len()) {
            0 if Errno::last().0 != 0 => Err(Errno::last()),
            0 => Ok(None),
            n => {
                out.truncate((n - 1).min(1023));
                Ok(Some(out))
            }
        }
    }
}

pub fn pathconf(path: &CStr, name: i32) -> SysResult<i64> {
    // SAFETY: the path is terminated; errno tells an undefined value from an error.
    unsafe {
        *libc::__errno_location() = 0;
        match libc::pathconf(path.as_ptr(), name) {
            -1 if Errno::last().0 != 0 => Err(Errno::last()),
            n => Ok(n),
        }
    }
}

pub fn fpathconf(fd: i32, name: i32) -> SysResult<i64> {
    // SAFETY: errno tells an undefined value from an error.
    unsafe {
        *libc::__errno_location() = 0;
        match libc::fpathconf(fd, name) {
            -1 if Errno::last().0 != 0 => Err(Errno::last()),
            n => Ok(n),
        }
    }
}

/// Runs a command in a shell; the status that `wait` would give.
pub fn system(command: &CStr) -> i32 {
    // SAFETY: the command is terminated.
    unsafe { libc::system(command.as_ptr()) }
}
