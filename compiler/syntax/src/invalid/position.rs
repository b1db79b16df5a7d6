//! Where errors stand, and which text goes with them. CPython: `Parser/pegen_errors.c`.

use super::engine::Engine;
use crate::ast::Span;
use crate::error::{ErrorKind, RawError, TextRange};
use crate::tokenizer::{Token, TokenKind};

/// A token's span as (line, column, end line, end column), −1 where CPython has no column.
pub(super) fn token_span(token: &Token) -> (u32, i64, u32, i64) {
    let span = token.span;
    if token.has_no_column() {
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

/// A byte on the line that the cursor belongs to: after a line feed that is a token, and at the end of the
/// source, that is the line before.
fn on_cursor_line(engine: &Engine<'_>) -> usize {
    let token = engine.token(engine.fetched.max(1) - 1);
    let at = token.end as usize;
    let ended = (token.kind == TokenKind::Newline && !token.has_no_column()) || at + 1 >= engine.src.len();
    if ended && at > 0 && engine.src[at - 1] == b'\n' { at - 1 } else { at }
}

/// The column of the cursor.
pub(super) fn cursor_column(engine: &Engine<'_>) -> i64 {
    let (at, _) = cursor(engine);
    (at - line_start(engine.src, on_cursor_line(engine))) as i64
}

/// An error on a token: `RAISE_SYNTAX_ERROR`.
pub(super) fn on_token(engine: &Engine<'_>, at: usize, kind: ErrorKind, message: &str) -> RawError {
    let token = engine.token(at);
    if token.has_no_column() {
        let line = token.span.line;
        let at_end = matches!(token.kind, TokenKind::EndMarker | TokenKind::Dedent)
            && token.end as usize + 1 >= engine.src.len();
        if engine.options.from_file && at_end {
            // Reading a file, CPython has let go of the last line by then.
            return span(engine, kind, message, (line, -1, line, -2));
        }
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
    let error = RawError {
        kind,
        message: message.into(),
        line,
        col,
        end_line,
        end_col,
        text: TextRange::Line,
        reread: true,
    };
    with_text(engine, error)
}

/// Gives an error its text.
pub(super) fn with_text(engine: &Engine<'_>, mut error: RawError) -> RawError {
    error.reread = true;
    let (at, line) = cursor(engine);
    error.text = if line <= error.line && at > 0 {
        let within = on_cursor_line(engine);
        let end = memchr::memchr(b'\n', &engine.src[within..])
            .map_or(engine.src.len() - 1, |feed| within + feed + 1);
        TextRange::Bytes(line_start(engine.src, within), end)
    } else {
        TextRange::Line
    };
    error
}
