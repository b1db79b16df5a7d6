//! Dropping expressions without recursion along the chains that the parser builds in a loop.
//!
//! `a + b + c …`, `a.b.c …`, `a[0][1] …` and `f()() …` nest on the left as deep as the source is long, so the
//! compiler-made destructor would overflow the stack. All other nesting is bounded by the parser.

use super::{Expr, ExprKind};

impl ExprKind {
    /// The operand on the left, for the kinds that make chains.
    #[inline]
    fn left_operand(&mut self) -> Option<&mut Expr> {
        match self {
            ExprKind::BinOp { left: next, .. }
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
        let Some(next) = self.kind.left_operand() else { return };
        if next.kind.left_operand().is_some() {
            unlink(next);
        }
    }
}

/// Takes the chain below `link` apart from the top down.
fn unlink(link: &mut Expr) {
    let mut kind = std::mem::take(&mut link.kind);
    while let Some(next) = kind.left_operand() {
        // The rest of `kind`, without the chain below it, drops here.
        let below = std::mem::take(&mut next.kind);
        kind = below;
    }
}
