//! `bytes(…)`. CPython: `bytes_new_impl`, `PyBytes_FromObject`, `PyObject_Bytes`.

use crate::buffer::{all_contents, has_buffer};
use crate::format::check_length;
use crate::util::index_sized;
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm};

/// The arguments of `bytes` and `bytearray`: source, encoding, errors.
pub(crate) type Parameters = (Option<Value>, Option<Gc<Str>>, Option<Gc<Str>>);

pub(crate) fn parameters(vm: &mut Vm, function: &str, args: Args<'_>) -> PyResult<Parameters> {
    let [source, encoding, errors] =
        crate::util::bind(vm, function, ["source", "encoding", "errors"], 0, args)?;
    let mut text = |value: Option<Value>, name: &str| -> PyResult<Option<Gc<Str>>> {
        let Some(value) = value else { return Ok(None) };
        match vm.as_str(value) {
            Some(s) => Ok(Some(s)),
            None => {
                let actual = if value.is_none() { "None".to_owned() } else { vm.type_name_of(value) };
                Err(vm.type_error(format!("{function}() argument '{name}' must be str, not {actual}")))
            }
        }
    };
    Ok((source, text(encoding, "encoding")?, text(errors, "errors")?))
}

pub fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let (source, encoding, errors) = parameters(vm, "bytes", args)?;
    let bytes = match source {
        None if encoding.is_some() => {
            return Err(vm.type_error("encoding without a string argument"));
        }
        None if errors.is_some() => return Err(vm.type_error("errors without a string argument")),
        None => vm.new_bytes(&[])?,
        Some(source) => make(vm, source, encoding, errors)?,
    };
    if class == vm.types.bytes {
        if vm.class_of(bytes.value()) == class {
            return Ok(bytes.value());
        }
        return vm.new_bytes(bytes.as_slice()).map(Gc::value);
    }
    vm.bytes_subclass_instance(class.shape.get(), bytes.as_slice()).map(Gc::value)
}

fn make(
    vm: &mut Vm,
    source: Value,
    encoding: Option<Gc<Str>>,
    errors: Option<Gc<Str>>,
) -> PyResult<Gc<Bytes>> {
    if let Some(text) = vm.as_str(source)
        && (encoding.is_some() || errors.is_some())
    {
        if encoding.is_none() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        let encoded = crate::codecs::encode(vm, text, encoding, errors)?;
        return Ok(vm.this::<Bytes>(encoded));
    }
    if encoding.is_some() || errors.is_some() {
        let what = if encoding.is_some() { "encoding" } else { "errors" };
        return Err(vm.type_error(format!("{what} without a string argument")));
    }
    if let Some(bytes) = by_method(vm, source)? {
        return Ok(bytes);
    }
    if vm.as_str(source).is_some() {
        return Err(vm.type_error("string argument without an encoding"));
    }
    if vm.is_int(source) || vm.class_of(source).slots.index.get().is_some() {
        let size = index_sized(vm, source);
        let size = match size {
            Ok(size) => Some(size),
            Err(_) if vm.pending_is("IndexError") => {
                let text = vm.take_exception();
                let message = match text {
                    Some(e) => vm.to_str(e)?.to_lossy(),
                    None => String::new(),
                };
                return Err(vm.overflow_error(message));
            }
            Err(raised) => {
                // Something whose `__index__` fails with TypeError may still be iterable.
                if !vm.pending_is("TypeError") {
                    return Err(raised);
                }
                vm.clear_exception();
                None
            }
        };
        if let Some(size) = size {
            if size < 0 {
                return Err(vm.value_error("negative count"));
            }
            check_length(vm, size as usize)?;
            return vm.new_bytes(&vec![0; size as usize]);
        }
    }
    from_object(vm, source)
}

/// What `__bytes__` gives, where the class has it.
fn by_method(vm: &mut Vm, source: Value) -> PyResult<Option<Gc<Bytes>>> {
    if vm.class_of(source) == vm.types.bytes {
        return Ok(vm.payload::<Bytes>(source));
    }
    let name = vm.names.__bytes__;
    let Some(result) = vm.call_special(source, name, &[])? else { return Ok(None) };
    match vm.payload::<Bytes>(result) {
        Some(bytes) => Ok(Some(bytes)),
        None => {
            let actual = vm.type_name_of(result);
            Err(vm.type_error(format!("__bytes__ returned non-bytes (type {actual})")))
        }
    }
}

/// Bytes of a buffer or of an iterable of ints. CPython: `PyBytes_FromObject`.
fn from_object(vm: &mut Vm, source: Value) -> PyResult<Gc<Bytes>> {
    if has_buffer(vm, source) {
        let bytes = all_contents(vm, source)?;
        return vm.new_bytes(&bytes);
    }
    let class = vm.class_of(source);
    let iterable = class.slots.iter.get().is_some() || class.slots.getitem.get().is_some();
    if vm.as_str(source).is_some() || !iterable {
        let name = class.name_lossy();
        return Err(vm.type_error(format!("cannot convert '{name}' object to bytes")));
    }
    vm.length_hint(source, 64)?;
    let bytes = from_iterable(vm, source, "bytes must be in range(0, 256)")?;
    vm.new_bytes(&bytes)
}

/// The bytes that an iterable of ints yields.
pub fn from_iterable(vm: &mut Vm, iterable: Value, range: &str) -> PyResult<Vec<u8>> {
    let iterator = vm.iter(iterable)?;
    let mut out = Vec::new();
    while let Some(item) = vm.next(iterator)? {
        let n = index_sized(vm, item);
        match vm.catching(n, "IndexError")?.and_then(|n| u8::try_from(n).ok()) {
            Some(byte) => out.push(byte),
            None => return Err(vm.value_error(range)),
        }
        vm.safepoint()?;
    }
    Ok(out)
}

/// `bytes(value)` for objects that are bytes or can say their bytes. CPython: `PyObject_Bytes`.
pub fn bytes_of_object(vm: &mut Vm, value: Value) -> PyResult<Gc<Bytes>> {
    match by_method(vm, value)? {
        Some(bytes) => Ok(bytes),
        None => from_object(vm, value),
    }
}
