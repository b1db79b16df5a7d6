//! Calls: plain, method, `super()`, star-arguments, and the inlined `all`, `any` and `tuple` of a generator.
//!
//! CPython counterpart: `Python/codegen.c` (`codegen_call`, `codegen_call_helper_impl`,
//! `maybe_optimize_method_call`, `maybe_optimize_function_call`, `can_optimize_super_call`).

use super::expr::Display;
use super::stmt::attr_loc;
use super::{Gen, Res, STACK_USE_GUIDELINE};
use crate::instr::{Label, Loc};
use kaa_code::Constant;
use kaa_opcode::{CommonConstant, Intrinsic1, Opcode};
use kaa_symtable::{Scope, def};
use kaa_syntax::ast::*;

impl<'a> Gen<'a> {
    pub(super) fn call(
        &mut self,
        e: &'a Expr,
        func: &'a Expr,
        args: &'a [Expr],
        keywords: &'a [Keyword],
    ) -> Res {
        self.check_keywords(keywords)?;
        if self.method_call(e, func, args, keywords)? {
            return Ok(());
        }
        let skip = self.label();
        self.check_caller(func);
        self.expr(func)?;
        self.inlined_call(func, args, keywords, skip)?;
        self.op(func.span.into(), Opcode::PushNull);
        self.call_helper(e.span.into(), 0, args, None, keywords)?;
        self.place(skip);
        Ok(())
    }

