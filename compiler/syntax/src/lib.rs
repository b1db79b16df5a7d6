//! Source text to AST: tokenizer, parser and CPython's SyntaxErrors.

pub mod ast;

pub use kaa_unicode::Text;
