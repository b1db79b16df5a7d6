//! From nodes of `_ast` to the compiler's syntax tree. CPython: `obj2ast_*` in `Python/Python-ast.c`.
//!
//! A program may have built the nodes, so any attribute may be missing or of any type. What the tree's types
//! cannot hold (None among statements, constants of unknown types) is marked, for `validate` to refuse once
//! the whole tree is read, as CPython does.

use super::asdl::{GROUPS, Node};
use super::classes::Classes;
use kaa_object::int::IntRef;
use kaa_object::list::List;
use kaa_object::payloads::{Bytes, Set};
use kaa_object::typeobject::Type;
use kaa_object::{Gc, PyResult, Raised, Value, Vm};
use kaa_syntax::ast::*;
use rustc_hash::FxHashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Nesting beyond which the compiler would refuse the tree anyway.
const DEEPEST: usize = 20_000;

/// What marks places that `validate` has to refuse.
pub struct Marks {
    /// None in a list whose elements must be there.
    missing: Arc<[Constant]>,
    /// Constants of types that cannot be in code, with the names of the types.
    constants: Vec<(Arc<[Constant]>, String)>,
}

impl Marks {
    pub fn is_missing(&self, e: &Expr) -> bool {
        matches!(&e.kind, ExprKind::Constant { value: Constant::Tuple(t), .. } if Arc::ptr_eq(t, &self.missing))
    }

    /// The type's name, where the constant is of one that cannot be in code.
    pub fn bad_constant(&self, constant: &Constant) -> Option<&str> {
        let Constant::Tuple(items) = constant else { return None };
        let bad = self.constants.iter().find(|(mark, _)| Arc::ptr_eq(mark, items));
        match bad {
            Some((_, name)) => Some(name),
            None => items.iter().find_map(|item| self.bad_constant(item)),
        }
    }
}

pub struct Reader {
    classes: Rc<Classes>,
    by_class: FxHashMap<Gc<Type>, Node>,
    names: FxHashMap<Value, Name>,
    next_id: u32,
    depth: usize,
    /// The first required field of the node being read that is None: told once all fields are read.
    owed: Option<(Node, String)>,
    pub marks: Marks,
}

fn missing_field(vm: &mut Vm, owner: &str, field: &str) -> Raised {
    vm.type_error(format!("required field \"{field}\" missing from {owner}"))
}

fn none_field(vm: &mut Vm, owner: Node, field: &str) -> Raised {
    vm.value_error(format!("field '{field}' is required for {}", owner.name()))
}

/// The text of a field of the ASDL's type `string`, which takes `bytes`, too.
fn string(vm: &Vm, value: Value) -> Option<Name> {
    if let Some(bytes) = vm.exact::<Bytes>(value) {
        return Some(String::from_utf8_lossy(bytes.as_slice()).into_owned().into());
    }
    vm.exact_str(value).map(|text| text.to_text())
}

impl Reader {
    pub fn new(classes: Rc<Classes>) -> Reader {
        let rows = GROUPS.iter().flat_map(|g| g.rows);
        let by_class = rows.map(|r| (classes.nodes[r.node as usize].class, r.node)).collect();
        // An allocation of its own: an empty slice may share one.
        let marks = Marks { missing: Arc::new([Constant::None]), constants: Vec::new() };
        Reader { classes, by_class, names: FxHashMap::default(), next_id: 0, depth: 0, owed: None, marks }
    }

    fn id(&mut self) -> NodeId {
        self.next_id += 1;
        NodeId(self.next_id)
    }

