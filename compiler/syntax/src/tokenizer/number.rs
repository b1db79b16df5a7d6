//! Numeric literals. CPython: the number part of `tok_get_normal_mode`, `verify_end_of_number` and
//! `tok_decimal_tail` in `Parser/lexer/lexer.c`.

use super::{Stop, TokenKind, Tokenizer, is_name_byte};
use crate::ast::Span;
use crate::error::{ErrorKind, RawError};

impl Tokenizer<'_, '_> {
    /// Reads a number that starts at `self.pos` with a digit, or with a dot before a digit.
    pub(super) fn number(&mut self, start: usize) -> Result<(), Stop> {
        if self.src[start] == b'0' {
            match self.src[start + 1] {
                b'x' | b'X' => return self.radix(start, "hexadecimal", 16),
                b'o' | b'O' => return self.radix(start, "octal", 8),
                b'b' | b'B' => return self.radix(start, "binary", 2),
                _ => self.leading_zero(start)?,
            }
        } else if self.src[start] != b'.' {
            self.digits()?;
        }
        if self.src[self.pos] == b'.' {
            self.pos += 1;
            if self.src[self.pos].is_ascii_digit() {
                self.digits()?;
            }
        }
        if matches!(self.src[self.pos], b'e' | b'E') && !self.exponent(start)? {
            return Ok(());
        }
        let kind = if matches!(self.src[self.pos], b'j' | b'J') {
            self.pos += 1;
            "imaginary"
        } else {
            "decimal"
        };
        self.end_of_number(kind)?;
        self.push(TokenKind::Number, start, self.pos);
        Ok(())
    }

    /// Digits with single underscores between them; `self.pos` is at the first digit.
    fn digits(&mut self) -> Result<(), Stop> {
        loop {
            while self.src[self.pos].is_ascii_digit() {
                self.pos += 1;
            }
            if self.src[self.pos] != b'_' {
                return Ok(());
            }
            self.pos += 1;
            if !self.src[self.pos].is_ascii_digit() {
                return Err(self.error_here("invalid decimal literal"));
            }
        }
    }

    /// After a first `0` that is no radix prefix: zeros, or a decimal that must turn out to be a float.
    fn leading_zero(&mut self, start: usize) -> Result<(), Stop> {
        self.pos = start + 1;
        loop {
            if self.src[self.pos] == b'_' {
                self.pos += 1;
                if !self.src[self.pos].is_ascii_digit() {
                    return Err(self.error_here("invalid decimal literal"));
                }
            }
            if self.src[self.pos] != b'0' {
                break;
            }
            self.pos += 1;
        }
        let zeros_end = self.pos;
        if !self.src[self.pos].is_ascii_digit() {
            return Ok(());
        }
        self.digits()?;
        if matches!(self.src[self.pos], b'.' | b'e' | b'E' | b'j' | b'J') || self.options.extra_tokens {
            return Ok(());
        }
        let span = Span {
            line: self.line,
            col: (start - self.line_start) as u32,
            end_line: self.line,
            end_col: (zeros_end - self.line_start) as u32,
        };
        Err(self.error(RawError::at(
            ErrorKind::SyntaxError,
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
            span,
        )))
    }

    /// Reads an exponent if there is one; false when the number ended before the `e`.
    fn exponent(&mut self, start: usize) -> Result<bool, Stop> {
        let e = self.pos;
        self.pos += 1;
        if matches!(self.src[self.pos], b'+' | b'-') {
            self.pos += 1;
            if !self.src[self.pos].is_ascii_digit() {
                return Err(self.error_here("invalid decimal literal"));
            }
        } else if !self.src[self.pos].is_ascii_digit() {
            self.pos = e;
            self.end_of_number("decimal")?;
            self.push(TokenKind::Number, start, self.pos);
            return Ok(false);
        }
        self.digits()?;
        Ok(true)
    }

    fn radix(&mut self, start: usize, name: &str, radix: u32) -> Result<(), Stop> {
        let is_digit = |byte: u8| (byte as char).is_digit(radix);
        self.pos = start + 2;
        loop {
            if self.src[self.pos] == b'_' {
                self.pos += 1;
            }
            let byte = self.src[self.pos];
            if !is_digit(byte) {
                if byte.is_ascii_digit() {
                    self.pos += 1;
                    return Err(
                        self.error_here(&format!("invalid digit '{}' in {name} literal", byte as char))
                    );
                }
                return Err(self.error_here(&format!("invalid {name} literal")));
            }
            while is_digit(self.src[self.pos]) {
                self.pos += 1;
            }
            if self.src[self.pos] != b'_' {
                break;
            }
        }
        let byte = self.src[self.pos];
        if byte.is_ascii_digit() {
            self.pos += 1;
            return Err(self.error_here(&format!("invalid digit '{}' in {name} literal", byte as char)));
        }
        self.end_of_number(name)?;
        self.push(TokenKind::Number, start, self.pos);
        Ok(())
    }

    /// A number directly followed by a name is an error, or a warning where that name is a keyword that
    /// may follow a number.
    fn end_of_number(&mut self, kind: &str) -> Result<(), Stop> {
        let rest = &self.src[self.pos..];
        if !is_name_byte(rest[0]) || rest[0] >= 128 || self.options.extra_tokens {
            return Ok(());
        }
        let word = |word: &[u8]| rest.strip_prefix(word).is_some_and(|after| !is_name_byte(after[0]));
        let keyword = match rest[0] {
            b'a' => word(b"and"),
            b'e' => word(b"else"),
            b'f' => word(b"for"),
            b'i' => matches!(rest[1], b'f' | b'n' | b's'),
            b'o' => word(b"or"),
            b'n' => word(b"not"),
            _ => false,
        };
        if !keyword {
            return Err(self.error_here(&format!("invalid {kind} literal")));
        }
        self.warn(format!("invalid {kind} literal"), self.pos - self.line_start - 1);
        Ok(())
    }
}
