//! `Gc<T>`: a typed reference to a heap cell, and `Slot`: a field that holds a value.

use crate::block;
use crate::header::Header;
use crate::trace::{Trace, Tracer};
use crate::value::Value;
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

/// What lies at a cell's address: header, then payload. Aligned so that words can follow it.
#[repr(C, align(8))]
pub(crate) struct CellBox<T> {
    pub(crate) header: Header,
    pub(crate) payload: T,
}

/// A reference to a live cell with payload `T`. Copies freely; legal on native stacks and in traced types.
#[repr(transparent)]
pub struct Gc<T>(NonNull<CellBox<T>>, PhantomData<*const ()>);

impl<T> Clone for Gc<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Gc<T> {}

impl<T> PartialEq for Gc<T> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Gc<T> {}

impl<T> std::hash::Hash for Gc<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Debug for Gc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gc({:p})", self.0)
    }
}

impl<T> Gc<T> {
    /// # Safety
    /// `header` must be the address of a live cell whose payload is a `T`.
    #[inline]
    pub unsafe fn from_header(header: *mut Header) -> Gc<T> {
        // SAFETY: a cell address is never null.
        Gc(unsafe { NonNull::new_unchecked(header.cast()) }, PhantomData)
    }

    #[inline]
    pub fn value(self) -> Value {
        // A cell address is aligned to 16 bytes and not null, which is the tag of a pointer.
        Value::from_address(self.0.expose_provenance())
    }

    #[inline]
    pub fn header(&self) -> &Header {
        // SAFETY: a `Gc` refers to a live cell (type invariant).
        unsafe { &self.0.as_ref().header }
    }

    #[inline]
    pub fn as_header_ptr(self) -> *mut Header {
        self.0.as_ptr().cast()
    }

    /// Address of the first byte behind the fixed payload: the attribute region or the variable part.
    #[inline]
    pub fn tail(self) -> *mut u8 {
        // SAFETY: one past the fixed part is within the cell or one past its end.
        unsafe { self.0.as_ptr().add(1).cast() }
    }

    /// The same cell seen as another payload type.
    ///
    /// # Safety
    /// The cell's payload must be a `U`, or begin with one (`repr(C)`).
    #[inline]
    pub unsafe fn cast<U>(self) -> Gc<U> {
        Gc(self.0.cast(), PhantomData)
    }

    /// To be called after a reference was stored into the cell by other means than `Slot::set`.
    #[inline]
    pub fn wrote(self, stored: Value) {
        if self.header().needs_barrier() && stored.is_young() {
            block::remember(self.as_header_ptr());
        }
    }

    /// As `wrote`, where the reference was stored at `index` of a run of references and all behind it are empty: the
    /// next collection need not look at those in front of it for the sake of this one. For kinds without an attribute
    /// region, which ask `Tracer::first_to_visit` where to begin.
    #[inline]
    pub fn appended(self, index: usize, stored: Value)
    where
        T: Trace,
    {
        assert!(!T::has_region());
        if self.header().needs_barrier() && stored.is_young() {
            block::remember_appended(self.as_header_ptr(), index);
        }
    }

    /// As `wrote`, when many or unknown references were stored.
    #[inline]
    pub fn wrote_many(self) {
        if self.header().needs_barrier() {
            block::remember(self.as_header_ptr());
        }
    }
}

impl<T> Deref for Gc<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: a `Gc` refers to a live cell (type invariant); payloads are only mutated through `Cell`s
        // or raw parts, so shared references may coexist.
        unsafe { &self.0.as_ref().payload }
    }
}

/// A field of a cell that holds a value or nothing.
///
/// Writing needs the owner, so that an old owner of a new value is remembered.
#[repr(transparent)]
pub struct Slot<V: Copy>(Cell<V>);

/// What a slot may hold.
pub trait Reference: Copy {
    /// Whether it refers to a cell that was allocated since the last collection.
    fn is_young(self) -> bool;
}

impl Reference for Value {
    #[inline]
    fn is_young(self) -> bool {
        self.header().is_some_and(Header::is_young)
    }
}

impl<T> Reference for Gc<T> {
    #[inline]
    fn is_young(self) -> bool {
        self.header().is_young()
    }
}

impl<V: Reference> Reference for Option<V> {
    #[inline]
    fn is_young(self) -> bool {
        self.is_some_and(V::is_young)
    }
}

impl<V: Copy> Slot<V> {
    #[inline]
    pub const fn new(value: V) -> Slot<V> {
        Slot(Cell::new(value))
    }

    #[inline]
    pub fn get(&self) -> V {
        self.0.get()
    }

    /// Stores `value`; `owner` is the cell this slot is a field of.
    #[inline]
    pub fn set<T>(&self, owner: Gc<T>, value: V)
    where
        V: Reference,
    {
        self.0.set(value);
        if owner.header().needs_barrier() && value.is_young() {
            block::remember(owner.as_header_ptr());
        }
    }

    /// Stores into a cell that is still new, or where the caller calls `wrote`.
    #[inline]
    pub fn init(&self, value: V) {
        self.0.set(value);
    }
}

// SAFETY: visits the one value that the slot holds.
unsafe impl<V: Copy + Trace> Trace for Slot<V> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.0.get().trace(tracer);
    }
}
