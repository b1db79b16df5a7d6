//! Text as Python knows it, and the Unicode 16.0.0 character database.
//!
//! Everything that asks about characters (tokenizer, `str`, `re`, `unicodedata`) asks here, so that there
//! is one version of Unicode in the program. Rust's own `char` tables are newer and are not used.

pub mod text;

pub use text::Text;
