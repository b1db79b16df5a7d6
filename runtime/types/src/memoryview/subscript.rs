//! `view[…]` and assignment to it. CPython: `memory_subscript`, `memory_ass_sub`.

use super::item::{checked, offset_of};
use super::{item_count, layout_of, open, places, release, to_bytes};
use crate::buffer::{FULL_RO, get_buffer};
use kaa_object::payloads::{MemoryView, Slice};
use kaa_object::sequence::SliceBounds;
use kaa_object::{Gc, PyResult, Raised, Value, Vm};

fn not_implemented(vm: &mut Vm, message: &str) -> Raised {
    vm.raise_named("NotImplementedError", message)
}

fn is_index(vm: &Vm, value: Value) -> bool {
    vm.is_int(value) || vm.class_of(value).slots.index.get().is_some()
}

/// Where the item lies that a tuple of indices names.
fn multi_offset(vm: &mut Vm, view: Gc<MemoryView>, indices: &[Value]) -> PyResult<isize> {
    let (given, dimensions) = (indices.len(), view.shape.len());
    if given < dimensions {
        return Err(not_implemented(vm, "sub-views are not implemented"));
    }
    if given > dimensions {
        return Err(
            vm.type_error(format!("cannot index {dimensions}-dimension view with {given}-element tuple"))
        );
    }
    let mut at = view.offset;
    for (dimension, &index) in indices.iter().enumerate() {
        at += offset_of(vm, view, dimension, index)?;
    }
    Ok(at)
}

pub fn getitem(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let view = vm.this::<MemoryView>(this);
    open(vm, view)?;
    if view.shape.is_empty() {
        if vm.as_tuple(key).is_some_and(|t| t.is_empty()) {
            let item = checked(vm, view)?;
            return item.load(vm, view, view.offset);
        }
        if key == Value::ELLIPSIS {
            return Ok(this);
        }
        return Err(vm.type_error("invalid indexing of 0-dim memory"));
    }
    if is_index(vm, key) {
        if view.shape.len() > 1 {
            return Err(not_implemented(vm, "multi-dimensional sub-views are not implemented"));
        }
        let item = checked(vm, view)?;
        let at = view.offset + offset_of(vm, view, 0, key)?;
        return item.load(vm, view, at);
    }
    if let Some(slice) = vm.as_slice(key) {
        return sliced(vm, view, slice).map(Gc::value);
    }
    if let Some(tuple) = vm.as_tuple(key) {
        let items = tuple.items();
        if items.iter().all(|&i| is_index(vm, i)) {
            let item = checked(vm, view)?;
            let at = multi_offset(vm, view, items)?;
            return item.load(vm, view, at);
        }
        if items.iter().all(|&i| vm.as_slice(i).is_some()) {
            return Err(not_implemented(vm, "multi-dimensional slicing is not implemented"));
        }
    }
    Err(vm.type_error("memoryview: invalid slice key"))
}

fn sliced(vm: &mut Vm, view: Gc<MemoryView>, slice: Gc<Slice>) -> PyResult<Gc<MemoryView>> {
    let (start, stop, step) = vm.unpack_slice(slice)?;
    open(vm, view)?;
    let bounds = SliceBounds::adjust(start, stop, step, view.shape[0] as usize);
    let mut layout = layout_of(view);
    layout.offset += layout.strides[0] * bounds.start;
    layout.shape[0] = bounds.count as isize;
    layout.strides[0] = layout.strides[0].saturating_mul(bounds.step);
    Ok(vm.derive_view(view, layout))
}

pub fn setitem(vm: &mut Vm, this: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let view = vm.this::<MemoryView>(this);
    open(vm, view)?;
    if view.readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let Some(value) = value else { return Err(vm.type_error("cannot delete memory")) };
    let at = if view.shape.is_empty() {
        if key != Value::ELLIPSIS && !vm.as_tuple(key).is_some_and(|t| t.is_empty()) {
            return Err(vm.type_error("invalid indexing of 0-dim memory"));
        }
        view.offset
    } else if is_index(vm, key) {
        if view.shape.len() > 1 {
            return Err(not_implemented(vm, "sub-views are not implemented"));
        }
        view.offset + offset_of(vm, view, 0, key)?
    } else if let Some(slice) = vm.as_slice(key) {
        if view.shape.len() > 1 {
            return Err(not_implemented(
                vm,
                "memoryview slice assignments are currently restricted to ndim = 1",
            ));
        }
        let target = sliced(vm, view, slice)?;
        let result = assign(vm, target, value);
        release(vm, target);
        return result;
    } else if let Some(tuple) = vm.as_tuple(key) {
        if !tuple.items().iter().all(|&i| is_index(vm, i)) {
            if tuple.items().iter().all(|&i| vm.as_slice(i).is_some()) {
                return Err(not_implemented(
                    vm,
                    "memoryview slice assignments are currently restricted to ndim = 1",
                ));
            }
            return Err(vm.type_error("memoryview: invalid slice key"));
        }
        multi_offset(vm, view, tuple.items())?
    } else {
        return Err(vm.type_error("memoryview: invalid slice key"));
    };
    let item = checked(vm, view)?;
    let bytes = item.pack(vm, value)?;
    // Packing may have run Python code, which may have released the view.
    open(vm, view)?;
    if view.write(at, &bytes) { Ok(()) } else { Err(vm.index_error("index out of bounds")) }
}

/// Copies the items of a buffer of the same shape and format.
fn assign(vm: &mut Vm, target: Gc<MemoryView>, value: Value) -> PyResult<()> {
    let source = get_buffer(vm, value, FULL_RO)?;
    let plain = |view: Gc<MemoryView>| {
        let format = view.format.get().to_lossy();
        format.strip_prefix('@').map(str::to_owned).unwrap_or(format)
    };
    if *source.shape != *target.shape || plain(source) != plain(target) || source.itemsize != target.itemsize
    {
        release(vm, source);
        return Err(vm.value_error("memoryview assignment: lvalue and rvalue have different structures"));
    }
    let bytes = to_bytes(vm, source);
    release(vm, source);
    let bytes = bytes?;
    if item_count(target) == 0 {
        return Ok(());
    }
    for (chunk, at) in bytes.chunks_exact(target.itemsize.max(1)).zip(places(target)) {
        target.write(at, chunk);
    }
    Ok(())
}
