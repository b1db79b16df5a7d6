//! String literals and their implicit concatenation.
//!
//! CPython: `_PyPegen_constant_from_string`, `_PyPegen_concatenate_strings` and `_PyPegen_concatenate_tstrings`.

use super::{Fail, Parser, Res};
use crate::ast::*;
use crate::error::{ErrorKind, RawError};
use crate::tokenizer::{Token, TokenKind};
use TokenKind as T;
use kaa_unicode::Text;

impl Parser<'_> {
    /// `strings`: one or more literals side by side.
    pub(super) fn strings(&mut self) -> Res<Expr> {
        let start = self.span();
        let is_string = |kind| matches!(kind, T::String | T::FStringStart | T::TStringStart);
        if self.kind() == T::String && !is_string(self.kind_at(1)) {
            return self.plain_string();
        }
        let (mut plain, mut formatted, mut template) = (0, 0, 0);
        // The parts in order; the values of f-strings one by one.
        let mut parts = Vec::new();
        while is_string(self.kind()) {
            match self.kind() {
                T::String => {
                    plain += 1;
                    parts.push(self.plain_string()?);
                }
                T::FStringStart => {
                    formatted += 1;
                    self.fstring(&mut parts)?;
                }
                _ => {
                    template += 1;
                    self.fstring(&mut parts)?;
                }
            }
        }
        if template > 0 {
            self.require(14, "t-strings are", self.pos - 1)?;
        }
        if template > 0 && plain + formatted > 0 {
            return Err(Fail);
        }
        let span = self.span_from(start);
        let is_bytes =
            |part: &&Expr| matches!(part.kind, ExprKind::Constant { value: Constant::Bytes(_), .. });
        let bytes = parts.iter().filter(is_bytes).count();
        if bytes > 0 {
            if bytes < plain || formatted > 0 {
                let token = self.token();
                let error = RawError::at(
                    ErrorKind::SyntaxError,
                    "cannot mix bytes and nonbytes literals",
                    token.span,
                );
                return self.raise(error);
            }
            return Ok(Expr::new(span, concatenate_bytes(&parts)));
        }
        if template > 0 {
            return Ok(Expr::new(span, ExprKind::TemplateStr { values: merge(parts, true) }));
        }
        if formatted > 0 {
            return Ok(Expr::new(span, ExprKind::JoinedStr { values: merge(parts, true) }));
        }
        merge(parts, false).pop().ok_or(Fail)
    }

    /// One string literal without fields.
    pub(super) fn plain_string(&mut self) -> Res<Expr> {
        let token = self.token();
        self.bump();
        let text = self.text(token.start, token.end);
        let prefix = text.iter().position(|b| matches!(b, b'\'' | b'"')).unwrap_or(0);
        let (mut raw, mut bytes) = (false, false);
        for letter in &text[..prefix] {
            match letter {
                b'r' | b'R' => raw = true,
                b'b' | b'B' => bytes = true,
                _ => {}
            }
        }
        let kind_u = text[0] == b'u';
        let quote = text[prefix];
        let size = if text.len() >= prefix + 6 && text[prefix + 1] == quote && text[prefix + 2] == quote {
            3
        } else {
            1
        };
        let body = &text[prefix + size..text.len() - size];
        let plain = raw || memchr::memchr(b'\\', body).is_none();
        let value = if bytes {
            if !body.is_ascii() {
                return self.raise_at("bytes can only contain ASCII literal characters", token.span);
            }
            if plain {
                Constant::Bytes(body.into())
            } else {
                let mut out = Vec::with_capacity(body.len());
                self.unescape_bytes(token, body, &mut out)?;
                Constant::Bytes(out.into())
            }
        } else {
            Constant::Str(self.string_text(token, body, plain)?)
        };
        Ok(Expr::new(token.span, ExprKind::Constant { value, kind_u }))
    }

    /// The value of a piece of string literal.
    pub(super) fn string_text(&mut self, token: &Token, body: &[u8], plain: bool) -> Res<Text> {
        if plain {
            return Text::from_bytes(body).ok_or(Fail);
        }
        let mut out = Vec::with_capacity(body.len());
        self.unescape(token, body, &mut out)?;
        Text::from_bytes(&out).ok_or(Fail)
    }
}

fn concatenate_bytes(parts: &[Expr]) -> ExprKind {
    let mut all = Vec::new();
    for part in parts {
        if let ExprKind::Constant { value: Constant::Bytes(bytes), .. } = &part.kind {
            all.extend_from_slice(bytes);
        }
    }
    ExprKind::Constant { value: Constant::Bytes(all.into()), kind_u: false }
}

/// Joins neighbouring constants; `drop_empty`, among fields, leaves out empty ones.
pub(super) fn merge(parts: Vec<Expr>, drop_empty: bool) -> Vec<Expr> {
    let mut merged: Vec<Expr> = Vec::with_capacity(parts.len());
    let mut parts = parts.into_iter().peekable();
    while let Some(mut part) = parts.next() {
        if part.as_str_constant().is_some() {
            let mut joined: Option<Vec<u8>> = None;
            while let Some(next) = parts.next_if(|next| next.as_str_constant().is_some()) {
                let (Some(first), Some(text)) = (part.as_str_constant(), next.as_str_constant()) else {
                    break;
                };
                if drop_empty && text.is_empty() {
                    continue;
                }
                joined.get_or_insert_with(|| first.as_bytes().to_vec()).extend_from_slice(text.as_bytes());
                part.span = part.span.to(next.span);
            }
            if let (Some(bytes), ExprKind::Constant { value, .. }) = (joined, &mut part.kind)
                && let Some(text) = Text::from_bytes(&bytes)
            {
                *value = Constant::Str(text);
            }
            if drop_empty && part.as_str_constant().is_some_and(Text::is_empty) {
                continue;
            }
        }
        merged.push(part);
    }
    merged
}
