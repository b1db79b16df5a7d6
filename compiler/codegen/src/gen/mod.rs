//! Code generation: walks the tree and writes pseudo-instructions, one [`Unit`] per code object.
//!
//! Locations, the order in which names and constants are first used, and every artificial instruction are
//! CPython's: all of them end up in the bytes. CPython counterpart: `Python/codegen.c`, `Python/compile.c`.

mod annotation;
mod call;
mod check;
mod comprehension;
mod exceptions;
mod expr;
mod function;
mod name;
mod pattern;
mod stmt;
mod strings;

use crate::error::{CompileError, Warning};
use crate::instr::{Instr, Label, Loc};
use crate::origins::Origins;
use crate::unit::{FrameBlock, FrameBlockKind, MAX_BLOCKS, Params, ScopeType, Unit};
use crate::{CompileOptions, StageDump};
use kaa_code::{CodeObject, Constant, flags};
use kaa_opcode::Opcode;
use kaa_symtable::{Block, Key, Scope, SymbolTable, maybe_mangle};
use kaa_syntax::ast::{self, Expr, ExprKind, Mod, Name, NodeId, Stmt, StmtKind};
use kaa_unicode::Text;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::Arc;

/// Boxed, so that the happy path stays small.
pub type Res<T = ()> = Result<T, Box<CompileError>>;

/// More operands than this are collected piece by piece instead of on the stack.
pub(crate) const STACK_USE_GUIDELINE: usize = 30;

pub struct Gen<'a> {
    table: SymbolTable,
    options: CompileOptions,
    future: kaa_symtable::Future,
    filename: Text,
    unit: Box<Unit<'a>>,
    /// Enclosing units, the innermost last.
    stack: Vec<Box<Unit<'a>>>,
    /// Units that are done with, whose lists have room.
    spare: Vec<Box<Unit<'a>>>,
    pub warnings: Vec<Warning>,
    interactive: bool,
    depth: usize,
    depth_limit: usize,
    well_known: FxHashMap<&'static str, Name>,
    /// Set to record what goes into the control-flow graph.
    record: bool,
    cfg: crate::cfg::Cfg,
    origins: Origins,
    /// Where `__debug__` is a name.
    in_pattern: bool,
}

