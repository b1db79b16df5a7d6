//! The reserved address range and its blocks: single ones for small cells, runs of them for large cells.

use crate::block::{BLOCK_SIZE, Block};

/// What a block of the range is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// In no use; whether it reads as zero.
    Free {
        blank: bool,
    },
    Small,
    /// First block of a large cell, and how many blocks it has.
    LargeHead(u32),
    /// A further block, and how many blocks back the head is.
    LargeRest(u32),
}

/// One reserved range of address space, used from the bottom.
pub(crate) struct Range {
    base: *mut u8,
    pub(crate) reserved: usize,
    pub(crate) uses: Vec<Use>,
    free_singles: Vec<u32>,
    /// Free runs of more than one block: start, length. Sorted by start, never adjacent.
    free_runs: Vec<(u32, u32)>,
    /// How many blocks of `free_runs` hold remains of what was there.
    stale: usize,
}

/// Blocks of free runs that keep their pages: taking them again costs no page faults.
const MAX_STALE: usize = (8 << 20) / BLOCK_SIZE;

impl Range {
    /// Reserves `bytes` of address space, or less where the system refuses.
    pub(crate) fn reserve(bytes: usize) -> std::io::Result<Range> {
        let mut size = bytes;
        loop {
            // SAFETY: an anonymous mapping at an address of the system's choice touches no other memory.
            let at = unsafe {
                libc::mmap(
                    std::ptr::null_mut(),
                    size + BLOCK_SIZE,
                    libc::PROT_READ | libc::PROT_WRITE,
                    libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                    -1,
                    0,
                )
            };
            if at != libc::MAP_FAILED {
                let base = at.cast::<u8>().map_addr(|a| a.next_multiple_of(BLOCK_SIZE));
                ask_for_huge_pages(base, size);
                return Ok(Range {
                    base,
                    reserved: size,
                    uses: Vec::new(),
                    free_singles: Vec::new(),
                    free_runs: Vec::new(),
                    stale: 0,
                });
            }
            size /= 2;
            if size < 16 << 20 {
                return Err(std::io::Error::last_os_error());
            }
        }
    }

    #[inline]
    pub(crate) fn block(&self, index: usize) -> *mut Block {
        self.base.wrapping_add(index * BLOCK_SIZE).cast()
    }

    #[inline]
    pub(crate) fn index_of(&self, address: usize) -> Option<usize> {
        let index = address.wrapping_sub(self.base.addr()) / BLOCK_SIZE;
        (index < self.uses.len()).then_some(index)
    }

    fn extend(&mut self, count: usize) -> Option<usize> {
        let start = self.uses.len();
        if (start + count) * BLOCK_SIZE > self.reserved {
            return None;
        }
        self.uses.resize(start + count, Use::Free { blank: true });
        Some(start)
    }

    /// A block, and whether all of it reads as zero.
    pub(crate) fn take_single(&mut self) -> Option<(usize, bool)> {
        if let Some(index) = self.free_singles.pop() {
            self.uses[index as usize] = Use::Small;
            return Some((index as usize, false));
        }
        let index = match self.free_runs.last_mut() {
            Some((start, length)) => {
                *length -= 1;
                let index = (*start + *length) as usize;
                if *length == 0 {
                    self.free_runs.pop();
                }
                index
            }
            None => self.extend(1)?,
        };
        let blank = self.use_free(index, Use::Small);
        Some((index, blank))
    }

    /// Puts a block of what was a free run to use. Returns whether it reads as zero.
    fn use_free(&mut self, index: usize, new: Use) -> bool {
        let blank = self.uses[index] == Use::Free { blank: true };
        self.stale -= !blank as usize;
        self.uses[index] = new;
        blank
    }

    pub(crate) fn give_single(&mut self, index: usize) {
        self.uses[index] = Use::Free { blank: false };
        self.free_singles.push(index as u32);
    }

    /// A run of blocks, and whether all of it reads as zero. Small cells lie in single blocks only, and those become no
    /// runs again.
    pub(crate) fn take_run(&mut self, count: usize) -> Option<(usize, bool)> {
        let found = self.free_runs.iter().position(|&(_, length)| length as usize >= count);
        let start = match found {
            Some(at) => {
                let (start, length) = self.free_runs[at];
                if length as usize == count {
                    self.free_runs.remove(at);
                } else {
                    self.free_runs[at] = (start + count as u32, length - count as u32);
                }
                start as usize
            }
            None => self.extend(count)?,
        };
        let mut blank = self.use_free(start, Use::LargeHead(count as u32));
        for back in 1..count {
            blank &= self.use_free(start + back, Use::LargeRest(back as u32));
        }
        Some((start, blank))
    }

    pub(crate) fn give_run(&mut self, start: usize, count: usize) {
        let blank = self.stale + count > MAX_STALE;
        self.uses[start..start + count].fill(Use::Free { blank });
        if blank {
            let (at, bytes) = (self.block(start), count * BLOCK_SIZE);
            // SAFETY: the pages belong to the range and hold no live cell. They read as zero afterwards; where the
            // system does not do that, as for memory that is locked, they are cleared.
            unsafe {
                if libc::madvise(at.cast(), bytes, libc::MADV_DONTNEED) != 0 {
                    at.cast::<u8>().write_bytes(0, bytes);
                }
            }
        } else {
            self.stale += count;
        }
        let at = self.free_runs.partition_point(|&(s, _)| (s as usize) < start);
        self.free_runs.insert(at, (start as u32, count as u32));
        if at + 1 < self.free_runs.len()
            && self.free_runs[at].0 + self.free_runs[at].1 == self.free_runs[at + 1].0
        {
            self.free_runs[at].1 += self.free_runs[at + 1].1;
            self.free_runs.remove(at + 1);
        }
        if at > 0 && self.free_runs[at - 1].0 + self.free_runs[at - 1].1 == self.free_runs[at].0 {
            self.free_runs[at - 1].1 += self.free_runs[at].1;
            self.free_runs.remove(at);
        }
    }
}

/// What lies at the bottom of the range has small pages, so that small programs stay small.
const SMALL_PAGES: usize = 8 << 20;

/// Lets the system back a big heap by huge pages: fewer page faults, fewer misses of the address translation. It is a
/// request, which may go unheard.
fn ask_for_huge_pages(base: *mut u8, size: usize) {
    #[cfg(target_os = "linux")]
    if size > SMALL_PAGES {
        // SAFETY: the pages belong to the range; nothing but the kind of their backing changes.
        unsafe {
            libc::madvise(base.add(SMALL_PAGES).cast(), size - SMALL_PAGES, libc::MADV_HUGEPAGE);
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (base, size, SMALL_PAGES);
}

impl Drop for Range {
    fn drop(&mut self) {
        // SAFETY: the mapping is this range's own, and the heap that used it is gone.
        unsafe { libc::munmap(self.base.cast(), self.reserved) };
    }
}
