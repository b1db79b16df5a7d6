//! File descriptors: reading, writing, seeking, duplicating. Every call may fail with EINTR, which is the
//! caller's to handle, since a signal's handler may have to run.

use crate::{SysResult, check, check_size, fs::Stat};
use std::ffi::CStr;

pub use libc::{
    O_ACCMODE, O_APPEND, O_CLOEXEC, O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR,
    O_TRUNC, O_WRONLY, SEEK_CUR, SEEK_DATA, SEEK_END, SEEK_HOLE, SEEK_SET,
};

/// As much as one call may be asked to transfer.
pub const MOST: usize = isize::MAX as usize & !0xfff;

pub fn open(path: &CStr, flags: i32, mode: u32, dir: Option<i32>) -> SysResult<i32> {
    let dir = dir.unwrap_or(libc::AT_FDCWD);
    // SAFETY: the path is terminated.
    check(unsafe { libc::openat(dir, path.as_ptr(), flags, mode) })
}

pub fn close(fd: i32) -> SysResult {
    // SAFETY: closing a descriptor touches no memory of ours.
    check(unsafe { libc::close(fd) }).map(drop)
}

pub fn close_range(low: u32, high: u32) {
    // SAFETY: as in `close`.
    unsafe { libc::syscall(libc::SYS_close_range, low, high, 0) };
}

pub fn read(fd: i32, buffer: &mut [u8]) -> SysResult<usize> {
    let len = buffer.len().min(MOST);
    // SAFETY: the buffer is writable for `len` bytes.
    check_size(unsafe { libc::read(fd, buffer.as_mut_ptr().cast(), len) })
}

/// Reads at most `most` bytes behind what the vector holds.
pub fn read_append(fd: i32, out: &mut Vec<u8>, most: usize) -> SysResult<usize> {
    let most = most.min(MOST);
    out.reserve(most);
    // SAFETY: the vector has room for `most` bytes behind its length; as many as were read are initialised.
    unsafe {
        let n = check_size(libc::read(fd, out.as_mut_ptr().add(out.len()).cast(), most))?;
        out.set_len(out.len() + n);
        Ok(n)
    }
}

pub fn write(fd: i32, bytes: &[u8]) -> SysResult<usize> {
    let len = bytes.len().min(MOST);
    // SAFETY: the bytes are readable for `len`.
    check_size(unsafe { libc::write(fd, bytes.as_ptr().cast(), len) })
}

pub fn pread(fd: i32, buffer: &mut [u8], offset: i64) -> SysResult<usize> {
    // SAFETY: the buffer is writable for its length.
    check_size(unsafe { libc::pread(fd, buffer.as_mut_ptr().cast(), buffer.len(), offset) })
}

pub fn pwrite(fd: i32, bytes: &[u8], offset: i64) -> SysResult<usize> {
    // SAFETY: the bytes are readable for their length.
    check_size(unsafe { libc::pwrite(fd, bytes.as_ptr().cast(), bytes.len(), offset) })
}

fn vectors(buffers: &[&[u8]]) -> Vec<libc::iovec> {
    buffers.iter().map(|b| libc::iovec { iov_base: b.as_ptr().cast_mut().cast(), iov_len: b.len() }).collect()
}

/// Writes from several buffers; with an offset, there (`pwritev2`).
pub fn writev(fd: i32, buffers: &[&[u8]], offset: Option<(i64, i32)>) -> SysResult<usize> {
    let vectors = vectors(buffers);
    let count = vectors.len() as i32;
    // SAFETY: every vector describes a live buffer.
    check_size(unsafe {
        match offset {
            None => libc::writev(fd, vectors.as_ptr(), count),
            Some((offset, flags)) => libc::pwritev2(fd, vectors.as_ptr(), count, offset, flags),
        }
    })
}

/// Reads into several buffers; with an offset, from there (`preadv2`).
pub fn readv(fd: i32, buffers: &mut [Vec<u8>], offset: Option<(i64, i32)>) -> SysResult<usize> {
    let vectors: Vec<libc::iovec> = buffers
        .iter_mut()
        .map(|b| libc::iovec { iov_base: b.as_mut_ptr().cast(), iov_len: b.len() })
        .collect();
    let count = vectors.len() as i32;
    // SAFETY: every vector describes a live, writable buffer.
    check_size(unsafe {
        match offset {
            None => libc::readv(fd, vectors.as_ptr(), count),
            Some((offset, flags)) => libc::preadv2(fd, vectors.as_ptr(), count, offset, flags),
        }
    })
}

