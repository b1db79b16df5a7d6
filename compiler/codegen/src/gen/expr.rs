//! Expressions, except calls, comprehensions and string formatting.
//!
//! CPython counterpart: `Python/codegen.c` (`codegen_visit_expr`, `codegen_jump_if` and their helpers).

use super::stmt::{attr_loc, binary_op};
use super::{Gen, Res, STACK_USE_GUIDELINE};
use crate::instr::{Label, Loc};
use crate::unit::ScopeType;
use kaa_code::Constant;
use kaa_opcode::{BinaryOp, CompareOp, Intrinsic1, Opcode, compare_arg};
use kaa_syntax::ast::*;

/// The opcodes that build one kind of display.
#[derive(Clone, Copy)]
pub(super) struct Display {
    pub build: Opcode,
    pub add: Opcode,
    pub extend: Opcode,
    pub tuple: bool,
}

impl Display {
    pub const LIST: Display = Display {
        build: Opcode::BuildList,
        add: Opcode::ListAppend,
        extend: Opcode::ListExtend,
        tuple: false,
    };
    pub const TUPLE: Display = Display { tuple: true, ..Display::LIST };
    pub const SET: Display =
        Display { build: Opcode::BuildSet, add: Opcode::SetAdd, extend: Opcode::SetUpdate, tuple: false };
}

impl<'a> Gen<'a> {
    pub(super) fn exprs(&mut self, list: &'a [Expr]) -> Res {
        list.iter().try_for_each(|e| self.expr(e))
    }

    pub(super) fn expr(&mut self, e: &'a Expr) -> Res {
        self.nest(|g| g.expr_kind(e))
    }

