//! `List`: the payload of `list`, and `Array`, the cell its items lie in.
//!
//! **Invariants.** Slots of the array at and beyond the list's length are empty. Any call that may run
//! Python code may change the list: slices of its items are taken anew after it.

use crate::core_types::shape;
use crate::{PyResult, Vm};
use kaa_gc::{Gc, Slot, Trace, Tracer, Value};
use std::cell::Cell;

/// A run of values: items of a list, overflow attributes of an instance.
#[repr(C)]
pub struct Array {
    capacity: usize,
}

// SAFETY: visits every slot but those that the collector knows.
unsafe impl Trace for Array {
    #[inline]
    fn has_region() -> bool {
        false
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        let first = tracer.first_to_visit().min(self.capacity);
        self.slots()[first..].trace(tracer);
    }
}

impl Array {
    #[inline]
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    #[inline]
    pub fn slots(&self) -> &[Cell<Option<Value>>] {
        // SAFETY: `capacity` words lie right behind the payload, zero or values (allocation).
        unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast(), self.capacity) }
    }
}

/// Slots of arrays that have pages of their own.
const LONG: usize = 16 << 10;

/// Payload of `list`.
pub struct List {
    array: Slot<Option<Gc<Array>>>,
    len: Cell<usize>,
    /// `list.sort` is at work: changes are an error afterwards.
    pub sorting: Cell<bool>,
}
kaa_gc::trace_fields!(List { array, len, sorting });

impl Default for List {
    fn default() -> Self {
        List::new()
    }
}

impl List {
    pub const fn new() -> List {
        List { array: Slot::new(None), len: Cell::new(0), sorting: Cell::new(false) }
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.len.get()
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len.get() == 0
    }

    #[inline]
    pub fn capacity(&self) -> usize {
        self.array.get().map_or(0, |a| a.capacity)
    }

    /// The items now. Not to be held across Python code.
    #[inline]
    pub fn items(&self) -> &[Value] {
        match self.array.get() {
            // SAFETY: the first `len` slots hold values (invariant), and a value has the layout of a slot.
            Some(array) => unsafe {
                std::slice::from_raw_parts(array.tail().cast::<Value>().cast_const(), self.len.get())
            },
            None => &[],
        }
    }

    #[inline]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.items().get(index).copied()
    }

    /// Replaces an item; `index` must be below the length.
    #[inline]
    pub fn set(&self, index: usize, value: Value) {
        assert!(index < self.len.get());
        if let Some(array) = self.array.get() {
            array.slots()[index].set(Some(value));
            array.wrote(value);
        }
    }

    /// Removes the last item.
    #[inline]
    pub fn pop(&self) -> Option<Value> {
        let last = self.len.get().checked_sub(1)?;
        let value = self.array.get()?.slots()[last].take();
        self.len.set(last);
        value
    }

    /// Drops the items at and behind `len`.
    pub fn truncate(&self, len: usize) {
        if let Some(array) = self.array.get() {
            for slot in &array.slots()[len.min(self.len.get())..self.len.get()] {
                slot.set(None);
            }
        }
        self.len.set(self.len.get().min(len));
    }

    /// Calls `f` with the items as a mutable slice, e.g. to reverse them. `f` must not allocate.
    pub fn with_items_mut<R>(&self, f: impl FnOnce(&mut [Value]) -> R) -> R {
        match self.array.get() {
            Some(array) => {
                // SAFETY: `f` cannot reach the list (it has no `Vm`), so the slice is unique while it runs.
                let result = unsafe {
                    f(std::slice::from_raw_parts_mut(array.tail().cast::<Value>(), self.len.get()))
                };
                array.wrote_many();
                result
            }
            None => f(&mut []),
        }
    }
}

/// Changes to a list that may need more room.
pub trait ListRef: Copy {
    fn push(self, vm: &mut Vm, value: Value) -> PyResult<()>;
    fn reserve(self, vm: &mut Vm, more: usize) -> PyResult<()>;
    fn insert(self, vm: &mut Vm, index: usize, value: Value) -> PyResult<()>;
    fn remove(self, index: usize) -> Option<Value>;
    /// Replaces `start..end` by `with`, which must not be the list's own items.
    fn splice(self, vm: &mut Vm, start: usize, end: usize, with: &[Value]) -> PyResult<()>;
    fn extend_from_slice(self, vm: &mut Vm, values: &[Value]) -> PyResult<()>;
    /// Exchanges contents with another list.
    fn swap_contents(self, other: Gc<List>);
    fn clear(self);
}

