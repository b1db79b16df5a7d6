//! Long computations with big ints, during which signals are looked for. CPython: `SIGCHECK` in
//! `Objects/longobject.c`.

use super::divide::floor_divmod;
use dashu_int::IBig;
use kaa_object::{PyResult, Vm};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

/// How long signals may wait.
const PATIENCE: Duration = Duration::from_millis(2);

/// Computing needs no deep recursion.
const STACK: usize = 1 << 20;

/// Work from which on an operation takes some milliseconds: pairs of words that are multiplied.
const LONG: usize = 5_000_000;

/// Digits from which on converting a text takes some milliseconds.
pub const LONG_TEXT: usize = 50_000;

/// Computes in a thread of its own while this one looks for signals. The arithmetic is a library's, which can't be
/// stopped: what a signal's handler gave up by raising is computed to its end, and nobody waits for it.
pub fn apart<T: Send + 'static>(vm: &mut Vm, compute: impl Fn() -> T + Send + Sync + 'static) -> PyResult<T> {
    let compute = Arc::new(compute);
    let theirs = Arc::clone(&compute);
    let (sender, receiver) = sync_channel(1);
    let process = std::process::id();
    let body = move || {
        // Nobody takes the result when the operation was given up.
        let _ = sender.send(theirs());
    };
    if std::thread::Builder::new().stack_size(STACK).spawn(body).is_err() {
        return Ok(compute());
    }
    loop {
        match receiver.recv_timeout(PATIENCE) {
            Ok(result) => return Ok(result),
            Err(RecvTimeoutError::Timeout) => vm.safepoint()?,
            Err(RecvTimeoutError::Disconnected) => return Err(vm.memory_error()),
        }
        // A handler may have forked, and in the child there is no other thread.
        if std::process::id() != process {
            return Ok(compute());
        }
    }
}

fn words(n: &IBig) -> usize {
    n.as_sign_words().1.len()
}

/// `a * b`
pub fn multiply(vm: &mut Vm, a: &IBig, b: &IBig) -> PyResult<IBig> {
    let (short, long) = (words(a).min(words(b)), words(a).max(words(b)));
    // Beyond some hundreds of words better ways than the schoolbook's are taken.
    if long.saturating_mul(short.min(300)) < LONG {
        return Ok(a * b);
    }
    let (a, b) = (a.clone(), b.clone());
    apart(vm, move || &a * &b)
}

/// Quotient rounded down, and the remainder with the divisor's sign.
pub fn divide(vm: &mut Vm, a: &IBig, b: &IBig) -> PyResult<(IBig, IBig)> {
    let quotient = words(a).saturating_sub(words(b));
    if quotient.saturating_mul(words(b).min(1000)) < LONG {
        return Ok(floor_divmod(a, b));
    }
    let (a, b) = (a.clone(), b.clone());
    apart(vm, move || floor_divmod(&a, &b))
}
