//! Signals that end the process: a last word before it does.

use crate::{SysResult, check};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Fatal signals with what they are called.
pub const SIGNALS: [(i32, &str); 5] = [
    (libc::SIGBUS, "Bus error"),
    (libc::SIGILL, "Illegal instruction"),
    (libc::SIGFPE, "Floating-point exception"),
    (libc::SIGABRT, "Aborted"),
    (libc::SIGSEGV, "Segmentation fault"),
];

/// What is called for a fatal signal, with its name; an address of a `fn(&'static str)`, 0 for none.
static LAST_WORD: AtomicUsize = AtomicUsize::new(0);

extern "C" fn handler(signal: libc::c_int) {
    // A second fatal signal, be it one that the last word causes, ends the process.
    // SAFETY: setting a default disposition is safe in a handler.
    unsafe { libc::signal(signal, libc::SIG_DFL) };
    let at = LAST_WORD.swap(0, Ordering::AcqRel);
    if at != 0
        && let Some((_, name)) = SIGNALS.iter().find(|(n, _)| *n == signal)
    {
        // SAFETY: the address is that of a function of this type (`enable`).
        let last_word: fn(&'static str) = unsafe { std::mem::transmute(at) };
        last_word(name);
    }
    // SAFETY: no memory is involved. The signal is delivered when the handler returns.
    unsafe { libc::raise(signal) };
}

/// Calls `last_word` when a fatal signal comes.
pub fn enable(last_word: fn(&'static str)) -> SysResult {
    LAST_WORD.store(last_word as usize, Ordering::Release);
    for (signal, _) in SIGNALS {
        // SAFETY: all zeros is a valid sigaction.
        let mut action: libc::sigaction = unsafe { std::mem::zeroed() };
        action.sa_sigaction = handler as extern "C" fn(libc::c_int) as libc::sighandler_t;
        action.sa_flags = libc::SA_NODEFER | libc::SA_ONSTACK;
        // SAFETY: the action is complete.
        check(unsafe { libc::sigaction(signal, &action, std::ptr::null_mut()) })?;
    }
    Ok(())
}

pub fn disable() {
    LAST_WORD.store(0, Ordering::Release);
    for (signal, _) in SIGNALS {
        // SAFETY: no memory is involved.
        unsafe { libc::signal(signal, libc::SIG_DFL) };
    }
}

/// Reads from address 0, which ends the process by SIGSEGV.
pub fn read_null() {
    let at = std::hint::black_box(std::ptr::null::<u8>());
    // SAFETY: the fault is what is asked for: this is how programs test fault handlers.
    let _ = unsafe { std::ptr::read_volatile(at) };
}

pub fn abort() -> ! {
    std::process::abort()
}
