//! What the child of a fork does on its way to another program. CPython: `Modules/_posixsubprocess.c`.
//!
//! **Invariant.** `child` makes system calls only: whatever it needs was allocated before the fork, since locks of
//! the allocator may be held for ever by threads that don't exist in the child.

use crate::{Errno, SysResult, check};
use std::ffi::CString;

/// Descriptors that the child and its parent talk through; -1 where there is none.
#[derive(Clone, Copy, Debug)]
pub struct Pipes {
    pub p2cread: i32,
    pub p2cwrite: i32,
    pub c2pread: i32,
    pub c2pwrite: i32,
    pub errread: i32,
    pub errwrite: i32,
    pub errpipe_read: i32,
    pub errpipe_write: i32,
}

/// A program to run, and how. The pointers of arrays are made ready for `exec`.
pub struct Plan {
    executables: Vec<CString>,
    argv: Vec<*const libc::c_char>,
    envp: Option<Vec<*const libc::c_char>>,
    /// What the pointers point to.
    _strings: Vec<CString>,
    pub cwd: Option<CString>,
    pub close_fds: bool,
    /// Ascending.
    pub keep: Vec<i32>,
    pub pipes: Pipes,
    pub restore_signals: bool,
    pub setsid: bool,
    /// -1 for none.
    pub process_group: i32,
    pub gid: Option<u32>,
    pub groups: Option<Vec<u32>>,
    pub uid: Option<u32>,
    /// -1 for the parent's.
    pub umask: i32,
}

impl Plan {
    pub fn new(
        executables: Vec<CString>,
        argv: Vec<CString>,
        env: Option<Vec<CString>>,
        pipes: Pipes,
    ) -> Plan {
        let pointers = |strings: &[CString]| {
            strings.iter().map(|s| s.as_ptr()).chain([std::ptr::null()]).collect::<Vec<_>>()
        };
        let (arguments, environment) = (pointers(&argv), env.as_deref().map(pointers));
        let mut strings = argv;
        strings.extend(env.unwrap_or_default());
        Plan {
            executables,
            argv: arguments,
            envp: environment,
            _strings: strings,
            cwd: None,
            close_fds: false,
            keep: Vec::new(),
            pipes,
            restore_signals: false,
            setsid: false,
            process_group: -1,
            gid: None,
            groups: None,
            uid: None,
            umask: -1,
        }
    }
}

