//! Marshal version 5 and `.pyc` files: bytes ⇄ object graph ⇄ code objects.
//!
//! * [`read`] turns bytes into a [`Graph`], [`write`] turns a graph into the same bytes again.
//! * [`Graph::code_object`] takes a code object out of a graph; [`dump_code`] writes one with the sharing, interning and
//!   reference flags that CPython's own compiler and writer would give it.
//! * [`header`] and [`path`] hold what stands around the marshal data.
//!
//! **Invariant:** the input is untrusted. Reading never panics, never recurses, and allocates in proportion
//! to the bytes that are really there.
//!
//! CPython counterpart: `Python/marshal.c`, `Lib/importlib/_bootstrap_external.py`.

mod dump;
pub mod error;
pub mod graph;
pub mod header;
pub mod packed;
pub mod path;
mod read;
mod share;
mod to_code;
mod write;

#[cfg(test)]
mod tests;

pub use error::{Error, ErrorKind};
pub use graph::{Graph, IntForm, Node, NodeId, Object, StrForm};
pub use header::{Header, MAGIC, MAGIC_NUMBER, Validation, keyed_hash, source_hash};
pub use read::{read, read_prefix};
pub use write::{write, write_long};

use kaa_code::CodeObject;

/// Marshal bytes of a code object, as CPython's compiler and `marshal.dumps` would make them.
pub fn dump_code(code: &CodeObject) -> Result<Vec<u8>, Error> {
    let (nodes, root) = share::nodes_of_code(code)?;
    Ok(nodes.write(root))
}

/// The code object in marshal bytes. Bytes after it are ignored, as CPython does.
pub fn load_code(bytes: &[u8]) -> Result<CodeObject, Error> {
    let graph = read(bytes)?;
    graph.code_object(graph.root())
}
