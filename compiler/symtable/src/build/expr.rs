//! Expressions, comprehensions and parameters.

use super::{Builder, Done};
use crate::{BlockKind, Comprehension as Kind, Error, Key, def};
use kaa_syntax::ast::*;

impl Builder {
    pub(super) fn exprs(&mut self, list: &[Expr]) -> Done {
        list.iter().try_for_each(|e| self.expr(e))
    }

    pub(super) fn exprs_with_gaps(&mut self, list: &[Option<Expr>]) -> Done {
        list.iter().flatten().try_for_each(|e| self.expr(e))
    }

    pub(super) fn optional(&mut self, e: &Option<Box<Expr>>) -> Done {
        e.as_ref().map_or(Ok(()), |e| self.expr(e))
    }

    pub(super) fn keywords(&mut self, keywords: &[Keyword]) -> Done {
        for keyword in keywords {
            if let Some(arg) = &keyword.arg {
                self.check_name(arg, keyword.span, ExprContext::Store)?;
            }
        }
        keywords.iter().try_for_each(|k| self.expr(&k.value))
    }

    pub(super) fn expr(&mut self, e: &Expr) -> Done {
        self.nest(|b| b.expr_kind(e))
    }

    fn expr_kind(&mut self, e: &Expr) -> Done {
        match &e.kind {
            ExprKind::NamedExpr { target, value } => self.named(e, target, value),
            ExprKind::BoolOp { values, .. }
            | ExprKind::JoinedStr { values }
            | ExprKind::TemplateStr { values } => self.exprs(values),
            ExprKind::BinOp { left, right, .. } => {
                self.expr(left)?;
                self.expr(right)
            }
            ExprKind::UnaryOp { operand: value, .. } | ExprKind::Starred { value, .. } => self.expr(value),
            ExprKind::Lambda { id, args, body } => {
                self.exprs(&args.defaults)?;
                self.exprs_with_gaps(&args.kw_defaults)?;
                self.enter(BlockKind::Function, "lambda".into(), Some(Key::Node(*id)), e.span)?;
                self.arguments(args)?;
                self.expr(body)?;
                self.exit();
                Ok(())
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test)?;
                self.expr(body)?;
                self.expr(orelse)
            }
            ExprKind::Dict { keys, values } => {
                self.exprs_with_gaps(keys)?;
                self.exprs(values)
            }
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                self.exprs(elts)
            }
            ExprKind::ListComp { id, elt, generators } => {
                self.comprehension(e, *id, Kind::List, generators, elt, None)
            }
            ExprKind::SetComp { id, elt, generators } => {
                self.comprehension(e, *id, Kind::Set, generators, elt, None)
            }
            ExprKind::GeneratorExp { id, elt, generators } => {
                self.comprehension(e, *id, Kind::Generator, generators, elt, None)
            }
            ExprKind::DictComp { id, key, value, generators } => {
                self.comprehension(e, *id, Kind::Dict, generators, key, Some(value))
            }
            ExprKind::Yield { value } => {
                self.not_in_annotation("yield expression", e.span)?;
                self.optional(value)?;
                self.mark_generator(e.span)
            }
            ExprKind::YieldFrom { value } => {
                self.not_in_annotation("yield expression", e.span)?;
                self.expr(value)?;
                self.mark_generator(e.span)
            }
            ExprKind::Await { value } => {
                self.not_in_annotation("await expression", e.span)?;
                if !self.top_level_await() {
                    let in_async = self.in_async();
                    let block = self.current();
                    if !block.is_function_like() {
                        return Error::syntax("'await' outside function", e.span);
                    }
                    if !in_async && block.comprehension == Kind::None {
                        return Error::syntax("'await' outside async function", e.span);
                    }
                }
                self.expr(value)?;
                self.current().coroutine = true;
                Ok(())
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left)?;
                self.exprs(comparators)
            }
            ExprKind::Call { func, args, keywords } => {
                self.expr(func)?;
                self.exprs(args)?;
                self.keywords(keywords)
            }
            ExprKind::FormattedValue { value, format_spec, .. }
            | ExprKind::Interpolation { value, format_spec, .. } => {
                self.expr(value)?;
                self.optional(format_spec)
            }
            ExprKind::Constant { .. } => Ok(()),
            ExprKind::Attribute { value, attr, ctx } => {
                self.check_name(attr, e.span, *ctx)?;
                self.expr(value)
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value)?;
                self.expr(slice)
            }
            ExprKind::Slice { lower, upper, step } => {
                self.optional(lower)?;
                self.optional(upper)?;
                self.optional(step)
            }
            ExprKind::Name { id, ctx } => {
                let constant =
                    self.options.debug_is_constant && !self.in_pattern && *ctx == ExprContext::Load;
                if self.current().in_unevaluated_annotation || constant && id == "__debug__" {
                    return Ok(());
                }
                let flags = if *ctx == ExprContext::Load { def::USE } else { def::LOCAL };
                self.add_def_ctx(id, flags, e.span, *ctx)?;
                // `super()` needs the class it stands in.
                if *ctx == ExprContext::Load && id == "super" && self.current().is_function_like() {
                    let class = self.names.class.clone();
                    self.add_def(&class, def::USE, e.span)?;
                }
                Ok(())
            }
        }
    }

    /// Whether `await` may stand in the current block although that is no coroutine.
    fn top_level_await(&mut self) -> bool {
        self.options.top_level_await && self.current().kind == BlockKind::Module
    }

    pub(super) fn in_async(&mut self) -> bool {
        let block = self.current();
        block.kind == BlockKind::Function && block.coroutine
    }

    fn mark_generator(&mut self, span: Span) -> Done {
        let block = self.current();
        block.generator = true;
        let place = match block.comprehension {
            Kind::None => return Ok(()),
            Kind::List => "list comprehension",
            Kind::Set => "set comprehension",
            Kind::Dict => "dict comprehension",
            Kind::Generator => "generator expression",
        };
        Error::syntax(format!("'yield' inside {place}"), span)
    }

    fn not_in_annotation(&mut self, what: &str, span: Span) -> Done {
        let block = self.current();
        let place = match block.kind {
            BlockKind::Annotation => "an annotation",
            BlockKind::TypeVariable => block.scope_info.unwrap_or("a TypeVar bound"),
            BlockKind::TypeAlias => "a type alias",
            BlockKind::TypeParameters => "the definition of a generic",
            BlockKind::Function | BlockKind::Class | BlockKind::Module => return Ok(()),
        };
        Error::syntax(format!("{what} cannot be used within {place}"), span)
    }

    fn named(&mut self, e: &Expr, target: &Expr, value: &Expr) -> Done {
        self.not_in_annotation("named expression", e.span)?;
        if self.current().comp_iter_expr > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return Error::syntax(message, e.span);
        }
        if self.current().comprehension != Kind::None
            && let ExprKind::Name { id, .. } = &target.kind
        {
            self.bind_outside_comprehensions(id, target.span)?;
        }
        self.expr(value)?;
        self.expr(target)
    }

    /// The target of `:=` in a comprehension belongs to the nearest scope that is none.
    fn bind_outside_comprehensions(&mut self, name: &Name, span: Span) -> Done {
        for id in self.stack.clone().into_iter().rev() {
            let flags = self.lookup_in(id, name);
            if self.table[id].comprehension != Kind::None {
                if flags & def::COMP_ITER != 0 && flags & (def::LOCAL | def::GLOBAL) != 0 {
                    let message = format!(
                        "assignment expression cannot rebind comprehension iteration variable '{name}'"
                    );
                    return Error::syntax(message, span);
                }
                continue;
            }
            let place = match self.table[id].kind {
                BlockKind::Function => {
                    let declared = if flags & def::GLOBAL != 0 { def::GLOBAL } else { def::NONLOCAL };
                    self.add_def(name, declared, span)?;
                    self.record_directive(name, span);
                    return self.add_def_in(id, name, def::LOCAL, span);
                }
                BlockKind::Module => {
                    self.add_def(name, def::GLOBAL, span)?;
                    self.record_directive(name, span);
                    return self.add_def_in(id, name, def::GLOBAL, span);
                }
                BlockKind::Annotation => continue,
                BlockKind::Class => "in a class body",
                BlockKind::TypeParameters => "within the definition of a generic",
                BlockKind::TypeAlias => "in a type alias",
                BlockKind::TypeVariable => "in a TypeVar bound",
            };
            let message = format!("assignment expression within a comprehension cannot be used {place}");
            return Error::syntax(message, span);
        }
        Ok(())
    }

    fn comprehension(
        &mut self,
        e: &Expr,
        id: NodeId,
        kind: Kind,
        generators: &[Comprehension],
        elt: &Expr,
        value: Option<&Expr>,
    ) -> Done {
        let Some((outermost, rest)) = generators.split_first() else {
            return Error::syntax("comprehension with no generators", e.span);
        };
        let name = match kind {
            Kind::List => "listcomp",
            Kind::Set => "setcomp",
            Kind::Dict => "dictcomp",
            Kind::None | Kind::Generator => "genexpr",
        };
        // The outermost iterable is evaluated outside.
        self.current().comp_iter_expr += 1;
        self.expr(&outermost.iter)?;
        self.current().comp_iter_expr -= 1;
        self.enter(BlockKind::Function, name.into(), Some(Key::Node(id)), e.span)?;
        self.current().comprehension = kind;
        self.current().coroutine = outermost.is_async;
        let iterator = self.names.iterator.clone();
        self.add_def(&iterator, def::PARAM, e.span)?;
        self.comp_target(&outermost.target)?;
        self.exprs(&outermost.ifs)?;
        for clause in rest {
            self.comp_target(&clause.target)?;
            self.current().comp_iter_expr += 1;
            self.expr(&clause.iter)?;
            self.current().comp_iter_expr -= 1;
            self.exprs(&clause.ifs)?;
            if clause.is_async {
                self.current().coroutine = true;
            }
        }
        if let Some(value) = value {
            self.expr(value)?;
        }
        self.expr(elt)?;
        let is_generator = kind == Kind::Generator;
        self.current().generator = is_generator;
        let is_async = self.current().coroutine && !is_generator;
        self.exit();
        if is_async {
            let allowed = self.in_async() || self.top_level_await();
            if !allowed && self.current().comprehension == Kind::None {
                let message = "asynchronous comprehension outside of an asynchronous function";
                return Error::syntax(message, e.span);
            }
            self.current().coroutine = true;
        }
        Ok(())
    }

    fn comp_target(&mut self, target: &Expr) -> Done {
        self.current().comp_iter_target = true;
        self.expr(target)?;
        self.current().comp_iter_target = false;
        Ok(())
    }

    pub(super) fn arguments(&mut self, args: &Arguments) -> Done {
        let plain: Vec<&Arg> = args.posonlyargs.iter().chain(&args.args).chain(&args.kwonlyargs).collect();
        for arg in plain {
            self.add_def(&arg.arg, def::PARAM, arg.span)?;
        }
        if let Some(arg) = &args.vararg {
            self.add_def(&arg.arg, def::PARAM, arg.span)?;
            self.current().varargs = true;
        }
        if let Some(arg) = &args.kwarg {
            self.add_def(&arg.arg, def::PARAM, arg.span)?;
            self.current().varkeywords = true;
        }
        Ok(())
    }
}
