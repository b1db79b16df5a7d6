//! Bytes of anything that exports a buffer. CPython: `PyObject_GetBuffer`, `PyBuffer_ToContiguous`.

use kaa_object::payloads::{ByteArray, Bytes, MemoryView};
use kaa_object::{Gc, PyResult, Value, Vm};

/// `PyBUF_SIMPLE`: plain bytes.
pub const SIMPLE: u32 = 0;
pub const WRITABLE: u32 = 1;
pub const FORMAT: u32 = 4;
pub const ND: u32 = 8;
pub const STRIDES: u32 = 0x10 | ND;
pub const FULL_RO: u32 = 0x100 | STRIDES | FORMAT;

/// Whether the object exports a buffer.
pub fn has_buffer(vm: &Vm, value: Value) -> bool {
    vm.class_of(value).slots.getbuffer.get().is_some()
}

/// Asks the exporter for a view.
pub fn get_buffer(vm: &mut Vm, value: Value, flags: u32) -> PyResult<Gc<MemoryView>> {
    match vm.class_of(value).slots.getbuffer.get() {
        Some(export) => export(vm, value, flags),
        None => {
            let name = vm.type_name_of(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")))
        }
    }
}

/// A copy of the bytes of a bytes-like object.
pub fn bytes_of(vm: &mut Vm, value: Value) -> PyResult<Vec<u8>> {
    if let Some(bytes) = vm.payload::<Bytes>(value) {
        return Ok(bytes.as_slice().to_vec());
    }
    if let Some(array) = vm.payload::<ByteArray>(value) {
        return Ok(array.bytes.borrow().clone());
    }
    let name = vm.type_name_of(value);
    Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")))
}
