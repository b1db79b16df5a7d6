//! The heap: allocation, marking, sweeping, weak references and finalizers.

use crate::block::{
    self, APPEND_UNIT, BLOCK_MASK, BLOCK_SIZE, Block, CLASS_SIZES, CLASSES, FIRST_CELL, MAX_SMALL, class_of,
};
use crate::cell::{CellBox, Gc};
use crate::header::{GcState, Header, ShapeId, flags};
use crate::large::{Range, Use};
use crate::native_stack::StackExtent;
use crate::trace::{Kind, Trace};
use crate::value::Value;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU32, Ordering};

/// Limits and switches of a heap.
#[derive(Clone, Copy, Debug)]
pub struct HeapConfig {
    /// Bytes that cells and what hangs off them may take.
    pub limit: usize,
    /// Bytes of address space to take; less will do where the system grants no more.
    pub reserve: usize,
    /// Collect at every poll, and overwrite freed cells.
    pub stress: bool,
    /// Bytes allocated between two collections at the least.
    pub nursery: usize,
}

impl Default for HeapConfig {
    fn default() -> Self {
        HeapConfig { limit: physical_memory(), reserve: 256 << 30, stress: false, nursery: 512 << 10 }
    }
}

fn physical_memory() -> usize {
    // SAFETY: sysconf reads a system constant.
    let (pages, size) = unsafe { (libc::sysconf(libc::_SC_PHYS_PAGES), libc::sysconf(libc::_SC_PAGESIZE)) };
    if pages > 0 && size > 0 { pages as usize * size as usize } else { 4 << 30 }
}

/// What a collection covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collection {
    /// Cells allocated since the last one.
    Minor,
    /// Everything.
    Major,
}

/// Counters, for `gc.get_stats()`, `--dump` and tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stats {
    pub minor: u64,
    pub major: u64,
    /// Cells freed by sweeps so far.
    pub live_bytes: usize,
}

/// What the collector knows of a shape.
#[derive(Clone, Copy)]
struct ShapeEntry {
    kind: &'static Kind,
    /// The class that a cell of this shape keeps alive.
    class: *mut Header,
}

/// Allocator for one size class, with or without native parts to drop.
struct Bin {
    bump: *mut u8,
    limit: *mut u8,
    /// What lies from `bump` to `limit` are the remains of dead cells, headers included.
    stale: bool,
    current: *mut Block,
    /// Swept blocks with free runs.
    partial: Vec<u32>,
    unswept: Vec<u32>,
}

/// Breaker bit: the heap asks for a collection at the next poll.
pub const BREAK_COLLECT: u32 = 1;

/// A heap of cells. Boxed, since blocks point back to it.
pub struct Heap {
    bins: [Bin; CLASSES * 2],
    range: Range,
    shapes: Vec<ShapeEntry>,
    /// How many of `shapes` have seen a collection: the classes of the others may be young.
    old_shapes: usize,
    /// Shapes whose class was found to be dead, until the isolate forgets them.
    dead_shapes: Vec<ShapeId>,
    pub(crate) remembered: Vec<*mut Header>,
    large: Vec<u32>,
    /// Targets of weak references, with the weak reference cells.
    weak: FxHashMap<*mut Header, Vec<*mut Header>>,
    /// Targets that got a weak reference since the last collection: a minor one need look at no others.
    young_weak: Vec<*mut Header>,
    /// In the order of registration.
    finalizable: Vec<*mut Header>,
    /// How many of `finalizable` have survived a collection.
    old_finalizable: usize,
    /// Cells whose finalizers are to run at the next poll; roots until then.
    pending_finalizers: Vec<*mut Header>,
    config: HeapConfig,
    /// Bytes handed to allocators since the last collection.
    since: usize,
    /// Those of them that are large cells, which `live` counts at once.
    large_since: usize,
    trigger: usize,
    /// Bytes in use after the last collection, as far as known.
    live: usize,
    major_trigger: usize,
    /// Bytes outside the heap that cells held which the last collections found alive (`Tracer::outside`).
    external: usize,
    stats: Stats,
    enabled: bool,
    /// Cells kept for good (`gc.freeze`).
    frozen: Vec<*mut Header>,
    /// Requests to the evaluation loop, looked at in every poll. The heap sets `BREAK_COLLECT`. The word lives
    /// as long as the process, so that signal handlers and other threads may keep its address.
    pub breaker: &'static AtomicU32,
    mark_stack: Vec<*mut Header>,
}

/// The cells to be traced next. They wait for their turn while the memory system fetches them ("Cache Prefetching for
/// Marking", Cher, Hosking and Vijaykumar, 2004).
#[derive(Default)]
struct Soon {
    cells: [Option<NonNull<Header>>; Soon::LEN],
    at: usize,
}

impl Soon {
    const LEN: usize = 8;

