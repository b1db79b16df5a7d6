//! The character database of Unicode 3.2.0, kept as differences from the current one.
//!
//! CPython counterpart: `get_change_3_2_0`, `normalization_3_2_0` in `Modules/unicodedata.c`.

use crate::generated_old::{NORMALIZATION, OLDS, RUN_OLDS, RUN_STARTS};
use crate::generated_records::{BIDI, CATEGORIES, WIDTHS};
use crate::{decompose, name as names, record};

/// What a character had in 3.2.0.
pub(crate) struct Old {
    category: u8,
    bidirectional: u8,
    combining: u8,
    width: u8,
    mirrored: u8,
    decimal: i8,
    digit: i8,
    /// NaN where there is none
    numeric: f64,
}

impl Old {
    #[expect(clippy::too_many_arguments, reason = "one row of a generated table")]
    pub(crate) const fn new(
        category: u8,
        bidirectional: u8,
        combining: u8,
        width: u8,
        mirrored: u8,
        decimal: i8,
        digit: i8,
        numeric: f64,
    ) -> Old {
        Old { category, bidirectional, combining, width, mirrored, decimal, digit, numeric }
    }
}

fn old(c: u32) -> Option<&'static Old> {
    let run = RUN_STARTS.partition_point(|&start| start <= c).checked_sub(1)?;
    match RUN_OLDS[run] {
        0 => None,
        number => Some(&OLDS[number as usize]),
    }
}

pub fn category(c: u32) -> &'static str {
    old(c).map_or_else(|| record::category(c), |o| CATEGORIES[o.category as usize])
}

pub fn is_assigned(c: u32) -> bool {
    category(c) != "Cn"
}

pub fn bidirectional(c: u32) -> &'static str {
    old(c).map_or_else(|| record::bidirectional(c), |o| BIDI[o.bidirectional as usize])
}

pub fn combining(c: u32) -> u8 {
    old(c).map_or_else(|| record::combining(c), |o| o.combining)
}

pub fn east_asian_width(c: u32) -> &'static str {
    old(c).map_or_else(|| record::east_asian_width(c), |o| WIDTHS[o.width as usize])
}

pub fn is_mirrored(c: u32) -> bool {
    old(c).map_or_else(|| record::is_mirrored(c), |o| o.mirrored != 0)
}

pub fn decimal(c: u32) -> Option<u8> {
    old(c).map_or_else(|| record::decimal(c), |o| u8::try_from(o.decimal).ok())
}

pub fn digit(c: u32) -> Option<u8> {
    old(c).map_or_else(|| record::digit(c), |o| u8::try_from(o.digit).ok())
}

pub fn numeric(c: u32) -> Option<f64> {
    old(c).map_or_else(|| record::numeric(c), |o| Some(o.numeric).filter(|n| !n.is_nan()))
}

/// As `unicodedata.ucd_3_2_0.decomposition` writes it.
pub fn decomposition_text(c: u32) -> String {
    if is_assigned(c) { decompose::decomposition_text(c) } else { String::new() }
}

/// The decomposition that 3.2.0 had wrong and later versions put right.
pub(crate) fn normalization(c: u32) -> Option<u32> {
    NORMALIZATION.iter().find(|&&(from, _)| from == c).map(|&(_, to)| to)
}

pub fn name(c: u32) -> Option<String> {
    if is_assigned(c) { names::name(c) } else { None }
}
