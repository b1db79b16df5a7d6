//! f-strings and t-strings. CPython: `_PyPegen_joined_str`, `_PyPegen_formatted_value`,
//! `_PyPegen_interpolation`, `_PyPegen_setup_full_format_spec`.

use super::strings::merge;
use super::{Fail, Parser, Res};
use crate::ast::*;
use crate::tokenizer::{Token, TokenKind};
use TokenKind as T;
use kaa_unicode::Text;

/// What the fields of a string need to know about it.
#[derive(Clone, Copy)]
struct StringKind {
    template: bool,
    raw: bool,
}

impl StringKind {
    fn letter(self) -> char {
        if self.template { 't' } else { 'f' }
    }
}

impl Parser<'_> {
    /// One f-string or t-string; its values are added to `parts`.
    pub(super) fn fstring(&mut self, parts: &mut Vec<Expr>) -> Res<()> {
        let token = self.token();
        let raw = self.text(token.start, token.end).iter().any(|b| matches!(b, b'r' | b'R'));
        let string = StringKind { template: token.kind == T::TStringStart, raw };
        self.bump();
        loop {
            match self.kind() {
                T::FStringMiddle | T::TStringMiddle => self.middle(string, parts)?,
                T::LBrace => self.field(string, parts)?,
                T::FStringEnd | T::TStringEnd => {
                    self.bump();
                    return Ok(());
                }
                _ => return Err(Fail),
            }
        }
    }

    fn middle(&mut self, string: StringKind, parts: &mut Vec<Expr>) -> Res<()> {
        let token = self.token();
        self.bump();
        let body = self.text(token.start, token.end);
        let plain = string.raw || memchr::memchr(b'\\', body).is_none();
        let text = self.string_text(token, body, plain)?;
        if !text.is_empty() {
            let kind = ExprKind::Constant { value: Constant::Str(text), kind_u: false };
            parts.push(Expr::new(token.span, kind));
        }
        Ok(())
    }

    /// A replacement field.
    fn field(&mut self, string: StringKind, parts: &mut Vec<Expr>) -> Res<()> {
        let open = self.token();
        self.enter(super::BRACKET_LEVELS)?;
        self.bump();
        let first = self.pos;
        let value = Box::new(self.right_side()?);
        let equal = self.pos;
        let debug = self.eat(T::Equal);
        let after = self.pos;
        let source_end = self.token().start;
        let mut conversion = -1;
        let mut debug_end = None;
        if self.kind() == T::Exclamation {
            let mark = self.token();
            self.bump();
            conversion = self.conversion(string, mark)?;
            debug_end = Some(self.prev().span.start());
        }
        let format_spec = if self.kind() == T::Colon {
            let spec = self.format_spec(string)?;
            // CPython takes one column off the end it finds, but not here.
            let start = spec.span.start();
            debug_end.get_or_insert(Span { end_col: start.end_col + 1, ..start });
            Some(Box::new(spec))
        } else {
            None
        };
        self.expect(T::RBrace)?;
        self.leave(super::BRACKET_LEVELS);
        let span = self.span_from(open.span);
        if debug && conversion == -1 && format_spec.is_none() {
            conversion = i32::from(b'r');
        }
        if debug {
            let end = debug_end.unwrap_or(span);
            let span = Span {
                line: open.span.line,
                col: open.span.col + 1,
                end_line: end.end_line,
                end_col: end.end_col.wrapping_sub(1),
            };
            let text = self.field_source(first, after, open.end, source_end);
            let value = Constant::Str(text);
            parts.push(Expr::new(span, ExprKind::Constant { value, kind_u: false }));
        }
        let kind = if string.template {
            let (last, end) = if debug { (equal, self.tokens[equal].start) } else { (after, source_end) };
            let text = Constant::Str(self.field_source(first, last, open.end, end));
            ExprKind::Interpolation { value, text, conversion, format_spec }
        } else {
            ExprKind::FormattedValue { value, conversion, format_spec }
        };
        parts.push(Expr::new(span, kind));
        Ok(())
    }

    /// The start of the innermost string open before token `at`.
    fn enclosing_string(&self, at: usize) -> Option<&Token> {
        let mut depth = 0;
        self.tokens[..at].iter().rev().find(|token| match token.kind {
            T::FStringEnd | T::TStringEnd => {
                depth += 1;
                false
            }
            T::FStringStart | T::TStringStart => {
                depth -= 1;
                depth < 0
            }
            _ => false,
        })
    }

    /// Checks the text in a format specification that is at hand. CPython takes it for raw if the tokenizer is in
    /// a raw string, which it may have left by then: `fetched` tokens have been made.
    pub(super) fn check_format_text(&mut self, fetched: usize) -> Res<()> {
        let token = self.token();
        let body = self.text(token.start, token.end);
        let raw = self
            .enclosing_string(fetched)
            .is_some_and(|start| self.text(start.start, start.end).iter().any(|b| matches!(b, b'r' | b'R')));
        if raw { Ok(()) } else { self.check_specification(token.start as usize, body) }
    }

    /// Checks the conversion at hand.
    pub(super) fn check_conversion(&mut self) -> Res<()> {
        let template = self.enclosing_string(self.pos).is_some_and(|token| token.kind == T::TStringStart);
        let mark = self.token();
        self.bump();
        self.conversion(StringKind { template, raw: false }, mark).map(drop)
    }

    fn conversion(&mut self, string: StringKind, mark: &Token) -> Res<i32> {
        let token = self.token();
        if token.kind != T::Name {
            return Err(Fail);
        }
        self.bump();
        let letter = string.letter();
        if mark.span.line != token.span.line || mark.span.end_col != token.span.col {
            return self.raise_at(
                format!("{letter}-string: conversion type must come right after the exclamation mark"),
                mark.span.to(token.span),
            );
        }
        match self.text(token.start, token.end) {
            [byte @ (b's' | b'r' | b'a')] => Ok(i32::from(*byte)),
            _ => {
                let name = self.names.value(token.value).to_string_lossy();
                self.raise_at(
                    format!(
                        "{letter}-string: invalid conversion character '{name}': expected 's', 'r', or 'a'"
                    ),
                    token.span,
                )
            }
        }
    }

    /// From the colon to before the closing brace.
    fn format_spec(&mut self, string: StringKind) -> Res<Expr> {
        let start = self.span();
        self.bump();
        let mut parts = Vec::new();
        // Fields in a specification are formatted, in t-strings too.
        let string = StringKind { template: false, ..string };
        loop {
            match self.kind() {
                T::FStringMiddle | T::TStringMiddle => {
                    self.in_specification = true;
                    let done = self.middle(string, &mut parts);
                    self.in_specification = false;
                    done?;
                }
                T::LBrace => self.field(string, &mut parts)?,
                _ => break,
            }
        }
        let values = merge(parts, true);
        Ok(Expr::new(self.span_from(start), ExprKind::JoinedStr { values }))
    }

    /// The source from byte `start` to byte `end`, which holds the tokens `first..last`, without comments.
    fn field_source(&self, first: usize, last: usize, start: u32, end: u32) -> Text {
        let text = self.text(start, end);
        if memchr::memchr(b'#', text).is_none() {
            return Text::from_bytes(text).unwrap_or_else(|| "".into());
        }
        let mut out = Vec::with_capacity(text.len());
        let mut at = start;
        let gap = |from: u32, to: u32, out: &mut Vec<u8>| {
            let mut comment = false;
            for &byte in &self.src[from as usize..to.max(from) as usize] {
                comment = (comment || byte == b'#') && byte != b'\n';
                if !comment {
                    out.push(byte);
                }
            }
        };
        for token in &self.tokens[first..last] {
            gap(at, token.start, &mut out);
            out.extend_from_slice(self.text(token.start, token.end));
            at = token.end;
        }
        gap(at, end, &mut out);
        Text::from_bytes(&out).unwrap_or_else(|| "".into())
    }
}
