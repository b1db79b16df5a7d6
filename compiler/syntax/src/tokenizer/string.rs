//! String prefixes and plain string literals. CPython: the identifier and `letter_quote` parts of
//! `tok_get_normal_mode`.

use super::{Stop, Stopped, Token, TokenKind, Tokenizer};
use crate::ast::Span;

impl Tokenizer<'_, '_> {
    /// Letters from `start` stand before a quote at `quote`; reads the string if they are a prefix.
    pub(super) fn string_prefix(&mut self, start: usize, quote: usize) -> Result<bool, Stop> {
        let (mut b, mut f, mut r, mut t, mut u) = (false, false, false, false, false);
        for &letter in &self.src[start..quote] {
            let seen = match letter {
                b'b' | b'B' => &mut b,
                b'f' | b'F' => &mut f,
                b'r' | b'R' => &mut r,
                b't' | b'T' => &mut t,
                b'u' | b'U' => &mut u,
                _ => return Ok(false),
            };
            if std::mem::replace(seen, true) {
                return Ok(false);
            }
        }
        let clash = [
            (u && b, "'u' and 'b'"),
            (u && r, "'u' and 'r'"),
            (u && f, "'u' and 'f'"),
            (u && t, "'u' and 't'"),
            (b && f, "'b' and 'f'"),
            (b && t, "'b' and 't'"),
            (f && t, "'f' and 't'"),
        ];
        if let Some((_, letters)) = clash.iter().find(|(found, _)| *found) {
            self.pos = quote;
            let span = Span {
                line: self.line,
                col: (start - self.line_start) as u32,
                end_line: self.line,
                end_col: (quote - self.line_start) as u32,
            };
            let message = format!("{letters} prefixes are incompatible");
            return Err(self.error(crate::error::RawError::at(
                crate::error::ErrorKind::SyntaxError,
                message,
                span,
            )));
        }
        if f || t {
            self.fstring_start(start, quote, if f { 'f' } else { 't' }, r)?;
        } else {
            self.string(start, quote)?;
        }
        Ok(true)
    }

    /// How many quotes open the string at `quote`.
    pub(super) fn quote_size(&self, quote: usize) -> usize {
        let byte = self.src[quote];
        if self.src[quote + 1] == byte && self.src[quote + 2] == byte { 3 } else { 1 }
    }

    /// A plain string literal from `start`, whose quote is at `quote`.
    pub(super) fn string(&mut self, start: usize, quote: usize) -> Result<(), Stop> {
        let byte = self.src[quote];
        let size = self.quote_size(quote);
        let (first_line, first_line_start) = (self.line, self.line_start);
        let end_of_source = self.src.len() - 1;
        let mut at = quote + size;
        let mut escaped_quote = false;
        let end = loop {
            let found = memchr::memchr3(byte, b'\\', b'\n', &self.src[at..end_of_source]);
            let Some(found) = found else {
                self.pos = end_of_source;
                return Err(self.unterminated(
                    start,
                    quote,
                    size,
                    first_line,
                    first_line_start,
                    escaped_quote,
                ));
            };
            at += found;
            match self.src[at] {
                b'\n' => {
                    if size == 1 {
                        self.pos = at;
                        return Err(self.unterminated(
                            start,
                            quote,
                            size,
                            first_line,
                            first_line_start,
                            escaped_quote,
                        ));
                    }
                    at += 1;
                    self.line += 1;
                    self.line_start = at;
                }
                b'\\' => {
                    at += 1;
                    match self.src[at] {
                        b'\n' => {
                            self.line += 1;
                            self.line_start = at + 1;
                        }
                        next if next == byte => escaped_quote = true,
                        _ => {}
                    }
                    at = (at + 1).min(end_of_source);
                }
                _ if size == 1 => break at + 1,
                _ if self.src[at + 1] == byte && self.src[at + 2] == byte => break at + 3,
                _ => at += 1,
            }
        };
        self.pos = end;
        let span = Span {
            line: first_line,
            col: (start - first_line_start) as u32,
            end_line: self.line,
            end_col: (end - self.line_start) as u32,
        };
        self.tokens.push(Token {
            span,
            start: start as u32,
            end: end as u32,
            value: 0,
            kind: TokenKind::String,
        });
        Ok(())
    }

    #[cold]
    fn unterminated(
        &mut self,
        start: usize,
        quote: usize,
        size: usize,
        first_line: u32,
        first_line_start: usize,
        escaped_quote: bool,
    ) -> Stop {
        let ended = self.at_end();
        let last_line = if self.at_end() && self.pos == self.line_start { self.line - 1 } else { self.line };
        self.line = first_line;
        self.line_start = first_line_start;
        self.pos = start + 1;
        // In an f-string the quote that seems to open a string is more likely the end of the f-string.
        if let Some(mode) = self.modes.last()
            && mode.quote == self.src[quote]
            && usize::from(mode.quote_size) == size
        {
            let message = format!("{}-string: expecting '}}'", mode.letter);
            return self.error_here(&message);
        }
        let message = match (size, escaped_quote) {
            (3, _) => format!("unterminated triple-quoted string literal (detected at line {last_line})"),
            (_, true) => format!(
                "unterminated string literal (detected at line {last_line}); perhaps you escaped the end quote?"
            ),
            _ => format!("unterminated string literal (detected at line {last_line})"),
        };
        let stop = self.error_here(&message);
        if ended {
            self.mark_unterminated();
        }
        stop
    }

    /// The failure at hand is a string without end.
    pub(super) fn mark_unterminated(&mut self) {
        if let Some(failure) = &mut self.failure {
            failure.stopped = Stopped::EndInString;
        }
    }
}
