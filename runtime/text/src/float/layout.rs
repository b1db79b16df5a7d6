//! Digits laid out as `e`, `f`, `g` and `repr`. CPython: `PyOS_double_to_string` in `Python/pystrtod.c`.

use super::digits::Digits;
use crate::Error;
use std::fmt::Write;

/// How a float is written; upper-case codes only change the case of what is written.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// `e`, `f`, `g` or `r`, or the first three in upper case
    pub code: u8,
    pub precision: usize,
    pub always_sign: bool,
    /// `repr`'s `.0` on whole numbers
    pub add_dot_0: bool,
    /// keep the point and trailing zeros
    pub alternate: bool,
    /// no sign on what rounds to zero
    pub no_negative_zero: bool,
}

impl Style {
    pub fn new(code: u8, precision: usize) -> Style {
        Style {
            code,
            precision,
            always_sign: false,
            add_dot_0: false,
            alternate: false,
            no_negative_zero: false,
        }
    }
}

/// `repr(x)`.
pub fn repr(x: f64) -> String {
    if (1e-4..1e16).contains(&x.abs()) {
        // Without an exponent the shortest text is laid out as CPython's.
        let mut buffer = zmij::Buffer::new();
        let text = buffer.format_finite(x);
        if !text.contains('e') {
            return text.to_owned();
        }
    }
    let style = Style { add_dot_0: true, ..Style::new(b'r', 0) };
    format(x, style).unwrap_or_default()
}

/// Writes a float; fails only where memory does not suffice for the precision asked for.
pub fn format(x: f64, style: Style) -> Result<String, Error> {
    let upper = style.code.is_ascii_uppercase();
    let code = style.code.to_ascii_lowercase();
    let mut out = String::new();
    let mut negative = x.is_sign_negative();
    if !x.is_finite() {
        negative &= !x.is_nan();
        sign(&mut out, negative, style.always_sign);
        out.push_str(if x.is_nan() { "nan" } else { "inf" });
        return Ok(if upper { out.to_ascii_uppercase() } else { out });
    }
    if code == b'f' && style.precision < 1000 {
        return Ok(fixed(x, style));
    }
    let precision = match code {
        b'g' => style.precision.max(1),
        _ => style.precision,
    };
    let Digits { digits, mut point } = match code {
        b'e' => Digits::significant(x, precision.saturating_add(1)),
        b'f' => Digits::after_point(x, precision),
        b'g' => Digits::significant(x, precision),
        _ => Digits::shortest(x),
    };
    if style.no_negative_zero && digits == b"0" {
        negative = false;
    }
    let precision = i64::try_from(precision).map_err(|_| Error::memory())?;
    let at = i64::from(point);
    let (exponential, end) = match code {
        b'e' => (true, precision.saturating_add(1)),
        b'f' => (false, at.saturating_add(precision)),
        b'g' => {
            let exponential = at <= -4 || at > precision - i64::from(style.add_dot_0);
            (exponential, if style.alternate { precision } else { 0 })
        }
        _ => (at <= -4 || at > 16, 0),
    };
    let exponent = point - 1;
    if exponential {
        point = 1;
    }
    let at = i64::from(point);
    // Digits from `start` to `end` are written, zeros where there are none.
    let start = if at <= 0 { at - 1 } else { 0 };
    let end = end.max(digits.len() as i64).max(if !exponential && style.add_dot_0 { at + 1 } else { at });
    let size = usize::try_from(end - start).map_err(|_| Error::memory())?;
    out.try_reserve(size.saturating_add(16)).map_err(|_| Error::memory())?;
    sign(&mut out, negative, style.always_sign);
    let digit = |i: i64| usize::try_from(i).ok().and_then(|i| digits.get(i)).map_or('0', |&d| d as char);
    out.extend((start..at).map(digit));
    if end > at || style.alternate {
        out.push('.');
        let known = end.min(digits.len() as i64).max(at);
        out.extend((at..known).map(digit));
        out.extend(std::iter::repeat_n('0', (end - known) as usize));
    }
    if exponential {
        out.push(if upper { 'E' } else { 'e' });
        out.push(if exponent < 0 { '-' } else { '+' });
        out.push_str(&format!("{:02}", exponent.unsigned_abs()));
    }
    Ok(out)
}

/// `f` with a precision that Rust's own formatter takes, which rounds in the same way.
fn fixed(x: f64, style: Style) -> String {
    let mut out = String::with_capacity(style.precision + 24);
    if style.always_sign && x.is_sign_positive() {
        out.push('+');
    }
    let _ = write!(out, "{x:.*}", style.precision);
    if style.no_negative_zero && out.starts_with('-') && out.bytes().all(|b| b"-0.".contains(&b)) {
        out.replace_range(..1, if style.always_sign { "+" } else { "" });
    }
    if style.alternate && style.precision == 0 {
        out.push('.');
    }
    out
}

fn sign(out: &mut String, negative: bool, always: bool) {
    if negative {
        out.push('-');
    } else if always {
        out.push('+');
    }
}
