//! From the compiler's syntax tree to nodes of `_ast`. CPython: `ast2obj_*` in `Python/Python-ast.c`.
//!
//! **Invariant:** nothing here runs Python code or collects garbage, so values may live in Rust's variables.

use super::asdl::Node;
use super::classes::Classes;
use kaa_object::list::ListRef;
use kaa_object::{PyResult, Value, Vm};
use kaa_syntax::ast::*;
use rustc_hash::FxHashMap;
use std::rc::Rc;

pub struct Builder {
    classes: Rc<Classes>,
    /// Strings of names seen, by the address of their shared text.
    names: FxHashMap<*const u8, Value>,
}

/// A node without a position.
macro_rules! plain {
    ($b:ident, $vm:ident, $node:ident, $($value:expr),* $(,)?) => {{
        let values = [$($value),*];
        $b.make($vm, Node::$node, &values)
    }};
}

/// A node with a position behind its fields.
macro_rules! located {
    ($b:ident, $vm:ident, $node:ident, $span:expr $(, $value:expr)* $(,)?) => {{
        let span: Span = $span;
        let values = [
            $($value,)*
            number(span.line), number(span.col), number(span.end_line), number(span.end_col),
        ];
        $b.make($vm, Node::$node, &values)
    }};
}

fn number(n: u32) -> Value {
    Value::int32(n as i32)
}

impl Builder {
    pub fn new(classes: Rc<Classes>) -> Builder {
        Builder { classes, names: FxHashMap::default() }
    }

    fn make(&self, vm: &mut Vm, node: Node, values: &[Value]) -> PyResult {
        Ok(vm.alloc_shaped(self.classes.nodes[node as usize].full, values))
    }

    fn single(&self, node: Node) -> Value {
        self.classes.singletons[node as usize].unwrap_or(Value::NONE)
    }

    fn list<T>(
        &mut self,
        vm: &mut Vm,
        items: &[T],
        mut item: impl FnMut(&mut Builder, &mut Vm, &T) -> PyResult,
    ) -> PyResult {
        let list = vm.list_with_capacity(items.len())?;
        for each in items {
            let value = item(self, vm, each)?;
            list.push(vm, value)?;
        }
        Ok(list.value())
    }

    fn name(&mut self, vm: &mut Vm, name: &Name) -> PyResult {
        let key = name.as_bytes().as_ptr();
        if let Some(&known) = self.names.get(&key) {
            return Ok(known);
        }
        let made = match name.as_str() {
            Some(text) => vm.intern_str(text),
            None => {
                let made = vm.str_from_text(name)?;
                vm.intern(made)
            }
        };
        self.names.insert(key, made.value());
        Ok(made.value())
    }

    fn opt_name(&mut self, vm: &mut Vm, name: &Option<Name>) -> PyResult {
        name.as_ref().map_or(Ok(Value::NONE), |n| self.name(vm, n))
    }

    /// A text that is no identifier.
    fn text(&mut self, vm: &mut Vm, text: &Option<Name>) -> PyResult {
        match text {
            Some(text) => vm.str_from_text(text).map(|s| s.value()),
            None => Ok(Value::NONE),
        }
    }

    fn opt(&mut self, vm: &mut Vm, e: &Option<Box<Expr>>) -> PyResult {
        e.as_ref().map_or(Ok(Value::NONE), |e| self.expr(vm, e))
    }

    fn exprs(&mut self, vm: &mut Vm, items: &[Expr]) -> PyResult {
        self.list(vm, items, |b, vm, e| b.expr(vm, e))
    }

    fn opt_exprs(&mut self, vm: &mut Vm, items: &[Option<Expr>]) -> PyResult {
        self.list(vm, items, |b, vm, e| e.as_ref().map_or(Ok(Value::NONE), |e| b.expr(vm, e)))
    }

    fn stmts(&mut self, vm: &mut Vm, items: &[Stmt]) -> PyResult {
        self.list(vm, items, |b, vm, s| b.stmt(vm, s))
    }

    fn constant(&mut self, vm: &mut Vm, constant: &Constant) -> PyResult {
        let plain = kaa_codegen::code_constant(constant);
        kaa_interp::constant_value(vm, &plain)
    }

