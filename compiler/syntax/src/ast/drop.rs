//! Dropping expressions without recursion along the chains that the parser builds in a loop.
//!
//! `a + b + c …`, `a.b.c …`, `a[0][1] …` and `f()() …` nest on the left as deep as the source is long, so the
//! compiler-made destructor would overflow the stack. Unary operators, powers, lambdas and conditionals may nest
//! a few thousand levels. All other nesting is bounded by brackets and indentation.

use super::{Expr, ExprKind, Operator};

impl ExprKind {
    /// The operand that chains grow at, for the kinds that make chains.
    #[inline]
    fn chain_operand(&mut self) -> Option<&mut Expr> {
        match self {
            ExprKind::BinOp { op: Operator::Pow, right: next, .. }
            | ExprKind::BinOp { left: next, .. }
            | ExprKind::UnaryOp { operand: next, .. }
            | ExprKind::Lambda { body: next, .. }
            | ExprKind::IfExp { orelse: next, .. }
            | ExprKind::Attribute { value: next, .. }
            | ExprKind::Subscript { value: next, .. }
            | ExprKind::Call { func: next, .. } => Some(next),
            _ => None,
        }
    }
}

impl Drop for Expr {
    #[inline]
    fn drop(&mut self) {
        let Some(next) = self.kind.chain_operand() else { return };
        if next.kind.chain_operand().is_some() {
            unlink(next);
        }
    }
}

/// Takes the chain below `link` apart from the top down.
fn unlink(link: &mut Expr) {
    let mut kind = std::mem::take(&mut link.kind);
    while let Some(next) = kind.chain_operand() {
        // The rest of `kind`, without the chain below it, drops here.
        let below = std::mem::take(&mut next.kind);
        kind = below;
    }
}
