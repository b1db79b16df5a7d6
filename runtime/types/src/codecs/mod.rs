//! Text to bytes and back.

use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm};

/// `str(object, encoding, errors)`
pub fn decode_object(
    vm: &mut Vm,
    object: Value,
    _encoding: Option<Gc<Str>>,
    _errors: Option<Gc<Str>>,
) -> PyResult<Gc<Str>> {
    let bytes = crate::buffer::bytes_of(vm, object)?;
    match std::str::from_utf8(&bytes) {
        Ok(text) => vm.try_str(text),
        Err(_) => Err(vm.value_error("invalid utf-8")),
    }
}
