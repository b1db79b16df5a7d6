//! Calls that may block: other threads of the isolate may run meanwhile.

use crate::Vm;

impl Vm {
    /// Runs `f`, which must not touch the isolate, while others may hold the isolate's lock.
    #[inline]
    pub fn without_lock<R>(&mut self, f: impl FnOnce() -> R) -> R {
        f()
    }
}
