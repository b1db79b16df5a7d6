//! `bytes`: immutable byte strings. CPython: `Objects/bytesobject.c`.

use kaa_object::payloads::Bytes;
use kaa_object::{Gc, PyResult, Value, Vm};

/// `bytes(value)` as the C function `PyObject_Bytes` makes it.
pub fn bytes_of_object(vm: &mut Vm, value: Value) -> PyResult<Gc<Bytes>> {
    let bytes = crate::buffer::bytes_of(vm, value)?;
    vm.new_bytes(&bytes)
}
