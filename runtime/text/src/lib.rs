//! Numbers and strings to text and back, as Python writes and reads them: pure functions on plain data.
//!
//! Texts that are looked into come as [`Points`] (Latin-1, UCS-2 or UCS-4 storage alike); texts that are made
//! are generalised UTF-8 where any character can occur, and plain ASCII otherwise. Errors name the exception
//! and carry CPython's message.
//!
//! CPython counterpart: `Python/formatter_unicode.c`, `Python/pystrtod.c`, `Objects/floatobject.c`,
//! `Objects/longobject.c`, `Objects/unicode_format.c`, `Objects/stringlib/unicode_format.h`.

pub mod complex;
pub mod error;
pub mod field;
pub mod float;
pub mod format;
pub mod int;
pub mod percent;
pub mod points;
pub mod quote;
pub mod spec;

#[cfg(test)]
mod tests;

pub use error::{Error, Kind};
pub use int::Int;
pub use points::Points;
pub use spec::Spec;
