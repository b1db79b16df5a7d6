//! `Unit`: the state of one code object while it is being generated.
//!
//! CPython counterpart: `Python/compile.c` (`struct compiler_unit`, `_PyCompile_CodeUnitMetadata`).

use crate::instr::{InstrSeq, Label, Loc};
use kaa_code::Constant;
use kaa_symtable::{BlockId, NameIndex};
use kaa_syntax::ast::{Name, Stmt};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What kind of code a unit becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeType {
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
}

impl FromIterator<Name> for NameTable {
    fn from_iter<I: IntoIterator<Item = Name>>(names: I) -> NameTable {
        let mut table = NameTable::default();
        names.into_iter().for_each(|name| {
            table.add(&name);
        });
        table
    }
}

/// Constants by index, in order of first use; equal ones are merged.
#[derive(Clone, Debug, Default)]
pub struct ConstTable {
    pub order: Vec<Constant>,
    index: FxHashMap<Constant, u32>,
}

impl ConstTable {
    pub fn add(&mut self, constant: Constant) -> u32 {
        // Every NaN that is worked out is an object of its own.
        let merges = match &constant {
            Constant::Float(x) => !x.is_nan(),
            Constant::Complex(re, im) => !re.is_nan() && !im.is_nan(),
            _ => true,
        };
        if let Some(at) = self.index.get(&constant).filter(|_| merges) {
            return *at;
        }
        let at = self.order.len() as u32;
        self.order.push(constant.clone());
        self.index.insert(constant, at);
        at
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
