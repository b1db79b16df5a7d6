//! The optimisations that CPython makes on the tree itself, for programs that ask for an optimised tree: what
//! compiling works out on the fly is written into the tree. CPython: `Python/ast_preprocess.c`.

use crate::r#gen::{pattern_value, percent_values};
use crate::{CompileError, CompileOptions, DEEP};
use kaa_symtable::Future;
use kaa_syntax::ast::*;
use kaa_unicode::Text;

/// Rewrites the tree as `options` say.
///
/// # Errors
/// Where the tree nests deeper than compiling accepts.
pub fn preprocess(module: &mut Mod, options: CompileOptions) -> Result<(), CompileError> {
    let future = kaa_symtable::future_features(module).map_or(0, |f| f.flags) | options.future;
    let mut folder = Folder {
        optimize: options.optimize,
        fold_annotations: future & Future::ANNOTATIONS == 0,
        depth: 0,
        too_deep: false,
    };
    match module {
        Mod::Module { body, .. } => folder.body(body),
        Mod::Interactive { body, .. } => folder.stmts(body),
        Mod::Expression { body, .. } => folder.expr(body),
        Mod::FunctionType { .. } => {}
    }
    if folder.too_deep { Err(CompileError::TooDeep) } else { Ok(()) }
}

struct Folder {
    optimize: u8,
    fold_annotations: bool,
    depth: usize,
    /// Something lay too deep to be looked at.
    too_deep: bool,
}

/// The string of a statement that could be a docstring.
fn string_statement(stmt: Option<&Stmt>) -> Option<&Text> {
    match &stmt?.kind {
        StmtKind::Expr { value } => value.as_str_constant(),
        _ => None,
    }
}

impl Folder {
    /// A body whose first statement may be a docstring.
    fn body(&mut self, body: &mut Vec<Stmt>) {
        let has_docstring = string_statement(body.first()).is_some();
        if has_docstring && self.optimize >= 2 {
            let gone = body.remove(0);
            if body.is_empty() {
                // As long as the word.
                let start = gone.span.start();
                let span = Span { end_col: start.col + 4, ..start };
                body.push(Stmt { span, kind: StmtKind::Pass });
            }
        }
        self.stmts(body);
        // What was no docstring must not become one.
        if (!has_docstring || self.optimize >= 2)
            && string_statement(body.first()).is_some()
            && let Some(Stmt { kind: StmtKind::Expr { value }, .. }) = body.first_mut()
        {
            let span = value.span;
            let string = std::mem::replace(&mut **value, Expr::new(span, ExprKind::default()));
            **value = Expr::new(span, ExprKind::JoinedStr { values: vec![string] });
        }
    }

    /// Does `work` one level further down, unless that is too deep.
    fn nested(&mut self, work: impl FnOnce(&mut Folder)) {
        if self.depth >= DEEP {
            self.too_deep = true;
            return;
        }
        self.depth += 1;
        work(self);
        self.depth -= 1;
    }

    fn stmts(&mut self, body: &mut [Stmt]) {
        self.nested(|f| body.iter_mut().for_each(|s| f.stmt(s)));
    }

