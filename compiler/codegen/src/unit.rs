//! `Unit`: the state of one code object while it is being generated.
//!
//! CPython counterpart: `Python/compile.c` (`struct compiler_unit`, `_PyCompile_CodeUnitMetadata`).

use crate::instr::{InstrSeq, Label, Loc};
use kaa_code::Constant;
use kaa_symtable::{Block, BlockId, NameIndex, Scope, def};
use kaa_syntax::ast::{Name, Stmt};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What kind of code a unit becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScopeType {
    #[default]
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    Annotations,
    TypeParams,
}

/// Names by index, in order of first use.
#[derive(Clone, Debug, Default)]
pub struct NameTable {
    pub order: Vec<Name>,
    index: NameIndex,
}

impl NameTable {
    pub fn add(&mut self, name: &Name) -> u32 {
        if let Some(at) = self.index.find(&self.order, name) {
            return at as u32;
        }
        self.order.push(name.clone());
        self.index.added(&self.order);
        self.order.len() as u32 - 1
    }

    pub fn get(&self, name: &Name) -> Option<u32> {
        self.index.find(&self.order, name).map(|at| at as u32)
    }

    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Adds names that are not there yet.
    fn refill<'n>(&mut self, names: impl IntoIterator<Item = &'n Name>) {
        self.order.clear();
        self.order.extend(names.into_iter().cloned());
        self.index.rebuild(&self.order);
    }
}

/// Constants by index, in order of first use; equal ones are merged.
#[derive(Clone, Debug, Default)]
pub struct ConstTable {
    pub order: Vec<Constant>,
    /// Empty while there are few.
    index: FxHashMap<Constant, u32>,
}

/// As many constants are compared one by one.
const FEW: usize = 8;

impl ConstTable {
    pub fn add(&mut self, constant: Constant) -> u32 {
        // Every NaN that is worked out is an object of its own.
        let merges = match &constant {
            Constant::Float(x) => !x.is_nan(),
            Constant::Complex(re, im) => !re.is_nan() && !im.is_nan(),
            _ => true,
        };
        let known = match self.order.len() {
            _ if !merges => None,
            ..=FEW => self.order.iter().position(|known| *known == constant).map(|at| at as u32),
            _ => self.index.get(&constant).copied(),
        };
        if let Some(at) = known {
            return at;
        }
        let at = self.order.len() as u32;
        self.order.push(constant);
        if at as usize == FEW {
            self.index.extend(self.order.iter().cloned().zip(0..));
        } else if at as usize > FEW {
            self.index.insert(self.order[at as usize].clone(), at);
        }
        at
    }

    /// The constants, which leave the table empty.
    pub fn take(&mut self) -> impl ExactSizeIterator<Item = Constant> {
        self.index.clear();
        self.order.drain(..)
    }

    fn clear(&mut self) {
        self.order.clear();
        self.index.clear();
    }
}

/// A statement that has to be unwound when control leaves it.
#[derive(Clone, Copy, Debug)]
pub struct FrameBlock<'a> {
    pub kind: FrameBlockKind<'a>,
    /// Start of the block: where `continue` goes.
    pub block: Option<Label>,
    /// Where `break` goes.
    pub exit: Option<Label>,
    pub loc: Loc,
}

#[derive(Clone, Copy, Debug)]
pub enum FrameBlockKind<'a> {
    WhileLoop,
    ForLoop,
    AsyncForLoop,
    TryExcept,
    FinallyTry(&'a [Stmt]),
    FinallyEnd,
    With,
    AsyncWith,
    /// The name bound by `except … as name`.
    HandlerCleanup(Option<&'a Name>),
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehensionGenerator,
    StopIteration,
}

/// Most frame blocks a code object may nest.
pub const MAX_BLOCKS: usize = 21;

/// Parameter counts of a unit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Params {
    pub args: u32,
    pub posonly: u32,
    pub kwonly: u32,
}

#[derive(Default)]
pub struct Unit<'a> {
    pub scope: ScopeType,
    pub block: BlockId,
    pub name: Name,
    pub qualname: Name,
    /// The class whose private names are mangled here.
    pub private: Option<Name>,
    pub firstlineno: u32,
    pub params: Params,
    pub seq: InstrSeq,
    /// The main sequence, while that of the module's annotations is being written.
    pub stashed: Option<Box<InstrSeq>>,
    pub consts: ConstTable,
    pub names: NameTable,
    pub varnames: NameTable,
    pub cellvars: NameTable,
    /// Their operands start at the number of cells.
    pub freevars: NameTable,
    /// Names of an inlined comprehension that are fast locals in a scope that has none otherwise; `false`
    /// after the comprehension.
    pub fast_hidden: FxHashMap<Name, bool>,
    pub frame_blocks: Vec<FrameBlock<'a>>,
    pub static_attributes: BTreeSet<Name>,
    pub deferred_annotations: Vec<(&'a Stmt, Option<u32>)>,
    pub next_conditional_annotation: u32,
    pub in_conditional_block: bool,
    pub in_inlined_comp: u32,
    /// Recorded instructions of inner units.
    pub children: Vec<crate::StageDump>,
}

/// Names of a block with a scope or a flag, sorted.
fn names_with(block: &Block, scope: Scope, flag: u32) -> Vec<&Name> {
    let wanted = |flags: u32| Scope::of(flags) == Some(scope) || flags & flag != 0;
    let mut names: Vec<&Name> =
        block.symbols.iter().filter(|(_, flags)| wanted(*flags)).map(|(name, _)| name).collect();
    names.sort_unstable();
    names
}

impl<'a> Unit<'a> {
    /// A unit that has nothing yet; what `spare` has room for is used again.
    pub fn new(
        spare: Option<Box<Unit<'a>>>,
        (id, block): (BlockId, &Block),
        scope: ScopeType,
        name: Name,
        firstlineno: u32,
        private: Option<Name>,
        params: Params,
    ) -> Box<Unit<'a>> {
        let mut unit = spare.unwrap_or_default();
        unit.scope = scope;
        unit.block = id;
        unit.qualname = name.clone();
        unit.name = name;
        unit.private = private;
        unit.firstlineno = firstlineno;
        unit.params = params;
        unit.seq.clear();
        unit.stashed = None;
        unit.consts.clear();
        unit.names.refill([]);
        unit.varnames.refill(&block.varnames);
        unit.cellvars.refill(names_with(block, Scope::Cell, def::COMP_CELL));
        let special = [
            (block.needs_class_closure, "__class__"),
            (block.needs_classdict, "__classdict__"),
            (block.has_conditional_annotations, "__conditional_annotations__"),
        ];
        for (needed, name) in special {
            if needed {
                unit.cellvars.add(&name.into());
            }
        }
        unit.freevars.refill(names_with(block, Scope::Free, def::FREE_CLASS));
        unit.fast_hidden.clear();
        unit.frame_blocks.clear();
        unit.static_attributes.clear();
        unit.deferred_annotations.clear();
        unit.next_conditional_annotation = 0;
        unit.in_conditional_block = false;
        unit.in_inlined_comp = 0;
        unit.children.clear();
        unit
    }
}
