//! Threads as the operating system knows them.

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
