//! Annotations, type parameters and type aliases: code that is evaluated lazily.
//!
//! CPython counterpart: `Python/codegen.c` (`codegen_setup_annotations_scope`,
//! `codegen_process_deferred_annotations`, `codegen_function_annotations`, `codegen_type_params`).

use super::{Gen, Res, node};
use crate::instr::{InstrSeq, Loc};
use crate::unit::{Params, ScopeType};
use kaa_code::{CodeObject, Constant};
use kaa_opcode::{
    CommonConstant, CompareOp, Intrinsic1, Intrinsic2, Opcode, compare_arg, function_attribute,
};
use kaa_symtable::{BlockId, BlockKind, Key};
use kaa_syntax::ast::*;
use std::sync::Arc;

/// `annotationlib.Format.VALUE_WITH_FAKE_GLOBALS`: formats above it are not supported by compiled code.
const LAST_FORMAT: i64 = 2;

impl<'a> Gen<'a> {
    /// Enters a scope with the parameter `.format` and refuses formats it cannot produce.
    fn enter_annotations(&mut self, loc: Loc, block: BlockId, name: Name) {
        let counts = Params { posonly: 1, ..Params::default() };
        self.enter_block(name, ScopeType::Annotations, block, loc.line as u32, None, counts);
        self.op_i(loc, Opcode::LoadFast, 0);
        self.load_int(loc, LAST_FORMAT);
        self.op_i(loc, Opcode::CompareOp, compare_arg(CompareOp::Gt, false));
        let body = self.label();
        self.jump(loc, Opcode::PopJumpIfFalse, body);
        self.op_i(loc, Opcode::LoadCommonConstant, CommonConstant::NotImplementedError as u32);
        self.op_i(loc, Opcode::RaiseVarargs, 1);
        self.place(body);
    }

    /// Leaves the scope of an `__annotate__` function, whose parameter users see as `format`.
    fn leave_annotations(&mut self, loc: Loc) -> Res<Arc<CodeObject>> {
        self.op(loc, Opcode::ReturnValue);
        let mut code = self.exit(true)?;
        let format = self.known("format");
        if let Some(first) = Arc::make_mut(&mut code).localsplusnames.first_mut() {
            *first = format;
        }
        Ok(code)
    }

    /// Makes `__annotate__` of the annotations met in a module or class body.
    pub(super) fn deferred_annotations(&mut self, loc: Loc) -> Res {
        if self.unit.deferred_annotations.is_empty() {
            return Ok(());
        }
        let Some(block) = self.block().annotation_block else { return Ok(()) };
        let deferred = std::mem::take(&mut self.unit.deferred_annotations);
        let scope = self.unit.scope;
        let separate = scope == ScopeType::Module;
        if separate {
            let main = std::mem::take(&mut self.unit.seq);
            self.unit.stashed = Some(Box::new(main));
        }
        let name = self.table[block].name.clone();
        self.enter_annotations(loc, block, name);
        self.op_i(loc, Opcode::BuildMap, 0);
        for (stmt, index) in deferred {
            self.deferred_annotation(loc, stmt, index, scope)?;
        }
        let code = self.leave_annotations(loc)?;
        self.make_closure(loc, code, 0)?;
        let is_class = self.block().kind == BlockKind::Class;
        let target = self.known(if is_class { "__annotate_func__" } else { "__annotate__" });
        self.name_op(loc, &target, ExprContext::Store)?;
        if separate && let Some(main) = self.unit.stashed.take() {
            let annotations: InstrSeq = std::mem::replace(&mut self.unit.seq, *main);
            self.unit.seq.annotations = Some(Box::new(annotations));
        }
        Ok(())
    }

    fn deferred_annotation(&mut self, loc: Loc, stmt: &'a Stmt, index: Option<u32>, scope: ScopeType) -> Res {
        let StmtKind::AnnAssign { target, annotation, .. } = &stmt.kind else { return Ok(()) };
        let ExprKind::Name { id, .. } = &target.kind else { return Ok(()) };
        let mangled = self.mangle(id);
        let at = Loc::from(stmt.span);
        let not_set = self.label();
        if let Some(index) = index {
            self.load_int(at, index.into());
            let name = self.known("__conditional_annotations__");
            if scope == ScopeType::Class {
                let slot = self.unit.freevars.add(&name) + self.unit.cellvars.len() as u32;
                self.op_i(at, Opcode::LoadDeref, slot);
            } else {
                let slot = self.unit.names.add(&name);
                self.op_i(at, Opcode::LoadGlobal, slot << 1);
            }
            self.op_i(at, Opcode::ContainsOp, 0);
            self.jump(at, Opcode::PopJumpIfFalse, not_set);
        }
        self.expr(annotation)?;
        self.op_i(at, Opcode::Copy, 2);
        self.load_name(at, &mangled);
        self.op(loc, Opcode::StoreSubscr);
        self.place(not_set);
        Ok(())
    }

