//! Iteration over any object.

use crate::core_types::shape;
use crate::list::{List, ListRef};
use crate::payloads::{RangeIter, SeqIter};
use crate::tuple::Tuple;
use crate::{Gc, PyResult, Raised, Slot, Type, Value, Vm};
use std::cell::Cell;

/// The next item of an exact `list_iterator`.
#[inline(always)]
pub fn next_of_list(iterator: Gc<SeqIter>) -> Option<Value> {
    let sequence = iterator.sequence.get()?;
    // SAFETY: a list iterator's sequence is a list.
    let list: Gc<List> = unsafe { sequence.cast() };
    advance(iterator, list.get(iterator.index.get() as usize))
}

/// The next item of an exact `tuple_iterator`.
#[inline(always)]
pub fn next_of_tuple(iterator: Gc<SeqIter>) -> Option<Value> {
    let sequence = iterator.sequence.get()?;
    // SAFETY: a tuple iterator's sequence is a tuple.
    let tuple: Gc<Tuple> = unsafe { sequence.cast() };
    advance(iterator, tuple.get(iterator.index.get() as usize))
}

/// The next number of a range iterator, whose numbers all fit a word.
#[inline(always)]
pub fn next_of_range(iterator: Gc<RangeIter>) -> Option<Value> {
    let left = iterator.remaining.get().checked_sub(1)?;
    let n = iterator.next.get();
    iterator.remaining.set(left);
    iterator.next.set(n.wrapping_add(iterator.step));
    Some(Value::int_unchecked(n))
}

#[inline(always)]
fn advance(iterator: Gc<SeqIter>, item: Option<Value>) -> Option<Value> {
    match item {
        Some(_) => iterator.index.set(iterator.index.get() + 1),
        None => iterator.sequence.init(None),
    }
    item
}

impl Vm {
    /// `iter(value)`
    pub fn iter(&mut self, value: Value) -> PyResult {
        let class = self.class_of(value);
        if let Some(f) = class.slots.iter.get() {
            let iterator = f(self, value)?;
            let iterator_class = self.class_of(iterator);
            if iterator_class.slots.iternext.get().is_none() {
                let name = iterator_class.name_lossy();
                return Err(self.type_error(format!("iter() returned non-iterator of type '{name}'")));
            }
            return Ok(iterator);
        }
        // Native types that can be subscribed and aren't iterators of their own are mappings (`re.Match`).
        let is_sequence =
            class.slots.getitem.get().is_some() && class.is_heap_type() && self.as_dict(value).is_none();
        if is_sequence {
            let payload = SeqIter { sequence: Slot::new(Some(value)), index: Cell::new(0) };
            return Ok(self.heap.alloc(crate::core_types::shape::ITERATOR, payload).value());
        }
        let name = class.name_lossy();
        Err(self.type_error(format!("'{name}' object is not iterable")))
    }

    /// The next item of an iterator, `None` at its end.
    #[inline]
    pub fn next(&mut self, iterator: Value) -> PyResult<Option<Value>> {
        // SAFETY: the shapes name the payloads.
        match iterator.shape() {
            Some(shape::LIST_ITERATOR) => return Ok(next_of_list(unsafe { iterator.cast() })),
            Some(shape::TUPLE_ITERATOR) => return Ok(next_of_tuple(unsafe { iterator.cast() })),
            Some(shape::RANGE_ITERATOR) => return Ok(next_of_range(unsafe { iterator.cast() })),
            _ => {}
        }
        // Iterators over iterators may be nested to any depth.
        self.check_native_stack(" in iterator")?;
        let class = self.class_of(iterator);
        match class.slots.iternext.get() {
            Some(f) => f(self, iterator).or_else(|raised| self.ended(raised, iterator)),
            None => Err(self.not_an_iterator(class)),
        }
    }

