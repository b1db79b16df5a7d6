//! The second pass: finds the error that CPython reports for source that the parser refused.
//!
//! CPython parses once without its error rules; if that fails it parses again with them, and the first that
//! matches raises. If none does, the error is "invalid syntax" at the last token that the first pass
//! fetched. Both passes are repeated here over the same tokens with CPython's grammar (`grammar`), from the
//! top-level statement that did not parse. CPython: `_PyPegen_run_parser`, `_Pypegen_set_syntax_error`.
//!
//! **Invariant:** native recursion is bounded by the engine's level; source that needs more than
//! [`SHALLOW`] levels is walked on a thread of its own with a stack large enough for all 6000.

mod actions;
mod engine;
mod grammar;
mod notation;
mod position;
#[cfg(test)]
mod tests;

use crate::error::{ErrorKind, RawError, RawWarning, TextRange};
use crate::tokenizer::{Stopped, TokenKind, Tokens};
use crate::{Mode, ParseOptions};
use engine::Engine;

const SHALLOW: u32 = 150;

const DEEP_STACK: usize = 128 << 20;

/// What is found.
pub(crate) struct Explained {
    pub error: RawError,
    /// Where the last compound statement before the error starts if the error rules found it.
    pub compound: Option<(u32, u32)>,
    /// The warnings of the first pass.
    pub warnings: Vec<RawWarning>,
    /// Number of tokens that were fetched; all of them where the rest was looked through for errors.
    pub fetched: usize,
}

impl From<RawError> for Explained {
    fn from(error: RawError) -> Explained {
        Explained { error, compound: None, warnings: Vec::new(), fetched: usize::MAX }
    }
}

/// The error of source whose top-level statement at token `start` does not parse.
pub(crate) fn explain(
    src: &[u8],
    scanned: &Tokens<'_>,
    options: &ParseOptions<'_>,
    start: usize,
) -> Explained {
    if let Some(error) = walk(src, scanned, options, start, SHALLOW) {
        return error;
    }
    let deep = std::thread::scope(|scope| {
        // The decoder in the options cannot cross threads and is of no use any more.
        let (mode, flags) = (options.mode, options.flags);
        let (type_comments, feature_version, int_max_str_digits, from_file) =
            (options.type_comments, options.feature_version, options.int_max_str_digits, options.from_file);
        let body = move || {
            let options = ParseOptions {
                mode,
                flags,
                type_comments,
                feature_version,
                int_max_str_digits,
                from_file,
                ..ParseOptions::default()
            };
            walk(src, scanned, &options, start, engine::MAX_LEVEL)
        };
        let thread = std::thread::Builder::new().stack_size(DEEP_STACK).spawn_scoped(scope, body);
        thread.ok().and_then(|thread| thread.join().ok()).flatten()
    });
    deep.unwrap_or_else(|| {
        let message = "Parser stack overflowed - Python source too complex to parse";
        RawError::point(ErrorKind::MemoryError, message, 0, 0).into()
    })
}

/// Both passes, with what goes with the error; `None` when they need more than `max_level` levels though CPython allows them.
fn walk(
    src: &[u8],
    scanned: &Tokens<'_>,
    options: &ParseOptions<'_>,
    start: usize,
    max_level: u32,
) -> Option<Explained> {
    let mut engine = Engine::new(src, scanned, options, notation::grammar());
    engine.max_level = max_level;
    engine.fetched = start;
    let (error, compound, fetched) = passes(&mut engine, options, start)?;
    Some(Explained { error, compound, warnings: engine.warnings, fetched })
}

type Found = (RawError, Option<(u32, u32)>, usize);

fn passes(engine: &mut Engine<'_>, options: &ParseOptions<'_>, start: usize) -> Option<Found> {
    let rule = match options.mode {
        Mode::Exec => "file",
        Mode::Single => "interactive",
        Mode::Eval => "eval",
        Mode::FuncType => "func_type",
    };
    let _ = engine.run(rule, start);
    let fetched = engine.fetched;
    let last_of_first_pass = fetched.max(1) - 1;
    if options.flags.allow_incomplete_input && at_end_of_source(engine) {
        let mut error = engine.on_token(last_of_first_pass, ErrorKind::IncompleteInput, "incomplete input");
        if engine.token(last_of_first_pass).kind == TokenKind::Error
            && let TextRange::Bytes(from, _) = error.text
        {
            // A string without end: all of it is in the tokenizer's hands.
            error.text = TextRange::Bytes(from, engine.src.len() - 1);
        }
        return Some((error, None, fetched));
    }
    let second = engine.error.is_none();
    if second {
        engine.errors_on = true;
        let _ = engine.run(rule, start);
    }
    // The second pass may have looked further.
    let fetched = engine.fetched;
    let compound = second.then_some(engine.last_compound);
    if engine.too_deep && engine.max_level < engine::MAX_LEVEL {
        return None;
    }
    let error = match engine.error.take() {
        Some(error) => {
            if matches!(error.kind, ErrorKind::MemoryError | ErrorKind::UnicodeDecodeError)
                || at_end_of_source(engine)
            {
                return Some((error, compound, fetched));
            }
            if engine.token(engine.fetched - 1).kind == TokenKind::Error {
                return Some((error, compound, fetched));
            }
            error
        }
        None => {
            let last = engine.token(last_of_first_pass);
            let last_now = engine.fetched - 1;
            let kind = ErrorKind::IndentationError;
            match last.kind {
                TokenKind::Indent => {
                    return Some((engine.on_token(last_now, kind, "unexpected indent"), compound, fetched));
                }
                TokenKind::Dedent => {
                    return Some((engine.on_token(last_now, kind, "unexpected unindent"), compound, fetched));
                }
                _ => position::span(
                    engine,
                    ErrorKind::SyntaxError,
                    "invalid syntax",
                    position::token_span(last),
                ),
            }
        }
    };
    Some((later_error(engine).unwrap_or(error), compound, usize::MAX))
}