    fn enter(&mut self, vm: &mut Vm, owner: &str) -> PyResult<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(vm.raise_named(
                "RecursionError",
                &format!("maximum recursion depth exceeded while traversing '{owner}' node"),
            ));
        }
        vm.check_native_stack(" while traversing an AST node")
    }

    /// The constructor that `value` is an instance of.
    fn node_of(&self, vm: &mut Vm, value: Value, group: &str) -> PyResult<Node> {
        let class = vm.class_of(value);
        if let Some(&node) = self.by_class.get(&class) {
            let rows = GROUPS.iter().find(|g| g.name == group).map_or(&[][..], |g| g.rows);
            if rows.iter().any(|r| r.node == node) {
                return Ok(node);
            }
        }
        for row in GROUPS.iter().find(|g| g.name == group).map_or(&[][..], |g| g.rows) {
            let class = self.classes.nodes[row.node as usize].class.value();
            if kaa_types::builtins::is_instance(vm, value, class)? {
                return Ok(row.node);
            }
        }
        let text = vm.repr(value)?.to_lossy();
        Err(vm.type_error(format!("expected some sort of {group}, but got {text}")))
    }

    fn field(&self, vm: &mut Vm, node: Value, name: &str) -> PyResult<Option<Value>> {
        let name = vm.intern_str(name);
        vm.getattr_opt(node, name)
    }

    fn required(&self, vm: &mut Vm, node: Value, owner: &str, name: &str) -> PyResult {
        match self.field(vm, node, name)? {
            Some(value) => Ok(value),
            None => Err(missing_field(vm, owner, name)),
        }
    }

    fn optional(&self, vm: &mut Vm, node: Value, name: &str) -> PyResult<Option<Value>> {
        Ok(self.field(vm, node, name)?.filter(|v| !v.is_none()))
    }

    fn to_int(&self, vm: &mut Vm, value: Value) -> PyResult<i32> {
        let overflow = "Python int too large to convert to C int";
        match vm.int_ref(value) {
            Some(IntRef::Small(n)) => match i32::try_from(n) {
                Ok(n) => Ok(n),
                Err(_) => Err(vm.overflow_error(overflow)),
            },
            Some(IntRef::Big(_)) => Err(vm.overflow_error(overflow)),
            None => {
                let text = vm.repr(value)?.to_lossy();
                Err(vm.value_error(format!("invalid integer value: {text}")))
            }
        }
    }

    fn int(&self, vm: &mut Vm, node: Value, owner: &str, name: &str) -> PyResult<i32> {
        let value = self.required(vm, node, owner, name)?;
        self.to_int(vm, value)
    }

    /// The position; the end defaults to the start.
    fn span(&self, vm: &mut Vm, node: Value, owner: &str) -> PyResult<Span> {
        let line = self.int(vm, node, owner, "lineno")?;
        let col = self.int(vm, node, owner, "col_offset")?;
        let end_line = match self.optional(vm, node, "end_lineno")? {
            Some(value) => self.to_int(vm, value)?,
            None => line,
        };
        let end_col = match self.optional(vm, node, "end_col_offset")? {
            Some(value) => self.to_int(vm, value)?,
            None => col,
        };
        Ok(Span { line: line as u32, col: col as u32, end_line: end_line as u32, end_col: end_col as u32 })
    }

    /// As patterns and type parameters need it: the end must be there.
    fn full_span(&self, vm: &mut Vm, node: Value, owner: &str) -> PyResult<Span> {
        let line = self.int(vm, node, owner, "lineno")?;
        let col = self.int(vm, node, owner, "col_offset")?;
        let end_line = self.int(vm, node, owner, "end_lineno")?;
        let end_col = self.int(vm, node, owner, "end_col_offset")?;
        Ok(Span { line: line as u32, col: col as u32, end_line: end_line as u32, end_col: end_col as u32 })
    }

    fn to_name(&mut self, vm: &mut Vm, value: Value) -> PyResult<Name> {
        if let Some(known) = self.names.get(&value) {
            return Ok(known.clone());
        }
        let Some(s) = vm.exact_str(value) else {
            return Err(vm.type_error("AST identifier must be of type str"));
        };
        let name = s.to_text();
        if s.is_interned() {
            self.names.insert(value, name.clone());
        }
        Ok(name)
    }

    fn name(&mut self, vm: &mut Vm, node: Value, owner: Node, field: &str) -> PyResult<Name> {
        let value = self.required(vm, node, owner.name(), field)?;
        if value.is_none() {
            self.owe(owner, field);
            return Ok(Name::default());
        }
        self.to_name(vm, value)
    }

    /// A required field is None. CPython's constructors of nodes find that, after all fields were converted.
    fn owe(&mut self, owner: Node, field: &str) {
        self.owed.get_or_insert_with(|| (owner, field.to_owned()));
    }

    fn settle(&mut self, vm: &mut Vm, outer: Option<(Node, String)>) -> PyResult<()> {
        match std::mem::replace(&mut self.owed, outer) {
            Some((owner, field)) => Err(none_field(vm, owner, &field)),
            None => Ok(()),
        }
    }

    fn opt_name(&mut self, vm: &mut Vm, node: Value, field: &str) -> PyResult<Option<Name>> {
        match self.optional(vm, node, field)? {
            Some(value) => self.to_name(vm, value).map(Some),
            None => Ok(None),
        }
    }

    fn text(&mut self, vm: &mut Vm, node: Value, field: &str) -> PyResult<Option<Name>> {
        match self.optional(vm, node, field)? {
            Some(value) => match string(vm, value) {
                Some(text) => Ok(Some(text)),
                None => Err(vm.type_error("AST string must be of type str")),
            },
            None => Ok(None),
        }
    }

    /// The elements of a list field, each read by `item`.
    fn list<T>(
        &mut self,
        vm: &mut Vm,
        node: Value,
        owner: Node,
        field: &str,
        mut item: impl FnMut(&mut Reader, &mut Vm, Value) -> PyResult<T>,
    ) -> PyResult<Vec<T>> {
        let Some(value) = self.field(vm, node, field)? else { return Ok(Vec::new()) };
        let owner = owner.name();
        let list: Gc<List> = match vm.as_list(value) {
            Some(list) => list,
            None => {
                let got = vm.class_of(value).short_name();
                return Err(vm.type_error(format!("{owner} field \"{field}\" must be a list, not a {got}")));
            }
        };
        let count = list.len();
        let mut out = Vec::with_capacity(count);
        self.enter(vm, owner)?;
        for at in 0..count {
            let Some(value) = list.get(at) else { break };
            let outer = self.owed.take();
            out.push(item(self, vm, value)?);
            self.settle(vm, outer)?;
            if list.len() != count {
                let text = format!("{owner} field \"{field}\" changed size during iteration");
                return Err(vm.runtime_error(text));
            }
        }
        self.depth -= 1;
        Ok(out)
    }

    fn missing_expr(&self) -> Expr {
        let kind = ExprKind::Constant { value: Constant::Tuple(self.marks.missing.clone()), kind_u: false };
        Expr::new(Span::default(), kind)
    }

    fn exprs(&mut self, vm: &mut Vm, node: Value, owner: Node, field: &str) -> PyResult<Vec<Expr>> {
        self.list(vm, node, owner, field, |r, vm, value| {
            if value.is_none() { Ok(r.missing_expr()) } else { r.read_expr(vm, value) }
        })
    }

    fn opt_exprs(
        &mut self,
        vm: &mut Vm,
        node: Value,
        owner: Node,
        field: &str,
    ) -> PyResult<Vec<Option<Expr>>> {
        self.list(vm, node, owner, field, |r, vm, value| {
            if value.is_none() { Ok(None) } else { r.read_expr(vm, value).map(Some) }
        })
    }

    fn stmts(&mut self, vm: &mut Vm, node: Value, owner: Node, field: &str) -> PyResult<Vec<Stmt>> {
        self.list(vm, node, owner, field, |r, vm, value| {
            if value.is_none() {
                let value = Box::new(r.missing_expr());
                return Ok(Stmt { span: Span::default(), kind: StmtKind::Expr { value } });
            }
            r.read_stmt(vm, value)
        })
    }

    fn names(&mut self, vm: &mut Vm, node: Value, owner: Node, field: &str) -> PyResult<Vec<Name>> {
        self.list(vm, node, owner, field, |r, vm, value| match value.is_none() {
            true => Err(vm.type_error("AST identifier must be of type str")),
            false => r.to_name(vm, value),
        })
    }

    fn expr(&mut self, vm: &mut Vm, node: Value, owner: Node, field: &str) -> PyResult<Box<Expr>> {
        let value = self.required(vm, node, owner.name(), field)?;
        if value.is_none() {
            self.owe(owner, field);
            return Ok(Box::new(self.missing_expr()));
        }
        self.read_expr(vm, value).map(Box::new)
    }

    fn opt_expr(&mut self, vm: &mut Vm, node: Value, field: &str) -> PyResult<Option<Box<Expr>>> {
        match self.optional(vm, node, field)? {
            Some(value) => Ok(Some(Box::new(self.read_expr(vm, value)?))),
            None => Ok(None),
        }
    }

    /// Reads the root.
    pub fn module(&mut self, vm: &mut Vm, tree: Value) -> PyResult<Mod> {
        let root = self.root(vm, tree)?;
        self.settle(vm, None)?;
        Ok(root)
    }

    fn root(&mut self, vm: &mut Vm, tree: Value) -> PyResult<Mod> {
        let id = self.id();
        match self.node_of(vm, tree, "mod")? {
            Node::Interactive => {
                Ok(Mod::Interactive { id, body: self.stmts(vm, tree, Node::Interactive, "body")? })
            }
            Node::Expression => {
                Ok(Mod::Expression { id, body: self.expr(vm, tree, Node::Expression, "body")? })
            }
            Node::FunctionType => {
                let argtypes = self.exprs(vm, tree, Node::FunctionType, "argtypes")?;
                let returns = self.expr(vm, tree, Node::FunctionType, "returns")?;
                Ok(Mod::FunctionType { argtypes, returns })
            }
            _ => {
                let body = self.stmts(vm, tree, Node::Module, "body")?;
                let ignores = self.list(vm, tree, Node::Module, "type_ignores", Self::type_ignore)?;
                Ok(Mod::Module { id, body, type_ignores: ignores.into_iter().flatten().collect() })
            }
        }
    }

    /// None is passed over.
    fn type_ignore(&mut self, vm: &mut Vm, node: Value) -> PyResult<Option<TypeIgnore>> {
        if node.is_none() {
            return Ok(None);
        }
        self.node_of(vm, node, "type_ignore")?;
        let line = self.int(vm, node, "TypeIgnore", "lineno")? as u32;
        let tag = self.required(vm, node, "TypeIgnore", "tag")?;
        match string(vm, tag) {
            Some(tag) => Ok(Some(TypeIgnore { line, tag })),
            None if tag.is_none() => Err(none_field(vm, Node::TypeIgnore, "tag")),
            None => Err(vm.type_error("AST string must be of type str")),
        }
    }

    fn read_stmt(&mut self, vm: &mut Vm, node: Value) -> PyResult<Stmt> {
        self.enter(vm, "stmt")?;
        let outer = self.owed.take();
        let span = self.span(vm, node, "stmt")?;
        let which = self.node_of(vm, node, "stmt")?;
        let kind = self.stmt_kind(vm, node, which)?;
        self.settle(vm, outer)?;
        self.depth -= 1;
        Ok(Stmt { span, kind })
    }

    fn stmt_kind(&mut self, vm: &mut Vm, node: Value, which: Node) -> PyResult<StmtKind> {
        Ok(match which {
            Node::FunctionDef => StmtKind::FunctionDef(self.function(vm, node, which)?),
            Node::AsyncFunctionDef => StmtKind::AsyncFunctionDef(self.function(vm, node, which)?),
            Node::ClassDef => StmtKind::ClassDef(Box::new(ClassDef {
                id: self.id(),
                type_params_id: self.id(),
                name: self.name(vm, node, which, "name")?,
                bases: self.exprs(vm, node, which, "bases")?,
                keywords: self.list(vm, node, which, "keywords", Self::keyword)?,
                body: self.stmts(vm, node, which, "body")?,
                decorator_list: self.exprs(vm, node, which, "decorator_list")?,
                type_params: self.list(vm, node, which, "type_params", Self::type_param)?,
            })),
            Node::Return => StmtKind::Return { value: self.opt_expr(vm, node, "value")? },
            Node::Delete => StmtKind::Delete { targets: self.exprs(vm, node, which, "targets")? },
            Node::Assign => StmtKind::Assign {
                targets: self.exprs(vm, node, which, "targets")?,
                value: self.expr(vm, node, which, "value")?,
                type_comment: self.text(vm, node, "type_comment")?,
            },
            Node::TypeAlias => StmtKind::TypeAlias {
                id: self.id(),
                type_params_id: self.id(),
                name: self.expr(vm, node, which, "name")?,
                type_params: self.list(vm, node, which, "type_params", Self::type_param)?,
                value: self.expr(vm, node, which, "value")?,
            },
            Node::AugAssign => StmtKind::AugAssign {
                target: self.expr(vm, node, which, "target")?,
                op: self.operator(vm, node, which)?,
                value: self.expr(vm, node, which, "value")?,
            },
            Node::AnnAssign => StmtKind::AnnAssign {
                target: self.expr(vm, node, which, "target")?,
                annotation: self.expr(vm, node, which, "annotation")?,
                value: self.opt_expr(vm, node, "value")?,
                simple: self.int(vm, node, which.name(), "simple")? != 0,
            },
            Node::For => StmtKind::For(self.loop_parts(vm, node, which)?),
            Node::AsyncFor => StmtKind::AsyncFor(self.loop_parts(vm, node, which)?),
            Node::While => StmtKind::While {
                test: self.expr(vm, node, which, "test")?,
                body: self.stmts(vm, node, which, "body")?,
                orelse: self.stmts(vm, node, which, "orelse")?,
            },
            Node::If => StmtKind::If {
                test: self.expr(vm, node, which, "test")?,
                body: self.stmts(vm, node, which, "body")?,
                orelse: self.stmts(vm, node, which, "orelse")?,
            },
            Node::With => StmtKind::With {
                items: self.list(vm, node, which, "items", Self::with_item)?,
                body: self.stmts(vm, node, which, "body")?,
                type_comment: self.text(vm, node, "type_comment")?,
            },
            Node::AsyncWith => StmtKind::AsyncWith {
                items: self.list(vm, node, which, "items", Self::with_item)?,
                body: self.stmts(vm, node, which, "body")?,
                type_comment: self.text(vm, node, "type_comment")?,
            },
            Node::Match => StmtKind::Match {
                subject: self.expr(vm, node, which, "subject")?,
                cases: self.list(vm, node, which, "cases", Self::match_case)?,
            },
            Node::Raise => StmtKind::Raise {
                exc: self.opt_expr(vm, node, "exc")?,
                cause: self.opt_expr(vm, node, "cause")?,
            },
            Node::Try => StmtKind::Try(self.try_parts(vm, node, which)?),
            Node::TryStar => StmtKind::TryStar(self.try_parts(vm, node, which)?),
            Node::Assert => StmtKind::Assert {
                test: self.expr(vm, node, which, "test")?,
                msg: self.opt_expr(vm, node, "msg")?,
            },
            Node::Import => StmtKind::Import { names: self.list(vm, node, which, "names", Self::alias)? },
            Node::ImportFrom => StmtKind::ImportFrom {
                module: self.opt_name(vm, node, "module")?,
                names: self.list(vm, node, which, "names", Self::alias)?,
                // A negative level is for `validate` to refuse.
                level: match self.optional(vm, node, "level")? {
                    Some(value) => self.to_int(vm, value)? as u32,
                    None => 0,
                },
            },
            Node::Global => StmtKind::Global { names: self.names(vm, node, which, "names")? },
            Node::Nonlocal => StmtKind::Nonlocal { names: self.names(vm, node, which, "names")? },
            Node::Expr => StmtKind::Expr { value: self.expr(vm, node, which, "value")? },
            Node::Pass => StmtKind::Pass,
            Node::Break => StmtKind::Break,
            _ => StmtKind::Continue,
        })
    }

    fn function(&mut self, vm: &mut Vm, node: Value, which: Node) -> PyResult<Box<FunctionDef>> {
        Ok(Box::new(FunctionDef {
            id: self.id(),
            type_params_id: self.id(),
            name: self.name(vm, node, which, "name")?,
            args: self.arguments(vm, node, which)?,
            body: self.stmts(vm, node, which, "body")?,
            decorator_list: self.exprs(vm, node, which, "decorator_list")?,
            returns: self.opt_expr(vm, node, "returns")?,
            type_comment: self.text(vm, node, "type_comment")?,
            type_params: self.list(vm, node, which, "type_params", Self::type_param)?,
        }))
    }

    fn loop_parts(&mut self, vm: &mut Vm, node: Value, which: Node) -> PyResult<Box<For>> {
        Ok(Box::new(For {
            target: *self.expr(vm, node, which, "target")?,
            iter: *self.expr(vm, node, which, "iter")?,
            body: self.stmts(vm, node, which, "body")?,
            orelse: self.stmts(vm, node, which, "orelse")?,
            type_comment: self.text(vm, node, "type_comment")?,
        }))
    }

    fn with_item(&mut self, vm: &mut Vm, node: Value) -> PyResult<WithItem> {
        Ok(WithItem {
            context_expr: *self.expr(vm, node, Node::Withitem, "context_expr")?,
            optional_vars: self.opt_expr(vm, node, "optional_vars")?,
        })
    }

    fn match_case(&mut self, vm: &mut Vm, node: Value) -> PyResult<MatchCase> {
        let pattern = self.required(vm, node, "match_case", "pattern")?;
        let pattern = if pattern.is_none() {
            self.owe(Node::MatchCase, "pattern");
            Pattern { span: Span::default(), kind: PatternKind::MatchOr { patterns: Vec::new() } }
        } else {
            self.pattern(vm, pattern)?
        };
        Ok(MatchCase {
            pattern,
            guard: self.opt_expr(vm, node, "guard")?,
            body: self.stmts(vm, node, Node::MatchCase, "body")?,
        })
    }

    fn try_parts(&mut self, vm: &mut Vm, node: Value, which: Node) -> PyResult<Box<Try>> {
        Ok(Box::new(Try {
            body: self.stmts(vm, node, which, "body")?,
            handlers: self.list(vm, node, which, "handlers", Self::handler)?,
            orelse: self.stmts(vm, node, which, "orelse")?,
            finalbody: self.stmts(vm, node, which, "finalbody")?,
        }))
    }

    fn handler(&mut self, vm: &mut Vm, node: Value) -> PyResult<ExceptHandler> {
        if node.is_none() {
            return Err(vm.value_error("None disallowed in handler list"));
        }
        let span = self.span(vm, node, "excepthandler")?;
        self.node_of(vm, node, "excepthandler")?;
        Ok(ExceptHandler {
            span,
            typ: self.opt_expr(vm, node, "type")?,
            name: self.opt_name(vm, node, "name")?,
            body: self.stmts(vm, node, Node::ExceptHandler, "body")?,
        })
    }

    fn read_expr(&mut self, vm: &mut Vm, node: Value) -> PyResult<Expr> {
        self.enter(vm, "expr")?;
        let outer = self.owed.take();
        let span = self.span(vm, node, "expr")?;
        let which = self.node_of(vm, node, "expr")?;
        let kind = self.expr_kind(vm, node, which)?;
        self.settle(vm, outer)?;
        self.depth -= 1;
        Ok(Expr::new(span, kind))
    }

    fn expr_kind(&mut self, vm: &mut Vm, node: Value, which: Node) -> PyResult<ExprKind> {
        Ok(match which {
            Node::BoolOp => {
                let op = self.required(vm, node, "BoolOp", "op")?;
                let op = match self.node_of(vm, op, "boolop")? {
                    Node::Or => BoolOp::Or,
                    _ => BoolOp::And,
                };
                ExprKind::BoolOp { op, values: self.exprs(vm, node, which, "values")? }
            }
            Node::NamedExpr => ExprKind::NamedExpr {
                target: self.expr(vm, node, which, "target")?,
                value: self.expr(vm, node, which, "value")?,
            },
            Node::BinOp => ExprKind::BinOp {
                left: self.expr(vm, node, which, "left")?,
                op: self.operator(vm, node, which)?,
                right: self.expr(vm, node, which, "right")?,
            },
            Node::UnaryOp => {
                let op = self.required(vm, node, "UnaryOp", "op")?;
                let op = match self.node_of(vm, op, "unaryop")? {
                    Node::Not => UnaryOp::Not,
                    Node::UAdd => UnaryOp::UAdd,
                    Node::USub => UnaryOp::USub,
                    _ => UnaryOp::Invert,
                };
                ExprKind::UnaryOp { op, operand: self.expr(vm, node, which, "operand")? }
            }
            Node::Lambda => ExprKind::Lambda {
                id: self.id(),
                args: Box::new(self.arguments(vm, node, which)?),
                body: self.expr(vm, node, which, "body")?,
            },
            Node::IfExp => ExprKind::IfExp {
                test: self.expr(vm, node, which, "test")?,
                body: self.expr(vm, node, which, "body")?,
                orelse: self.expr(vm, node, which, "orelse")?,
            },
            Node::Dict => ExprKind::Dict {
                keys: self.opt_exprs(vm, node, which, "keys")?,
                values: self.exprs(vm, node, which, "values")?,
            },
            Node::Set => ExprKind::Set { elts: self.exprs(vm, node, which, "elts")? },
            Node::ListComp => ExprKind::ListComp {
                id: self.id(),
                elt: self.expr(vm, node, which, "elt")?,
                generators: self.list(vm, node, which, "generators", Self::comprehension)?,
            },
            Node::SetComp => ExprKind::SetComp {
                id: self.id(),
                elt: self.expr(vm, node, which, "elt")?,
                generators: self.list(vm, node, which, "generators", Self::comprehension)?,
            },
            Node::DictComp => ExprKind::DictComp {
                id: self.id(),
                key: self.expr(vm, node, which, "key")?,
                value: self.expr(vm, node, which, "value")?,
                generators: self.list(vm, node, which, "generators", Self::comprehension)?,
            },
            Node::GeneratorExp => ExprKind::GeneratorExp {
                id: self.id(),
                elt: self.expr(vm, node, which, "elt")?,
                generators: self.list(vm, node, which, "generators", Self::comprehension)?,
            },
            Node::Await => ExprKind::Await { value: self.expr(vm, node, which, "value")? },
            Node::Yield => ExprKind::Yield { value: self.opt_expr(vm, node, "value")? },
            Node::YieldFrom => ExprKind::YieldFrom { value: self.expr(vm, node, which, "value")? },
            Node::Compare => ExprKind::Compare {
                left: self.expr(vm, node, which, "left")?,
                ops: self.list(vm, node, which, "ops", Self::comparison)?,
                comparators: self.exprs(vm, node, which, "comparators")?,
            },
            Node::Call => ExprKind::Call {
                func: self.expr(vm, node, which, "func")?,
                args: self.exprs(vm, node, which, "args")?,
                keywords: self.list(vm, node, which, "keywords", Self::keyword)?,
            },
            Node::FormattedValue => ExprKind::FormattedValue {
                value: self.expr(vm, node, which, "value")?,
                conversion: self.int(vm, node, "FormattedValue", "conversion")?,
                format_spec: self.opt_expr(vm, node, "format_spec")?,
            },
            Node::Interpolation => ExprKind::Interpolation {
                value: self.expr(vm, node, which, "value")?,
                text: {
                    let text = self.required(vm, node, "Interpolation", "str")?;
                    self.constant(vm, text)?
                },
                conversion: self.int(vm, node, "Interpolation", "conversion")?,
                format_spec: self.opt_expr(vm, node, "format_spec")?,
            },
            Node::JoinedStr => ExprKind::JoinedStr { values: self.exprs(vm, node, which, "values")? },
            Node::TemplateStr => ExprKind::TemplateStr { values: self.exprs(vm, node, which, "values")? },
            Node::Constant => {
                let value = self.required(vm, node, "Constant", "value")?;
                let value = self.constant(vm, value)?;
                let kind = self.text(vm, node, "kind")?;
                ExprKind::Constant { value, kind_u: kind.is_some_and(|k| k.as_bytes() == b"u") }
            }
            Node::Attribute => ExprKind::Attribute {
                value: self.expr(vm, node, which, "value")?,
                attr: self.name(vm, node, which, "attr")?,
                ctx: self.context(vm, node, which)?,
            },
            Node::Subscript => ExprKind::Subscript {
                value: self.expr(vm, node, which, "value")?,
                slice: self.expr(vm, node, which, "slice")?,
                ctx: self.context(vm, node, which)?,
            },
            Node::Starred => ExprKind::Starred {
                value: self.expr(vm, node, which, "value")?,
                ctx: self.context(vm, node, which)?,
            },
            Node::Name => {
                ExprKind::Name { id: self.name(vm, node, which, "id")?, ctx: self.context(vm, node, which)? }
            }
            Node::List => ExprKind::List {
                elts: self.exprs(vm, node, which, "elts")?,
                ctx: self.context(vm, node, which)?,
            },
            Node::Tuple => ExprKind::Tuple {
                elts: self.exprs(vm, node, which, "elts")?,
                ctx: self.context(vm, node, which)?,
            },
            _ => ExprKind::Slice {
                lower: self.opt_expr(vm, node, "lower")?,
                upper: self.opt_expr(vm, node, "upper")?,
                step: self.opt_expr(vm, node, "step")?,
            },
        })
    }

    fn context(&mut self, vm: &mut Vm, node: Value, which: Node) -> PyResult<ExprContext> {
        let ctx = self.required(vm, node, which.name(), "ctx")?;
        Ok(match self.node_of(vm, ctx, "expr_context")? {
            Node::Store => ExprContext::Store,
            Node::Del => ExprContext::Del,
            _ => ExprContext::Load,
        })
    }

    fn operator(&mut self, vm: &mut Vm, node: Value, which: Node) -> PyResult<Operator> {
        let op = self.required(vm, node, which.name(), "op")?;
        Ok(match self.node_of(vm, op, "operator")? {
            Node::Sub => Operator::Sub,
            Node::Mult => Operator::Mult,
            Node::MatMult => Operator::MatMult,
            Node::Div => Operator::Div,
            Node::Mod => Operator::Mod,
            Node::Pow => Operator::Pow,
            Node::LShift => Operator::LShift,
            Node::RShift => Operator::RShift,
            Node::BitOr => Operator::BitOr,
            Node::BitXor => Operator::BitXor,
            Node::BitAnd => Operator::BitAnd,
            Node::FloorDiv => Operator::FloorDiv,
            _ => Operator::Add,
        })
    }

    fn comparison(&mut self, vm: &mut Vm, op: Value) -> PyResult<CmpOp> {
        Ok(match self.node_of(vm, op, "cmpop")? {
            Node::NotEq => CmpOp::NotEq,
            Node::Lt => CmpOp::Lt,
            Node::LtE => CmpOp::LtE,
            Node::Gt => CmpOp::Gt,
            Node::GtE => CmpOp::GtE,
            Node::Is => CmpOp::Is,
            Node::IsNot => CmpOp::IsNot,
            Node::In => CmpOp::In,
            Node::NotIn => CmpOp::NotIn,
            _ => CmpOp::Eq,
        })
    }

    fn comprehension(&mut self, vm: &mut Vm, node: Value) -> PyResult<Comprehension> {
        let which = Node::Comprehension;
        Ok(Comprehension {
            target: *self.expr(vm, node, which, "target")?,
            iter: *self.expr(vm, node, which, "iter")?,
            ifs: self.exprs(vm, node, which, "ifs")?,
            is_async: self.int(vm, node, which.name(), "is_async")? != 0,
        })
    }

    fn arguments(&mut self, vm: &mut Vm, node: Value, which: Node) -> PyResult<Arguments> {
        let args = self.required(vm, node, which.name(), "args")?;
        let own = Node::Arguments;
        Ok(Arguments {
            id: self.id(),
            posonlyargs: self.list(vm, args, own, "posonlyargs", Self::arg)?,
            args: self.list(vm, args, own, "args", Self::arg)?,
            vararg: self.opt_arg(vm, args, "vararg")?,
            kwonlyargs: self.list(vm, args, own, "kwonlyargs", Self::arg)?,
            kw_defaults: self.opt_exprs(vm, args, own, "kw_defaults")?,
            kwarg: self.opt_arg(vm, args, "kwarg")?,
            defaults: self.exprs(vm, args, own, "defaults")?,
        })
    }

    fn opt_arg(&mut self, vm: &mut Vm, node: Value, field: &str) -> PyResult<Option<Box<Arg>>> {
        match self.optional(vm, node, field)? {
            Some(value) => {
                let outer = self.owed.take();
                let arg = self.arg(vm, value)?;
                self.settle(vm, outer)?;
                Ok(Some(Box::new(arg)))
            }
            None => Ok(None),
        }
    }

    fn arg(&mut self, vm: &mut Vm, node: Value) -> PyResult<Arg> {
        let arg = self.name(vm, node, Node::Arg, "arg")?;
        let annotation = self.opt_expr(vm, node, "annotation")?;
        let type_comment = self.text(vm, node, "type_comment")?;
        let span = self.span(vm, node, "arg")?;
        Ok(Arg { span, arg, annotation, type_comment })
    }

    fn keyword(&mut self, vm: &mut Vm, node: Value) -> PyResult<Keyword> {
        let arg = self.opt_name(vm, node, "arg")?;
        let value = *self.expr(vm, node, Node::Keyword, "value")?;
        let span = self.span(vm, node, "keyword")?;
        Ok(Keyword { span, arg, value })
    }

    fn alias(&mut self, vm: &mut Vm, node: Value) -> PyResult<Alias> {
        let name = self.name(vm, node, Node::Alias, "name")?;
        let asname = self.opt_name(vm, node, "asname")?;
        let span = self.span(vm, node, "alias")?;
        Ok(Alias { span, name, asname })
    }

    fn type_param(&mut self, vm: &mut Vm, node: Value) -> PyResult<TypeParam> {
        if node.is_none() {
            return Err(vm.value_error("None disallowed in type parameter list"));
        }
        let span = self.full_span(vm, node, "type_param")?;
        let which = self.node_of(vm, node, "type_param")?;
        let name = self.name(vm, node, which, "name")?;
        let kind = match which {
            Node::TypeVar => TypeParamKind::TypeVar { bound: self.opt_expr(vm, node, "bound")? },
            Node::ParamSpec => TypeParamKind::ParamSpec,
            _ => TypeParamKind::TypeVarTuple,
        };
        let default_value = self.opt_expr(vm, node, "default_value")?;
        Ok(TypeParam { span, id: self.id(), name, kind, default_value })
    }

    fn patterns(&mut self, vm: &mut Vm, node: Value, owner: Node, field: &str) -> PyResult<Vec<Pattern>> {
        self.list(vm, node, owner, field, |r, vm, value| {
            if value.is_none() {
                let value = Box::new(r.missing_expr());
                return Ok(Pattern { span: Span::default(), kind: PatternKind::MatchValue { value } });
            }
            r.pattern(vm, value)
        })
    }

    fn pattern(&mut self, vm: &mut Vm, node: Value) -> PyResult<Pattern> {
        self.enter(vm, "pattern")?;
        let outer = self.owed.take();
        let span = self.full_span(vm, node, "pattern")?;
        let which = self.node_of(vm, node, "pattern")?;
        let kind = match which {
            Node::MatchValue => PatternKind::MatchValue { value: self.expr(vm, node, which, "value")? },
            Node::MatchSingleton => {
                let value = self.required(vm, node, "MatchSingleton", "value")?;
                PatternKind::MatchSingleton { value: self.constant(vm, value)? }
            }
            Node::MatchSequence => {
                PatternKind::MatchSequence { patterns: self.patterns(vm, node, which, "patterns")? }
            }
            Node::MatchMapping => PatternKind::MatchMapping {
                keys: self.exprs(vm, node, which, "keys")?,
                patterns: self.patterns(vm, node, which, "patterns")?,
                rest: self.opt_name(vm, node, "rest")?,
            },
            Node::MatchClass => PatternKind::MatchClass(Box::new(MatchClass {
                cls: *self.expr(vm, node, which, "cls")?,
                patterns: self.patterns(vm, node, which, "patterns")?,
                kwd_attrs: self.names(vm, node, which, "kwd_attrs")?,
                kwd_patterns: self.patterns(vm, node, which, "kwd_patterns")?,
            })),
            Node::MatchStar => PatternKind::MatchStar { name: self.opt_name(vm, node, "name")? },
            Node::MatchAs => PatternKind::MatchAs {
                pattern: match self.optional(vm, node, "pattern")? {
                    Some(value) => Some(Box::new(self.pattern(vm, value)?)),
                    None => None,
                },
                name: self.opt_name(vm, node, "name")?,
            },
            _ => PatternKind::MatchOr { patterns: self.patterns(vm, node, which, "patterns")? },
        };
        self.settle(vm, outer)?;
        self.depth -= 1;
        Ok(Pattern { span, kind })
    }

    /// A constant of the types that code can hold; anything else is marked.
    fn constant(&mut self, vm: &mut Vm, value: Value) -> PyResult<Constant> {
        let class = vm.class_of(value);
        let known = match value {
            Value::NONE => Some(Constant::None),
            Value::TRUE => Some(Constant::True),
            Value::FALSE => Some(Constant::False),
            Value::ELLIPSIS => Some(Constant::Ellipsis),
            _ if class == vm.types.int => match vm.int_ref(value) {
                Some(IntRef::Small(n)) => Some(Constant::Int(n.into())),
                Some(IntRef::Big(n)) => Some(Constant::Int(n.clone())),
                None => None,
            },
            _ if class == vm.types.float => vm.as_f64(value).map(Constant::Float),
            _ if class == vm.types.complex => {
                vm.payload::<kaa_object::payloads::Complex>(value).map(|c| Constant::Complex(c.real, c.imag))
            }
            _ if class == vm.types.str => vm.exact_str(value).map(|s| Constant::Str(s.to_text())),
            _ if class == vm.types.bytes => {
                vm.payload::<Bytes>(value).map(|b| Constant::Bytes(b.as_slice().into()))
            }
            _ if class == vm.types.tuple => match vm.exact_tuple(value) {
                Some(tuple) => {
                    self.enter(vm, "Constant")?;
                    let mut items = Vec::with_capacity(tuple.len());
                    for &item in tuple.items() {
                        items.push(self.constant(vm, item)?);
                    }
                    self.depth -= 1;
                    Some(Constant::Tuple(items.into()))
                }
                None => None,
            },
            _ if class == vm.types.frozenset => match vm.payload::<Set>(value) {
                Some(set) => {
                    self.enter(vm, "Constant")?;
                    let (mut items, mut position) = (Vec::new(), 0);
                    while let Some((item, _)) = kaa_types::set::next_entry(set, &mut position) {
                        let item = self.constant(vm, item)?;
                        if self.marks.bad_constant(&item).is_some() {
                            self.depth -= 1;
                            return Ok(item);
                        }
                        items.push(item);
                    }
                    self.depth -= 1;
                    Some(Constant::FrozenSet(items.into()))
                }
                None => None,
            },
            _ => None,
        };
        Ok(known.unwrap_or_else(|| {
            let mark: Arc<[Constant]> = Arc::new([Constant::None]);
            self.marks.constants.push((mark.clone(), class.short_name()));
            Constant::Tuple(mark)
        }))
    }
}
