//! UTF-8, UTF-16, UTF-32, Latin-1, ASCII, and bytes as they are.

use crate::support::{errors_name, input, input_or_text, pair};
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm, methods};
use kaa_types::codecs::{Builtin, Order, decode_prefix, encode_str};

fn encode(vm: &mut Vm, text: Gc<Str>, errors: Option<Value>, encoding: Builtin) -> PyResult {
    let errors = errors_name(vm, errors)?;
    let bytes = encode_str(vm, text, encoding, &errors)?;
    pair(vm, bytes.value(), text.len())
}

fn decode(vm: &mut Vm, data: Value, errors: Option<Value>, last: bool, encoding: Builtin) -> PyResult {
    let errors = errors_name(vm, errors)?;
    let bytes = input(vm, data)?;
    let (text, used) = decode_prefix(vm, bytes, encoding, &errors, last)?;
    pair(vm, text.value(), used)
}

fn order(byteorder: Option<i32>) -> Order {
    match byteorder.unwrap_or(0) {
        0 => Order::Marked,
        n if n < 0 => Order::Little,
        _ => Order::Big,
    }
}

type Errors = Option<Value>;

methods! { ENCODERS: Module =>
    "utf_8_encode($module, str, errors=None, /)" => |vm: &mut Vm, s: Gc<Str>, e: Errors| encode(vm, s, e, Builtin::Utf8), Any;
    "latin_1_encode($module, str, errors=None, /)" => |vm: &mut Vm, s: Gc<Str>, e: Errors| encode(vm, s, e, Builtin::Latin1), Any;
    "ascii_encode($module, str, errors=None, /)" => |vm: &mut Vm, s: Gc<Str>, e: Errors| encode(vm, s, e, Builtin::Ascii), Any;
    "utf_16_encode($module, str, errors=None, byteorder=0, /)" => |vm: &mut Vm, s: Gc<Str>, e: Errors, o: Option<i32>| {
        encode(vm, s, e, Builtin::Utf16(order(o)))
    }, Any;
    "utf_16_le_encode($module, str, errors=None, /)" => |vm: &mut Vm, s: Gc<Str>, e: Errors| encode(vm, s, e, Builtin::Utf16(Order::Little)), Any;
    "utf_16_be_encode($module, str, errors=None, /)" => |vm: &mut Vm, s: Gc<Str>, e: Errors| encode(vm, s, e, Builtin::Utf16(Order::Big)), Any;
    "utf_32_encode($module, str, errors=None, byteorder=0, /)" => |vm: &mut Vm, s: Gc<Str>, e: Errors, o: Option<i32>| {
        encode(vm, s, e, Builtin::Utf32(order(o)))
    }, Any;
    "utf_32_le_encode($module, str, errors=None, /)" => |vm: &mut Vm, s: Gc<Str>, e: Errors| encode(vm, s, e, Builtin::Utf32(Order::Little)), Any;
    "utf_32_be_encode($module, str, errors=None, /)" => |vm: &mut Vm, s: Gc<Str>, e: Errors| encode(vm, s, e, Builtin::Utf32(Order::Big)), Any;
    "readbuffer_encode($module, data, errors=None, /)" => |vm: &mut Vm, data: Value, _: Errors| -> PyResult {
        let bytes = input_or_text(vm, data)?;
        let bytes = vm.new_bytes(bytes.as_slice())?;
        pair(vm, bytes.value(), bytes.as_slice().len())
    }, Any;
}

methods! { DECODERS: Module =>
    "utf_8_decode($module, data, errors=None, final=False, /)" => |vm: &mut Vm, d: Value, e: Errors, f: Option<bool>| {
        decode(vm, d, e, f.unwrap_or(false), Builtin::Utf8)
    }, Any;
    "latin_1_decode($module, data, errors=None, /)" => |vm: &mut Vm, d: Value, e: Errors| decode(vm, d, e, true, Builtin::Latin1), Any;
    "ascii_decode($module, data, errors=None, /)" => |vm: &mut Vm, d: Value, e: Errors| decode(vm, d, e, true, Builtin::Ascii), Any;
    "utf_16_decode($module, data, errors=None, final=False, /)" => |vm: &mut Vm, d: Value, e: Errors, f: Option<bool>| {
        decode(vm, d, e, f.unwrap_or(false), Builtin::Utf16(Order::Marked))
    }, Any;
    "utf_16_le_decode($module, data, errors=None, final=False, /)" => |vm: &mut Vm, d: Value, e: Errors, f: Option<bool>| {
        decode(vm, d, e, f.unwrap_or(false), Builtin::Utf16(Order::Little))
    }, Any;
    "utf_16_be_decode($module, data, errors=None, final=False, /)" => |vm: &mut Vm, d: Value, e: Errors, f: Option<bool>| {
        decode(vm, d, e, f.unwrap_or(false), Builtin::Utf16(Order::Big))
    }, Any;
    "utf_16_ex_decode($module, data, errors=None, byteorder=0, final=False,\n                 /)" =>
        |vm: &mut Vm, d: Value, e: Errors, o: Option<i32>, f: Option<bool>| ex(vm, d, e, o, f.unwrap_or(false), 2), Any;
    "utf_32_decode($module, data, errors=None, final=False, /)" => |vm: &mut Vm, d: Value, e: Errors, f: Option<bool>| {
        decode(vm, d, e, f.unwrap_or(false), Builtin::Utf32(Order::Marked))
    }, Any;
    "utf_32_le_decode($module, data, errors=None, final=False, /)" => |vm: &mut Vm, d: Value, e: Errors, f: Option<bool>| {
        decode(vm, d, e, f.unwrap_or(false), Builtin::Utf32(Order::Little))
    }, Any;
    "utf_32_be_decode($module, data, errors=None, final=False, /)" => |vm: &mut Vm, d: Value, e: Errors, f: Option<bool>| {
        decode(vm, d, e, f.unwrap_or(false), Builtin::Utf32(Order::Big))
    }, Any;
    "utf_32_ex_decode($module, data, errors=None, byteorder=0, final=False,\n                 /)" =>
        |vm: &mut Vm, d: Value, e: Errors, o: Option<i32>, f: Option<bool>| ex(vm, d, e, o, f.unwrap_or(false), 4), Any;
}

/// Decodes and tells the byte order that was found: -1 little, 1 big, 0 not known.
fn ex(
    vm: &mut Vm,
    data: Value,
    errors: Errors,
    byteorder: Option<i32>,
    last: bool,
    width: usize,
) -> PyResult {
    let errors = errors_name(vm, errors)?;
    let bytes = input(vm, data)?;
    let all = bytes.as_slice();
    let given = order(byteorder);
    let found = match (given, width) {
        (Order::Marked, 2) if all.starts_with(b"\xff\xfe") => Order::Little,
        (Order::Marked, 2) if all.starts_with(b"\xfe\xff") => Order::Big,
        (Order::Marked, 4) if all.starts_with(b"\xff\xfe\0\0") => Order::Little,
        (Order::Marked, 4) if all.starts_with(b"\0\0\xfe\xff") => Order::Big,
        (given, _) => given,
    };
    let encoding = if width == 2 { Builtin::Utf16(given) } else { Builtin::Utf32(given) };
    let (text, used) = decode_prefix(vm, bytes, encoding, &errors, last)?;
    let used = vm.int_from_usize(used);
    let order = Value::int32(match found {
        Order::Marked => 0,
        Order::Little => -1,
        Order::Big => 1,
    });
    Ok(vm.tuple(&[text.value(), used, order]).value())
}
