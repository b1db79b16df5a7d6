//! `round(x, n)`. CPython: `float___round___impl`, `double_round` in `Objects/floatobject.c`.

use crate::Error;

/// `round(x)` as a float: half to even.
pub fn round_to_int(x: f64) -> f64 {
    x.round_ties_even()
}

/// `round(x, ndigits)`, correctly rounded from the exact value.
pub fn round_to_ndigits(x: f64, ndigits: i64) -> Result<f64, Error> {
    if !x.is_finite() || ndigits > 323 {
        return Ok(x);
    }
    if ndigits < -308 {
        return Ok(0.0 * x);
    }
    let magnitude = x.abs();
    let rounded = if ndigits >= 0 {
        format!("{magnitude:.*}", ndigits as usize).parse().unwrap_or(f64::INFINITY)
    } else {
        round_left(magnitude, ndigits.unsigned_abs() as usize)
    };
    if rounded.is_infinite() {
        return Err(Error::overflow("rounded value too large to represent"));
    }
    Ok(rounded.copysign(x))
}

/// Rounds away `places` digits left of the point, half to even.
fn round_left(x: f64, places: usize) -> f64 {
    let whole = format!("{:.0}", x.trunc());
    let inexact = x.fract() != 0.0;
    if whole.len() < places {
        return 0.0;
    }
    let (kept, dropped) = whole.split_at(whole.len() - places);
    let (first, rest) = dropped.split_at(1);
    let sticky = inexact || rest.bytes().any(|b| b != b'0');
    let odd = kept.bytes().last().is_some_and(|b| b & 1 == 1);
    let up = first > "5" || first == "5" && (sticky || odd);
    let mut digits = kept.as_bytes().to_vec();
    if up {
        let nines = digits.iter().rev().take_while(|&&b| b == b'9').count();
        let keep = digits.len() - nines;
        digits[keep..].fill(b'0');
        match digits[..keep].last_mut() {
            Some(last) => *last += 1,
            None => digits.insert(0, b'1'),
        }
    }
    let digits = String::from_utf8(digits).unwrap_or_default();
    if digits.is_empty() { 0.0 } else { format!("{digits}e{places}").parse().unwrap_or(f64::INFINITY) }
}