    fn stmt(&mut self, stmt: &mut Stmt) {
        match &mut stmt.kind {
            StmtKind::FunctionDef(f) | StmtKind::AsyncFunctionDef(f) => {
                self.type_params(&mut f.type_params);
                self.arguments(&mut f.args);
                self.body(&mut f.body);
                self.exprs(&mut f.decorator_list);
                self.annotation(&mut f.returns);
            }
            StmtKind::ClassDef(c) => {
                self.type_params(&mut c.type_params);
                self.exprs(&mut c.bases);
                c.keywords.iter_mut().for_each(|k| self.expr(&mut k.value));
                self.body(&mut c.body);
                self.exprs(&mut c.decorator_list);
            }
            StmtKind::Return { value } => self.opt(value),
            StmtKind::Delete { targets } => self.exprs(targets),
            StmtKind::Assign { targets, value, .. } => {
                self.exprs(targets);
                self.expr(value);
            }
            StmtKind::TypeAlias { name, type_params, value, .. } => {
                self.expr(name);
                self.type_params(type_params);
                self.expr(value);
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target);
                self.expr(value);
            }
            StmtKind::AnnAssign { target, annotation, value, .. } => {
                self.expr(target);
                if self.fold_annotations {
                    self.expr(annotation);
                }
                self.opt(value);
            }
            StmtKind::For(f) | StmtKind::AsyncFor(f) => {
                self.expr(&mut f.target);
                self.expr(&mut f.iter);
                self.stmts(&mut f.body);
                self.stmts(&mut f.orelse);
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test);
                self.stmts(body);
                self.stmts(orelse);
            }
            StmtKind::With { items, body, .. } | StmtKind::AsyncWith { items, body, .. } => {
                for item in items {
                    self.expr(&mut item.context_expr);
                    self.opt(&mut item.optional_vars);
                }
                self.stmts(body);
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject);
                for case in cases {
                    self.pattern(&mut case.pattern);
                    self.opt(&mut case.guard);
                    self.stmts(&mut case.body);
                }
            }
            StmtKind::Raise { exc, cause } => {
                self.opt(exc);
                self.opt(cause);
            }
            StmtKind::Try(t) | StmtKind::TryStar(t) => {
                self.stmts(&mut t.body);
                for handler in &mut t.handlers {
                    self.opt(&mut handler.typ);
                    self.stmts(&mut handler.body);
                }
                self.stmts(&mut t.orelse);
                self.stmts(&mut t.finalbody);
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test);
                self.opt(msg);
            }
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Import { .. }
            | StmtKind::ImportFrom { .. }
            | StmtKind::Global { .. }
            | StmtKind::Nonlocal { .. }
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => {}
        }
    }

    fn type_params(&mut self, params: &mut [TypeParam]) {
        for param in params {
            if let TypeParamKind::TypeVar { bound } = &mut param.kind {
                self.opt(bound);
            }
            self.opt(&mut param.default_value);
        }
    }

    fn annotation(&mut self, annotation: &mut Option<Box<Expr>>) {
        if self.fold_annotations {
            self.opt(annotation);
        }
    }

    fn arguments(&mut self, a: &mut Arguments) {
        for arg in a.posonlyargs.iter_mut().chain(&mut a.args).chain(&mut a.kwonlyargs) {
            self.annotation(&mut arg.annotation);
        }
        for arg in [&mut a.vararg, &mut a.kwarg].into_iter().flatten() {
            self.annotation(&mut arg.annotation);
        }
        a.kw_defaults.iter_mut().flatten().for_each(|e| self.expr(e));
        self.exprs(&mut a.defaults);
    }

    fn opt(&mut self, e: &mut Option<Box<Expr>>) {
        if let Some(e) = e {
            self.expr(e);
        }
    }

    fn exprs(&mut self, items: &mut [Expr]) {
        items.iter_mut().for_each(|e| self.expr(e));
    }

    fn generators(&mut self, generators: &mut [Comprehension]) {
        for generator in generators {
            self.expr(&mut generator.target);
            self.expr(&mut generator.iter);
            self.exprs(&mut generator.ifs);
        }
    }

    fn expr(&mut self, e: &mut Expr) {
        self.nested(|f| f.expr_here(e));
    }

    fn expr_here(&mut self, e: &mut Expr) {
        match &mut e.kind {
            ExprKind::BoolOp { values, .. }
            | ExprKind::JoinedStr { values }
            | ExprKind::TemplateStr { values } => self.exprs(values),
            ExprKind::NamedExpr { target, value } => {
                self.expr(target);
                self.expr(value);
            }
            ExprKind::BinOp { left, op, right } => {
                self.expr(left);
                self.expr(right);
                if *op == Operator::Mod
                    && let Some(values) = percent_values(left, right)
                {
                    e.kind = ExprKind::JoinedStr { values };
                }
            }
            ExprKind::UnaryOp { operand: value, .. }
            | ExprKind::Await { value }
            | ExprKind::YieldFrom { value }
            | ExprKind::Attribute { value, .. }
            | ExprKind::Starred { value, .. } => self.expr(value),
            ExprKind::Lambda { args, body, .. } => {
                self.arguments(args);
                self.expr(body);
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test);
                self.expr(body);
                self.expr(orelse);
            }
            ExprKind::Dict { keys, values } => {
                keys.iter_mut().flatten().for_each(|e| self.expr(e));
                self.exprs(values);
            }
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                self.exprs(elts);
            }
            ExprKind::ListComp { elt, generators, .. }
            | ExprKind::SetComp { elt, generators, .. }
            | ExprKind::GeneratorExp { elt, generators, .. } => {
                self.expr(elt);
                self.generators(generators);
            }
            ExprKind::DictComp { key, value, generators, .. } => {
                self.expr(key);
                self.expr(value);
                self.generators(generators);
            }
            ExprKind::Yield { value } => self.opt(value),
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left);
                self.exprs(comparators);
            }
            ExprKind::Call { func, args, keywords } => {
                self.expr(func);
                self.exprs(args);
                keywords.iter_mut().for_each(|k| self.expr(&mut k.value));
            }
            ExprKind::FormattedValue { value, format_spec, .. }
            | ExprKind::Interpolation { value, format_spec, .. } => {
                self.expr(value);
                self.opt(format_spec);
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value);
                self.expr(slice);
            }
            ExprKind::Slice { lower, upper, step } => {
                self.opt(lower);
                self.opt(upper);
                self.opt(step);
            }
            ExprKind::Name { id, ctx: ExprContext::Load } if *id == "__debug__" => {
                let value = if self.optimize == 0 { Constant::True } else { Constant::False };
                e.kind = ExprKind::Constant { value, kind_u: false };
            }
            ExprKind::Name { .. } | ExprKind::Constant { .. } => {}
        }
    }

    fn pattern(&mut self, pattern: &mut Pattern) {
        self.nested(|f| f.pattern_here(pattern));
    }

    fn pattern_here(&mut self, pattern: &mut Pattern) {
        match &mut pattern.kind {
            PatternKind::MatchValue { value } => fold_literal(value),
            PatternKind::MatchMapping { keys, patterns, .. } => {
                keys.iter_mut().for_each(fold_literal);
                patterns.iter_mut().for_each(|p| self.pattern(p));
            }
            PatternKind::MatchClass(class) => {
                self.expr(&mut class.cls);
                class.patterns.iter_mut().chain(&mut class.kwd_patterns).for_each(|p| self.pattern(p));
            }
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                patterns.iter_mut().for_each(|p| self.pattern(p));
            }
            PatternKind::MatchAs { pattern: Some(pattern), .. } => self.pattern(pattern),
            PatternKind::MatchAs { .. }
            | PatternKind::MatchSingleton { .. }
            | PatternKind::MatchStar { .. } => {}
        }
    }
}

/// `-1` and `1+2j` of patterns as the constants they stand for.
fn fold_literal(e: &mut Expr) {
    if matches!(e.kind, ExprKind::UnaryOp { .. } | ExprKind::BinOp { .. })
        && let Some(value) = pattern_value(e)
    {
        e.kind = ExprKind::Constant { value, kind_u: false };
    }
}