    pub(super) fn check_keywords(&self, keywords: &[Keyword]) -> Res {
        for (n, keyword) in keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            if let Some(other) = keywords[n + 1..].iter().find(|k| k.arg.as_ref() == Some(name)) {
                return self.error(other.span.into(), format!("keyword argument repeated: {name}"));
            }
        }
        Ok(())
    }

    fn method_call(
        &mut self,
        e: &'a Expr,
        func: &'a Expr,
        args: &'a [Expr],
        keywords: &'a [Keyword],
    ) -> Res<bool> {
        let ExprKind::Attribute { value, attr, ctx: ExprContext::Load } = &func.kind else {
            return Ok(false);
        };
        // What is imported at the top is most likely a module, which has no methods.
        if let ExprKind::Name { id, .. } = &value.kind
            && self.table[self.table.top()].flags(id) & def::IMPORT != 0
        {
            return Ok(false);
        }
        let count = args.len() + keywords.len() + usize::from(!keywords.is_empty());
        if count >= STACK_USE_GUIDELINE
            || args.iter().any(|a| matches!(a.kind, ExprKind::Starred { .. }))
            || keywords.iter().any(|k| k.arg.is_none())
        {
            return Ok(false);
        }
        let mut loc = Loc::from(func.span);
        if self.can_optimize_super(value, attr) {
            let zero = self.super_args(value)?;
            self.load_super(loc, attr, zero, true);
            loc = attr_loc(loc, func, attr);
            self.op(loc, Opcode::Nop);
        } else {
            self.expr(value)?;
            loc = attr_loc(loc, func, attr);
            self.load_attr(loc, attr, true);
        }
        self.exprs(args)?;
        let n = (args.len() + keywords.len()) as u32;
        let at = attr_loc(e.span.into(), func, attr);
        if keywords.is_empty() {
            self.op_i(at, Opcode::Call, n);
        } else {
            keywords.iter().try_for_each(|k| self.expr(&k.value))?;
            self.keyword_names(loc, keywords);
            self.op_i(at, Opcode::CallKw, n);
        }
        Ok(true)
    }

    fn keyword_names(&mut self, loc: Loc, keywords: &[Keyword]) {
        self.load_names(loc, keywords.iter().filter_map(|k| k.arg.as_ref()));
    }

    /// `all`, `any` and `tuple` of one generator expression, if they are the builtins, become loops.
    fn inlined_call(&mut self, func: &'a Expr, args: &'a [Expr], keywords: &'a [Keyword], end: Label) -> Res {
        let (ExprKind::Name { id, .. }, [arg], []) = (&func.kind, args, keywords) else {
            return Ok(());
        };
        let ExprKind::GeneratorExp { id: generator, .. } = &arg.kind else { return Ok(()) };
        let block = self.key(super::node(*generator))?;
        if self.table[block].coroutine {
            return Ok(());
        }
        let (constant, result, jump) = match id.as_str() {
            Some("all") => (CommonConstant::All, Some(true), Opcode::PopJumpIfTrue),
            Some("any") => (CommonConstant::Any, Some(false), Opcode::PopJumpIfFalse),
            Some("tuple") => (CommonConstant::Tuple, None, Opcode::Jump),
            _ => return Ok(()),
        };
        let boolean = |b: bool| if b { Constant::True } else { Constant::False };
        let loc = Loc::from(func.span);
        let skip = self.label();
        self.op_i(loc, Opcode::Copy, 1);
        self.op_i(loc, Opcode::LoadCommonConstant, constant as u32);
        self.op_i(loc, Opcode::IsOp, 0);
        self.jump(loc, Opcode::PopJumpIfFalse, skip);
        self.op(loc, Opcode::PopTop);
        if result.is_none() {
            self.op_i(loc, Opcode::BuildList, 0);
        }
        self.expr(arg)?;
        let (start, cleanup) = (self.label(), self.label());
        self.place(start);
        self.jump(loc, Opcode::ForIter, cleanup);
        match result {
            None => {
                self.op_i(loc, Opcode::ListAppend, 2);
                self.jump(loc, Opcode::Jump, start);
            }
            Some(_) => {
                self.op(loc, Opcode::ToBool);
                self.jump(loc, jump, start);
            }
        }
        self.op(Loc::NONE, Opcode::PopIter);
        if let Some(result) = result {
            self.load_const(loc, boolean(!result));
        }
        self.jump(loc, Opcode::Jump, end);
        self.place(cleanup);
        self.op(Loc::NONE, Opcode::EndFor);
        self.op(Loc::NONE, Opcode::PopIter);
        match result {
            None => self.op_i(loc, Opcode::CallIntrinsic1, Intrinsic1::ListToTuple as u32),
            Some(result) => self.load_const(loc, boolean(result)),
        }
        self.jump(loc, Opcode::Jump, end);
        self.place(skip);
        Ok(())
    }

    /// Arguments and the call itself; `pushed` arguments are on the stack already.
    pub(super) fn call_helper(
        &mut self,
        loc: Loc,
        pushed: u32,
        args: &'a [Expr],
        injected: Option<&Name>,
        keywords: &'a [Keyword],
    ) -> Res {
        let spread = args.len() + keywords.len() * 2 > STACK_USE_GUIDELINE
            || args.iter().any(|a| matches!(a.kind, ExprKind::Starred { .. }))
            || keywords.iter().any(|k| k.arg.is_none());
        if spread {
            return self.call_ex(loc, pushed, args, injected, keywords);
        }
        self.exprs(args)?;
        let mut n = pushed + args.len() as u32;
        if let Some(name) = injected {
            self.name_op(loc, name, ExprContext::Load)?;
            n += 1;
        }
        if keywords.is_empty() {
            self.op_i(loc, Opcode::Call, n);
        } else {
            keywords.iter().try_for_each(|k| self.expr(&k.value))?;
            self.keyword_names(loc, keywords);
            self.op_i(loc, Opcode::CallKw, n + keywords.len() as u32);
        }
        Ok(())
    }

    fn call_ex(
        &mut self,
        loc: Loc,
        pushed: u32,
        args: &'a [Expr],
        injected: Option<&Name>,
        keywords: &'a [Keyword],
    ) -> Res {
        match args {
            [Expr { kind: ExprKind::Starred { value, .. }, .. }] if pushed == 0 => self.expr(value)?,
            _ => self.display(loc, args, injected, pushed, Display::TUPLE)?,
        }
        if keywords.is_empty() {
            self.op(loc, Opcode::PushNull);
        } else {
            let mut have_dict = false;
            let mut seen = 0;
            for (n, keyword) in keywords.iter().enumerate() {
                if keyword.arg.is_some() {
                    seen += 1;
                    continue;
                }
                if seen > 0 {
                    self.sub_keywords(loc, &keywords[n - seen..n])?;
                    if have_dict {
                        self.op_i(loc, Opcode::DictMerge, 1);
                    }
                    have_dict = true;
                    seen = 0;
                }
                if !have_dict {
                    self.op_i(loc, Opcode::BuildMap, 0);
                    have_dict = true;
                }
                self.expr(&keyword.value)?;
                self.op_i(loc, Opcode::DictMerge, 1);
            }
            if seen > 0 {
                self.sub_keywords(loc, &keywords[keywords.len() - seen..])?;
                if have_dict {
                    self.op_i(loc, Opcode::DictMerge, 1);
                }
            }
        }
        self.op(loc, Opcode::CallFunctionEx);
        Ok(())
    }

    fn sub_keywords(&mut self, loc: Loc, keywords: &'a [Keyword]) -> Res {
        let big = keywords.len() * 2 > STACK_USE_GUIDELINE;
        if big {
            self.op_i(Loc::NONE, Opcode::BuildMap, 0);
        }
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                self.load_name(loc, name);
            }
            self.expr(&keyword.value)?;
            if big {
                self.op_i(Loc::NONE, Opcode::MapAdd, 1);
            }
        }
        if !big {
            self.op_i(loc, Opcode::BuildMap, keywords.len() as u32);
        }
        Ok(())
    }

    // super()

    /// Whether an attribute of `value` can be loaded with LOAD_SUPER_ATTR.
    pub(super) fn can_optimize_super(&self, value: &Expr, attr: &Name) -> bool {
        let ExprKind::Call { func, args, keywords } = &value.kind else { return false };
        let ExprKind::Name { id, .. } = &func.kind else { return false };
        if id != "super" || !keywords.is_empty() || attr == "__class__" {
            return false;
        }
        // A `super` that the program binds itself is not the builtin.
        if self.block().scope(id) != Some(Scope::GlobalImplicit)
            || self.table[self.table.top()].scope(id).is_some()
        {
            return false;
        }
        match args.len() {
            2 => !args.iter().any(|a| matches!(a.kind, ExprKind::Starred { .. })),
            0 => {
                let params = self.unit.params;
                params.args + params.posonly > 0
                    && self.block().scope(&Name::from("__class__")) == Some(Scope::Free)
            }
            _ => false,
        }
    }

    /// Pushes `super`, the class and the instance; tells whether they were implicit.
    pub(super) fn super_args(&mut self, value: &'a Expr) -> Res<bool> {
        let ExprKind::Call { func, args, .. } = &value.kind else { return Ok(false) };
        let name = self.known("super");
        self.name_op(func.span.into(), &name, ExprContext::Load)?;
        if !args.is_empty() {
            self.exprs(args)?;
            return Ok(false);
        }
        let loc = value.span.into();
        let class = self.known("__class__");
        self.name_op(loc, &class, ExprContext::Load)?;
        if let Some(first) = self.unit.varnames.order.first().cloned() {
            self.name_op(loc, &first, ExprContext::Load)?;
        }
        Ok(true)
    }

    pub(super) fn load_super(&mut self, loc: Loc, attr: &Name, zero: bool, method: bool) {
        let mangled = self.mangle(attr);
        let at = self.unit.names.add(&mangled);
        let bits = if zero { 0 } else { 2 } | u32::from(method);
        self.op_i(loc, Opcode::LoadSuperAttr, at << 2 | bits);
    }
}
