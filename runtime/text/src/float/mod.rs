//! Floats: text in all of CPython's styles, and back.

mod digits;
mod hex;
mod layout;
mod parse;
mod round;

pub use hex::{from_hex, to_hex};
pub use layout::{Style, format, repr};
pub(crate) use parse::without_underscores;
pub use parse::{parse, parse_prefix};
pub use round::{round_to_int, round_to_ndigits};