/// Whether the tokenizer had come to the end of the source, which it looks at after all tokens but strings.
fn at_end_of_source(engine: &Engine<'_>) -> bool {
    let token = engine.token(engine.fetched.max(1) - 1);
    match token.kind {
        TokenKind::EndMarker => true,
        TokenKind::Error => engine
            .scanned
            .failure
            .as_ref()
            .is_some_and(|failure| matches!(failure.stopped, Stopped::EndOfSource | Stopped::EndInString)),
        // An empty string might have gone on with a third quote.
        TokenKind::String if token.end as usize + 1 >= engine.src.len() => {
            matches!(engine.text(engine.fetched.max(1) - 1), [.., open, close] if open == close)
                && !engine.text(engine.fetched.max(1) - 1).ends_with(b"\"\"\"")
                && !engine.text(engine.fetched.max(1) - 1).ends_with(b"'''")
        }
        // A dot might have been the first of three.
        TokenKind::Dot => {
            let rest = &engine.src[token.end as usize..];
            rest.strip_prefix(b".").unwrap_or(rest) == b"\0"
        }
        TokenKind::String | TokenKind::FStringEnd | TokenKind::TStringEnd => false,
        // Where a format specification starts there is no `:=` to look for.
        TokenKind::Colon if starts_specification(engine) => false,
        // No operator is longer.
        TokenKind::Ellipsis
        | TokenKind::LeftShiftEqual
        | TokenKind::RightShiftEqual
        | TokenKind::DoubleStarEqual
        | TokenKind::DoubleSlashEqual => false,
        TokenKind::Newline if !token.has_no_column() => false,
        _ => token.end as usize + 1 >= engine.src.len(),
    }
}

/// Whether an f-string's own text goes on behind the last token.
fn starts_specification(engine: &Engine<'_>) -> bool {
    match engine.token(engine.fetched).kind {
        TokenKind::FStringMiddle
        | TokenKind::TStringMiddle
        | TokenKind::FStringEnd
        | TokenKind::TStringEnd => true,
        TokenKind::Error => {
            let scanned = engine.scanned;
            let in_field = scanned.open_brackets.last().is_none_or(|bracket| bracket.byte == b'{');
            in_field && scanned.failure.as_ref().is_some_and(|failure| failure.in_string)
        }
        _ => false,
    }
}

/// An error on the last of the first `fetched` tokens.
pub(crate) fn on_last(
    src: &[u8],
    scanned: &Tokens<'_>,
    options: &ParseOptions<'_>,
    fetched: usize,
    message: &str,
) -> RawError {
    let mut engine = Engine::new(src, scanned, options, notation::grammar());
    engine.fetched = fetched;
    engine.on_token(fetched - 1, ErrorKind::SyntaxError, message)
}

/// From which line on an error of the tokenizer counts more than one of the parser: see `later_error`.
pub(crate) fn overrules(scanned: &Tokens<'_>) -> Option<u32> {
    let failure = scanned.failure.as_ref().filter(|failure| !failure.in_string)?;
    if matches!(failure.stopped, Stopped::Worded | Stopped::EndInString) {
        return Some(0);
    }
    scanned.open_brackets.last().map(|bracket| bracket.line + 1)
}

/// An error of the tokenizer further on, which counts more than the parser's: one that it words itself, or a
/// bracket left open on a line before.
fn later_error(engine: &Engine<'_>) -> Option<RawError> {
    let failure = engine.scanned.failure.as_ref()?;
    // What goes wrong within an f-string does not hide an error before it.
    if failure.in_string {
        return None;
    }
    if matches!(failure.stopped, Stopped::Worded | Stopped::EndInString) {
        return Some(failure.error.clone());
    }
    let bracket = engine.scanned.open_brackets.last()?;
    if engine.token(engine.fetched - 1).span.line > bracket.line {
        return Some(unclosed(bracket.byte, bracket.line, bracket.col));
    }
    None
}

/// "'(' was never closed".
pub(crate) fn unclosed(byte: u8, line: u32, col: u32) -> RawError {
    let message = format!("'{}' was never closed", byte as char);
    RawError { reread: true, ..RawError::point(ErrorKind::SyntaxError, message, line, i64::from(col)) }
}
