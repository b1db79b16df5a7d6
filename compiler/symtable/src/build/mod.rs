//! The first pass: walks the tree and collects what every block does with every name.
//!
//! CPython counterpart: `Python/symtable.c` (`symtable_visit_*`, `symtable_add_def`).

mod annotation;
mod expr;
mod stmt;

use crate::block::MangledNames;
use crate::{Block, BlockId, BlockKind, Error, Key, Options, SymbolTable, def, maybe_mangle};
use kaa_syntax::ast::{ExprContext, Mod, Name, Span};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

pub(crate) type Done = Result<(), Error>;

pub(crate) struct Builder {
    table: SymbolTable,
    options: Options,
    /// Blocks being read, the innermost last. Never empty while visiting.
    stack: Vec<BlockId>,
    /// The class whose private names are mangled.
    private: Option<Name>,
    depth: usize,
    in_pattern: bool,
    names: &'static WellKnown,
}

/// Names that the compiler itself puts into scopes.
struct WellKnown {
    class: Name,
    classdict: Name,
    annotate: Name,
    format: Name,
    conditional: Name,
    type_params: Name,
    dot_type_params: Name,
    generic_base: Name,
    defaults: Name,
    kwdefaults: Name,
    iterator: Name,
}

impl WellKnown {
    fn get() -> &'static WellKnown {
        static NAMES: OnceLock<WellKnown> = OnceLock::new();
        NAMES.get_or_init(|| WellKnown {
            class: "__class__".into(),
            classdict: "__classdict__".into(),
            annotate: "__annotate__".into(),
            format: ".format".into(),
            conditional: "__conditional_annotations__".into(),
            type_params: "__type_params__".into(),
            dot_type_params: ".type_params".into(),
            generic_base: ".generic_base".into(),
            defaults: ".defaults".into(),
            kwdefaults: ".kwdefaults".into(),
            iterator: ".0".into(),
        })
    }
}

pub(crate) fn build(module: &Mod, options: Options) -> Result<SymbolTable, Error> {
    let names = WellKnown::get();
    let table = SymbolTable { blocks: Vec::new(), keys: FxHashMap::default() };
    let mut b =
        Builder { table, options, stack: Vec::new(), private: None, depth: 0, in_pattern: false, names };
    let start = Span { line: 0, col: 0, end_line: 0, end_col: 0 };
    let (Mod::Module { id, .. } | Mod::Interactive { id, .. } | Mod::Expression { id, .. }) = module else {
        return Error::syntax("this compiler does not handle FunctionTypes", start);
    };
    b.enter(BlockKind::Module, "top".into(), Some(Key::Node(*id)), start)?;
    match module {
        Mod::Module { body, .. } => {
            let has_docstring = docstring(body).is_some();
            b.current().has_docstring = has_docstring;
            b.stmts(body)?;
        }
        Mod::Interactive { body, .. } => b.stmts(body)?,
        Mod::Expression { body, .. } => b.expr(body)?,
        Mod::FunctionType { .. } => {}
    }
    b.stack.pop();
    Ok(b.table)
}

/// The docstring of a body.
pub(crate) fn docstring(body: &[kaa_syntax::ast::Stmt]) -> Option<&kaa_unicode::Text> {
    match &body.first()?.kind {
        kaa_syntax::ast::StmtKind::Expr { value } => value.as_str_constant(),
        _ => None,
    }
}

impl Builder {
    fn current_id(&self) -> BlockId {
        self.stack[self.stack.len() - 1]
    }

    fn current(&mut self) -> &mut Block {
        let id = self.current_id();
        &mut self.table[id]
    }

    /// Counts one level of nesting for as long as `visit` runs.
    fn nest(&mut self, visit: impl FnOnce(&mut Self) -> Done) -> Done {
        self.depth += 1;
        if self.depth > self.options.depth_limit {
            return Err(Error::TooDeep);
        }
        let done = visit(self);
        self.depth -= 1;
        done
    }

    /// Makes a block without entering it.
    fn new_block(&mut self, kind: BlockKind, name: Name, key: Option<Key>, span: Span) -> BlockId {
        let mut block = Block::new(kind, name, span);
        if let Some(&around) = self.stack.last() {
            let around = &self.table[around];
            block.nested = around.nested || around.is_function_like();
            block.method = kind == BlockKind::Function && around.kind == BlockKind::Class;
        }
        let id = BlockId(self.table.blocks.len() as u32);
        self.table.blocks.push(block);
        if let Some(key) = key {
            self.table.keys.insert(key, id);
        }
        id
    }

