//! `match` and its patterns.

use super::{BRACKET_LEVELS, Fail, Parser, Res};
use crate::ast::*;
use crate::error::{ErrorKind, RawError};
use crate::tokenizer::{TokenKind, known};
use TokenKind as T;

impl Parser<'_> {
    /// Whether the line at hand, which starts with `match`, is the head of a match statement: no other
    /// statement ends its line with a colon and has a block of `case` under it.
    pub(super) fn at_match_statement(&self) -> bool {
        let starts = self.kind_at(1).starts_expression() || self.kind_at(1) == T::Star;
        if !starts {
            return false;
        }
        let line = &self.tokens[self.pos..];
        let Some(end) = line.iter().position(|token| matches!(token.kind, T::Newline | T::EndMarker)) else {
            return false;
        };
        line[end - 1].kind == T::Colon
            && line.get(end + 1).is_some_and(|token| token.kind == T::Indent)
            && line.get(end + 2).is_some_and(|token| token.kind == T::Name && token.value == known::CASE)
    }

    pub(super) fn match_statement(&mut self) -> Res<Stmt> {
        let start = self.span();
        self.bump();
        let subject_start = self.span();
        let first = self.star_named_expression()?;
        let subject = if self.kind() == T::Comma {
            let base = self.scratch.len();
            self.scratch.push(first);
            self.bump();
            self.star_named_list()?;
            let elts = self.take_scratch(base);
            Expr::new(self.span_from(subject_start), ExprKind::Tuple { elts, ctx: ExprContext::Load })
        } else if matches!(first.kind, ExprKind::Starred { .. }) {
            return Err(Fail);
        } else {
            first
        };
        self.expect(T::Colon)?;
        self.expect(T::Newline)?;
        self.expect(T::Indent)?;
        let mut cases = Vec::new();
        while self.at_name(known::CASE) {
            self.bump();
            let pattern = self.patterns()?;
            let guard = if self.eat(T::If) { Some(Box::new(self.named_expression()?)) } else { None };
            self.expect(T::Colon)?;
            let body = self.block()?;
            cases.push(MatchCase { pattern, guard, body });
        }
        if cases.is_empty() {
            return Err(Fail);
        }
        self.expect(T::Dedent)?;
        self.require(10, "Pattern matching is", self.pos - 1)?;
        let span = self.stmt_span(start);
        Ok(Stmt { span, kind: StmtKind::Match { subject: Box::new(subject), cases } })
    }

    /// `patterns`: an open sequence or one pattern.
    fn patterns(&mut self) -> Res<Pattern> {
        let start = self.span();
        let first = self.maybe_star_pattern()?;
        if self.kind() != T::Comma {
            if matches!(first.kind, PatternKind::MatchStar { .. }) {
                return Err(Fail);
            }
            return Ok(first);
        }
        self.bump();
        let mut patterns = vec![first];
        self.more_patterns(&mut patterns, T::Colon)?;
        let span = self.span_from(start);
        Ok(Pattern { span, kind: PatternKind::MatchSequence { patterns } })
    }

    /// More elements of a sequence, after a comma, up to `end` (or a guard).
    fn more_patterns(&mut self, patterns: &mut Vec<Pattern>, end: TokenKind) -> Res<()> {
        while self.kind() != end && self.kind() != T::If {
            patterns.push(self.maybe_star_pattern()?);
            if !self.eat(T::Comma) {
                break;
            }
        }
        Ok(())
    }

    fn maybe_star_pattern(&mut self) -> Res<Pattern> {
        if self.kind() != T::Star {
            return self.pattern();
        }
        let start = self.span();
        self.bump();
        let wildcard = self.at_name(known::UNDERSCORE);
        let name = self.name()?;
        let name = if wildcard { None } else { Some(name) };
        Ok(Pattern { span: self.span_from(start), kind: PatternKind::MatchStar { name } })
    }

    /// `pattern`: an or-pattern, perhaps with `as`.
    fn pattern(&mut self) -> Res<Pattern> {
        let start = self.span();
        let pattern = self.or_pattern()?;
        if !self.eat(T::As) {
            return Ok(pattern);
        }
        let name = Some(self.capture_target()?);
        let kind = PatternKind::MatchAs { pattern: Some(Box::new(pattern)), name };
        Ok(Pattern { span: self.span_from(start), kind })
    }

    /// A name that is bound: not `_`, and not the start of something longer.
    fn capture_target(&mut self) -> Res<Name> {
        if self.at_name(known::UNDERSCORE) {
            return Err(Fail);
        }
        let name = self.name()?;
        if matches!(self.kind(), T::Dot | T::LPar | T::Equal) { Err(Fail) } else { Ok(name) }
    }

    fn or_pattern(&mut self) -> Res<Pattern> {
        let start = self.span();
        let first = self.closed_pattern()?;
        if self.kind() != T::VBar {
            return Ok(first);
        }
        let mut patterns = vec![first];
        while self.eat(T::VBar) {
            patterns.push(self.closed_pattern()?);
        }
        Ok(Pattern { span: self.span_from(start), kind: PatternKind::MatchOr { patterns } })
    }

    fn closed_pattern(&mut self) -> Res<Pattern> {
        let start = self.span();
        let singleton = match self.kind() {
            T::None => Constant::None,
            T::True => Constant::True,
            T::False => Constant::False,
            T::Number | T::Minus | T::String | T::FStringStart | T::TStringStart => {
                let value = Box::new(self.literal_expression()?);
                return Ok(Pattern { span: self.span_from(start), kind: PatternKind::MatchValue { value } });
            }
            T::Name => return self.name_pattern(),
            T::LPar => return self.group_or_sequence(),
            T::LSqb => {
                self.enter(BRACKET_LEVELS)?;
                self.bump();
                let mut patterns = Vec::new();
                self.more_patterns(&mut patterns, T::RSqb)?;
                self.expect(T::RSqb)?;
                self.leave(BRACKET_LEVELS);
                let span = self.span_from(start);
                return Ok(Pattern { span, kind: PatternKind::MatchSequence { patterns } });
            }
            T::LBrace => return self.mapping_pattern(),
            _ => return Err(Fail),
        };
        self.bump();
        Ok(Pattern { span: start, kind: PatternKind::MatchSingleton { value: singleton } })
    }

    fn group_or_sequence(&mut self) -> Res<Pattern> {
        let start = self.span();
        self.enter(BRACKET_LEVELS)?;
        self.bump();
        let mut patterns = Vec::new();
        if self.kind() != T::RPar {
            let first = self.maybe_star_pattern()?;
            if self.kind() != T::Comma {
                if matches!(first.kind, PatternKind::MatchStar { .. }) {
                    return Err(Fail);
                }
                self.expect(T::RPar)?;
                self.leave(BRACKET_LEVELS);
                return Ok(first);
            }
            self.bump();
            patterns.push(first);
            self.more_patterns(&mut patterns, T::RPar)?;
        }
        self.expect(T::RPar)?;
        self.leave(BRACKET_LEVELS);
        Ok(Pattern { span: self.span_from(start), kind: PatternKind::MatchSequence { patterns } })
    }

    /// A capture, the wildcard, a dotted value or a class pattern.
    fn name_pattern(&mut self) -> Res<Pattern> {
        let start = self.span();
        if !matches!(self.kind_at(1), T::Dot | T::LPar | T::Equal) {
            let wildcard = self.at_name(known::UNDERSCORE);
            let name = self.name()?;
            let name = if wildcard { None } else { Some(name) };
            return Ok(Pattern { span: start, kind: PatternKind::MatchAs { pattern: None, name } });
        }
        let cls = self.dotted_expression()?;
        let span = self.span_from(start);
        match self.kind() {
            T::LPar => self.class_pattern(start, cls),
            T::Equal => Err(Fail),
            _ if matches!(cls.kind, ExprKind::Name { .. }) => Err(Fail),
            _ => Ok(Pattern { span, kind: PatternKind::MatchValue { value: Box::new(cls) } }),
        }
    }

    /// `name_or_attr`.
    fn dotted_expression(&mut self) -> Res<Expr> {
        let start = self.span();
        let id = self.name()?;
        let mut value = Expr::new(start, ExprKind::Name { id, ctx: ExprContext::Load });
        while self.eat(T::Dot) {
            let attr = self.name()?;
            let kind = ExprKind::Attribute { value: Box::new(value), attr, ctx: ExprContext::Load };
            value = Expr::new(self.span_from(start), kind);
        }
        Ok(value)
    }

    fn class_pattern(&mut self, start: Span, cls: Expr) -> Res<Pattern> {
        self.enter(BRACKET_LEVELS)?;
        self.bump();
        let (mut patterns, mut kwd_attrs, mut kwd_patterns) = (Vec::new(), Vec::new(), Vec::new());
        while self.kind() != T::RPar {
            if self.kind() == T::Name && self.kind_at(1) == T::Equal {
                kwd_attrs.push(self.name()?);
                self.bump();
                kwd_patterns.push(self.pattern()?);
            } else if kwd_attrs.is_empty() {
                patterns.push(self.pattern()?);
            } else {
                return Err(Fail);
            }
            if !self.eat(T::Comma) {
                break;
            }
        }
        self.expect(T::RPar)?;
        self.leave(BRACKET_LEVELS);
        let class = MatchClass { cls, patterns, kwd_attrs, kwd_patterns };
        Ok(Pattern { span: self.span_from(start), kind: PatternKind::MatchClass(Box::new(class)) })
    }

    fn mapping_pattern(&mut self) -> Res<Pattern> {
        let start = self.span();
        self.enter(BRACKET_LEVELS)?;
        self.bump();
        let (mut keys, mut patterns, mut rest) = (Vec::new(), Vec::new(), None);
        while self.kind() != T::RBrace {
            if self.eat(T::DoubleStar) {
                rest = Some(self.capture_target()?);
                self.eat(T::Comma);
                break;
            }
            keys.push(self.mapping_key()?);
            self.expect(T::Colon)?;
            patterns.push(self.pattern()?);
            if !self.eat(T::Comma) {
                break;
            }
        }
        self.expect(T::RBrace)?;
        self.leave(BRACKET_LEVELS);
        let kind = PatternKind::MatchMapping { keys, patterns, rest };
        Ok(Pattern { span: self.span_from(start), kind })
    }

    fn mapping_key(&mut self) -> Res<Expr> {
        match self.kind() {
            T::None | T::True | T::False => self.atom(),
            T::Name => {
                let key = self.dotted_expression()?;
                if matches!(key.kind, ExprKind::Name { .. }) { Err(Fail) } else { Ok(key) }
            }
            _ => self.literal_expression(),
        }
    }

    /// A signed number, a complex number or strings.
    pub(super) fn literal_expression(&mut self) -> Res<Expr> {
        let start = self.span();
        if matches!(self.kind(), T::String | T::FStringStart | T::TStringStart) {
            return self.strings();
        }
        let real = self.signed_number()?;
        let op = match self.kind() {
            T::Plus => Operator::Add,
            T::Minus => Operator::Sub,
            _ => return Ok(real),
        };
        if is_complex(&real) {
            let span = real.span;
            return self.raise(RawError::at(
                ErrorKind::SyntaxError,
                "real number required in complex literal",
                span,
            ));
        }
        self.bump();
        if self.kind() != T::Number {
            return Err(Fail);
        }
        let imaginary = self.atom()?;
        if !is_complex(&imaginary) {
            let span = imaginary.span;
            return self.raise(RawError::at(
                ErrorKind::SyntaxError,
                "imaginary number required in complex literal",
                span,
            ));
        }
        let kind = ExprKind::BinOp { left: Box::new(real), op, right: Box::new(imaginary) };
        Ok(Expr::new(self.span_from(start), kind))
    }

    fn signed_number(&mut self) -> Res<Expr> {
        let start = self.span();
        let negative = self.eat(T::Minus);
        if self.kind() != T::Number {
            return Err(Fail);
        }
        let number = self.atom()?;
        if !negative {
            return Ok(number);
        }
        let kind = ExprKind::UnaryOp { op: UnaryOp::USub, operand: Box::new(number) };
        Ok(Expr::new(self.span_from(start), kind))
    }
}

/// Whether a signed number is imaginary.
fn is_complex(number: &Expr) -> bool {
    match &number.kind {
        ExprKind::Constant { value, .. } => matches!(value, Constant::Complex(..)),
        ExprKind::UnaryOp { operand, .. } => is_complex(operand),
        _ => false,
    }
}
