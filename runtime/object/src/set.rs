//! The table of a set: making it, and its entries. What sets do with it stands in `kaa-types`.

use crate::core_types::shape;
use crate::payloads::{Set, SetEntry, SetTable};
use crate::{Gc, PyResult, ShapeId, Slot, Value, Vm};
use std::cell::Cell;

impl SetTable {
    /// The entries, empty ones included.
    #[inline]
    pub fn entries(&self) -> &[Cell<SetEntry>] {
        // SAFETY: `slots` entries lie right behind the payload, zero or values (allocation).
        unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast(), self.slots) }
    }
}

impl Default for Set {
    fn default() -> Set {
        Set {
            table: Slot::new(None),
            used: Cell::new(0),
            fill: Cell::new(0),
            mask: Cell::new(7),
            hash: Cell::new(None),
            finger: Cell::new(0),
        }
    }
}

impl Vm {
    /// A table of empty entries.
    pub fn new_set_table(&mut self, slots: usize) -> PyResult<Gc<SetTable>> {
        let bytes = slots.checked_mul(size_of::<SetEntry>());
        match bytes.and_then(|b| self.heap.alloc_tail(shape::SET_TABLE, SetTable { slots }, b)) {
            Some(table) => Ok(table),
            None => Err(self.memory_error()),
        }
    }

    /// The payload of a set, a frozenset or an instance of a subclass.
    #[inline]
    pub fn as_set(&self, value: Value) -> Option<Gc<Set>> {
        self.exact_set(value).or_else(|| self.payload::<Set>(value))
    }

    /// The payload of a set or a frozenset, but not of an instance of a subclass.
    #[inline]
    pub fn exact_set(&self, value: Value) -> Option<Gc<Set>> {
        // SAFETY: the shapes say that the payload is a `Set`.
        matches!(value.shape(), Some(shape::SET | shape::FROZENSET)).then(|| unsafe { value.cast() })
    }

    /// An empty `set`.
    #[inline]
    pub fn new_set(&mut self) -> Gc<Set> {
        self.new_set_with_shape(shape::SET)
    }

    /// An empty `set` or `frozenset`.
    #[inline]
    pub fn new_set_with_shape(&mut self, shape: ShapeId) -> Gc<Set> {
        self.heap.alloc(shape, Set::default())
    }
}
