//! Escape sequences of string and bytes literals.
//!
//! CPython: `decode_unicode_with_escapes` and `decode_bytes_with_escapes` in `Parser/string_parser.c`. CPython
//! first rewrites each character beyond ASCII as a ten-byte escape, so positions in error messages count them so.

use super::{Parser, Res};
use crate::error::{ErrorKind, RawError, RawWarning, TextRange};
use crate::tokenizer::{Token, TokenKind};
use crate::unicode;
use kaa_unicode::text::push_code_point;

/// Why a literal cannot be decoded: what CPython puts in brackets before the reason, and the reason.
struct Bad {
    prefix: &'static str,
    reason: String,
    /// The part that cannot be decoded and why, for text.
    part: (usize, usize, &'static str),
}

fn bad_unicode(start: usize, end: usize, why: &'static str) -> Bad {
    let reason = if end - start == 1 {
        format!("'unicodeescape' codec can't decode byte 0x5c in position {start}: {why}")
    } else {
        format!("'unicodeescape' codec can't decode bytes in position {start}-{}: {why}", end - 1)
    };
    Bad { prefix: "unicode error", reason, part: (start, end, why) }
}

/// The first sequence that is no escape: where it starts, how long it is, whether it is a too large octal.
type Suspect = Option<(usize, usize, bool)>;

impl Parser<'_> {
    /// Decodes the text of a string, `body` at byte `at` of the source, into `out`.
    pub(super) fn unescape(&mut self, token: &Token, body: &[u8], out: &mut Vec<u8>) -> Res<()> {
        let mut suspect = None;
        let result = unescape_text(body, out, &mut suspect);
        self.finish(token, body, suspect, result)
    }

    /// Decodes the content of a bytes literal.
    pub(super) fn unescape_bytes(&mut self, token: &Token, body: &[u8], out: &mut Vec<u8>) -> Res<()> {
        let mut suspect = None;
        let result = unescape_bytes(body, out, &mut suspect);
        self.finish(token, body, suspect, result)
    }

    /// Raises the error of a format specification's text, which CPython does not make a SyntaxError of.
    pub(super) fn check_specification(&mut self, at: usize, body: &[u8]) -> Res<()> {
        let Err(Bad { part: (start, end, why), .. }) = unescape_text(body, &mut Vec::new(), &mut None) else {
            return Ok(());
        };
        self.raise(RawError {
            kind: ErrorKind::UnicodeDecodeError,
            message: why.into(),
            line: 0,
            col: start as i64,
            end_line: 0,
            end_col: end as i64,
            text: TextRange::Bytes(at, at + body.len()),
            reread: false,
        })
    }

    fn finish(&mut self, token: &Token, body: &[u8], suspect: Suspect, result: Result<(), Bad>) -> Res<()> {
        if let Err(Bad { prefix, reason, .. }) = result {
            return self.raise_at(format!("({prefix}) {reason}"), token.span);
        }
        let Some((start, len, octal)) = suspect else { return Ok(()) };
        // The tokenizer has warned already.
        let part = matches!(token.kind, TokenKind::FStringMiddle | TokenKind::TStringMiddle);
        if part && matches!(body.get(start + 1), Some(b'{' | b'}')) {
            return Ok(());
        }
        let sequence = String::from_utf8_lossy(&body[start..start + len]).into_owned();
        let what = if octal { "an invalid octal escape sequence" } else { "an invalid escape sequence" };
        let message = format!(
            "\"{sequence}\" is {what}. Such sequences will not work in the future. Did you mean \
             \"\\{sequence}\"? A raw string is also an option."
        );
        self.warn_of_escape(token, &body[..start], message);
        Ok(())
    }
}