    fn enter_existing(&mut self, id: BlockId, as_child: bool) {
        if let Some(&around) = self.stack.last() {
            let comp_iter_expr = self.table[around].comp_iter_expr;
            let mangled: Option<MangledNames> = self.table[around].mangled_names.clone();
            let block = &mut self.table[id];
            block.comp_iter_expr = comp_iter_expr;
            if mangled.is_some() && block.kind != BlockKind::Class {
                block.mangled_names = mangled;
            }
            // Annotations that become strings have no say in names.
            let ignored = self.options.future.annotations() && block.kind == BlockKind::Annotation;
            if as_child && !ignored {
                self.table[around].children.push(id);
            }
        }
        self.stack.push(id);
    }

    fn enter(&mut self, kind: BlockKind, name: Name, key: Option<Key>, span: Span) -> Done {
        let id = self.new_block(kind, name, key, span);
        self.enter_existing(id, true);
        if matches!(kind, BlockKind::Annotation | BlockKind::TypeVariable | BlockKind::TypeAlias) {
            let format = self.names.format.clone();
            self.add_def(&format, def::PARAM | def::USE, span)?;
        }
        Ok(())
    }

    fn exit(&mut self) {
        self.stack.pop();
    }

    fn lookup_in(&self, id: BlockId, name: &Name) -> u32 {
        let block = &self.table[id];
        block.flags(&maybe_mangle(self.private.as_ref(), block, name))
    }

    fn lookup(&self, name: &Name) -> u32 {
        self.lookup_in(self.current_id(), name)
    }

    fn add_def(&mut self, name: &Name, flags: u32, span: Span) -> Done {
        self.add_def_ctx(
            name,
            flags,
            span,
            if flags == def::USE { ExprContext::Load } else { ExprContext::Store },
        )
    }

    fn add_def_ctx(&mut self, name: &Name, flags: u32, span: Span, ctx: ExprContext) -> Done {
        if flags & (def::PARAM | def::LOCAL | def::IMPORT) != 0 {
            self.check_name(name, span, ctx)?;
        }
        let id = self.current_id();
        if flags & def::TYPE_PARAM != 0
            && let Some(names) = &self.table[id].mangled_names
        {
            names.borrow_mut().insert(name.clone());
        }
        self.add_def_in(id, name, flags, span)
    }

    fn add_def_in(&mut self, id: BlockId, name: &Name, flags: u32, span: Span) -> Done {
        let current = self.current_id();
        let mangled = maybe_mangle(self.private.as_ref(), &self.table[current], name);
        let block = &mut self.table[id];
        let known = block.symbols.entry(&mangled);
        let old = *known;
        if flags & old & def::PARAM != 0 {
            return Error::syntax(format!("duplicate argument '{name}' in function definition"), span);
        }
        if flags & old & def::TYPE_PARAM != 0 {
            return Error::syntax(format!("duplicate type parameter '{name}'"), span);
        }
        let mut new = old | flags;
        if block.comp_iter_target {
            if new & (def::GLOBAL | def::NONLOCAL) != 0 {
                let message =
                    format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
                return Error::syntax(message, span);
            }
            new |= def::COMP_ITER;
        }
        *known = new;
        if flags & def::PARAM != 0 {
            block.varnames.push(mangled.into_owned());
        } else if flags & def::GLOBAL != 0 {
            let top = self.table.top();
            *self.table[top].symbols.entry(&mangled) |= flags;
        }
        Ok(())
    }

    /// `__debug__` can be neither bound nor deleted.
    fn check_name(&self, name: &Name, span: Span, ctx: ExprContext) -> Done {
        if ctx == ExprContext::Load || name != "__debug__" {
            return Ok(());
        }
        let verb = if ctx == ExprContext::Del { "delete" } else { "assign to" };
        Error::syntax(format!("cannot {verb} __debug__"), span)
    }

    fn record_directive(&mut self, name: &Name, span: Span) {
        let id = self.current_id();
        let mangled = maybe_mangle(self.private.as_ref(), &self.table[id], name).into_owned();
        self.current().directives.push((mangled, span));
    }
}
