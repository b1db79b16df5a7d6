//! Text to bytes and back: the encodings that are built in, and the way to all others.
//! CPython: `PyUnicode_AsEncodedString`, `PyUnicode_Decode`, `Python/codecs.c`.
//!
//! UTF-8, Latin-1, ASCII, UTF-16 and UTF-32 are done here, and so are the error handlers that come with
//! Python. Registered encodings and handlers are asked through `CodecHooks`, which `_codecs` fills in.

pub mod decode;
pub mod encode;
pub mod errors;
#[cfg(test)]
mod tests;

pub use decode::{decode_bytes, decode_prefix};
pub use encode::encode_str;

use kaa_object::payloads::{ByteArray, Bytes};
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm};

/// `encode(object, encoding, errors)` or `decode(…)` by the registry.
pub type CodecFn = fn(&mut Vm, Value, &str, &str) -> PyResult;
/// The registered error handler of that name; LookupError where there is none.
pub type LookupErrorFn = fn(&mut Vm, &str) -> PyResult;

/// What the codec registry provides once it is there.
#[derive(Default, Clone, Copy)]
pub struct CodecHooks {
    pub encode: Option<CodecFn>,
    pub decode: Option<CodecFn>,
    pub lookup_error: Option<LookupErrorFn>,
}

/// The encodings that need no registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Builtin {
    Utf8,
    Latin1,
    Ascii,
    Utf16(Order),
    Utf32(Order),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By byte order mark; the machine's where there is none.
    Marked,
    Little,
    Big,
}

impl Builtin {
    /// The encoding of that name, as `_Py_normalize_encoding` and the shortcuts behind it know it.
    pub fn of(name: &str) -> Option<Builtin> {
        let plain: String =
            name.chars().map(|c| if c == '-' || c == ' ' { '_' } else { c.to_ascii_lowercase() }).collect();
        Some(match plain.as_str() {
            "utf_8" | "utf8" | "u8" | "cp65001" => Builtin::Utf8,
            "latin_1" | "latin1" | "iso_8859_1" | "iso8859_1" | "l1" | "8859" | "cp819" | "latin" => {
                Builtin::Latin1
            }
            "ascii" | "us_ascii" | "646" => Builtin::Ascii,
            "utf_16" | "utf16" | "u16" => Builtin::Utf16(Order::Marked),
            "utf_16_le" | "utf_16le" => Builtin::Utf16(Order::Little),
            "utf_16_be" | "utf_16be" => Builtin::Utf16(Order::Big),
            "utf_32" | "utf32" | "u32" => Builtin::Utf32(Order::Marked),
            "utf_32_le" | "utf_32le" => Builtin::Utf32(Order::Little),
            "utf_32_be" | "utf_32be" => Builtin::Utf32(Order::Big),
            _ => return None,
        })
    }

    /// The name that error objects carry.
    pub fn name(self) -> &'static str {
        match self {
            Builtin::Utf8 => "utf-8",
            Builtin::Latin1 => "latin-1",
            Builtin::Ascii => "ascii",
            Builtin::Utf16(Order::Marked) => "utf-16",
            Builtin::Utf16(Order::Little) => "utf-16-le",
            Builtin::Utf16(Order::Big) => "utf-16-be",
            Builtin::Utf32(Order::Marked) => "utf-32",
            Builtin::Utf32(Order::Little) => "utf-32-le",
            Builtin::Utf32(Order::Big) => "utf-32-be",
        }
    }
}

fn checked_name(vm: &mut Vm, name: Option<Gc<Str>>, default: &str) -> PyResult<String> {
    let Some(name) = name else { return Ok(default.to_owned()) };
    if name.code_points().any(|c| c == 0) {
        return Err(vm.value_error("embedded null character"));
    }
    vm.to_utf8(name)
}

fn unknown(vm: &mut Vm, encoding: &str) -> kaa_object::Raised {
    vm.raise_named("LookupError", &format!("unknown encoding: {encoding}"))
}

/// `s.encode(encoding, errors)`; always bytes.
pub fn encode(vm: &mut Vm, s: Gc<Str>, encoding: Option<Gc<Str>>, errors: Option<Gc<Str>>) -> PyResult {
    if encoding.is_none()
        && let Some(text) = s.as_ascii()
    {
        return vm.new_bytes(text.as_bytes()).map(Gc::value);
    }
    let encoding = checked_name(vm, encoding, "utf-8")?;
    let errors = checked_name(vm, errors, "strict")?;
    if let Some(builtin) = Builtin::of(&encoding) {
        return encode_str(vm, s, builtin, &errors).map(Gc::value);
    }
    let Some(hook) = vm.state::<CodecHooks>().encode else { return Err(unknown(vm, &encoding)) };
    let result = hook(vm, s.value(), &encoding, &errors)?;
    if vm.payload::<Bytes>(result).is_some() {
        return Ok(result);
    }
    if let Some(array) = vm.payload::<ByteArray>(result) {
        let bytes = array.bytes.borrow().clone();
        return vm.new_bytes(&bytes).map(Gc::value);
    }
    let name = vm.type_name_of(result);
    Err(vm.type_error(format!(
        "'{encoding}' encoder returned '{name}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types"
    )))
}

/// `bytes.decode(encoding, errors)`; `holder` is the object whose bytes these are.
pub fn decode(
    vm: &mut Vm,
    holder: Value,
    encoding: Option<Gc<Str>>,
    errors: Option<Gc<Str>>,
) -> PyResult<Gc<Str>> {
    let encoding = checked_name(vm, encoding, "utf-8")?;
    let errors = checked_name(vm, errors, "strict")?;
    // Nothing at all decodes in any encoding, even one that doesn't exist.
    let is_empty = match vm.payload::<Bytes>(holder) {
        Some(bytes) => bytes.as_slice().is_empty(),
        None => crate::buffer::contents(vm, holder)?.is_empty(),
    };
    if is_empty {
        return Ok(vm.empty_str());
    }
    if let Some(builtin) = Builtin::of(&encoding) {
        let bytes = match vm.payload::<Bytes>(holder) {
            Some(bytes) => bytes,
            None => {
                let copy = crate::buffer::bytes_of(vm, holder)?;
                vm.new_bytes(&copy)?
            }
        };
        return decode_bytes(vm, bytes, builtin, &errors);
    }
    let Some(hook) = vm.state::<CodecHooks>().decode else { return Err(unknown(vm, &encoding)) };
    let result = hook(vm, holder, &encoding, &errors)?;
    match vm.as_str(result) {
        Some(s) => Ok(s),
        None => {
            let name = vm.type_name_of(result);
            Err(vm.type_error(format!(
                "'{encoding}' decoder returned '{name}' instead of 'str'; use codecs.decode() to decode to arbitrary types"
            )))
        }
    }
}

/// `str(object, encoding, errors)`
pub fn decode_object(
    vm: &mut Vm,
    object: Value,
    encoding: Option<Gc<Str>>,
    errors: Option<Gc<Str>>,
) -> PyResult<Gc<Str>> {
    if vm.as_str(object).is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    if vm.payload::<Bytes>(object).is_none() && !crate::buffer::has_simple_buffer(vm, object) {
        let name = vm.type_name_of(object);
        return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {name} found")));
    }
    decode(vm, object, encoding, errors)
}