    pub fn module(&mut self, vm: &mut Vm, module: &Mod) -> PyResult {
        match module {
            Mod::Module { body, type_ignores, .. } => {
                let body = self.stmts(vm, body)?;
                let ignores = self.list(vm, type_ignores, |b, vm, ignore| {
                    let tag = vm.str_from_text(&ignore.tag)?.value();
                    plain!(b, vm, TypeIgnore, number(ignore.line), tag)
                })?;
                plain!(self, vm, Module, body, ignores)
            }
            Mod::Interactive { body, .. } => {
                let body = self.stmts(vm, body)?;
                plain!(self, vm, Interactive, body)
            }
            Mod::Expression { body, .. } => {
                let body = self.expr(vm, body)?;
                plain!(self, vm, Expression, body)
            }
            Mod::FunctionType { argtypes, returns } => {
                let argtypes = self.exprs(vm, argtypes)?;
                let returns = self.expr(vm, returns)?;
                plain!(self, vm, FunctionType, argtypes, returns)
            }
        }
    }

    fn stmt(&mut self, vm: &mut Vm, stmt: &Stmt) -> PyResult {
        vm.check_native_stack(" during ast construction")?;
        let at = stmt.span;
        match &stmt.kind {
            StmtKind::FunctionDef(def) => {
                let v = self.function(vm, def)?;
                located!(self, vm, FunctionDef, at, v[0], v[1], v[2], v[3], v[4], v[5], v[6])
            }
            StmtKind::AsyncFunctionDef(def) => {
                let v = self.function(vm, def)?;
                located!(self, vm, AsyncFunctionDef, at, v[0], v[1], v[2], v[3], v[4], v[5], v[6])
            }
            StmtKind::ClassDef(def) => {
                let name = self.name(vm, &def.name)?;
                let bases = self.exprs(vm, &def.bases)?;
                let keywords = self.list(vm, &def.keywords, Self::keyword)?;
                let body = self.stmts(vm, &def.body)?;
                let decorators = self.exprs(vm, &def.decorator_list)?;
                let params = self.list(vm, &def.type_params, Self::type_param)?;
                located!(self, vm, ClassDef, at, name, bases, keywords, body, decorators, params)
            }
            StmtKind::Return { value } => {
                let value = self.opt(vm, value)?;
                located!(self, vm, Return, at, value)
            }
            StmtKind::Delete { targets } => {
                let targets = self.exprs(vm, targets)?;
                located!(self, vm, Delete, at, targets)
            }
            StmtKind::Assign { targets, value, type_comment } => {
                let targets = self.exprs(vm, targets)?;
                let value = self.expr(vm, value)?;
                let comment = self.text(vm, type_comment)?;
                located!(self, vm, Assign, at, targets, value, comment)
            }
            StmtKind::TypeAlias { name, type_params, value, .. } => {
                let name = self.expr(vm, name)?;
                let params = self.list(vm, type_params, Self::type_param)?;
                let value = self.expr(vm, value)?;
                located!(self, vm, TypeAlias, at, name, params, value)
            }
            StmtKind::AugAssign { target, op, value } => {
                let target = self.expr(vm, target)?;
                let op = self.single(operator(*op));
                let value = self.expr(vm, value)?;
                located!(self, vm, AugAssign, at, target, op, value)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                let target = self.expr(vm, target)?;
                let annotation = self.expr(vm, annotation)?;
                let value = self.opt(vm, value)?;
                located!(self, vm, AnnAssign, at, target, annotation, value, Value::int32(*simple as i32))
            }
            StmtKind::For(f) => {
                let v = self.loop_parts(vm, f)?;
                located!(self, vm, For, at, v[0], v[1], v[2], v[3], v[4])
            }
            StmtKind::AsyncFor(f) => {
                let v = self.loop_parts(vm, f)?;
                located!(self, vm, AsyncFor, at, v[0], v[1], v[2], v[3], v[4])
            }
            StmtKind::While { test, body, orelse } => {
                let test = self.expr(vm, test)?;
                let body = self.stmts(vm, body)?;
                let orelse = self.stmts(vm, orelse)?;
                located!(self, vm, While, at, test, body, orelse)
            }
            StmtKind::If { test, body, orelse } => {
                let test = self.expr(vm, test)?;
                let body = self.stmts(vm, body)?;
                let orelse = self.stmts(vm, orelse)?;
                located!(self, vm, If, at, test, body, orelse)
            }
            StmtKind::With { items, body, type_comment } => {
                let v = self.with_parts(vm, items, body, type_comment)?;
                located!(self, vm, With, at, v[0], v[1], v[2])
            }
            StmtKind::AsyncWith { items, body, type_comment } => {
                let v = self.with_parts(vm, items, body, type_comment)?;
                located!(self, vm, AsyncWith, at, v[0], v[1], v[2])
            }
            StmtKind::Match { subject, cases } => {
                let subject = self.expr(vm, subject)?;
                let cases = self.list(vm, cases, |b, vm, case| {
                    let pattern = b.pattern(vm, &case.pattern)?;
                    let guard = b.opt(vm, &case.guard)?;
                    let body = b.stmts(vm, &case.body)?;
                    plain!(b, vm, MatchCase, pattern, guard, body)
                })?;
                located!(self, vm, Match, at, subject, cases)
            }
            StmtKind::Raise { exc, cause } => {
                let exc = self.opt(vm, exc)?;
                let cause = self.opt(vm, cause)?;
                located!(self, vm, Raise, at, exc, cause)
            }
            StmtKind::Try(t) => {
                let v = self.try_parts(vm, t)?;
                located!(self, vm, Try, at, v[0], v[1], v[2], v[3])
            }
            StmtKind::TryStar(t) => {
                let v = self.try_parts(vm, t)?;
                located!(self, vm, TryStar, at, v[0], v[1], v[2], v[3])
            }
            StmtKind::Assert { test, msg } => {
                let test = self.expr(vm, test)?;
                let msg = self.opt(vm, msg)?;
                located!(self, vm, Assert, at, test, msg)
            }
            StmtKind::Import { names } => {
                let names = self.list(vm, names, Self::alias)?;
                located!(self, vm, Import, at, names)
            }
            StmtKind::ImportFrom { module, names, level } => {
                let module = self.opt_name(vm, module)?;
                let names = self.list(vm, names, Self::alias)?;
                located!(self, vm, ImportFrom, at, module, names, number(*level))
            }
            StmtKind::Global { names } => {
                let names = self.list(vm, names, Self::name)?;
                located!(self, vm, Global, at, names)
            }
            StmtKind::Nonlocal { names } => {
                let names = self.list(vm, names, Self::name)?;
                located!(self, vm, Nonlocal, at, names)
            }
            StmtKind::Expr { value } => {
                let value = self.expr(vm, value)?;
                located!(self, vm, Expr, at, value)
            }
            StmtKind::Pass => located!(self, vm, Pass, at),
            StmtKind::Break => located!(self, vm, Break, at),
            StmtKind::Continue => located!(self, vm, Continue, at),
        }
    }

