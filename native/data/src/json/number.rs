//! JSON numbers. CPython: `Modules/_json.c` (`_match_number_unicode`).

use super::{Unit, at};

/// Where a number that begins at `start` ends, and whether it has a fraction or an exponent; `None` where there is no
/// number.
pub fn find<C: Unit>(chars: &[C], start: usize) -> Option<(usize, bool)> {
    let is_digit = |index: usize| (0x30..=0x39).contains(&at(chars, index));
    let skip = |mut index: usize| {
        while is_digit(index) {
            index += 1;
        }
        index
    };
    let mut end = start;
    if at(chars, end) == 0x2d {
        end += 1;
    }
    match at(chars, end) {
        0x30 => end += 1,
        0x31..=0x39 => end = skip(end),
        _ => return None,
    }
    let mut is_float = false;
    if at(chars, end) == 0x2e && is_digit(end + 1) {
        is_float = true;
        end = skip(end + 1);
    }
    if matches!(at(chars, end), 0x65 | 0x45) {
        let sign = matches!(at(chars, end + 1), 0x2b | 0x2d);
        let digits = end + 1 + usize::from(sign);
        if is_digit(digits) {
            is_float = true;
            end = skip(digits);
        }
    }
    Some((end, is_float))
}

/// An int of at most 18 digits.
pub fn small_int<C: Unit>(chars: &[C]) -> Option<i64> {
    let (negative, digits) = match chars.split_first() {
        Some((&sign, rest)) if sign.into() == 0x2d => (true, rest),
        _ => (false, chars),
    };
    if digits.len() > 18 {
        return None;
    }
    let n = digits.iter().fold(0i64, |n, &c| n * 10 + i64::from(c.into() - 0x30));
    Some(if negative { -n } else { n })
}
