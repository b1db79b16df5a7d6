//! Whether a tree that a program built is one that source could have given. CPython: `Python/ast.c`.

use super::read::Marks;
use kaa_object::{PyResult, Raised, Vm};
use kaa_syntax::ast::*;
use kaa_unicode::Text;

pub struct Validator<'a> {
    pub vm: &'a mut Vm,
    pub marks: &'a Marks,
}

type Checked = PyResult<()>;

impl Validator<'_> {
    fn error(&mut self, message: impl AsRef<str>) -> Raised {
        self.vm.value_error(message)
    }

    fn wrong<T>(&mut self, message: impl AsRef<str>) -> PyResult<T> {
        Err(self.error(message))
    }

    fn span(&mut self, span: Span) -> Checked {
        let (line, col) = (span.line as i32, span.col as i32);
        let (end_line, end_col) = (span.end_line as i32, span.end_col as i32);
        if line > end_line {
            return self.wrong(format!("AST node line range ({line}, {end_line}) is not valid"));
        }
        if line < 0 && end_line != line || col < 0 && col != end_col {
            return self.wrong(format!(
                "AST node column range ({col}, {end_col}) for line range ({line}, {end_line}) is not valid"
            ));
        }
        if line == end_line && col > end_col {
            return self.wrong(format!("line {line}, column {col}-{end_col} is not a valid range"));
        }
        Ok(())
    }

    fn name(&mut self, name: &Text) -> Checked {
        match name.as_str() {
            Some(text @ ("None" | "True" | "False")) => {
                self.wrong(format!("identifier field can't represent '{text}' constant"))
            }
            _ => Ok(()),
        }
    }

    pub fn module(&mut self, module: &Mod) -> Checked {
        match module {
            Mod::Module { body, .. } | Mod::Interactive { body, .. } => self.stmts(body),
            Mod::Expression { body, .. } => self.load(body),
            Mod::FunctionType { argtypes, returns } => {
                self.exprs(argtypes, ExprContext::Load)?;
                self.load(returns)
            }
        }
    }

    fn stmts(&mut self, body: &[Stmt]) -> Checked {
        for stmt in body {
            if let StmtKind::Expr { value } = &stmt.kind
                && self.marks.is_missing(value)
            {
                return self.wrong("None disallowed in statement list");
            }
            self.stmt(stmt)?;
        }
        Ok(())
    }

    fn filled<T>(&mut self, items: &[T], what: &str, owner: &str) -> Checked {
        if items.is_empty() { self.wrong(format!("empty {what} on {owner}")) } else { Ok(()) }
    }

    fn body(&mut self, body: &[Stmt], owner: &str) -> Checked {
        self.filled(body, "body", owner)?;
        self.stmts(body)
    }

    fn stmt(&mut self, stmt: &Stmt) -> Checked {
        self.vm.check_native_stack(" during compilation")?;
        self.span(stmt.span)?;
        match &stmt.kind {
            StmtKind::FunctionDef(f) => self.function(f, "FunctionDef"),
            StmtKind::AsyncFunctionDef(f) => self.function(f, "AsyncFunctionDef"),
            StmtKind::ClassDef(c) => {
                self.body(&c.body, "ClassDef")?;
                self.name(&c.name)?;
                self.type_params(&c.type_params)?;
                self.exprs(&c.bases, ExprContext::Load)?;
                self.keywords(&c.keywords)?;
                self.exprs(&c.decorator_list, ExprContext::Load)
            }
            StmtKind::Return { value } => self.opt(value),
            StmtKind::Delete { targets } => {
                self.filled(targets, "targets", "Delete")?;
                self.exprs(targets, ExprContext::Del)
            }
            StmtKind::Assign { targets, value, .. } => {
                self.filled(targets, "targets", "Assign")?;
                self.exprs(targets, ExprContext::Store)?;
                self.load(value)
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target, ExprContext::Store)?;
                self.load(value)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                if *simple && !matches!(target.kind, ExprKind::Name { .. }) {
                    return Err(self.vm.type_error("AnnAssign with simple non-Name target"));
                }
                self.expr(target, ExprContext::Store)?;
                self.opt(value)?;
                self.load(annotation)
            }
            StmtKind::TypeAlias { name, type_params, value, .. } => {
                if !matches!(name.kind, ExprKind::Name { .. }) {
                    return Err(self.vm.type_error("TypeAlias with non-Name name"));
                }
                self.expr(name, ExprContext::Store)?;
                self.type_params(type_params)?;
                self.load(value)
            }
            StmtKind::For(f) => self.for_loop(f, "For"),
            StmtKind::AsyncFor(f) => self.for_loop(f, "AsyncFor"),
            StmtKind::While { test, body, orelse } => {
                self.load(test)?;
                self.body(body, "While")?;
                self.stmts(orelse)
            }
            StmtKind::If { test, body, orelse } => {
                self.load(test)?;
                self.body(body, "If")?;
                self.stmts(orelse)
            }
            StmtKind::With { items, body, .. } => self.with(items, body, "With"),
            StmtKind::AsyncWith { items, body, .. } => self.with(items, body, "AsyncWith"),
            StmtKind::Match { subject, cases } => {
                self.load(subject)?;
                self.filled(cases, "cases", "Match")?;
                for case in cases {
                    self.pattern(&case.pattern, false)?;
                    self.opt(&case.guard)?;
                    self.body(&case.body, "match_case")?;
                }
                Ok(())
            }
            StmtKind::Raise { exc, cause } => {
                if exc.is_none() && cause.is_some() {
                    return self.wrong("Raise with cause but no exception");
                }
                self.opt(exc)?;
                self.opt(cause)
            }
            StmtKind::Try(t) => self.try_stmt(t, "Try"),
            StmtKind::TryStar(t) => self.try_stmt(t, "TryStar"),
            StmtKind::Assert { test, msg } => {
                self.load(test)?;
                self.opt(msg)
            }
            StmtKind::Import { names } => {
                self.filled(names, "names", "Import")?;
                self.aliases(names)
            }
            StmtKind::ImportFrom { names, level, .. } => {
                if (*level as i32) < 0 {
                    return self.wrong("Negative ImportFrom level");
                }
                self.filled(names, "names", "ImportFrom")?;
                self.aliases(names)
            }
            StmtKind::Global { names } => self.filled(names, "names", "Global"),
            StmtKind::Nonlocal { names } => self.filled(names, "names", "Nonlocal"),
            StmtKind::Expr { value } => self.load(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    fn aliases(&mut self, names: &[Alias]) -> Checked {
        names.iter().try_for_each(|alias| {
            self.name(&alias.name)?;
            alias.asname.as_ref().map_or(Ok(()), |name| self.name(name))
        })
    }

    fn function(&mut self, f: &FunctionDef, owner: &str) -> Checked {
        self.body(&f.body, owner)?;
        self.name(&f.name)?;
        self.type_params(&f.type_params)?;
        self.arguments(&f.args)?;
        self.exprs(&f.decorator_list, ExprContext::Load)?;
        self.opt(&f.returns)
    }

    fn for_loop(&mut self, f: &For, owner: &str) -> Checked {
        self.expr(&f.target, ExprContext::Store)?;
        self.load(&f.iter)?;
        self.body(&f.body, owner)?;
        self.stmts(&f.orelse)
    }

    fn with(&mut self, items: &[WithItem], body: &[Stmt], owner: &str) -> Checked {
        self.filled(items, "items", owner)?;
        for item in items {
            self.load(&item.context_expr)?;
            if let Some(vars) = &item.optional_vars {
                self.expr(vars, ExprContext::Store)?;
            }
        }
        self.body(body, owner)
    }

    fn try_stmt(&mut self, t: &Try, owner: &str) -> Checked {
        self.body(&t.body, owner)?;
        if t.handlers.is_empty() && t.finalbody.is_empty() {
            return self.wrong(format!("{owner} has neither except handlers nor finalbody"));
        }
        if t.handlers.is_empty() && !t.orelse.is_empty() {
            return self.wrong(format!("{owner} has orelse but no except handlers"));
        }
        for handler in &t.handlers {
            self.span(handler.span)?;
            self.opt(&handler.typ)?;
            if let Some(name) = &handler.name {
                self.name(name)?;
            }
            self.body(&handler.body, "ExceptHandler")?;
        }
        self.stmts(&t.finalbody)?;
        self.stmts(&t.orelse)
    }

    fn type_params(&mut self, params: &[TypeParam]) -> Checked {
        for param in params {
            self.span(param.span)?;
            self.name(&param.name)?;
            if let TypeParamKind::TypeVar { bound } = &param.kind {
                self.opt(bound)?;
            }
            self.opt(&param.default_value)?;
        }
        Ok(())
    }

    fn keywords(&mut self, keywords: &[Keyword]) -> Checked {
        keywords.iter().try_for_each(|k| self.load(&k.value))
    }

    fn args(&mut self, args: &[Arg]) -> Checked {
        for arg in args {
            self.span(arg.span)?;
            self.opt(&arg.annotation)?;
        }
        Ok(())
    }

    fn arguments(&mut self, a: &Arguments) -> Checked {
        self.args(&a.posonlyargs)?;
        self.args(&a.args)?;
        if let Some(arg) = &a.vararg {
            self.opt(&arg.annotation)?;
        }
        self.args(&a.kwonlyargs)?;
        if let Some(arg) = &a.kwarg {
            self.opt(&arg.annotation)?;
        }
        if a.defaults.len() > a.posonlyargs.len() + a.args.len() {
            return self.wrong("more positional defaults than args on arguments");
        }
        if a.kw_defaults.len() != a.kwonlyargs.len() {
            return self.wrong("length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        self.exprs(&a.defaults, ExprContext::Load)?;
        a.kw_defaults.iter().flatten().try_for_each(|e| self.load(e))
    }

    fn load(&mut self, e: &Expr) -> Checked {
        self.expr(e, ExprContext::Load)
    }

    fn opt(&mut self, e: &Option<Box<Expr>>) -> Checked {
        e.as_ref().map_or(Ok(()), |e| self.load(e))
    }

    fn exprs(&mut self, items: &[Expr], ctx: ExprContext) -> Checked {
        for e in items {
            if self.marks.is_missing(e) {
                return self.wrong("None disallowed in expression list");
            }
            self.expr(e, ctx)?;
        }
        Ok(())
    }

    fn comprehension(&mut self, generators: &[Comprehension]) -> Checked {
        if generators.is_empty() {
            return self.wrong("comprehension with no generators");
        }
        for generator in generators {
            self.expr(&generator.target, ExprContext::Store)?;
            self.load(&generator.iter)?;
            self.exprs(&generator.ifs, ExprContext::Load)?;
        }
        Ok(())
    }

    fn expr(&mut self, e: &Expr, ctx: ExprContext) -> Checked {
        self.vm.check_native_stack(" during compilation")?;
        self.span(e.span)?;
        let actual = match &e.kind {
            ExprKind::Attribute { ctx, .. }
            | ExprKind::Subscript { ctx, .. }
            | ExprKind::Starred { ctx, .. }
            | ExprKind::List { ctx, .. }
            | ExprKind::Tuple { ctx, .. } => Some(*ctx),
            ExprKind::Name { id, ctx } => {
                self.name(id)?;
                Some(*ctx)
            }
            _ => None,
        };
        match actual {
            None if ctx != ExprContext::Load => {
                return self.wrong(format!(
                    "expression which can't be assigned to in {} context",
                    context_name(ctx)
                ));
            }
            Some(actual) if actual != ctx => {
                return self.wrong(format!(
                    "expression must have {} context but has {} instead",
                    context_name(ctx),
                    context_name(actual)
                ));
            }
            _ => {}
        }
        match &e.kind {
            ExprKind::BoolOp { values, .. } => {
                if values.len() < 2 {
                    return self.wrong("BoolOp with less than 2 values");
                }
                self.exprs(values, ExprContext::Load)
            }
            ExprKind::BinOp { left, right, .. } => {
                self.load(left)?;
                self.load(right)
            }
            ExprKind::UnaryOp { operand, .. } => self.load(operand),
            ExprKind::Lambda { args, body, .. } => {
                self.arguments(args)?;
                self.load(body)
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.load(test)?;
                self.load(body)?;
                self.load(orelse)
            }
            ExprKind::Dict { keys, values } => {
                if keys.len() != values.len() {
                    return self.wrong("Dict doesn't have the same number of keys as values");
                }
                keys.iter().flatten().try_for_each(|e| self.load(e))?;
                self.exprs(values, ExprContext::Load)
            }
            ExprKind::Set { elts } => self.exprs(elts, ExprContext::Load),
            ExprKind::ListComp { elt, generators, .. }
            | ExprKind::SetComp { elt, generators, .. }
            | ExprKind::GeneratorExp { elt, generators, .. } => {
                self.comprehension(generators)?;
                self.load(elt)
            }
            ExprKind::DictComp { key, value, generators, .. } => {
                self.comprehension(generators)?;
                self.load(key)?;
                self.load(value)
            }
            ExprKind::Yield { value } => self.opt(value),
            ExprKind::YieldFrom { value } | ExprKind::Await { value } => self.load(value),
            ExprKind::Compare { left, ops, comparators } => {
                if comparators.is_empty() {
                    return self.wrong("Compare with no comparators");
                }
                if comparators.len() != ops.len() {
                    return self.wrong("Compare has a different number of comparators and operands");
                }
                self.exprs(comparators, ExprContext::Load)?;
                self.load(left)
            }
            ExprKind::Call { func, args, keywords } => {
                self.load(func)?;
                self.exprs(args, ExprContext::Load)?;
                self.keywords(keywords)
            }
            ExprKind::Constant { value, .. } => self.constant(value),
            ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => {
                self.exprs(values, ExprContext::Load)
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                self.load(value)?;
                self.opt(format_spec)
            }
            ExprKind::Interpolation { value, text, format_spec, .. } => {
                self.constant(text)?;
                self.load(value)?;
                self.opt(format_spec)
            }
            ExprKind::Attribute { value, .. } => self.load(value),
            ExprKind::Subscript { value, slice, .. } => {
                self.load(slice)?;
                self.load(value)
            }
            ExprKind::Starred { value, .. } => self.expr(value, ctx),
            ExprKind::Slice { lower, upper, step } => {
                self.opt(lower)?;
                self.opt(upper)?;
                self.opt(step)
            }
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => self.exprs(elts, ctx),
            ExprKind::NamedExpr { target, value } => {
                if !matches!(target.kind, ExprKind::Name { .. }) {
                    return Err(self.vm.type_error("NamedExpr target must be a Name"));
                }
                self.load(value)
            }
            ExprKind::Name { id, .. } => self.name(id),
        }
    }

    fn constant(&mut self, constant: &Constant) -> Checked {
        match self.marks.bad_constant(constant) {
            Some(name) => {
                let text = format!("got an invalid type in Constant: {name}");
                Err(self.vm.type_error(text))
            }
            None => Ok(()),
        }
    }

    fn patterns(&mut self, patterns: &[Pattern], star_ok: bool) -> Checked {
        patterns.iter().try_for_each(|p| self.pattern(p, star_ok))
    }

    fn capture(&mut self, name: &Text) -> Checked {
        if name.as_bytes() == b"_" {
            return self.wrong("can't capture name '_' in patterns");
        }
        self.name(name)
    }

    fn pattern(&mut self, pattern: &Pattern, star_ok: bool) -> Checked {
        self.vm.check_native_stack(" during compilation")?;
        self.span(pattern.span)?;
        match &pattern.kind {
            PatternKind::MatchValue { value } => {
                if self.marks.is_missing(value) {
                    return self.wrong("None disallowed in pattern list");
                }
                self.literal(value)
            }
            PatternKind::MatchSingleton { value } => match value {
                Constant::None | Constant::True | Constant::False => Ok(()),
                _ => self.wrong("MatchSingleton can only contain True, False and None"),
            },
            PatternKind::MatchSequence { patterns } => self.patterns(patterns, true),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                if keys.len() != patterns.len() {
                    return self.wrong("MatchMapping doesn't have the same number of keys as patterns");
                }
                if let Some(rest) = rest {
                    self.capture(rest)?;
                }
                for key in keys {
                    if self.marks.is_missing(key) {
                        return self.wrong("None disallowed in expression list");
                    }
                    let is_singleton = matches!(
                        &key.kind,
                        ExprKind::Constant { value: Constant::None | Constant::True | Constant::False, .. }
                    );
                    if !is_singleton {
                        self.literal(key)?;
                    }
                }
                self.patterns(patterns, false)
            }
            PatternKind::MatchClass(class) => {
                if class.kwd_attrs.len() != class.kwd_patterns.len() {
                    return self
                        .wrong("MatchClass doesn't have the same number of keyword attributes as patterns");
                }
                self.load(&class.cls)?;
                let mut at = &class.cls;
                while let ExprKind::Attribute { value, .. } = &at.kind {
                    at = value;
                }
                if !matches!(at.kind, ExprKind::Name { .. }) {
                    return self.wrong("MatchClass cls field can only contain Name or Attribute nodes.");
                }
                class.kwd_attrs.iter().try_for_each(|name| self.name(name))?;
                self.patterns(&class.patterns, false)?;
                self.patterns(&class.kwd_patterns, false)
            }
            PatternKind::MatchStar { name } => {
                if !star_ok {
                    return self.wrong("can't use MatchStar here");
                }
                name.as_ref().map_or(Ok(()), |n| self.capture(n))
            }
            PatternKind::MatchAs { pattern, name } => {
                if let Some(name) = name {
                    self.capture(name)?;
                }
                match (pattern, name) {
                    (None, _) => Ok(()),
                    (Some(_), None) => self.wrong("MatchAs must specify a target name if a pattern is given"),
                    (Some(pattern), Some(_)) => self.pattern(pattern, false),
                }
            }
            PatternKind::MatchOr { patterns } => {
                if patterns.len() < 2 {
                    return self.wrong("MatchOr requires at least 2 patterns");
                }
                self.patterns(patterns, false)
            }
        }
    }

    /// What a pattern may compare with.
    fn literal(&mut self, e: &Expr) -> Checked {
        self.load(e)?;
        let fits = match &e.kind {
            ExprKind::Constant { value, .. } => {
                let plain = matches!(
                    value,
                    Constant::Int(_)
                        | Constant::Float(_)
                        | Constant::Complex(..)
                        | Constant::Str(_)
                        | Constant::Bytes(_)
                );
                if !plain {
                    return self.wrong("unexpected constant inside of a literal pattern");
                }
                true
            }
            ExprKind::Attribute { .. } | ExprKind::JoinedStr { .. } | ExprKind::TemplateStr { .. } => true,
            ExprKind::UnaryOp { .. } => is_negative(e, true, true),
            ExprKind::BinOp { left, op, right } => {
                matches!(op, Operator::Add | Operator::Sub)
                    && (is_number(left, true, false) || is_negative(left, true, false))
                    && is_number(right, false, true)
            }
            _ => false,
        };
        if fits { Ok(()) } else { self.wrong("patterns may only match literals and attribute lookups") }
    }
}

fn is_number(e: &Expr, real: bool, imaginary: bool) -> bool {
    match &e.kind {
        ExprKind::Constant { value: Constant::Int(_) | Constant::Float(_), .. } => real,
        ExprKind::Constant { value: Constant::Complex(..), .. } => imaginary,
        _ => false,
    }
}

fn is_negative(e: &Expr, real: bool, imaginary: bool) -> bool {
    match &e.kind {
        ExprKind::UnaryOp { op: UnaryOp::USub, operand } => is_number(operand, real, imaginary),
        _ => false,
    }
}

fn context_name(ctx: ExprContext) -> &'static str {
    match ctx {
        ExprContext::Load => "Load",
        ExprContext::Store => "Store",
        ExprContext::Del => "Del",
    }
}