    /// StopIteration from anything that an iterator calls (the function of a `map`) ends it, too.
    #[cold]
    fn ended(&mut self, raised: Raised, iterator: Value) -> PyResult<Option<Value>> {
        if !self.pending_is("StopIteration") {
            return Err(raised);
        }
        self.note_end(iterator);
        self.clear_exception();
        Ok(None)
    }

    /// As `next`, but StopIteration stays pending with its value.
    pub fn next_or_raised(&mut self, iterator: Value) -> PyResult<Option<Value>> {
        self.check_native_stack(" in iterator")?;
        let class = self.class_of(iterator);
        match class.slots.iternext.get() {
            Some(f) => f(self, iterator),
            None => Err(self.not_an_iterator(class)),
        }
    }

    #[cold]
    fn not_an_iterator(&mut self, class: Gc<Type>) -> Raised {
        let name = class.name_lossy();
        self.type_error(format!("'{name}' object is not an iterator"))
    }

    /// Calls `f` with each item.
    pub fn for_each(
        &mut self,
        iterable: Value,
        mut f: impl FnMut(&mut Vm, Value) -> PyResult<()>,
    ) -> PyResult<()> {
        let iterator = self.iter(iterable)?;
        while let Some(item) = self.next(iterator)? {
            f(self, item)?;
            if self.should_poll() {
                self.poll()?;
            }
        }
        Ok(())
    }

    /// A new list of the items of an iterable.
    pub fn collect_list(&mut self, iterable: Value) -> PyResult<Gc<List>> {
        let list = self.new_list();
        self.extend_list(list, iterable)?;
        Ok(list)
    }

    /// `list.extend(iterable)`
    pub fn extend_list(&mut self, list: Gc<List>, iterable: Value) -> PyResult<()> {
        if let Some(tuple) = self.exact_tuple(iterable) {
            return list.extend_from_slice(self, tuple.items());
        }
        if let Some(other) = self.exact_list(iterable) {
            if other == list {
                let items = other.items().to_vec();
                let held = self.try_tuple(&items)?;
                return list.extend_from_slice(self, held.items());
            }
            let len = list.len();
            list.reserve(self, other.len())?;
            return list.splice(self, len, len, other.items());
        }
        let iterator = self.iter(iterable)?;
        // A hint beyond any length is as good as none.
        let hint = self.length_hint(iterable, 8)?;
        let hint = if hint > isize::MAX as usize - list.len() { 0 } else { hint };
        if self.heap.would_exceed(hint.saturating_mul(size_of::<Value>())) {
            return Err(self.memory_error());
        }
        list.reserve(self, hint.min(1 << 20))?;
        while let Some(item) = self.next(iterator)? {
            list.push(self, item)?;
            if self.should_poll() {
                self.poll()?;
            }
        }
        Ok(())
    }

    /// A guess at the number of items (PEP 424).
    pub fn length_hint(&mut self, value: Value, default: usize) -> PyResult<usize> {
        if let Some(f) = self.class_of(value).slots.len.get() {
            match f(self, value) {
                Ok(n) => return Ok(n),
                Err(_) if self.pending_is("TypeError") => self.clear_exception(),
                Err(raised) => return Err(raised),
            }
        }
        let name = self.names.__length_hint__;
        let result = self.call_special(value, name, &[]);
        let hint = match result {
            Ok(Some(hint)) => hint,
            Ok(None) => return Ok(default),
            Err(_) if self.pending_is("TypeError") => {
                self.clear_exception();
                return Ok(default);
            }
            Err(raised) => return Err(raised),
        };
        if hint == Value::NOT_IMPLEMENTED {
            return Ok(default);
        }
        if !self.is_int(hint) {
            let name = self.type_name_of(hint);
            return Err(self.type_error(format!("__length_hint__ must be an integer, not {name}")));
        }
        match self.to_isize(hint)? {
            n if n < 0 => Err(self.value_error("__length_hint__() should return >= 0")),
            n => Ok(n as usize),
        }
    }
}
