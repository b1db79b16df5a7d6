//! `ValueStack`: one thread's contiguous stack of register windows, which never moves.

use crate::value::Value;

/// A reserved run of value slots; pages come into being when they are touched.
pub struct ValueStack {
    base: *mut Option<Value>,
    limit: *mut Option<Value>,
}

impl ValueStack {
    /// Reserves room for `slots` values.
    pub fn reserve(slots: usize) -> std::io::Result<ValueStack> {
        // SAFETY: an anonymous mapping at an address of the system's choice touches no other memory.
        let at = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                slots * size_of::<Value>(),
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                -1,
                0,
            )
        };
        if at == libc::MAP_FAILED {
            return Err(std::io::Error::last_os_error());
        }
        let base: *mut Option<Value> = at.cast();
        Ok(ValueStack { base, limit: base.wrapping_add(slots) })
    }

    /// The lowest slot.
    #[inline]
    pub fn base(&self) -> *mut Option<Value> {
        self.base
    }

    /// One past the highest slot.
    #[inline]
    pub fn limit(&self) -> *mut Option<Value> {
        self.limit
    }
}

impl Drop for ValueStack {
    fn drop(&mut self) {
        // SAFETY: the mapping is this stack's own.
        unsafe { libc::munmap(self.base.cast(), self.limit.addr() - self.base.addr()) };
    }
}
