//! Timers that descriptors tell of.

use crate::args::{FileNo, sys};
use kaa_host::fd;
use kaa_object::{Gc, PyResult, Value, Vm, methods};

/// Seconds in nanoseconds. CPython: `_PyTime_FromSecondsDouble`.
fn nanoseconds(vm: &mut Vm, seconds: f64) -> PyResult<i64> {
    let ns = (seconds * 1e9).floor();
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&ns) {
        return Ok(ns as i64);
    }
    Err(vm.overflow_error("timestamp out of range for C PyTime_t"))
}

fn in_seconds(vm: &mut Vm, times: [i64; 2]) -> PyResult {
    // As CPython divides: whole seconds are exact.
    let times = times.map(|ns| {
        vm.float(if ns % 1_000_000_000 == 0 { (ns / 1_000_000_000) as f64 } else { ns as f64 / 1e9 })
    });
    vm.try_tuple(&times).map(Gc::value)
}

fn in_nanoseconds(vm: &mut Vm, times: [i64; 2]) -> PyResult {
    let times = times.map(|ns| vm.int(ns));
    vm.try_tuple(&times).map(Gc::value)
}

methods! { FUNCTIONS: Module =>
    /// Create and return a timer file descriptor.
    ///
    ///   clockid
    ///     time.CLOCK_REALTIME, time.CLOCK_MONOTONIC or time.CLOCK_BOOTTIME
    ///   flags
    ///     0 or a bit mask of os.TFD_NONBLOCK (reading does not wait for the timer)
    ///     and os.TFD_CLOEXEC (which is always set)
    "timerfd_create($module, clockid, /, *, flags=0)" => |vm: &mut Vm, clock: i32, flags: Option<i32>| -> PyResult {
        sys(vm, fd::timerfd_create(clock, flags.unwrap_or(0))).map(Value::int32)
    }, Any;
    /// Alter a timer file descriptor's internal timer in seconds.
    ///
    ///   fd
    ///     A timer file descriptor.
    ///   flags
    ///     0 or a bit mask of TFD_TIMER_ABSTIME or TFD_TIMER_CANCEL_ON_SET.
    ///   initial
    ///     The initial expiration time, in seconds.
    ///   interval
    ///     The timer's interval, in seconds.
    "timerfd_settime($module, fd, /, *, flags=0, initial=0.0, interval=0.0)" =>
        |vm: &mut Vm, fd: FileNo, flags: Option<i32>, initial: Option<f64>, interval: Option<f64>| -> PyResult {
            let initial = nanoseconds(vm, initial.unwrap_or(0.0))?;
            let interval = nanoseconds(vm, interval.unwrap_or(0.0))?;
            let before = sys(vm, fd::timerfd_settime(fd.0, flags.unwrap_or(0), initial, interval))?;
            in_seconds(vm, before)
        }, Any;
    /// Alter a timer file descriptor's internal timer in nanoseconds.
    ///
    ///   fd
    ///     A timer file descriptor.
    ///   flags
    ///     0 or a bit mask of TFD_TIMER_ABSTIME or TFD_TIMER_CANCEL_ON_SET.
    ///   initial
    ///     initial expiration timing in nanoseconds.
    ///   interval
    ///     interval for the timer in nanoseconds.
    "timerfd_settime_ns($module, fd, /, *, flags=0, initial=0, interval=0)" =>
        |vm: &mut Vm, fd: FileNo, flags: Option<i32>, initial: Option<i64>, interval: Option<i64>| -> PyResult {
            let (initial, interval) = (initial.unwrap_or(0), interval.unwrap_or(0));
            let before = sys(vm, fd::timerfd_settime(fd.0, flags.unwrap_or(0), initial, interval))?;
            in_nanoseconds(vm, before)
        }, Any;
    /// Return a tuple of a timer file descriptor's (next expiration, interval) in float seconds.
    ///
    ///   fd
    ///     A timer file descriptor.
    "timerfd_gettime($module, fd, /)" => |vm: &mut Vm, fd: FileNo| -> PyResult {
        let now = sys(vm, fd::timerfd_gettime(fd.0))?;
        in_seconds(vm, now)
    }, Any;
    /// Return a tuple of a timer file descriptor's (next expiration, interval) in nanoseconds.
    ///
    ///   fd
    ///     A timer file descriptor.
    "timerfd_gettime_ns($module, fd, /)" => |vm: &mut Vm, fd: FileNo| -> PyResult {
        let now = sys(vm, fd::timerfd_gettime(fd.0))?;
        in_nanoseconds(vm, now)
    }, Any;
}