    fn expr_kind(&mut self, e: &'a Expr) -> Res {
        let loc = Loc::from(e.span);
        match &e.kind {
            ExprKind::NamedExpr { target, value } => {
                self.expr(value)?;
                self.op_i(loc, Opcode::Copy, 1);
                self.expr(target)
            }
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values, loc),
            ExprKind::BinOp { left, op, right } => {
                if let Some(done) = self.percent_format(e, left, *op, right) {
                    return done;
                }
                self.expr(left)?;
                self.expr(right)?;
                self.op_i(loc, Opcode::BinaryOp, binary_op(*op) as u32);
                Ok(())
            }
            ExprKind::UnaryOp { op, operand } => {
                self.expr(operand)?;
                match op {
                    UnaryOp::Not => {
                        self.op(loc, Opcode::ToBool);
                        self.op(loc, Opcode::UnaryNot);
                    }
                    UnaryOp::UAdd => {
                        self.op_i(loc, Opcode::CallIntrinsic1, Intrinsic1::UnaryPositive as u32);
                    }
                    UnaryOp::USub => self.op(loc, Opcode::UnaryNegative),
                    UnaryOp::Invert => self.op(loc, Opcode::UnaryInvert),
                }
                Ok(())
            }
            ExprKind::Lambda { id, args, body } => self.lambda(e, *id, args, body),
            ExprKind::IfExp { test, body, orelse } => {
                let (end, next) = (self.label(), self.label());
                self.jump_if(loc, test, next, false)?;
                self.expr(body)?;
                self.jump(Loc::NONE, Opcode::JumpNoInterrupt, end);
                self.place(next);
                self.expr(orelse)?;
                self.place(end);
                Ok(())
            }
            ExprKind::Dict { keys, values } => self.dict(keys, values, loc),
            ExprKind::Set { elts } => self.display(loc, elts, None, 0, Display::SET),
            ExprKind::List { elts, ctx } => self.sequence(loc, elts, *ctx, Display::LIST),
            ExprKind::Tuple { elts, ctx } => self.sequence(loc, elts, *ctx, Display::TUPLE),
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. } => self.comprehension(e),
            ExprKind::Await { value } => {
                self.expr(value)?;
                self.op_i(loc, Opcode::GetAwaitable, 0);
                self.load_const(loc, Constant::None);
                self.yield_from(loc, true)?;
                Ok(())
            }
            ExprKind::Yield { value } => {
                if !self.block().is_function_like() {
                    return self.error(loc, "'yield' outside function");
                }
                match value {
                    Some(value) => self.expr(value)?,
                    None => self.load_const(loc, Constant::None),
                }
                self.yield_value(loc);
                Ok(())
            }
            ExprKind::YieldFrom { value } => {
                if !self.block().is_function_like() {
                    return self.error(loc, "'yield from' outside function");
                }
                if self.unit.scope == ScopeType::AsyncFunction {
                    return self.error(loc, "'yield from' inside async function");
                }
                self.expr(value)?;
                self.op(loc, Opcode::GetYieldFromIter);
                self.load_const(loc, Constant::None);
                self.yield_from(loc, false)?;
                Ok(())
            }
            ExprKind::Compare { left, ops, comparators } => self.compare(e, left, ops, comparators),
            ExprKind::Call { func, args, keywords } => self.call(e, func, args, keywords),
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                self.formatted_value(value, *conversion, format_spec.as_deref(), loc)
            }
            ExprKind::Interpolation { value, text, conversion, format_spec } => {
                self.interpolation(value, text, *conversion, format_spec.as_deref(), loc)
            }
            ExprKind::JoinedStr { values } => self.joined_str(values, loc),
            ExprKind::TemplateStr { values } => self.template_str(values, loc),
            ExprKind::Constant { value, .. } => {
                self.load_const(loc, super::constant(value));
                Ok(())
            }
            ExprKind::Attribute { value, attr, ctx } => self.attribute(e, value, attr, *ctx),
            ExprKind::Subscript { value, slice, ctx } => self.subscript(value, slice, *ctx, loc),
            ExprKind::Starred { ctx, .. } => {
                let message = match ctx {
                    ExprContext::Store => "starred assignment target must be in a list or tuple",
                    _ => "can't use starred expression here",
                };
                self.error(loc, message)
            }
            ExprKind::Slice { step, .. } => {
                if let Some(slice) = self.constant_slice(e) {
                    self.load_const(loc, slice);
                    return Ok(());
                }
                self.slice_parts(e)?;
                if let Some(step) = step {
                    self.expr(step)?;
                }
                self.op_i(loc, Opcode::BuildSlice, 2 + u32::from(step.is_some()));
                Ok(())
            }
            ExprKind::Name { id, ctx } => self.name_op(loc, id, *ctx),
        }
    }

    pub(super) fn yield_value(&mut self, loc: Loc) {
        let block = self.block();
        if block.generator && block.coroutine {
            self.op_i(loc, Opcode::CallIntrinsic1, Intrinsic1::AsyncGenWrap as u32);
        }
        self.op_i(loc, Opcode::YieldValue, 0);
        self.op_i(loc, Opcode::Resume, kaa_opcode::resume::AFTER_YIELD);
    }

    fn bool_op(&mut self, op: BoolOp, values: &'a [Expr], loc: Loc) -> Res {
        let Some((last, rest)) = values.split_last() else { return Ok(()) };
        let end = self.label();
        let jump = if op == BoolOp::And { Opcode::JumpIfFalse } else { Opcode::JumpIfTrue };
        for value in rest {
            self.expr(value)?;
            self.jump(loc, jump, end);
            self.op(loc, Opcode::PopTop);
        }
        self.expr(last)?;
        self.place(end);
        Ok(())
    }

    fn add_compare(&mut self, loc: Loc, op: CmpOp) {
        let compare = |op| (Opcode::CompareOp, compare_arg(op, false));
        let (opcode, arg) = match op {
            CmpOp::Eq => compare(CompareOp::Eq),
            CmpOp::NotEq => compare(CompareOp::Ne),
            CmpOp::Lt => compare(CompareOp::Lt),
            CmpOp::LtE => compare(CompareOp::Le),
            CmpOp::Gt => compare(CompareOp::Gt),
            CmpOp::GtE => compare(CompareOp::Ge),
            CmpOp::Is => (Opcode::IsOp, 0),
            CmpOp::IsNot => (Opcode::IsOp, 1),
            CmpOp::In => (Opcode::ContainsOp, 0),
            CmpOp::NotIn => (Opcode::ContainsOp, 1),
        };
        self.op_i(loc, opcode, arg);
    }

    pub(super) fn compare_with(&mut self, loc: Loc, op: CmpOp) {
        self.add_compare(loc, op);
    }

    fn compare(&mut self, e: &'a Expr, left: &'a Expr, ops: &'a [CmpOp], comparators: &'a [Expr]) -> Res {
        let loc = Loc::from(e.span);
        self.check_compare(loc, left, ops, comparators);
        self.expr(left)?;
        let (Some((last, rest)), Some((last_op, rest_ops))) = (comparators.split_last(), ops.split_last())
        else {
            return Ok(());
        };
        if rest.is_empty() {
            self.expr(last)?;
            self.add_compare(loc, *last_op);
            return Ok(());
        }
        let cleanup = self.label();
        for (value, op) in rest.iter().zip(rest_ops) {
            self.expr(value)?;
            self.op_i(loc, Opcode::Swap, 2);
            self.op_i(loc, Opcode::Copy, 2);
            self.add_compare(loc, *op);
            self.op_i(loc, Opcode::Copy, 1);
            self.op(loc, Opcode::ToBool);
            self.jump(loc, Opcode::PopJumpIfFalse, cleanup);
            self.op(loc, Opcode::PopTop);
        }
        self.expr(last)?;
        self.add_compare(loc, *last_op);
        let end = self.label();
        self.jump(Loc::NONE, Opcode::JumpNoInterrupt, end);
        self.place(cleanup);
        self.op_i(loc, Opcode::Swap, 2);
        self.op(loc, Opcode::PopTop);
        self.place(end);
        Ok(())
    }

    /// Jumps to `next` if the truth of `e` is `cond`.
    pub(super) fn jump_if(&mut self, loc: Loc, e: &'a Expr, next: Label, cond: bool) -> Res {
        self.nest(|g| g.jump_if_kind(loc, e, next, cond))
    }

    fn jump_if_kind(&mut self, loc: Loc, e: &'a Expr, next: Label, cond: bool) -> Res {
        let pop_jump = if cond { Opcode::PopJumpIfTrue } else { Opcode::PopJumpIfFalse };
        match &e.kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => {
                return self.jump_if(loc, operand, next, !cond);
            }
            ExprKind::BoolOp { op, values } => {
                let Some((last, rest)) = values.split_last() else { return Ok(()) };
                let cond2 = *op == BoolOp::Or;
                let next2 = if cond2 == cond { next } else { self.label() };
                for value in rest {
                    self.jump_if(loc, value, next2, cond2)?;
                }
                self.jump_if(loc, last, next, cond)?;
                if next2 != next {
                    self.place(next2);
                }
                return Ok(());
            }
            ExprKind::IfExp { test, body, orelse } => {
                let (end, next2) = (self.label(), self.label());
                self.jump_if(loc, test, next2, false)?;
                self.jump_if(loc, body, next, cond)?;
                self.jump(Loc::NONE, Opcode::JumpNoInterrupt, end);
                self.place(next2);
                self.jump_if(loc, orelse, next, cond)?;
                self.place(end);
                return Ok(());
            }
            ExprKind::Compare { left, ops, comparators } if ops.len() > 1 => {
                let at = Loc::from(e.span);
                self.check_compare(at, left, ops, comparators);
                let cleanup = self.label();
                self.expr(left)?;
                let last = comparators.len() - 1;
                for (value, op) in comparators[..last].iter().zip(ops) {
                    self.expr(value)?;
                    self.op_i(at, Opcode::Swap, 2);
                    self.op_i(at, Opcode::Copy, 2);
                    self.add_compare(at, *op);
                    self.op(at, Opcode::ToBool);
                    self.jump(at, Opcode::PopJumpIfFalse, cleanup);
                }
                self.expr(&comparators[last])?;
                self.add_compare(at, ops[last]);
                self.op(at, Opcode::ToBool);
                self.jump(at, pop_jump, next);
                let end = self.label();
                self.jump(Loc::NONE, Opcode::JumpNoInterrupt, end);
                self.place(cleanup);
                self.op(at, Opcode::PopTop);
                if !cond {
                    self.jump(Loc::NONE, Opcode::JumpNoInterrupt, next);
                }
                self.place(end);
                return Ok(());
            }
            _ => {}
        }
        self.expr(e)?;
        self.op(e.span.into(), Opcode::ToBool);
        self.jump(e.span.into(), pop_jump, next);
        Ok(())
    }

    fn sequence(&mut self, loc: Loc, elts: &'a [Expr], ctx: ExprContext, display: Display) -> Res {
        match ctx {
            ExprContext::Load => self.display(loc, elts, None, 0, display),
            ExprContext::Del => self.exprs(elts),
            ExprContext::Store => {
                let starred = |e: &Expr| matches!(e.kind, ExprKind::Starred { .. });
                self.unpack(loc, elts.iter().map(starred), "assignment")?;
                for elt in elts {
                    match &elt.kind {
                        ExprKind::Starred { value, .. } => self.expr(value)?,
                        _ => self.expr(elt)?,
                    }
                }
                Ok(())
            }
        }
    }

    /// Unpacks the top of the stack; one of the targets may be starred.
    pub(super) fn unpack(
        &mut self,
        loc: Loc,
        starred: impl ExactSizeIterator<Item = bool>,
        what: &str,
    ) -> Res {
        let n = starred.len();
        let mut seen = false;
        for (i, starred) in starred.enumerate() {
            if starred && seen {
                return self.error(loc, format!("multiple starred expressions in {what}"));
            }
            if starred {
                let after = n - i - 1;
                if i >= 1 << 8 || after >= (i32::MAX >> 8) as usize {
                    return self.error(loc, format!("too many expressions in star-unpacking {what}"));
                }
                self.op_i(loc, Opcode::UnpackEx, i as u32 + ((after as u32) << 8));
                seen = true;
            }
        }
        if !seen {
            self.op_i(loc, Opcode::UnpackSequence, n as u32);
        }
        Ok(())
    }

    /// Builds a list, tuple or set; `pushed` items are on the stack already.
    pub(super) fn display(
        &mut self,
        loc: Loc,
        elts: &'a [Expr],
        injected: Option<&Name>,
        pushed: u32,
        display: Display,
    ) -> Res {
        let count = elts.len() as u32 + pushed;
        let big = count as usize + usize::from(injected.is_some()) > STACK_USE_GUIDELINE;
        let starred = elts.iter().any(|e| matches!(e.kind, ExprKind::Starred { .. }));
        if !starred && !big {
            self.exprs(elts)?;
            if let Some(name) = injected {
                self.name_op(loc, name, ExprContext::Load)?;
            }
            let build = if display.tuple { Opcode::BuildTuple } else { display.build };
            self.op_i(loc, build, count + u32::from(injected.is_some()));
            return Ok(());
        }
        let mut built = big;
        if big {
            self.op_i(loc, display.build, pushed);
        }
        for (i, elt) in elts.iter().enumerate() {
            if let ExprKind::Starred { value, .. } = &elt.kind {
                if !built {
                    self.op_i(loc, display.build, i as u32 + pushed);
                    built = true;
                }
                self.expr(value)?;
                self.op_i(loc, display.extend, 1);
            } else {
                self.expr(elt)?;
                if built {
                    self.op_i(loc, display.add, 1);
                }
            }
        }
        if let Some(name) = injected {
            self.name_op(loc, name, ExprContext::Load)?;
            self.op_i(loc, display.add, 1);
        }
        if display.tuple {
            self.op_i(loc, Opcode::CallIntrinsic1, Intrinsic1::ListToTuple as u32);
        }
        Ok(())
    }

    fn dict(&mut self, keys: &'a [Option<Expr>], values: &'a [Expr], loc: Loc) -> Res {
        let mut have_dict = false;
        let mut elements = 0;
        let n = values.len();
        for (i, key) in keys.iter().enumerate() {
            if key.is_none() {
                if elements > 0 {
                    self.sub_dict(keys, values, i - elements..i, loc)?;
                    if have_dict {
                        self.op_i(loc, Opcode::DictUpdate, 1);
                    }
                    have_dict = true;
                    elements = 0;
                }
                if !have_dict {
                    self.op_i(loc, Opcode::BuildMap, 0);
                    have_dict = true;
                }
                self.expr(&values[i])?;
                self.op_i(loc, Opcode::DictUpdate, 1);
            } else if elements * 2 > STACK_USE_GUIDELINE {
                self.sub_dict(keys, values, i - elements..i + 1, loc)?;
                if have_dict {
                    self.op_i(loc, Opcode::DictUpdate, 1);
                }
                have_dict = true;
                elements = 0;
            } else {
                elements += 1;
            }
        }
        if elements > 0 {
            self.sub_dict(keys, values, n - elements..n, loc)?;
            if have_dict {
                self.op_i(loc, Opcode::DictUpdate, 1);
            }
            have_dict = true;
        }
        if !have_dict {
            self.op_i(loc, Opcode::BuildMap, 0);
        }
        Ok(())
    }

    fn sub_dict(
        &mut self,
        keys: &'a [Option<Expr>],
        values: &'a [Expr],
        range: std::ops::Range<usize>,
        loc: Loc,
    ) -> Res {
        let n = range.len();
        let big = n * 2 > STACK_USE_GUIDELINE;
        if big {
            self.op_i(loc, Opcode::BuildMap, 0);
        }
        for (key, value) in keys[range.clone()].iter().zip(&values[range]) {
            if let Some(key) = key {
                self.expr(key)?;
            }
            self.expr(value)?;
            if big {
                self.op_i(loc, Opcode::MapAdd, 1);
            }
        }
        if !big {
            self.op_i(loc, Opcode::BuildMap, n as u32);
        }
        Ok(())
    }

    fn attribute(&mut self, e: &'a Expr, value: &'a Expr, attr: &'a Name, ctx: ExprContext) -> Res {
        let loc = Loc::from(e.span);
        if ctx == ExprContext::Load && self.can_optimize_super(value, attr) {
            let zero = self.super_args(value)?;
            self.load_super(loc, attr, zero, false);
            self.op(attr_loc(loc, e, attr), Opcode::Nop);
            return Ok(());
        }
        if ctx == ExprContext::Store
            && matches!(&value.kind, ExprKind::Name { id, .. } if id == "self")
            && let Some(class) = self.stack.iter_mut().rev().find(|u| u.scope == ScopeType::Class)
        {
            class.static_attributes.insert(attr.clone());
        }
        self.expr(value)?;
        let loc = attr_loc(loc, e, attr);
        match ctx {
            ExprContext::Load => self.load_attr(loc, attr, false),
            ExprContext::Store => self.op_name(loc, Opcode::StoreAttr, attr),
            ExprContext::Del => self.op_name(loc, Opcode::DeleteAttr, attr),
        }
        Ok(())
    }

    fn subscript(&mut self, value: &'a Expr, slice: &'a Expr, ctx: ExprContext, loc: Loc) -> Res {
        if ctx == ExprContext::Load {
            self.check_subscripter(value);
            self.check_index(value, slice);
        }
        self.expr(value)?;
        if ctx != ExprContext::Del && self.is_two_part_slice(slice) {
            self.slice_parts(slice)?;
            self.op(loc, if ctx == ExprContext::Load { Opcode::BinarySlice } else { Opcode::StoreSlice });
            return Ok(());
        }
        self.expr(slice)?;
        match ctx {
            ExprContext::Load => self.op_i(loc, Opcode::BinaryOp, BinaryOp::Subscr as u32),
            ExprContext::Store => self.op(loc, Opcode::StoreSubscr),
            ExprContext::Del => self.op(loc, Opcode::DeleteSubscr),
        }
        Ok(())
    }

    /// The slice as a constant, if all its parts are.
    fn constant_slice(&self, e: &Expr) -> Option<Constant> {
        let ExprKind::Slice { lower, upper, step } = &e.kind else { return None };
        let part = |part: &Option<Box<Expr>>| match part {
            Some(e) => self.constant_of(e),
            None => Some(Constant::None),
        };
        Some(Constant::Slice([part(lower)?, part(upper)?, part(step)?].into()))
    }

    /// Whether BINARY_SLICE and STORE_SLICE serve.
    pub(super) fn is_two_part_slice(&self, e: &Expr) -> bool {
        matches!(&e.kind, ExprKind::Slice { step: None, .. }) && self.constant_slice(e).is_none()
    }

    pub(super) fn slice_parts(&mut self, e: &'a Expr) -> Res {
        let ExprKind::Slice { lower, upper, .. } = &e.kind else { return Ok(()) };
        for part in [lower, upper] {
            match part {
                Some(part) => self.expr(part)?,
                None => self.load_const(e.span.into(), Constant::None),
            }
        }
        Ok(())
    }
}
