//! What compiling can end with besides a code object.

use kaa_syntax::ast::Span;

/// Why a tree is not compiled.
#[derive(Clone, Debug, PartialEq)]
pub enum CompileError {
    /// A SyntaxError. Columns of the span are UTF-8 bytes, and so are the offsets that CPython gives such
    /// an error: `offset` is `col + 1`, `end_offset` is `end_col + 1`, without counting characters.
    Syntax { message: String, span: Span },
    /// A SyntaxError about the meaning of names. CPython tells such an exception its place only after making it.
    Scope { message: String, span: Span },
    /// The tree nests too deep: a RecursionError.
    TooDeep,
    /// The tree holds what no parser makes: a ValueError.
    Invalid(String),
    /// The tree holds what the checks in front of compiling let pass: a SystemError.
    System(String),
    /// The code would be too large for its own format: an OverflowError.
    TooLarge,
}

impl CompileError {
    pub(crate) fn syntax<T>(message: impl Into<String>, span: Span) -> Result<T, Box<CompileError>> {
        Err(Box::new(CompileError::Syntax { message: message.into(), span }))
    }
}

impl From<kaa_symtable::Error> for Box<CompileError> {
    fn from(error: kaa_symtable::Error) -> Self {
        Box::new(match error {
            kaa_symtable::Error::Syntax { message, span } => CompileError::Scope { message, span },
            kaa_symtable::Error::Value(message) => CompileError::Invalid(message),
            kaa_symtable::Error::TooDeep => CompileError::TooDeep,
        })
    }
}

impl std::fmt::Display for CompileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            CompileError::Syntax { message, span } | CompileError::Scope { message, span } => {
                write!(f, "{message} (line {})", span.line)
            }
            CompileError::TooDeep => f.write_str("maximum recursion depth exceeded during compilation"),
            CompileError::Invalid(message) | CompileError::System(message) => f.write_str(message),
            CompileError::TooLarge => f.write_str("code is too large"),
        }
    }
}

impl std::error::Error for CompileError {}

/// A SyntaxWarning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub message: String,
    pub span: Span,
}
