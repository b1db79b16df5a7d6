//! `hex` and `fromhex`. CPython: `Python/pystrhex.c`, `_PyBytes_FromHex`.

use super::Receiver;
use crate::buffer::{contents, has_buffer};
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Type, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Create a string of hexadecimal numbers from a bytes object.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    ///
    /// Example:
    /// >>> value = b'\xb9\x01\xef'
    /// >>> value.hex()
    /// 'b901ef'
    /// >>> value.hex(':')
    /// 'b9:01:ef'
    /// >>> value.hex(':', 2)
    /// 'b9:01ef'
    /// >>> value.hex(':', -2)
    /// 'b901:ef'
    "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)" => |vm: &mut Vm, this: Value, sep: Option<Value>, every: Option<i32>| {
        let bytes = Receiver::of(vm, this).contents();
        to_hex(vm, &bytes, sep, every.unwrap_or(1))
    }, Any;
}

kaa_object::methods! { CLASS_METHODS: Class =>
    /// Create a bytes object from a string of hexadecimal numbers.
    ///
    /// Spaces between two numbers are accepted.
    /// Example: bytes.fromhex('B9 01EF') -> b'\\xb9\\x01\\xef'.
    "fromhex($type, string, /)" => fromhex, Any;
}

/// The hexadecimal digits, in groups of `every` bytes.
pub fn to_hex(vm: &mut Vm, bytes: &[u8], sep: Option<Value>, every: i32) -> PyResult<Gc<Str>> {
    let separator = match sep {
        Some(sep) => Some(separator(vm, sep, 0x80)?),
        None => None,
    };
    let out = digits(bytes, separator, every);
    vm.str_latin1(&out)
}

/// As `to_hex`, as bytes; the separator may be any byte.
pub fn to_hex_bytes(vm: &mut Vm, bytes: &[u8], sep: Option<Value>, every: i32) -> PyResult<Gc<Bytes>> {
    let separator = match sep {
        Some(sep) => Some(separator(vm, sep, 0x100)?),
        None => None,
    };
    let out = digits(bytes, separator, every);
    vm.new_bytes(&out)
}

fn digits(bytes: &[u8], separator: Option<u8>, every: i32) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let group = every.unsigned_abs() as usize;
    let mut out = Vec::with_capacity(bytes.len() * 2);
    for (i, &b) in bytes.iter().enumerate() {
        let from = if every > 0 { bytes.len() - i } else { i };
        if let Some(separator) = separator
            && i > 0
            && group > 0
            && from % group == 0
        {
            out.push(separator);
        }
        out.extend([DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]);
    }
    out
}

/// A separator of one character below `limit`.
fn separator(vm: &mut Vm, sep: Value, limit: u32) -> PyResult<u8> {
    if vm.len(sep)? != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let c = match (vm.as_str(sep), vm.payload::<Bytes>(sep)) {
        (Some(s), _) => s.at(0),
        (_, Some(bytes)) => bytes.as_slice()[0].into(),
        _ => return Err(vm.type_error("sep must be str or bytes.")),
    };
    match u8::try_from(c) {
        Ok(b) if c < limit => Ok(b),
        _ => Err(vm.value_error("sep must be ASCII.")),
    }
}

fn fromhex(vm: &mut Vm, class: Gc<Type>, source: Value) -> PyResult {
    let text: Vec<u32> = if let Some(s) = vm.as_str(source) {
        crate::util::points_of(&s)
    } else if has_buffer(vm, source) {
        contents(vm, source)?.iter().map(|&b| b.into()).collect()
    } else {
        let name = vm.type_name_of(source);
        return Err(vm.type_error(format!("fromhex() argument must be str or bytes-like, not {name}")));
    };
    let digit = |at: usize| text.get(at).and_then(|&c| char::from_u32(c)).and_then(|c| c.to_digit(16));
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut at = 0;
    while at < text.len() {
        if matches!(text[at], 32 | 9..=13) {
            at += 1;
            continue;
        }
        let wrong = match (digit(at), digit(at + 1)) {
            (Some(high), Some(low)) => {
                out.push((high << 4 | low) as u8);
                at += 2;
                continue;
            }
            (None, _) => at,
            (Some(_), None) => at + 1,
        };
        if wrong >= text.len() {
            return Err(vm.value_error("fromhex() arg must contain an even number of hexadecimal digits"));
        }
        return Err(
            vm.value_error(format!("non-hexadecimal number found in fromhex() arg at position {wrong}"))
        );
    }
    let array = class == vm.types.bytearray;
    if array {
        return Ok(crate::bytearray::new_array(vm, out).value());
    }
    let bytes = vm.new_bytes(&out)?.value();
    if class == vm.types.bytes { Ok(bytes) } else { vm.call(class.value(), &[bytes]) }
}
