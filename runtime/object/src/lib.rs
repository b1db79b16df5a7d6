//! Type objects, shapes, slots, argument binding and the payloads of core types.
//!
//! What Python can see of a builtin type (its methods, its errors) stands in `kaa-types`; here is what the
//! interpreter, the types and the native modules share: how an object is laid out, how an attribute is
//! found, how anything is called, how an exception is raised.
//!
//! **Invariants.** All Python state hangs off a `Vm`; nothing here is global but the hash secret. A `Value`
//! or `Gc` lives on a native stack or in a traced type. An `Err(Raised)` means that the thread's pending
//! exception is set; an `Ok` means that it is not.

pub mod args;
pub mod attr;
pub mod audit;
pub mod bind;
pub mod blocking;
pub mod bytes;
pub mod call;
pub mod class;
pub mod compare;
pub mod convert;
pub mod core_types;
pub mod crash;
pub mod declare;
pub mod descr;
pub mod dict;
pub mod errno;
pub mod errors;
pub mod exception;
pub mod frame;
pub mod function;
pub mod hash;
pub mod int;
pub mod iter;
pub mod list;
pub mod memory;
pub mod module;
pub mod names;
pub mod number;
pub mod payloads;
pub mod sequence;
pub mod set;
pub mod shape;
pub mod slots;
pub mod str;
pub mod str_builder;
pub mod suggest;
pub mod thread;
pub mod tracing;
pub mod tuple;
pub mod typeobject;
pub mod vm;

pub use args::Args;
pub use kaa_gc::{Gc, Header, NoTrace, Raised, ShapeId, Slot, Trace, Tracer, Value, flags as cell_flags};
pub use slots::{CompareOp, SlotId, TypeSlots};
pub use str::{Str, StrKind};
pub use str_builder::StrBuilder;
pub use typeobject::Type;
pub use vm::{Payload, Vm};

/// The result of anything that may raise.
pub type PyResult<T = Value> = Result<T, Raised>;
