//! The 8-byte header at the start of every heap cell.

use std::cell::Cell;

/// Index of a cell's shape in its isolate's shape table; 0 marks a free cell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[repr(transparent)]
pub struct ShapeId(pub u32);

impl ShapeId {
    pub const FREE: ShapeId = ShapeId(0);

    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Generation of a cell, as the write barrier sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum GcState {
    /// Allocated since the last collection.
    New = 0,
    /// Survived a collection.
    Old = 1,
    /// Old, and in the remembered set.
    Remembered = 2,
    /// Old, and in the remembered set for what was added behind what it held (`Gc::appended`).
    Appended = 3,
}

/// The bit of the states in which a store of a young reference has to be told of.
const BARRIER: u8 = 1;

/// Bits of `Header::flags`. The upper four are each type's own.
pub mod flags {
    /// A weak reference to the cell exists.
    pub const WEAKLY_REFERENCED: u8 = 0x01;
    /// The cell is in the heap's list of cells to finalize.
    pub const FINALIZER: u8 = 0x02;
    /// Its finalizer has been run (PEP 442: at most once).
    pub const FINALIZED: u8 = 0x04;
    /// Being printed or compared on some native stack (`Py_ReprEnter`).
    pub const VISITING: u8 = 0x08;
    pub const TYPE_A: u8 = 0x10;
    pub const TYPE_B: u8 = 0x20;
    pub const TYPE_C: u8 = 0x40;
    pub const TYPE_D: u8 = 0x80;
}

/// Header of a cell.
#[repr(C)]
#[derive(Debug)]
pub struct Header {
    shape: Cell<u32>,
    gc: Cell<u8>,
    flags: Cell<u8>,
    /// Words of the attribute region behind the payload; of kinds that have none (`Trace::has_region`), their own.
    aux: Cell<u16>,
}

const _: () = assert!(size_of::<Header>() == 8);

impl Header {
    pub(crate) const fn new(shape: ShapeId) -> Header {
        Header { shape: Cell::new(shape.0), gc: Cell::new(0), flags: Cell::new(0), aux: Cell::new(0) }
    }

    #[inline]
    pub fn shape(&self) -> ShapeId {
        ShapeId(self.shape.get())
    }

    #[inline]
    pub fn set_shape(&self, shape: ShapeId) {
        self.shape.set(shape.0);
    }

    #[inline]
    pub fn gc_state(&self) -> GcState {
        match self.gc.get() {
            0 => GcState::New,
            1 => GcState::Old,
            2 => GcState::Remembered,
            _ => GcState::Appended,
        }
    }

    #[inline]
    pub(crate) fn set_gc_state(&self, state: GcState) {
        self.gc.set(state as u8);
    }

    #[inline]
    pub(crate) fn needs_barrier(&self) -> bool {
        self.gc.get() & BARRIER != 0
    }

    /// Whether the cell was allocated since the last collection.
    #[inline]
    pub(crate) fn is_young(&self) -> bool {
        self.gc.get() == GcState::New as u8
    }

    #[inline]
    pub fn has_flag(&self, flag: u8) -> bool {
        self.flags.get() & flag != 0
    }

    #[inline]
    pub fn set_flag(&self, flag: u8) {
        self.flags.set(self.flags.get() | flag);
    }

    #[inline]
    pub fn clear_flag(&self, flag: u8) {
        self.flags.set(self.flags.get() & !flag);
    }

    #[inline]
    pub fn flags(&self) -> u8 {
        self.flags.get()
    }

    /// Words of the attribute region behind the payload.
    #[inline]
    pub fn region_words(&self) -> usize {
        self.aux.get() as usize
    }

    #[inline]
    pub fn set_region_words(&self, words: u16) {
        self.aux.set(words);
    }

    /// What `Gc::appended` noted, in units of `APPEND_UNIT`.
    #[inline]
    pub(crate) fn append_mark(&self) -> u16 {
        self.aux.get()
    }

    #[inline]
    pub(crate) fn set_append_mark(&self, units: u16) {
        self.aux.set(units);
    }
}
