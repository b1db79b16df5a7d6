//! Payloads of exceptions and tracebacks.

use crate::frame::FrameObject;
use crate::payloads::Code;
use crate::tuple::Tuple;
use kaa_gc::{Gc, Slot, Value};
use std::cell::Cell;

/// Payload of every exception. What single types add (`OSError.errno`) are members in the region.
pub struct Exception {
    pub args: Slot<Gc<Tuple>>,
    pub traceback: Slot<Option<Value>>,
    pub context: Slot<Option<Value>>,
    pub cause: Slot<Option<Value>>,
    pub suppress_context: Cell<bool>,
}
kaa_gc::trace_fields!(Exception { args, traceback, context, cause, suppress_context });

/// One level of a traceback. Made from the frame that the exception passed; the frame object itself is
/// made when somebody looks.
pub struct Traceback {
    pub next: Slot<Option<Gc<Traceback>>>,
    pub frame: Slot<Gc<FrameObject>>,
    pub code: Gc<Code>,
    /// Offset in `co_code`.
    pub lasti: i32,
    /// Known line; `None` to be worked out from `lasti`.
    pub lineno: Cell<Option<i32>>,
}
kaa_gc::trace_fields!(Traceback { next, frame, code, lasti, lineno });
