//! `list[i]`, `list[i:j:k]`, assignment and deletion. CPython: `list_subscript`, `list_ass_subscript`.

use crate::util::item_index;
use kaa_object::list::{List, ListRef};
use kaa_object::sequence::SliceBounds;
use kaa_object::{Gc, PyResult, Value, Vm};

fn check_index(vm: &mut Vm, key: Value) -> PyResult<()> {
    if !key.is_int() && vm.class_of(key).slots.index.get().is_none() {
        let name = vm.type_name_of(key);
        return Err(vm.type_error(format!("list indices must be integers or slices, not {name}")));
    }
    Ok(())
}

pub fn getitem(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let list = vm.this::<List>(this);
    if let Some(slice) = vm.as_slice(key) {
        let (start, stop, step) = vm.unpack_slice(slice)?;
        return slice_of(vm, list, SliceBounds::adjust(start, stop, step, list.len()));
    }
    check_index(vm, key)?;
    match key.as_int() {
        Some(_) => {}
        None => {
            // `__index__` may change the list, so its length is read behind it.
            let index = crate::util::index_sized(vm, key)?;
            return match crate::util::place(index, list.len()).and_then(|at| list.get(at)) {
                Some(item) => Ok(item),
                None => Err(vm.index_error("list index out of range")),
            };
        }
    }
    match item_index(vm, key, list.len())?.and_then(|at| list.get(at)) {
        Some(item) => Ok(item),
        None => Err(vm.index_error("list index out of range")),
    }
}

fn slice_of(vm: &mut Vm, list: Gc<List>, bounds: SliceBounds) -> PyResult {
    if bounds.count == 0 {
        return Ok(vm.new_list().value());
    }
    if bounds.step == 1 {
        let start = bounds.start as usize;
        return vm.list(&list.items()[start..start + bounds.count]).map(Gc::value);
    }
    let result = vm.list_with_capacity(bounds.count)?;
    for at in bounds.indices() {
        result.push(vm, list.items()[at])?;
    }
    Ok(result.value())
}

pub fn setitem(vm: &mut Vm, this: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let list = vm.this::<List>(this);
    if vm.as_slice(key).is_some() {
        return set_slice(vm, list, key, value);
    }
    check_index(vm, key)?;
    let index = crate::util::index_sized(vm, key)?;
    let Some(at) = crate::util::place(index, list.len()) else {
        return Err(vm.index_error("list assignment index out of range"));
    };
    match value {
        Some(value) => list.set(at, value),
        None => {
            list.remove(at);
        }
    }
    Ok(())
}

fn set_slice(vm: &mut Vm, list: Gc<List>, key: Value, value: Option<Value>) -> PyResult<()> {
    let Some(slice) = vm.as_slice(key) else { return Ok(()) };
    let (start, stop, step) = vm.unpack_slice(slice)?;
    let Some(value) = value else {
        delete_slice(list, SliceBounds::adjust(start, stop, step, list.len()));
        return Ok(());
    };
    if step == 1 {
        let with = items_for(vm, list, value, "must assign iterable to extended slice")?;
        // Making the items may have run Python code, so the bounds are worked out now.
        let bounds = SliceBounds::adjust(start, stop, step, list.len());
        let from = bounds.start as usize;
        return list.splice(vm, from, from + bounds.count, with.items());
    }
    let with = items_for(vm, list, value, "must assign iterable to extended slice")?;
    let bounds = SliceBounds::adjust(start, stop, step, list.len());
    if with.len() != bounds.count {
        let (given, count) = (with.len(), bounds.count);
        return Err(vm.value_error(format!(
            "attempt to assign sequence of size {given} to extended slice of size {count}"
        )));
    }
    for (at, &item) in bounds.indices().zip(with.items()) {
        list.set(at, item);
    }
    Ok(())
}

/// The items of an iterable in a list that is not the one to be changed.
fn items_for(vm: &mut Vm, list: Gc<List>, value: Value, message: &str) -> PyResult<Gc<List>> {
    if let Some(other) = vm.exact_list(value) {
        if other == list {
            return vm.list(other.items());
        }
        return Ok(other);
    }
    if vm.class_of(value).slots.iter.get().is_none() && vm.class_of(value).slots.getitem.get().is_none() {
        return Err(vm.type_error(message));
    }
    vm.collect_list(value)
}

fn delete_slice(list: Gc<List>, bounds: SliceBounds) {
    if bounds.count == 0 {
        return;
    }
    // Counted upwards, the items that go are `first`, `first + step`, …
    let (first, step) = if bounds.step < 0 {
        (bounds.start + (bounds.count as isize - 1) * bounds.step, bounds.step.unsigned_abs())
    } else {
        (bounds.start, bounds.step as usize)
    };
    let first = first as usize;
    let len = list.with_items_mut(|items| {
        let mut to = first;
        let mut next = first;
        let mut gone = 0;
        for from in first..items.len() {
            if gone < bounds.count && from == next {
                gone += 1;
                next = next.saturating_add(step);
            } else {
                items[to] = items[from];
                to += 1;
            }
        }
        to
    });
    list.truncate(len);
}
