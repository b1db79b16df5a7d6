//! What the codecs share: arguments, results, errors.

use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm};
use kaa_types::codecs::errors::{call_handler, decode_error, encode_error, place_within, raise_made};

/// The `errors` argument.
pub fn errors_name(vm: &mut Vm, errors: Option<Value>) -> PyResult<String> {
    match errors.filter(|e| !e.is_none()) {
        None => Ok("strict".to_owned()),
        Some(value) => match vm.as_str(value) {
            Some(s) if s.code_points().any(|c| c == 0) => Err(vm.value_error("embedded null character")),
            Some(s) => vm.to_utf8(s),
            None => {
                let class = vm.type_name_of(value);
                Err(vm.type_error(format!("argument 2 must be str or None, not {class}")))
            }
        },
    }
}

/// The bytes of a bytes-like argument.
pub fn input(vm: &mut Vm, data: Value) -> PyResult<Gc<Bytes>> {
    match vm.payload::<Bytes>(data) {
        Some(bytes) => Ok(bytes),
        None => {
            let copy = kaa_types::buffer::bytes_of(vm, data)?;
            vm.new_bytes(&copy)
        }
    }
}

/// The bytes of a bytes-like argument, or the UTF-8 of a string.
pub fn input_or_text(vm: &mut Vm, data: Value) -> PyResult<Gc<Bytes>> {
    match vm.as_str(data) {
        Some(text) => {
            let text = vm.to_utf8(text)?;
            vm.new_bytes(text.as_bytes())
        }
        None => input(vm, data),
    }
}

/// A result and how much of the input it used.
pub fn pair(vm: &mut Vm, result: Value, used: usize) -> PyResult {
    let used = vm.int_from_usize(used);
    Ok(vm.tuple(&[result, used]).value())
}

/// Deals with bytes that cannot be decoded: pushes what the handler gives, and says where to go on. The
/// handler may replace the input.
pub fn bad_bytes(
    vm: &mut Vm,
    encoding: &str,
    input: &mut Gc<Bytes>,
    out: &mut StrBuilder,
    at: std::ops::Range<usize>,
    reason: &str,
    errors: &str,
) -> PyResult<usize> {
    let exception = decode_error(vm, encoding, *input, at.start, at.end, reason);
    if errors == "strict" {
        return Err(raise_made(vm, exception));
    }
    let exception = exception?;
    let len = input.as_slice().len();
    let (text, next) = call_handler(vm, errors, Ok(exception), len, false)?;
    if let Some(text) = vm.as_str(text) {
        out.push_pystr(&text);
    }
    let object = vm.getattr_named(exception, "object")?;
    match vm.payload::<Bytes>(object) {
        Some(object) => *input = object,
        None => return Err(vm.type_error("exception attribute 'object' must be bytes")),
    }
    place_within(vm, next as isize, input.as_slice().len())
}

/// Deals with characters that cannot be encoded: what the handler gives, and where to go on.
pub fn bad_chars(
    vm: &mut Vm,
    encoding: &str,
    text: Gc<Str>,
    at: std::ops::Range<usize>,
    reason: &str,
    errors: &str,
) -> PyResult<(Value, usize)> {
    let exception = encode_error(vm, encoding, text, at.start, at.end, reason);
    if errors == "strict" {
        return Err(raise_made(vm, exception));
    }
    call_handler(vm, errors, exception, text.len(), true)
}

/// Raises UnicodeEncodeError.
pub fn refuse(
    vm: &mut Vm,
    encoding: &str,
    text: Gc<Str>,
    at: std::ops::Range<usize>,
    reason: &str,
) -> kaa_object::Raised {
    let exception = encode_error(vm, encoding, text, at.start, at.end, reason);
    raise_made(vm, exception)
}
