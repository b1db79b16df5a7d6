//! f-strings, t-strings, `%` formatting of displays, and docstring cleaning.
//!
//! CPython counterpart: `Python/codegen.c` (`codegen_joined_str`, `codegen_template_str`),
//! `Python/ast_preprocess.c` (`optimize_format`), `Python/compile.c` (`_PyCompile_CleanDoc`).

use super::{Gen, Res, STACK_USE_GUIDELINE};
use crate::instr::Loc;
use kaa_opcode::Opcode;
use kaa_syntax::ast::{self, Expr, ExprKind, Operator};
use kaa_unicode::Text;

/// Part of a `%` format that became an f-string.
enum Piece<'a> {
    Literal(Text),
    Value { value: &'a Expr, conversion: char, spec: Option<Text> },
}

impl<'a> Gen<'a> {
    pub(super) fn joined_str(&mut self, values: &'a [Expr], loc: Loc) -> Res {
        let values: Vec<&Expr> = values.iter().collect();
        self.join(loc, values, |g, value| g.expr(value))
    }

    /// Concatenates pieces that `emit` pushes.
    fn join<T>(&mut self, loc: Loc, pieces: Vec<T>, mut emit: impl FnMut(&mut Self, T) -> Res) -> Res {
        let empty = self.known("");
        let count = pieces.len();
        if count > STACK_USE_GUIDELINE {
            self.load_str(loc, &empty);
            let join = self.known("join");
            self.load_attr(loc, &join, true);
            self.op_i(loc, Opcode::BuildList, 0);
            for piece in pieces {
                emit(self, piece)?;
                self.op_i(loc, Opcode::ListAppend, 1);
            }
            self.op_i(loc, Opcode::Call, 1);
            return Ok(());
        }
        for piece in pieces {
            emit(self, piece)?;
        }
        match count {
            0 => self.load_str(loc, &empty),
            1 => {}
            n => self.op_i(loc, Opcode::BuildString, n as u32),
        }
        Ok(())
    }

    pub(super) fn formatted_value(
        &mut self,
        value: &'a Expr,
        conversion: i32,
        spec: Option<&'a Expr>,
        loc: Loc,
    ) -> Res {
        self.expr(value)?;
        if conversion != -1 {
            match conversion_arg(conversion) {
                Some(arg) => self.op_i(loc, Opcode::ConvertValue, arg),
                None => return self.odd_tree(format!("Unrecognized conversion character {conversion}")),
            }
        }
        match spec {
            Some(spec) => {
                self.expr(spec)?;
                self.op(loc, Opcode::FormatWithSpec);
            }
            None => self.op(loc, Opcode::FormatSimple),
        }
        Ok(())
    }

    pub(super) fn template_str(&mut self, values: &'a [Expr], loc: Loc) -> Res {
        let empty = self.known("");
        let (mut strings, mut interpolations) = (0, 0);
        let mut last_was_string = false;
        for value in values {
            if matches!(value.kind, ExprKind::Interpolation { .. }) {
                if !last_was_string {
                    self.load_str(loc, &empty);
                    strings += 1;
                }
                interpolations += 1;
                last_was_string = false;
            } else {
                self.expr(value)?;
                strings += 1;
                last_was_string = true;
            }
        }
        if !last_was_string {
            self.load_str(loc, &empty);
            strings += 1;
        }
        self.op_i(loc, Opcode::BuildTuple, strings);
        for value in values.iter().filter(|v| matches!(v.kind, ExprKind::Interpolation { .. })) {
            self.expr(value)?;
        }
        self.op_i(loc, Opcode::BuildTuple, interpolations);
        self.op(loc, Opcode::BuildTemplate);
        Ok(())
    }

    pub(super) fn interpolation(
        &mut self,
        value: &'a Expr,
        text: &'a ast::Constant,
        conversion: i32,
        spec: Option<&'a Expr>,
        loc: Loc,
    ) -> Res {
        self.expr(value)?;
        self.load_const(loc, super::constant(text));
        let mut arg = 2;
        if let Some(spec) = spec {
            arg |= 1;
            self.expr(spec)?;
        }
        if conversion != -1 {
            match conversion_arg(conversion) {
                Some(conversion) => arg |= conversion << 2,
                None => return self.odd_tree(format!("Unrecognized conversion character {conversion}")),
            }
        }
        self.op_i(loc, Opcode::BuildInterpolation, arg);
        Ok(())
    }

    /// `'…%s…' % (a, b)` as an f-string, where it can be one.
    pub(super) fn percent_format(
        &mut self,
        e: &'a Expr,
        left: &'a Expr,
        op: Operator,
        right: &'a Expr,
    ) -> Option<Res> {
        if op != Operator::Mod {
            return None;
        }
        let pieces = percent_pieces(left, right)?;
        Some(self.join(e.span.into(), pieces, |g, piece| match piece {
            Piece::Literal(text) => {
                g.origins.format_piece(&text);
                g.load_str(Loc::NONE, &text);
                Ok(())
            }
            Piece::Value { value, conversion, spec } => {
                g.expr(value)?;
                let loc = Loc::from(value.span);
                g.op_i(loc, Opcode::ConvertValue, conversion_arg(conversion as i32).unwrap_or(1));
                match spec {
                    Some(spec) => {
                        g.load_str(Loc::NONE, &spec);
                        g.op(loc, Opcode::FormatWithSpec);
                    }
                    None => g.op(loc, Opcode::FormatSimple),
                }
                Ok(())
            }
        }))
    }
}

