//! Items and slices of arrays. CPython: `array_subscr`, `array_ass_subscr` in `Modules/arraymodule.c`.

use super::{Array, exact_array, item, resize};
use kaa_object::sequence::SliceBounds;
use kaa_object::{Gc, PyResult, Value, Vm};
use kaa_types::util::item_index;

fn is_index(vm: &Vm, key: Value) -> bool {
    key.is_int() || vm.class_of(key).slots.index.get().is_some()
}

pub fn getitem(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let array = vm.this::<Array>(this);
    if is_index(vm, key) {
        let at = item_index(vm, key, array.len())?;
        let found = match at {
            Some(at) => array.get(vm, at)?,
            None => None,
        };
        return match found {
            Some(item) => Ok(item),
            None => Err(vm.index_error("array index out of range")),
        };
    }
    let Some(slice) = vm.as_slice(key) else {
        return Err(vm.type_error("array indices must be integers"));
    };
    let (start, stop, step) = vm.unpack_slice(slice)?;
    let bounds = SliceBounds::adjust(start, stop, step, array.len());
    let size = array.item_size();
    let mut out = Vec::with_capacity(bounds.count * size);
    {
        let bytes = array.bytes.get();
        let bytes = bytes.bytes.borrow();
        for index in bounds.indices() {
            out.extend_from_slice(&bytes[index * size..(index + 1) * size]);
        }
    }
    Ok(exact_array(vm, array.code, out).value())
}

pub fn setitem(vm: &mut Vm, this: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let array = vm.this::<Array>(this);
    let size = array.item_size();
    if is_index(vm, key) {
        let Some(at) = item_index(vm, key, array.len())? else {
            return Err(vm.index_error("array assignment index out of range"));
        };
        return match value {
            Some(value) => {
                let raw = item::store(vm, array.code, value)?;
                // The value's method may have shrunk the array.
                if array.set(at, raw) {
                    Ok(())
                } else {
                    Err(vm.index_error("array assignment index out of range"))
                }
            }
            None => resize(vm, array, |bytes| drop(bytes.drain(at * size..(at + 1) * size))),
        };
    }
    let Some(slice) = vm.as_slice(key) else {
        return Err(vm.type_error("array indices must be integers"));
    };
    let (start, stop, step) = vm.unpack_slice(slice)?;
    let bounds = SliceBounds::adjust(start, stop, step, array.len());
    let new = match value {
        Some(value) => replacement(vm, array, value)?,
        None => Vec::new(),
    };
    let count = new.len() / size;
    if step == 1 {
        let first = bounds.start.max(0) as usize;
        let range = first * size..(first + bounds.count) * size;
        if count == bounds.count {
            array.bytes.get().bytes.borrow_mut()[range].copy_from_slice(&new);
            return Ok(());
        }
        return resize(vm, array, |bytes| drop(bytes.splice(range, new)));
    }
    if value.is_none() {
        if bounds.count == 0 {
            return Ok(());
        }
        let gone: Vec<usize> = bounds.indices().collect();
        return resize(vm, array, |bytes| {
            let mut keep = vec![true; bytes.len() / size];
            gone.iter().for_each(|&i| keep[i] = false);
            let kept = bytes.chunks_exact(size).zip(keep).filter(|(_, keep)| *keep);
            *bytes = kept.flat_map(|(chunk, _)| chunk.to_vec()).collect();
        });
    }
    if count != bounds.count {
        let wanted = bounds.count;
        let message = format!("attempt to assign array of size {count} to extended slice of size {wanted}");
        return Err(vm.value_error(message));
    }
    let bytes = array.bytes.get();
    let mut bytes = bytes.bytes.borrow_mut();
    for (index, chunk) in bounds.indices().zip(new.chunks_exact(size)) {
        bytes[index * size..(index + 1) * size].copy_from_slice(chunk);
    }
    Ok(())
}

/// The bytes of an array that is assigned to a slice.
fn replacement(vm: &mut Vm, array: Gc<Array>, value: Value) -> PyResult<Vec<u8>> {
    let Some(other) = vm.payload::<Array>(value) else {
        let class = vm.type_name_of(value);
        return Err(vm.type_error(format!("can only assign array (not \"{class}\") to array slice")));
    };
    if other.code != array.code {
        return Err(vm.type_error("bad argument type for built-in operation"));
    }
    Ok(other.to_vec())
}
