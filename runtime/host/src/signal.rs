//! Signals: one C-level handler that notes what came, dispositions, masks, waiting, interval timers.
//!
//! The handler touches atomics only: a flag per signal, a flag for "any", and the breaker word of the isolate
//! that asked for signals, which lives as long as the process.

use crate::{Errno, SysResult, check};
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicPtr, AtomicU32, Ordering};

/// One past the highest signal number.
pub const COUNT: i32 = 65;

static TRIPPED: [AtomicBool; COUNT as usize] = [const { AtomicBool::new(false) }; COUNT as usize];
static ANY: AtomicBool = AtomicBool::new(false);
static BREAKER: AtomicPtr<AtomicU32> = AtomicPtr::new(std::ptr::null_mut());
static BREAKER_BITS: AtomicU32 = AtomicU32::new(0);
static WAKEUP_FD: AtomicI32 = AtomicI32::new(-1);
static WAKEUP_WARNS: AtomicBool = AtomicBool::new(true);
static WAKEUP_ERROR: AtomicI32 = AtomicI32::new(0);

/// What a signal does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    Default,
    Ignore,
    /// Handled: by this module's handler or, when only asked for, by any.
    Handled,
}

/// Names the breaker word that asks for `bits` when a signal comes.
pub fn attach(breaker: &'static AtomicU32, bits: u32) {
    BREAKER_BITS.store(bits, Ordering::Relaxed);
    BREAKER.store(std::ptr::from_ref(breaker).cast_mut(), Ordering::Release);
}

fn ask() {
    let breaker = BREAKER.load(Ordering::Acquire);
    if !breaker.is_null() {
        // SAFETY: `attach` stored a reference that is valid for the rest of the process's life.
        unsafe { &*breaker }.fetch_or(BREAKER_BITS.load(Ordering::Relaxed), Ordering::Relaxed);
    }
}

/// Notes a signal as though it had come. Safe in a signal handler.
pub fn trip(signal: i32) {
    let Some(flag) = TRIPPED.get(signal as usize) else { return };
    flag.store(true, Ordering::Relaxed);
    ANY.store(true, Ordering::Release);
    ask();
    let fd = WAKEUP_FD.load(Ordering::Relaxed);
    if fd == -1 {
        return;
    }
    let byte = signal as u8;
    loop {
        // SAFETY: one byte is readable.
        if unsafe { libc::write(fd, (&raw const byte).cast(), 1) } >= 0 {
            return;
        }
        // SAFETY: the location of `errno` is this thread's own.
        let error = unsafe { *libc::__errno_location() };
        if error == libc::EINTR {
            continue;
        }
        if WAKEUP_WARNS.load(Ordering::Relaxed) || (error != libc::EAGAIN && error != libc::EWOULDBLOCK) {
            WAKEUP_ERROR.store(error, Ordering::Relaxed);
            ask();
        }
        return;
    }
}

extern "C" fn handler(signal: libc::c_int) {
    // SAFETY: the location of `errno` is this thread's own; what is interrupted must find it as it was.
    unsafe {
        let at = libc::__errno_location();
        let saved = *at;
        trip(signal);
        *at = saved;
    }
}

/// Whether any signal was noted since `take_any`.
pub fn is_any_pending() -> bool {
    ANY.load(Ordering::Acquire)
}

/// Whether any signal was noted; forgets the mark, not the signals.
pub fn take_any() -> bool {
    ANY.swap(false, Ordering::AcqRel)
}

/// Marks that there are noted signals still.
pub fn mark_any() {
    ANY.store(true, Ordering::Release);
    ask();
}

/// Whether a signal was noted; forgets it.
pub fn take(signal: i32) -> bool {
    TRIPPED.get(signal as usize).is_some_and(|flag| flag.swap(false, Ordering::AcqRel))
}

pub fn is_tripped(signal: i32) -> bool {
    TRIPPED.get(signal as usize).is_some_and(|flag| flag.load(Ordering::Acquire))
}