/// Whether `left % right` is compiled like an f-string.
pub(super) fn is_percent_format(left: &Expr, op: Operator, right: &Expr) -> bool {
    op == Operator::Mod && percent_pieces(left, right).is_some()
}

/// The pieces of the f-string that stands for `left % right`, as nodes.
pub(crate) fn percent_values(left: &Expr, right: &Expr) -> Option<Vec<Expr>> {
    let nowhere = ast::Span { line: u32::MAX, col: u32::MAX, end_line: u32::MAX, end_col: u32::MAX };
    let string = |text: Text| {
        Expr::new(nowhere, ExprKind::Constant { value: ast::Constant::Str(text), kind_u: false })
    };
    let pieces = percent_pieces(left, right)?;
    let values = pieces.into_iter().map(|piece| match piece {
        Piece::Literal(text) => string(text),
        Piece::Value { value, conversion, spec } => Expr::new(
            value.span,
            ExprKind::FormattedValue {
                value: Box::new(value.clone()),
                conversion: conversion as i32,
                format_spec: spec.map(|s| Box::new(string(s))),
            },
        ),
    });
    Some(values.collect())
}

fn conversion_arg(conversion: i32) -> Option<u32> {
    match u8::try_from(conversion).ok()? {
        b's' => Some(1),
        b'r' => Some(2),
        b'a' => Some(3),
        _ => None,
    }
}

fn percent_pieces<'a>(left: &Expr, right: &'a Expr) -> Option<Vec<Piece<'a>>> {
    let format = left.as_str_constant()?.as_bytes();
    let ExprKind::Tuple { elts, .. } = &right.kind else { return None };
    if elts.iter().any(|e| matches!(e.kind, ExprKind::Starred { .. })) {
        return None;
    }
    let mut rest = format;
    let mut values = elts.iter();
    let mut pieces = Vec::new();
    loop {
        if let Some(literal) = take_literal(&mut rest) {
            pieces.push(Piece::Literal(Text::from_bytes(&literal)?));
        }
        if rest.is_empty() {
            break;
        }
        let value = values.next()?;
        let (conversion, spec) = take_format(&mut rest)?;
        pieces.push(Piece::Value { value, conversion, spec });
    }
    values.next().is_none().then_some(pieces)
}

fn take_literal(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        match rest {
            [b'%', b'%', tail @ ..] => {
                out.push(b'%');
                *rest = tail;
            }
            [] | [b'%', ..] => break,
            [byte, tail @ ..] => {
                out.push(*byte);
                *rest = tail;
            }
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Most digits of a width or precision, plus one.
const MAX_DIGITS: usize = 3;

fn take_number(rest: &mut &[u8]) -> Option<Option<u32>> {
    let mut number = None;
    let mut digits = 0;
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        number = Some(number.unwrap_or(0) * 10 + u32::from(digit - b'0'));
        *rest = tail;
        digits += 1;
        if digits >= MAX_DIGITS {
            return None;
        }
    }
    Some(number)
}

fn take_format(rest: &mut &[u8]) -> Option<(char, Option<Text>)> {
    *rest = rest.strip_prefix(b"%")?;
    let mut left_adjust = false;
    while let [flag @ (b'-' | b'+' | b' ' | b'#' | b'0'), tail @ ..] = rest {
        left_adjust |= *flag == b'-';
        *rest = tail;
    }
    let width = take_number(rest)?;
    let mut precision = None;
    if let Some(tail) = rest.strip_prefix(b".") {
        *rest = tail;
        precision = Some(take_number(rest)?.unwrap_or(0));
    }
    let (&conversion, tail) = rest.split_first()?;
    *rest = tail;
    if !matches!(conversion, b's' | b'r' | b'a') {
        return None;
    }
    let mut spec = String::new();
    if !left_adjust && width.is_some_and(|w| w > 0) {
        spec.push('>');
    }
    if let Some(width) = width {
        spec += &width.to_string();
    }
    if let Some(precision) = precision {
        spec += &format!(".{precision}");
    }
    Some((conversion.into(), (!spec.is_empty()).then(|| spec.into())))
}

/// A docstring with tabs expanded and the margin common to its later lines removed.
pub(super) fn clean_doc(text: &Text) -> Text {
    let expanded = expand_tabs(text.as_bytes());
    let mut lines = expanded.split(|b| *b == b'\n');
    let first = lines.next().unwrap_or_default();
    let rest: Vec<&[u8]> = lines.collect();
    let indent = |line: &[u8]| line.iter().take_while(|b| **b == b' ').count();
    let margin = rest.iter().filter(|line| indent(line) < line.len()).map(|line| indent(line)).min();
    let margin = margin.unwrap_or(0);
    let lead = indent(first);
    let mut out = first[lead..].to_vec();
    for line in rest {
        out.push(b'\n');
        out.extend_from_slice(&line[indent(line).min(margin)..]);
    }
    Text::from_bytes(&out).unwrap_or_else(|| text.clone())
}

fn expand_tabs(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut column = 0;
    for &byte in text {
        match byte {
            b'\t' => {
                let spaces = 8 - column % 8;
                out.extend(std::iter::repeat_n(b' ', spaces));
                column += spaces;
            }
            b'\n' | b'\r' => {
                out.push(byte);
                column = 0;
            }
            _ => {
                out.push(byte);
                // Columns count characters, not the later bytes of one.
                column += usize::from(byte & 0xc0 != 0x80);
            }
        }
    }
    out
}
