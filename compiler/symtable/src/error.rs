//! What can go wrong while scopes are worked out.

use kaa_syntax::ast::Span;

/// Boxed where it travels far: the happy path must stay small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A SyntaxError.
    Syntax { message: String, span: Span },
    /// A ValueError: the tree holds what no node can.
    Value(String),
    /// The tree nests deeper than the caller allows.
    TooDeep,
}

impl Error {
    pub fn syntax<T>(message: impl Into<String>, span: Span) -> Result<T, Error> {
        Err(Error::Syntax { message: message.into(), span })
    }
}
