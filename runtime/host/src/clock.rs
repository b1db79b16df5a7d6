//! Clocks, sleeping and calendar conversion.

use crate::{Errno, SysResult, check};
use std::ffi::CStr;

pub use libc::{
    CLOCK_BOOTTIME, CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_PROCESS_CPUTIME_ID, CLOCK_REALTIME,
    CLOCK_TAI, CLOCK_THREAD_CPUTIME_ID,
};

fn nanoseconds(t: libc::timespec) -> i128 {
    t.tv_sec as i128 * 1_000_000_000 + t.tv_nsec as i128
}

fn timespec(ns: i128) -> libc::timespec {
    libc::timespec {
        tv_sec: ns.div_euclid(1_000_000_000) as i64,
        tv_nsec: ns.rem_euclid(1_000_000_000) as i64,
    }
}

/// A clock's time in nanoseconds.
pub fn now(clock: i32) -> SysResult<i128> {
    let mut t = timespec(0);
    // SAFETY: `t` is a live timespec.
    check(unsafe { libc::clock_gettime(clock, &mut t) })?;
    Ok(nanoseconds(t))
}

pub fn resolution(clock: i32) -> SysResult<i128> {
    let mut t = timespec(0);
    // SAFETY: `t` is a live timespec.
    check(unsafe { libc::clock_getres(clock, &mut t) })?;
    Ok(nanoseconds(t))
}

pub fn set(clock: i32, ns: i128) -> SysResult {
    let t = timespec(ns);
    // SAFETY: `t` is a live timespec.
    check(unsafe { libc::clock_settime(clock, &t) }).map(drop)
}

/// Sleeps until the monotonic clock shows `deadline`; EINTR where a signal came.
pub fn sleep_until(deadline: i128) -> SysResult {
    let t = timespec(deadline);
    // SAFETY: `t` is a live timespec.
    match unsafe { libc::clock_nanosleep(CLOCK_MONOTONIC, libc::TIMER_ABSTIME, &t, std::ptr::null_mut()) } {
        0 => Ok(()),
        n => Err(Errno(n)),
    }
}

/// The CPU clock of a thread.
pub fn thread_clock(thread: u64) -> SysResult<i32> {
    let mut clock = 0;
    // SAFETY: the caller passes a live thread's identifier.
    match unsafe { libc::pthread_getcpuclockid(thread as libc::pthread_t, &mut clock) } {
        0 => Ok(clock),
        n => Err(Errno(n)),
    }
}

/// A broken-down time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    pub year: i64,
    /// 1 … 12
    pub month: i32,
    pub day: i32,
    pub hour: i32,
    pub minute: i32,
    pub second: i32,
    /// Monday is 0.
    pub weekday: i32,
    /// 1 … 366
    pub yearday: i32,
    pub isdst: i32,
    pub zone: Vec<u8>,
    pub offset: i64,
}

fn blank() -> libc::tm {
    // SAFETY: all zeros is a valid tm.
    unsafe { std::mem::zeroed() }
}

fn calendar(t: &libc::tm) -> Calendar {
    let zone = if t.tm_zone.is_null() {
        Vec::new()
    } else {
        // SAFETY: the C library's zone names are terminated and stay.
        unsafe { CStr::from_ptr(t.tm_zone) }.to_bytes().to_vec()
    };
    Calendar {
        year: t.tm_year as i64 + 1900,
        month: t.tm_mon + 1,
        day: t.tm_mday,
        hour: t.tm_hour,
        minute: t.tm_min,
        second: t.tm_sec,
        weekday: (t.tm_wday + 6) % 7,
        yearday: t.tm_yday + 1,
        isdst: t.tm_isdst,
        zone,
        offset: t.tm_gmtoff,
    }
}

fn raw(c: &Calendar) -> libc::tm {
    let mut t = blank();
    t.tm_year = (c.year - 1900) as i32;
    t.tm_mon = c.month - 1;
    t.tm_mday = c.day;
    t.tm_hour = c.hour;
    t.tm_min = c.minute;
    t.tm_sec = c.second;
    t.tm_wday = (c.weekday + 1) % 7;
    t.tm_yday = c.yearday - 1;
    t.tm_isdst = c.isdst;
    t.tm_gmtoff = c.offset;
    t
}

pub fn localtime(seconds: i64) -> SysResult<Calendar> {
    let mut t = blank();
    // SAFETY: both are live.
    let ok = unsafe { !libc::localtime_r(&seconds, &mut t).is_null() };
    if ok { Ok(calendar(&t)) } else { Err(Errno::last()) }
}

pub fn gmtime(seconds: i64) -> SysResult<Calendar> {
    let mut t = blank();
    // SAFETY: both are live.
    let ok = unsafe { !libc::gmtime_r(&seconds, &mut t).is_null() };
    if ok { Ok(calendar(&t)) } else { Err(Errno::last()) }
}

/// Seconds since the epoch of a local time; `None` where there are none.
pub fn mktime(c: &Calendar) -> Option<i64> {
    let mut t = raw(c);
    t.tm_wday = -1;
    // SAFETY: `t` is a live tm.
    let seconds = unsafe { libc::mktime(&mut t) };
    (seconds != -1 || t.tm_wday != -1).then_some(seconds)
}

/// Formats one conversion or text as the C library does; the result may be empty.
pub fn strftime(format: &CStr, c: &Calendar, zone: Option<&CStr>) -> Vec<u8> {
    let mut t = raw(c);
    t.tm_zone = zone.map_or(std::ptr::null(), CStr::as_ptr);
    let mut out = vec![0u8; 256.max(format.to_bytes().len() * 4)];
    loop {
        // SAFETY: the buffer is writable for its length, the format terminated, `t` live.
        let n = unsafe { libc::strftime(out.as_mut_ptr().cast(), out.len(), format.as_ptr(), &t) };
        if n > 0 || out.len() >= 256 * format.to_bytes().len().max(64) {
            out.truncate(n);
            return out;
        }
        out.resize(out.len() * 2, 0);
    }
}

/// Reads the time zone settings anew.
pub fn tzset() {
    unsafe extern "C" {
        fn tzset();
    }
    // SAFETY: takes nothing; the environment is only changed under the isolate's lock.
    unsafe { tzset() }
}