    fn function(&mut self, vm: &mut Vm, def: &FunctionDef) -> PyResult<[Value; 7]> {
        Ok([
            self.name(vm, &def.name)?,
            self.arguments(vm, &def.args)?,
            self.stmts(vm, &def.body)?,
            self.exprs(vm, &def.decorator_list)?,
            self.opt(vm, &def.returns)?,
            self.text(vm, &def.type_comment)?,
            self.list(vm, &def.type_params, Self::type_param)?,
        ])
    }

    fn loop_parts(&mut self, vm: &mut Vm, f: &For) -> PyResult<[Value; 5]> {
        Ok([
            self.expr(vm, &f.target)?,
            self.expr(vm, &f.iter)?,
            self.stmts(vm, &f.body)?,
            self.stmts(vm, &f.orelse)?,
            self.text(vm, &f.type_comment)?,
        ])
    }

    fn with_parts(
        &mut self,
        vm: &mut Vm,
        items: &[WithItem],
        body: &[Stmt],
        comment: &Option<Name>,
    ) -> PyResult<[Value; 3]> {
        let items = self.list(vm, items, |b, vm, item| {
            let context = b.expr(vm, &item.context_expr)?;
            let vars = b.opt(vm, &item.optional_vars)?;
            plain!(b, vm, Withitem, context, vars)
        })?;
        Ok([items, self.stmts(vm, body)?, self.text(vm, comment)?])
    }

    fn try_parts(&mut self, vm: &mut Vm, t: &Try) -> PyResult<[Value; 4]> {
        let body = self.stmts(vm, &t.body)?;
        let handlers = self.list(vm, &t.handlers, |b, vm, handler| {
            let typ = b.opt(vm, &handler.typ)?;
            let name = b.opt_name(vm, &handler.name)?;
            let body = b.stmts(vm, &handler.body)?;
            located!(b, vm, ExceptHandler, handler.span, typ, name, body)
        })?;
        Ok([body, handlers, self.stmts(vm, &t.orelse)?, self.stmts(vm, &t.finalbody)?])
    }

