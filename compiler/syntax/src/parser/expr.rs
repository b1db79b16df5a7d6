//! Expressions down to unary operators and powers.

use super::{Fail, Parser, Res};
use crate::ast::*;
use crate::tokenizer::TokenKind;
use TokenKind as T;

/// A binary operator and how tightly it binds.
#[inline]
fn binary_operator(kind: TokenKind) -> Option<(Operator, u8)> {
    Some(match kind {
        T::VBar => (Operator::BitOr, 1),
        T::Circumflex => (Operator::BitXor, 2),
        T::Amper => (Operator::BitAnd, 3),
        T::LeftShift => (Operator::LShift, 4),
        T::RightShift => (Operator::RShift, 4),
        T::Plus => (Operator::Add, 5),
        T::Minus => (Operator::Sub, 5),
        T::Star => (Operator::Mult, 6),
        T::Slash => (Operator::Div, 6),
        T::DoubleSlash => (Operator::FloorDiv, 6),
        T::Percent => (Operator::Mod, 6),
        T::At => (Operator::MatMult, 6),
        _ => return None,
    })
}

impl Parser<'_> {
    /// `expressions`: no stars.
    pub(super) fn expressions(&mut self) -> Res<Expr> {
        let start = self.span();
        let first = self.expression()?;
        if self.kind() != T::Comma {
            return Ok(first);
        }
        let base = self.scratch.len();
        self.scratch.push(first);
        while self.eat(T::Comma) && self.kind().starts_expression() {
            let next = self.expression()?;
            self.scratch.push(next);
        }
        let elts = self.take_scratch(base);
        Ok(Expr::new(self.span_from(start), ExprKind::Tuple { elts, ctx: ExprContext::Load }))
    }

    /// `star_expressions`.
    pub(super) fn star_expressions(&mut self) -> Res<Expr> {
        let start = self.span();
        let first = self.star_expression()?;
        if self.kind() != T::Comma {
            return Ok(first);
        }
        let base = self.scratch.len();
        self.scratch.push(first);
        while self.eat(T::Comma) && (self.kind().starts_expression() || self.kind() == T::Star) {
            let next = self.star_expression()?;
            self.scratch.push(next);
        }
        let elts = self.take_scratch(base);
        Ok(Expr::new(self.span_from(start), ExprKind::Tuple { elts, ctx: ExprContext::Load }))
    }

    /// `star_expression`.
    #[inline]
    pub(super) fn star_expression(&mut self) -> Res<Expr> {
        if self.kind() == T::Star { self.starred_or() } else { self.expression() }
    }

    /// `'*' bitwise_or`.
    fn starred_or(&mut self) -> Res<Expr> {
        let start = self.span();
        self.bump();
        let value = Box::new(self.binary(1)?);
        Ok(Expr::new(self.span_from(start), ExprKind::Starred { value, ctx: ExprContext::Load }))
    }

    /// `star_named_expression`.
    #[inline]
    pub(super) fn star_named_expression(&mut self) -> Res<Expr> {
        if self.kind() == T::Star { self.starred_or() } else { self.named_expression() }
    }

    /// The rest of `star_named_expressions` goes to the scratch list, up to a token that can start no element.
    pub(super) fn star_named_list(&mut self) -> Res<()> {
        while self.kind().starts_expression() || self.kind() == T::Star {
            let next = self.star_named_expression()?;
            self.scratch.push(next);
            if !self.eat(T::Comma) {
                break;
            }
        }
        Ok(())
    }

    /// `named_expression`.
    #[inline]
    pub(super) fn named_expression(&mut self) -> Res<Expr> {
        if self.kind() == T::Name && self.kind_at(1) == T::ColonEqual {
            return self.assignment_expression();
        }
        self.expression()
    }

    /// `assignment_expression`; the name and `:=` have been seen.
    fn assignment_expression(&mut self) -> Res<Expr> {
        let start = self.span();
        let id = self.name()?;
        self.bump();
        let target = Expr::new(start, ExprKind::Name { id, ctx: ExprContext::Store });
        let value = self.expression()?;
        self.require(8, "Assignment expressions are", self.pos)?;
        let kind = ExprKind::NamedExpr { target: Box::new(target), value: Box::new(value) };
        Ok(Expr::new(self.span_from(start), kind))
    }

    /// `expression`: a conditional, a lambda or a disjunction. Conditionals nest on the right, in a loop.
    pub(super) fn expression(&mut self) -> Res<Expr> {
        let mut heads = Vec::new();
        let mut tail = loop {
            let start = self.span();
            if self.kind() == T::Lambda {
                break self.lambda()?;
            }
            let body = self.disjunction()?;
            if self.kind() != T::If {
                break body;
            }
            self.bump();
            let test = self.disjunction()?;
            self.expect(T::Else)?;
            self.enter(1)?;
            heads.push((start, body, test));
        };
        if heads.is_empty() {
            return Ok(tail);
        }
        self.leave(heads.len() as u32);
        while let Some((start, body, test)) = heads.pop() {
            let kind = ExprKind::IfExp { test: Box::new(test), body: Box::new(body), orelse: Box::new(tail) };
            tail = Expr::new(self.span_from(start), kind);
        }
        Ok(tail)
    }

    /// `lambdef`; lambdas that are the bodies of lambdas are read in a loop.
    fn lambda(&mut self) -> Res<Expr> {
        let mut heads = Vec::with_capacity(1);
        while self.kind() == T::Lambda {
            let start = self.span();
            self.bump();
            self.enter(2)?;
            let id = self.id();
            let args = if self.kind() == T::Colon {
                Arguments { id: self.id(), ..Arguments::default() }
            } else {
                self.parameters(true)?
            };
            self.expect(T::Colon)?;
            heads.push((start, id, Box::new(args)));
        }
        let mut body = self.expression()?;
        self.leave(2 * heads.len() as u32);
        while let Some((start, id, args)) = heads.pop() {
            let kind = ExprKind::Lambda { id, args, body: Box::new(body) };
            body = Expr::new(self.span_from(start), kind);
        }
        Ok(body)
    }

    /// `disjunction`.
    pub(super) fn disjunction(&mut self) -> Res<Expr> {
        let start = self.span();
        let first = self.conjunction()?;
        if self.kind() != T::Or {
            return Ok(first);
        }
        let base = self.scratch.len();
        self.scratch.push(first);
        while self.eat(T::Or) {
            let next = self.conjunction()?;
            self.scratch.push(next);
        }
        let values = self.take_scratch(base);
        Ok(Expr::new(self.span_from(start), ExprKind::BoolOp { op: BoolOp::Or, values }))
    }

    #[inline]
    fn conjunction(&mut self) -> Res<Expr> {
        let start = self.span();
        let first = self.inversion()?;
        if self.kind() != T::And {
            return Ok(first);
        }
        let base = self.scratch.len();
        self.scratch.push(first);
        while self.eat(T::And) {
            let next = self.inversion()?;
            self.scratch.push(next);
        }
        let values = self.take_scratch(base);
        Ok(Expr::new(self.span_from(start), ExprKind::BoolOp { op: BoolOp::And, values }))
    }

    /// `inversion`: any number of `not`s, in a loop.
    #[inline]
    fn inversion(&mut self) -> Res<Expr> {
        if self.kind() != T::Not {
            return self.comparison();
        }
        let first = self.pos;
        while self.eat(T::Not) {}
        let count = (self.pos - first) as u32;
        self.enter(count)?;
        let operand = self.comparison()?;
        self.leave(count);
        Ok(self.wrap_unary(first, first + count as usize, operand))
    }

    /// The unary operators of the tokens `first..end` around `operand`.
    fn wrap_unary(&mut self, first: usize, end: usize, mut operand: Expr) -> Expr {
        for at in (first..end).rev() {
            let token = &self.tokens[at];
            let op = match token.kind {
                T::Not => UnaryOp::Not,
                T::Minus => UnaryOp::USub,
                T::Plus => UnaryOp::UAdd,
                _ => UnaryOp::Invert,
            };
            let span = self.span_from(token.span);
            operand = Expr::new(span, ExprKind::UnaryOp { op, operand: Box::new(operand) });
        }
        operand
    }

    /// The comparison operator at hand and its number of tokens.
    #[inline]
    fn comparison_operator(&self) -> Option<(CmpOp, usize)> {
        Some(match self.kind() {
            T::EqEqual => (CmpOp::Eq, 1),
            T::NotEqual => {
                let flufl = self.src[self.token().start as usize] == b'<';
                // Says so in the second pass.
                if flufl != self.flufl {
                    return None;
                }
                (CmpOp::NotEq, 1)
            }
            T::Less => (CmpOp::Lt, 1),
            T::LessEqual => (CmpOp::LtE, 1),
            T::Greater => (CmpOp::Gt, 1),
            T::GreaterEqual => (CmpOp::GtE, 1),
            T::In => (CmpOp::In, 1),
            T::Not if self.kind_at(1) == T::In => (CmpOp::NotIn, 2),
            T::Is if self.kind_at(1) == T::Not => (CmpOp::IsNot, 2),
            T::Is => (CmpOp::Is, 1),
            _ => return None,
        })
    }

    #[inline]
    fn comparison(&mut self) -> Res<Expr> {
        let start = self.span();
        let left = self.binary(1)?;
        let Some((op, tokens)) = self.comparison_operator() else { return Ok(left) };
        let mut ops = vec![op];
        for _ in 0..tokens {
            self.bump();
        }
        let base = self.scratch.len();
        let right = self.binary(1)?;
        self.scratch.push(right);
        while let Some((op, tokens)) = self.comparison_operator() {
            for _ in 0..tokens {
                self.bump();
            }
            ops.push(op);
            let right = self.binary(1)?;
            self.scratch.push(right);
        }
        let comparators = self.take_scratch(base);
        Ok(Expr::new(self.span_from(start), ExprKind::Compare { left: Box::new(left), ops, comparators }))
    }

    /// `bitwise_or`.
    #[inline]
    pub(super) fn bitwise_or(&mut self) -> Res<Expr> {
        self.binary(1)
    }

    /// Binary operators that bind at least as tightly as `tightness`.
    fn binary(&mut self, tightness: u8) -> Res<Expr> {
        let start = self.span();
        let mut left = self.factor()?;
        while let Some((op, binds)) = binary_operator(self.kind()) {
            if binds < tightness {
                break;
            }
            self.bump();
            let right = self.binary(binds + 1)?;
            if op == Operator::MatMult {
                self.require(5, "The '@' operator is", self.pos)?;
            }
            let kind = ExprKind::BinOp { left: Box::new(left), op, right: Box::new(right) };
            left = Expr::new(self.span_from(start), kind);
        }
        Ok(left)
    }

    /// `factor`: any number of signs, in a loop.
    fn factor(&mut self) -> Res<Expr> {
        if !matches!(self.kind(), T::Minus | T::Plus | T::Tilde) {
            return self.power();
        }
        let first = self.pos;
        while matches!(self.kind(), T::Minus | T::Plus | T::Tilde) {
            self.bump();
        }
        let count = (self.pos - first) as u32;
        self.enter(count)?;
        let operand = self.power()?;
        self.leave(count);
        Ok(self.wrap_unary(first, first + count as usize, operand))
    }

    #[inline]
    fn power(&mut self) -> Res<Expr> {
        let start = self.span();
        let base = self.await_primary()?;
        if self.kind() == T::DoubleStar { self.power_chain(start, base) } else { Ok(base) }
    }

    /// `base ** …`: powers bind to the right, and the signs of an exponent belong to all that follows it.
    fn power_chain(&mut self, start: Span, base: Expr) -> Res<Expr> {
        let mut bases = vec![(start, base, 0..0)];
        let level = self.level;
        let mut last = loop {
            self.bump();
            let signs = self.pos;
            while matches!(self.kind(), T::Minus | T::Plus | T::Tilde) {
                self.bump();
            }
            let signs = signs..self.pos;
            self.enter(2 + signs.len() as u32)?;
            if let Some(entry) = bases.last_mut() {
                entry.2 = signs;
            }
            let start = self.span();
            let next = self.await_primary()?;
            if self.kind() != T::DoubleStar {
                break next;
            }
            bases.push((start, next, 0..0));
        };
        self.level = level;
        while let Some((start, base, signs)) = bases.pop() {
            let exponent = self.wrap_unary(signs.start, signs.end, last);
            let kind = ExprKind::BinOp { left: Box::new(base), op: Operator::Pow, right: Box::new(exponent) };
            last = Expr::new(self.span_from(start), kind);
        }
        Ok(last)
    }

    #[inline]
    fn await_primary(&mut self) -> Res<Expr> {
        if self.kind() != T::Await {
            return self.primary();
        }
        let start = self.span();
        self.bump();
        let value = Box::new(self.primary()?);
        self.require(5, "Await expressions are", self.pos)?;
        Ok(Expr::new(self.span_from(start), ExprKind::Await { value }))
    }

    /// `primary`: an atom with attributes, calls and subscripts.
    pub(super) fn primary(&mut self) -> Res<Expr> {
        let start = self.span();
        let mut value = self.atom()?;
        loop {
            let kind = match self.kind() {
                T::Dot => {
                    self.bump();
                    let attr = self.name()?;
                    ExprKind::Attribute { value: Box::new(value), attr, ctx: ExprContext::Load }
                }
                T::LPar => {
                    let (args, keywords) = self.call_arguments()?;
                    ExprKind::Call { func: Box::new(value), args, keywords }
                }
                T::LSqb => {
                    let slice = Box::new(self.subscript()?);
                    ExprKind::Subscript { value: Box::new(value), slice, ctx: ExprContext::Load }
                }
                _ => return Ok(value),
            };
            value = Expr::new(self.span_from(start), kind);
        }
    }

    /// The bracketed part of a subscript, brackets included.
    fn subscript(&mut self) -> Res<Expr> {
        self.enter(super::BRACKET_LEVELS)?;
        self.expect(T::LSqb)?;
        let start = self.span();
        let first = self.slice()?;
        let starred = matches!(first.kind, ExprKind::Starred { .. });
        let slices = if self.kind() != T::Comma && !starred {
            first
        } else {
            let base = self.scratch.len();
            self.scratch.push(first);
            while self.eat(T::Comma) && self.kind() != T::RSqb {
                let next = self.slice()?;
                self.scratch.push(next);
            }
            let elts = self.take_scratch(base);
            Expr::new(self.span_from(start), ExprKind::Tuple { elts, ctx: ExprContext::Load })
        };
        self.expect(T::RSqb)?;
        self.leave(super::BRACKET_LEVELS);
        Ok(slices)
    }

    /// `slice` or `starred_expression`.
    fn slice(&mut self) -> Res<Expr> {
        let start = self.span();
        if self.kind() == T::Star {
            return self.starred_expression();
        }
        let lower = if self.kind() == T::Colon {
            None
        } else {
            let first = self.named_expression()?;
            if self.kind() != T::Colon {
                return Ok(first);
            }
            if matches!(first.kind, ExprKind::NamedExpr { .. }) && self.named_at(start) {
                return Err(Fail);
            }
            Some(Box::new(first))
        };
        self.bump();
        let upper = self.slice_part()?;
        let step = if self.eat(T::Colon) { self.slice_part()? } else { None };
        Ok(Expr::new(self.span_from(start), ExprKind::Slice { lower, upper, step }))
    }

    /// Whether the token that starts at `start` is a name, so that a walrus there stands without brackets.
    pub(super) fn named_at(&self, start: Span) -> bool {
        self.tokens[..self.pos]
            .iter()
            .rev()
            .find(|token| token.span.line == start.line && token.span.col == start.col)
            .is_some_and(|token| token.kind == T::Name)
    }

    fn slice_part(&mut self) -> Res<Option<Box<Expr>>> {
        if !self.kind().starts_expression() {
            return Ok(None);
        }
        Ok(Some(Box::new(self.expression()?)))
    }

    /// `'*' expression`.
    pub(super) fn starred_expression(&mut self) -> Res<Expr> {
        let start = self.span();
        self.bump();
        let value = Box::new(self.expression()?);
        Ok(Expr::new(self.span_from(start), ExprKind::Starred { value, ctx: ExprContext::Load }))
    }

    /// `yield_expr`.
    pub(super) fn yield_expression(&mut self) -> Res<Expr> {
        let start = self.span();
        self.bump();
        let kind = if self.eat(T::From) {
            ExprKind::YieldFrom { value: Box::new(self.expression()?) }
        } else if self.kind().starts_expression() || self.kind() == T::Star {
            ExprKind::Yield { value: Some(Box::new(self.star_expressions()?)) }
        } else {
            ExprKind::Yield { value: None }
        };
        Ok(Expr::new(self.span_from(start), kind))
    }

    /// `yield_expr | star_expressions`: the right side of an assignment.
    pub(super) fn right_side(&mut self) -> Res<Expr> {
        if self.kind() == T::Yield { self.yield_expression() } else { self.star_expressions() }
    }
}