pub fn lseek(fd: i32, offset: i64, whence: i32) -> SysResult<i64> {
    // SAFETY: no memory is involved.
    let at = unsafe { libc::lseek(fd, offset, whence) };
    if at < 0 { Err(crate::Errno::last()) } else { Ok(at) }
}

pub fn fstat(fd: i32) -> SysResult<Stat> {
    crate::fs::stat_with(|out| {
        // SAFETY: `out` is a stat buffer.
        unsafe { libc::fstat(fd, out) }
    })
}

pub fn ftruncate(fd: i32, len: i64) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::ftruncate(fd, len) }).map(drop)
}

pub fn isatty(fd: i32) -> bool {
    // SAFETY: no memory is involved.
    unsafe { libc::isatty(fd) == 1 }
}

/// A duplicate that is closed on exec.
pub fn dup(fd: i32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0) })
}

pub fn dup2(fd: i32, to: i32, inheritable: bool) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe {
        if inheritable || fd == to { libc::dup2(fd, to) } else { libc::dup3(fd, to, libc::O_CLOEXEC) }
    })
}

pub fn pipe(flags: i32) -> SysResult<(i32, i32)> {
    let mut ends = [0; 2];
    // SAFETY: the array has room for two descriptors.
    check(unsafe { libc::pipe2(ends.as_mut_ptr(), flags) })?;
    Ok((ends[0], ends[1]))
}

pub fn fsync(fd: i32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::fsync(fd) }).map(drop)
}

pub fn fdatasync(fd: i32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::fdatasync(fd) }).map(drop)
}

pub fn is_inheritable(fd: i32) -> SysResult<bool> {
    // SAFETY: no memory is involved.
    Ok(check(unsafe { libc::fcntl(fd, libc::F_GETFD) })? & libc::FD_CLOEXEC == 0)
}

pub fn set_inheritable(fd: i32, inheritable: bool) -> SysResult {
    // SAFETY: no memory is involved.
    unsafe {
        let flags = check(libc::fcntl(fd, libc::F_GETFD))?;
        let new = if inheritable { flags & !libc::FD_CLOEXEC } else { flags | libc::FD_CLOEXEC };
        if new != flags {
            check(libc::fcntl(fd, libc::F_SETFD, new))?;
        }
    }
    Ok(())
}

pub fn is_blocking(fd: i32) -> SysResult<bool> {
    // SAFETY: no memory is involved.
    Ok(check(unsafe { libc::fcntl(fd, libc::F_GETFL) })? & libc::O_NONBLOCK == 0)
}

pub fn set_blocking(fd: i32, blocking: bool) -> SysResult {
    // SAFETY: no memory is involved.
    unsafe {
        let flags = check(libc::fcntl(fd, libc::F_GETFL))?;
        let new = if blocking { flags & !libc::O_NONBLOCK } else { flags | libc::O_NONBLOCK };
        if new != flags {
            check(libc::fcntl(fd, libc::F_SETFL, new))?;
        }
    }
    Ok(())
}

/// `fcntl` with an integer argument.
pub fn fcntl(fd: i32, command: i32, argument: i64) -> SysResult<i32> {
    // SAFETY: a command that takes a pointer gets what the caller passes as a number: such commands go
    // through `fcntl_buffer`.
    check(unsafe { libc::fcntl(fd, command, argument) })
}

/// `fcntl` with a buffer that the kernel may write to.
pub fn fcntl_buffer(fd: i32, command: i32, buffer: &mut [u8]) -> SysResult<i32> {
    // SAFETY: the buffer is as long as the caller made it, which must be enough for the command.
    check(unsafe { libc::fcntl(fd, command, buffer.as_mut_ptr()) })
}

pub fn ioctl(fd: i32, request: u64, argument: i64) -> SysResult<i32> {
    // SAFETY: as in `fcntl`.
    check(unsafe { libc::ioctl(fd, request as _, argument) })
}

pub fn ioctl_buffer(fd: i32, request: u64, buffer: &mut [u8]) -> SysResult<i32> {
    // SAFETY: as in `fcntl_buffer`.
    check(unsafe { libc::ioctl(fd, request as _, buffer.as_mut_ptr()) })
}

pub fn flock(fd: i32, operation: i32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::flock(fd, operation) }).map(drop)
}