    fn expr(&mut self, vm: &mut Vm, e: &Expr) -> PyResult {
        vm.check_native_stack(" during ast construction")?;
        let at = e.span;
        match &e.kind {
            ExprKind::BoolOp { op, values } => {
                let op = self.single(match op {
                    BoolOp::And => Node::And,
                    BoolOp::Or => Node::Or,
                });
                let values = self.exprs(vm, values)?;
                located!(self, vm, BoolOp, at, op, values)
            }
            ExprKind::NamedExpr { target, value } => {
                let target = self.expr(vm, target)?;
                let value = self.expr(vm, value)?;
                located!(self, vm, NamedExpr, at, target, value)
            }
            ExprKind::BinOp { left, op, right } => {
                let left = self.expr(vm, left)?;
                let op = self.single(operator(*op));
                let right = self.expr(vm, right)?;
                located!(self, vm, BinOp, at, left, op, right)
            }
            ExprKind::UnaryOp { op, operand } => {
                let op = self.single(match op {
                    UnaryOp::Invert => Node::Invert,
                    UnaryOp::Not => Node::Not,
                    UnaryOp::UAdd => Node::UAdd,
                    UnaryOp::USub => Node::USub,
                });
                let operand = self.expr(vm, operand)?;
                located!(self, vm, UnaryOp, at, op, operand)
            }
            ExprKind::Lambda { args, body, .. } => {
                let args = self.arguments(vm, args)?;
                let body = self.expr(vm, body)?;
                located!(self, vm, Lambda, at, args, body)
            }
            ExprKind::IfExp { test, body, orelse } => {
                let test = self.expr(vm, test)?;
                let body = self.expr(vm, body)?;
                let orelse = self.expr(vm, orelse)?;
                located!(self, vm, IfExp, at, test, body, orelse)
            }
            ExprKind::Dict { keys, values } => {
                let keys = self.opt_exprs(vm, keys)?;
                let values = self.exprs(vm, values)?;
                located!(self, vm, Dict, at, keys, values)
            }
            ExprKind::Set { elts } => {
                let elts = self.exprs(vm, elts)?;
                located!(self, vm, Set, at, elts)
            }
            ExprKind::ListComp { elt, generators, .. } => {
                let elt = self.expr(vm, elt)?;
                let generators = self.list(vm, generators, Self::comprehension)?;
                located!(self, vm, ListComp, at, elt, generators)
            }
            ExprKind::SetComp { elt, generators, .. } => {
                let elt = self.expr(vm, elt)?;
                let generators = self.list(vm, generators, Self::comprehension)?;
                located!(self, vm, SetComp, at, elt, generators)
            }
            ExprKind::DictComp { key, value, generators, .. } => {
                let key = self.expr(vm, key)?;
                let value = self.expr(vm, value)?;
                let generators = self.list(vm, generators, Self::comprehension)?;
                located!(self, vm, DictComp, at, key, value, generators)
            }
            ExprKind::GeneratorExp { elt, generators, .. } => {
                let elt = self.expr(vm, elt)?;
                let generators = self.list(vm, generators, Self::comprehension)?;
                located!(self, vm, GeneratorExp, at, elt, generators)
            }
            ExprKind::Await { value } => {
                let value = self.expr(vm, value)?;
                located!(self, vm, Await, at, value)
            }
            ExprKind::Yield { value } => {
                let value = self.opt(vm, value)?;
                located!(self, vm, Yield, at, value)
            }
            ExprKind::YieldFrom { value } => {
                let value = self.expr(vm, value)?;
                located!(self, vm, YieldFrom, at, value)
            }
            ExprKind::Compare { left, ops, comparators } => {
                let left = self.expr(vm, left)?;
                let ops = self.list(vm, ops, |b, _, op| Ok(b.single(comparison(*op))))?;
                let comparators = self.exprs(vm, comparators)?;
                located!(self, vm, Compare, at, left, ops, comparators)
            }
            ExprKind::Call { func, args, keywords } => {
                let func = self.expr(vm, func)?;
                let args = self.exprs(vm, args)?;
                let keywords = self.list(vm, keywords, Self::keyword)?;
                located!(self, vm, Call, at, func, args, keywords)
            }
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                let value = self.expr(vm, value)?;
                let spec = self.opt(vm, format_spec)?;
                located!(self, vm, FormattedValue, at, value, Value::int32(*conversion), spec)
            }
            ExprKind::Interpolation { value, text, conversion, format_spec } => {
                let value = self.expr(vm, value)?;
                let text = self.constant(vm, text)?;
                let spec = self.opt(vm, format_spec)?;
                located!(self, vm, Interpolation, at, value, text, Value::int32(*conversion), spec)
            }
            ExprKind::JoinedStr { values } => {
                let values = self.exprs(vm, values)?;
                located!(self, vm, JoinedStr, at, values)
            }
            ExprKind::TemplateStr { values } => {
                let values = self.exprs(vm, values)?;
                located!(self, vm, TemplateStr, at, values)
            }
            ExprKind::Constant { value, kind_u } => {
                let value = self.constant(vm, value)?;
                let kind = if *kind_u { vm.char_str(b'u').value() } else { Value::NONE };
                located!(self, vm, Constant, at, value, kind)
            }
            ExprKind::Attribute { value, attr, ctx } => {
                let value = self.expr(vm, value)?;
                let attr = self.name(vm, attr)?;
                let ctx = self.single(context(*ctx));
                located!(self, vm, Attribute, at, value, attr, ctx)
            }
            ExprKind::Subscript { value, slice, ctx } => {
                let value = self.expr(vm, value)?;
                let slice = self.expr(vm, slice)?;
                let ctx = self.single(context(*ctx));
                located!(self, vm, Subscript, at, value, slice, ctx)
            }
            ExprKind::Starred { value, ctx } => {
                let value = self.expr(vm, value)?;
                let ctx = self.single(context(*ctx));
                located!(self, vm, Starred, at, value, ctx)
            }
            ExprKind::Name { id, ctx } => {
                let id = self.name(vm, id)?;
                let ctx = self.single(context(*ctx));
                located!(self, vm, Name, at, id, ctx)
            }
            ExprKind::List { elts, ctx } => {
                let elts = self.exprs(vm, elts)?;
                let ctx = self.single(context(*ctx));
                located!(self, vm, List, at, elts, ctx)
            }
            ExprKind::Tuple { elts, ctx } => {
                let elts = self.exprs(vm, elts)?;
                let ctx = self.single(context(*ctx));
                located!(self, vm, Tuple, at, elts, ctx)
            }
            ExprKind::Slice { lower, upper, step } => {
                let lower = self.opt(vm, lower)?;
                let upper = self.opt(vm, upper)?;
                let step = self.opt(vm, step)?;
                located!(self, vm, Slice, at, lower, upper, step)
            }
        }
    }

    fn comprehension(&mut self, vm: &mut Vm, c: &Comprehension) -> PyResult {
        let target = self.expr(vm, &c.target)?;
        let iter = self.expr(vm, &c.iter)?;
        let ifs = self.exprs(vm, &c.ifs)?;
        plain!(self, vm, Comprehension, target, iter, ifs, Value::int32(c.is_async as i32))
    }

    fn arguments(&mut self, vm: &mut Vm, a: &Arguments) -> PyResult {
        let posonly = self.list(vm, &a.posonlyargs, Self::arg)?;
        let args = self.list(vm, &a.args, Self::arg)?;
        let vararg = a.vararg.as_ref().map_or(Ok(Value::NONE), |a| self.arg(vm, a))?;
        let kwonly = self.list(vm, &a.kwonlyargs, Self::arg)?;
        let kw_defaults = self.opt_exprs(vm, &a.kw_defaults)?;
        let kwarg = a.kwarg.as_ref().map_or(Ok(Value::NONE), |a| self.arg(vm, a))?;
        let defaults = self.exprs(vm, &a.defaults)?;
        plain!(self, vm, Arguments, posonly, args, vararg, kwonly, kw_defaults, kwarg, defaults)
    }

    fn arg(&mut self, vm: &mut Vm, a: &Arg) -> PyResult {
        let name = self.name(vm, &a.arg)?;
        let annotation = self.opt(vm, &a.annotation)?;
        let comment = self.text(vm, &a.type_comment)?;
        located!(self, vm, Arg, a.span, name, annotation, comment)
    }

    fn keyword(&mut self, vm: &mut Vm, k: &Keyword) -> PyResult {
        let arg = self.opt_name(vm, &k.arg)?;
        let value = self.expr(vm, &k.value)?;
        located!(self, vm, Keyword, k.span, arg, value)
    }

    fn alias(&mut self, vm: &mut Vm, a: &Alias) -> PyResult {
        let name = self.name(vm, &a.name)?;
        let asname = self.opt_name(vm, &a.asname)?;
        located!(self, vm, Alias, a.span, name, asname)
    }

    fn type_param(&mut self, vm: &mut Vm, p: &TypeParam) -> PyResult {
        let name = self.name(vm, &p.name)?;
        match &p.kind {
            TypeParamKind::TypeVar { bound } => {
                let bound = self.opt(vm, bound)?;
                let default = self.opt(vm, &p.default_value)?;
                located!(self, vm, TypeVar, p.span, name, bound, default)
            }
            TypeParamKind::ParamSpec => {
                let default = self.opt(vm, &p.default_value)?;
                located!(self, vm, ParamSpec, p.span, name, default)
            }
            TypeParamKind::TypeVarTuple => {
                let default = self.opt(vm, &p.default_value)?;
                located!(self, vm, TypeVarTuple, p.span, name, default)
            }
        }
    }

    fn pattern(&mut self, vm: &mut Vm, p: &Pattern) -> PyResult {
        vm.check_native_stack(" during ast construction")?;
        let at = p.span;
        match &p.kind {
            PatternKind::MatchValue { value } => {
                let value = self.expr(vm, value)?;
                located!(self, vm, MatchValue, at, value)
            }
            PatternKind::MatchSingleton { value } => {
                let value = self.constant(vm, value)?;
                located!(self, vm, MatchSingleton, at, value)
            }
            PatternKind::MatchSequence { patterns } => {
                let patterns = self.list(vm, patterns, Self::pattern)?;
                located!(self, vm, MatchSequence, at, patterns)
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                let keys = self.exprs(vm, keys)?;
                let patterns = self.list(vm, patterns, Self::pattern)?;
                let rest = self.opt_name(vm, rest)?;
                located!(self, vm, MatchMapping, at, keys, patterns, rest)
            }
            PatternKind::MatchClass(c) => {
                let cls = self.expr(vm, &c.cls)?;
                let patterns = self.list(vm, &c.patterns, Self::pattern)?;
                let names = self.list(vm, &c.kwd_attrs, Self::name)?;
                let values = self.list(vm, &c.kwd_patterns, Self::pattern)?;
                located!(self, vm, MatchClass, at, cls, patterns, names, values)
            }
            PatternKind::MatchStar { name } => {
                let name = self.opt_name(vm, name)?;
                located!(self, vm, MatchStar, at, name)
            }
            PatternKind::MatchAs { pattern, name } => {
                let pattern = pattern.as_ref().map_or(Ok(Value::NONE), |p| self.pattern(vm, p))?;
                let name = self.opt_name(vm, name)?;
                located!(self, vm, MatchAs, at, pattern, name)
            }
            PatternKind::MatchOr { patterns } => {
                let patterns = self.list(vm, patterns, Self::pattern)?;
                located!(self, vm, MatchOr, at, patterns)
            }
        }
    }
}

