//! `binascii`: bytes as text in several codes, and checksums. CPython: `Modules/binascii.c`.

mod base64;
mod quoted;
mod uu;

use crate::support;
use kaa_object::declare::ModuleDef;
use kaa_object::payloads::Bytes;
use kaa_object::{Gc, PyResult, Raised, Value, Vm, methods};
use kaa_types::buffer::{self, Contents};
use kaa_types::bytes_methods::hex::to_hex_bytes;

pub static MODULE: ModuleDef = ModuleDef {
    name: "binascii",
    doc: Some("Conversion between binary data and ASCII"),
    functions: &[FUNCTIONS],
    init: |vm, module| {
        let class = match vm.state::<State>().error {
            Some(class) => class,
            None => support::new_exception(vm, "binascii.Error", "ValueError", None)?,
        };
        vm.state::<State>().error = Some(class);
        vm.module_set(module, "Error", class)?;
        let class = support::new_exception(vm, "binascii.Incomplete", "Exception", None)?;
        vm.module_set(module, "Incomplete", class)
    },
};

#[derive(Default)]
struct State {
    error: Option<Value>,
}

/// Raises `binascii.Error`.
#[cold]
fn error(vm: &mut Vm, message: &str) -> Raised {
    let class = vm.state::<State>().error;
    support::raise(vm, class, message)
}

methods! { FUNCTIONS: Module =>
    /// Decode a line of base64 data.
    ///
    ///   strict_mode
    ///     When set to True, bytes that are not in the base64 standard are not allowed.
    ///     The same applies to excess data after padding (= / ==).
    "a2b_base64($module, data, /, *, strict_mode=False)" => |vm: &mut Vm, data: Value, strict: Option<bool>| {
        let data = ascii_contents(vm, data)?;
        match base64::decode(&data, strict.unwrap_or(false)) {
            Ok(bytes) => vm.new_bytes(&bytes),
            Err(message) => Err(error(vm, &message)),
        }
    }, Any;
    /// Binary data of hexadecimal representation.
    ///
    /// hexstr must contain an even number of hex digits (upper or lower case).
    /// This function is also available as "unhexlify()".
    "a2b_hex($module, hexstr, /)" => unhexlify, Any;
    /// Decode a string of qp-encoded data.
    "a2b_qp($module, /, data, header=False)" => |vm: &mut Vm, data: Value, header: Option<bool>| {
        let data = ascii_contents(vm, data)?;
        let out = quoted::decode(&data, header.unwrap_or(false));
        vm.new_bytes(&out)
    }, Any;
    /// Decode a line of uuencoded data.
    "a2b_uu($module, data, /)" => |vm: &mut Vm, data: Value| {
        let data = ascii_contents(vm, data)?;
        match uu::decode(&data) {
            Ok(bytes) => vm.new_bytes(&bytes),
            Err(message) => Err(error(vm, message)),
        }
    }, Any;
    /// Base64-code line of data.
    "b2a_base64($module, data, /, *, newline=True)" => |vm: &mut Vm, data: Value, newline: Option<bool>| {
        let data = support::contents(vm, data)?;
        let out = base64::encode(&data, newline.unwrap_or(true));
        vm.new_bytes(&out)
    }, Any;
    /// Hexadecimal representation of binary data.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    ///
    /// The return value is a bytes object.  This function is also
    /// available as "hexlify()".
    ///
    /// Example:
    /// >>> binascii.b2a_hex(b'\xb9\x01\xef')
    /// b'b901ef'
    /// >>> binascii.hexlify(b'\xb9\x01\xef', ':')
    /// b'b9:01:ef'
    /// >>> binascii.b2a_hex(b'\xb9\x01\xef', b'_', 2)
    /// b'b9_01ef'
    "b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)" => hexlify, Any;
    /// Encode a string using quoted-printable encoding.
    ///
    /// On encoding, when istext is set, newlines are not encoded, and white
    /// space at end of lines is.  When istext is not set, \r and \n (CR/LF)
    /// are both encoded.  When quotetabs is set, space and tabs are encoded.
    "b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)" =>
        |vm: &mut Vm, data: Value, tabs: Option<bool>, text: Option<bool>, header: Option<bool>| {
            let data = support::contents(vm, data)?;
            let how = quoted::How {
                tabs: tabs.unwrap_or(false),
                text: text.unwrap_or(true),
                header: header.unwrap_or(false),
            };
            let out = quoted::encode(&data, how);
            vm.new_bytes(&out)
        }, Any;
    /// Uuencode line of data.
    "b2a_uu($module, data, /, *, backtick=False)" => |vm: &mut Vm, data: Value, backtick: Option<bool>| {
        let data = support::contents(vm, data)?;
        if data.len() > 45 {
            return Err(error(vm, "At most 45 bytes at once"));
        }
        let out = uu::encode(&data, backtick.unwrap_or(false));
        vm.new_bytes(&out)
    }, Any;
    /// Compute CRC-32 incrementally.
    "crc32($module, data, crc=0, /)" => |vm: &mut Vm, data: Value, crc: Option<Value>| -> PyResult {
        let data = support::contents(vm, data)?;
        let start = match crc {
            Some(crc) => low_word(vm, crc)?,
            None => 0,
        };
        let mut hasher = crc32fast::Hasher::new_with_initial(start);
        hasher.update(&data);
        Ok(Value::int_unchecked(hasher.finalize().into()))
    }, Any;
    /// Compute CRC-CCITT incrementally.
    "crc_hqx($module, data, crc, /)" => |vm: &mut Vm, data: Value, crc: Value| -> PyResult {
        let data = support::contents(vm, data)?;
        let start = low_word(vm, crc)? as u16;
        Ok(Value::int32(data.iter().fold(start, |crc, &byte| crc_ccitt(crc, byte)).into()))
    }, Any;
    /// Hexadecimal representation of binary data.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    ///
    /// The return value is a bytes object.  This function is also
    /// available as "b2a_hex()".
    "hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)" => hexlify, Any;
    /// Binary data of hexadecimal representation.
    ///
    /// hexstr must contain an even number of hex digits (upper or lower case).
    "unhexlify($module, hexstr, /)" => unhexlify, Any;
}