    /// An annotation as a string, for `from __future__ import annotations`.
    fn annotation_text(&mut self, annotation: &'a Expr) -> Res {
        let text = self.nest(|g| crate::unparse::expr(annotation, g.depth, g.depth_limit))?;
        self.load_const(annotation.span.into(), Constant::Str(text));
        Ok(())
    }

    pub(super) fn ann_assign(
        &mut self,
        stmt: &'a Stmt,
        target: &'a Expr,
        annotation: &'a Expr,
        value: Option<&'a Expr>,
        simple: bool,
    ) -> Res {
        let loc = Loc::from(stmt.span);
        if let Some(value) = value {
            self.expr(value)?;
            self.expr(target)?;
        }
        match &target.kind {
            ExprKind::Name { id, .. } => {
                let scope = self.unit.scope;
                if simple && matches!(scope, ScopeType::Module | ScopeType::Class) {
                    self.simple_annotation(stmt, loc, id, annotation)?;
                }
                Ok(())
            }
            ExprKind::Attribute { value: object, .. } => match value {
                Some(_) => Ok(()),
                None => self.evaluate(object),
            },
            ExprKind::Subscript { value: object, slice, .. } => {
                if value.is_some() {
                    return Ok(());
                }
                self.evaluate(object)?;
                self.evaluate_index(slice)
            }
            _ => self.odd_target(target, "annotated"),
        }
    }

    fn simple_annotation(&mut self, stmt: &'a Stmt, loc: Loc, id: &Name, annotation: &'a Expr) -> Res {
        if self.future.annotations() {
            self.annotation_text(annotation)?;
            let name = self.known("__annotations__");
            self.op_name(loc, Opcode::LoadName, &name);
            let mangled = self.mangle(id);
            self.load_name(loc, &mangled);
            self.op(loc, Opcode::StoreSubscr);
            return Ok(());
        }
        let conditional = self.unit.scope == ScopeType::Module || self.unit.in_conditional_block;
        let index = conditional.then(|| {
            self.unit.next_conditional_annotation += 1;
            self.unit.next_conditional_annotation - 1
        });
        self.unit.deferred_annotations.push((stmt, index));
        if let Some(index) = index {
            let name = self.known("__conditional_annotations__");
            if self.unit.scope == ScopeType::Class {
                let slot = self.unit.cellvars.add(&name);
                self.op_i(loc, Opcode::LoadDeref, slot);
            } else {
                self.op_name(loc, Opcode::LoadName, &name);
            }
            self.load_int(loc, index.into());
            self.op_i(loc, Opcode::SetAdd, 1);
            self.op(loc, Opcode::PopTop);
        }
        Ok(())
    }

    /// Evaluates part of a target that is only annotated.
    fn evaluate(&mut self, e: &'a Expr) -> Res {
        self.expr(e)?;
        self.op(e.span.into(), Opcode::PopTop);
        Ok(())
    }

    fn evaluate_index(&mut self, e: &'a Expr) -> Res {
        match &e.kind {
            ExprKind::Slice { lower, upper, step } => {
                for part in [lower, upper, step].into_iter().flatten() {
                    self.evaluate(part)?;
                }
                Ok(())
            }
            ExprKind::Tuple { elts, .. } => {
                elts.iter().try_for_each(|elt| self.nest(|g| g.evaluate_index(elt)))
            }
            _ => self.evaluate(e),
        }
    }

    /// Makes the `__annotate__` function of a function; gives the attribute it becomes.
    pub(super) fn function_annotations(
        &mut self,
        loc: Loc,
        args: &'a Arguments,
        returns: Option<&'a Expr>,
    ) -> Res<u32> {
        let block = self.key(node(args.id))?;
        if !self.table[block].annotations_used {
            return Ok(0);
        }
        let name = self.table[block].name.clone();
        self.enter_annotations(loc, block, name);
        let mut count = 0;
        let starred = |arg: &'a Option<Box<Arg>>| arg.iter().map(|arg| &**arg);
        let all = args.args.iter().chain(&args.posonlyargs).chain(starred(&args.vararg));
        let all = all.chain(&args.kwonlyargs).chain(starred(&args.kwarg));
        for arg in all {
            if let Some(annotation) = &arg.annotation {
                self.argument_annotation(loc, &arg.arg, annotation)?;
                count += 1;
            }
        }
        if let Some(returns) = returns {
            let name = self.known("return");
            self.argument_annotation(loc, &name, returns)?;
            count += 1;
        }
        self.op_i(loc, Opcode::BuildMap, count);
        let code = self.leave_annotations(loc)?;
        self.make_closure(loc, code, 0)?;
        Ok(function_attribute::ANNOTATE)
    }

