//! Calls that may block: other threads of the isolate may run meanwhile, and signals may interrupt them.
//! CPython: PEP 475.

use crate::{PyResult, Vm};
use kaa_host::{Errno, SysResult};

impl Vm {
    /// Repeats a call while signals interrupt it; their handlers run in between.
    pub fn retry_interrupted<T>(&mut self, mut call: impl FnMut() -> SysResult<T>) -> PyResult<SysResult<T>> {
        loop {
            match self.without_lock(&mut call) {
                Err(Errno(kaa_host::errno::EINTR)) => self.safepoint()?,
                other => return Ok(other),
            }
        }
    }
}
