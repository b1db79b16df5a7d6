//! Statements, except functions, classes, annotations, `try`, `with` and `match`.
//!
//! CPython counterpart: `Python/codegen.c` (`codegen_visit_stmt` and its helpers).

use super::{Gen, Res};
use crate::instr::{Label, Loc};
use crate::unit::{FrameBlock, FrameBlockKind};
use kaa_code::Constant;
use kaa_opcode::{BinaryOp, CommonConstant, Intrinsic1, Opcode};
use kaa_syntax::ast::*;

impl<'a> Gen<'a> {
    pub(super) fn stmts(&mut self, body: &'a [Stmt]) -> Res {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Res {
        self.nest(|g| g.stmt_kind(stmt))
    }

    /// Statements whose annotations may not be reached.
    fn conditional(&mut self, visit: impl FnOnce(&mut Self) -> Res) -> Res {
        let before = std::mem::replace(&mut self.unit.in_conditional_block, true);
        visit(self)?;
        self.unit.in_conditional_block = before;
        Ok(())
    }

    fn stmt_kind(&mut self, stmt: &'a Stmt) -> Res {
        let loc = Loc::from(stmt.span);
        match &stmt.kind {
            StmtKind::FunctionDef(node) => self.function(node, loc, false),
            StmtKind::AsyncFunctionDef(node) => self.function(node, loc, true),
            StmtKind::ClassDef(node) => self.class(node, loc),
            StmtKind::TypeAlias { .. } => self.type_alias(stmt, loc),
            StmtKind::Return { value } => self.return_stmt(value.as_deref(), loc),
            StmtKind::Delete { targets } => self.exprs(targets),
            StmtKind::Assign { targets, value, .. } => {
                self.expr(value)?;
                for (n, target) in targets.iter().enumerate() {
                    if n + 1 < targets.len() {
                        self.op_i(loc, Opcode::Copy, 1);
                    }
                    self.expr(target)?;
                }
                Ok(())
            }
            StmtKind::AugAssign { target, op, value } => self.aug_assign(target, *op, value, loc),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.ann_assign(stmt, target, annotation, value.as_deref(), *simple)
            }
            StmtKind::For(node) => self.conditional(|g| g.for_stmt(node, loc)),
            StmtKind::AsyncFor(node) => self.conditional(|g| g.async_for(node, loc)),
            StmtKind::While { test, body, orelse } => {
                self.conditional(|g| g.while_stmt(test, body, orelse, loc))
            }
            StmtKind::If { test, body, orelse } => self.conditional(|g| g.if_stmt(test, body, orelse, loc)),
            StmtKind::With { items, body, .. } => self.conditional(|g| g.with(items, body, loc, false)),
            StmtKind::AsyncWith { items, body, .. } => self.conditional(|g| g.with(items, body, loc, true)),
            StmtKind::Match { subject, cases } => self.conditional(|g| g.match_stmt(subject, cases)),
            StmtKind::Raise { exc, cause } => {
                let parts = [exc, cause];
                let mut n = 0;
                for part in parts.into_iter().flatten() {
                    self.expr(part)?;
                    n += 1;
                }
                self.op_i(loc, Opcode::RaiseVarargs, n);
                Ok(())
            }
            StmtKind::Try(node) => self.conditional(|g| g.try_stmt(node, loc, false)),
            StmtKind::TryStar(node) => self.conditional(|g| g.try_stmt(node, loc, true)),
            StmtKind::Assert { test, msg } => self.assert_stmt(test, msg.as_deref(), loc),
            StmtKind::Import { names } => self.import(names, loc),
            StmtKind::ImportFrom { module, names, level } => {
                self.import_from(module.as_ref(), names, *level, loc)
            }
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } => Ok(()),
            StmtKind::Expr { value } => self.expr_stmt(value, loc),
            StmtKind::Pass => {
                self.op(loc, Opcode::Nop);
                Ok(())
            }
            StmtKind::Break => self.leave_loop(loc, true),
            StmtKind::Continue => self.leave_loop(loc, false),
        }
    }

    fn expr_stmt(&mut self, value: &'a Expr, loc: Loc) -> Res {
        if self.interactive && self.stack.is_empty() {
            self.expr(value)?;
            self.op_i(loc, Opcode::CallIntrinsic1, Intrinsic1::Print as u32);
            self.op(Loc::NONE, Opcode::PopTop);
            return Ok(());
        }
        if self.constant_of(value).is_some() {
            self.op(loc, Opcode::Nop);
            return Ok(());
        }
        self.expr(value)?;
        self.op(Loc::NONE, Opcode::PopTop);
        Ok(())
    }

    fn return_stmt(&mut self, value: Option<&'a Expr>, loc: Loc) -> Res {
        let constant = value.map(|v| (self.constant_of(v), v));
        let block = self.block();
        if !block.is_function_like() {
            return self.error(loc, "'return' outside function");
        }
        if value.is_some() && block.coroutine && block.generator {
            return self.error(loc, "'return' with value in async generator");
        }
        let mut at = loc;
        let preserve = matches!(constant, Some((None, _)));
        match &constant {
            Some((None, value)) => self.expr(value)?,
            Some((Some(_), value)) => {
                at = value.span.into();
                self.op(at, Opcode::Nop);
            }
            None => {}
        }
        if value.is_none_or(|v| v.span.line as i32 != loc.line) {
            at = loc;
            self.op(at, Opcode::Nop);
        }
        self.unwind_all(&mut at, preserve, false)?;
        match constant {
            None => self.load_const(at, Constant::None),
            Some((Some(constant), _)) => self.load_const(at, constant),
            Some((None, _)) => {}
        }
        self.op(at, Opcode::ReturnValue);
        Ok(())
    }

    fn leave_loop(&mut self, loc: Loc, is_break: bool) -> Res {
        self.op(loc, Opcode::Nop);
        let mut at = loc;
        let Some(found) = self.unwind_all(&mut at, false, true)? else {
            let message = if is_break { "'break' outside loop" } else { "'continue' not properly in loop" };
            return self.error(loc, message);
        };
        let target = if is_break {
            self.unwind(&mut at, &found, false)?;
            found.exit
        } else {
            found.block
        };
        if let Some(target) = target {
            self.jump(at, Opcode::Jump, target);
        }
        Ok(())
    }

    /// Emits what leaving the open frame blocks takes, the innermost first; stops at a loop if asked to, and
    /// gives it.
    fn unwind_all(&mut self, loc: &mut Loc, preserve: bool, to_loop: bool) -> Res<Option<FrameBlock<'a>>> {
        let Some(top) = self.unit.frame_blocks.last().copied() else {
            return Ok(None);
        };
        match top.kind {
            FrameBlockKind::ExceptionGroupHandler => {
                let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                return self.error(*loc, message);
            }
            FrameBlockKind::WhileLoop | FrameBlockKind::ForLoop | FrameBlockKind::AsyncForLoop if to_loop => {
                return Ok(Some(top));
            }
            _ => {}
        }
        self.pop_block();
        self.unwind(loc, &top, preserve)?;
        let found = self.unwind_all(loc, preserve, to_loop)?;
        self.unit.frame_blocks.push(top);
        Ok(found)
    }

    fn unwind(&mut self, loc: &mut Loc, block: &FrameBlock<'a>, preserve: bool) -> Res {
        let swap = |g: &mut Self, loc: Loc| {
            if preserve {
                g.op_i(loc, Opcode::Swap, 2);
            }
        };
        match block.kind {
            FrameBlockKind::WhileLoop
            | FrameBlockKind::ExceptionHandler
            | FrameBlockKind::ExceptionGroupHandler
            | FrameBlockKind::AsyncComprehensionGenerator
            | FrameBlockKind::StopIteration => {}
            FrameBlockKind::ForLoop | FrameBlockKind::AsyncForLoop | FrameBlockKind::PopValue => {
                swap(self, *loc);
                self.op(*loc, Opcode::PopTop);
            }
            FrameBlockKind::TryExcept => self.op(*loc, Opcode::PopBlock),
            FrameBlockKind::FinallyTry(finalbody) => {
                self.op(*loc, Opcode::PopBlock);
                if preserve {
                    self.push_block(*loc, FrameBlockKind::PopValue, None, None)?;
                }
                self.stmts(finalbody)?;
                if preserve {
                    self.pop_block();
                }
                *loc = Loc::NONE;
            }
            FrameBlockKind::FinallyEnd => {
                swap(self, *loc);
                self.op(*loc, Opcode::PopTop);
                swap(self, *loc);
                self.op(*loc, Opcode::PopBlock);
                self.op(*loc, Opcode::PopExcept);
            }
            FrameBlockKind::With | FrameBlockKind::AsyncWith => {
                *loc = block.loc;
                self.op(*loc, Opcode::PopBlock);
                if preserve {
                    self.op_i(*loc, Opcode::Swap, 3);
                    self.op_i(*loc, Opcode::Swap, 2);
                }
                self.call_exit_with_nones(*loc);
                if matches!(block.kind, FrameBlockKind::AsyncWith) {
                    self.op_i(*loc, Opcode::GetAwaitable, 2);
                    self.load_const(*loc, Constant::None);
                    self.yield_from(*loc, true)?;
                }
                self.op(*loc, Opcode::PopTop);
                *loc = Loc::NONE;
            }
            FrameBlockKind::HandlerCleanup(name) => {
                if name.is_some() {
                    self.op(*loc, Opcode::PopBlock);
                }
                swap(self, *loc);
                self.op(*loc, Opcode::PopBlock);
                self.op(*loc, Opcode::PopExcept);
                if let Some(name) = name {
                    self.unbind(*loc, name)?;
                }
            }
        }
        Ok(())
    }

    /// `name = None; del name`.
    pub(super) fn unbind(&mut self, loc: Loc, name: &Name) -> Res {
        self.load_const(loc, Constant::None);
        self.name_op(loc, name, ExprContext::Store)?;
        self.name_op(loc, name, ExprContext::Del)
    }

    fn aug_assign(&mut self, target: &'a Expr, op: Operator, value: &'a Expr, loc: Loc) -> Res {
        let at = Loc::from(target.span);
        match &target.kind {
            ExprKind::Attribute { value: object, attr, .. } => {
                self.expr(object)?;
                self.op_i(at, Opcode::Copy, 1);
                let at = attr_loc(at, target, attr);
                self.load_attr(at, attr, false);
            }
            ExprKind::Subscript { value: object, slice, .. } => {
                self.expr(object)?;
                if self.is_two_part_slice(slice) {
                    self.slice_parts(slice)?;
                    for _ in 0..3 {
                        self.op_i(at, Opcode::Copy, 3);
                    }
                    self.op(at, Opcode::BinarySlice);
                } else {
                    self.expr(slice)?;
                    self.op_i(at, Opcode::Copy, 2);
                    self.op_i(at, Opcode::Copy, 2);
                    self.op_i(at, Opcode::BinaryOp, BinaryOp::Subscr as u32);
                }
            }
            ExprKind::Name { id, .. } => self.name_op(at, id, ExprContext::Load)?,
            _ => return self.odd_target(target, "augmented"),
        }
        self.expr(value)?;
        self.op_i(loc, Opcode::BinaryOp, binary_op(op) as u32 + BinaryOp::InplaceAdd as u32);
        match &target.kind {
            ExprKind::Attribute { attr, .. } => {
                let at = attr_loc(at, target, attr);
                self.op_i(at, Opcode::Swap, 2);
                self.op_name(at, Opcode::StoreAttr, attr);
            }
            ExprKind::Subscript { slice, .. } => {
                if self.is_two_part_slice(slice) {
                    self.op_i(at, Opcode::Swap, 4);
                    self.op_i(at, Opcode::Swap, 3);
                    self.op_i(at, Opcode::Swap, 2);
                    self.op(at, Opcode::StoreSlice);
                } else {
                    self.op_i(at, Opcode::Swap, 3);
                    self.op_i(at, Opcode::Swap, 2);
                    self.op(at, Opcode::StoreSubscr);
                }
            }
            ExprKind::Name { id, .. } => self.name_op(at, id, ExprContext::Store)?,
            _ => {}
        }
        Ok(())
    }

    fn if_stmt(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt], loc: Loc) -> Res {
        let end = self.label();
        let next = if orelse.is_empty() { end } else { self.label() };
        self.jump_if(loc, test, next, false)?;
        self.stmts(body)?;
        if !orelse.is_empty() {
            self.jump(Loc::NONE, Opcode::JumpNoInterrupt, end);
            self.place(next);
            self.stmts(orelse)?;
        }
        self.place(end);
        Ok(())
    }

    fn while_stmt(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt], loc: Loc) -> Res {
        let (start, end, anchor) = (self.label(), self.label(), self.label());
        self.place(start);
        self.push_block(loc, FrameBlockKind::WhileLoop, Some(start), Some(end))?;
        self.jump_if(loc, test, anchor, false)?;
        self.stmts(body)?;
        self.jump(Loc::NONE, Opcode::Jump, start);
        self.pop_block();
        self.place(anchor);
        self.stmts(orelse)?;
        self.place(end);
        Ok(())
    }

    fn for_stmt(&mut self, node: &'a For, loc: Loc) -> Res {
        let (start, cleanup, end) = (self.label(), self.label(), self.label());
        self.push_block(loc, FrameBlockKind::ForLoop, Some(start), Some(end))?;
        self.expr(&node.iter)?;
        let at = node.iter.span.into();
        self.op(at, Opcode::GetIter);
        self.place(start);
        self.jump(at, Opcode::ForIter, cleanup);
        // Keeps the line of the target for tracing.
        self.op(node.target.span.into(), Opcode::Nop);
        self.expr(&node.target)?;
        self.stmts(&node.body)?;
        self.jump(Loc::NONE, Opcode::Jump, start);
        self.place(cleanup);
        self.op(Loc::NONE, Opcode::EndFor);
        self.op(Loc::NONE, Opcode::PopIter);
        self.pop_block();
        self.stmts(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    fn async_for(&mut self, node: &'a For, loc: Loc) -> Res {
        let (start, except, end) = (self.label(), self.label(), self.label());
        self.expr(&node.iter)?;
        let at = node.iter.span.into();
        self.op(at, Opcode::GetAiter);
        self.place(start);
        self.push_block(loc, FrameBlockKind::AsyncForLoop, Some(start), Some(end))?;
        self.jump(loc, Opcode::SetupFinally, except);
        self.op(loc, Opcode::GetAnext);
        self.load_const(loc, Constant::None);
        let send = self.yield_from(loc, true)?;
        self.op(loc, Opcode::PopBlock);
        self.op(loc, Opcode::NotTaken);
        self.expr(&node.target)?;
        self.stmts(&node.body)?;
        self.jump(Loc::NONE, Opcode::Jump, start);
        self.pop_block();
        self.place(except);
        self.jump(at, Opcode::EndAsyncFor, send);
        self.stmts(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    fn assert_stmt(&mut self, test: &'a Expr, msg: Option<&'a Expr>, loc: Loc) -> Res {
        let always = match &test.kind {
            ExprKind::Tuple { elts, .. } => !elts.is_empty(),
            ExprKind::Constant { value: kaa_syntax::ast::Constant::Tuple(items), .. } => !items.is_empty(),
            _ => false,
        };
        if always {
            self.warn(loc, "assertion is always true, perhaps remove parentheses?");
        }
        if self.options.optimize > 0 {
            return Ok(());
        }
        let end = self.label();
        self.jump_if(loc, test, end, true)?;
        self.op_i(loc, Opcode::LoadCommonConstant, CommonConstant::AssertionError as u32);
        if let Some(msg) = msg {
            self.expr(msg)?;
            self.op_i(loc, Opcode::Call, 0);
        }
        self.op_i(test.span.into(), Opcode::RaiseVarargs, 1);
        self.place(end);
        Ok(())
    }

    fn import(&mut self, names: &'a [Alias], loc: Loc) -> Res {
        for alias in names {
            self.load_int(loc, 0);
            self.load_const(loc, Constant::None);
            self.op_name(loc, Opcode::ImportName, &alias.name);
            let mut parts = split_dots(&alias.name);
            let first = parts.next().unwrap_or_else(|| alias.name.clone());
            let Some(asname) = &alias.asname else {
                self.name_op(loc, &first, ExprContext::Store)?;
                continue;
            };
            let mut rest = parts.peekable();
            if rest.peek().is_none() {
                self.name_op(loc, asname, ExprContext::Store)?;
                continue;
            }
            while let Some(part) = rest.next() {
                let at = self.unit.names.add(&part);
                self.op_i(loc, Opcode::ImportFrom, at);
                if rest.peek().is_some() {
                    self.op_i(loc, Opcode::Swap, 2);
                    self.op(loc, Opcode::PopTop);
                }
            }
            self.name_op(loc, asname, ExprContext::Store)?;
            self.op(loc, Opcode::PopTop);
        }
        Ok(())
    }

    fn import_from(&mut self, module: Option<&'a Name>, names: &'a [Alias], level: u32, loc: Loc) -> Res {
        self.load_int(loc, level.into());
        self.load_names(loc, names.iter().map(|a| &a.name));
        let empty = self.known("");
        self.op_name(loc, Opcode::ImportName, module.unwrap_or(&empty));
        for (n, alias) in names.iter().enumerate() {
            if n == 0 && alias.name == "*" {
                self.op_i(loc, Opcode::CallIntrinsic1, Intrinsic1::ImportStar as u32);
                self.op(Loc::NONE, Opcode::PopTop);
                return Ok(());
            }
            self.op_name(loc, Opcode::ImportFrom, &alias.name);
            self.name_op(loc, alias.asname.as_ref().unwrap_or(&alias.name), ExprContext::Store)?;
        }
        self.op(loc, Opcode::PopTop);
        Ok(())
    }

    /// The protocol of `await` and `yield from` around SEND; gives the label of the SEND.
    pub(super) fn yield_from(&mut self, loc: Loc, is_await: bool) -> Res<Label> {
        let (send, fail, exit) = (self.label(), self.label(), self.label());
        self.place(send);
        self.jump(loc, Opcode::Send, exit);
        self.jump(loc, Opcode::SetupFinally, fail);
        self.push_block(loc, FrameBlockKind::TryExcept, Some(send), None)?;
        self.op_i(loc, Opcode::YieldValue, 1);
        self.pop_block();
        self.op(Loc::NONE, Opcode::PopBlock);
        let resume =
            if is_await { kaa_opcode::resume::AFTER_AWAIT } else { kaa_opcode::resume::AFTER_YIELD_FROM };
        self.op_i(loc, Opcode::Resume, resume);
        self.jump(loc, Opcode::JumpNoInterrupt, send);
        self.place(fail);
        self.op(loc, Opcode::CleanupThrow);
        self.place(exit);
        self.op(loc, Opcode::EndSend);
        Ok(send)
    }
}

/// The parts of a dotted name.
fn split_dots(name: &Name) -> impl Iterator<Item = Name> + '_ {
    name.as_bytes().split(|b| *b == b'.').filter_map(Name::from_bytes)
}

/// The location of an attribute access that spans lines: the attribute's own name.
pub(super) fn attr_loc(loc: Loc, e: &Expr, attr: &Name) -> Loc {
    let mut loc = loc;
    if loc.line != e.span.end_line as i32 {
        loc.line = e.span.end_line as i32;
        let len = attr.code_points().count() as i32;
        let end = e.span.end_col as i32;
        if len <= end {
            loc.col = end - len;
        } else {
            // Only trees that programs make have attributes that do not fit their place.
            loc.col = -1;
            loc.end_col = -1;
        }
    }
    loc
}

/// The `BINARY_OP` operand of an operator; in-place ones are `InplaceAdd` higher.
pub(super) fn binary_op(op: Operator) -> BinaryOp {
    match op {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Subtract,
        Operator::Mult => BinaryOp::Multiply,
        Operator::MatMult => BinaryOp::MatrixMultiply,
        Operator::Div => BinaryOp::TrueDivide,
        Operator::Mod => BinaryOp::Remainder,
        Operator::Pow => BinaryOp::Power,
        Operator::LShift => BinaryOp::Lshift,
        Operator::RShift => BinaryOp::Rshift,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
        Operator::BitAnd => BinaryOp::And,
        Operator::FloorDiv => BinaryOp::FloorDivide,
    }
}
