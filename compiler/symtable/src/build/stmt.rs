//! Statements.

use super::{Builder, Done, docstring};
use crate::{BlockKind, Error, Key, def};
use kaa_syntax::ast::*;
use std::cell::RefCell;
use std::rc::Rc;

impl Builder {
    pub(super) fn stmts(&mut self, body: &[Stmt]) -> Done {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    /// Statements that may not be run.
    fn conditional(&mut self, visit: impl FnOnce(&mut Self) -> Done) -> Done {
        let before = std::mem::replace(&mut self.current().in_conditional_block, true);
        visit(self)?;
        self.current().in_conditional_block = before;
        Ok(())
    }

    /// A statement that only asynchronous functions may have.
    fn async_stmt(&mut self, what: &str, span: Span) -> Done {
        if self.options.top_level_await && self.current().kind == BlockKind::Module {
            self.current().coroutine = true;
        } else if !self.in_async() {
            return Error::syntax(format!("'{what}' outside async function"), span);
        }
        Ok(())
    }

    fn stmt(&mut self, stmt: &Stmt) -> Done {
        self.nest(|b| b.stmt_kind(stmt))
    }

    fn stmt_kind(&mut self, stmt: &Stmt) -> Done {
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function(def, span, false),
            StmtKind::AsyncFunctionDef(def) => self.function(def, span, true),
            StmtKind::ClassDef(def) => self.class(def, span),
            StmtKind::TypeAlias { id, type_params_id, name, type_params, value } => {
                self.type_alias(span, (*id, *type_params_id), name, type_params, value)
            }
            StmtKind::Return { value } => self.optional(value),
            StmtKind::Delete { targets } => self.exprs(targets),
            StmtKind::Assign { targets, value, .. } => {
                self.exprs(targets)?;
                self.expr(value)
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target)?;
                self.expr(value)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(span, target, *simple, value.is_some())?;
                self.annotation(annotation)?;
                self.optional(value)
            }
            StmtKind::For(node) | StmtKind::AsyncFor(node) => {
                if matches!(stmt.kind, StmtKind::AsyncFor(_)) {
                    self.async_stmt("async for", span)?;
                }
                self.expr(&node.target)?;
                self.expr(&node.iter)?;
                self.conditional(|b| {
                    b.stmts(&node.body)?;
                    b.stmts(&node.orelse)
                })
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test)?;
                self.conditional(|b| {
                    b.stmts(body)?;
                    b.stmts(orelse)
                })
            }
            StmtKind::With { items, body, .. } => self.with(items, body),
            StmtKind::AsyncWith { items, body, .. } => {
                self.async_stmt("async with", span)?;
                self.with(items, body)
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                self.conditional(|b| cases.iter().try_for_each(|case| b.match_case(case)))
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(exc)?;
                self.optional(cause)
            }
            StmtKind::Try(node) | StmtKind::TryStar(node) => self.conditional(|b| {
                b.stmts(&node.body)?;
                for handler in &node.handlers {
                    b.optional(&handler.typ)?;
                    if let Some(name) = &handler.name {
                        b.add_def(name, def::LOCAL, handler.span)?;
                    }
                    b.stmts(&handler.body)?;
                }
                b.stmts(&node.orelse)?;
                b.stmts(&node.finalbody)
            }),
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.optional(msg)
            }
            StmtKind::Import { names } => names.iter().try_for_each(|alias| self.alias(alias)),
            StmtKind::ImportFrom { module, names, level } => {
                names.iter().try_for_each(|alias| self.alias(alias))?;
                let future = *level == 0 && module.as_ref().is_some_and(|name| name == "__future__");
                if future && crate::future::is_late(self.options.future, span) {
                    return crate::future::late(span);
                }
                Ok(())
            }
            StmtKind::Global { names } => self.directive(names, true, span),
            StmtKind::Nonlocal { names } => self.directive(names, false, span),
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    fn function(&mut self, node: &FunctionDef, span: Span, is_async: bool) -> Done {
        self.add_def(&node.name, def::LOCAL, span)?;
        self.exprs(&node.args.defaults)?;
        self.exprs_with_gaps(&node.args.kw_defaults)?;
        self.exprs(&node.decorator_list)?;
        let generic = !node.type_params.is_empty();
        if generic {
            // CPython's parser always makes a list of defaults, so the parameter is always there.
            let kwdefaults = node.args.kw_defaults.iter().any(Option::is_some);
            self.enter_type_params(&node.name, node.type_params_id, true, kwdefaults, false, span)?;
            self.type_params(&node.type_params)?;
        }
        let block = self.new_block(BlockKind::Function, node.name.clone(), Some(Key::Node(node.id)), span);
        self.annotations(span, &node.args, node.returns.as_deref(), block)?;
        self.enter_existing(block, true);
        self.current().has_docstring = docstring(&node.body).is_some();
        self.current().coroutine = is_async;
        self.arguments(&node.args)?;
        self.stmts(&node.body)?;
        self.exit();
        if generic {
            self.exit();
        }
        Ok(())
    }

    fn class(&mut self, node: &ClassDef, span: Span) -> Done {
        self.add_def(&node.name, def::LOCAL, span)?;
        self.exprs(&node.decorator_list)?;
        let generic = !node.type_params.is_empty();
        let outer_private = self.private.clone();
        if generic {
            self.enter_type_params(&node.name, node.type_params_id, false, false, true, span)?;
            self.private = Some(node.name.clone());
            self.current().mangled_names = Some(Rc::new(RefCell::default()));
            self.type_params(&node.type_params)?;
        }
        self.exprs(&node.bases)?;
        self.keywords(&node.keywords)?;
        self.enter(BlockKind::Class, node.name.clone(), Some(Key::Node(node.id)), span)?;
        self.private = Some(node.name.clone());
        if generic {
            let (plain, dotted) = (self.names.type_params.clone(), self.names.dot_type_params.clone());
            self.add_def(&plain, def::LOCAL, span)?;
            self.add_def(&dotted, def::USE, span)?;
        }
        self.current().has_docstring = docstring(&node.body).is_some();
        self.stmts(&node.body)?;
        self.exit();
        if generic {
            self.exit();
        }
        self.private = outer_private;
        Ok(())
    }

    fn type_alias(
        &mut self,
        span: Span,
        ids: (NodeId, NodeId),
        target: &Expr,
        params: &[TypeParam],
        value: &Expr,
    ) -> Done {
        self.expr(target)?;
        let ExprKind::Name { id: name, .. } = &target.kind else {
            return Error::syntax("type alias target must be a name", target.span);
        };
        let in_class = self.current().kind == BlockKind::Class;
        if !params.is_empty() {
            self.enter_type_params(name, ids.1, false, false, false, span)?;
            self.type_params(params)?;
        }
        self.enter(BlockKind::TypeAlias, name.clone(), Some(Key::Node(ids.0)), span)?;
        self.current().can_see_class_scope = in_class;
        if in_class {
            let classdict = self.names.classdict.clone();
            self.add_def(&classdict, def::USE, value.span)?;
        }
        self.expr(value)?;
        self.exit();
        if !params.is_empty() {
            self.exit();
        }
        Ok(())
    }

    fn annotated(&mut self, span: Span, target: &Expr, simple: bool, has_value: bool) -> Done {
        self.current().annotations_used = true;
        let ExprKind::Name { id: name, .. } = &target.kind else {
            return self.expr(target);
        };
        let flags = self.lookup(name);
        if simple && flags & (def::GLOBAL | def::NONLOCAL) != 0 && self.current_id() != self.table.top() {
            let what = if flags & def::GLOBAL != 0 { "global" } else { "nonlocal" };
            return Error::syntax(format!("annotated name '{name}' can't be {what}"), span);
        }
        if simple {
            self.add_def(name, def::ANNOT | def::LOCAL, target.span)
        } else if has_value {
            self.add_def(name, def::LOCAL, target.span)
        } else {
            Ok(())
        }
    }

    fn with(&mut self, items: &[WithItem], body: &[Stmt]) -> Done {
        self.conditional(|b| {
            for item in items {
                b.expr(&item.context_expr)?;
                b.optional(&item.optional_vars)?;
            }
            b.stmts(body)
        })
    }

    fn match_case(&mut self, case: &MatchCase) -> Done {
        self.pattern(&case.pattern)?;
        self.optional(&case.guard)?;
        self.stmts(&case.body)
    }

    fn pattern(&mut self, pattern: &Pattern) -> Done {
        self.nest(|b| b.pattern_kind(pattern))
    }

    fn capture(&mut self, name: &Option<Name>, span: Span) -> Done {
        name.as_ref().map_or(Ok(()), |name| self.add_def(name, def::LOCAL, span))
    }

    fn pattern_values(&mut self, values: &[Expr]) -> Done {
        self.in_pattern = true;
        let done = self.exprs(values);
        self.in_pattern = false;
        done
    }

    fn pattern_kind(&mut self, pattern: &Pattern) -> Done {
        match &pattern.kind {
            PatternKind::MatchValue { value } => self.pattern_values(std::slice::from_ref(value)),
            PatternKind::MatchSingleton { .. } => Ok(()),
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                patterns.iter().try_for_each(|p| self.pattern(p))
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.pattern_values(keys)?;
                patterns.iter().try_for_each(|p| self.pattern(p))?;
                self.capture(rest, pattern.span)
            }
            PatternKind::MatchClass(class) => {
                self.expr(&class.cls)?;
                class.patterns.iter().try_for_each(|p| self.pattern(p))?;
                for (attr, value) in class.kwd_attrs.iter().zip(&class.kwd_patterns) {
                    self.check_name(attr, value.span, ExprContext::Store)?;
                }
                class.kwd_patterns.iter().try_for_each(|p| self.pattern(p))
            }
            PatternKind::MatchStar { name } => self.capture(name, pattern.span),
            PatternKind::MatchAs { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.pattern(inner)?;
                }
                self.capture(name, pattern.span)
            }
        }
    }

    fn alias(&mut self, alias: &Alias) -> Done {
        // What is bound decides, so that the tree of `* as name` declares the name.
        let name = alias.asname.as_ref().unwrap_or(&alias.name);
        if *name == "*" {
            if self.current().kind != BlockKind::Module {
                return Error::syntax("import * only allowed at module level", alias.span);
            }
            return Ok(());
        }
        let stored = match name.as_str().and_then(|s| s.split_once('.')) {
            Some((head, _)) => Name::from(head),
            None => name.clone(),
        };
        self.add_def(&stored, def::IMPORT, alias.span)
    }

    fn directive(&mut self, names: &[Name], global: bool, span: Span) -> Done {
        let what = if global { "global" } else { "nonlocal" };
        for name in names {
            let flags = self.lookup(name);
            if flags & (def::PARAM | def::LOCAL | def::USE | def::ANNOT) != 0 {
                let message = if flags & def::PARAM != 0 {
                    format!("name '{name}' is parameter and {what}")
                } else if flags & def::USE != 0 {
                    format!("name '{name}' is used prior to {what} declaration")
                } else if flags & def::ANNOT != 0 {
                    format!("annotated name '{name}' can't be {what}")
                } else {
                    format!("name '{name}' is assigned to before {what} declaration")
                };
                return Error::syntax(message, span);
            }
            self.add_def(name, if global { def::GLOBAL } else { def::NONLOCAL }, span)?;
            self.record_directive(name, span);
        }
        Ok(())
    }
}
