//! How much memory there can be, and an allocator that refuses what there cannot be.

use std::alloc::{GlobalAlloc, Layout};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes that this process may map (`ulimit -v`); nothing where that is not limited.
pub fn address_space() -> Option<usize> {
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: `limit` is live.
    let known = unsafe { libc::getrlimit(libc::RLIMIT_AS, &raw mut limit) } == 0;
    (known && limit.rlim_cur != libc::RLIM_INFINITY).then_some(limit.rlim_cur as usize)
}

/// Bytes of memory and swap that the machine has.
pub fn installed() -> usize {
    static KNOWN: OnceLock<usize> = OnceLock::new();
    *KNOWN.get_or_init(|| {
        // SAFETY: all zeros is a valid sysinfo, which is then filled in.
        let (info, result) = unsafe {
            let mut info: libc::sysinfo = std::mem::zeroed();
            let result = libc::sysinfo(&raw mut info);
            (info, result)
        };
        let unit = info.mem_unit.max(1) as usize;
        if result == 0 {
            (info.totalram as usize + info.totalswap as usize).saturating_mul(unit)
        } else {
            4 << 30
        }
    })
}

/// `wanted` bytes of address space, or where that is limited at most one `part`-th of it.
pub fn room(wanted: usize, part: usize) -> usize {
    address_space().map_or(wanted, |limit| wanted.min(limit / part)) & !0xffff
}

/// The largest single request that [`Bounded`] hands on.
static MOST: AtomicUsize = AtomicUsize::new(usize::MAX);

/// From now on [`Bounded`] refuses single requests for more than the machine has. The system itself may grant
/// them, as it does not expect all of them to be used.
pub fn bound_requests() {
    MOST.store(installed(), Ordering::Relaxed);
    // One thread at a time runs Python code: arenas for each would only hold more memory.
    // SAFETY: sets a number.
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1)
    };
}

/// Bytes in requests of at least [`LARGE`] that are in use.
static LARGE_IN_USE: AtomicUsize = AtomicUsize::new(0);

/// Smaller requests aren't counted: that would cost them more than it is worth.
const LARGE: usize = 32 << 10;

/// Bytes that large requests to [`Bounded`] hold.
pub fn large_in_use() -> usize {
    LARGE_IN_USE.load(Ordering::Relaxed)
}

#[inline]
fn count(at: *mut u8, size: usize) -> *mut u8 {
    if size >= LARGE && !at.is_null() {
        LARGE_IN_USE.fetch_add(size, Ordering::Relaxed);
    }
    at
}

#[inline]
fn forget(size: usize) {
    if size >= LARGE {
        LARGE_IN_USE.fetch_sub(size, Ordering::Relaxed);
    }
}

/// An allocator over another one.
pub struct Bounded<A>(pub A);

impl<A> Bounded<A> {
    #[inline]
    fn refuses(size: usize) -> bool {
        size > MOST.load(Ordering::Relaxed)
    }
}

// SAFETY: requests go to the inner allocator unchanged or are refused with a null pointer, as any may be.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Bounded<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if Self::refuses(layout.size()) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promise is the one needed.
        count(unsafe { self.0.alloc(layout) }, layout.size())
    }

    #[inline]
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: whatever was handed out came from the inner allocator.
        unsafe { self.0.dealloc(at, layout) };
        forget(layout.size());
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if Self::refuses(layout.size()) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promise is the one needed.
        count(unsafe { self.0.alloc_zeroed(layout) }, layout.size())
    }

    #[inline]
    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if Self::refuses(size) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promise is the one needed, and `at` came from the inner allocator.
        let moved = count(unsafe { self.0.realloc(at, layout, size) }, size);
        if !moved.is_null() {
            forget(layout.size());
        }
        moved
    }
}
