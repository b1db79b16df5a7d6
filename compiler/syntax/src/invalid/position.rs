//! Where errors stand, and which text goes with them. CPython: `Parser/pegen_errors.c`.
//!
//! The text of an error is not always its line: CPython shows what its tokenizer has in hand when that is at or
//! before the line of the error, which may be several lines where a string or a joined line spans them.

use super::engine::Engine;
use crate::ast::Span;
use crate::error::{ErrorKind, RawError, TextRange};
use crate::tokenizer::{Token, TokenKind};

/// Tokens that CPython gives no columns.
fn has_no_column(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Indent | TokenKind::Dedent | TokenKind::EndMarker | TokenKind::Error)
}

/// A token's span as (line, column, end line, end column), −1 where CPython has no column.
pub(super) fn token_span(token: &Token) -> (u32, i64, u32, i64) {
    let span = token.span;
    if has_no_column(token.kind) {
        return (span.line, -1, span.line, -1);
    }
    (span.line, i64::from(span.col), span.end_line, i64::from(span.end_col))
}

pub(super) fn node_span(span: Span) -> (u32, i64, u32, i64) {
    (span.line, i64::from(span.col), span.end_line, i64::from(span.end_col))
}

/// Where the tokenizer stands after the last token fetched: byte offset and line.
fn cursor(engine: &Engine<'_>) -> (usize, u32) {
    let token = engine.token(engine.fetched.max(1) - 1);
    (token.end as usize, token.span.end_line)
}

fn line_start(src: &[u8], at: usize) -> usize {
    memchr::memrchr(b'\n', &src[..at.min(src.len())]).map_or(0, |feed| feed + 1)
}

/// The column of the cursor. After a line feed the cursor still belongs to the line that it ended.
pub(super) fn cursor_column(engine: &Engine<'_>) -> i64 {
    let (at, _) = cursor(engine);
    let within = if at > 0 && engine.src[at - 1] == b'\n' { at - 1 } else { at };
    (at - line_start(engine.src, within)) as i64
}

/// An error on a token: `RAISE_SYNTAX_ERROR`.
pub(super) fn on_token(engine: &Engine<'_>, at: usize, kind: ErrorKind, message: &str) -> RawError {
    let token = engine.token(at);
    if has_no_column(token.kind) {
        let line = token.span.line;
        return span(engine, kind, message, (line, cursor_column(engine) - 1, line, -2));
    }
    span(engine, kind, message, token_span(token))
}

/// An error at a place: `RAISE_ERROR_KNOWN_LOCATION`.
pub(super) fn span(
    engine: &Engine<'_>,
    kind: ErrorKind,
    message: &str,
    (line, col, end_line, end_col): (u32, i64, u32, i64),
) -> RawError {
    let error =
        RawError { kind, message: message.into(), line, col, end_line, end_col, text: TextRange::Line };
    with_text(engine, error)
}

/// Gives an error its text.
pub(super) fn with_text(engine: &Engine<'_>, mut error: RawError) -> RawError {
    let (at, line) = cursor(engine);
    error.text = if line <= error.line && at > 0 {
        let within = if engine.src[at - 1] == b'\n' { at - 1 } else { at };
        let end = memchr::memchr(b'\n', &engine.src[within..])
            .map_or(engine.src.len() - 1, |feed| within + feed + 1);
        TextRange::Bytes(buffer_start(engine, within), end)
    } else {
        TextRange::Line
    };
    error
}

/// The start of the line that holds the cursor, or of the first of several that the tokenizer keeps together.
fn buffer_start(engine: &Engine<'_>, at: usize) -> usize {
    let mut start = line_start(engine.src, at);
    let tokens = &engine.scanned.tokens[..engine.fetched.min(engine.scanned.tokens.len())];
    for token in tokens.iter().rev() {
        if start == 0 || (token.end as usize) < start {
            break;
        }
        let spans_lines =
            matches!(token.kind, TokenKind::String | TokenKind::FStringMiddle | TokenKind::TStringMiddle);
        if spans_lines && (token.start as usize) < start {
            start = line_start(engine.src, token.start as usize);
        }
    }
    // A backslash joins this line to the one before.
    while start >= 2 && engine.src[start - 2] == b'\\' && !in_token(tokens, start - 2) {
        start = line_start(engine.src, start - 2);
    }
    start
}

/// Whether byte `at` is inside a token (or a comment, which no token holds: then it ends no line here).
fn in_token(tokens: &[Token], at: usize) -> bool {
    tokens.iter().rev().take(64).any(|token| (token.start as usize) <= at && at < token.end as usize)
}
