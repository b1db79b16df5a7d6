//! Register code and the evaluation loop.
//!
//! A code object is translated at its first call: stack depth `d` becomes register `nlocalsplus + d`, loads of
//! locals and constants vanish into operands where they can, comparisons fuse with the branches on them.
//! Register code is private to a running isolate and never leaves it.
//!
//! **Invariants.** A frame's registers up to the stack depth of its instruction hold values; those beyond
//! are dead. Python-to-Python calls never recurse natively. Whatever may run Python code is called with the
//! frame's `pc` stored.

pub mod cache;
mod calls;
pub mod code;
mod entry;
mod exceptions;
mod frames;
mod generators;
mod imports;
mod iterate;
mod leave;
mod matching;
mod names;
pub mod op;
mod quick;
mod run;
mod slow;
mod tracing;
pub mod translate;

pub use code::{code_from_plain, code_with_constants, constant_value, plain_of};
pub use entry::install;
