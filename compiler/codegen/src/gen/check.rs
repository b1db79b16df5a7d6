//! SyntaxWarnings about literals that are called, subscripted, or compared by identity.
//!
//! CPython counterpart: `Python/codegen.c` (`check_caller`, `check_subscripter`, `check_index`,
//! `codegen_check_compare`, `infer_type`).

use super::Gen;
use super::strings::is_percent_format;
use crate::instr::Loc;
use kaa_code::Constant;
use kaa_syntax::ast::{CmpOp, Expr, ExprKind};

const MISSED_COMMA: &str = "perhaps you missed a comma?";

impl Gen<'_> {
    /// The name of the type an expression surely has.
    fn infer_type(&self, e: &Expr) -> Option<&'static str> {
        if let Some(constant) = self.constant_of(e) {
            return Some(match constant {
                Constant::None => "NoneType",
                Constant::True | Constant::False => "bool",
                Constant::Ellipsis => "ellipsis",
                Constant::Int(_) => "int",
                Constant::Float(_) => "float",
                Constant::Complex(..) => "complex",
                Constant::Str(_) => "str",
                Constant::Bytes(_) => "bytes",
                Constant::Tuple(_) => "tuple",
                Constant::FrozenSet(_) => "frozenset",
                Constant::Slice(_) => "slice",
                Constant::Code(_) => "code",
            });
        }
        Some(match &e.kind {
            ExprKind::Tuple { .. } => "tuple",
            ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
            ExprKind::Dict { .. } | ExprKind::DictComp { .. } => "dict",
            ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
            ExprKind::GeneratorExp { .. } => "generator",
            ExprKind::Lambda { .. } => "function",
            ExprKind::TemplateStr { .. } => "string.templatelib.Template",
            ExprKind::Interpolation { .. } => "string.templatelib.Interpolation",
            ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "str",
            ExprKind::BinOp { left, op, right } if is_percent_format(left, *op, right) => "str",
            _ => return None,
        })
    }

    pub(super) fn check_caller(&mut self, e: &Expr) {
        let callable = matches!(e.kind, ExprKind::Lambda { .. });
        if let Some(name) = self.infer_type(e).filter(|_| !callable) {
            self.warn(e.span.into(), format!("'{name}' object is not callable; {MISSED_COMMA}"));
        }
    }

    pub(super) fn check_subscripter(&mut self, e: &Expr) {
        let refused = match self.constant_of(e) {
            Some(constant) => !matches!(constant, Constant::Str(_) | Constant::Bytes(_) | Constant::Tuple(_)),
            None => matches!(
                e.kind,
                ExprKind::Set { .. }
                    | ExprKind::SetComp { .. }
                    | ExprKind::GeneratorExp { .. }
                    | ExprKind::TemplateStr { .. }
                    | ExprKind::Interpolation { .. }
                    | ExprKind::Lambda { .. }
            ),
        };
        if refused && let Some(name) = self.infer_type(e) {
            self.warn(e.span.into(), format!("'{name}' object is not subscriptable; {MISSED_COMMA}"));
        }
    }

    pub(super) fn check_index(&mut self, e: &Expr, index: &Expr) {
        let Some(index_type) = self.infer_type(index) else { return };
        if matches!(index_type, "int" | "bool" | "slice") {
            return;
        }
        let sequence = match self.constant_of(e) {
            Some(constant) => {
                matches!(constant, Constant::Str(_) | Constant::Bytes(_) | Constant::Tuple(_))
            }
            None => matches!(self.infer_type(e), Some("tuple" | "list" | "str")),
        };
        if sequence && let Some(name) = self.infer_type(e) {
            let message =
                format!("{name} indices must be integers or slices, not {index_type}; {MISSED_COMMA}");
            self.warn(e.span.into(), message);
        }
    }

    pub(super) fn check_compare(&mut self, loc: Loc, left: &Expr, ops: &[CmpOp], comparators: &[Expr]) {
        let singleton = |g: &Self, e: &Expr| match g.constant_of(e) {
            Some(c) => matches!(c, Constant::None | Constant::True | Constant::False | Constant::Ellipsis),
            None => match &e.kind {
                ExprKind::Tuple { elts, .. } => !elts.iter().all(|elt| g.constant_of(elt).is_some()),
                _ => true,
            },
        };
        let mut left = left;
        for (op, right) in ops.iter().zip(comparators) {
            let message = match op {
                CmpOp::Is => ("is", "=="),
                CmpOp::IsNot => ("is not", "!="),
                _ => {
                    left = right;
                    continue;
                }
            };
            let literal = [left, right].into_iter().find(|e| !singleton(self, e));
            if let Some(name) = literal.and_then(|e| self.infer_type(e)) {
                let (is, equals) = message;
                self.warn(loc, format!("\"{is}\" with '{name}' literal. Did you mean \"{equals}\"?"));
            }
            left = right;
        }
    }
}
