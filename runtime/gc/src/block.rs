//! Blocks: 32 KiB, aligned, holding cells of one size class; the unit of sweeping.
//!
//! **Invariants.** The header word of every free cell of a swept block is zero. Mark bits are indexed by
//! 16-byte granule from the block's start, for small and large cells alike.

use crate::header::{GcState, Header};
use crate::heap::Heap;

pub(crate) const BLOCK_SIZE: usize = 32 * 1024;
pub(crate) const BLOCK_MASK: usize = BLOCK_SIZE - 1;
/// Where the cells begin.
pub(crate) const FIRST_CELL: usize = 320;
const MARK_WORDS: usize = BLOCK_SIZE / 16 / 64;

/// Cell sizes, ascending. Up to 512 finely spaced, beyond that what divides a block well.
pub(crate) const CLASS_SIZES: [u32; 26] = [
    16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 1072, 1344,
    2016, 2688, 4048, 5392, 8112,
];
pub(crate) const CLASSES: usize = CLASS_SIZES.len();
pub(crate) const MAX_SMALL: usize = CLASS_SIZES[CLASSES - 1] as usize;

const CLASS_OF_GRANULES: [u8; MAX_SMALL / 16 + 1] = {
    let mut table = [0; MAX_SMALL / 16 + 1];
    let (mut granules, mut class) = (0, 0);
    while granules < table.len() {
        if granules * 16 > CLASS_SIZES[class] as usize {
            class += 1;
        }
        table[granules] = class as u8;
        granules += 1;
    }
    table
};

/// The size class for cells of `size` bytes, at most `MAX_SMALL`.
#[inline]
pub(crate) const fn class_of(size: usize) -> usize {
    CLASS_OF_GRANULES[size.div_ceil(16)] as usize
}

#[repr(C, align(16))]
pub(crate) struct Block {
    pub(crate) heap: *mut Heap,
    pub(crate) cell_size: u32,
    reciprocal: u32,
    pub(crate) class: u8,
    pub(crate) has_drop: bool,
    /// Cells were allocated here since the last collection.
    pub(crate) dirty: bool,
    pub(crate) swept: bool,
    /// Bytes in use after the last sweep.
    pub(crate) live: u32,
    /// Offset of the first free run, 0 for none.
    first_run: u16,
    marks: [u64; MARK_WORDS],
}

const _: () = assert!(size_of::<Block>() <= FIRST_CELL);

/// What stands in the first cell of a free run, behind the zero header.
#[repr(C)]
struct FreeRun {
    header: u64,
    end: u16,
    next: u16,
}

/// The block that holds the start of a cell.
#[inline]
pub(crate) fn block_of(cell: *mut Header) -> *mut Block {
    cell.map_addr(|a| a & !BLOCK_MASK).cast()
}

/// Puts an old cell into its heap's remembered set.
#[cold]
#[inline(never)]
pub(crate) fn remember(cell: *mut Header) {
    // SAFETY: cells are handed out by a heap, whose blocks start with a valid `Block`; the heap outlives
    // its cells, and one thread at a time uses it (the isolate's lock).
    unsafe {
        let listed = (*cell).gc_state() == GcState::Appended;
        (*cell).set_gc_state(GcState::Remembered);
        if !listed {
            let heap = (*block_of(cell)).heap;
            (*heap).remembered.push(cell);
        }
    }
}

/// References from one `Header::append_mark` to the next.
pub(crate) const APPEND_UNIT: usize = 256;

/// Puts an old cell into its heap's remembered set for the references from `index` on.
#[cold]
#[inline(never)]
pub(crate) fn remember_appended(cell: *mut Header, index: usize) {
    let mark = u16::try_from(index / APPEND_UNIT).unwrap_or(u16::MAX);
    // SAFETY: as in `remember`.
    unsafe {
        if (*cell).gc_state() == GcState::Appended {
            (*cell).set_append_mark(mark.min((*cell).append_mark()));
            return;
        }
        (*cell).set_gc_state(GcState::Appended);
        (*cell).set_append_mark(mark);
        let heap = (*block_of(cell)).heap;
        (*heap).remembered.push(cell);
    }
}

impl Block {
    /// Lays out a block for small cells. The cells of a `blank` one are left as they are: where they read as zero, their
    /// pages come into being as cells are made.
    ///
    /// # Safety
    /// `at` must be the start of a writable, otherwise unused block. If it is `blank` but doesn't read as zero, nothing
    /// may look for cells in it before all of it was handed out or zeroed.
    pub(crate) unsafe fn init(at: *mut Block, heap: *mut Heap, class: usize, has_drop: bool, blank: bool) {
        let cell_size = CLASS_SIZES[class];
        // SAFETY: the caller hands over the whole block; all offsets stay inside it.
        unsafe {
            at.write(Block {
                heap,
                cell_size,
                reciprocal: (u32::MAX / cell_size) + 1,
                class: class as u8,
                has_drop,
                dirty: false,
                swept: true,
                live: 0,
                first_run: FIRST_CELL as u16,
                marks: [0; MARK_WORDS],
            });
            let count = (BLOCK_SIZE - FIRST_CELL) / cell_size as usize;
            let first = at.cast::<u8>().add(FIRST_CELL);
            for i in 0..if blank { 0 } else { count } {
                first.add(i * cell_size as usize).cast::<u64>().write(0);
            }
            Block::make_one_run(at);
        }
    }

