//! Functions, lambdas, classes and decorators.
//!
//! CPython counterpart: `Python/codegen.c` (`codegen_function`, `codegen_lambda`, `codegen_class`).

use super::{Gen, Res, node, params, strings};
use crate::instr::Loc;
use crate::unit::{FrameBlockKind, Params, ScopeType};
use kaa_code::Constant;
use kaa_opcode::{Intrinsic1, Intrinsic2, Opcode, function_attribute};
use kaa_syntax::ast::*;

impl<'a> Gen<'a> {
    fn first_line(decorators: &[Expr], loc: Loc) -> u32 {
        decorators.first().map_or(loc.line as u32, |d| d.span.line)
    }

    fn apply_decorators(&mut self, decorators: &'a [Expr]) {
        for decorator in decorators.iter().rev() {
            self.op_i(decorator.span.into(), Opcode::Call, 0);
        }
    }

    /// Pushes the defaults; gives the function attributes they stand for.
    fn defaults(&mut self, args: &'a Arguments, loc: Loc) -> Res<u32> {
        let mut attributes = 0;
        if !args.defaults.is_empty() {
            attributes |= function_attribute::DEFAULTS;
            self.exprs(&args.defaults)?;
            self.op_i(loc, Opcode::BuildTuple, args.defaults.len() as u32);
        }
        let mut count = 0;
        for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            if let Some(default) = default {
                count += 1;
                let mangled = self.mangle(&arg.arg);
                self.load_name(loc, &mangled);
                self.expr(default)?;
            }
        }
        if count > 0 {
            self.op_i(loc, Opcode::BuildMap, count);
            attributes |= function_attribute::KWDEFAULTS;
        }
        Ok(attributes)
    }

    pub(super) fn generic_name(name: &Name) -> Name {
        format!("<generic parameters of {name}>").into()
    }

    pub(super) fn function(&mut self, def: &'a FunctionDef, loc: Loc, is_async: bool) -> Res {
        self.exprs(&def.decorator_list)?;
        let line = Self::first_line(&def.decorator_list, loc);
        let generic = !def.type_params.is_empty();
        let mut attributes = self.defaults(&def.args, loc)?;
        let mut passed = 0;
        if generic {
            passed = attributes.count_ones();
            if passed == 2 {
                self.op_i(loc, Opcode::Swap, 2);
            }
            let counts = Params { args: passed, ..Params::default() };
            let name = Self::generic_name(&def.name);
            self.enter(name, ScopeType::TypeParams, node(def.type_params_id), line, None, counts)?;
            self.type_params(&def.type_params)?;
            for n in 0..passed {
                self.op_i(loc, Opcode::LoadFast, n);
            }
        }
        attributes |= self.function_annotations(loc, &def.args, def.returns.as_deref())?;
        self.function_body(def, loc, is_async, attributes, line)?;
        if generic {
            self.op_i(loc, Opcode::Swap, 2);
            self.op_i(loc, Opcode::CallIntrinsic2, Intrinsic2::SetFunctionTypeParams as u32);
            let code = self.exit(false)?;
            self.make_closure(loc, code, 0)?;
            if passed > 0 {
                self.op_i(loc, Opcode::Swap, passed + 1);
                self.op_i(loc, Opcode::Call, passed - 1);
            } else {
                self.op(loc, Opcode::PushNull);
                self.op_i(loc, Opcode::Call, 0);
            }
        }
        self.apply_decorators(&def.decorator_list);
        self.name_op(loc, &def.name, ExprContext::Store)
    }

    fn function_body(
        &mut self,
        def: &'a FunctionDef,
        loc: Loc,
        is_async: bool,
        attributes: u32,
        line: u32,
    ) -> Res {
        let scope = if is_async { ScopeType::AsyncFunction } else { ScopeType::Function };
        self.enter(def.name.clone(), scope, node(def.id), line, None, params(&def.args))?;
        let mut body = &def.body[..];
        if let Some((text, _)) = self.docstring(body) {
            let clean = strings::clean_doc(text);
            self.origins.literal(&clean);
            self.unit.consts.add(Constant::Str(clean));
            body = &body[1..];
        }
        body = self.without_docstring(body);
        let block = self.block();
        let wraps = block.coroutine || block.generator;
        if wraps {
            self.push_block(Loc::NONE, FrameBlockKind::StopIteration, None, None)?;
        }
        self.stmts(body)?;
        if wraps {
            self.wrap_in_stopiteration_handler();
            self.pop_block();
        }
        let code = self.exit(true)?;
        self.make_closure(loc, code, attributes)
    }

    /// Converts a StopIteration that leaves a generator into a RuntimeError.
    pub(super) fn wrap_in_stopiteration_handler(&mut self) {
        let handler = self.label();
        self.unit.seq.insert_first(Opcode::SetupCleanup, handler.0, Loc::NONE);
        self.load_const(Loc::NONE, Constant::None);
        self.op(Loc::NONE, Opcode::ReturnValue);
        self.place(handler);
        self.op_i(Loc::NONE, Opcode::CallIntrinsic1, Intrinsic1::StopIterationError as u32);
        self.op_i(Loc::NONE, Opcode::Reraise, 1);
    }

    pub(super) fn lambda(&mut self, e: &'a Expr, id: NodeId, args: &'a Arguments, body: &'a Expr) -> Res {
        let loc = Loc::from(e.span);
        let attributes = self.defaults(args, loc)?;
        self.enter("<lambda>".into(), ScopeType::Lambda, node(id), e.span.line, None, params(args))?;
        self.expr(body)?;
        let code = if self.block().generator {
            self.exit(false)?
        } else {
            self.op(body.span.into(), Opcode::ReturnValue);
            self.exit(true)?
        };
        self.make_closure(loc, code, attributes)
    }

    pub(super) fn class(&mut self, def: &'a ClassDef, loc: Loc) -> Res {
        self.exprs(&def.decorator_list)?;
        let line = Self::first_line(&def.decorator_list, loc);
        self.check_keywords(&def.keywords)?;
        let generic = !def.type_params.is_empty();
        let type_params = self.known(".type_params");
        let base = self.known(".generic_base");
        if generic {
            let name = Self::generic_name(&def.name);
            let private = Some(def.name.clone());
            let key = node(def.type_params_id);
            self.enter(name, ScopeType::TypeParams, key, line, private, Params::default())?;
            self.type_params(&def.type_params)?;
            self.name_op(loc, &type_params, ExprContext::Store)?;
        }
        self.class_body(def, loc, line)?;
        if generic {
            self.name_op(loc, &type_params, ExprContext::Load)?;
            self.op_i(loc, Opcode::CallIntrinsic1, Intrinsic1::SubscriptGeneric as u32);
            self.name_op(loc, &base, ExprContext::Store)?;
            self.call_helper(loc, 2, &def.bases, Some(&base), &def.keywords)?;
            let code = self.exit(false)?;
            self.make_closure(loc, code, 0)?;
            self.op(loc, Opcode::PushNull);
            self.op_i(loc, Opcode::Call, 0);
        } else {
            self.call_helper(loc, 2, &def.bases, None, &def.keywords)?;
        }
        self.apply_decorators(&def.decorator_list);
        self.name_op(loc, &def.name, ExprContext::Store)
    }

    fn store(&mut self, loc: Loc, name: &'static str) -> Res {
        let name = self.known(name);
        self.name_op(loc, &name, ExprContext::Store)
    }

    fn class_body(&mut self, def: &'a ClassDef, outer: Loc, line: u32) -> Res {
        let private = Some(def.name.clone());
        self.enter(def.name.clone(), ScopeType::Class, node(def.id), line, private, Params::default())?;
        let loc = Loc::line_start(line);
        let name = self.known("__name__");
        self.name_op(loc, &name, ExprContext::Load)?;
        self.store(loc, "__module__")?;
        let qualname = self.unit.qualname.clone();
        if qualname == self.unit.name {
            self.load_name(loc, &qualname);
        } else {
            self.load_str(loc, &qualname);
        }
        self.store(loc, "__qualname__")?;
        self.load_int(loc, line.into());
        self.store(loc, "__firstlineno__")?;
        if !def.type_params.is_empty() {
            let type_params = self.known(".type_params");
            self.name_op(loc, &type_params, ExprContext::Load)?;
            self.store(loc, "__type_params__")?;
        }
        let (classdict, conditional) = {
            let block = self.block();
            (block.needs_classdict, block.has_conditional_annotations)
        };
        if classdict {
            self.op(loc, Opcode::LoadLocals);
            let name = self.known("__classdict__");
            let at = self.unit.cellvars.add(&name);
            self.op_i(loc, Opcode::StoreDeref, at);
        }
        if conditional {
            self.op_i(loc, Opcode::BuildSet, 0);
            let name = self.known("__conditional_annotations__");
            let at = self.unit.cellvars.add(&name);
            self.op_i(loc, Opcode::StoreDeref, at);
        }
        self.body(loc, &def.body, false)?;
        let attributes = std::mem::take(&mut self.unit.static_attributes);
        self.load_names(Loc::NONE, attributes.iter());
        self.store(Loc::NONE, "__static_attributes__")?;
        if classdict {
            let name = self.known("__classdict__");
            self.load_closure(Loc::NONE, &name)?;
            self.store(Loc::NONE, "__classdictcell__")?;
        }
        if self.block().needs_class_closure {
            let name = self.known("__class__");
            self.load_closure(Loc::NONE, &name)?;
            self.op_i(Loc::NONE, Opcode::Copy, 1);
            self.store(Loc::NONE, "__classcell__")?;
        } else {
            self.load_const(Loc::NONE, Constant::None);
        }
        self.op(Loc::NONE, Opcode::ReturnValue);
        let code = self.exit(true)?;
        self.op(outer, Opcode::LoadBuildClass);
        self.op(outer, Opcode::PushNull);
        self.make_closure(outer, code, 0)?;
        self.load_name(outer, &def.name);
        Ok(())
    }
}
