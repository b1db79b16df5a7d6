//! `Error`: what can be wrong with marshal data or a `.pyc` header, named by the exception CPython raises.

use std::fmt;

/// The Python exception an [`Error`] stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    Eof,
    Value,
    Type,
    System,
    Overflow,
    Import,
    /// `UnicodeDecodeError` of the `utf-8` codec; `start` and `end` bound the bad bytes of the string.
    UnicodeDecode {
        start: usize,
        end: usize,
        reason: &'static str,
    },
}

/// An exception to raise: its kind and its message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    pub kind: ErrorKind,
    pub message: String,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error { kind, message: message.into() }
    }

    pub(crate) fn bad(what: &str) -> Error {
        Error::new(ErrorKind::Value, format!("bad marshal data ({what})"))
    }

    pub(crate) fn too_short() -> Error {
        Error::new(ErrorKind::Eof, "marshal data too short")
    }

    /// The name of the Python exception type.
    pub fn exception(&self) -> &'static str {
        match self.kind {
            ErrorKind::Eof => "EOFError",
            ErrorKind::Value => "ValueError",
            ErrorKind::Type => "TypeError",
            ErrorKind::System => "SystemError",
            ErrorKind::Overflow => "OverflowError",
            ErrorKind::Import => "ImportError",
            ErrorKind::UnicodeDecode { .. } => "UnicodeDecodeError",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.exception(), self.message)
    }
}

impl std::error::Error for Error {}
