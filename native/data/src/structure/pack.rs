//! Values to bytes. CPython: `Modules/_struct.c` (`s_pack_internal` and the `bp_`, `lp_`, `np_` functions).

use super::error;
use super::format::{Code, Format};
use kaa_object::int::IntRef;
use kaa_object::payloads::{ByteArray, Bytes};
use kaa_object::{PyResult, Raised, Value, Vm};
use kaa_types::memoryview::item::half_from_f64;

/// Packs as many values as the format has into `out`, which is as long as the structure and zero.
pub fn pack(vm: &mut Vm, format: &Format, values: &[Value], out: &mut [u8]) -> PyResult<()> {
    let mut values = values.iter();
    for code in &format.codes {
        let mut at = code.offset;
        for &value in values.by_ref().take(code.repeat) {
            let place = &mut out[at..at + code.size];
            pack_one(vm, *code, format.big_endian, value, place)?;
            at += code.size;
        }
    }
    Ok(())
}

#[inline]
fn put(place: &mut [u8], raw: u64, big_endian: bool) {
    let len = place.len();
    if big_endian {
        place.copy_from_slice(&raw.to_be_bytes()[8 - len..]);
    } else {
        place.copy_from_slice(&raw.to_le_bytes()[..len]);
    }
}

#[inline]
fn pack_one(vm: &mut Vm, code: Code, big_endian: bool, value: Value, place: &mut [u8]) -> PyResult<()> {
    match code.letter {
        b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => {
            let raw = signed(vm, code, value)?;
            put(place, raw as u64, big_endian);
        }
        b'B' | b'H' | b'I' | b'L' | b'Q' | b'N' => {
            let raw = unsigned(vm, code, value)?;
            put(place, raw, big_endian);
        }
        b'd' => {
            let x = real(vm, value)?;
            put(place, x.to_bits(), big_endian);
        }
        b'f' => {
            let x = real(vm, value)?;
            if (x as f32).is_infinite() && x.is_finite() {
                return Err(too_large(vm, value, "float too large to pack with f format"));
            }
            put(place, single(x).into(), big_endian);
        }
        b'e' => {
            let x = real(vm, value)?;
            match half_from_f64(x) {
                Some(half) => put(place, half.into(), big_endian),
                None => return Err(too_large(vm, value, "float too large to pack with e format")),
            }
        }
        b'F' | b'D' => complex(vm, code, value, big_endian, place)?,
        b'?' => place[0] = vm.is_true(value)?.into(),
        b'c' => match vm.payload::<Bytes>(value) {
            Some(bytes) if bytes.as_slice().len() == 1 => place[0] = bytes.as_slice()[0],
            _ => return Err(error(vm, "char format requires a bytes object of length 1")),
        },
        b's' => string(vm, code, value, |bytes| {
            let len = bytes.len().min(place.len());
            place[..len].copy_from_slice(&bytes[..len]);
        })?,
        b'p' => string(vm, code, value, |bytes| {
            let Some((first, rest)) = place.split_first_mut() else { return };
            let len = bytes.len().min(rest.len());
            rest[..len].copy_from_slice(&bytes[..len]);
            *first = len.min(255) as u8;
        })?,
        // 'P': any integer that fits a pointer, signed or not.
        _ => {
            let n = integer(vm, value)?;
            let raw = match vm.int_ref(n) {
                Some(IntRef::Small(n)) => Some(n as u64),
                Some(IntRef::Big(n)) => u64::try_from(n).ok().or(i64::try_from(n).ok().map(|n| n as u64)),
                None => None,
            };
            match raw {
                Some(raw) => put(place, raw, big_endian),
                None => return Err(error(vm, "int too large to convert")),
            }
        }
    }
    Ok(())
}

/// An exact int; `struct.error` for what cannot be one.
#[inline]
fn integer(vm: &mut Vm, value: Value) -> PyResult {
    if value.is_int() {
        return Ok(value);
    }
    if !vm.is_int(value) && vm.class_of(value).slots.index.get().is_none() {
        return Err(error(vm, "required argument is not an integer"));
    }
    vm.index(value)
}

