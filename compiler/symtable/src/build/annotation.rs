//! Annotations, type parameters and the blocks that evaluate them lazily (PEP 649, PEP 695, PEP 696).
//!
//! CPython counterpart: `Python/symtable.c` (`symtable_visit_annotation`, `symtable_visit_annotations`,
//! `symtable_enter_type_param_block`, `symtable_visit_type_param`).

use super::{Builder, Done};
use crate::{BlockId, BlockKind, Error, Key, def};
use kaa_syntax::ast::{Arg, Arguments, Expr, ExprKind, Name, NodeId, Span, TypeParam, TypeParamKind};

impl Builder {
    /// An annotation of a variable.
    pub(super) fn annotation(&mut self, annotation: &Expr) -> Done {
        let span = annotation.span;
        let around = self.current_id();
        let kind = self.table[around].kind;
        // Annotations of a function's variables are never evaluated and must not touch the names.
        let unevaluated = kind == BlockKind::Function;
        let block = self.current();
        // A module may be run in part, so its annotations always count as conditional.
        let conditional = kind == BlockKind::Module || kind == BlockKind::Class && block.in_conditional_block;
        if conditional && !block.has_conditional_annotations {
            block.has_conditional_annotations = true;
            let name = self.names.conditional.clone();
            self.add_def(&name, def::USE, span)?;
        }
        match self.table[around].annotation_block {
            Some(existing) => self.enter_existing(existing, false),
            None => {
                let name = self.names.annotate.clone();
                self.enter(BlockKind::Annotation, name, None, span)?;
                let entered = self.current_id();
                self.table[around].annotation_block = Some(entered);
                if kind == BlockKind::Class && !self.options.future.annotations() {
                    self.current().can_see_class_scope = true;
                    let classdict = self.names.classdict.clone();
                    self.add_def(&classdict, def::USE, span)?;
                }
            }
        }
        self.current().in_unevaluated_annotation = unevaluated;
        self.expr(annotation)?;
        self.current().in_unevaluated_annotation = false;
        self.exit();
        Ok(())
    }

    /// The annotations of a function's parameters and result.
    pub(super) fn annotations(
        &mut self,
        span: Span,
        args: &Arguments,
        returns: Option<&Expr>,
        function: BlockId,
    ) -> Done {
        let future = self.options.future.annotations();
        let around = self.current();
        let in_class = !future && (around.can_see_class_scope || around.kind == BlockKind::Class);
        let name = self.names.annotate.clone();
        self.enter(BlockKind::Annotation, name, Some(Key::Node(args.id)), span)?;
        let function_name = self.table[function].name.clone();
        self.current().function_name = Some(function_name);
        if in_class {
            self.current().can_see_class_scope = true;
            let classdict = self.names.classdict.clone();
            self.add_def(&classdict, def::USE, span)?;
        }
        let plain = args.posonlyargs.iter().chain(&args.args);
        let starred = args.vararg.iter().chain(&args.kwarg).map(|arg| &**arg);
        let all: Vec<&Arg> = plain.chain(starred).chain(&args.kwonlyargs).collect();
        for arg in all {
            if let Some(annotation) = &arg.annotation {
                self.current().annotations_used = true;
                self.expr(annotation)?;
            }
        }
        if let Some(returns) = returns {
            self.current().annotations_used = true;
            self.expr(returns)?;
        }
        self.exit();
        Ok(())
    }

    pub(super) fn enter_type_params(
        &mut self,
        name: &Name,
        id: NodeId,
        defaults: bool,
        kwdefaults: bool,
        of_class: bool,
        span: Span,
    ) -> Done {
        let in_class = self.current().kind == BlockKind::Class;
        self.enter(BlockKind::TypeParameters, name.clone(), Some(Key::Node(id)), span)?;
        if in_class {
            self.current().can_see_class_scope = true;
            let classdict = self.names.classdict.clone();
            self.add_def(&classdict, def::USE, span)?;
        }
        if of_class {
            let (params, base) = (self.names.dot_type_params.clone(), self.names.generic_base.clone());
            self.add_def(&params, def::LOCAL | def::USE, span)?;
            self.add_def(&base, def::LOCAL | def::USE, span)?;
        }
        if defaults {
            let name = self.names.defaults.clone();
            self.add_def(&name, def::PARAM, span)?;
        }
        if kwdefaults {
            let name = self.names.kwdefaults.clone();
            self.add_def(&name, def::PARAM, span)?;
        }
        Ok(())
    }

    pub(super) fn type_params(&mut self, params: &[TypeParam]) -> Done {
        params.iter().try_for_each(|param| self.nest(|b| b.type_param(param)))
    }

    fn type_param(&mut self, param: &TypeParam) -> Done {
        self.add_def(&param.name, def::TYPE_PARAM | def::LOCAL, param.span)?;
        if param.name == self.names.classdict {
            let message = format!("reserved name '{}' cannot be used for type parameter", param.name);
            return Error::syntax(message, param.span);
        }
        let default_info = match &param.kind {
            TypeParamKind::TypeVar { bound } => {
                if let Some(bound) = bound {
                    let is_tuple = matches!(bound.kind, ExprKind::Tuple { .. });
                    let info = if is_tuple { "a TypeVar constraint" } else { "a TypeVar bound" };
                    self.type_variable(bound, &param.name, Key::Bound(param.id), info)?;
                }
                "a TypeVar default"
            }
            TypeParamKind::ParamSpec => "a ParamSpec default",
            TypeParamKind::TypeVarTuple => "a TypeVarTuple default",
        };
        match &param.default_value {
            Some(default) => self.type_variable(default, &param.name, Key::Default(param.id), default_info),
            None => Ok(()),
        }
    }

    fn type_variable(&mut self, value: &Expr, name: &Name, key: Key, info: &'static str) -> Done {
        let in_class = self.current().can_see_class_scope;
        self.enter(BlockKind::TypeVariable, name.clone(), Some(key), value.span)?;
        self.current().can_see_class_scope = in_class;
        if in_class {
            let classdict = self.names.classdict.clone();
            self.add_def(&classdict, def::USE, value.span)?;
        }
        self.current().scope_info = Some(info);
        self.expr(value)?;
        self.exit();
        Ok(())
    }
}
