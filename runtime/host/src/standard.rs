//! Which standard streams the process was started without.

use std::sync::atomic::{AtomicU8, Ordering};

/// A bit for each of the descriptors 0, 1 and 2 that was closed when the process started.
static CLOSED: AtomicU8 = AtomicU8::new(0);

/// Runs before Rust's own start-up code, which opens `/dev/null` in place of what is closed.
extern "C" fn note_closed() {
    for fd in 0..3 {
        // SAFETY: F_GETFD only asks.
        if unsafe { libc::fcntl(fd, libc::F_GETFD) } == -1 {
            CLOSED.fetch_or(1 << fd, Ordering::Relaxed);
        }
    }
}

// SAFETY: the section holds addresses of functions that are called with C's calling convention at start-up; this
// one uses nothing that has to be set up before.
#[used]
#[unsafe(link_section = ".init_array")]
static AT_START: extern "C" fn() = note_closed;

/// Closes again what was closed when the process started, so that Python programs find it so.
pub fn close_what_was_closed() {
    let closed = CLOSED.swap(0, Ordering::Relaxed);
    for fd in (0..3).filter(|fd| closed & 1 << fd != 0) {
        // SAFETY: the descriptor is the one that start-up code opened in place of the closed one; nothing uses it.
        unsafe { libc::close(fd) };
    }
}
