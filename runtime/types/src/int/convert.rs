//! `int()` of anything. CPython: `PyNumber_Long`, `PyLong_FromUnicodeObject`.

use super::arith::shift_right;
use crate::util::{StrPoints, text_error};
use dashu_int::IBig;
use kaa_object::payloads::{ByteArray, Bytes};
use kaa_object::{PyResult, Value, Vm};

/// `int(x)`
pub fn from_value(vm: &mut Vm, value: Value) -> PyResult {
    let class = vm.class_of(value);
    if class == vm.types.int {
        return Ok(value);
    }
    if let Some(convert) = class.slots.int.get() {
        let result = convert(vm, value)?;
        if vm.class_of(result) == vm.types.int {
            return Ok(result);
        }
        let actual = vm.type_name_of(result);
        if !vm.is_int(result) {
            return Err(vm.type_error(format!("__int__ returned non-int (type {actual})")));
        }
        vm.warn_named(
            "DeprecationWarning",
            &format!(
                "__int__ returned non-int (type {actual}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python."
            ),
            1,
        )?;
        return super::arith::pos(vm, result);
    }
    if class.slots.index.get().is_some() {
        let index = vm.index(value)?;
        return super::arith::pos(vm, index);
    }
    if let Some(result) = from_text(vm, value, 10)? {
        return Ok(result);
    }
    if crate::buffer::has_simple_buffer(vm, value) {
        let bytes = crate::buffer::bytes_of(vm, value)?;
        let shown = vm.new_bytes(&bytes)?.value();
        return parse(vm, &bytes[..], 10, shown);
    }
    let name = class.name_lossy();
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{name}'"
    )))
}

/// `int(x, base)`
pub fn with_base(vm: &mut Vm, value: Value, base: Value) -> PyResult {
    let base = crate::util::index_sized(vm, base);
    let base = match vm.catching(base, "IndexError")? {
        Some(base @ (0 | 2..=36)) => base as u32,
        _ => return Err(text_error(vm, kaa_text::int::bad_base())),
    };
    match from_text(vm, value, base)? {
        Some(result) => Ok(result),
        None => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}

/// The int that a str, bytes or bytearray spells; `None` for anything else.
fn from_text(vm: &mut Vm, value: Value, base: u32) -> PyResult<Option<Value>> {
    if let Some(s) = vm.as_str(value) {
        return parse(vm, StrPoints(&s), base, value).map(Some);
    }
    if let Some(bytes) = vm.payload::<Bytes>(value) {
        return parse(vm, bytes.as_slice(), base, value).map(Some);
    }
    if let Some(array) = vm.payload::<ByteArray>(value) {
        let bytes = array.bytes.borrow().clone();
        let shown = vm.new_bytes(&bytes)?.value();
        return parse(vm, &bytes[..], base, shown).map(Some);
    }
    Ok(None)
}

fn parse(vm: &mut Vm, text: impl kaa_text::Points, base: u32, shown: Value) -> PyResult {
    // Short decimal texts are most of what is ever read.
    if let Some(ascii) = text.ascii()
        && base == 10
        && matches!(ascii.len(), 1..=18)
        && ascii.iter().all(u8::is_ascii_digit)
    {
        let n = ascii.iter().fold(0i64, |n, b| n * 10 + i64::from(b - b'0'));
        return Ok(Value::int_unchecked(n));
    }
    let limit = vm.int_max_str_digits;
    if text.len() > super::apart::LONG_TEXT && !base.is_power_of_two() && (limit == 0 || text.len() <= limit)
    {
        let ascii = kaa_text::points::to_ascii(&text).into_owned();
        let number =
            super::apart::apart(vm, move || kaa_text::int::parse(&ascii[..], base, limit, String::new).ok())?;
        // Errors are worded below.
        if let Some(number) = number {
            return Ok(vm.int_from_big(number));
        }
    }
    let mut literal = None;
    match kaa_text::int::parse(text, base, limit, || {
        literal = vm.repr(shown).ok().map(|s| s.to_lossy());
        literal.clone().unwrap_or_default()
    }) {
        Ok(n) => Ok(vm.int_from_big(n)),
        Err(error) => {
            vm.clear_exception();
            Err(text_error(vm, error))
        }
    }
}

/// The int nearest to zero of a float; ValueError for NaN, OverflowError for an infinity.
pub fn from_f64(vm: &mut Vm, x: f64) -> PyResult {
    if x.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(vm.overflow_error("cannot convert float infinity to integer"));
    }
    if x.abs() < (1u64 << 61) as f64 {
        return Ok(vm.int(x as i64));
    }
    let n = big_from_f64(x);
    Ok(vm.int_from_big(n))
}

/// A finite float without its fraction.
pub fn big_from_f64(x: f64) -> IBig {
    let bits = x.to_bits();
    let biased = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let mantissa = if biased == 0 { fraction } else { fraction | 1 << 52 };
    let exponent = biased.max(1) - 1075;
    let magnitude = IBig::from(mantissa);
    let magnitude = if exponent >= 0 {
        magnitude << exponent as usize
    } else {
        shift_right(&magnitude, (-exponent) as usize)
    };
    if x < 0.0 { -magnitude } else { magnitude }
}