    /// The cell that has waited longest; what is on the stack takes its place.
    #[inline]
    fn next(&mut self, stack: &mut Vec<*mut Header>) -> Option<*mut Header> {
        for _ in 0..=Soon::LEN {
            let new = stack.pop().and_then(NonNull::new);
            if let Some(cell) = new {
                prefetch(cell.as_ptr());
            }
            let waited = std::mem::replace(&mut self.cells[self.at], new);
            self.at = (self.at + 1) % Soon::LEN;
            if let Some(cell) = waited {
                return Some(cell.as_ptr());
            }
        }
        None
    }
}

/// Asks for the first cache line of a cell.
#[inline(always)]
fn prefetch(cell: *mut Header) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: a hint, which reads nothing.
    unsafe {
        std::arch::x86_64::_mm_prefetch::<{ std::arch::x86_64::_MM_HINT_T0 }>(cell.cast());
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = cell;
}

/// Marks what it is shown.
pub struct Tracer<'a> {
    heap: &'a mut Heap,
    /// When set, visited cells are listed here and nothing is marked (`gc.get_referents`).
    list: Option<Vec<Value>>,
    first: usize,
}

impl Tracer<'_> {
    /// Marks a cell; its own references are followed later.
    #[inline]
    pub fn visit(&mut self, cell: *mut Header) {
        if let Some(list) = &mut self.list {
            // SAFETY: `visit` is called with live cells only.
            list.push(unsafe { Gc::<()>::from_header(cell) }.value());
            return;
        }
        // SAFETY: a cell's block is initialised, and the collector has the heap to itself.
        unsafe {
            if (*block::block_of(cell)).mark(cell.addr() & BLOCK_MASK) {
                self.heap.mark_stack.push(cell);
            }
        }
    }

    /// Treats every word from `low` up to `high` as a possible reference.
    ///
    /// # Safety
    /// The range must be readable and aligned to 8 bytes.
    pub unsafe fn visit_conservatively(&mut self, low: *const usize, high: *const usize) {
        let mut at = low;
        while at < high {
            // SAFETY: the caller vouches for the range.
            let word = unsafe { at.read_volatile() };
            if let Some(cell) = self.heap.cell_containing(word) {
                self.visit(cell);
            }
            at = at.wrapping_add(1);
        }
    }

    /// Counts native memory that hangs off the cell being traced. A cell that is written to may be traced again before
    /// the next major collection, and counts again then.
    #[inline]
    pub fn outside(&mut self, bytes: usize) {
        if self.list.is_none() {
            self.heap.external += bytes;
        }
    }

    /// The first reference of the cell being traced that has to be visited: those in front of it are old
    /// (`Gc::appended`).
    #[inline]
    pub fn first_to_visit(&self) -> usize {
        self.first
    }

    /// Follows the references of what was visited until now.
    pub fn settle(&mut self) {
        self.heap.drain();
    }

    /// Whether the cell was reached until now. Right after `settle`, or it may yet be.
    pub fn reached<T>(&self, cell: Gc<T>) -> bool {
        cell.value().header_ptr().is_none_or(Heap::is_marked)
    }

    /// Scans a native stack.
    ///
    /// # Safety
    /// The extent must be that of a live stack of a thread which is this one or is not running.
    pub unsafe fn visit_stack(&mut self, extent: StackExtent) {
        let low = (extent.top & !7) as *const usize;
        let high = (extent.base & !7) as *const usize;
        // SAFETY: the caller vouches for the extent.
        unsafe { self.visit_conservatively(low, high) }
    }
}

impl Heap {
    /// A heap with an empty shape table.
    pub fn new(config: HeapConfig) -> std::io::Result<Box<Heap>> {
        let range = Range::reserve(config.reserve.max(16 << 20).next_multiple_of(BLOCK_SIZE))?;
        // Cells of one size leave room that those of another cannot use.
        let limit = config.limit.min(range.reserved / 8 * 7);
        let config = HeapConfig { limit, ..config };
        let bins = std::array::from_fn(|_| Bin {
            bump: std::ptr::null_mut(),
            limit: std::ptr::null_mut(),
            stale: false,
            current: std::ptr::null_mut(),
            partial: Vec::new(),
            unswept: Vec::new(),
        });
        Ok(Box::new(Heap {
            bins,
            range,
            shapes: Vec::new(),
            old_shapes: 0,
            dead_shapes: Vec::new(),
            remembered: Vec::new(),
            large: Vec::new(),
            weak: FxHashMap::default(),
            young_weak: Vec::new(),
            finalizable: Vec::new(),
            old_finalizable: 0,
            pending_finalizers: Vec::new(),
            // What starting makes stays: there is nothing to be found before.
            trigger: config.nursery * 4,
            major_trigger: config.nursery * 4,
            config,
            since: 0,
            large_since: 0,
            live: 0,
            external: 0,
            stats: Stats::default(),
            enabled: true,
            frozen: Vec::new(),
            breaker: Box::leak(Box::new(AtomicU32::new(0))),
            mark_stack: Vec::new(),
        }))
    }

    /// Tells the collector how to trace cells of a shape, and which class such cells keep alive.
    ///
    /// # Safety
    /// Every cell allocated with `shape` must have a payload of `kind`; `class` must be null or a live cell.
    pub unsafe fn register_shape(&mut self, shape: ShapeId, kind: &'static Kind, class: *mut Header) {
        let entry = ShapeEntry { kind, class };
        if self.shapes.len() <= shape.index() {
            self.shapes.resize(shape.index() + 1, entry);
        }
        self.shapes[shape.index()] = entry;
    }

