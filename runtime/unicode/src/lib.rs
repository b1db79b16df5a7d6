//! Text as Python knows it, and the Unicode 16.0.0 character database.
//!
//! Everything that asks about characters (tokenizer, `str`, `re`, `unicodedata`) asks here, so that there
//! is one version of Unicode in the program. Rust's own `char` tables are newer and are not used.
//!
//! **Invariants:** code points are `u32`, surrogates are ordinary code points without properties of note, and
//! what is above U+10FFFF answers like an unassigned code point. The `generated*.rs` tables come from
//! `cargo xtask unicode-tables`.
//!
//! CPython counterpart: `Objects/unicodectype.c`, `Modules/unicodedata.c`.

pub mod blob;
pub mod case;
pub mod decompose;
pub mod name;
pub mod old;
pub mod record;
mod table;
pub mod text;

#[rustfmt::skip]
mod generated_case;
#[rustfmt::skip]
mod generated_decompose;
#[rustfmt::skip]
mod generated_names;
#[rustfmt::skip]
mod generated_numeric;
#[rustfmt::skip]
mod generated_old;
#[rustfmt::skip]
mod generated_records;

#[cfg(test)]
mod tests;

pub use blob::Blob;
pub use decompose::{Form, nfkc, normalize};
pub use record::{
    decimal, digit, is_alnum, is_alpha, is_case_ignorable, is_cased, is_decimal, is_digit, is_line_break,
    is_lower, is_numeric, is_printable, is_space, is_title, is_upper, is_xid_continue, is_xid_start, numeric,
};
pub use text::Text;

/// The version of the database.
pub const VERSION: &str = "16.0.0";
