//! Limits and usage of resources.

use crate::{SysResult, check};

/// What a process has used, as `getrusage` says.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// Seconds.
    pub user: f64,
    pub system: f64,
    /// The rest, in the order of `struct rusage`.
    pub counts: [i64; 14],
}

/// `who`: 0 for this process, -1 for its children, 1 for this thread.
pub fn usage(who: i32) -> SysResult<Usage> {
    // SAFETY: all zeros is a valid rusage.
    let mut u: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: `u` is live.
    check(unsafe { libc::getrusage(who as _, &mut u) })?;
    let seconds = |t: libc::timeval| t.tv_sec as f64 + t.tv_usec as f64 * 1e-6;
    Ok(Usage {
        user: seconds(u.ru_utime),
        system: seconds(u.ru_stime),
        counts: [
            u.ru_maxrss,
            u.ru_ixrss,
            u.ru_idrss,
            u.ru_isrss,
            u.ru_minflt,
            u.ru_majflt,
            u.ru_nswap,
            u.ru_inblock,
            u.ru_oublock,
            u.ru_msgsnd,
            u.ru_msgrcv,
            u.ru_nsignals,
            u.ru_nvcsw,
            u.ru_nivcsw,
        ],
    })
}

/// A process's limit (soft, hard; `u64::MAX` for none) as it was; sets a new one.
pub fn limit(pid: i32, resource: i32, new: Option<(u64, u64)>) -> SysResult<(u64, u64)> {
    let new = new.map(|(soft, hard)| libc::rlimit { rlim_cur: soft, rlim_max: hard });
    let mut old = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    let new = new.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
    // SAFETY: both are live or null.
    check(unsafe { libc::prlimit(pid, resource as _, new, &mut old) })?;
    Ok((old.rlim_cur, old.rlim_max))
}

pub fn page_size() -> i64 {
    // SAFETY: sysconf reads a system constant.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) }
}

/// Constants of module `resource`, by name.
pub const LIMITS: &[(&str, i32)] = &[
    ("RLIMIT_CPU", libc::RLIMIT_CPU as i32),
    ("RLIMIT_FSIZE", libc::RLIMIT_FSIZE as i32),
    ("RLIMIT_DATA", libc::RLIMIT_DATA as i32),
    ("RLIMIT_STACK", libc::RLIMIT_STACK as i32),
    ("RLIMIT_CORE", libc::RLIMIT_CORE as i32),
    ("RLIMIT_RSS", libc::RLIMIT_RSS as i32),
    ("RLIMIT_NPROC", libc::RLIMIT_NPROC as i32),
    ("RLIMIT_NOFILE", libc::RLIMIT_NOFILE as i32),
    ("RLIMIT_OFILE", libc::RLIMIT_NOFILE as i32),
    ("RLIMIT_MEMLOCK", libc::RLIMIT_MEMLOCK as i32),
    ("RLIMIT_AS", libc::RLIMIT_AS as i32),
    ("RLIMIT_MSGQUEUE", libc::RLIMIT_MSGQUEUE as i32),
    ("RLIMIT_NICE", libc::RLIMIT_NICE as i32),
    ("RLIMIT_RTPRIO", libc::RLIMIT_RTPRIO as i32),
    ("RLIMIT_RTTIME", libc::RLIMIT_RTTIME as i32),
    ("RLIMIT_SIGPENDING", libc::RLIMIT_SIGPENDING as i32),
    ("RLIM_INFINITY", -1),
    ("RUSAGE_SELF", 0),
    ("RUSAGE_CHILDREN", -1),
    ("RUSAGE_THREAD", 1),
];
