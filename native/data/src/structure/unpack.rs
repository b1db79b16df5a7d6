//! Bytes to values. CPython: `Modules/_struct.c` (`s_unpack_internal` and the `bu_`, `lu_`, `nu_` functions).

use super::format::{Code, Format};
use kaa_object::{PyResult, Value, Vm};
use kaa_types::memoryview::item::half_to_f64;

/// The values of a structure as a tuple. `bytes` is as long as the structure.
pub fn unpack(vm: &mut Vm, format: &Format, bytes: &[u8]) -> PyResult {
    // Nothing here polls, so values may lie outside the heap for a while.
    if format.count <= 8 {
        let mut values = [Value::NONE; 8];
        let mut filled = 0;
        each(vm, format, bytes, |value| {
            values[filled] = value;
            filled += 1;
        })?;
        return vm.try_tuple(&values[..filled]).map(|t| t.value());
    }
    let mut values = Vec::with_capacity(format.count.min(bytes.len()));
    each(vm, format, bytes, |value| values.push(value))?;
    vm.try_tuple(&values).map(|t| t.value())
}

#[inline]
fn each(vm: &mut Vm, format: &Format, bytes: &[u8], mut with: impl FnMut(Value)) -> PyResult<()> {
    for code in &format.codes {
        let mut at = code.offset;
        for _ in 0..code.repeat {
            with(unpack_one(vm, *code, format.big_endian, &bytes[at..at + code.size])?);
            at += code.size;
        }
    }
    Ok(())
}

#[inline]
fn raw(bytes: &[u8], big_endian: bool) -> u64 {
    let mut word = [0; 8];
    if big_endian {
        word[8 - bytes.len()..].copy_from_slice(bytes);
        u64::from_be_bytes(word)
    } else {
        word[..bytes.len()].copy_from_slice(bytes);
        u64::from_le_bytes(word)
    }
}

/// A single as a double; a signalling NaN stays one.
fn single(bits: u32) -> f64 {
    let narrow = f32::from_bits(bits);
    if narrow.is_nan() {
        let sign = u64::from(bits >> 31) << 63;
        return f64::from_bits(sign | 0x7ff0_0000_0000_0000 | u64::from(bits & 0x7f_ffff) << 29);
    }
    narrow.into()
}

#[inline]
fn unpack_one(vm: &mut Vm, code: Code, big_endian: bool, bytes: &[u8]) -> PyResult {
    Ok(match code.letter {
        b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => {
            let shift = 64 - 8 * code.size as u32;
            vm.int((raw(bytes, big_endian) << shift) as i64 >> shift)
        }
        b'B' | b'H' | b'I' | b'L' | b'Q' | b'N' | b'P' => vm.int_from_u64(raw(bytes, big_endian)),
        b'd' => vm.float(f64::from_bits(raw(bytes, big_endian))),
        b'f' => vm.float(single(raw(bytes, big_endian) as u32)),
        b'e' => vm.float(half_to_f64(raw(bytes, big_endian) as u16)),
        b'F' => {
            let (re, im) = bytes.split_at(4);
            vm.new_complex(single(raw(re, big_endian) as u32), single(raw(im, big_endian) as u32))
        }
        b'D' => {
            let (re, im) = bytes.split_at(8);
            vm.new_complex(f64::from_bits(raw(re, big_endian)), f64::from_bits(raw(im, big_endian)))
        }
        b'?' => Value::bool(bytes.iter().any(|&b| b != 0)),
        b'p' => {
            let text = match bytes.split_first() {
                Some((&len, rest)) => &rest[..usize::from(len).min(rest.len())],
                None => &[],
            };
            vm.new_bytes(text)?.value()
        }
        _ => vm.new_bytes(bytes)?.value(),
    })
}