/// Where in the child something failed, as the parent is told.
enum Failed {
    System(&'static [u8], Errno),
    Preexec,
}

fn step(result: i32) -> Result<i32, Failed> {
    check(result).map_err(|e| Failed::System(b"noexec", e))
}

fn inherit(fd: i32) -> SysResult {
    crate::fd::set_inheritable(fd, true)
}

fn close(fd: i32) -> Result<(), Failed> {
    if fd == -1 {
        return Ok(());
    }
    // SAFETY: closing a descriptor touches no memory.
    step(unsafe { libc::close(fd) }).map(drop)
}

/// Makes `from` the child's standard stream `to`.
fn install(from: i32, to: i32) -> Result<(), Failed> {
    if from == to {
        return inherit(from).map_err(|e| Failed::System(b"noexec", e));
    }
    if from != -1 {
        // SAFETY: no memory is involved.
        step(unsafe { libc::dup2(from, to) })?;
    }
    Ok(())
}

/// Closes what is open from 3 on, but for the descriptors to keep.
fn close_others(keep: &[i32]) {
    let mut low = 3i64;
    for &fd in keep.iter().filter(|fd| **fd >= 3) {
        if i64::from(fd) > low {
            close_between(low, i64::from(fd) - 1);
        }
        low = i64::from(fd) + 1;
    }
    close_between(low, i64::from(u32::MAX));
}

fn close_between(low: i64, high: i64) {
    // SAFETY: closing descriptors touches no memory.
    unsafe {
        if libc::syscall(libc::SYS_close_range, low as u32, high as u32, 0) == 0 {
            return;
        }
        let limit = libc::sysconf(libc::_SC_OPEN_MAX).clamp(256, 1 << 20);
        for fd in low..=high.min(limit) {
            libc::close(fd as i32);
        }
    }
}

fn run(plan: &Plan, preexec: Option<&mut dyn FnMut() -> bool>) -> Failed {
    match prepare(plan, preexec) {
        Ok(error) => Failed::System(b"", error),
        Err(failed) => failed,
    }
}

fn prepare(plan: &Plan, preexec: Option<&mut dyn FnMut() -> bool>) -> Result<Errno, Failed> {
    let noexec = |e: Errno| Failed::System(b"noexec", e);
    let p = &plan.pipes;
    for &fd in plan.keep.iter().filter(|fd| **fd != p.errpipe_write) {
        // One that is not open is of no use to the program either, and no reason not to run it.
        let _ = inherit(fd);
    }
    for fd in [p.p2cwrite, p.c2pread, p.errread, p.errpipe_read] {
        close(fd)?;
    }
    // Standard streams must not be overwritten before they are moved themselves.
    let (mut c2pwrite, mut errwrite) = (p.c2pwrite, p.errwrite);
    if c2pwrite == 0 {
        c2pwrite = crate::fd::dup(c2pwrite).map_err(noexec)?;
    }
    while errwrite == 0 || errwrite == 1 {
        errwrite = crate::fd::dup(errwrite).map_err(noexec)?;
    }
    install(p.p2cread, 0)?;
    install(c2pwrite, 1)?;
    install(errwrite, 2)?;
    // SAFETY (of the block): strings are terminated; otherwise no memory is involved.
    unsafe {
        if let Some(cwd) = &plan.cwd {
            check(libc::chdir(cwd.as_ptr())).map_err(|e| Failed::System(b"noexec:chdir", e))?;
        }
        if plan.umask >= 0 {
            libc::umask(plan.umask as libc::mode_t);
        }
        if plan.restore_signals {
            for signal in [libc::SIGPIPE, libc::SIGXFSZ] {
                libc::signal(signal, libc::SIG_DFL);
            }
        }
        if plan.setsid {
            step(libc::setsid())?;
        }
        if plan.process_group >= 0 {
            step(libc::setpgid(0, plan.process_group))?;
        }
        if let Some(groups) = &plan.groups {
            step(libc::setgroups(groups.len(), groups.as_ptr()))?;
        }
        if let Some(gid) = plan.gid {
            step(libc::setregid(gid, gid))?;
        }
        if let Some(uid) = plan.uid {
            step(libc::setreuid(uid, uid))?;
        }
    }
    if let Some(preexec) = preexec
        && !preexec()
    {
        return Err(Failed::Preexec);
    }
    if plan.close_fds {
        close_others(&plan.keep);
    }
    let mut reported = Errno(0);
    for program in &plan.executables {
        // SAFETY: the arrays are terminated by null pointers, and their strings live in the plan.
        unsafe {
            match &plan.envp {
                Some(envp) => libc::execve(program.as_ptr(), plan.argv.as_ptr(), envp.as_ptr()),
                None => libc::execv(program.as_ptr(), plan.argv.as_ptr()),
            };
        }
        let error = Errno::last();
        if error.0 != libc::ENOENT && error.0 != libc::ENOTDIR && reported.0 == 0 {
            reported = error;
        }
        if reported.0 == 0 && program == plan.executables.last().unwrap_or(program) {
            reported = error;
        }
    }
    Ok(reported)
}

/// In the child of a fork: becomes the program, or tells the parent why not and ends.
pub fn child(plan: &Plan, preexec: Option<&mut dyn FnMut() -> bool>) -> ! {
    let mut report = [0u8; 64];
    let mut len = 0;
    let mut put = |bytes: &[u8]| {
        report[len..len + bytes.len()].copy_from_slice(bytes);
        len += bytes.len();
    };
    match run(plan, preexec) {
        Failed::System(place, error) => {
            put(b"OSError:");
            let digits = b"0123456789ABCDEF";
            let mut started = false;
            for shift in (0..8).rev() {
                let digit = (error.0 as u32 >> (shift * 4) & 15) as usize;
                if digit != 0 || started || shift == 0 {
                    put(&digits[digit..=digit]);
                    started = true;
                }
            }
            put(b":");
            put(place);
        }
        Failed::Preexec => put(b"SubprocessError:0:Exception occurred in preexec_fn."),
    }
    let mut at = 0;
    while at < len {
        match crate::fd::write(plan.pipes.errpipe_write, &report[at..len]) {
            Ok(n) => at += n,
            Err(Errno(libc::EINTR)) => {}
            Err(_) => break,
        }
    }
    crate::process::exit_now(255)
}

/// Forks; the child becomes the program.
pub fn spawn(plan: &Plan) -> SysResult<i32> {
    match crate::process::fork()? {
        0 => child(plan, None),
        pid => Ok(pid),
    }
}
