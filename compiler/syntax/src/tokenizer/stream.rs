//! Tokens as the module `tokenize` shows them: numbers, texts, character columns and lines.
//! CPython: `Python/Python-tokenize.c`.
//!
//! Line ends stay as the source has them; lines that came without one get it implied.

use super::{Stopped, TokenKind, TokenizerOptions, tokenize};
use crate::error::{ErrorKind, SyntaxError};

/// A token for Python programs. Ranges are bytes of the text that was given, without implied line ends.
#[derive(Clone, Copy, Debug)]
pub struct StreamToken {
    /// As the module `token` numbers them.
    pub number: u8,
    /// Line from 1 and column in characters; −1 where there is none.
    pub start: (u32, i32),
    pub end: (u32, i32),
    pub text: (usize, usize),
    pub line: (usize, usize),
}

/// The tokens up to the end or up to an error.
#[derive(Debug, Default)]
pub struct Stream {
    pub tokens: Vec<StreamToken>,
    pub error: Option<StreamError>,
}

/// Why there are no more tokens.
#[derive(Debug)]
pub enum StreamError {
    Syntax(SyntaxError),
    /// The source ended inside brackets or after a backslash, on this line; `held` characters of it are
    /// what CPython's tokenizer still holds.
    EndOfSource {
        line: u32,
        held: usize,
    },
}

const OP: u8 = 55;

fn number(kind: TokenKind) -> u8 {
    use TokenKind as K;
    match kind {
        K::TypeIgnore => 56,
        K::TypeComment => 57,
        K::FStringStart => 59,
        K::FStringMiddle => 60,
        K::FStringEnd => 61,
        K::TStringStart => 62,
        K::TStringMiddle => 63,
        K::TStringEnd => 64,
        K::Comment => 65,
        K::Nl => 66,
        K::Stray => OP,
        K::Error => 67,
        kind if kind >= K::False => K::Name as u8,
        K::LBrace => 25,
        K::RBrace => 26,
        kind if kind >= K::Colon && kind <= K::Percent => kind as u8 - 2,
        kind => kind as u8,
    }
}

/// The lines of a text and what the tokenizer sees of them.
struct Lines {
    /// Text with `\n` line ends and a final NUL.
    plain: Vec<u8>,
    /// Per line: where it starts in the given text and where it ends, its line end included.
    given: Vec<(usize, usize)>,
    /// Per line: bytes of its own line end.
    ends: Vec<u8>,
    /// Per line: where it starts in `plain`.
    starts: Vec<usize>,
}

impl Lines {
    /// `pieces` are the ends of the parts that the text came in: each ends a line.
    fn new(text: &[u8], pieces: &[usize]) -> Lines {
        let mut lines = Lines {
            plain: Vec::with_capacity(text.len() + 2),
            given: Vec::new(),
            ends: Vec::new(),
            starts: Vec::new(),
        };
        let mut start = 0;
        for &piece in pieces {
            while start < piece {
                let feed = memchr::memchr(b'\n', &text[start..piece]).map(|at| start + at + 1);
                let end = feed.unwrap_or(piece);
                let body = match &text[start..end] {
                    [body @ .., b'\r', b'\n'] | [body @ .., b'\n'] => body,
                    body => body,
                };
                lines.starts.push(lines.plain.len());
                lines.plain.extend_from_slice(body);
                lines.plain.push(b'\n');
                lines.given.push((start, end));
                lines.ends.push((end - start - body.len()) as u8);
                start = end;
            }
        }
        lines.plain.push(0);
        lines
    }

    fn of(&self, line: u32) -> (usize, usize) {
        let last = self.given.last().map_or(0, |l| l.1);
        self.given.get((line as usize).wrapping_sub(1)).copied().unwrap_or((last, last))
    }

    /// Offset in the given text of a byte column; never behind the line.
    fn offset(&self, line: u32, col: u32) -> usize {
        let (start, end) = self.of(line);
        (start + col as usize).min(end)
    }
}

