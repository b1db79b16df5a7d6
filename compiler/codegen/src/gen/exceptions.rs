//! `try`, `except*`, `finally` and `with`.
//!
//! A `finally` body is generated once per way into it. CPython counterpart: `Python/codegen.c`
//! (`codegen_try_except`, `codegen_try_star_except`, `codegen_try_finally`, `codegen_with`).

use super::{Gen, Res};
use crate::instr::{Label, Loc};
use crate::unit::FrameBlockKind;
use kaa_code::Constant;
use kaa_opcode::{Intrinsic2, Opcode, SpecialMethod};
use kaa_syntax::ast::*;

impl<'a> Gen<'a> {
    pub(super) fn try_stmt(&mut self, node: &'a Try, loc: Loc, star: bool) -> Res {
        if node.finalbody.is_empty() {
            return self.try_except(node, loc, star);
        }
        let (body, end, exit, cleanup) = (self.label(), self.label(), self.label(), self.label());
        self.jump(loc, Opcode::SetupFinally, end);
        self.place(body);
        self.push_block(loc, FrameBlockKind::FinallyTry(&node.finalbody), Some(body), Some(end))?;
        if node.handlers.is_empty() {
            self.stmts(&node.body)?;
        } else {
            self.try_except(node, loc, star)?;
        }
        self.op(Loc::NONE, Opcode::PopBlock);
        self.pop_block();
        self.stmts(&node.finalbody)?;
        self.jump(Loc::NONE, Opcode::JumpNoInterrupt, exit);
        self.place(end);
        self.push_block(loc, FrameBlockKind::FinallyEnd, Some(end), None)?;
        self.jump(Loc::NONE, Opcode::SetupCleanup, cleanup);
        self.op(Loc::NONE, Opcode::PushExcInfo);
        self.stmts(&node.finalbody)?;
        self.pop_block();
        self.op_i(Loc::NONE, Opcode::Reraise, 0);
        self.place(cleanup);
        self.pop_except_and_reraise();
        self.place(exit);
        Ok(())
    }

    fn pop_except_and_reraise(&mut self) {
        self.op_i(Loc::NONE, Opcode::Copy, 3);
        self.op(Loc::NONE, Opcode::PopExcept);
        self.op_i(Loc::NONE, Opcode::Reraise, 1);
    }

    fn try_except(&mut self, node: &'a Try, loc: Loc, star: bool) -> Res {
        if star {
            return self.try_star(node, loc);
        }
        let (body, mut except) = (self.label(), self.label());
        let (end, cleanup) = (self.label(), self.label());
        self.jump(loc, Opcode::SetupFinally, except);
        self.place(body);
        self.push_block(loc, FrameBlockKind::TryExcept, Some(body), None)?;
        self.stmts(&node.body)?;
        self.pop_block();
        self.op(Loc::NONE, Opcode::PopBlock);
        self.stmts(&node.orelse)?;
        self.jump(Loc::NONE, Opcode::JumpNoInterrupt, end);
        self.place(except);
        self.jump(Loc::NONE, Opcode::SetupCleanup, cleanup);
        self.op(Loc::NONE, Opcode::PushExcInfo);
        self.push_block(loc, FrameBlockKind::ExceptionHandler, None, None)?;
        for (n, handler) in node.handlers.iter().enumerate() {
            let loc = Loc::from(handler.span);
            if handler.typ.is_none() && n + 1 < node.handlers.len() {
                return self.error(loc, "default 'except:' must be last");
            }
            except = self.label();
            if let Some(typ) = &handler.typ {
                self.expr(typ)?;
                self.op(loc, Opcode::CheckExcMatch);
                self.jump(loc, Opcode::PopJumpIfFalse, except);
            }
            let cleanup_body = self.label();
            if let Some(name) = &handler.name {
                let cleanup_end = self.label();
                self.name_op(loc, name, ExprContext::Store)?;
                self.jump(loc, Opcode::SetupCleanup, cleanup_end);
                self.place(cleanup_body);
                self.push_block(loc, FrameBlockKind::HandlerCleanup(Some(name)), Some(cleanup_body), None)?;
                self.stmts(&handler.body)?;
                self.pop_block();
                self.op(Loc::NONE, Opcode::PopBlock);
                self.op(Loc::NONE, Opcode::PopBlock);
                self.op(Loc::NONE, Opcode::PopExcept);
                self.unbind(Loc::NONE, name)?;
                self.jump(Loc::NONE, Opcode::JumpNoInterrupt, end);
                self.place(cleanup_end);
                self.unbind(Loc::NONE, name)?;
                self.op_i(Loc::NONE, Opcode::Reraise, 1);
            } else {
                self.op(loc, Opcode::PopTop);
                self.place(cleanup_body);
                self.push_block(loc, FrameBlockKind::HandlerCleanup(None), Some(cleanup_body), None)?;
                self.stmts(&handler.body)?;
                self.pop_block();
                self.op(Loc::NONE, Opcode::PopBlock);
                self.op(Loc::NONE, Opcode::PopExcept);
                self.jump(Loc::NONE, Opcode::JumpNoInterrupt, end);
            }
            self.place(except);
        }
        self.op_i(Loc::NONE, Opcode::Reraise, 0);
        self.pop_block();
        self.place(cleanup);
        self.pop_except_and_reraise();
        self.place(end);
        Ok(())
    }

