//! Integers: text in any base, and back.

mod parse;
mod write;

pub use parse::{bad_base, parse};
pub use write::{check_digits, to_base, to_decimal, to_f64};

use dashu_int::IBig;

/// CPython's default for `sys.set_int_max_str_digits`.
pub const DEFAULT_MAX_STR_DIGITS: usize = 4300;

/// An integer to be written.
#[derive(Clone, Copy, Debug)]
pub enum Int<'a> {
    Small(i64),
    Big(&'a IBig),
}
