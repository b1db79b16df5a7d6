//! The abstract syntax tree: CPython 3.14's ASDL (`Parser/Python.asdl`) as Rust types.
//!
//! Every type of the ASDL is a `struct` (one constructor) or an `enum` named `…Kind` beside a `struct`
//! with the position; fields have the ASDL's names and order. Differences: `kind` of a constant is a
//! `bool` (only `'u'` exists in source), and the nodes that make scopes carry a [`NodeId`].
//!
//! **Invariant:** node ids are unique within one tree and count from 1 (0 is [`NodeId::NONE`]).
//! **Invariant:** dropping a tree takes native stack in proportion to the depth of *nesting* that the
//! parser accepts, never to the length of a chain such as `a + b + c …` or `a.b.c()…`.

mod constant;
mod drop;
mod expr;
mod pattern;
mod stmt;

pub use constant::Constant;
pub use expr::*;
pub use pattern::*;
pub use stmt::*;

/// An identifier: NFKC-normalised, shared by all its occurrences in one parse, cheap to clone.
pub type Name = kaa_unicode::Text;

/// Where a node stands: lines from 1, columns from 0 in bytes of the source as UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    pub line: u32,
    pub col: u32,
    pub end_line: u32,
    pub end_col: u32,
}

impl Span {
    /// From the start of `self` to the end of `end`.
    #[inline]
    pub fn to(self, end: Span) -> Span {
        Span { end_line: end.end_line, end_col: end.end_col, ..self }
    }

    /// The empty span at the start of `self`.
    pub fn start(self) -> Span {
        Span { end_line: self.line, end_col: self.col, ..self }
    }
}

/// Identity of a node that makes a scope, unique within one tree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

impl NodeId {
    pub const NONE: NodeId = NodeId(0);
}

/// `mod`.
#[derive(Clone, Debug)]
pub enum Mod {
    Module { id: NodeId, body: Vec<Stmt>, type_ignores: Vec<TypeIgnore> },
    Interactive { id: NodeId, body: Vec<Stmt> },
    Expression { id: NodeId, body: Box<Expr> },
    FunctionType { argtypes: Vec<Expr>, returns: Box<Expr> },
}

/// `type_ignore`: one `# type: ignore…` comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeIgnore {
    pub line: u32,
    pub tag: Name,
}