impl Parser<'_> {
    /// A warning about an escape with `before` before it in the text of `token`. CPython places it in the last
    /// token fetched, where it has that token's quotes pass for the string's, and counts in its rewritten copy.
    /// CPython: `warn_invalid_escape_sequence`.
    #[cold]
    fn warn_of_escape(&mut self, token: &Token, before: &[u8], message: String) {
        let part = matches!(token.kind, TokenKind::FStringMiddle | TokenKind::TStringMiddle);
        let token = if part && !self.in_specification { self.closing_string() } else { token };
        let lines = before.iter().filter(|byte| **byte == b'\n').count();
        let on_line = memchr::memrchr(b'\n', before).map_or(before, |feed| &before[feed + 1..]);
        let mut prefix = self.src[token.start as usize..].iter().take_while(|b| b.is_ascii_alphabetic());
        let bytes = prefix.any(|b| matches!(b, b'b' | b'B'));
        let mut col =
            if bytes && token.kind == TokenKind::String { on_line.len() } else { rewritten(on_line).len() };
        if lines == 0 {
            let text = self.text(token.start, token.end);
            let is_quote = |byte: &&u8| matches!(**byte, b'\'' | b'"') && **byte == text[0];
            col += token.span.col as usize + text.iter().take(3).take_while(is_quote).count();
        }
        let line = token.span.line + lines as u32;
        self.warnings.push(RawWarning {
            message,
            line,
            col: col as u32,
            end_col: col as u32 + 2,
            cursor: token.end as usize,
            cursor_line: Some(token.span.end_line),
        });
    }

    /// The token that ends the string whose text is being read.
    fn closing_string(&self) -> &Token {
        let mut depth = 0;
        let end = self.tokens[self.pos..].iter().find(|token| match token.kind {
            TokenKind::FStringStart | TokenKind::TStringStart => {
                depth += 1;
                false
            }
            TokenKind::FStringEnd | TokenKind::TStringEnd => {
                depth -= 1;
                depth < 0
            }
            _ => false,
        });
        end.unwrap_or(self.token())
    }
}

/// A literal's text as CPython's codec for escapes gets it.
pub(crate) fn rewritten(body: &[u8]) -> String {
    let mut out = String::with_capacity(body.len());
    let mut characters = String::from_utf8_lossy(body).chars().collect::<Vec<_>>().into_iter().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\\' => {
                out.push(c);
                match characters.peek() {
                    Some(next) if next.is_ascii() => out.extend(characters.next()),
                    _ => out.push_str("u005c"),
                }
            }
            _ if c.is_ascii() => out.push(c),
            _ => out.push_str(&format!("\\U{:08x}", u32::from(c))),
        }
    }
    out
}

/// One escape common to both kinds of literal.
fn simple_escape(byte: u8) -> Option<u8> {
    Some(match byte {
        b'\\' | b'\'' | b'"' => byte,
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => 10,
        b'r' => 13,
        b't' => 9,
        b'v' => 11,
        _ => return None,
    })
}

/// An octal escape at `digits`: its value and length.
fn octal(digits: &[u8]) -> (u32, usize) {
    let len = digits.iter().take(3).take_while(|b| matches!(b, b'0'..=b'7')).count();
    (digits[..len].iter().fold(0, |value, b| value * 8 + u32::from(b - b'0')), len)
}

/// Up to `count` hexadecimal digits: their value and number.
fn hexadecimal(digits: &[u8], count: usize) -> (u32, usize) {
    let len = digits.iter().take(count).take_while(|b| b.is_ascii_hexdigit()).count();
    let value = digits[..len]
        .iter()
        .fold(0u32, |value, b| value.wrapping_mul(16) + (*b as char).to_digit(16).unwrap_or(0));
    (value, len)
}