fn operator(op: Operator) -> Node {
    match op {
        Operator::Add => Node::Add,
        Operator::Sub => Node::Sub,
        Operator::Mult => Node::Mult,
        Operator::MatMult => Node::MatMult,
        Operator::Div => Node::Div,
        Operator::Mod => Node::Mod,
        Operator::Pow => Node::Pow,
        Operator::LShift => Node::LShift,
        Operator::RShift => Node::RShift,
        Operator::BitOr => Node::BitOr,
        Operator::BitXor => Node::BitXor,
        Operator::BitAnd => Node::BitAnd,
        Operator::FloorDiv => Node::FloorDiv,
    }
}

fn comparison(op: CmpOp) -> Node {
    match op {
        CmpOp::Eq => Node::Eq,
        CmpOp::NotEq => Node::NotEq,
        CmpOp::Lt => Node::Lt,
        CmpOp::LtE => Node::LtE,
        CmpOp::Gt => Node::Gt,
        CmpOp::GtE => Node::GtE,
        CmpOp::Is => Node::Is,
        CmpOp::IsNot => Node::IsNot,
        CmpOp::In => Node::In,
        CmpOp::NotIn => Node::NotIn,
    }
}

fn context(ctx: ExprContext) -> Node {
    match ctx {
        ExprContext::Load => Node::Load,
        ExprContext::Store => Node::Store,
        ExprContext::Del => Node::Del,
    }
}
