//! The only door to the operating system.
//!
//! **Invariant.** No other crate names `std::fs`, `std::net`, `std::env` or `std::process`.

pub mod clock;
pub mod constants;
pub mod environment;
pub mod errno;
pub mod executable;
pub mod fault;
pub mod fd;
pub mod fs;
pub mod generated_conf;
pub mod generated_socket;
pub mod generated_termios;
pub mod locale;
pub mod memory;
pub mod net;
pub mod poll;
pub mod posix_spawn;
pub mod process;
pub mod resource;
pub mod schedule;
pub mod signal;
pub mod spawn;
pub mod standard;
pub mod terminal;
pub mod thread;
pub mod users;
pub mod zlib;

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

/// Two words from the system's source of randomness.
pub fn random_words() -> (u64, u64) {
    let mut bytes = [0u8; 16];
    // SAFETY: the buffer is writable for the length given.
    let got = unsafe { libc::getrandom(bytes.as_mut_ptr().cast(), bytes.len(), 0) };
    if got != bytes.len() as isize {
        // No entropy yet, as early at boot: the clock and the process will do for a hash secret.
        let now =
            std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_nanos());
        return (now as u64, (now >> 64) as u64 ^ u64::from(process_id()));
    }
    let word = |at: usize| u64::from_le_bytes(std::array::from_fn(|i| bytes[at + i]));
    (word(0), word(8))
}

/// This process's number.
pub fn process_id() -> u32 {
    std::process::id()
}

/// Sleeps for some seconds, or until a signal comes.
pub fn sleep(seconds: f64) {
    let time = libc::timespec { tv_sec: seconds as i64, tv_nsec: (seconds.fract() * 1e9) as i64 };
    // SAFETY: the argument is a valid time; the second may be null.
    unsafe { libc::nanosleep(&raw const time, std::ptr::null_mut()) };
}

/// Whether something has that path.
pub fn exists(path: &str) -> bool {
    std::path::Path::new(path).exists()
}

/// The contents of a file.
pub fn read_file(path: &std::path::Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// Writes to a standard stream without buffering; errors are of no use to anybody there.
pub fn write_stderr(text: &str) {
    use std::io::Write;
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// The value of an environment variable.
pub fn env_var(name: &str) -> Option<String> {
    std::env::var_os(name).map(|v| v.to_string_lossy().into_owned())
}

/// The command line.
pub fn args() -> Vec<String> {
    std::env::args_os().map(|a| a.to_string_lossy().into_owned()).collect()
}

/// The arguments as bytes where some of them are no UTF-8, else nothing.
pub fn undecodable_args() -> Vec<Vec<u8>> {
    use std::os::unix::ffi::OsStringExt;
    let all: Vec<Vec<u8>> = std::env::args_os().map(OsStringExt::into_vec).collect();
    if all.iter().any(|a| std::str::from_utf8(a).is_err()) { all } else { Vec::new() }
}

/// The running program's file.
pub fn current_exe() -> Option<String> {
    std::env::current_exe().ok().map(|p| p.to_string_lossy().into_owned())
}

/// Whether a path names a file.
pub fn is_file(path: &str) -> bool {
    std::path::Path::new(path).is_file()
}

/// Whether a path names a folder.
pub fn is_dir(path: &str) -> bool {
    std::path::Path::new(path).is_dir()
}

/// Ends the process.
pub fn exit(status: i32) -> ! {
    std::process::exit(status)
}

/// Whether a file descriptor is open.
pub fn is_open(fd: i32) -> bool {
    // SAFETY: F_GETFD only asks.
    unsafe { libc::fcntl(fd, libc::F_GETFD) != -1 }
}

/// Whether a file descriptor is a terminal.
pub fn is_terminal(fd: i32) -> bool {
    // SAFETY: isatty only asks.
    unsafe { libc::isatty(fd) == 1 }
}

/// The current folder.
pub fn current_dir() -> Option<String> {
    std::env::current_dir().ok().map(|p| p.to_string_lossy().into_owned())
}

/// The real folder that a script lies in, for `sys.path`.
pub fn folder_of(file: &str) -> String {
    let real = std::fs::canonicalize(file).unwrap_or_else(|_| file.into());
    real.parent().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Everything on standard input.
pub fn read_stdin() -> std::io::Result<Vec<u8>> {
    use std::io::Read;
    let mut all = Vec::new();
    std::io::stdin().read_to_end(&mut all)?;
    Ok(all)
}

/// An error number of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Errno(pub i32);

/// The result of a system call.
pub type SysResult<T = ()> = Result<T, Errno>;

impl Errno {
    /// The calling thread's `errno`.
    pub fn last() -> Errno {
        Errno(std::io::Error::last_os_error().raw_os_error().unwrap_or(0))
    }
}

/// -1 stands for failure, as most system calls have it.
pub(crate) fn check(result: i32) -> SysResult<i32> {
    if result == -1 { Err(Errno::last()) } else { Ok(result) }
}

pub(crate) fn check_size(result: isize) -> SysResult<usize> {
    if result < 0 { Err(Errno::last()) } else { Ok(result as usize) }
}
