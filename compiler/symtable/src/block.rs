//! `Block`: one scope and what it does with names.
//!
//! CPython counterpart: `Include/internal/pycore_symtable.h` (`PySTEntryObject`).

use crate::NameIndex;
use kaa_syntax::ast::{Name, NodeId, Span};
use rustc_hash::FxHashSet;
use std::cell::RefCell;
use std::rc::Rc;

/// Bits of a symbol's flags.
pub mod def {
    pub const GLOBAL: u32 = 1;
    pub const LOCAL: u32 = 1 << 1;
    pub const PARAM: u32 = 1 << 2;
    pub const NONLOCAL: u32 = 1 << 3;
    pub const USE: u32 = 1 << 4;
    pub const FREE_CLASS: u32 = 1 << 6;
    pub const IMPORT: u32 = 1 << 7;
    pub const ANNOT: u32 = 1 << 8;
    pub const COMP_ITER: u32 = 1 << 9;
    pub const TYPE_PARAM: u32 = 1 << 10;
    pub const COMP_CELL: u32 = 1 << 11;
    pub const BOUND: u32 = LOCAL | PARAM | IMPORT | TYPE_PARAM;
    /// Where the scope number starts.
    pub const SCOPE_OFFSET: u32 = 12;
    pub const SCOPE_MASK: u32 = 15;
}

/// Where a name is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum Scope {
    Local = 1,
    GlobalExplicit = 2,
    GlobalImplicit = 3,
    Free = 4,
    Cell = 5,
}

impl Scope {
    /// The scope in a symbol's flags; `None` before analysis.
    pub fn of(flags: u32) -> Option<Scope> {
        Some(match flags >> def::SCOPE_OFFSET & def::SCOPE_MASK {
            1 => Scope::Local,
            2 => Scope::GlobalExplicit,
            3 => Scope::GlobalImplicit,
            4 => Scope::Free,
            5 => Scope::Cell,
            _ => return None,
        })
    }

    pub fn bits(self) -> u32 {
        (self as u32) << def::SCOPE_OFFSET
    }
}

/// Index of a block in its [`SymbolTable`](crate::SymbolTable); the default is the tree's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId(pub(crate) u32);

impl BlockId {
    /// Place in [`SymbolTable::blocks`](crate::SymbolTable::blocks).
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a block is found by: the node that makes it, and which of the node's blocks it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A module, function, class, lambda, comprehension, type alias, type parameter list, or the
    /// annotations of a function (the id of its `arguments`).
    Node(NodeId),
    /// The bound or constraints of a type parameter.
    Bound(NodeId),
    /// The default of a type parameter.
    Default(NodeId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    Function,
    Class,
    Module,
    /// Annotations of a function, class or module.
    Annotation,
    /// The value of a `type` statement.
    TypeAlias,
    /// The scope that holds the type parameters of a generic.
    TypeParameters,
    /// A bound, constraint or default of a type parameter.
    TypeVariable,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Comprehension {
    #[default]
    None,
    List,
    Dict,
    Set,
    Generator,
}

/// Names set aside for mangling around a generic class; shared by the scopes inside its parameter list.
pub type MangledNames = Rc<RefCell<FxHashSet<Name>>>;

/// One scope.
#[derive(Clone, Debug)]
pub struct Block {
    pub kind: BlockKind,
    pub name: Name,
    pub span: Span,
    pub symbols: SymbolMap,
    /// Parameters in the order of their slots.
    pub varnames: Vec<Name>,
    pub children: Vec<BlockId>,
    /// `global` and `nonlocal` declarations: mangled name and place.
    pub directives: Vec<(Name, Span)>,
    /// The block of this block's own annotations (module and class) or of its variables' (function).
    pub annotation_block: Option<BlockId>,
    pub comprehension: Comprehension,
    pub mangled_names: Option<MangledNames>,
    /// For the annotations of a function, its name.
    pub function_name: Option<Name>,
    /// For type variable blocks, what to call them in messages.
    pub scope_info: Option<&'static str>,
    /// Inside a function-like block.
    pub nested: bool,
    pub generator: bool,
    pub coroutine: bool,
    pub annotations_used: bool,
    pub varargs: bool,
    pub varkeywords: bool,
    /// A function directly inside a class.
    pub method: bool,
    pub needs_class_closure: bool,
    pub needs_classdict: bool,
    pub has_conditional_annotations: bool,
    pub has_docstring: bool,
    pub can_see_class_scope: bool,
    /// A comprehension that is compiled into its parent.
    pub comp_inlined: bool,
    pub(crate) in_conditional_block: bool,
    pub(crate) in_unevaluated_annotation: bool,
    pub(crate) comp_iter_target: bool,
    pub(crate) comp_iter_expr: u32,
}

impl Block {
    pub(crate) fn new(kind: BlockKind, name: Name, span: Span) -> Block {
        Block {
            kind,
            name,
            span,
            symbols: SymbolMap::default(),
            varnames: Vec::new(),
            children: Vec::new(),
            directives: Vec::new(),
            annotation_block: None,
            comprehension: Comprehension::None,
            mangled_names: None,
            function_name: None,
            scope_info: None,
            nested: false,
            generator: false,
            coroutine: false,
            annotations_used: false,
            varargs: false,
            varkeywords: false,
            method: false,
            needs_class_closure: false,
            needs_classdict: false,
            has_conditional_annotations: false,
            has_docstring: false,
            can_see_class_scope: false,
            comp_inlined: false,
            in_conditional_block: false,
            in_unevaluated_annotation: false,
            comp_iter_target: false,
            comp_iter_expr: 0,
        }
    }

    /// Whether names bound here live in fast locals and cells.
    pub fn is_function_like(&self) -> bool {
        !matches!(self.kind, BlockKind::Class | BlockKind::Module)
    }

    /// The flags of a (mangled) name; 0 where it does not occur.
    pub fn flags(&self, name: &Name) -> u32 {
        self.symbols.get(name)
    }

    pub fn scope(&self, name: &Name) -> Option<Scope> {
        Scope::of(self.flags(name))
    }
}

/// Flags by name, in the order in which names were first met.
#[derive(Clone, Debug, Default)]
pub struct SymbolMap {
    order: Vec<(Name, u32)>,
    index: NameIndex,
}

impl SymbolMap {
    fn place(&self, name: &Name) -> Option<usize> {
        self.index.find(&self.order, name)
    }

    /// 0 where the name is absent.
    pub fn get(&self, name: &Name) -> u32 {
        self.place(name).map_or(0, |at| self.order[at].1)
    }

    pub fn contains(&self, name: &Name) -> bool {
        self.place(name).is_some()
    }

    /// The flags of a name, which is there from now on.
    pub(crate) fn entry(&mut self, name: &Name) -> &mut u32 {
        let at = self.place(name).unwrap_or_else(|| {
            self.order.push((name.clone(), 0));
            self.index.added(&self.order);
            self.order.len() - 1
        });
        &mut self.order[at].1
    }

    pub fn set(&mut self, name: &Name, flags: u32) {
        *self.entry(name) = flags;
    }

    pub fn remove(&mut self, name: &Name) {
        if let Some(at) = self.place(name) {
            self.order.remove(at);
            self.index.rebuild(&self.order);
        }
    }

    pub fn len(&self) -> usize {
        self.order.len()
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Name, u32)> {
        self.order.iter().map(|(name, flags)| (name, *flags))
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&Name, &mut u32)> {
        self.order.iter_mut().map(|(name, flags)| (&*name, flags))
    }
}