/// Forgets all signals, as in the child of a fork.
pub fn forget_all() {
    ANY.store(false, Ordering::Relaxed);
    TRIPPED.iter().for_each(|flag| flag.store(false, Ordering::Relaxed));
}

/// Sets the descriptor that gets a byte for each signal; returns the one before.
pub fn set_wakeup_fd(fd: i32, warn_on_full_buffer: bool) -> i32 {
    WAKEUP_WARNS.store(warn_on_full_buffer, Ordering::Relaxed);
    WAKEUP_FD.swap(fd, Ordering::Relaxed)
}

/// The error of the last failed write to the wake-up descriptor; forgets it.
pub fn take_wakeup_error() -> Option<i32> {
    match WAKEUP_ERROR.swap(0, Ordering::Relaxed) {
        0 => None,
        error => Some(error),
    }
}

fn blank_action() -> libc::sigaction {
    // SAFETY: all zeros is a valid sigaction.
    unsafe { std::mem::zeroed() }
}

/// What a signal does at present.
pub fn disposition(signal: i32) -> SysResult<Disposition> {
    let mut action = blank_action();
    // SAFETY: `action` is live; a null new action only asks.
    check(unsafe { libc::sigaction(signal, std::ptr::null(), &mut action) })?;
    Ok(match action.sa_sigaction {
        libc::SIG_DFL => Disposition::Default,
        libc::SIG_IGN => Disposition::Ignore,
        _ => Disposition::Handled,
    })
}

/// Sets what a signal does. Interrupted calls are not restarted.
pub fn set_disposition(signal: i32, what: Disposition) -> SysResult {
    let mut action = blank_action();
    action.sa_sigaction = match what {
        Disposition::Default => libc::SIG_DFL,
        Disposition::Ignore => libc::SIG_IGN,
        Disposition::Handled => handler as extern "C" fn(libc::c_int) as libc::sighandler_t,
    };
    action.sa_flags = libc::SA_ONSTACK;
    // SAFETY: the action is complete; its handler is safe to run at any time.
    check(unsafe { libc::sigaction(signal, &action, std::ptr::null_mut()) }).map(drop)
}

/// Whether a signal interrupts system calls for good (`siginterrupt`).
pub fn set_interrupts(signal: i32, interrupts: bool) -> SysResult {
    let mut action = blank_action();
    // SAFETY: `action` is live.
    check(unsafe { libc::sigaction(signal, std::ptr::null(), &mut action) })?;
    if interrupts {
        action.sa_flags &= !libc::SA_RESTART;
    } else {
        action.sa_flags |= libc::SA_RESTART;
    }
    // SAFETY: the action is the one in force but for a flag.
    check(unsafe { libc::sigaction(signal, &action, std::ptr::null_mut()) }).map(drop)
}

pub fn raise(signal: i32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::raise(signal) }).map(drop)
}

/// Sends a signal to a thread of this process.
pub fn kill_thread(thread: u64, signal: i32) -> SysResult {
    // SAFETY: the caller passes the identifier of a thread that was not yet joined.
    match unsafe { libc::pthread_kill(thread as libc::pthread_t, signal) } {
        0 => Ok(()),
        n => Err(Errno(n)),
    }
}

/// Ends the process by a signal's default action.
pub fn die_of(signal: i32) {
    if set_disposition(signal, Disposition::Default).is_ok() {
        // SAFETY: no memory is involved.
        unsafe { libc::kill(libc::getpid(), signal) };
    }
}

pub fn pidfd_send_signal(fd: i32, signal: i32, flags: u32) -> SysResult {
    // SAFETY: a null siginfo stands for the default one.
    let result = unsafe {
        libc::syscall(libc::SYS_pidfd_send_signal, fd, signal, std::ptr::null::<libc::siginfo_t>(), flags)
    };
    check(result as i32).map(drop)
}

/// Seconds until the alarm that was set before; sets one for `seconds`, 0 for none.
pub fn alarm(seconds: u32) -> u32 {
    // SAFETY: no memory is involved.
    unsafe { libc::alarm(seconds) }
}