#[inline]
fn signed(vm: &mut Vm, code: Code, value: Value) -> PyResult<i64> {
    let index = integer(vm, value)?;
    let n = match vm.int_ref(index) {
        Some(IntRef::Small(n)) => Some(n),
        Some(IntRef::Big(n)) => i64::try_from(n).ok(),
        None => None,
    };
    let shift = 64 - 8 * code.size as u32;
    match n {
        Some(n) if n << shift >> shift == n => Ok(n),
        _ => {
            let most = i64::MAX >> shift;
            Err(out_of_range(vm, code, -(most as i128) - 1, most.into()))
        }
    }
}

#[inline]
fn unsigned(vm: &mut Vm, code: Code, value: Value) -> PyResult<u64> {
    let index = integer(vm, value)?;
    let n = match vm.int_ref(index) {
        Some(IntRef::Small(n)) => u64::try_from(n).ok(),
        Some(IntRef::Big(n)) => u64::try_from(n).ok(),
        None => None,
    };
    let most = u64::MAX >> (64 - 8 * code.size as u32);
    match n {
        Some(n) if n <= most => Ok(n),
        _ => Err(out_of_range(vm, code, 0, most.into())),
    }
}

#[cold]
fn out_of_range(vm: &mut Vm, code: Code, least: i128, most: i128) -> Raised {
    let letter = code.letter as char;
    error(vm, &format!("'{letter}' format requires {least} <= number <= {most}"))
}

#[inline]
fn real(vm: &mut Vm, value: Value) -> PyResult<f64> {
    if let Some(x) = vm.as_f64(value) {
        return Ok(x);
    }
    match vm.to_f64(value) {
        Ok(x) => Ok(x),
        Err(_) => {
            vm.clear_exception();
            Err(error(vm, "required argument is not a float"))
        }
    }
}

/// The bits of the nearest single; a signalling NaN stays one.
fn single(x: f64) -> u32 {
    let mut bits = (x as f32).to_bits();
    if x.is_nan() {
        let wide = x.to_bits();
        let payload = (wide >> 29) as u32 & 0x7f_ffff;
        let payload = if payload == 0 { 0x40_0000 } else { payload };
        bits = (wide >> 32) as u32 & 0x8000_0000 | 0x7f80_0000 | payload;
    }
    bits
}

/// OverflowError for floats; for ints CPython says it in another way.
#[cold]
fn too_large(vm: &mut Vm, value: Value, message: &str) -> Raised {
    if vm.is_int(value) { error(vm, "int too large to convert") } else { vm.overflow_error(message) }
}

fn complex(vm: &mut Vm, code: Code, value: Value, big_endian: bool, place: &mut [u8]) -> PyResult<()> {
    let Ok((re, im)) = kaa_types::complex::construct::from_number(vm, value) else {
        vm.clear_exception();
        return Err(error(vm, "required argument is not a complex"));
    };
    let (left, right) = place.split_at_mut(code.size / 2);
    if code.letter == b'D' {
        put(left, re.to_bits(), big_endian);
        put(right, im.to_bits(), big_endian);
    } else {
        // What is too large becomes infinite, but in big-endian formats, where CPython looks.
        if big_endian && [re, im].iter().any(|x| x.is_finite() && (*x as f32).is_infinite()) {
            return Err(too_large(vm, value, "float too large to pack with f format"));
        }
        put(left, single(re).into(), big_endian);
        put(right, single(im).into(), big_endian);
    }
    Ok(())
}

fn string(vm: &mut Vm, code: Code, value: Value, with: impl FnOnce(&[u8])) -> PyResult<()> {
    if let Some(bytes) = vm.payload::<Bytes>(value) {
        with(bytes.as_slice());
    } else if let Some(array) = vm.payload::<ByteArray>(value) {
        with(&array.bytes.borrow());
    } else {
        let letter = code.letter as char;
        return Err(error(vm, &format!("argument for '{letter}' must be a bytes object")));
    }
    Ok(())
}