/// Tokenizes text that came in pieces (the results of `readline`), whose ends are `pieces`.
pub fn stream(text: &str, pieces: &[usize], extra_tokens: bool) -> Stream {
    let lines = Lines::new(text.as_bytes(), pieces);
    let options = TokenizerOptions { extra_tokens, flufl: Some(false), ..TokenizerOptions::default() };
    let scanned = tokenize(&lines.plain, &options);
    let count = lines.given.len() as u32;
    let chars = |line: u32, col: u32| -> i32 {
        let start = lines.of(line).0;
        let end = lines.offset(line, col);
        let shown = text.as_bytes().get(start..end).unwrap_or_default();
        // Columns behind the line's text are those of an implied line end.
        let beyond = (start + col as usize).saturating_sub(end);
        (shown.iter().filter(|b| **b & 0xc0 != 0x80).count() + beyond) as i32
    };
    let mut out = Stream { tokens: Vec::with_capacity(scanned.tokens.len()), error: None };
    for token in &scanned.tokens {
        let kind = token.kind;
        if kind == TokenKind::Error {
            break;
        }
        let mut span = token.span;
        if matches!(kind, TokenKind::FStringMiddle | TokenKind::TStringMiddle)
            && let Some(start) = lines.starts.get((span.end_line as usize).wrapping_sub(1))
        {
            // The parser's end takes in the second of two braces.
            span.end_col = (token.end as usize).saturating_sub(*start) as u32;
        }
        let mut number = number(kind);
        let at_end = kind == TokenKind::EndMarker
            || kind == TokenKind::Dedent && token.start as usize + 1 >= lines.plain.len();
        let line = (lines.of(span.line).0, lines.of(span.end_line.max(span.line)).1);
        let mut text = (lines.offset(span.line, span.col), lines.offset(span.end_line, span.end_col));
        let (mut start, mut end) =
            ((span.line, chars(span.line, span.col)), (span.end_line, chars(span.end_line, span.end_col)));
        if !extra_tokens {
            match kind {
                TokenKind::Newline => {
                    // The comment before it, without the line feed itself.
                    let width = lines.ends.get((span.line as usize).wrapping_sub(1)).copied().unwrap_or(0);
                    let returned = i32::from(width == 2);
                    end.1 = (end.1 - 1).max(start.1) + returned;
                    text.1 = lines.offset(span.end_line, span.end_col.saturating_sub(1)).max(text.0);
                    text.1 += returned as usize;
                }
                TokenKind::Indent | TokenKind::Dedent | TokenKind::EndMarker => {
                    let line = if at_end { count.max(1) } else { span.line };
                    (start, end) = ((line, -1), (line, -1));
                    text.1 = text.0;
                }
                _ => {}
            }
            // At the end CPython shows the line of the token before, where it is the last one.
            let before = out.tokens.last().filter(|t| t.start.0 == count).map(|t| t.line);
            let line = if at_end { before.unwrap_or((line.1, line.1)) } else { line };
            if count == 0 {
                continue;
            }
            out.tokens.push(StreamToken { number, start, end, text, line });
            continue;
        }
        if at_end {
            (start, end) = ((count + 1, 0), (count + 1, 0));
            let last = line.1.max(lines.of(count).1);
            out.tokens.push(StreamToken { number, start, end, text: (last, last), line: (last, last) });
            continue;
        }
        if matches!(kind, TokenKind::Newline | TokenKind::Nl) {
            let width = lines.ends.get((span.line as usize).wrapping_sub(1)).copied().unwrap_or(0);
            text.1 = (text.0 + width as usize).min(line.1);
            end.1 = start.1 + i32::from(width.max(1));
        }
        if (TokenKind::LPar as u8..=TokenKind::Exclamation as u8).contains(&number) {
            number = OP;
        }
        out.tokens.push(StreamToken { number, start, end, text, line });
    }
    if let Some(failure) = scanned.failure {
        out.error = Some(match failure.stopped {
            Stopped::EndOfSource => {
                let (start, end) = lines.of(count);
                let shown = text.get(start..end).unwrap_or_default().trim_end_matches(['\r', '\n']);
                // A backslash after something, or an open string, makes CPython hold on to the line.
                let continued = lines.plain.ends_with(b"\\\n\0") && shown.trim_start() != "\\";
                let holds = failure.in_string || continued;
                StreamError::EndOfSource {
                    line: count,
                    held: if holds { shown.chars().count() + 1 } else { 0 },
                }
            }
            stopped => {
                let mut error = failure.error.resolve(&lines.plain);
                // Errors that the iterator words itself have no end, and stand behind their line.
                if stopped == Stopped::Coded {
                    (error.end_lineno, error.end_offset) = (None, None);
                    let line = error.text.as_ref().map_or(0, |t| t.chars().count());
                    error.offset = Some(line as i64 + 1);
                }
                StreamError::Syntax(error)
            }
        });
    }
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        refuse_null(&mut out, text, &lines, at);
    }
    out
}

/// A line with a null character is refused when it is read, before any token of it.
fn refuse_null(out: &mut Stream, text: &str, lines: &Lines, at: usize) {
    let index = lines.given.partition_point(|line| line.1 <= at);
    let line = index as u32 + 1;
    let start = lines.of(line).0;
    out.tokens.retain(|token| token.start.0 < line && token.number != TokenKind::EndMarker as u8);
    out.error = Some(StreamError::Syntax(SyntaxError {
        kind: ErrorKind::SyntaxError,
        message: "source code cannot contain null bytes".to_owned(),
        lineno: Some(line.into()),
        offset: Some(0),
        end_lineno: Some(line.into()),
        end_offset: Some(0),
        text: Some(text.get(start..at).unwrap_or_default().to_owned()),
        last_compound: Some((0, 0)),
        warnings: Vec::new(),
        overrules: None,
        reread: None,
    }));
}