/// Waits until a signal was handled.
pub fn pause() {
    // SAFETY: no memory is involved.
    unsafe { libc::pause() };
}

/// The system's description of a signal.
pub fn description(signal: i32) -> Option<String> {
    // SAFETY: the text is terminated and is copied at once.
    let text = unsafe {
        let text = libc::strsignal(signal);
        if text.is_null() {
            return None;
        }
        std::ffi::CStr::from_ptr(text).to_string_lossy().into_owned()
    };
    (!text.starts_with("Unknown signal")).then_some(text)
}

/// A set of signals.
#[derive(Clone, Copy)]
pub struct SignalSet(libc::sigset_t);

impl SignalSet {
    pub fn empty() -> SignalSet {
        let mut set = std::mem::MaybeUninit::uninit();
        // SAFETY: sigemptyset initialises the set.
        unsafe {
            libc::sigemptyset(set.as_mut_ptr());
            SignalSet(set.assume_init())
        }
    }

    /// Every signal that programs may use.
    pub fn full() -> SignalSet {
        let mut set = std::mem::MaybeUninit::uninit();
        // SAFETY: sigfillset initialises the set.
        unsafe {
            libc::sigfillset(set.as_mut_ptr());
            SignalSet(set.assume_init())
        }
    }

    /// Whether the system takes the number.
    pub fn add(&mut self, signal: i32) -> bool {
        // SAFETY: the set is initialised.
        unsafe { libc::sigaddset(&mut self.0, signal) == 0 }
    }

    pub(crate) fn raw(&self) -> &libc::sigset_t {
        &self.0
    }

    pub fn contains(&self, signal: i32) -> bool {
        // SAFETY: the set is initialised.
        unsafe { libc::sigismember(&self.0, signal) == 1 }
    }
}

/// Changes the calling thread's mask; returns the one before.
pub fn mask(how: i32, set: &SignalSet) -> SysResult<SignalSet> {
    let mut before = SignalSet::empty();
    // SAFETY: both sets are live.
    match unsafe { libc::pthread_sigmask(how, &set.0, &mut before.0) } {
        0 => Ok(before),
        n => Err(Errno(n)),
    }
}

pub fn pending() -> SysResult<SignalSet> {
    let mut set = SignalSet::empty();
    // SAFETY: the set is live.
    check(unsafe { libc::sigpending(&mut set.0) })?;
    Ok(set)
}

/// Waits for one of the signals and takes it.
pub fn wait(set: &SignalSet) -> SysResult<i32> {
    let mut signal = 0;
    // SAFETY: both are live.
    match unsafe { libc::sigwait(&set.0, &mut signal) } {
        0 => Ok(signal),
        n => Err(Errno(n)),
    }
}

/// What is known of a signal that was waited for.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    pub signo: i32,
    pub code: i32,
    pub errno: i32,
    pub pid: i32,
    pub uid: u32,
    pub status: i32,
    pub band: i64,
}

/// As `wait`, for at most some nanoseconds (EAGAIN after that); EINTR where another signal was handled.
pub fn wait_info(set: &SignalSet, nanoseconds: Option<i128>) -> SysResult<Info> {
    // SAFETY: all zeros is a valid siginfo.
    let mut info: libc::siginfo_t = unsafe { std::mem::zeroed() };
    // SAFETY: the arguments are live.
    check(unsafe {
        match nanoseconds {
            None => libc::sigwaitinfo(&set.0, &mut info),
            Some(ns) => {
                let time = libc::timespec {
                    tv_sec: (ns / 1_000_000_000) as i64,
                    tv_nsec: (ns % 1_000_000_000) as i64,
                };
                libc::sigtimedwait(&set.0, &mut info, &time)
            }
        }
    })?;
    // SAFETY: these fields are plain numbers whichever kind of signal it was.
    Ok(unsafe {
        Info {
            signo: info.si_signo,
            code: info.si_code,
            errno: info.si_errno,
            pid: info.si_pid(),
            uid: info.si_uid(),
            status: info.si_status(),
            band: info.si_addr().addr() as i64,
        }
    })
}

