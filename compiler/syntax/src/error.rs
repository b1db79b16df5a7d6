//! `SyntaxError` and `Warning`: what the front end reports, with positions as Python shows them.
//!
//! Inside the crate errors carry byte columns ([`RawError`]); [`RawError::resolve`] turns them into the
//! character offsets and the source line of the exception. CPython: `Parser/pegen_errors.c`.

use crate::ast::Span;
use std::fmt;

/// Which exception to raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    SyntaxError,
    IndentationError,
    TabError,
    /// The input may become valid with more lines (`PyCF_ALLOW_INCOMPLETE_INPUT`).
    IncompleteInput,
    /// Nested too deeply for CPython's parser.
    MemoryError,
    /// A number or a length beyond what is representable.
    OverflowError,
    /// An identifier that is a constant's name once it is normalised.
    ValueError,
    /// An escape in a format specification that stands for no character, which CPython leaves as it comes. The
    /// message is the reason, the text what was to be decoded, and the offsets count from 0 in that.
    UnicodeDecodeError,
}

/// A syntax error as the exception's attributes show it. Lines and offsets count from 1, offsets in
/// characters; `None` where CPython leaves `None`; an end offset may be 0 or −1 as in CPython.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub kind: ErrorKind,
    pub message: String,
    pub lineno: Option<i64>,
    pub offset: Option<i64>,
    pub end_lineno: Option<i64>,
    pub end_offset: Option<i64>,
    /// The line of source, with its line feed if it has one.
    pub text: Option<String>,
    /// Line and byte column of the last compound statement other than a function before the error, as far as
    /// CPython keeps it (for "Did you mean"); zeros where there is none. `None` where it keeps nothing at all.
    pub last_compound: Option<(u32, u32)>,
    /// The warnings found before the error.
    pub warnings: Vec<Warning>,
    /// An error of the tokenizer that counts more than any found by the parser from this line on.
    pub overrules: Option<u32>,
    /// Where the source is a file, CPython shows the line as it stands there ([`SyntaxError::show`]): the columns in bytes,
    /// from 1, of which `offset` and `end_offset` are made.
    pub reread: Option<(i64, i64)>,
}

impl SyntaxError {
    /// Shows `line` in place of the line that was parsed. It may lack the line feed that the parser added, or be another one.
    pub fn show(&mut self, line: String) {
        if let Some((col, end_col)) = self.reread {
            self.offset = Some(character_offset(line.as_bytes(), col));
            self.end_offset = Some(character_offset(line.as_bytes(), end_col));
        }
        self.text = Some(line);
    }

    /// Whether the line could not be decoded. CPython's tokenizer does not know the file's name then.
    pub fn is_undecoded_line(&self) -> bool {
        self.message.starts_with("Non-UTF-8 code starting with")
            || self.message.starts_with("encoding problem: ")
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.kind, self.message)?;
        match self.lineno {
            Some(line) => write!(f, " (line {line})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for SyntaxError {}

/// Category of a [`Warning`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WarningKind {
    SyntaxWarning,
    DeprecationWarning,
}

/// A warning found while parsing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub kind: WarningKind,
    pub message: String,
    pub span: Span,
    /// What CPython reports when the warning filter turns it into an error.
    pub error: SyntaxError,
}

/// A warning before its error has been made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RawWarning {
    pub message: String,
    pub line: u32,
    pub col: u32,
    pub end_col: u32,
    /// Where the tokenizer stands.
    pub cursor: usize,
    /// The line the tokenizer stands on; `None` for its own warnings, whose errors show their line alone.
    pub cursor_line: Option<u32>,
}

impl RawWarning {
    /// The warning with the error that goes with it. CPython: `_PyPegen_raise_error_known_location` and, for the
    /// tokenizer's, `_syntaxerror_range`.
    pub fn resolve(self, source: &[u8]) -> Warning {
        let text = match self.cursor_line {
            Some(line) if line <= self.line => {
                let start = memchr::memrchr(b'\n', &source[..self.cursor]).map_or(0, |feed| feed + 1);
                let end = memchr::memchr(b'\n', &source[self.cursor..]);
                TextRange::Bytes(start, end.map_or(source.len(), |feed| self.cursor + feed + 1))
            }
            _ => TextRange::Line,
        };
        let span = Span { line: self.line, col: self.col, end_line: self.line, end_col: self.end_col };
        // An error has no future to speak of.
        let message = self.message.replace(" Such sequences will not work in the future.", "");
        let reread = self.cursor_line.is_some();
        let error = RawError { text, reread, ..RawError::at(ErrorKind::SyntaxError, message, span) };
        Warning {
            kind: WarningKind::SyntaxWarning,
            message: self.message,
            span,
            error: error.resolve(source),
        }
    }
}

