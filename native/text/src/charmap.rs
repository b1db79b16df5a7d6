//! `charmap`: by a table or mapping from bytes to characters and back.

use crate::support::{bad_bytes, bad_chars, errors_name, input, pair, refuse};
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm, methods};

methods! { FUNCTIONS: Module =>
    "charmap_build($module, map, /)" => |vm: &mut Vm, map: Gc<Str>| -> PyResult {
        let dict = vm.new_dict();
        for (i, c) in map.code_points().take(256).enumerate() {
            vm.dict_set(dict, Value::int32(c as i32), Value::int32(i as i32))?;
        }
        Ok(dict.value())
    }, Any;
    "charmap_encode($module, str, errors=None, mapping=None, /)" => encode, Any;
    "charmap_decode($module, data, errors=None, mapping=None, /)" => decode, Any;
}

fn encode(vm: &mut Vm, text: Gc<Str>, errors: Option<Value>, mapping: Option<Value>) -> PyResult {
    let errors = errors_name(vm, errors)?;
    let Some(mapping) = mapping.filter(|m| !m.is_none()) else {
        let bytes = kaa_types::codecs::encode_str(vm, text, kaa_types::codecs::Builtin::Latin1, &errors)?;
        return pair(vm, bytes.value(), text.len());
    };
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        if map_char(vm, mapping, text.at(at), &mut out)? {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        let mut scratch = Vec::new();
        while end < text.len() && !map_char(vm, mapping, text.at(end), &mut scratch)? {
            end += 1;
        }
        let reason = "character maps to <undefined>";
        let (given, next) = bad_chars(vm, "charmap", text, at..end, reason, &errors)?;
        if let Some(bytes) = vm.payload::<Bytes>(given) {
            out.extend_from_slice(bytes.as_slice());
        } else if let Some(replacement) = vm.as_str(given) {
            for c in replacement.code_points() {
                if !map_char(vm, mapping, c, &mut out)? {
                    return Err(refuse(vm, "charmap", text, at..end, reason));
                }
            }
        }
        at = next;
    }
    let bytes = vm.new_bytes(&out)?.value();
    pair(vm, bytes, text.len())
}

/// Appends what a character maps to; `false` where it maps to nothing.
fn map_char(vm: &mut Vm, mapping: Value, c: u32, out: &mut Vec<u8>) -> PyResult<bool> {
    let found = match vm.exact_dict(mapping) {
        Some(dict) => vm.dict_get(dict, Value::int32(c as i32))?,
        None => {
            let found = vm.getitem(mapping, Value::int32(c as i32));
            vm.catching(found, "LookupError")?
        }
    };
    let Some(found) = found.filter(|f| !f.is_none()) else { return Ok(false) };
    if vm.is_int(found) {
        match vm.to_i64(found, "character mapping must be in range(256)") {
            Ok(n @ 0..=255) => {
                out.push(n as u8);
                return Ok(true);
            }
            _ => {
                vm.clear_exception();
                return Err(vm.type_error("character mapping must be in range(256)"));
            }
        }
    }
    match vm.payload::<Bytes>(found) {
        Some(bytes) => {
            out.extend_from_slice(bytes.as_slice());
            Ok(true)
        }
        None => {
            let class = vm.type_name_of(found);
            Err(vm.type_error(format!("character mapping must return integer, bytes or None, not {class}")))
        }
    }
}

fn decode(vm: &mut Vm, data: Value, errors: Option<Value>, mapping: Option<Value>) -> PyResult {
    let errors = errors_name(vm, errors)?;
    let mut bytes = input(vm, data)?;
    let len = bytes.as_slice().len();
    let Some(mapping) = mapping.filter(|m| !m.is_none()) else {
        let text = vm.str_latin1(bytes.as_slice())?.value();
        return pair(vm, text, len);
    };
    let table = vm.exact_str(mapping);
    let mut out = StrBuilder::with_capacity(len);
    let mut at = 0;
    while at < bytes.as_slice().len() {
        let byte = bytes.as_slice()[at];
        let found = match table {
            Some(table) => match (byte as usize) < table.len() {
                true => Some(table.at(byte as usize)).filter(|&c| c != 0xfffe),
                false => None,
            }
            .map(|c| out.push(c))
            .is_some(),
            None => map_byte(vm, mapping, byte, &mut out)?,
        };
        if found {
            at += 1;
            continue;
        }
        let reason = "character maps to <undefined>";
        at = bad_bytes(vm, "charmap", &mut bytes, &mut out, at..at + 1, reason, &errors)?;
    }
    let text = out.finish(vm)?.value();
    pair(vm, text, len)
}

fn map_byte(vm: &mut Vm, mapping: Value, byte: u8, out: &mut StrBuilder) -> PyResult<bool> {
    let found = vm.getitem(mapping, Value::int32(byte as i32));
    let Some(found) = vm.catching(found, "LookupError")?.filter(|f| !f.is_none()) else { return Ok(false) };
    if vm.is_int(found) {
        return match vm.to_i64(found, "") {
            Ok(0xfffe) => Ok(false),
            Ok(n @ 0..=0x10ffff) => {
                out.push(n as u32);
                Ok(true)
            }
            _ => {
                vm.clear_exception();
                Err(vm.type_error("character mapping must be in range(0x110000)"))
            }
        };
    }
    match vm.as_str(found) {
        Some(text) if text.len() == 1 && text.at(0) == 0xfffe => Ok(false),
        Some(text) => {
            out.push_pystr(&text);
            Ok(true)
        }
        None => Err(vm.type_error("character mapping must return integer, None or str")),
    }
}