/// An interval timer's time until it fires and its interval, in seconds and microseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Timer {
    pub value: (i64, i64),
    pub interval: (i64, i64),
}

impl Timer {
    fn of(t: &libc::itimerval) -> Timer {
        Timer {
            value: (t.it_value.tv_sec, t.it_value.tv_usec),
            interval: (t.it_interval.tv_sec, t.it_interval.tv_usec),
        }
    }
}

pub fn timer(which: i32) -> SysResult<Timer> {
    // SAFETY: all zeros is a valid itimerval.
    let mut t: libc::itimerval = unsafe { std::mem::zeroed() };
    // SAFETY: `t` is live.
    check(unsafe { libc::getitimer(which as _, &mut t) })?;
    Ok(Timer::of(&t))
}

/// Sets an interval timer; returns what it was.
pub fn set_timer(which: i32, timer: Timer) -> SysResult<Timer> {
    let time = |(sec, usec)| libc::timeval { tv_sec: sec, tv_usec: usec };
    let new = libc::itimerval { it_value: time(timer.value), it_interval: time(timer.interval) };
    // SAFETY: all zeros is a valid itimerval.
    let mut old: libc::itimerval = unsafe { std::mem::zeroed() };
    // SAFETY: both are live.
    check(unsafe { libc::setitimer(which as _, &new, &mut old) })?;
    Ok(Timer::of(&old))
}

/// First and last real-time signal that programs may use.
pub fn realtime_range() -> (i32, i32) {
    (libc::SIGRTMIN(), libc::SIGRTMAX())
}

/// The signals by name.
pub const NAMES: &[(&str, i32)] = &[
    ("SIGABRT", libc::SIGABRT),
    ("SIGALRM", libc::SIGALRM),
    ("SIGBUS", libc::SIGBUS),
    ("SIGCHLD", libc::SIGCHLD),
    ("SIGCLD", libc::SIGCHLD),
    ("SIGCONT", libc::SIGCONT),
    ("SIGFPE", libc::SIGFPE),
    ("SIGHUP", libc::SIGHUP),
    ("SIGILL", libc::SIGILL),
    ("SIGINT", libc::SIGINT),
    ("SIGIO", libc::SIGIO),
    ("SIGIOT", libc::SIGABRT),
    ("SIGKILL", libc::SIGKILL),
    ("SIGPIPE", libc::SIGPIPE),
    ("SIGPOLL", libc::SIGPOLL),
    ("SIGPROF", libc::SIGPROF),
    ("SIGPWR", libc::SIGPWR),
    ("SIGQUIT", libc::SIGQUIT),
    ("SIGSEGV", libc::SIGSEGV),
    ("SIGSTKFLT", libc::SIGSTKFLT),
    ("SIGSTOP", libc::SIGSTOP),
    ("SIGSYS", libc::SIGSYS),
    ("SIGTERM", libc::SIGTERM),
    ("SIGTRAP", libc::SIGTRAP),
    ("SIGTSTP", libc::SIGTSTP),
    ("SIGTTIN", libc::SIGTTIN),
    ("SIGTTOU", libc::SIGTTOU),
    ("SIGURG", libc::SIGURG),
    ("SIGUSR1", libc::SIGUSR1),
    ("SIGUSR2", libc::SIGUSR2),
    ("SIGVTALRM", libc::SIGVTALRM),
    ("SIGWINCH", libc::SIGWINCH),
    ("SIGXCPU", libc::SIGXCPU),
    ("SIGXFSZ", libc::SIGXFSZ),
    ("SIG_BLOCK", libc::SIG_BLOCK),
    ("SIG_UNBLOCK", libc::SIG_UNBLOCK),
    ("SIG_SETMASK", libc::SIG_SETMASK),
    ("ITIMER_REAL", 0),
    ("ITIMER_VIRTUAL", 1),
    ("ITIMER_PROF", 2),
];
