//! Threads as the operating system knows them, and how they wait for one another.

use crate::{Errno, SysResult};
use std::sync::atomic::{AtomicU32, Ordering};

/// Identifies the calling thread among those of the process (`pthread_self`).
pub fn current() -> u64 {
    // SAFETY: no memory is involved.
    unsafe { libc::pthread_self() as u64 }
}

/// The system's number of the calling thread.
pub fn native_id() -> i32 {
    // SAFETY: no memory is involved.
    unsafe { libc::syscall(libc::SYS_gettid) as i32 }
}

/// Starts a thread with a native stack of `stack_size` bytes; its identifier. It is never joined.
///
/// # Errors
/// Where the system has no room for another thread.
pub fn spawn(stack_size: usize, body: impl FnOnce() + Send + 'static) -> std::io::Result<u64> {
    use std::os::unix::thread::JoinHandleExt;
    let thread = std::thread::Builder::new().stack_size(stack_size).spawn(body)?;
    Ok(thread.as_pthread_t() as u64)
}

/// The longest name of a thread, in bytes.
pub const NAME_MAX: usize = 15;

/// Names the calling thread for the system's tools.
pub fn set_name(name: &std::ffi::CStr) {
    // SAFETY: the name is terminated; one that is too long is refused.
    unsafe { libc::pthread_setname_np(libc::pthread_self(), name.as_ptr()) };
}

/// The calling thread's name.
pub fn name() -> Vec<u8> {
    let mut buffer = [0u8; 100];
    name_of(current(), &mut buffer).to_vec()
}

/// The name of a thread that runs, empty where it has none.
pub fn name_of(id: u64, buffer: &mut [u8]) -> &[u8] {
    // SAFETY: the caller passes the identifier of a thread that runs; the buffer is writable for its length, and
    // what is written is terminated.
    let failed =
        unsafe { libc::pthread_getname_np(id as libc::pthread_t, buffer.as_mut_ptr().cast(), buffer.len()) };
    let end = buffer.iter().position(|b| *b == 0).unwrap_or(0);
    if failed == 0 { &buffer[..end] } else { &[] }
}

/// Where one thread sleeps until another wakes it. A wake-up that comes early is kept.
///
/// It is one word without a lock, so that it can be used after a fork whatever other threads did before.
#[derive(Debug, Default)]
pub struct Parker(AtomicU32);

impl Parker {
    /// Sleeps until `unpark`, or for some nanoseconds. Whether it was woken; EINTR where a signal came.
    pub fn park(&self, nanoseconds: Option<i128>) -> SysResult<bool> {
        if self.0.swap(0, Ordering::Acquire) == 1 {
            return Ok(true);
        }
        let time = nanoseconds.map(|ns| libc::timespec {
            tv_sec: ns.div_euclid(1_000_000_000) as i64,
            tv_nsec: ns.rem_euclid(1_000_000_000) as i64,
        });
        let time = time.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
        // SAFETY: the word and the time live during the call.
        let result = unsafe {
            let flags = libc::FUTEX_WAIT | libc::FUTEX_PRIVATE_FLAG;
            libc::syscall(libc::SYS_futex, self.0.as_ptr(), flags, 0, time)
        };
        let error = if result == -1 { Errno::last().0 } else { 0 };
        if self.0.swap(0, Ordering::Acquire) == 1 {
            return Ok(true);
        }
        match error {
            0 | libc::EAGAIN => Ok(true),
            libc::ETIMEDOUT => Ok(false),
            error => Err(Errno(error)),
        }
    }

    pub fn unpark(&self) {
        self.0.store(1, Ordering::Release);
        // SAFETY: the word lives during the call.
        unsafe {
            libc::syscall(libc::SYS_futex, self.0.as_ptr(), libc::FUTEX_WAKE | libc::FUTEX_PRIVATE_FLAG, 1)
        };
    }
}