impl<'a> Gen<'a> {
    pub fn new(
        table: SymbolTable,
        future: kaa_symtable::Future,
        options: CompileOptions,
        filename: Text,
        module: &Mod,
        depth_limit: usize,
        record: bool,
    ) -> Res<Gen<'a>> {
        let block = table.top();
        let interactive = matches!(module, Mod::Interactive { .. });
        let (name, scope) = ("<module>".into(), ScopeType::Module);
        let unit = Unit::new(None, (block, &table[block]), scope, name, 1, None, Params::default());
        let mut g = Gen {
            table,
            options,
            future,
            filename,
            unit,
            stack: Vec::new(),
            spare: Vec::new(),
            warnings: Vec::new(),
            interactive,
            depth: 0,
            depth_limit,
            well_known: FxHashMap::default(),
            record,
            cfg: crate::cfg::Cfg::default(),
            origins: Origins::default(),
            in_pattern: false,
        };
        g.op_i(Loc { line: 0, end_line: 1, col: 0, end_col: 0 }, Opcode::Resume, 0);
        g.op(Loc { line: 0, end_line: 1, col: 0, end_col: 0 }, Opcode::AnnotationsPlaceholder);
        Ok(g)
    }

    /// Generates the whole module and assembles it.
    pub fn module(&mut self, module: &'a Mod) -> Res<(CodeObject, StageDump)> {
        let add_none = match module {
            Mod::Module { body, .. } | Mod::Interactive { body, .. } => {
                // Docstrings that are left out do not count.
                let left_out = self.options.optimize >= 2
                    && !self.interactive
                    && self.block().has_docstring
                    && body.len() > 1;
                let start = match body.get(usize::from(left_out)) {
                    Some(stmt) => stmt.span.into(),
                    None => Loc { line: 1, end_line: 1, col: 0, end_col: 0 },
                };
                if self.block().has_conditional_annotations {
                    self.op_i(start, Opcode::BuildSet, 0);
                    let name = self.known("__conditional_annotations__");
                    let at = self.unit.names.add(&name);
                    self.op_i(start, Opcode::StoreName, at);
                }
                self.body(start, body, self.interactive)?;
                true
            }
            Mod::Expression { body, .. } => {
                self.expr(body)?;
                false
            }
            Mod::FunctionType { .. } => {
                return Err(Box::new(CompileError::Invalid("cannot compile a function type".into())));
            }
        };
        let mut code = self.assemble(add_none)?;
        code.interning = self.origins.interning(&code, &self.table);
        let dump = self.dump(Vec::new());
        Ok((code, dump))
    }

    /// The statements of a module, class or interactive input.
    fn body(&mut self, loc: Loc, body: &'a [Stmt], interactive: bool) -> Res {
        if self.future.annotations() && self.block().annotations_used {
            self.op(loc, Opcode::SetupAnnotations);
        }
        let mut body = body;
        if !interactive && let Some((text, span)) = self.docstring(body) {
            let clean = strings::clean_doc(text);
            self.load_const(span.into(), Constant::Str(clean));
            let doc = self.known("__doc__");
            self.name_op(Loc::NONE, &doc, ast::ExprContext::Store)?;
            body = &body[1..];
        }
        if !interactive {
            body = self.without_docstring(body);
        }
        self.stmts(body)?;
        if !self.future.annotations() {
            self.deferred_annotations(loc)?;
        }
        Ok(())
    }

    /// The docstring, unless docstrings are left out.
    fn docstring(&self, body: &'a [Stmt]) -> Option<(&'a Text, ast::Span)> {
        let StmtKind::Expr { value } = &body.first()?.kind else { return None };
        if self.options.optimize >= 2 {
            return None;
        }
        value.as_str_constant().map(|text| (text, value.span))
    }

    /// At `-OO`, the statements after the docstring. A string behind it must not become one: it is loaded
    /// and dropped, which leaves it among the constants.
    fn without_docstring(&mut self, body: &'a [Stmt]) -> &'a [Stmt] {
        let text = |stmt: Option<&'a Stmt>| match &stmt?.kind {
            StmtKind::Expr { value } => value.as_str_constant().map(|text| (text, value.span)),
            _ => None,
        };
        let Some((_, docstring)) = text(body.first()).filter(|_| self.options.optimize >= 2) else {
            return body;
        };
        let rest = &body[1..];
        if rest.is_empty() {
            // A `pass` takes its place.
            let start = Loc::from(docstring.start());
            self.op(Loc { end_col: start.col + 4, ..start }, Opcode::Nop);
            return rest;
        }
        let Some((second, span)) = text(rest.first()) else { return rest };
        self.load_str(span.into(), second);
        self.op(Loc::NONE, Opcode::PopTop);
        &rest[1..]
    }

    // Units.

    fn block(&self) -> &Block {
        &self.table[self.unit.block]
    }

    fn key(&self, key: Key) -> Res<kaa_symtable::BlockId> {
        match self.table.lookup(key) {
            Some(id) => Ok(id),
            None => Err(Box::new(CompileError::Invalid("unknown symbol table entry".into()))),
        }
    }

    fn enter(
        &mut self,
        name: Name,
        scope: ScopeType,
        key: Key,
        line: u32,
        private: Option<Name>,
        params: Params,
    ) -> Res {
        let block = self.key(key)?;
        self.enter_block(name, scope, block, line, private, params);
        Ok(())
    }

    fn enter_block(
        &mut self,
        name: Name,
        scope: ScopeType,
        block: kaa_symtable::BlockId,
        line: u32,
        private: Option<Name>,
        params: Params,
    ) {
        let private = private.or_else(|| self.unit.private.clone());
        let block = (block, &self.table[block]);
        let unit = Unit::new(self.spare.pop(), block, scope, name, line, private, params);
        self.stack.push(std::mem::replace(&mut self.unit, unit));
        self.unit.qualname = self.qualname();
        self.op_i(Loc::line_start(line), Opcode::Resume, 0);
    }

    fn qualname(&self) -> Name {
        let (name, scope) = (&self.unit.name, self.unit.scope);
        let mut depth = self.stack.len();
        if depth <= 1 {
            return name.clone();
        }
        let mut parent = &self.stack[depth - 1];
        if matches!(parent.scope, ScopeType::TypeParams | ScopeType::Annotations) {
            if depth == 2 {
                return name.clone();
            }
            depth -= 1;
            parent = &self.stack[depth - 1];
        }
        if matches!(scope, ScopeType::Function | ScopeType::AsyncFunction | ScopeType::Class) {
            let mangled = kaa_symtable::mangle(parent.private.as_ref(), name);
            if self.table[parent.block].scope(&mangled) == Some(Scope::GlobalExplicit) {
                return name.clone();
            }
        }
        let locals = match parent.scope {
            ScopeType::Function | ScopeType::AsyncFunction | ScopeType::Lambda => ".<locals>",
            _ => "",
        };
        let joined = [parent.qualname.as_bytes(), locals.as_bytes(), b".", name.as_bytes()].concat();
        Text::from_bytes(&joined).unwrap_or_else(|| name.clone())
    }

    /// Assembles the current unit and goes back to the one around it.
    fn exit(&mut self, add_none: bool) -> Res<Arc<CodeObject>> {
        let code = self.assemble(add_none)?;
        let dump = self.dump(Vec::new());
        if let Some(outer) = self.stack.pop() {
            self.spare.push(std::mem::replace(&mut self.unit, outer));
        }
        if self.record {
            self.unit.children.push(dump);
        }
        Ok(Arc::new(code))
    }

    fn dump(&mut self, path: Vec<usize>) -> StageDump {
        if !self.record {
            return StageDump::default();
        }
        let seq = &self.unit.seq;
        let instrs = seq
            .instrs
            .iter()
            .map(|i| Instr {
                arg: if i.op.traits().has_target() { seq.place(i.arg) as u32 } else { i.arg },
                ..*i
            })
            .collect();
        StageDump { path, instrs, children: std::mem::take(&mut self.unit.children) }
    }

    fn assemble(&mut self, add_none: bool) -> Res<CodeObject> {
        if add_none {
            self.load_const(Loc::NONE, Constant::None);
        }
        self.op(Loc::NONE, Opcode::ReturnValue);
        let flags = self.code_flags();
        let nparams = self.block().varnames.len();
        let code =
            crate::cfg::optimize_and_assemble(&mut self.cfg, &mut self.unit, nparams, flags, &self.filename)?;
        self.origins.assembled(&code);
        Ok(code)
    }

    fn code_flags(&self) -> u32 {
        let block = self.block();
        let mut bits = self.future.flags;
        if block.is_function_like() {
            bits |= flags::NEWLOCALS | flags::OPTIMIZED;
            let mut set = |on: bool, bit: u32| bits |= if on { bit } else { 0 };
            set(block.nested, flags::NESTED);
            set(block.generator && !block.coroutine, flags::GENERATOR);
            set(!block.generator && block.coroutine, flags::COROUTINE);
            set(block.generator && block.coroutine, flags::ASYNC_GENERATOR);
            set(block.varargs, flags::VARARGS);
            set(block.varkeywords, flags::VARKEYWORDS);
            set(block.has_docstring && self.options.optimize < 2, flags::HAS_DOCSTRING);
            set(block.method, flags::METHOD);
        } else if block.coroutine && self.options.top_level_await {
            bits |= flags::COROUTINE;
        }
        bits
    }

    // Emission.

    fn op(&mut self, loc: Loc, op: Opcode) {
        self.unit.seq.push(op, 0, loc);
    }

    fn op_i(&mut self, loc: Loc, op: Opcode, arg: u32) {
        self.unit.seq.push(op, arg, loc);
    }

    fn jump(&mut self, loc: Loc, op: Opcode, target: Label) {
        self.unit.seq.push(op, target.0, loc);
    }

    fn label(&mut self) -> Label {
        self.unit.seq.new_label()
    }

    fn place(&mut self, label: Label) {
        self.unit.seq.use_label(label);
    }

    fn load_const(&mut self, loc: Loc, constant: Constant) {
        if let Constant::Str(text) = &constant {
            // Pieces of `'…' % (…)` have no place, in a tree as well.
            if loc == Loc::NONE {
                self.origins.format_piece(text);
            }
            self.origins.literal(text);
        }
        self.load_any(loc, constant);
    }

    fn load_any(&mut self, loc: Loc, constant: Constant) {
        let at = self.unit.consts.add(constant);
        self.op_i(loc, Opcode::LoadConst, at);
    }

    fn load_str(&mut self, loc: Loc, text: &Text) {
        self.load_const(loc, Constant::Str(text.clone()));
    }

    /// A string that is an identifier of the source.
    fn load_name(&mut self, loc: Loc, name: &Name) {
        self.origins.identifier(name);
        self.load_any(loc, Constant::Str(name.clone()));
    }

    /// A tuple of identifiers.
    fn load_names<'n>(&mut self, loc: Loc, names: impl Iterator<Item = &'n Name>) {
        let items = names.map(|name| {
            self.origins.identifier(name);
            Constant::Str(name.clone())
        });
        let tuple = Constant::Tuple(items.collect());
        self.load_any(loc, tuple);
    }

    fn load_int(&mut self, loc: Loc, n: i64) {
        self.load_const(loc, Constant::Int(n.into()));
    }

    /// A name the compiler itself brings in.
    fn known(&mut self, name: &'static str) -> Name {
        self.well_known.entry(name).or_insert_with(|| name.into()).clone()
    }

    /// SystemError for a tree that no parser makes.
    fn odd_tree<T>(&self, message: String) -> Res<T> {
        Err(Box::new(CompileError::System(message)))
    }

    /// As `odd_tree`, for a target of an assignment that takes a single name, attribute or subscript.
    fn odd_target<T>(&self, target: &Expr, assignment: &str) -> Res<T> {
        // The number that CPython has for the node's class.
        let number = match target.kind {
            ExprKind::Starred { .. } => 25,
            ExprKind::List { .. } => 27,
            _ => 28,
        };
        self.odd_tree(format!("invalid node type ({number}) for {assignment} assignment"))
    }

    fn error<T>(&self, loc: Loc, message: impl Into<String>) -> Res<T> {
        CompileError::syntax(message, loc.span())
    }

    fn warn(&mut self, loc: Loc, message: impl Into<String>) {
        // Statements of a `finally` block have given theirs where it is entered without an exception.
        let repeated = |unit: &Unit<'_>| {
            unit.frame_blocks.iter().any(|block| matches!(block.kind, FrameBlockKind::FinallyEnd))
        };
        if repeated(&self.unit) || self.stack.iter().any(|unit| repeated(unit)) {
            return;
        }
        self.warnings.push(Warning { message: message.into(), span: loc.span() });
    }

    /// Counts one level of nesting for as long as `visit` runs.
    fn nest<T>(&mut self, visit: impl FnOnce(&mut Self) -> Res<T>) -> Res<T> {
        self.depth += 1;
        if self.depth > self.depth_limit {
            return Err(Box::new(CompileError::TooDeep));
        }
        let done = visit(self);
        self.depth -= 1;
        done
    }

    fn mangle<'n>(&self, name: &'n Name) -> Cow<'n, Name> {
        maybe_mangle(self.unit.private.as_ref(), self.block(), name)
    }

    /// An opcode with an index into `co_names`.
    fn op_name(&mut self, loc: Loc, op: Opcode, name: &Name) {
        let mangled = self.mangle(name);
        let at = self.unit.names.add(&mangled);
        self.op_i(loc, op, at);
    }

    fn load_attr(&mut self, loc: Loc, name: &Name, method: bool) {
        let mangled = self.mangle(name);
        let at = self.unit.names.add(&mangled);
        self.op_i(loc, Opcode::LoadAttr, at << 1 | u32::from(method));
    }

    // Frame blocks.

    fn push_block(
        &mut self,
        loc: Loc,
        kind: FrameBlockKind<'a>,
        block: Option<Label>,
        exit: Option<Label>,
    ) -> Res {
        if self.unit.frame_blocks.len() >= MAX_BLOCKS {
            return self.error(loc, "too many statically nested blocks");
        }
        self.unit.frame_blocks.push(FrameBlock { kind, block, exit, loc });
        Ok(())
    }

    fn pop_block(&mut self) {
        self.unit.frame_blocks.pop();
    }

    /// The constant an expression is, `__debug__` included.
    fn constant_of(&self, e: &Expr) -> Option<Constant> {
        match &e.kind {
            ExprKind::Constant { value, .. } => Some(constant(value)),
            ExprKind::Name { id, ctx: ast::ExprContext::Load } if id == "__debug__" && !self.in_pattern => {
                Some(if self.options.optimize == 0 { Constant::True } else { Constant::False })
            }
            _ => None,
        }
    }
}