    /// The shapes whose class the last collections found dead, so that no cell will ever be made under them again.
    pub fn take_dead_shapes(&mut self) -> Vec<ShapeId> {
        std::mem::take(&mut self.dead_shapes)
    }

    fn find_dead_shapes(&mut self, what: Collection) {
        // What is old stays through a minor collection.
        let from = if what == Collection::Minor { self.old_shapes } else { 0 };
        for index in from..self.shapes.len() {
            let class = self.shapes[index].class;
            if !class.is_null() && !Heap::is_marked(class) {
                // Dead instances that are yet to be swept need the kind still.
                self.shapes[index].class = std::ptr::null_mut();
                self.dead_shapes.push(ShapeId(index as u32));
            }
        }
        self.old_shapes = self.shapes.len();
    }

    pub fn kind_of_shape(&self, shape: ShapeId) -> &'static Kind {
        self.shapes[shape.index()].kind
    }

    pub fn stats(&self) -> Stats {
        Stats { live_bytes: self.live - self.large_since + self.since, ..self.stats }
    }

    pub fn is_stressed(&self) -> bool {
        self.config.stress
    }

    pub fn set_stress(&mut self, on: bool) {
        self.config.stress = on;
        if on {
            self.breaker.fetch_or(BREAK_COLLECT, Ordering::Relaxed);
        }
    }

    pub fn set_limit(&mut self, bytes: usize) {
        self.config.limit = bytes;
    }

    /// Whether automatic collection is on (`gc.enable`, `gc.disable`).
    pub fn is_enabled(&self) -> bool {
        self.enabled
    }

    pub fn set_enabled(&mut self, on: bool) {
        self.enabled = on;
    }

    /// Whether `bytes` more would pass the memory limit.
    pub fn would_exceed(&self, bytes: usize) -> bool {
        (self.live - self.large_since)
            .saturating_add(self.since)
            .saturating_add(self.external)
            .saturating_add(bytes)
            > self.config.limit
    }

    /// Bytes outside the heap that cells held at the last collection.
    pub fn outside(&self) -> usize {
        self.external
    }

    /// Whether the limit is passed already.
    pub fn over_limit(&self) -> bool {
        self.would_exceed(0)
    }

    /// Lets native memory that hangs off a new cell count toward the next collection.
    pub fn account_external(&mut self, bytes: usize) {
        self.count(bytes);
    }

    #[inline]
    fn count(&mut self, bytes: usize) {
        self.since = self.since.saturating_add(bytes);
        if self.since >= self.trigger {
            self.breaker.fetch_or(BREAK_COLLECT, Ordering::Relaxed);
        }
    }

    /// Memory for a small cell, undefined. The caller writes its header before anything looks at it.
    #[inline]
    fn alloc_small(&mut self, class: usize, has_drop: bool) -> *mut u8 {
        let size = CLASS_SIZES[class] as usize;
        let bin = &mut self.bins[class * 2 + has_drop as usize];
        let at = bin.bump;
        let next = at.wrapping_add(size);
        if next <= bin.limit && !at.is_null() {
            bin.bump = next;
            return at;
        }
        self.alloc_small_slow(class, has_drop)
    }

    #[cold]
    #[inline(never)]
    fn alloc_small_slow(&mut self, class: usize, has_drop: bool) -> *mut u8 {
        let size = CLASS_SIZES[class] as usize;
        let which = class * 2 + has_drop as usize;
        loop {
            let current = self.bins[which].current;
            if !current.is_null() {
                // SAFETY: the current block of a bin is swept.
                if let Some((start, end)) = unsafe { Block::take_run(current) } {
                    self.bins[which].bump = start.wrapping_add(size);
                    self.bins[which].limit = end;
                    self.count(end.addr() - start.addr());
                    return start;
                }
            }
            self.bins[which].stale = false;
            if let Some(index) = self.bins[which].partial.pop() {
                self.bins[which].current = self.range.block(index as usize);
            } else if let Some(index) = self.bins[which].unswept.pop() {
                let block = self.range.block(index as usize);
                if self.forget_dead_block(block) {
                    // SAFETY: the block holds no live cell, and no dead one that has to be dropped.
                    unsafe { Block::make_one_run(block) };
                    self.bins[which].stale = true;
                } else {
                    self.sweep_block(block);
                }
                self.bins[which].current = block;
            } else {
                let (index, blank) = self.range.take_single().unwrap_or_else(|| out_of_address_space());
                let block = self.range.block(index);
                let stale = !blank && !self.config.stress;
                let heap: *mut Heap = self;
                // SAFETY: the block was just taken and is used by nothing else; what was never used reads as zero.
                unsafe { Block::init(block, heap, class, has_drop, blank || stale) };
                self.bins[which].stale = stale;
                self.bins[which].current = block;
            }
        }
    }

    /// Whether an unswept block needs no sweep, since all in it is dead and nothing has to be dropped: its cells'
    /// headers stay as they are then. What was in use is counted off.
    fn forget_dead_block(&mut self, block: *mut Block) -> bool {
        // SAFETY: a block in use is initialised.
        let block = unsafe { &mut *block };
        if block.has_drop || self.config.stress || block.has_marks() {
            return false;
        }
        self.live -= block.live as usize;
        block.live = 0;
        true
    }

    /// Zeroes the headers of what the bins still hold of dead cells' remains, so that none is taken for a cell.
    fn clear_stale_headers(&mut self) {
        for (which, bin) in self.bins.iter_mut().enumerate() {
            if !std::mem::take(&mut bin.stale) {
                continue;
            }
            let size = CLASS_SIZES[which / 2] as usize;
            for offset in (0..bin.limit.addr() - bin.bump.addr()).step_by(size) {
                // SAFETY: cells from `bump` to `limit` are free.
                unsafe { bin.bump.add(offset).cast::<u64>().write(0) };
            }
        }
    }

    fn sweep_block(&mut self, block: *mut Block) {
        let shapes = &self.shapes;
        let poison = self.config.stress;
        // SAFETY: marks are complete after a collection; dead cells are dropped once, by their own kind.
        let before = unsafe { (*block).live as usize };
        // SAFETY: as above.
        let live = unsafe {
            Block::sweep(block, poison, |cell| {
                if let Some(drop) = shapes[(*cell).shape().index()].kind.drop {
                    drop(cell);
                }
            })
        };
        self.live = self.live + live - before;
    }

    /// Allocates a cell.
    #[inline]
    pub fn alloc<T: Trace + 'static>(&mut self, shape: ShapeId, payload: T) -> Gc<T> {
        const { assert!(size_of::<CellBox<T>>() <= MAX_SMALL && align_of::<T>() <= 16) };
        let class = const { class_of(size_of::<CellBox<T>>()) };
        let at = self.alloc_small(class, const { std::mem::needs_drop::<T>() });
        // SAFETY: the memory is fresh, aligned to 16 and large enough for the cell.
        unsafe {
            at.cast::<CellBox<T>>().write(CellBox { header: Header::new(shape), payload });
            Gc::from_header(at.cast())
        }
    }

    /// Memory for a cell of any size, undefined; `None` where the memory limit or the address space does not allow it.
    #[inline]
    fn alloc_bytes(&mut self, size: usize, has_drop: bool) -> Option<*mut u8> {
        if size <= MAX_SMALL {
            Some(self.alloc_small(class_of(size), has_drop))
        } else {
            Some(self.alloc_large(size, has_drop)?.0)
        }
    }

    /// Allocates a cell with `words` words of attribute region, all empty.
    #[inline]
    pub fn alloc_with_region<T: Trace + 'static>(&mut self, shape: ShapeId, payload: T, words: u16) -> Gc<T> {
        let size = size_of::<CellBox<T>>() + words as usize * 8;
        let drop = const { std::mem::needs_drop::<T>() };
        let at = self.alloc_bytes(size, drop).unwrap_or_else(|| out_of_address_space());
        // SAFETY: as in `alloc`; the region lies within the memory asked for.
        unsafe {
            let cell = at.cast::<CellBox<T>>();
            cell.write(CellBox { header: Header::new(shape), payload });
            (*cell).header.set_region_words(words);
            cell.add(1).cast::<u64>().write_bytes(0, words as usize);
            Gc::from_header(at.cast())
        }
    }

    /// Allocates a cell with `tail` further bytes, which are zero; `None` where the memory limit or the
    /// address space does not allow it.
    #[inline]
    pub fn alloc_tail<T: Trace + 'static>(
        &mut self,
        shape: ShapeId,
        payload: T,
        tail: usize,
    ) -> Option<Gc<T>> {
        let size = size_of::<CellBox<T>>().checked_add(tail)?;
        let drop = const { std::mem::needs_drop::<T>() };
        let (at, blank) = if size <= MAX_SMALL {
            (self.alloc_small(class_of(size), drop), false)
        } else {
            self.alloc_large(size, drop)?
        };
        // SAFETY: as in `alloc`.
        unsafe {
            let cell = at.cast::<CellBox<T>>();
            if !blank {
                cell.add(1).cast::<u8>().write_bytes(0, tail);
            }
            cell.write(CellBox { header: Header::new(shape), payload });
            Some(Gc::from_header(at.cast()))
        }
    }

    /// Allocates a cell with `len` words behind its fixed part, each the result of `item`, which must neither
    /// allocate nor panic; `None` as for `alloc_tail`.
    #[inline]
    pub fn alloc_words<T: Trace + 'static>(
        &mut self,
        shape: ShapeId,
        payload: T,
        len: usize,
        mut item: impl FnMut(usize) -> Option<Value>,
    ) -> Option<Gc<T>> {
        let size = size_of::<CellBox<T>>().checked_add(len.checked_mul(8)?)?;
        let at = self.alloc_bytes(size, const { std::mem::needs_drop::<T>() })?;
        // SAFETY: the memory has room for the cell and the words behind it; nothing looks at it before
        // all of them are written.
        unsafe {
            let cell = at.cast::<CellBox<T>>();
            cell.write(CellBox { header: Header::new(shape), payload });
            let words = cell.add(1).cast::<Option<Value>>();
            for i in 0..len {
                words.add(i).write(item(i));
            }
            Some(Gc::from_header(at.cast()))
        }
    }

    /// Bytes a cell allocated by `alloc_tail` may really use behind its fixed part when it asked for `tail`.
    pub fn tail_capacity<T>(tail: usize) -> usize {
        let size = size_of::<CellBox<T>>() + tail;
        let whole = if size <= MAX_SMALL {
            CLASS_SIZES[class_of(size)] as usize
        } else {
            (size + FIRST_CELL).next_multiple_of(BLOCK_SIZE) - FIRST_CELL
        };
        whole - size_of::<CellBox<T>>()
    }

    /// Memory for a large cell, and whether it reads as zero.
    fn alloc_large(&mut self, size: usize, has_drop: bool) -> Option<(*mut u8, bool)> {
        if self.would_exceed(size) {
            return None;
        }
        let count = size.checked_add(FIRST_CELL)?.div_ceil(BLOCK_SIZE);
        let (index, blank) = self.range.take_run(count)?;
        let block = self.range.block(index);
        let heap: *mut Heap = self;
        // SAFETY: the run of blocks was just taken.
        unsafe { Block::init_large(block, heap, has_drop) };
        self.large.push(index as u32);
        self.live += count * BLOCK_SIZE;
        self.large_since += count * BLOCK_SIZE;
        self.count(count * BLOCK_SIZE);
        Some((block.cast::<u8>().wrapping_add(FIRST_CELL), blank))
    }

    /// The cell that an arbitrary word points into, if any.
    fn cell_containing(&self, word: usize) -> Option<*mut Header> {
        let index = self.range.index_of(word)?;
        let (block, offset) = match self.range.uses[index] {
            Use::Free { .. } => return None,
            Use::Small => {
                let block = self.range.block(index);
                // SAFETY: a block in use is initialised.
                (block, unsafe { (*block).cell_at(word & BLOCK_MASK)? })
            }
            Use::LargeHead(_) if word & BLOCK_MASK < FIRST_CELL => return None,
            Use::LargeHead(_) => (self.range.block(index), FIRST_CELL),
            Use::LargeRest(back) => (self.range.block(index - back as usize), FIRST_CELL),
        };
        let cell = block.cast::<u8>().wrapping_add(offset).cast::<Header>();
        // SAFETY: the offset is that of a cell; free cells of swept blocks have a zero header, and all blocks
        // are swept before marking begins.
        (unsafe { (*cell).shape() } != ShapeId::FREE).then_some(cell)
    }

    /// Registers a cell whose finalizer is to run once nothing else refers to it.
    pub fn register_finalizable<T>(&mut self, cell: Gc<T>) {
        if !cell.header().has_flag(flags::FINALIZER) {
            cell.header().set_flag(flags::FINALIZER);
            self.finalizable.push(cell.as_header_ptr());
        }
    }

    /// The finalizer of a registered cell has nothing left to do.
    #[inline]
    pub fn dismiss_finalizer<T>(cell: Gc<T>) {
        cell.header().clear_flag(flags::FINALIZER);
    }

    /// The cells whose finalizers are yet to run, as far as nothing was found to be due.
    pub fn finalizable_values(&self) -> Vec<Value> {
        let waiting = self.finalizable.iter().filter(|&&cell| {
            // SAFETY: a registered cell stays until a collection drops it from the list.
            unsafe { (*cell).has_flag(flags::FINALIZER) }
        });
        // SAFETY: as above.
        waiting.map(|&cell| unsafe { Gc::<()>::from_header(cell) }.value()).collect()
    }

    /// Records that the weak reference cell `weak` refers to `target`.
    pub fn register_weak<T, W>(&mut self, target: Gc<T>, weak: Gc<W>) {
        target.header().set_flag(flags::WEAKLY_REFERENCED);
        self.weak.entry(target.as_header_ptr()).or_default().push(weak.as_header_ptr());
        self.young_weak.push(target.as_header_ptr());
    }

    /// The weak reference cells of a target, oldest first.
    pub fn weak_references(&self, target: *mut Header) -> &[*mut Header] {
        self.weak.get(&target).map_or(&[], Vec::as_slice)
    }

    /// As `weak_references`, as values.
    pub fn weak_reference_values(&self, target: *mut Header) -> Vec<Value> {
        // SAFETY: registered weak reference cells are live until a collection drops them from the table.
        self.weak_references(target).iter().map(|&c| unsafe { Gc::<()>::from_header(c) }.value()).collect()
    }

    /// The first of the weak reference cells of a target that `wanted` holds for.
    pub fn find_weak_reference(
        &self,
        target: *mut Header,
        mut wanted: impl FnMut(Value) -> bool,
    ) -> Option<Value> {
        // SAFETY: as in `weak_reference_values`.
        let values =
            self.weak_references(target).iter().map(|&c| unsafe { Gc::<()>::from_header(c) }.value());
        values.into_iter().find(|value| wanted(*value))
    }

    /// The next cell whose finalizer is due; it is reachable again.
    pub fn next_finalizer(&mut self) -> Option<Value> {
        let cell = self.pending_finalizers.pop()?;
        // SAFETY: pending finalizers are roots, hence live.
        Some(unsafe { Gc::<()>::from_header(cell) }.value())
    }

    pub fn has_pending_finalizers(&self) -> bool {
        !self.pending_finalizers.is_empty()
    }

    /// Makes every registered finalizer due, as at the end of an isolate's life.
    pub fn expire_all_finalizers(&mut self) {
        self.pending_finalizers.append(&mut self.finalizable);
        self.old_finalizable = 0;
    }

    /// Which collection the present state calls for.
    pub fn due(&mut self) -> Option<Collection> {
        if !self.enabled && !self.config.stress {
            return None;
        }
        if self.config.stress || self.since >= self.trigger {
            // What is young a minor collection may well free.
            self.finish_sweep();
            let old = self.live - self.large_since + self.external;
            return Some(if old >= self.major_trigger { Collection::Major } else { Collection::Minor });
        }
        None
    }

    /// Collects. `roots` visits every root but the remembered set; `cleared` gets each
    /// weak reference to something unreachable, and whether it is reachable itself; it must not run Python code. `inspect` gets the unreachable
    /// cells that lie on cycles or are referred to from there, and says whether to keep them alive.
    ///
    /// # Safety
    /// `roots` must visit everything that refers to a live cell; no reference into a cell may be used
    /// afterwards that was not covered by it.
    pub unsafe fn collect(
        &mut self,
        what: Collection,
        roots: &mut dyn FnMut(&mut Tracer<'_>),
        cleared: &mut dyn FnMut(Value, bool),
        inspect: Option<&mut dyn FnMut(&[Value]) -> bool>,
    ) {
        self.finish_sweep();
        let remembered = std::mem::take(&mut self.remembered);
        if what == Collection::Major {
            self.external = 0;
            for index in 0..self.range.uses.len() {
                if matches!(self.range.uses[index], Use::Small | Use::LargeHead(_)) {
                    // SAFETY: a block in use is initialised.
                    unsafe { (*self.range.block(index)).clear_marks() };
                }
            }
        }
        let mut tracer = Tracer { heap: self, list: None, first: 0 };
        if what == Collection::Minor {
            for &cell in &remembered {
                // SAFETY: remembered cells are old, hence not freed by a minor collection before.
                unsafe {
                    let appended = (*cell).gc_state() == GcState::Appended;
                    tracer.first = if appended { (*cell).append_mark() as usize * APPEND_UNIT } else { 0 };
                    (*cell).set_gc_state(GcState::Old);
                    let kind = tracer.heap.shapes[(*cell).shape().index()].kind;
                    (kind.trace)(cell, &mut tracer);
                    tracer.first = 0;
                }
            }
        }
        for at in 0..tracer.heap.pending_finalizers.len() {
            let cell = tracer.heap.pending_finalizers[at];
            tracer.visit(cell);
        }
        for at in 0..tracer.heap.frozen.len() {
            let cell = tracer.heap.frozen[at];
            tracer.visit(cell);
        }
        roots(&mut tracer);
        tracer.heap.drain();
        if let Some(inspect) = inspect {
            let cells = self.cyclic_garbage();
            if inspect(&cells) {
                let mut tracer = Tracer { heap: self, list: None, first: 0 };
                for cell in &cells {
                    cell.trace(&mut tracer);
                }
                self.drain();
            }
        }
        let watched = match what {
            Collection::Minor => std::mem::take(&mut self.young_weak),
            Collection::Major => {
                self.young_weak.clear();
                self.weak.keys().copied().collect()
            }
        };
        self.clear_weak(&watched, cleared);
        self.find_unreachable_finalizable(what);
        self.find_dead_shapes(what);
        self.forget_dead_weak(&watched);
        self.release(what);
        match what {
            Collection::Minor => self.stats.minor += 1,
            Collection::Major => self.stats.major += 1,
        }
        self.since = 0;
        self.large_since = 0;
        self.trigger = self.next_trigger();
        if what == Collection::Major {
            self.finish_sweep();
            self.trigger = self.next_trigger();
            let live = self.live + self.external;
            self.major_trigger = live.saturating_add((live / 2).max(self.config.nursery * 4));
        }
        if !self.config.stress {
            self.breaker.fetch_and(!BREAK_COLLECT, Ordering::Relaxed);
        }
    }

    /// Bytes to allocate before the next collection: the more is alive the more, but not past the limit.
    fn next_trigger(&self) -> usize {
        let left = self.config.limit.saturating_sub(self.live.saturating_add(self.external));
        (self.live / 4).min(left / 2).max(self.config.nursery)
    }

    fn drain(&mut self) {
        let mut soon = Soon::default();
        while let Some(cell) = soon.next(&mut self.mark_stack) {
            // SAFETY: cells on the mark stack are live and of their shape's kind.
            let entry = unsafe {
                (*cell).set_gc_state(GcState::Old);
                self.shapes[(*cell).shape().index()]
            };
            let mut tracer = Tracer { heap: self, list: None, first: 0 };
            if !entry.class.is_null() {
                tracer.visit(entry.class);
            }
            // SAFETY: as above.
            unsafe { (entry.kind.trace)(cell, &mut tracer) };
        }
    }

    fn is_marked(cell: *mut Header) -> bool {
        // SAFETY: asked only for cells, whose block is initialised.
        unsafe { (*block::block_of(cell)).is_marked(cell.addr() & BLOCK_MASK) }
    }

    /// The unmarked cells, between marking and sweeping, without those that nothing unmarked refers to, and so on:
    /// what counting references would not have freed. In the order of their addresses.
    fn cyclic_garbage(&mut self) -> Vec<Value> {
        let mut dead = Vec::new();
        self.for_each_swept_cell(|value| {
            if let Some(header) = value.header_ptr()
                && !Heap::is_marked(header)
            {
                dead.push(value);
            }
        });
        let mut counts: FxHashMap<*mut Header, u32> =
            dead.iter().filter_map(|v| v.header_ptr()).map(|h| (h, 0)).collect();
        for &value in &dead {
            for referent in self.referents(value) {
                if let Some(count) = referent.header_ptr().and_then(|h| counts.get_mut(&h)) {
                    *count += 1;
                }
            }
        }
        let mut free: Vec<Value> =
            dead.iter().copied().filter(|v| v.header_ptr().is_some_and(|h| counts[&h] == 0)).collect();
        while let Some(value) = free.pop() {
            for referent in self.referents(value) {
                if let Some(count) = referent.header_ptr().and_then(|h| counts.get_mut(&h)) {
                    *count -= 1;
                    if *count == 0 {
                        free.push(referent);
                    }
                }
            }
        }
        dead.retain(|v| v.header_ptr().is_some_and(|h| counts[&h] > 0));
        dead
    }

    /// Keeps every cell that is given alive from now on (`gc.freeze`).
    pub fn freeze(&mut self, cells: &[Value]) {
        self.frozen.extend(cells.iter().filter_map(|v| v.header_ptr()));
    }

    pub fn unfreeze(&mut self) {
        self.frozen.clear();
    }

    pub fn frozen_count(&self) -> usize {
        self.frozen.len()
    }

    /// The cells of `freeze`, by address.
    pub fn frozen_addresses(&self) -> Vec<usize> {
        self.frozen.iter().map(|h| h.addr()).collect()
    }

    /// Bytes allocated since the last collection.
    pub fn allocated_since(&self) -> usize {
        self.since
    }

    fn clear_weak(&mut self, watched: &[*mut Header], cleared: &mut dyn FnMut(Value, bool)) {
        for target in watched.iter().filter(|target| !Heap::is_marked(**target)) {
            for reference in self.weak.remove(target).unwrap_or_default() {
                // A reference that is unreachable itself may come back with something to be finalised, so it
                // must not go on referring to what is freed.
                // SAFETY: nothing has been swept since the reference cell was registered or last marked.
                cleared(unsafe { Gc::<()>::from_header(reference) }.value(), Heap::is_marked(reference));
            }
        }
    }

    /// Forgets the weak references that are about to be freed.
    fn forget_dead_weak(&mut self, watched: &[*mut Header]) {
        for target in watched {
            if let Entry::Occupied(mut references) = self.weak.entry(*target) {
                references.get_mut().retain(|&reference| Heap::is_marked(reference));
                if references.get().is_empty() {
                    references.remove();
                }
            }
        }
    }

    fn find_unreachable_finalizable(&mut self, what: Collection) {
        // What is old stays through a minor collection.
        let from = if what == Collection::Minor { self.old_finalizable } else { 0 };
        let mut due = Vec::new();
        let mut kept = from;
        for at in from..self.finalizable.len() {
            let cell = self.finalizable[at];
            // SAFETY: nothing has been swept since the cell was registered or last marked.
            if unsafe { !(*cell).has_flag(flags::FINALIZER) } {
                continue;
            }
            if Heap::is_marked(cell) {
                self.finalizable[kept] = cell;
                kept += 1;
            } else {
                due.push(cell);
            }
        }
        self.finalizable.truncate(kept);
        self.old_finalizable = kept;
        // Who holds another goes first, as when references are counted: a text stream has to flush into a buffer
        // that is still open. The youngest is traced first, as holders are mostly younger than what they hold; those
        // that it reaches wait, the youngest of them first. The others go oldest first.
        let (mut held, mut holders) = (Vec::new(), Vec::new());
        for &cell in due.iter().rev() {
            let reached = Heap::is_marked(cell);
            (if reached { &mut held } else { &mut holders }).push(cell);
            Tracer { heap: self, list: None, first: 0 }.visit(cell);
            self.drain();
        }
        // They are popped from the end.
        held.reverse();
        self.pending_finalizers.extend(held);
        self.pending_finalizers.extend(holders);
    }

    /// Hands the swept-to-be blocks back to the allocators.
    fn release(&mut self, what: Collection) {
        for bin in &mut self.bins {
            bin.bump = std::ptr::null_mut();
            bin.limit = std::ptr::null_mut();
            if !bin.current.is_null() {
                // SAFETY: a bin's block is initialised.
                unsafe { (*bin.current).dirty = true };
            }
            bin.current = std::ptr::null_mut();
            bin.unswept.clear();
        }
        let all = what == Collection::Major;
        if all {
            self.bins.iter_mut().for_each(|bin| bin.partial.clear());
        }
        for index in 0..self.range.uses.len() {
            if self.range.uses[index] != Use::Small {
                continue;
            }
            let block = self.range.block(index);
            // SAFETY: a block in use is initialised.
            let block_ref = unsafe { &mut *block };
            if !all && !block_ref.dirty {
                continue;
            }
            block_ref.dirty = false;
            block_ref.swept = false;
            let which = block_ref.class as usize * 2 + block_ref.has_drop as usize;
            self.bins[which].unswept.push(index as u32);
        }
        let mut kept = Vec::with_capacity(self.large.len());
        for index in std::mem::take(&mut self.large) {
            let block = self.range.block(index as usize);
            let Use::LargeHead(count) = self.range.uses[index as usize] else { continue };
            let cell = block.cast::<u8>().wrapping_add(FIRST_CELL).cast::<Header>();
            if Heap::is_marked(cell) {
                kept.push(index);
                continue;
            }
            // SAFETY: the cell is dead and is dropped once, before its blocks are given back.
            unsafe {
                if (*block).has_drop
                    && (*cell).shape() != ShapeId::FREE
                    && let Some(drop) = self.shapes[(*cell).shape().index()].kind.drop
                {
                    drop(cell);
                }
            }
            self.live -= count as usize * BLOCK_SIZE;
            self.range.give_run(index as usize, count as usize);
        }
        self.large = kept;
    }

    /// Sweeps whatever the last collection left, and gives empty blocks back.
    fn finish_sweep(&mut self) {
        self.clear_stale_headers();
        for which in 0..self.bins.len() {
            for index in std::mem::take(&mut self.bins[which].unswept) {
                let block = self.range.block(index as usize);
                if self.forget_dead_block(block) {
                    self.range.give_single(index as usize);
                    continue;
                }
                self.sweep_block(block);
                // SAFETY: a block in use is initialised.
                if unsafe { (*block).has_marks() } {
                    self.bins[which].partial.push(index);
                } else {
                    self.range.give_single(index as usize);
                }
            }
        }
    }

    /// Calls `f` with every live cell.
    pub fn for_each_cell(&mut self, f: impl FnMut(Value)) {
        self.finish_sweep();
        self.for_each_swept_cell(f);
    }

    fn for_each_swept_cell(&mut self, mut f: impl FnMut(Value)) {
        for index in 0..self.range.uses.len() {
            let block = self.range.block(index);
            match self.range.uses[index] {
                Use::Small => {
                    // SAFETY: a block in use is initialised; a cell with a shape is live or not yet swept
                    // garbage, and everything was just swept.
                    unsafe {
                        for offset in (*block).cells() {
                            let cell = block.cast::<u8>().add(offset).cast::<Header>();
                            if (*cell).shape() != ShapeId::FREE {
                                f(Gc::<()>::from_header(cell).value());
                            }
                        }
                    }
                }
                Use::LargeHead(_) => {
                    // SAFETY: as above.
                    unsafe { f(Gc::<()>::from_header(block.cast::<u8>().add(FIRST_CELL).cast()).value()) };
                }
                Use::Free { .. } | Use::LargeRest(_) => {}
            }
        }
    }

    /// The cells that a cell refers to directly.
    pub fn referents(&mut self, value: Value) -> Vec<Value> {
        let Some(header) = value.header_ptr() else { return Vec::new() };
        // SAFETY: the value is live; listing tracers mark nothing.
        unsafe {
            let kind = self.shapes[(*header).shape().index()].kind;
            let mut tracer = Tracer { heap: self, list: Some(Vec::new()), first: 0 };
            (kind.trace)(header, &mut tracer);
            tracer.list.unwrap_or_default()
        }
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        let shapes = std::mem::take(&mut self.shapes);
        let mut drops = Vec::new();
        self.shapes = shapes.clone();
        self.for_each_cell(|value| {
            if let Some(header) = value.header_ptr() {
                drops.push(header);
            }
        });
        for cell in drops {
            // SAFETY: the heap dies with all its cells; each payload is dropped once.
            unsafe {
                if let Some(drop) = shapes[(*cell).shape().index()].kind.drop {
                    drop(cell);
                }
            }
        }
    }
}

#[cold]
fn out_of_address_space() -> ! {
    // Small cells come in blocks of 32 KiB from a reservation far above the memory limit, which is
    // enforced at polls; this is reached only when a native loop allocates without ever polling.
    eprintln!("Fatal Python error: the heap's address space is used up");
    std::process::abort()
}