impl ListRef for Gc<List> {
    #[inline]
    fn push(self, vm: &mut Vm, value: Value) -> PyResult<()> {
        let len = self.len.get();
        if len == self.capacity() {
            self.reserve(vm, 1)?;
        }
        if let Some(array) = self.array.get() {
            array.slots()[len].set(Some(value));
            array.appended(len, value);
            self.len.set(len + 1);
        }
        Ok(())
    }

    fn reserve(self, vm: &mut Vm, more: usize) -> PyResult<()> {
        let Some(wanted) = self.len.get().checked_add(more) else { return Err(vm.memory_error()) };
        if wanted <= self.capacity() {
            return Ok(());
        }
        // Growing by an eighth keeps appends linear, as CPython does. It can do that in place; here the old array waits
        // for a collection, so that long ones grow by a half: pages that are never written take no memory.
        let capacity = match self.capacity() {
            0 => wanted,
            long if long >= LONG => wanted + (wanted >> 1),
            _ => wanted + (wanted >> 3) + 6,
        };
        let array = vm.new_array(capacity.max(4))?;
        for (to, from) in array.slots().iter().zip(self.items()) {
            to.set(Some(*from));
        }
        self.array.set(self, Some(array));
        Ok(())
    }

    fn insert(self, vm: &mut Vm, index: usize, value: Value) -> PyResult<()> {
        self.splice(vm, index, index, &[value])
    }

    fn remove(self, index: usize) -> Option<Value> {
        let value = self.get(index)?;
        self.with_items_mut(|items| items.copy_within(index + 1.., index));
        self.pop();
        Some(value)
    }

    fn splice(self, vm: &mut Vm, start: usize, end: usize, with: &[Value]) -> PyResult<()> {
        let old = self.len.get();
        let new = old - (end - start) + with.len();
        if new > old {
            self.reserve(vm, new - old)?;
        }
        if let Some(array) = self.array.get() {
            // SAFETY: the array has room for `new` items, and values are plain words.
            unsafe {
                let items = array.tail().cast::<Value>();
                items.add(start + with.len()).copy_from(items.add(end), old - end);
                items.add(start).copy_from(with.as_ptr(), with.len());
            }
            for slot in &array.slots()[new..old.max(new)] {
                slot.set(None);
            }
            array.wrote_many();
        }
        self.len.set(new);
        Ok(())
    }

    fn extend_from_slice(self, vm: &mut Vm, values: &[Value]) -> PyResult<()> {
        let len = self.len.get();
        self.splice(vm, len, len, values)
    }

    fn swap_contents(self, other: Gc<List>) {
        let (a, b) = (self.array.get(), other.array.get());
        self.array.set(self, b);
        other.array.set(other, a);
        let (a, b) = (self.len.get(), other.len.get());
        self.len.set(b);
        other.len.set(a);
    }

    fn clear(self) {
        self.array.set(self, None);
        self.len.set(0);
    }
}

impl Vm {
    /// An array of empty slots.
    pub fn new_array(&mut self, capacity: usize) -> PyResult<Gc<Array>> {
        let bytes = capacity.checked_mul(8);
        match bytes.and_then(|b| self.heap.alloc_tail(shape::ARRAY, Array { capacity }, b)) {
            Some(array) => Ok(array),
            None => Err(self.memory_error()),
        }
    }

    #[inline]
    pub fn new_list(&mut self) -> Gc<List> {
        self.heap.alloc(shape::LIST, List::new())
    }

    /// A list of these items.
    pub fn list(&mut self, items: &[Value]) -> PyResult<Gc<List>> {
        let list = self.new_list();
        if !items.is_empty() {
            let array = self.new_array(items.len())?;
            for (to, from) in array.slots().iter().zip(items) {
                to.set(Some(*from));
            }
            list.array.init(Some(array));
            list.len.set(items.len());
        }
        Ok(list)
    }

    pub fn list_with_capacity(&mut self, capacity: usize) -> PyResult<Gc<List>> {
        let list = self.new_list();
        if capacity > 0 {
            let array = self.new_array(capacity)?;
            list.array.init(Some(array));
        }
        Ok(list)
    }
}
