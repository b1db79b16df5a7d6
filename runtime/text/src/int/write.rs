//! Integers → text. CPython: `long_to_decimal_string_internal`, `long_format_binary` in
//! `Objects/longobject.c`.

use super::Int;
use crate::Error;
use dashu_int::{IBig, Sign, UBig};

/// `str(n)`. `limit` is `sys.get_int_max_str_digits()`, 0 for none.
pub fn to_decimal(n: Int<'_>, limit: usize) -> Result<String, Error> {
    let text = match n {
        Int::Small(n) => n.to_string(),
        Int::Big(n) => {
            // 2^k has at least k × 0.30102 digits: what is surely too long is not converted first.
            let bits = n.as_sign_words().1.len().saturating_sub(1).saturating_mul(64);
            check_digits((bits as f64 * 0.30102) as usize, limit)?;
            n.to_string()
        }
    };
    check_digits(text.len() - usize::from(text.starts_with('-')), limit)?;
    Ok(text)
}

/// Refuses an integer whose text would have more digits than the limit.
pub fn check_digits(digits: usize, limit: usize) -> Result<(), Error> {
    if limit > 0 && digits > limit {
        return Err(Error::value(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion; use \
             sys.set_int_max_str_digits() to increase the limit"
        )));
    }
    Ok(())
}

/// The text in base 2, 8 or 16, in lower case, with `0b`, `0o` or `0x` if `prefix`.
pub fn to_base(n: Int<'_>, base: u32, prefix: bool) -> String {
    let (negative, body) = match n {
        Int::Small(n) => {
            let magnitude = n.unsigned_abs();
            let body = match base {
                2 => format!("{magnitude:b}"),
                8 => format!("{magnitude:o}"),
                _ => format!("{magnitude:x}"),
            };
            (n < 0, body)
        }
        Int::Big(n) => {
            (n.sign() == Sign::Negative, n.clone().into_parts().1.in_radix(base as u8).to_string())
        }
    };
    let mark = match (prefix, base) {
        (false, _) => "",
        (_, 2) => "0b",
        (_, 8) => "0o",
        _ => "0x",
    };
    format!("{}{mark}{body}", if negative { "-" } else { "" })
}

/// The nearest float, half to even.
pub fn to_f64(n: Int<'_>) -> Result<f64, Error> {
    let big = match n {
        Int::Small(n) => return Ok(n as f64),
        Int::Big(n) => n,
    };
    let (sign, magnitude) = big.clone().into_parts();
    let x = magnitude_to_f64(&magnitude);
    if x.is_infinite() {
        return Err(Error::overflow("int too large to convert to float"));
    }
    Ok(if sign == Sign::Negative { -x } else { x })
}

fn magnitude_to_f64(n: &UBig) -> f64 {
    let words = IBig::from(n.clone());
    let bits = words.as_sign_words().1;
    let Some(&top) = bits.last() else { return 0.0 };
    let total = bits.len() * 64 - top.leading_zeros() as usize;
    if total <= 64 {
        return bits[0] as f64;
    }
    if total > 1024 {
        return f64::INFINITY;
    }
    // The top 64 bits, the lowest of which remembers whether anything was cut off.
    let shift = total - 64;
    let kept = u64::try_from(n >> shift).unwrap_or(u64::MAX);
    let cut = bits[..shift / 64].iter().any(|&w| w != 0)
        || shift % 64 != 0 && bits[shift / 64] & ((1 << (shift % 64)) - 1) != 0;
    (kept | u64::from(cut)) as f64 * 2f64.powi(shift as i32)
}
