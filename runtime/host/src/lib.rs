//! The only door to the operating system.
//!
//! **Invariant.** No other crate names `std::fs`, `std::net`, `std::env` or `std::process`.

use std::ffi::CStr;

/// The system's text for an error number (`strerror`).
pub fn error_text(errno: i32) -> String {
    let mut buffer = [0u8; 256];
    // SAFETY: the buffer is writable for the length given; strerror_r terminates what it writes.
    let failed = unsafe { libc::strerror_r(errno, buffer.as_mut_ptr().cast(), buffer.len()) } != 0;
    if failed {
        return format!("Unknown error {errno}");
    }
    match CStr::from_bytes_until_nul(&buffer) {
        Ok(text) => text.to_string_lossy().into_owned(),
        Err(_) => format!("Unknown error {errno}"),
    }
}
