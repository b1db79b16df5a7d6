//! Text → integers. CPython: `PyLong_FromString`, `PyLong_FromUnicodeObject` in `Objects/longobject.c`.

use crate::Error;
use crate::points::{Points, strip, to_ascii};
use dashu_int::{IBig, UBig};

/// The error for a base that is neither 0 nor from 2 to 36.
pub fn bad_base() -> Error {
    Error::value("int() base must be >= 2 and <= 36, or 0")
}

/// `int(text, base)`. `limit` is `sys.get_int_max_str_digits()`, 0 for none; `literal` is the text's `repr`,
/// which the message shows in part.
pub fn parse(
    text: impl Points,
    base: u32,
    limit: usize,
    literal: impl FnOnce() -> String,
) -> Result<IBig, Error> {
    if base == 1 || base > 36 {
        return Err(bad_base());
    }
    match digits_of(&to_ascii(&text), base) {
        Some((negative, base, digits)) => {
            let value = convert(&digits, base, limit)?;
            Ok(if negative { -IBig::from(value) } else { value.into() })
        }
        None => {
            let shown: String = literal().chars().take(200).collect();
            Err(Error::value(format!("invalid literal for int() with base {base}: {shown}")))
        }
    }
}

/// The sign, the base and the digits without underscores; `None` where the text is no integer.
fn digits_of(ascii: &[u8], base: u32) -> Option<(bool, u32, Vec<u8>)> {
    let text = strip(ascii);
    let (negative, mut text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let marked = match text {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let mut only_zero = false;
    let mut actual = base;
    if base == 0 {
        if marked != 0 {
            actual = marked;
        } else {
            // "010" is not octal any more, but "00" is zero.
            only_zero = text.first() == Some(&b'0');
            actual = 10;
        }
    }
    if marked != 0 && marked == actual {
        text = &text[2..];
        if let [b'_', rest @ ..] = text {
            text = rest;
        }
    }
    if text.is_empty() || text[0] == b'_' {
        return None;
    }
    let mut digits = Vec::with_capacity(text.len());
    let mut before = 0;
    for &byte in text {
        if byte == b'_' {
            if before == b'_' {
                return None;
            }
        } else {
            (byte as char).to_digit(actual)?;
            digits.push(byte);
        }
        before = byte;
    }
    if before == b'_' || only_zero && digits.iter().any(|&b| b != b'0') {
        return None;
    }
    Some((negative, actual, digits))
}

fn convert(digits: &[u8], base: u32, limit: usize) -> Result<UBig, Error> {
    if !base.is_power_of_two() && limit > 0 && digits.len() > limit {
        return Err(Error::value(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {} digits; use \
             sys.set_int_max_str_digits() to increase the limit",
            digits.len()
        )));
    }
    let text = std::str::from_utf8(digits).unwrap_or("0");
    if digits.len() <= 12 {
        return Ok(u64::from_str_radix(text, base).unwrap_or(0).into());
    }
    UBig::from_str_radix(text, base).map_err(|_| Error::memory())
}
