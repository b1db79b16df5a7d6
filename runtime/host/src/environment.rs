//! The process's environment variables.

use crate::{SysResult, check};
use std::ffi::CStr;
use std::os::unix::ffi::OsStringExt;

/// Every variable with its value, as bytes.
pub fn all() -> Vec<(Vec<u8>, Vec<u8>)> {
    std::env::vars_os().map(|(k, v)| (k.into_vec(), v.into_vec())).collect()
}

pub fn get(name: &str) -> Option<Vec<u8>> {
    std::env::var_os(name).map(OsStringExt::into_vec)
}

pub fn set(name: &CStr, value: &CStr) -> SysResult {
    // SAFETY: both are terminated; the environment is only read under the isolate's lock.
    check(unsafe { libc::setenv(name.as_ptr(), value.as_ptr(), 1) }).map(drop)
}

pub fn unset(name: &CStr) -> SysResult {
    // SAFETY: as in `set`.
    check(unsafe { libc::unsetenv(name.as_ptr()) }).map(drop)
}