    fn argument_annotation(&mut self, loc: Loc, name: &Name, annotation: &'a Expr) -> Res {
        let mangled = self.mangle(name);
        self.load_name(loc, &mangled);
        if self.future.annotations() {
            return self.annotation_text(annotation);
        }
        self.maybe_unpacked(annotation, loc)
    }

    /// `*Ts` stands for the only element of `Ts`.
    fn maybe_unpacked(&mut self, e: &'a Expr, loc: Loc) -> Res {
        if let ExprKind::Starred { value, .. } = &e.kind {
            self.expr(value)?;
            self.op_i(loc, Opcode::UnpackSequence, 1);
            return Ok(());
        }
        self.expr(e)
    }

    fn one_tuple() -> Constant {
        Constant::Tuple([Constant::Int(1.into())].into())
    }

    fn type_variable(&mut self, e: &'a Expr, name: &Name, key: Key, allow_starred: bool) -> Res {
        let loc = Loc::from(e.span);
        self.load_const(loc, Self::one_tuple());
        let block = self.key(key)?;
        self.enter_annotations(loc, block, name.clone());
        if allow_starred {
            self.maybe_unpacked(e, loc)?;
        } else {
            self.expr(e)?;
        }
        self.op(loc, Opcode::ReturnValue);
        let code = self.exit(true)?;
        self.make_closure(loc, code, function_attribute::DEFAULTS)
    }

    /// Makes the type parameters, binds them and leaves a tuple of them.
    pub(super) fn type_params(&mut self, params: &'a [TypeParam]) -> Res {
        let mut seen_default = false;
        for param in params {
            let loc = Loc::from(param.span);
            let name = &param.name;
            self.load_name(loc, name);
            match &param.kind {
                TypeParamKind::TypeVar { bound: Some(bound) } => {
                    self.type_variable(bound, name, Key::Bound(param.id), false)?;
                    let intrinsic = match bound.kind {
                        ExprKind::Tuple { .. } => Intrinsic2::TypeVarWithConstraints,
                        _ => Intrinsic2::TypeVarWithBound,
                    };
                    self.op_i(loc, Opcode::CallIntrinsic2, intrinsic as u32);
                }
                TypeParamKind::TypeVar { bound: None } => {
                    self.op_i(loc, Opcode::CallIntrinsic1, Intrinsic1::TypeVar as u32);
                }
                TypeParamKind::TypeVarTuple => {
                    self.op_i(loc, Opcode::CallIntrinsic1, Intrinsic1::TypeVarTuple as u32);
                }
                TypeParamKind::ParamSpec => {
                    self.op_i(loc, Opcode::CallIntrinsic1, Intrinsic1::ParamSpec as u32);
                }
            }
            if let Some(default) = &param.default_value {
                seen_default = true;
                let starred = matches!(param.kind, TypeParamKind::TypeVarTuple);
                self.type_variable(default, name, Key::Default(param.id), starred)?;
                self.op_i(loc, Opcode::CallIntrinsic2, Intrinsic2::SetTypeParamDefault as u32);
            } else if seen_default {
                let message = format!("non-default type parameter '{name}' follows default type parameter");
                return self.error(loc, message);
            }
            self.op_i(loc, Opcode::Copy, 1);
            self.name_op(loc, name, ExprContext::Store)?;
        }
        if let Some(first) = params.first() {
            self.op_i(first.span.into(), Opcode::BuildTuple, params.len() as u32);
        }
        Ok(())
    }

    pub(super) fn type_alias(&mut self, stmt: &'a Stmt, loc: Loc) -> Res {
        let StmtKind::TypeAlias { id, type_params_id, name, type_params, value } = &stmt.kind else {
            return Ok(());
        };
        let ExprKind::Name { id: name, .. } = &name.kind else {
            return self.error(loc, "type alias target must be a name");
        };
        let generic = !type_params.is_empty();
        if generic {
            let title = Self::generic_name(name);
            let key = node(*type_params_id);
            self.enter(title, ScopeType::TypeParams, key, stmt.span.line, None, Params::default())?;
            self.load_name(loc, name);
            self.type_params(type_params)?;
        } else {
            self.load_name(loc, name);
            self.load_const(loc, Constant::None);
        }
        self.load_const(loc, Self::one_tuple());
        let block = self.key(node(*id))?;
        self.enter_annotations(loc, block, name.clone());
        self.expr(value)?;
        self.op(loc, Opcode::ReturnValue);
        let code = self.exit(false)?;
        self.make_closure(loc, code, function_attribute::DEFAULTS)?;
        self.op_i(loc, Opcode::BuildTuple, 3);
        self.op_i(loc, Opcode::CallIntrinsic1, Intrinsic1::TypeAlias as u32);
        if generic {
            let code = self.exit(false)?;
            self.make_closure(loc, code, 0)?;
            self.op(loc, Opcode::PushNull);
            self.op_i(loc, Opcode::Call, 0);
        }
        self.name_op(loc, name, ExprContext::Store)
    }
}
