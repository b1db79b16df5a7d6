//! Scopes: which names each block binds and where each is found.
//!
//! Building takes two passes: the first walks the tree and collects what every block does with every name
//! (`build`), the second decides each name's scope (`analyze`). **Invariant:** flags and scopes are CPython's,
//! bit for bit, because the `symtable` module shows them. CPython counterpart: `Python/symtable.c`.

mod analyze;
mod block;
mod build;
mod error;
mod future;
mod mangle;
mod names;
#[cfg(test)]
mod tests;

pub use block::{Block, BlockId, BlockKind, Comprehension, Key, Scope, SymbolMap, def};
pub use error::Error;
pub use future::{Future, future_features};
pub use mangle::{mangle, maybe_mangle};
pub use names::NameIndex;

use kaa_syntax::ast::Mod;
use rustc_hash::FxHashMap;

/// How a tree is to be read.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub future: Future,
    /// `PyCF_ALLOW_TOP_LEVEL_AWAIT`.
    pub top_level_await: bool,
    /// The tree will be compiled: by then `__debug__` isn't a name any more where it's read, but in patterns.
    pub debug_is_constant: bool,
    /// How deep statements, expressions and blocks may nest before [`Error::TooDeep`].
    pub depth_limit: usize,
}

/// All blocks of a tree.
#[derive(Clone, Debug)]
pub struct SymbolTable {
    blocks: Vec<Block>,
    keys: FxHashMap<Key, BlockId>,
}

impl SymbolTable {
    /// Reads a whole tree.
    pub fn build(module: &Mod, options: Options) -> Result<SymbolTable, Error> {
        let mut table = build::build(module, options)?;
        analyze::analyze(&mut table, options.depth_limit)?;
        Ok(table)
    }

    /// The block of the tree itself.
    pub fn top(&self) -> BlockId {
        BlockId(0)
    }

    /// The block that a node makes.
    pub fn lookup(&self, key: Key) -> Option<BlockId> {
        self.keys.get(&key).copied()
    }

    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}

impl std::ops::Index<BlockId> for SymbolTable {
    type Output = Block;

    fn index(&self, id: BlockId) -> &Block {
        &self.blocks[id.0 as usize]
    }
}

impl std::ops::IndexMut<BlockId> for SymbolTable {
    fn index_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id.0 as usize]
    }
}