pub(crate) use pattern::pattern_value;
pub(crate) use strings::percent_values;

/// The value of a `Constant` node as a constant of a code object.
pub fn constant(value: &ast::Constant) -> Constant {
    match value {
        ast::Constant::None => Constant::None,
        ast::Constant::True => Constant::True,
        ast::Constant::False => Constant::False,
        ast::Constant::Ellipsis => Constant::Ellipsis,
        ast::Constant::Int(n) => Constant::Int(n.clone()),
        ast::Constant::Float(x) => Constant::Float(*x),
        ast::Constant::Complex(re, im) => Constant::Complex(*re, *im),
        ast::Constant::Str(text) => Constant::Str(text.clone()),
        ast::Constant::Bytes(bytes) => Constant::Bytes(bytes[..].into()),
        ast::Constant::Tuple(items) => Constant::Tuple(items.iter().map(constant).collect()),
        ast::Constant::FrozenSet(items) => Constant::FrozenSet(items.iter().map(constant).collect()),
    }
}

/// The parameter counts of a function.
fn params(args: &ast::Arguments) -> Params {
    Params {
        args: args.args.len() as u32,
        posonly: args.posonlyargs.len() as u32,
        kwonly: args.kwonlyargs.len() as u32,
    }
}

/// The key of a node that makes a block.
fn node(id: NodeId) -> Key {
    Key::Node(id)
}
