//! Value words, the heap and tracing.
//!
//! **Invariants.** A heap cell never moves. Allocation never collects: collection happens only where the
//! owner of the heap asks for it (a poll). A word on a native stack or in a register keeps the cell it
//! points into alive; a word in ordinary Rust heap memory does not, unless a `Trace` impl visits it.
//!
//! Design: the heap is a non-moving, generational (sticky mark bits) mark-sweep collector in the manner of
//! Demers et al., "Combining Generational and Conservative Garbage Collection" (POPL 1990).

extern crate self as kaa_gc;

mod block;
mod cell;
mod header;
mod heap;
mod large;
mod native_stack;
mod stack;
mod trace;
mod value;

#[cfg(test)]
mod tests;

pub use cell::{Gc, Slot};
pub use header::{GcState, Header, ShapeId, flags};
pub use heap::{BREAK_COLLECT, Collection, Heap, HeapConfig, Stats};
pub use native_stack::{
    StackExtent, clear_dead_stack, current_stack_pointer, native_stack_base, with_spilled_registers,
};
pub use stack::ValueStack;
pub use trace::{Kind, NoTrace, Trace, Tracer, kind_of};
pub use value::{Raised, Value, ValueTag};
