//! f-strings and t-strings: a stack of modes, one per string that is open.
//!
//! CPython: `tok_get_fstring_mode` and `_PyLexer_update_ftstring_expr`.

use super::{Stop, Token, TokenKind, Tokenizer};
use crate::ast::Span;

/// An open f-string or t-string.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mode {
    /// Inside the literal text (or a format specification), not inside an expression.
    pub in_literal: bool,
    pub letter: char,
    pub raw: bool,
    pub quote: u8,
    pub quote_size: u8,
    /// Brackets open since the string began.
    pub depth: u16,
    /// Number of replacement fields open, less one.
    pub expr_depth: i32,
    pub in_spec: bool,
    pub in_debug: bool,
    pub line: u32,
    pub line_start: usize,
    pub start: usize,
}

const MAX_STRINGS: usize = 150;
const MAX_FIELDS: i32 = 3;

impl Mode {
    fn kinds(&self) -> (TokenKind, TokenKind) {
        match self.letter {
            'f' => (TokenKind::FStringMiddle, TokenKind::FStringEnd),
            _ => (TokenKind::TStringMiddle, TokenKind::TStringEnd),
        }
    }

    fn in_expr(&self) -> bool {
        self.expr_depth >= 0
    }
}

impl Tokenizer<'_, '_> {
    pub(super) fn fstring_start(
        &mut self,
        start: usize,
        quote: usize,
        letter: char,
        raw: bool,
    ) -> Result<(), Stop> {
        let size = self.quote_size(quote);
        self.pos = quote + size;
        // CPython's stack of 150 modes holds the program's own mode too.
        if self.modes.len() + 1 >= MAX_STRINGS {
            return Err(self.error_here("too many nested f-strings or t-strings"));
        }
        let kind = if letter == 'f' { TokenKind::FStringStart } else { TokenKind::TStringStart };
        self.push(kind, start, self.pos);
        self.modes.push(Mode {
            in_literal: true,
            letter,
            raw,
            quote: self.src[quote],
            quote_size: size as u8,
            depth: 0,
            expr_depth: -1,
            in_spec: false,
            in_debug: false,
            line: self.line,
            line_start: self.line_start,
            start,
        });
        Ok(())
    }

    /// Whether the colon at hand starts the format specification of the open replacement field.
    pub(super) fn fstring_spec_starts(&mut self) -> bool {
        let Some(mode) = self.modes.last_mut() else { return false };
        if !mode.in_expr() || i32::from(mode.depth) - 1 != mode.expr_depth {
            return false;
        }
        mode.in_literal = true;
        mode.in_spec = true;
        true
    }

    /// An `=` inside a replacement field.
    pub(super) fn fstring_debug(&mut self) {
        if let Some(mode) = self.modes.last_mut()
            && mode.in_expr()
        {
            mode.in_debug = true;
        }
    }

    pub(super) fn fstring_open(&mut self) {
        if let Some(mode) = self.modes.last_mut() {
            mode.depth += 1;
        }
    }

    pub(super) fn fstring_close(&mut self, byte: u8) {
        let Some(mode) = self.modes.last_mut() else { return };
        mode.depth = mode.depth.saturating_sub(1);
        if byte == b'}' && i32::from(mode.depth) == mode.expr_depth {
            mode.expr_depth -= 1;
            mode.in_literal = true;
            mode.in_debug = false;
            // Also in a specification: after a field in one, CPython takes its text for that of the string.
            mode.in_spec = false;
        }
    }