/// `lockf` by `fcntl` record locks.
pub fn record_lock(fd: i32, kind: i16, whence: i16, start: i64, len: i64, wait: bool) -> SysResult {
    // SAFETY: a zeroed flock is a valid one.
    let mut lock: libc::flock = unsafe { std::mem::zeroed() };
    lock.l_type = kind;
    lock.l_whence = whence;
    lock.l_start = start;
    lock.l_len = len;
    let command = if wait { libc::F_SETLKW } else { libc::F_SETLK };
    // SAFETY: `lock` is a live flock.
    check(unsafe { libc::fcntl(fd, command, &raw mut lock) }).map(drop)
}

pub fn sendfile(out: i32, input: i32, offset: Option<i64>, count: usize) -> SysResult<usize> {
    let mut at = offset.unwrap_or(0);
    let pointer = if offset.is_some() { &raw mut at } else { std::ptr::null_mut() };
    // SAFETY: the offset lives during the call.
    check_size(unsafe { libc::sendfile(out, input, pointer, count) })
}

pub fn copy_file_range(
    input: i32,
    from: Option<i64>,
    out: i32,
    to: Option<i64>,
    count: usize,
) -> SysResult<usize> {
    let (mut a, mut b) = (from.unwrap_or(0), to.unwrap_or(0));
    let pa = if from.is_some() { &raw mut a } else { std::ptr::null_mut() };
    let pb = if to.is_some() { &raw mut b } else { std::ptr::null_mut() };
    // SAFETY: the offsets live during the call.
    check_size(unsafe { libc::copy_file_range(input, pa, out, pb, count, 0) })
}

/// Moves bytes between a pipe and another descriptor.
pub fn splice(
    input: i32,
    from: Option<i64>,
    out: i32,
    to: Option<i64>,
    count: usize,
    flags: u32,
) -> SysResult<usize> {
    let (mut a, mut b) = (from.unwrap_or(0), to.unwrap_or(0));
    let pa = if from.is_some() { &raw mut a } else { std::ptr::null_mut() };
    let pb = if to.is_some() { &raw mut b } else { std::ptr::null_mut() };
    // SAFETY: the offsets live during the call.
    check_size(unsafe { libc::splice(input, pa, out, pb, count, flags) })
}

/// A timer that a descriptor tells of; no program that is started inherits it.
pub fn timerfd_create(clock: i32, flags: i32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::timerfd_create(clock, flags | libc::TFD_CLOEXEC) })
}

fn timer(initial: i64, interval: i64) -> libc::itimerspec {
    let spec = |ns: i64| libc::timespec {
        tv_sec: ns.div_euclid(1_000_000_000),
        tv_nsec: ns.rem_euclid(1_000_000_000),
    };
    libc::itimerspec { it_value: spec(initial), it_interval: spec(interval) }
}

fn timer_ns(timer: &libc::itimerspec) -> [i64; 2] {
    [timer.it_value, timer.it_interval]
        .map(|t| t.tv_sec.saturating_mul(1_000_000_000).saturating_add(t.tv_nsec))
}

/// Sets a timer, in nanoseconds; time left and interval of before.
pub fn timerfd_settime(fd: i32, flags: i32, initial: i64, interval: i64) -> SysResult<[i64; 2]> {
    let (new, mut old) = (timer(initial, interval), timer(0, 0));
    // SAFETY: both are live.
    check(unsafe { libc::timerfd_settime(fd, flags, &new, &mut old) })?;
    Ok(timer_ns(&old))
}

/// Time left and interval of a timer in nanoseconds.
pub fn timerfd_gettime(fd: i32) -> SysResult<[i64; 2]> {
    let mut now = timer(0, 0);
    // SAFETY: live.
    check(unsafe { libc::timerfd_gettime(fd, &mut now) })?;
    Ok(timer_ns(&now))
}

pub fn posix_fadvise(fd: i32, offset: i64, len: i64, advice: i32) -> SysResult {
    // SAFETY: no memory is involved.
    match unsafe { libc::posix_fadvise(fd, offset, len, advice) } {
        0 => Ok(()),
        n => Err(crate::Errno(n)),
    }
}

pub fn posix_fallocate(fd: i32, offset: i64, len: i64) -> SysResult {
    // SAFETY: no memory is involved.
    match unsafe { libc::posix_fallocate(fd, offset, len) } {
        0 => Ok(()),
        n => Err(crate::Errno(n)),
    }
}

pub fn eventfd(value: u32, flags: i32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::eventfd(value, flags) })
}

pub fn memfd_create(name: &CStr, flags: u32) -> SysResult<i32> {
    // SAFETY: the name is terminated.
    check(unsafe { libc::memfd_create(name.as_ptr(), flags) })
}