    fn try_star(&mut self, node: &'a Try, loc: Loc) -> Res {
        let (body, mut except, orelse) = (self.label(), self.label(), self.label());
        let (end, cleanup, reraise_star) = (self.label(), self.label(), self.label());
        self.jump(loc, Opcode::SetupFinally, except);
        self.place(body);
        self.push_block(loc, FrameBlockKind::TryExcept, Some(body), None)?;
        self.stmts(&node.body)?;
        self.pop_block();
        self.op(Loc::NONE, Opcode::PopBlock);
        self.jump(Loc::NONE, Opcode::JumpNoInterrupt, orelse);
        self.place(except);
        self.jump(Loc::NONE, Opcode::SetupCleanup, cleanup);
        self.op(Loc::NONE, Opcode::PushExcInfo);
        self.push_block(loc, FrameBlockKind::ExceptionGroupHandler, None, None)?;
        for (n, handler) in node.handlers.iter().enumerate() {
            let loc = Loc::from(handler.span);
            except = self.label();
            let (with_error, no_match) = (self.label(), self.label());
            if n == 0 {
                // Below the group: the exceptions that the handlers raise.
                self.op_i(loc, Opcode::BuildList, 0);
                self.op_i(loc, Opcode::Copy, 2);
            }
            if let Some(typ) = &handler.typ {
                self.expr(typ)?;
                self.op(loc, Opcode::CheckEgMatch);
                self.op_i(loc, Opcode::Copy, 1);
                self.jump(loc, Opcode::PopJumpIfNone, no_match);
            }
            let (cleanup_end, cleanup_body) = (self.label(), self.label());
            match &handler.name {
                Some(name) => self.name_op(loc, name, ExprContext::Store)?,
                None => self.op(loc, Opcode::PopTop),
            }
            self.jump(loc, Opcode::SetupCleanup, cleanup_end);
            self.place(cleanup_body);
            let kind = FrameBlockKind::HandlerCleanup(handler.name.as_ref());
            self.push_block(loc, kind, Some(cleanup_body), None)?;
            self.stmts(&handler.body)?;
            self.pop_block();
            self.op(Loc::NONE, Opcode::PopBlock);
            if let Some(name) = &handler.name {
                self.unbind(Loc::NONE, name)?;
            }
            self.jump(Loc::NONE, Opcode::JumpNoInterrupt, except);
            self.place(cleanup_end);
            if let Some(name) = &handler.name {
                self.unbind(Loc::NONE, name)?;
            }
            self.op_i(Loc::NONE, Opcode::ListAppend, 3);
            self.op(Loc::NONE, Opcode::PopTop);
            self.jump(Loc::NONE, Opcode::JumpNoInterrupt, with_error);
            self.place(except);
            self.op(Loc::NONE, Opcode::Nop);
            self.jump(Loc::NONE, Opcode::JumpNoInterrupt, with_error);
            self.place(no_match);
            self.op(loc, Opcode::PopTop);
            self.place(with_error);
            if n + 1 == node.handlers.len() {
                self.op_i(Loc::NONE, Opcode::ListAppend, 1);
                self.jump(Loc::NONE, Opcode::JumpNoInterrupt, reraise_star);
            }
        }
        self.pop_block();
        let reraise = self.label();
        self.place(reraise_star);
        self.op_i(Loc::NONE, Opcode::CallIntrinsic2, Intrinsic2::PrepReraiseStar as u32);
        self.op_i(Loc::NONE, Opcode::Copy, 1);
        self.jump(Loc::NONE, Opcode::PopJumpIfNotNone, reraise);
        self.op(Loc::NONE, Opcode::PopTop);
        self.op(Loc::NONE, Opcode::PopBlock);
        self.op(Loc::NONE, Opcode::PopExcept);
        self.jump(Loc::NONE, Opcode::JumpNoInterrupt, end);
        self.place(reraise);
        self.op(Loc::NONE, Opcode::PopBlock);
        self.op_i(Loc::NONE, Opcode::Swap, 2);
        self.op(Loc::NONE, Opcode::PopExcept);
        self.op_i(Loc::NONE, Opcode::Reraise, 0);
        self.place(cleanup);
        self.pop_except_and_reraise();
        self.place(orelse);
        self.stmts(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    pub(super) fn call_exit_with_nones(&mut self, loc: Loc) {
        for _ in 0..3 {
            self.load_const(loc, Constant::None);
        }
        self.op_i(loc, Opcode::Call, 3);
    }

    pub(super) fn with(
        &mut self,
        items: &'a [WithItem],
        body: &'a [Stmt],
        outer: Loc,
        is_async: bool,
    ) -> Res {
        self.nest(|g| g.with_item(items, body, outer, is_async))
    }

    fn with_item(&mut self, items: &'a [WithItem], body: &'a [Stmt], outer: Loc, is_async: bool) -> Res {
        let Some((item, rest)) = items.split_first() else {
            return self.error(outer, "empty items on With");
        };
        let (block, last, exit, cleanup) = (self.label(), self.label(), self.label(), self.label());
        self.expr(&item.context_expr)?;
        let loc = Loc::from(item.context_expr.span);
        let (enter_method, exit_method) = if is_async {
            (SpecialMethod::Aenter, SpecialMethod::Aexit)
        } else {
            (SpecialMethod::Enter, SpecialMethod::Exit)
        };
        self.op_i(loc, Opcode::Copy, 1);
        self.op_i(loc, Opcode::LoadSpecial, exit_method as u32);
        self.op_i(loc, Opcode::Swap, 2);
        self.op_i(loc, Opcode::Swap, 3);
        self.op_i(loc, Opcode::LoadSpecial, enter_method as u32);
        self.op_i(loc, Opcode::Call, 0);
        if is_async {
            self.await_top(loc, 1)?;
        }
        self.jump(loc, Opcode::SetupWith, last);
        self.place(block);
        let kind = if is_async { FrameBlockKind::AsyncWith } else { FrameBlockKind::With };
        self.push_block(loc, kind, Some(block), Some(last))?;
        match &item.optional_vars {
            Some(target) => self.expr(target)?,
            None => self.op(loc, Opcode::PopTop),
        }
        if rest.is_empty() {
            self.stmts(body)?;
        } else {
            self.with(rest, body, outer, is_async)?;
        }
        self.pop_block();
        self.op(if is_async { loc } else { Loc::NONE }, Opcode::PopBlock);
        self.call_exit_with_nones(loc);
        if is_async {
            self.await_top(loc, 2)?;
        }
        self.op(loc, Opcode::PopTop);
        self.jump(loc, Opcode::Jump, exit);
        self.place(last);
        self.jump(loc, Opcode::SetupCleanup, cleanup);
        self.op(loc, Opcode::PushExcInfo);
        self.op(loc, Opcode::WithExceptStart);
        if is_async {
            self.await_top(loc, 2)?;
        }
        self.with_except_finish(cleanup);
        self.place(exit);
        Ok(())
    }

    fn await_top(&mut self, loc: Loc, kind: u32) -> Res {
        self.op_i(loc, Opcode::GetAwaitable, kind);
        self.load_const(loc, Constant::None);
        self.yield_from(loc, true)?;
        Ok(())
    }

    fn with_except_finish(&mut self, cleanup: Label) {
        let (suppress, exit) = (self.label(), self.label());
        self.op(Loc::NONE, Opcode::ToBool);
        self.jump(Loc::NONE, Opcode::PopJumpIfTrue, suppress);
        self.op_i(Loc::NONE, Opcode::Reraise, 2);
        self.place(suppress);
        self.op(Loc::NONE, Opcode::PopTop);
        self.op(Loc::NONE, Opcode::PopBlock);
        self.op(Loc::NONE, Opcode::PopExcept);
        self.op(Loc::NONE, Opcode::PopTop);
        self.op(Loc::NONE, Opcode::PopTop);
        self.op(Loc::NONE, Opcode::PopTop);
        self.jump(Loc::NONE, Opcode::JumpNoInterrupt, exit);
        self.place(cleanup);
        self.pop_except_and_reraise();
        self.place(exit);
    }
}