    /// The next token of literal text: a middle part, the end, or nothing when a field starts here.
    pub(super) fn fstring_literal(&mut self) -> Result<(), Stop> {
        let Some(&mode) = self.modes.last() else { return Ok(()) };
        let last = self.modes.len() - 1;
        let start = self.pos;
        let in_spec = mode.in_spec && mode.in_expr();
        if self.src[start] == b'{' && (self.src[start + 1] != b'{' || in_spec) {
            self.modes[last].in_literal = false;
            return self.enter_field(last);
        }
        let (middle, end) = mode.kinds();
        if self.at_end_quote(&mode, start) {
            self.pos = start + usize::from(mode.quote_size);
            self.push(end, start, self.pos);
            self.modes.pop();
            return Ok(());
        }
        let (first_line, first_line_start) = (self.line, self.line_start);
        let end_of_source = self.src.len() - 1;
        let mut named_escape = false;
        let text_end = loop {
            let at = self.pos;
            let byte = self.src[at];
            if (byte == 0 && at >= end_of_source) || (byte == b'\n' && mode.quote_size == 1) {
                if in_spec && byte == b'\n' {
                    self.pos += 1;
                    let letter = mode.letter;
                    return Err(self.error_here(&format!(
                        "{letter}-string: newlines are not allowed in format specifiers for single quoted \
                         {letter}-strings"
                    )));
                }
                return Err(self.unterminated_fstring(&mode));
            }
            match byte {
                b'\n' => {
                    self.pos += 1;
                    self.newline();
                }
                b'{' => {
                    if self.src[at + 1] == b'{' && !in_spec {
                        self.pos += 2;
                        self.push_middle(middle, start, at + 1, first_line, first_line_start);
                        self.extend_middle();
                        return Ok(());
                    }
                    self.push_middle(middle, start, at, first_line, first_line_start);
                    self.modes[last].in_literal = false;
                    return self.enter_field(last);
                }
                b'}' => {
                    if named_escape {
                        self.pos += 1;
                        break self.pos;
                    }
                    if self.src[at + 1] == b'}' && !in_spec && mode.depth == 0 {
                        self.pos += 2;
                        self.push_middle(middle, start, at + 1, first_line, first_line_start);
                        self.extend_middle();
                        return Ok(());
                    }
                    self.modes[last].in_literal = false;
                    break at;
                }
                b'\\' => self.fstring_escape(&mode, &mut named_escape),
                _ if byte == mode.quote && self.at_end_quote(&mode, at) => break at,
                _ => self.pos += 1,
            }
        };
        self.push_middle(middle, start, text_end, first_line, first_line_start);
        Ok(())
    }

    /// `self.pos` is at the brace of a replacement field whose token comes next.
    fn enter_field(&mut self, last: usize) -> Result<(), Stop> {
        let mode = &mut self.modes[last];
        mode.expr_depth += 1;
        let (too_deep, letter) = (mode.expr_depth >= MAX_FIELDS, mode.letter);
        if too_deep {
            return Err(self.error_here(&format!("{letter}-string: expressions nested too deeply")));
        }
        let start = self.pos;
        self.pos += 1;
        self.open(b'{', start)?;
        self.push(TokenKind::LBrace, start, start + 1);
        Ok(())
    }

    fn at_end_quote(&self, mode: &Mode, at: usize) -> bool {
        self.src[at] == mode.quote
            && (mode.quote_size == 1 || (self.src[at + 1] == mode.quote && self.src[at + 2] == mode.quote))
    }

    /// A backslash in literal text: the character after it is skipped unless it is a brace.
    fn fstring_escape(&mut self, mode: &Mode, named_escape: &mut bool) {
        self.pos += 1;
        let next = self.src[self.pos];
        if next == b'{' || next == b'}' {
            if !mode.raw {
                self.warn_brace_escape(next);
            }
            return;
        }
        if next == 0 && self.at_end() {
            return;
        }
        self.pos += 1;
        if next == b'\n' {
            self.newline();
        }
        if !mode.raw && next == b'N' && self.src[self.pos] == b'{' {
            self.pos += 1;
            *named_escape = true;
        }
    }

    fn warn_brace_escape(&mut self, next: u8) {
        let next = next as char;
        let message = format!(
            "\"\\{next}\" is an invalid escape sequence. Such sequences will not work in the future. \
             Did you mean \"\\\\{next}\"? A raw string is also an option."
        );
        self.warn(message, self.pos - self.line_start);
    }

    fn push_middle(
        &mut self,
        kind: TokenKind,
        start: usize,
        end: usize,
        first_line: u32,
        first_line_start: usize,
    ) {
        // The end may lie before a line start when a field begins a line.
        let span = Span {
            line: first_line,
            col: (start - first_line_start) as u32,
            end_line: self.line,
            end_col: (end - self.line_start) as u32,
        };
        self.tokens.push(Token { span, start: start as u32, end: end as u32, value: 0, kind });
    }

    /// A doubled brace ends the token: the second is not part of its text but of its position.
    fn extend_middle(&mut self) {
        if let Some(token) = self.tokens.last_mut() {
            token.span.end_col += 1;
        }
    }

    #[cold]
    fn unterminated_fstring(&mut self, mode: &Mode) -> Stop {
        let ended = self.at_end();
        let last_line = if self.at_end() && self.pos == self.line_start { self.line - 1 } else { self.line };
        self.line = mode.line;
        self.line_start = mode.line_start;
        self.pos = mode.start + 1;
        let letter = mode.letter;
        let message = if mode.quote_size == 3 {
            format!("unterminated triple-quoted {letter}-string literal (detected at line {last_line})")
        } else {
            format!("unterminated {letter}-string literal (detected at line {last_line})")
        };
        let stop = self.error_here(&message);
        if ended && mode.quote_size == 3 {
            self.mark_unterminated();
        }
        stop
    }
}
