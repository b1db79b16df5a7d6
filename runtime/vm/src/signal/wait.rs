//! Masks, waiting for signals, alarms and interval timers.

use super::{COUNT, Signals, set_of, sys};
use kaa_host::signal::{self as host, Info, SignalSet, Timer};
use kaa_host::{Errno, SysResult, clock};
use kaa_object::{PyResult, Value, Vm, methods};
use kaa_types::structseq;
use kaa_types::timeout::{Round, nanoseconds};

/// The set of an iterable's numbers.
fn signal_set(vm: &mut Vm, numbers: Value) -> PyResult<SignalSet> {
    let list = vm.collect_list(numbers)?;
    let mut set = SignalSet::empty();
    for i in 0..list.len() {
        let Some(item) = list.get(i) else { break };
        let index = vm.index(item)?;
        let number = index.as_int().unwrap_or(-1);
        if !(1..i64::from(COUNT)).contains(&number) {
            return Err(vm.value_error(format!("signal number {number} out of range [1; {}]", COUNT - 1)));
        }
        if !set.add(number as i32) {
            let text = format!("invalid signal number {number}, please use valid_signals()");
            vm.warn_named("RuntimeWarning", &text, 1)?;
        }
    }
    Ok(set)
}

fn info(vm: &mut Vm, info: Info) -> PyResult {
    let band = vm.int(info.band);
    let values = [
        Value::int32(info.signo),
        Value::int32(info.code),
        Value::int32(info.errno),
        Value::int32(info.pid),
        vm.int(i64::from(info.uid)),
        Value::int32(info.status),
        band,
    ];
    match vm.state::<Signals>().siginfo {
        Some(class) => structseq::make(vm, class, &values),
        None => Err(vm.runtime_error("_signal is not ready")),
    }
}

fn timed_wait(vm: &mut Vm, set: Value, timeout: Value) -> PyResult {
    let ns = nanoseconds(vm, timeout, Round::Ceiling)?;
    if ns < 0 {
        return Err(vm.value_error("timeout must be non-negative"));
    }
    let set = signal_set(vm, set)?;
    let now = |vm: &mut Vm| sys(vm, clock::now(clock::CLOCK_MONOTONIC));
    let deadline = now(vm)? + ns;
    let mut left = ns;
    loop {
        match vm.without_lock(|| host::wait_info(&set, Some(left))) {
            Ok(found) => return info(vm, found),
            Err(Errno(kaa_host::errno::EAGAIN)) => return Ok(Value::NONE),
            Err(Errno(kaa_host::errno::EINTR)) => vm.safepoint()?,
            Err(error) => return sys(vm, Err(error)),
        }
        left = deadline - now(vm)?;
        if left < 0 {
            return Ok(Value::NONE);
        }
    }
}

/// A timer's value and interval as floats.
fn timer_values(vm: &mut Vm, timer: Timer) -> PyResult {
    let seconds = |(s, us): (i64, i64)| s as f64 + us as f64 * 1e-6;
    let pair = [vm.float(seconds(timer.value)), vm.float(seconds(timer.interval))];
    Ok(vm.tuple(&pair).value())
}

fn timer_result(vm: &mut Vm, result: SysResult<Timer>) -> PyResult {
    match result {
        Ok(timer) => timer_values(vm, timer),
        Err(Errno(n)) => {
            let Some(class) = vm.state::<Signals>().itimer_error else { return sys(vm, Err(Errno(n))) };
            let text = vm.str(&kaa_host::error_text(n)).value();
            let exception = vm.call(class.value(), &[Value::int32(n), text])?;
            Err(vm.raise(exception))
        }
    }
}

fn timer_time(vm: &mut Vm, value: Option<Value>) -> PyResult<(i64, i64)> {
    let Some(value) = value else { return Ok((0, 0)) };
    let ns = nanoseconds(vm, value, Round::Ceiling)?;
    let us = ns.div_euclid(1000) + i128::from(ns.rem_euclid(1000) > 0);
    Ok((us.div_euclid(1_000_000) as i64, us.rem_euclid(1_000_000) as i64))
}

methods! { FUNCTIONS: Module =>
    /// Arrange for SIGALRM to arrive after the given number of seconds.
    "alarm($module, seconds, /)" => |vm: &mut Vm, seconds: i32| vm.int(i64::from(host::alarm(seconds as u32))), Leaf;
    /// Wait until a signal arrives.
    "pause($module, /)" => |vm: &mut Vm| -> PyResult<()> {
        vm.without_lock(host::pause);
        vm.safepoint()
    }, Any;
    /// Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).
    ///
    /// The timer will fire after value seconds and after that every interval
    /// seconds.  The itimer can be cleared by setting seconds to zero.
    ///
    /// Returns old values as a tuple: (delay, interval).
    "setitimer($module, which, seconds, interval=0.0, /)" =>
        |vm: &mut Vm, which: i32, seconds: Value, interval: Option<Value>| -> PyResult {
            let timer = Timer { value: timer_time(vm, Some(seconds))?, interval: timer_time(vm, interval)? };
            timer_result(vm, host::set_timer(which, timer))
        }, Any;
    /// Returns current value of given itimer.
    "getitimer($module, which, /)" => |vm: &mut Vm, which: i32| timer_result(vm, host::timer(which)), Alloc;
    /// Fetch and/or change the signal mask of the calling thread.
    "pthread_sigmask($module, how, mask, /)" => |vm: &mut Vm, how: i32, mask: Value| -> PyResult {
        let set = signal_set(vm, mask)?;
        let before = sys(vm, host::mask(how, &set))?;
        // Signals that the new mask lets through have come by now.
        vm.safepoint()?;
        set_of(vm, &before)
    }, Any;
    /// Examine pending signals.
    ///
    /// Returns a set of signal numbers that are pending for delivery to
    /// the calling thread.
    "sigpending($module, /)" => |vm: &mut Vm| -> PyResult {
        let set = sys(vm, host::pending())?;
        set_of(vm, &set)
    }, Any;
    /// Wait for a signal.
    ///
    /// Suspend execution of the calling thread until the delivery of one of the
    /// signals specified in the signal set sigset.  The function accepts the
    /// signal and returns the signal number.
    "sigwait($module, sigset, /)" => |vm: &mut Vm, set: Value| -> PyResult {
        let set = signal_set(vm, set)?;
        let result = vm.without_lock(|| host::wait(&set));
        sys(vm, result).map(Value::int32)
    }, Any;
    /// Wait synchronously until one of the signals in *sigset* is delivered.
    ///
    /// Returns a struct_siginfo containing information about the signal.
    "sigwaitinfo($module, sigset, /)" => |vm: &mut Vm, set: Value| -> PyResult {
        let set = signal_set(vm, set)?;
        let result = vm.retry_interrupted(|| host::wait_info(&set, None))?;
        let found = sys(vm, result)?;
        info(vm, found)
    }, Any;
    /// Like sigwaitinfo(), but with a timeout.
    ///
    /// The timeout is specified in seconds, with floating-point numbers allowed.
    "sigtimedwait($module, sigset, timeout, /)" => timed_wait, Any;
}