fn unescape_text(body: &[u8], out: &mut Vec<u8>, suspect: &mut Suspect) -> Result<(), Bad> {
    let mut at = 0;
    // How much longer CPython's rewritten copy is than what has been read.
    let mut counted = 0;
    let mut growth = 0;
    while let Some(found) = memchr::memchr(b'\\', &body[at..]) {
        out.extend_from_slice(&body[at..at + found]);
        at += found;
        let Some(&next) = body.get(at + 1) else {
            out.push(b'\\');
            at += 1;
            continue;
        };
        let here = |counted: &mut usize, growth: &mut usize| {
            for byte in &body[*counted..at] {
                // Ten bytes for a character, its first byte counted here, the others taken away.
                *growth = if byte & 0xc0 == 0xc0 {
                    *growth + 9
                } else if byte & 0xc0 == 0x80 {
                    *growth - 1
                } else {
                    *growth
                };
            }
            *counted = at;
            at + *growth
        };
        if let Some(byte) = simple_escape(next) {
            out.push(byte);
            at += 2;
            continue;
        }
        match next {
            b'\n' => at += 2,
            b'0'..=b'7' => {
                let (value, len) = octal(&body[at + 1..]);
                if value > 0o377 && suspect.is_none() {
                    *suspect = Some((at, len + 1, true));
                }
                let _ = push_code_point(out, value);
                at += 1 + len;
            }
            b'x' | b'u' | b'U' => {
                let (count, reason) = match next {
                    b'x' => (2, "truncated \\xXX escape"),
                    b'u' => (4, "truncated \\uXXXX escape"),
                    _ => (8, "truncated \\UXXXXXXXX escape"),
                };
                let (value, len) = hexadecimal(&body[at + 2..], count);
                let position = here(&mut counted, &mut growth);
                if len < count {
                    return Err(bad_unicode(position, position + 2 + len, reason));
                }
                if push_code_point(out, value).is_none() {
                    return Err(bad_unicode(position, position + 2 + len, "illegal Unicode character"));
                }
                at += 2 + len;
            }
            b'N' => {
                let position = here(&mut counted, &mut growth);
                let rest = &body[at + 2..];
                if rest.first() != Some(&b'{') {
                    return Err(bad_unicode(position, position + 2, "malformed \\N character escape"));
                }
                let close = memchr::memchr(b'}', rest);
                let Some(close) = close.filter(|close| *close > 1) else {
                    let end = if close.is_some() { 4 } else { 2 + rest.len() };
                    let end = if close.is_some() { end - 1 } else { end };
                    return Err(bad_unicode(position, position + end, "malformed \\N character escape"));
                };
                let name = std::str::from_utf8(&rest[1..close]).unwrap_or("");
                match unicode::lookup_name(name) {
                    Some(c) => drop(push_code_point(out, c)),
                    None => {
                        let end = position + 3 + close;
                        return Err(bad_unicode(position, end, "unknown Unicode character name"));
                    }
                }
                at += 3 + close;
            }
            _ => {
                let len = 1 + kaa_unicode::text::decode_one(&body[at + 1..]).map_or(1, |(_, len)| len);
                // CPython has rewritten characters beyond ASCII by now and does not see them here, and the
                // backslash before one too.
                if next >= 0x80 {
                    growth += 5;
                } else if suspect.is_none() {
                    *suspect = Some((at, len, false));
                }
                out.extend_from_slice(&body[at..at + len]);
                at += len;
            }
        }
    }
    out.extend_from_slice(&body[at..]);
    Ok(())
}

fn unescape_bytes(body: &[u8], out: &mut Vec<u8>, suspect: &mut Suspect) -> Result<(), Bad> {
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &body[at..]) {
        out.extend_from_slice(&body[at..at + found]);
        at += found;
        let next = body.get(at + 1).copied().unwrap_or(b'\\');
        if let Some(byte) = simple_escape(next) {
            out.push(byte);
            at += 2;
            continue;
        }
        match next {
            b'\n' => at += 2,
            b'0'..=b'7' => {
                let (value, len) = octal(&body[at + 1..]);
                if value > 0o377 && suspect.is_none() {
                    *suspect = Some((at, len + 1, true));
                }
                out.push(value as u8);
                at += 1 + len;
            }
            b'x' => {
                let (value, len) = hexadecimal(&body[at + 2..], 2);
                if len < 2 {
                    let reason = format!("invalid \\x escape at position {at}");
                    return Err(Bad { prefix: "value error", reason, part: (at, at + 2, "") });
                }
                out.push(value as u8);
                at += 4;
            }
            _ => {
                if suspect.is_none() {
                    *suspect = Some((at, 2, false));
                }
                out.extend_from_slice(&body[at..at + 2]);
                at += 2;
            }
        }
    }
    out.extend_from_slice(&body[at.min(body.len())..]);
    Ok(())
}
