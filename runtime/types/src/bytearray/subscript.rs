//! `bytearray[i]`, slices, assignment and deletion. CPython: `bytearray_subscript`, `bytearray_ass_subscript`.

use super::{check_resizable, new_array};
use crate::bytes_methods::byte_value;
use crate::util::{index_sized, place};
use kaa_object::payloads::ByteArray;
use kaa_object::sequence::SliceBounds;
use kaa_object::{Gc, PyResult, Value, Vm};

fn check_index(vm: &mut Vm, key: Value) -> PyResult<()> {
    if !key.is_int() && vm.class_of(key).slots.index.get().is_none() {
        let name = vm.type_name_of(key);
        return Err(vm.type_error(format!("bytearray indices must be integers or slices, not {name}")));
    }
    Ok(())
}

fn out_of_range(vm: &mut Vm) -> kaa_object::Raised {
    vm.index_error("bytearray index out of range")
}

pub fn getitem(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let array = vm.this::<ByteArray>(this);
    if let Some(slice) = vm.as_slice(key) {
        let (start, stop, step) = vm.unpack_slice(slice)?;
        let picked: Vec<u8> = {
            let bytes = array.bytes.borrow();
            let bounds = SliceBounds::adjust(start, stop, step, bytes.len());
            if bounds.step == 1 {
                let start = bounds.start.max(0) as usize;
                bytes.get(start..start + bounds.count).unwrap_or(&[]).to_vec()
            } else {
                bounds.indices().map(|i| bytes[i]).collect()
            }
        };
        return Ok(new_array(vm, picked).value());
    }
    check_index(vm, key)?;
    let index = index_sized(vm, key)?;
    let bytes = array.bytes.borrow();
    match place(index, bytes.len()) {
        Some(at) => Ok(Value::int32(bytes[at].into())),
        None => Err(out_of_range(vm)),
    }
}

pub fn setitem(vm: &mut Vm, this: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let array = vm.this::<ByteArray>(this);
    if vm.as_slice(key).is_some() {
        return set_slice(vm, array, key, value);
    }
    check_index(vm, key)?;
    let index = index_sized(vm, key)?;
    let len = array.bytes.borrow().len();
    let Some(mut at) = place(index, len) else { return Err(out_of_range(vm)) };
    match value {
        Some(value) => {
            let byte = byte_value(vm, value)?;
            // `__index__` may have shortened the array.
            let len = array.bytes.borrow().len();
            match place(index, len) {
                Some(now) => at = now,
                None => return Err(out_of_range(vm)),
            }
            array.bytes.borrow_mut()[at] = byte;
        }
        None => {
            check_resizable(vm, array)?;
            array.bytes.borrow_mut().remove(at);
        }
    }
    Ok(())
}

fn set_slice(vm: &mut Vm, array: Gc<ByteArray>, key: Value, value: Option<Value>) -> PyResult<()> {
    let Some(slice) = vm.as_slice(key) else { return Ok(()) };
    let (start, stop, step) = vm.unpack_slice(slice)?;
    let with = match value {
        None => Vec::new(),
        Some(value) => replacement(vm, value)?,
    };
    let len = array.bytes.borrow().len();
    let bounds = SliceBounds::adjust(start, stop, step, len);
    if step == 1 {
        if with.len() != bounds.count {
            check_resizable(vm, array)?;
        }
        let from = bounds.start as usize;
        let mut bytes = array.bytes.borrow_mut();
        if with.len() == bounds.count {
            bytes[from..from + bounds.count].copy_from_slice(&with);
        } else {
            bytes.splice(from..from + bounds.count, with);
        }
        return Ok(());
    }
    // Empty bytes delete, too.
    if with.is_empty() {
        if bounds.count == 0 {
            return Ok(());
        }
        check_resizable(vm, array)?;
        let mut gone = vec![false; len];
        bounds.indices().for_each(|i| gone[i] = true);
        let mut at = 0;
        array.bytes.borrow_mut().retain(|_| {
            at += 1;
            !gone[at - 1]
        });
        return Ok(());
    }
    if with.len() != bounds.count {
        let (given, count) = (with.len(), bounds.count);
        return Err(vm.value_error(format!(
            "attempt to assign bytes of size {given} to extended slice of size {count}"
        )));
    }
    let mut bytes = array.bytes.borrow_mut();
    for (at, byte) in bounds.indices().zip(with) {
        bytes[at] = byte;
    }
    Ok(())
}

/// The bytes to put in: of a buffer, or of an iterable of ints.
fn replacement(vm: &mut Vm, value: Value) -> PyResult<Vec<u8>> {
    if crate::buffer::has_buffer(vm, value) {
        return Ok(crate::buffer::all_contents(vm, value)?.to_vec());
    }
    let class = vm.class_of(value);
    let iterable = class.slots.iter.get().is_some() || class.slots.getitem.get().is_some();
    if !vm.is_int(value) && vm.as_str(value).is_none() && !iterable {
        let name = vm.type_name_of(value);
        return Err(vm.type_error(format!("cannot convert '{name}' object to bytearray")));
    }
    if vm.is_int(value) || vm.as_str(value).is_some() {
        return Err(vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
    }
    crate::bytes::from_iterable(vm, value, "byte must be in range(0, 256)")
}