/// Which part of the source an error shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextRange {
    /// The error's line without its line feed.
    Line,
    /// The bytes from one offset to another.
    Bytes(usize, usize),
}

/// An error with byte columns. `col` counts from 0; −1 stands for "no column".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RawError {
    pub kind: ErrorKind,
    pub message: String,
    pub line: u32,
    pub col: i64,
    pub end_line: u32,
    pub end_col: i64,
    pub text: TextRange,
    /// See [`SyntaxError::reread`].
    pub reread: bool,
}

impl RawError {
    pub fn at(kind: ErrorKind, message: impl Into<String>, span: Span) -> RawError {
        RawError {
            kind,
            message: message.into(),
            line: span.line,
            col: i64::from(span.col),
            end_line: span.end_line,
            end_col: i64::from(span.end_col),
            text: TextRange::Line,
            reread: false,
        }
    }

    /// An error at one place; CPython leaves the end column −1, shown as 0.
    pub fn point(kind: ErrorKind, message: impl Into<String>, line: u32, col: i64) -> RawError {
        RawError {
            kind,
            message: message.into(),
            line,
            col,
            end_line: line,
            end_col: -1,
            text: TextRange::Line,
            reread: false,
        }
    }

    /// The error as the exception shows it; `source` is the decoded text with `\n` line ends.
    pub fn resolve(self, source: &[u8]) -> SyntaxError {
        use ErrorKind::{MemoryError, OverflowError, ValueError};
        if matches!(self.kind, MemoryError | OverflowError | ValueError) {
            return SyntaxError {
                kind: self.kind,
                message: self.message,
                lineno: None,
                offset: None,
                end_lineno: None,
                end_offset: None,
                text: None,
                last_compound: Some((0, 0)),
                warnings: Vec::new(),
                overrules: None,
                reread: None,
            };
        }
        if let (ErrorKind::UnicodeDecodeError, TextRange::Bytes(start, end)) = (self.kind, self.text) {
            return SyntaxError {
                kind: self.kind,
                message: self.message,
                lineno: None,
                offset: Some(self.col),
                end_lineno: None,
                end_offset: Some(self.end_col),
                text: Some(crate::parser::escape::rewritten(&source[start..end])),
                last_compound: Some((0, 0)),
                warnings: Vec::new(),
                overrules: None,
                reread: None,
            };
        }
        let line = match self.text {
            TextRange::Line => {
                let line = source_line(source, self.line);
                line.strip_suffix(b"\n").unwrap_or(line)
            }
            TextRange::Bytes(start, end) => &source[start.min(source.len())..end.min(source.len())],
        };
        let offset = character_offset(line, self.col + 1);
        let end_offset = character_offset(line, self.end_col + 1);
        SyntaxError {
            kind: self.kind,
            message: self.message,
            lineno: Some(i64::from(self.line)),
            offset: Some(offset),
            end_lineno: Some(i64::from(self.end_line)),
            end_offset: Some(end_offset),
            text: Some(String::from_utf8_lossy(line).into_owned()),
            last_compound: Some((0, 0)),
            warnings: Vec::new(),
            overrules: None,
            reread: self.reread.then_some((self.col + 1, self.end_col + 1)),
        }
    }
}

/// Line `number` (from 1) of the source with its line feed; empty past the end.
pub(crate) fn source_line(source: &[u8], number: u32) -> &[u8] {
    let mut start = 0;
    for _ in 1..number {
        match memchr::memchr(b'\n', &source[start..]) {
            Some(at) => start += at + 1,
            None => return b"",
        }
    }
    let rest = &source[start..];
    &rest[..memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1)]
}

/// The character offset (from 1) of byte offset `col` (from 1) of `line`. CPython:
/// `_PyPegen_byte_offset_to_character_offset`.
fn character_offset(line: &[u8], col: i64) -> i64 {
    if col <= 0 {
        return col;
    }
    // Up to and with the byte at the offset, which need not be a character's first; past the end counts once.
    let through = line.len().min(col as usize);
    let past = i64::from(col as usize > line.len());
    line[..through].iter().filter(|b| **b & 0xc0 != 0x80).count() as i64 + past
}
