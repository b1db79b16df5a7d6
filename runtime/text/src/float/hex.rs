//! `float.hex` and `float.fromhex`. CPython: `float_hex_impl`, `float_fromhex_impl` in
//! `Objects/floatobject.c`.

use crate::points::{Points, strip};
use crate::{Error, float::parse_prefix};

/// `x.hex()`.
pub fn to_hex(x: f64) -> String {
    if !x.is_finite() {
        return super::repr(x);
    }
    let bits = x.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let biased = (bits >> 52 & 0x7ff) as i32;
    let sign = if x.is_sign_negative() { "-" } else { "" };
    if x == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (lead, exponent) = if biased == 0 { (0, -1022) } else { (1, biased - 1023) };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}

/// `float.fromhex(text)`.
pub fn from_hex(text: impl Points) -> Result<f64, Error> {
    let invalid = || Error::value("invalid hexadecimal floating-point string");
    let ascii: Vec<u8> =
        text.iter().map(|c| u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(b'?')).collect();
    let text = strip(&ascii);
    if let Some((x, used)) = parse_prefix(text)
        && !x.is_finite()
        && text.iter().all(|b| b.is_ascii_alphabetic() || b"+-".contains(b))
    {
        return if used == text.len() { Ok(x) } else { Err(invalid()) };
    }
    let (negative, rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let rest = match rest {
        [b'0', b'x' | b'X', rest @ ..] => rest,
        rest => rest,
    };
    let hex = |bytes: &[u8]| bytes.iter().take_while(|b| b.is_ascii_hexdigit()).count();
    let whole = hex(rest);
    let (mut digits, mut rest) = (rest[..whole].to_vec(), &rest[whole..]);
    let mut fraction = 0;
    if let [b'.', more @ ..] = rest {
        fraction = hex(more);
        digits.extend(&more[..fraction]);
        rest = &more[fraction..];
    }
    if digits.is_empty() {
        return Err(invalid());
    }
    let limit = i64::MAX / 8;
    let mut exponent: i64 = 0;
    if let [b'p' | b'P', more @ ..] = rest {
        let (minus, more) = match more {
            [b'-', more @ ..] => (true, more),
            [b'+', more @ ..] => (false, more),
            more => (false, more),
        };
        let count = more.iter().take_while(|b| b.is_ascii_digit()).count();
        if count == 0 {
            return Err(invalid());
        }
        for &d in &more[..count] {
            exponent = exponent.saturating_mul(10).saturating_add(i64::from(d - b'0')).min(limit);
        }
        if minus {
            exponent = -exponent;
        }
        rest = &more[count..];
    }
    if !rest.is_empty() {
        return Err(invalid());
    }
    let magnitude = scale(&digits, exponent - 4 * fraction as i64)?;
    Ok(if negative { -magnitude } else { magnitude })
}

/// The hexadecimal integer times 2^exponent, rounded half to even.
fn scale(digits: &[u8], exponent: i64) -> Result<f64, Error> {
    let value = |b: u8| (b as char).to_digit(16).unwrap_or(0);
    let digits = &digits[digits.iter().take_while(|&&b| b == b'0').count()..];
    if digits.is_empty() {
        return Ok(0.0);
    }
    // 15 digits and a sticky bit hold more than any double keeps.
    let kept = digits.len().min(15);
    let mut mantissa = digits[..kept].iter().fold(0u64, |m, &b| m << 4 | u64::from(value(b)));
    let mut exponent = exponent + 4 * (digits.len() - kept) as i64;
    mantissa <<= 1;
    exponent -= 1;
    if digits[kept..].iter().any(|&b| b != b'0') {
        mantissa |= 1;
    }
    let bits = 64 - i64::from(mantissa.leading_zeros());
    // The exponent of the lowest bit that the result can hold.
    let lowest = (exponent + bits - 53).max(-1074);
    let drop = lowest - exponent;
    let rounded = match drop {
        ..=0 => mantissa << (-drop).min(63),
        1..=63 => {
            let (kept, rest) = (mantissa >> drop, mantissa & ((1 << drop) - 1));
            let half = 1 << (drop - 1);
            kept + u64::from(rest > half || rest == half && kept & 1 == 1)
        }
        _ => 0,
    };
    let too_large = || Error::overflow("hexadecimal value too large to represent as a float");
    if lowest > 971 || lowest == 971 && rounded >> 53 != 0 {
        return Err(too_large());
    }
    // Both factors are exact, so the product is.
    let half = (lowest / 2) as i32;
    Ok(rounded as f64 * 2f64.powi(half) * 2f64.powi(lowest as i32 - half))
}
