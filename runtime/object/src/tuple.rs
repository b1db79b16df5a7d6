//! `Tuple`: the payload of `tuple`; its items lie right behind it.

use crate::core_types::shape;
use crate::{PyResult, Vm};
use kaa_gc::{Gc, Heap, ShapeId, Trace, Tracer, Value};
use std::cell::Cell;

/// Payload of `tuple`. An instance of a subclass with a `__dict__` has the region behind its items.
#[repr(C)]
pub struct Tuple {
    /// Number of items, and in the top 16 bits the words of the region behind them.
    packed: usize,
    /// The hash, once it was asked for; 0 before (and where it is 0).
    hash: Cell<u64>,
}

const REGION_SHIFT: u32 = usize::BITS - 16;

// SAFETY: visits the items and the region.
unsafe impl Trace for Tuple {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let words = self.len() + (self.packed >> REGION_SHIFT);
        // SAFETY: so many words lie right behind the payload; those not yet written are zero.
        let items =
            unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast::<Option<Value>>(), words) };
        items.trace(tracer);
    }
}

impl Tuple {
    #[inline]
    const fn with(packed: usize) -> Tuple {
        Tuple { packed, hash: Cell::new(0) }
    }

    /// The hash computed before; `None` where there is none yet.
    #[inline]
    pub fn known_hash(&self) -> Option<u64> {
        Some(self.hash.get()).filter(|&hash| hash != 0)
    }

    pub fn set_hash(&self, hash: u64) {
        self.hash.set(hash);
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.packed & ((1 << REGION_SHIFT) - 1)
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The items.
    #[inline]
    pub fn items(&self) -> &[Value] {
        // SAFETY: `len` initialised words lie right behind the payload (construction).
        unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast::<Value>(), self.len()) }
    }

    #[inline]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.items().get(index).copied()
    }

    pub(crate) fn bootstrap_empty(heap: &mut Heap) -> Gc<Tuple> {
        heap.alloc(shape::TUPLE, Tuple::with(0))
    }
}

impl Vm {
    /// A tuple of these items.
    #[inline]
    pub fn tuple(&mut self, items: &[Value]) -> Gc<Tuple> {
        match self.try_tuple(items) {
            Ok(tuple) => tuple,
            // The items are on a stack, so there are not many; the next poll raises.
            Err(_) => {
                self.clear_exception();
                self.empty_tuple
            }
        }
    }

    /// A tuple of these items; MemoryError where they are too many.
    pub fn try_tuple(&mut self, items: &[Value]) -> PyResult<Gc<Tuple>> {
        if items.is_empty() {
            return Ok(self.empty_tuple);
        }
        self.tuple_from_fn(items.len(), |i| items[i])
    }

    /// A tuple whose items are the results of `item`, which must not allocate.
    #[inline]
    pub fn tuple_from_fn(&mut self, len: usize, mut item: impl FnMut(usize) -> Value) -> PyResult<Gc<Tuple>> {
        if len == 0 {
            return Ok(self.empty_tuple);
        }
        match self.heap.alloc_words(shape::TUPLE, Tuple::with(len), len, |i| Some(item(i))) {
            Some(cell) => Ok(cell),
            None => Err(self.memory_error()),
        }
    }

    /// An instance of a subclass of `tuple`.
    /// A tuple whose items are None until [`Vm::fill_tuple`] sets them, before any program sees it: for one that is to
    /// contain itself.
    pub fn tuple_to_fill(&mut self, len: usize) -> PyResult<Gc<Tuple>> {
        self.tuple_from_fn(len, |_| Value::NONE)
    }

    /// Sets the items of a tuple from `tuple_to_fill`; those beyond its length are left out.
    pub fn fill_tuple(&mut self, tuple: Gc<Tuple>, items: &[Value]) {
        for (at, &item) in items.iter().enumerate().take(tuple.len()) {
            // SAFETY: `len` words lie right behind the payload (construction), and no slice of them is alive here.
            unsafe {
                let words = (&raw const *tuple).add(1).cast_mut().cast::<Value>();
                words.add(at).write(item);
            }
        }
        tuple.wrote_many();
    }

    pub fn tuple_subclass_instance(&mut self, shape: ShapeId, items: &[Value]) -> PyResult<Gc<Tuple>> {
        let words = self.shapes.get(shape).region_words() as usize;
        let payload = Tuple::with(items.len() | words << REGION_SHIFT);
        let Some(cell) = self.heap.alloc_tail(shape, payload, (items.len() + words) * 8) else {
            return Err(self.memory_error());
        };
        // SAFETY: the cell has room for the items.
        unsafe { cell.tail().cast::<Value>().copy_from_nonoverlapping(items.as_ptr(), items.len()) };
        Ok(cell)
    }
}
