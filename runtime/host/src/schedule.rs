//! How processes are scheduled. CPython: the `sched_` functions of `Modules/posixmodule.c`.

use crate::{SysResult, check};

pub fn priority_max(policy: i32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::sched_get_priority_max(policy) })
}

pub fn priority_min(policy: i32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::sched_get_priority_min(policy) })
}

pub fn policy(pid: i32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::sched_getscheduler(pid) })
}

pub fn set_policy(pid: i32, policy: i32, priority: i32) -> SysResult {
    let parameter = libc::sched_param { sched_priority: priority };
    // SAFETY: the parameter is live.
    check(unsafe { libc::sched_setscheduler(pid, policy, &parameter) }).map(drop)
}

pub fn priority(pid: i32) -> SysResult<i32> {
    let mut parameter = libc::sched_param { sched_priority: 0 };
    // SAFETY: the parameter is live.
    check(unsafe { libc::sched_getparam(pid, &mut parameter) })?;
    Ok(parameter.sched_priority)
}

pub fn set_priority(pid: i32, priority: i32) -> SysResult {
    let parameter = libc::sched_param { sched_priority: priority };
    // SAFETY: the parameter is live.
    check(unsafe { libc::sched_setparam(pid, &parameter) }).map(drop)
}

/// The share of time of a round, in seconds and nanoseconds.
pub fn interval(pid: i32) -> SysResult<(i64, i64)> {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the time is live.
    check(unsafe { libc::sched_rr_get_interval(pid, &mut time) })?;
    Ok((time.tv_sec, time.tv_nsec))
}

/// Moves the calling thread into the namespaces of a descriptor.
pub fn setns(fd: i32, kind: i32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::setns(fd, kind) }).map(drop)
}

/// Gives the calling thread namespaces and tables of its own.
pub fn unshare(flags: i32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::unshare(flags) }).map(drop)
}
