//! Signals that end the process: a last word before it does. Signals that only ask for a word. The native stack.
//!
//! The handlers touch atomics, and call what they were given; locks are only tried.

use crate::{Errno, SysResult, check};
use std::ffi::CStr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicUsize, Ordering};

/// Fatal signals with what they are called.
pub const SIGNALS: [(i32, &str); 5] = [
    (libc::SIGBUS, "Bus error"),
    (libc::SIGILL, "Illegal instruction"),
    (libc::SIGFPE, "Floating-point exception"),
    (libc::SIGABRT, "Aborted"),
    (libc::SIGSEGV, "Segmentation fault"),
];

/// Size of the stack that handlers run on: unwinding the native stack takes more than the system's least.
const HANDLER_STACK: usize = 64 << 10;

/// What is called for a fatal signal, with its name; an address of a `fn(&'static str)`, 0 for none.
static LAST_WORD: AtomicUsize = AtomicUsize::new(0);

/// What the fatal signals did before `enable`.
static BEFORE: Mutex<[Option<libc::sigaction>; SIGNALS.len()]> = Mutex::new([None; SIGNALS.len()]);

/// Makes a fatal signal do what it did before.
fn restore(at: usize) {
    // The lock is held for moments only, by a thread that may be the interrupted one.
    let before = BEFORE.try_lock().ok().and_then(|mut all| all[at].take());
    match before {
        // SAFETY: the action is one that the system gave.
        Some(action) => unsafe { libc::sigaction(SIGNALS[at].0, &action, std::ptr::null_mut()) },
        // SAFETY: a default disposition needs no memory.
        None => unsafe { libc::signal(SIGNALS[at].0, libc::SIG_DFL) as i32 },
    };
}