    /// Makes all of a block's cells one free run, whatever is in them, as if it had been swept.
    ///
    /// # Safety
    /// `this` must be an initialised small block without a live cell. Nothing may look for cells in it before all of it
    /// was handed out or zeroed, unless the headers of its cells are zero.
    pub(crate) unsafe fn make_one_run(this: *mut Block) {
        // SAFETY: the run lies inside the block, and every cell has room for a `FreeRun`.
        unsafe {
            (*this).swept = true;
            let end = FIRST_CELL + (*this).cell_count() * (*this).cell_size as usize;
            close_run(this.cast(), FIRST_CELL, end, &raw mut (*this).first_run);
        }
    }

    /// Lays out the head block of a large cell.
    ///
    /// # Safety
    /// As `init`.
    pub(crate) unsafe fn init_large(at: *mut Block, heap: *mut Heap, has_drop: bool) {
        // SAFETY: the caller hands over the block.
        unsafe {
            at.write(Block {
                heap,
                cell_size: 0,
                reciprocal: 0,
                class: u8::MAX,
                has_drop,
                dirty: true,
                swept: true,
                live: 0,
                first_run: 0,
                marks: [0; MARK_WORDS],
            });
        }
    }

    #[inline]
    pub(crate) fn is_marked(&self, offset: usize) -> bool {
        let granule = offset / 16;
        self.marks[granule / 64] >> (granule % 64) & 1 != 0
    }

    /// Sets the mark; whether it was clear before.
    #[inline]
    pub(crate) fn mark(&mut self, offset: usize) -> bool {
        let granule = offset / 16;
        let (word, bit) = (&mut self.marks[granule / 64], 1u64 << (granule % 64));
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }

    pub(crate) fn clear_marks(&mut self) {
        self.marks = [0; MARK_WORDS];
    }

    pub(crate) fn has_marks(&self) -> bool {
        self.marks.iter().any(|&w| w != 0)
    }

    fn cell_count(&self) -> usize {
        (BLOCK_SIZE - FIRST_CELL) / self.cell_size as usize
    }

    /// Offset of the cell that an offset into the block lies in.
    pub(crate) fn cell_at(&self, offset: usize) -> Option<usize> {
        let index = (offset.checked_sub(FIRST_CELL)? as u64 * self.reciprocal as u64) >> 32;
        (index < self.cell_count() as u64).then_some(FIRST_CELL + index as usize * self.cell_size as usize)
    }

    /// Offsets of all cells.
    pub(crate) fn cells(&self) -> impl Iterator<Item = usize> + use<> {
        let size = self.cell_size as usize;
        (0..self.cell_count()).map(move |i| FIRST_CELL + i * size)
    }

    /// Frees every unmarked cell and strings the free cells into runs. Returns the bytes in use, which `live` keeps.
    ///
    /// # Safety
    /// `this` must be an initialised small block whose marks say which cells are alive; `drop` must drop
    /// the payload of the dead cell that it is given.
    pub(crate) unsafe fn sweep(this: *mut Block, poison: bool, mut drop: impl FnMut(*mut Header)) -> usize {
        // SAFETY: marks stand at the starts of cells only, so that all offsets are those of cells inside the block;
        // dead cells are referred to by nothing.
        unsafe {
            let block = &mut *this;
            let start = this.cast::<u8>();
            let size = block.cell_size as usize;
            let end = FIRST_CELL + block.cell_count() * size;
            let look = block.has_drop || poison;
            let has_drop = block.has_drop;
            let mut free = |from: usize, to: usize| {
                for offset in (from..to).step_by(size) {
                    let cell = start.add(offset).cast::<Header>();
                    if look && (*cell).shape().0 != 0 {
                        if has_drop {
                            drop(cell);
                        }
                        if poison {
                            start.add(offset + 8).write_bytes(0xdb, size - 8);
                        }
                    }
                    cell.cast::<u64>().write(0);
                }
            };
            let mut link: *mut u16 = &raw mut block.first_run;
            *link = 0;
            let (mut live, mut free_from) = (0, FIRST_CELL);
            for (word, mut marks) in block.marks.into_iter().enumerate() {
                while marks != 0 {
                    let marked = (word * 64 + marks.trailing_zeros() as usize) * 16;
                    marks &= marks - 1;
                    if marked > free_from {
                        free(free_from, marked);
                        link = close_run(start, free_from, marked, link);
                    }
                    free_from = marked + size;
                    live += size;
                }
            }
            if free_from < end {
                free(free_from, end);
                close_run(start, free_from, end, link);
            }
            block.swept = true;
            block.live = live as u32;
            live
        }
    }

    /// Takes the next free run: its first cell and its end.
    ///
    /// # Safety
    /// `this` must be an initialised, swept small block.
    pub(crate) unsafe fn take_run(this: *mut Block) -> Option<(*mut u8, *mut u8)> {
        // SAFETY: run offsets lie inside the block and lead to `FreeRun`s (sweep, init).
        unsafe {
            let offset = (*this).first_run as usize;
            if offset == 0 {
                return None;
            }
            let start = this.cast::<u8>();
            let run = start.add(offset).cast::<FreeRun>();
            (*this).first_run = (*run).next;
            (*this).dirty = true;
            Some((run.cast(), start.add((*run).end as usize + 1)))
        }
    }
}

/// # Safety
/// `run..end` must be free cells of the block at `start`; `link` the place that refers to the next run.
unsafe fn close_run(start: *mut u8, run: usize, end: usize, link: *mut u16) -> *mut u16 {
    // SAFETY: every cell has room for a `FreeRun` (16 bytes).
    unsafe {
        let place = start.add(run).cast::<FreeRun>();
        // The end may be the block's own end, 32768, which is one more than a u16 of ours may say twice.
        place.write(FreeRun { header: 0, end: (end - 1) as u16, next: 0 });
        *link = run as u16;
        &raw mut (*place).next
    }
}
