//! Atoms: names, constants, brackets, displays and comprehensions.

use super::{BRACKET_LEVELS, Fail, Parser, Res};
use crate::ast::*;
use crate::tokenizer::TokenKind;
use TokenKind as T;

impl Parser<'_> {
    pub(super) fn atom(&mut self) -> Res<Expr> {
        let token = self.token();
        let span = token.span;
        let value = match token.kind {
            T::Name => {
                self.bump();
                let id = self.names.value(token.value).clone();
                return Ok(Expr::new(span, ExprKind::Name { id, ctx: ExprContext::Load }));
            }
            T::Number => self.number()?,
            T::String | T::FStringStart | T::TStringStart => return self.strings(),
            T::LPar => return self.parenthesised(),
            T::LSqb => return self.list(),
            T::LBrace => return self.braces(),
            T::None => Constant::None,
            T::True => Constant::True,
            T::False => Constant::False,
            T::Ellipsis => Constant::Ellipsis,
            _ => return Err(Fail),
        };
        self.bump();
        Ok(Expr::new(span, ExprKind::Constant { value, kind_u: false }))
    }

    /// A tuple, a group or a generator expression.
    fn parenthesised(&mut self) -> Res<Expr> {
        self.enter(BRACKET_LEVELS)?;
        let start = self.span();
        self.bump();
        let base = self.scratch.len();
        match self.kind() {
            T::RPar => {}
            T::Yield => {
                let value = self.yield_expression()?;
                self.expect(T::RPar)?;
                self.leave(BRACKET_LEVELS);
                return Ok(value);
            }
            _ => {
                let first = self.star_named_expression()?;
                match self.kind() {
                    T::Comma => {
                        self.scratch.push(first);
                        self.bump();
                        self.star_named_list()?;
                    }
                    _ if matches!(first.kind, ExprKind::Starred { .. }) => return Err(Fail),
                    T::For | T::Async => {
                        let generators = self.comprehension_clauses()?;
                        self.expect(T::RPar)?;
                        self.leave(BRACKET_LEVELS);
                        let kind = ExprKind::GeneratorExp { id: self.id(), elt: Box::new(first), generators };
                        return Ok(Expr::new(self.span_from(start), kind));
                    }
                    _ => {
                        self.expect(T::RPar)?;
                        self.leave(BRACKET_LEVELS);
                        return Ok(first);
                    }
                }
            }
        }
        self.expect(T::RPar)?;
        self.leave(BRACKET_LEVELS);
        let elts = self.take_scratch(base);
        Ok(Expr::new(self.span_from(start), ExprKind::Tuple { elts, ctx: ExprContext::Load }))
    }

    fn list(&mut self) -> Res<Expr> {
        self.enter(BRACKET_LEVELS)?;
        let start = self.span();
        self.bump();
        let base = self.scratch.len();
        if self.kind() != T::RSqb {
            let first = self.star_named_expression()?;
            if matches!(self.kind(), T::For | T::Async) {
                if matches!(first.kind, ExprKind::Starred { .. }) {
                    return Err(Fail);
                }
                let generators = self.comprehension_clauses()?;
                self.expect(T::RSqb)?;
                self.leave(BRACKET_LEVELS);
                let kind = ExprKind::ListComp { id: self.id(), elt: Box::new(first), generators };
                return Ok(Expr::new(self.span_from(start), kind));
            }
            self.scratch.push(first);
            if self.eat(T::Comma) {
                self.star_named_list()?;
            }
        }
        self.expect(T::RSqb)?;
        self.leave(BRACKET_LEVELS);
        let elts = self.take_scratch(base);
        Ok(Expr::new(self.span_from(start), ExprKind::List { elts, ctx: ExprContext::Load }))
    }

    /// A dict, a set or one of their comprehensions.
    fn braces(&mut self) -> Res<Expr> {
        self.enter(BRACKET_LEVELS)?;
        let start = self.span();
        self.bump();
        let kind = match self.kind() {
            T::RBrace => ExprKind::Dict { keys: Vec::new(), values: Vec::new() },
            T::DoubleStar => self.dict_items(None)?,
            _ => {
                let walrus = self.kind() == T::Name && self.kind_at(1) == T::ColonEqual;
                let first = self.star_named_expression()?;
                match self.kind() {
                    T::Colon if !walrus && !matches!(first.kind, ExprKind::Starred { .. }) => {
                        self.bump();
                        let value = self.expression()?;
                        if matches!(self.kind(), T::For | T::Async) {
                            let generators = self.comprehension_clauses()?;
                            let (key, value) = (Box::new(first), Box::new(value));
                            ExprKind::DictComp { id: self.id(), key, value, generators }
                        } else {
                            self.dict_items(Some((first, value)))?
                        }
                    }
                    T::For | T::Async if !matches!(first.kind, ExprKind::Starred { .. }) => {
                        let generators = self.comprehension_clauses()?;
                        ExprKind::SetComp { id: self.id(), elt: Box::new(first), generators }
                    }
                    _ => {
                        let base = self.scratch.len();
                        self.scratch.push(first);
                        if self.eat(T::Comma) {
                            self.star_named_list()?;
                        }
                        ExprKind::Set { elts: self.take_scratch(base) }
                    }
                }
            }
        };
        self.expect(T::RBrace)?;
        self.leave(BRACKET_LEVELS);
        Ok(Expr::new(self.span_from(start), kind))
    }

    /// The items of a dict display from the second on, or all of them; ends before the brace.
    fn dict_items(&mut self, first: Option<(Expr, Expr)>) -> Res<ExprKind> {
        let (mut keys, mut values) = (Vec::new(), Vec::new());
        let mut more = true;
        if let Some((key, value)) = first {
            keys.push(Some(key));
            values.push(value);
            more = self.eat(T::Comma);
        }
        while more && self.kind() != T::RBrace {
            if self.eat(T::DoubleStar) {
                keys.push(None);
                values.push(self.bitwise_or()?);
            } else {
                keys.push(Some(self.expression()?));
                self.expect(T::Colon)?;
                values.push(self.expression()?);
            }
            more = self.eat(T::Comma);
        }
        Ok(ExprKind::Dict { keys, values })
    }

    /// `for_if_clauses`.
    pub(super) fn comprehension_clauses(&mut self) -> Res<Vec<Comprehension>> {
        let mut generators = Vec::with_capacity(1);
        loop {
            let is_async = self.eat(T::Async);
            if !self.eat(T::For) {
                if is_async {
                    return Err(Fail);
                }
                return Ok(generators);
            }
            let target = self.star_targets()?;
            self.expect(T::In)?;
            let iter = self.disjunction()?;
            let mut ifs = Vec::new();
            while self.eat(T::If) {
                ifs.push(self.disjunction()?);
            }
            if is_async {
                self.require(6, "Async comprehensions are", self.pos)?;
            }
            generators.push(Comprehension { target, iter, ifs, is_async });
        }
    }
}
