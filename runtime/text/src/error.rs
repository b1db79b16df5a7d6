//! `Error`: the Python exception to raise, and its message.

use std::fmt;

/// The type of the exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Value,
    Type,
    Overflow,
    Memory,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    pub kind: Kind,
    pub message: String,
}

impl Error {
    pub fn value(message: impl Into<String>) -> Error {
        Error { kind: Kind::Value, message: message.into() }
    }

    pub fn type_error(message: impl Into<String>) -> Error {
        Error { kind: Kind::Type, message: message.into() }
    }

    pub fn overflow(message: impl Into<String>) -> Error {
        Error { kind: Kind::Overflow, message: message.into() }
    }

    pub fn memory() -> Error {
        Error { kind: Kind::Memory, message: String::new() }
    }

    /// The name of the Python exception type.
    pub fn exception(&self) -> &'static str {
        match self.kind {
            Kind::Value => "ValueError",
            Kind::Type => "TypeError",
            Kind::Overflow => "OverflowError",
            Kind::Memory => "MemoryError",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.exception(), self.message)
    }
}

impl std::error::Error for Error {}
