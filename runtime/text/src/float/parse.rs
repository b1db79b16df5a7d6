//! `float('…')`. CPython: `PyFloat_FromString`, `_Py_string_to_number_with_underscores`,
//! `_PyOS_ascii_strtod`.

use crate::points::{Points, strip, to_ascii};

/// The float a text says; `None` where CPython says `could not convert string to float: …`.
pub fn parse(text: impl Points) -> Option<f64> {
    let ascii = to_ascii(&text);
    let stripped = strip(&ascii);
    if stripped.contains(&b'_') {
        return exact(&without_underscores(stripped)?);
    }
    // Rust reads the same texts, to the same value but for the sign of a NaN.
    let x: f64 = std::str::from_utf8(stripped).ok()?.parse().ok()?;
    if x.is_nan() { exact(stripped) } else { Some(x) }
}

/// The text without its underscores, each of which must stand between two digits.
pub(crate) fn without_underscores(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut before = 0;
    for &byte in text {
        let misplaced = match (before, byte) {
            (_, b'_') => !before.is_ascii_digit(),
            (b'_', _) => !byte.is_ascii_digit(),
            _ => false,
        };
        if misplaced {
            return None;
        }
        if byte != b'_' {
            out.push(byte);
        }
        before = byte;
    }
    (before != b'_').then_some(out)
}

fn exact(text: &[u8]) -> Option<f64> {
    let (x, used) = parse_prefix(text)?;
    (used == text.len()).then_some(x)
}

/// The float that a text begins with, and its length; no leading space is skipped.
pub fn parse_prefix(text: &[u8]) -> Option<(f64, usize)> {
    let (negative, skip) = match text.first() {
        Some(b'-') => (true, 1),
        Some(b'+') => (false, 1),
        _ => (false, 0),
    };
    let body = &text[skip..];
    let starts = |word: &[u8]| body.len() >= word.len() && body[..word.len()].eq_ignore_ascii_case(word);
    let signed = |x: f64| if negative { -x } else { x };
    if starts(b"inf") {
        return Some((signed(f64::INFINITY), skip + if starts(b"infinity") { 8 } else { 3 }));
    }
    if starts(b"nan") {
        return Some((f64::NAN.copysign(signed(1.0)), skip + 3));
    }
    let digits = |from: usize| body[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let whole = digits(0);
    let mut end = whole;
    let mut fraction = 0;
    if body.get(end) == Some(&b'.') {
        fraction = digits(end + 1);
        end += 1 + fraction;
    }
    if whole + fraction == 0 {
        return None;
    }
    if matches!(body.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(body.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits((end + 1 + sign).min(body.len()));
        if exponent > 0 {
            end += 1 + sign + exponent;
        }
    }
    let x: f64 = std::str::from_utf8(&body[..end]).ok()?.parse().ok()?;
    Some((signed(x), skip + end))
}
