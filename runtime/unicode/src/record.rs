//! Properties of single code points, as `str`'s predicates and `unicodedata` give them.
//!
//! CPython counterpart: `_PyUnicode_IsAlpha` and its siblings in `Objects/unicodectype.c`.

use crate::generated_numeric::{NUMERIC_CHARS, NUMERIC_INDEX, NUMERIC_VALUES};
use crate::generated_records as tables;

/// What many code points have in common.
pub(crate) struct Record {
    category: u8,
    bidirectional: u8,
    combining: u8,
    width: u8,
    decimal: i8,
    digit: i8,
    flags: u16,
}

impl Record {
    pub(crate) const fn new(
        category: u8,
        bidirectional: u8,
        combining: u8,
        width: u8,
        decimal: i8,
        digit: i8,
        flags: u16,
    ) -> Record {
        Record { category, bidirectional, combining, width, decimal, digit, flags }
    }
}

fn record(c: u32) -> &'static Record {
    &tables::RECORDS[tables::INDEX.get(c)]
}

fn has(c: u32, flag: u16) -> bool {
    record(c).flags & flag != 0
}

/// General category: `"Lu"`, `"Cn"` …
pub fn category(c: u32) -> &'static str {
    tables::CATEGORIES[record(c).category as usize]
}

/// Bidirectional class, empty where there is none.
pub fn bidirectional(c: u32) -> &'static str {
    tables::BIDI[record(c).bidirectional as usize]
}

/// Canonical combining class.
pub fn combining(c: u32) -> u8 {
    record(c).combining
}

pub fn east_asian_width(c: u32) -> &'static str {
    tables::WIDTHS[record(c).width as usize]
}

pub fn is_mirrored(c: u32) -> bool {
    has(c, tables::MIRRORED)
}

pub fn is_alpha(c: u32) -> bool {
    has(c, tables::ALPHA)
}

pub fn is_alnum(c: u32) -> bool {
    has(c, tables::ALPHA | tables::NUMERIC)
}

pub fn is_decimal(c: u32) -> bool {
    record(c).decimal >= 0
}

pub fn is_digit(c: u32) -> bool {
    record(c).digit >= 0
}

pub fn is_numeric(c: u32) -> bool {
    has(c, tables::NUMERIC)
}

/// The value of a character that is a decimal digit in some script.
pub fn decimal(c: u32) -> Option<u8> {
    u8::try_from(record(c).decimal).ok()
}

/// As `decimal`, superscripts and the like included.
pub fn digit(c: u32) -> Option<u8> {
    u8::try_from(record(c).digit).ok()
}

/// The numeric value, fractions included.
pub fn numeric(c: u32) -> Option<f64> {
    let place = NUMERIC_CHARS.binary_search(&c).ok()?;
    Some(NUMERIC_VALUES[NUMERIC_INDEX[place] as usize])
}

pub fn is_lower(c: u32) -> bool {
    has(c, tables::LOWER)
}

pub fn is_upper(c: u32) -> bool {
    has(c, tables::UPPER)
}

/// Title case letters proper, like `ǅ`.
pub fn is_title(c: u32) -> bool {
    has(c, tables::TITLE)
}

#[inline]
pub fn is_space(c: u32) -> bool {
    if c < 0x80 {
        return matches!(c, 9..=13 | 28..=32);
    }
    has(c, tables::SPACE)
}

/// Whether `repr` shows the character as it is.
pub fn is_printable(c: u32) -> bool {
    has(c, tables::PRINTABLE)
}

/// Whether `str.splitlines` ends a line here.
#[inline]
pub fn is_line_break(c: u32) -> bool {
    if c < 0x80 {
        return matches!(c, 10..=13 | 28..=30);
    }
    has(c, tables::LINE_BREAK)
}

/// Whether an identifier may start with it. `_`, which may too, is not XID_Start.
pub fn is_xid_start(c: u32) -> bool {
    has(c, tables::XID_START)
}

/// Whether an identifier may go on with it, `_` included.
pub fn is_xid_continue(c: u32) -> bool {
    has(c, tables::XID_CONTINUE)
}

pub fn is_cased(c: u32) -> bool {
    has(c, tables::CASED)
}

/// Whether the final sigma rule looks past it. Characters that are also cased count as ignorable.
pub fn is_case_ignorable(c: u32) -> bool {
    has(c, tables::CASE_IGNORABLE)
}