extern "C" fn handler(signal: libc::c_int) {
    let Some(at) = SIGNALS.iter().position(|(n, _)| *n == signal) else { return };
    // A second fatal signal, be it one that the last word causes, ends the process.
    restore(at);
    let word = LAST_WORD.swap(0, Ordering::AcqRel);
    if word != 0 {
        // SAFETY: the address is that of a function of this type (`enable`).
        let last_word: fn(&'static str) = unsafe { std::mem::transmute(word) };
        last_word(SIGNALS[at].1);
    }
    // SAFETY: no memory is involved. The signal is delivered when the handler returns.
    unsafe { libc::raise(signal) };
}

fn action(handler: extern "C" fn(libc::c_int), flags: i32) -> libc::sigaction {
    // SAFETY: all zeros is a valid sigaction.
    let mut action: libc::sigaction = unsafe { std::mem::zeroed() };
    action.sa_sigaction = handler as libc::sighandler_t;
    action.sa_flags = flags | libc::SA_ONSTACK;
    action
}

/// Takes back the handlers that Rust's start-up code installs: they belong to programs in Rust, and swallow signals that
/// were sent.
pub fn take_over() {
    for signal in [libc::SIGSEGV, libc::SIGBUS] {
        if crate::signal::disposition(signal) == Ok(crate::signal::Disposition::Handled) {
            // SAFETY: a default disposition needs no memory.
            unsafe { libc::signal(signal, libc::SIG_DFL) };
        }
    }
}

/// Calls `last_word` when a fatal signal comes.
pub fn enable(last_word: fn(&'static str)) -> SysResult {
    prepare();
    let was = LAST_WORD.swap(last_word as usize, Ordering::AcqRel);
    if was != 0 {
        return Ok(());
    }
    let action = action(handler, libc::SA_NODEFER);
    for (at, (signal, _)) in SIGNALS.into_iter().enumerate() {
        // SAFETY: all zeros is a valid sigaction.
        let mut before: libc::sigaction = unsafe { std::mem::zeroed() };
        // SAFETY: the action is complete.
        check(unsafe { libc::sigaction(signal, &action, &mut before) })?;
        if let Ok(mut all) = BEFORE.try_lock() {
            all[at] = Some(before);
        }
    }
    Ok(())
}

pub fn disable() {
    if LAST_WORD.swap(0, Ordering::AcqRel) != 0 {
        (0..SIGNALS.len()).for_each(restore);
    }
}

/// A signal that asks for a word.
struct Request {
    on: AtomicBool,
    /// Handed to what is called.
    fd: AtomicI32,
    all: AtomicBool,
    /// What the signal did before happens, too.
    chain: AtomicBool,
    before: Mutex<Option<libc::sigaction>>,
}

static REQUESTS: [Request; crate::signal::COUNT as usize] = [const {
    Request {
        on: AtomicBool::new(false),
        fd: AtomicI32::new(2),
        all: AtomicBool::new(false),
        chain: AtomicBool::new(false),
        before: Mutex::new(None),
    }
}; crate::signal::COUNT as usize];

/// What is called for such a signal; an address of a `fn(i32, bool)`.
static ANSWER: AtomicUsize = AtomicUsize::new(0);

extern "C" fn request_handler(signal: libc::c_int) {
    let Some(request) = REQUESTS.get(signal as usize) else { return };
    let answer = ANSWER.load(Ordering::Acquire);
    if answer == 0 || !request.on.load(Ordering::Acquire) {
        return;
    }
    // SAFETY: the location of `errno` is this thread's own; what is interrupted must find it as it was.
    let errno = unsafe { libc::__errno_location() };
    // SAFETY: as above.
    let saved = unsafe { *errno };
    // SAFETY: the address is that of a function of this type (`request`).
    let answer: fn(i32, bool) = unsafe { std::mem::transmute(answer) };
    answer(request.fd.load(Ordering::Relaxed), request.all.load(Ordering::Relaxed));
    let before = request.before.try_lock().ok().and_then(|before| *before);
    if let (true, Some(before)) = (request.chain.load(Ordering::Relaxed), before) {
        let again = action(request_handler, libc::SA_NODEFER);
        // SAFETY: both actions are complete; errno is this thread's own.
        unsafe {
            libc::sigaction(signal, &before, std::ptr::null_mut());
            *errno = saved;
            libc::raise(signal);
            libc::sigaction(signal, &again, std::ptr::null_mut());
        }
    }
    // SAFETY: as above.
    unsafe { *errno = saved };
}

/// Calls `answer` with `fd` and `all` whenever the signal comes, and with `chain` what was called before, too.
pub fn request(signal: i32, answer: fn(i32, bool), fd: i32, all: bool, chain: bool) -> SysResult {
    let Some(request) = REQUESTS.get(signal as usize) else { return Err(Errno(libc::EINVAL)) };
    prepare();
    ANSWER.store(answer as usize, Ordering::Release);
    if !request.on.load(Ordering::Acquire) {
        // Chained signals come while their handler runs.
        let action = action(request_handler, if chain { libc::SA_NODEFER } else { 0 });
        // SAFETY: all zeros is a valid sigaction.
        let mut before: libc::sigaction = unsafe { std::mem::zeroed() };
        // SAFETY: both actions are live.
        check(unsafe { libc::sigaction(signal, &action, &mut before) })?;
        if let Ok(mut slot) = request.before.try_lock() {
            *slot = Some(before);
        }
    }
    request.fd.store(fd, Ordering::Relaxed);
    request.all.store(all, Ordering::Relaxed);
    request.chain.store(chain, Ordering::Relaxed);
    request.on.store(true, Ordering::Release);
    Ok(())
}

/// Takes `request` back; whether there was one.
pub fn withdraw(signal: i32) -> bool {
    let Some(request) = REQUESTS.get(signal as usize) else { return false };
    let was = request.on.swap(false, Ordering::AcqRel);
    let before = request.before.try_lock().ok().and_then(|mut before| before.take());
    if let (true, Some(before)) = (was, before) {
        // SAFETY: the action is one that the system gave.
        unsafe { libc::sigaction(signal, &before, std::ptr::null_mut()) };
    }
    was
}

/// Gives the calling thread's handlers a stack with room, and has what unwinds stacks loaded: a handler must not.
fn prepare() {
    let mut one = [0usize];
    native_stack(&mut one);
    // SAFETY: all zeros is a valid stack_t, and a null new stack only asks.
    let now = unsafe {
        let mut now: libc::stack_t = std::mem::zeroed();
        libc::sigaltstack(std::ptr::null(), &mut now);
        now
    };
    let disabled = now.ss_flags & libc::SS_DISABLE != 0;
    if !disabled && now.ss_size >= HANDLER_STACK {
        return;
    }
    // SAFETY: the memory is new, of this size, and never given back: the thread may need it to its end.
    unsafe {
        let memory = libc::mmap(
            std::ptr::null_mut(),
            HANDLER_STACK,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
            -1,
            0,
        );
        if memory != libc::MAP_FAILED {
            let stack = libc::stack_t { ss_sp: memory, ss_flags: 0, ss_size: HANDLER_STACK };
            libc::sigaltstack(&stack, std::ptr::null_mut());
        }
    }
}

/// Return addresses of the calling thread's native frames, innermost first; how many.
#[cfg(target_env = "gnu")]
pub fn native_stack(addresses: &mut [usize]) -> usize {
    let room = i32::try_from(addresses.len()).unwrap_or(i32::MAX);
    // SAFETY: the array has room for so many addresses.
    let count = unsafe { libc::backtrace(addresses.as_mut_ptr().cast(), room) };
    usize::try_from(count).unwrap_or(0)
}

#[cfg(not(target_env = "gnu"))]
pub fn native_stack(_: &mut [usize]) -> usize {
    0
}

/// Where an address of native code lies.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub file: Option<&'static CStr>,
    pub symbol: Option<&'static CStr>,
    /// Where the symbol begins, or the file where there is none.
    pub start: usize,
}

/// The file and symbol of an address, as far as the dynamic loader knows them.
pub fn place_of(address: usize) -> Option<Place> {
    // SAFETY: all zeros is a valid Dl_info.
    let mut info: libc::Dl_info = unsafe { std::mem::zeroed() };
    // SAFETY: the loader only compares the address.
    if unsafe { libc::dladdr(std::ptr::without_provenance(address), &mut info) } == 0 {
        return None;
    }
    // SAFETY: the loader's texts are terminated and live as long as the object is loaded, which is never unloaded.
    let text = |at: *const libc::c_char| unsafe { (!at.is_null()).then(|| CStr::from_ptr(at)) };
    let symbol = text(info.dli_sname);
    let start = if symbol.is_some() { info.dli_saddr.addr() } else { info.dli_fbase.addr() };
    Some(Place { file: text(info.dli_fname).filter(|f| !f.is_empty()), symbol, start })
}

/// Reads from address 0, which ends the process by SIGSEGV.
pub fn read_null() {
    let at = std::hint::black_box(std::ptr::null::<u8>());
    // SAFETY: the fault is what is asked for: this is how programs test fault handlers.
    let _ = unsafe { std::ptr::read_volatile(at) };
}

/// Uses up the native stack, which ends the process by SIGSEGV; bytes and calls where `most` bytes weren't enough.
pub fn overflow_stack(most: usize) -> (usize, usize) {
    #[inline(never)]
    fn deeper(start: usize, most: usize, depth: usize) -> (usize, usize) {
        let buffer = std::hint::black_box([depth as u8; 4096]);
        let used = start.saturating_sub(buffer.as_ptr().addr());
        if used > most {
            return (used, depth);
        }
        let result = deeper(start, most, depth + 1);
        std::hint::black_box(&buffer);
        result
    }
    let marker = 0u8;
    deeper((&raw const marker).addr(), most, 1)
}

pub fn abort() -> ! {
    std::process::abort()
}