/// The lowest 32 bits of an int of any size. CPython: `unsigned_int(bitwise=True)`.
fn low_word(vm: &mut Vm, value: Value) -> PyResult<u32> {
    let value = vm.index(value)?;
    Ok(match value.as_int() {
        Some(n) => n as u32,
        None => match vm.int_ref(value) {
            Some(n) => {
                let n = n.to_big();
                let negative = n < dashu_int::IBig::ZERO;
                let low = n.as_sign_words().1.first().map_or(0, |&w| w as u32);
                if negative { low.wrapping_neg() } else { low }
            }
            None => 0,
        },
    })
}

fn crc_ccitt(crc: u16, byte: u8) -> u16 {
    (0..8).fold(crc ^ u16::from(byte) << 8, |crc, _| crc << 1 ^ if crc >> 15 == 1 { 0x1021 } else { 0 })
}

/// Bytes of an ASCII string or of a bytes-like object. CPython: `ascii_buffer_converter`.
fn ascii_contents(vm: &mut Vm, value: Value) -> PyResult<Contents> {
    if let Some(text) = vm.as_str(value) {
        return match text.as_ascii() {
            Some(text) => Ok(Contents::Copied(text.as_bytes().to_vec())),
            None => Err(vm.value_error("string argument should contain only ASCII characters")),
        };
    }
    if !buffer::has_simple_buffer(vm, value) {
        let class = vm.type_name_of(value);
        return Err(vm.type_error(format!("argument should be bytes, buffer or ASCII string, not '{class}'")));
    }
    support::contents(vm, value)
}

fn hexlify(vm: &mut Vm, data: Value, sep: Option<Value>, every: Option<i32>) -> PyResult<Gc<Bytes>> {
    let data = support::contents(vm, data)?;
    to_hex_bytes(vm, &data, sep, every.unwrap_or(1))
}

fn unhexlify(vm: &mut Vm, text: Value) -> PyResult<Gc<Bytes>> {
    let text = ascii_contents(vm, text)?;
    if text.len() % 2 == 1 {
        return Err(error(vm, "Odd-length string"));
    }
    let digit = |c: u8| (c as char).to_digit(16).map(|d| d as u8);
    let bytes: Option<Vec<u8>> =
        text.chunks_exact(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect();
    match bytes {
        Some(bytes) => vm.new_bytes(&bytes),
        None => Err(error(vm, "Non-hexadecimal digit found")),
    }
}
