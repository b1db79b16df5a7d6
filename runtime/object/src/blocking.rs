//! Calls that may block: other threads of the isolate may run meanwhile, and signals may interrupt them.
//! CPython: PEP 475.

use crate::{PyResult, Vm};
use kaa_host::{Errno, SysResult};

impl Vm {
    /// Repeats a call while signals interrupt it; their handlers run in between. Where there are too many open files,
    /// those that nobody holds any more are closed first.
    pub fn retry_interrupted<T>(&mut self, mut call: impl FnMut() -> SysResult<T>) -> PyResult<SysResult<T>> {
        let mut collected = false;
        loop {
            match self.without_lock(&mut call) {
                Err(Errno(kaa_host::errno::EINTR)) => self.safepoint()?,
                Err(Errno(kaa_host::errno::EMFILE | kaa_host::errno::ENFILE)) if !collected => {
                    collected = true;
                    self.collect(kaa_gc::Collection::Major);
                    self.run_due();
                }
                other => return Ok(other),
            }
        }
    }
}
