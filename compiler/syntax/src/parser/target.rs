//! Assignment and deletion targets: expressions whose context is changed once they are known to be targets.
//!
//! Every target is also an expression, so it is parsed as one and then checked against the target rules.

use super::{Fail, Parser, Res};
use crate::ast::*;
use crate::tokenizer::TokenKind;
use TokenKind as T;

impl Parser<'_> {
    /// `star_targets`, as after `for`: ends before `in`, `=` and the like.
    pub(super) fn star_targets(&mut self) -> Res<Expr> {
        let start = self.span();
        let first = self.star_target()?;
        if self.kind() != T::Comma {
            return Ok(first);
        }
        let base = self.scratch.len();
        self.scratch.push(first);
        while self.eat(T::Comma) && (self.kind().starts_expression() || self.kind() == T::Star) {
            let next = self.star_target()?;
            self.scratch.push(next);
        }
        let elts = self.take_scratch(base);
        Ok(Expr::new(self.span_from(start), ExprKind::Tuple { elts, ctx: ExprContext::Store }))
    }

    /// `star_target`.
    pub(super) fn star_target(&mut self) -> Res<Expr> {
        let start = self.span();
        let starred = self.eat(T::Star);
        let mut target = self.primary()?;
        to_store(&mut target)?;
        if starred {
            let kind = ExprKind::Starred { value: Box::new(target), ctx: ExprContext::Store };
            target = Expr::new(self.span_from(start), kind);
        }
        Ok(target)
    }

    /// `del_targets`.
    pub(super) fn del_targets(&mut self) -> Res<Vec<Expr>> {
        let base = self.scratch.len();
        loop {
            let mut target = self.primary()?;
            to_del(&mut target)?;
            self.scratch.push(target);
            if !self.eat(T::Comma) || !self.kind().starts_expression() {
                return Ok(self.take_scratch(base));
            }
        }
    }
}

/// Makes an expression a `star_targets`.
pub(super) fn to_store(expr: &mut Expr) -> Res<()> {
    match &mut expr.kind {
        ExprKind::Name { ctx, .. } | ExprKind::Attribute { ctx, .. } | ExprKind::Subscript { ctx, .. } => {
            *ctx = ExprContext::Store;
            Ok(())
        }
        ExprKind::Starred { value, ctx } => {
            *ctx = ExprContext::Store;
            if matches!(value.kind, ExprKind::Starred { .. }) {
                return Err(Fail);
            }
            to_store(value)
        }
        ExprKind::Tuple { elts, ctx } | ExprKind::List { elts, ctx } => {
            *ctx = ExprContext::Store;
            elts.iter_mut().try_for_each(to_store)
        }
        _ => Err(Fail),
    }
}

/// Makes an expression a `del_target`.
fn to_del(expr: &mut Expr) -> Res<()> {
    match &mut expr.kind {
        ExprKind::Name { ctx, .. } | ExprKind::Attribute { ctx, .. } | ExprKind::Subscript { ctx, .. } => {
            *ctx = ExprContext::Del;
            Ok(())
        }
        ExprKind::Tuple { elts, ctx } | ExprKind::List { elts, ctx } => {
            *ctx = ExprContext::Del;
            elts.iter_mut().try_for_each(to_del)
        }
        _ => Err(Fail),
    }
}

/// Makes an expression a `single_target`: a name, an attribute or a subscript.
pub(super) fn to_single_target(expr: &mut Expr) -> Res<()> {
    match &mut expr.kind {
        ExprKind::Name { ctx, .. } | ExprKind::Attribute { ctx, .. } | ExprKind::Subscript { ctx, .. } => {
            *ctx = ExprContext::Store;
            Ok(())
        }
        _ => Err(Fail),
    }
}
