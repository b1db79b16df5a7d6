//! File names: `os.fspath`, and the file system's encoding, which is UTF-8 with `surrogateescape`.
//! CPython: `PyOS_FSPath`, `PyUnicode_FSConverter`, `PyUnicode_DecodeFSDefault`.

use crate::codecs::{Builtin, decode_bytes, encode_str};
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::typeobject::TypeRef;
use kaa_object::{Gc, PyResult, Value, Vm};

/// `os.fspath(path)`: a `str` or `bytes`.
pub fn fspath(vm: &mut Vm, path: Value) -> PyResult {
    if vm.as_str(path).is_some() || vm.payload::<Bytes>(path).is_some() {
        return Ok(path);
    }
    let name = vm.names.__fspath__;
    let found = match TypeRef::lookup(vm.class_of(path), vm, name) {
        // A class says with None that it isn't a path after all.
        Some(method) if !method.is_none() => vm.call_special(path, name, &[])?,
        _ => None,
    };
    let Some(found) = found else {
        let class = vm.type_name_of(path);
        return Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {class}")));
    };
    if vm.as_str(found).is_some() || vm.payload::<Bytes>(found).is_some() {
        return Ok(found);
    }
    let (class, actual) = (vm.type_name_of(path), vm.type_name_of(found));
    Err(vm.type_error(format!("expected {class}.__fspath__() to return str or bytes, not {actual}")))
}

/// The bytes of a `str` or `bytes` as the system takes them, with room for the zero that ends them there.
pub fn fs_bytes(vm: &mut Vm, path: Value) -> PyResult<Vec<u8>> {
    fn copy(bytes: &[u8]) -> Vec<u8> {
        let mut copy = Vec::with_capacity(bytes.len() + 1);
        copy.extend_from_slice(bytes);
        copy
    }
    if let Some(bytes) = vm.payload::<Bytes>(path) {
        return Ok(copy(bytes.as_slice()));
    }
    match vm.as_str(path) {
        Some(s) => match s.as_ascii() {
            Some(text) => Ok(copy(text.as_bytes())),
            None => Ok(copy(encode_str(vm, s, Builtin::Utf8, "surrogateescape")?.as_slice())),
        },
        None => {
            let class = vm.type_name_of(path);
            Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {class}")))
        }
    }
}

/// A name that the system gave, as text.
pub fn fs_str(vm: &mut Vm, bytes: &[u8]) -> PyResult<Gc<Str>> {
    if bytes.is_ascii() {
        return vm.str_latin1(bytes);
    }
    let bytes = vm.new_bytes(bytes)?;
    decode_bytes(vm, bytes, Builtin::Utf8, "surrogateescape")
}
