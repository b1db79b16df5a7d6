//! Blank lines, indentation, `Indent` and `Dedent`. CPython: the start of `tok_get_normal_mode`.

use super::{Stop, Stopped, TokenKind, Tokenizer};
use crate::error::{ErrorKind, RawError};

const MAX_INDENTS: usize = 100;
const TAB: u32 = 8;

impl Tokenizer<'_, '_> {
    /// Skips blank lines and opens or closes blocks for the line after them.
    pub(super) fn indentation(&mut self) -> Result<(), Stop> {
        loop {
            let (mut col, mut alt_col, mut continued) = (0u32, 0u32, 0u32);
            loop {
                match self.src[self.pos] {
                    b' ' => (col, alt_col) = (col + 1, alt_col + 1),
                    b'\t' => (col, alt_col) = ((col / TAB + 1) * TAB, alt_col + 1),
                    0x0c => (col, alt_col) = (0, 0),
                    b'\\' => {
                        // The indentation is that of the first of the joined lines.
                        if continued == 0 {
                            continued = col;
                        }
                        self.continuation()?;
                        continue;
                    }
                    _ => break,
                }
                self.pos += 1;
            }
            match self.src[self.pos] {
                b'#' => {
                    self.comment();
                    if self.lone_type_comment() {
                        continue;
                    }
                    if self.src[self.pos] == b'\n' {
                        self.blank_line_end();
                    }
                    if self.at_end() && self.pos != self.line_start {
                        // A comment that ends the source without a line feed closes no block.
                        return Ok(());
                    }
                }
                b'\n' => self.blank_line_end(),
                _ => {
                    if continued != 0 {
                        (col, alt_col) = (continued, continued);
                    }
                    return self.indent_to(col, alt_col);
                }
            }
        }
    }

    /// A type comment alone on its line is a line of its own, whatever its indentation.
    fn lone_type_comment(&mut self) -> bool {
        let found = self.options.type_comments
            && self.src[self.pos] == b'\n'
            && self
                .tokens
                .last()
                .is_some_and(|token| token.kind == TokenKind::TypeComment && token.end as usize == self.pos);
        if found {
            self.push(TokenKind::Newline, self.pos, self.pos + 1);
            self.pos += 1;
            self.newline();
        }
        found
    }

    fn blank_line_end(&mut self) {
        if self.options.extra_tokens {
            self.push(TokenKind::Nl, self.pos, self.pos + 1);
        }
        self.pos += 1;
        self.newline();
    }

    fn indent_to(&mut self, col: u32, alt_col: u32) -> Result<(), Stop> {
        let (top, alt_top) = self.indents[self.indents.len() - 1];
        if col == top {
            return if alt_col == alt_top { Ok(()) } else { Err(self.tab_error()) };
        }
        if col > top {
            if self.indents.len() >= MAX_INDENTS {
                return Err(self.fail(
                    RawError::point(
                        ErrorKind::IndentationError,
                        "too many levels of indentation",
                        self.line,
                        0,
                    ),
                    Stopped::Coded,
                ));
            }
            if alt_col <= alt_top {
                return Err(self.tab_error());
            }
            self.indents.push((col, alt_col));
            self.push(TokenKind::Indent, self.line_start, self.pos);
            return Ok(());
        }
        let mut closed = 0;
        while self.indents.len() > 1 && col < self.indents[self.indents.len() - 1].0 {
            self.indents.pop();
            closed += 1;
        }
        let (top, alt_top) = self.indents[self.indents.len() - 1];
        if col != top {
            return Err(self.unindent_error());
        }
        if alt_col != alt_top {
            return Err(self.tab_error());
        }
        for _ in 0..closed {
            self.push_mark(TokenKind::Dedent);
        }
        Ok(())
    }

    /// An unknown indentation stands at the end of the line, which CPython has read whole.
    fn unindent_error(&mut self) -> Stop {
        let rest = &self.src[self.pos..];
        let len = memchr::memchr(b'\n', rest).map_or(rest.len() - 1, |at| at + 1);
        let col = (self.pos + len - self.line_start) as i64 - 1;
        let message = "unindent does not match any outer indentation level";
        let mut error = RawError::point(ErrorKind::IndentationError, message, self.line, col);
        error.end_col = -2;
        self.fail(error, Stopped::Coded)
    }

    fn tab_error(&mut self) -> Stop {
        let message = "inconsistent use of tabs and spaces in indentation";
        let error = RawError::point(ErrorKind::TabError, message, self.line, 0);
        self.fail(error, Stopped::Coded)
    }
}
