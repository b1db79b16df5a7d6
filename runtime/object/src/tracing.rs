//! What tracing and monitoring tools ask for. CPython: `Python/instrumentation.c`.

use crate::Value;
use kaa_gc::{NoTrace, Trace};
use rustc_hash::{FxHashMap, FxHashSet};

/// Kinds of instrumentation of register code; bits.
pub mod kinds {
    /// Entering, leaving, yielding, going on.
    pub const FRAMES: u32 = 1;
    pub const LINES: u32 = 2;
    pub const CALLS: u32 = 4;
    pub const INSTRUCTIONS: u32 = 8;
    /// Both ways of conditional jumps and loops.
    pub const BRANCHES: u32 = 16;
    pub const JUMPS: u32 = 32;
}

/// Events of `sys.monitoring` (PEP 669), numbered as CPython has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Event {
    PyStart,
    PyResume,
    PyReturn,
    PyYield,
    Call,
    Line,
    Instruction,
    Jump,
    BranchLeft,
    BranchRight,
    StopIteration,
    Raise,
    ExceptionHandled,
    PyUnwind,
    PyThrow,
    Reraise,
    CReturn,
    CRaise,
    Branch,
}

/// Number of events.
pub const EVENTS: usize = 19;

/// Names of the events in `sys.monitoring.events`, by number.
pub const EVENT_NAMES: [&str; EVENTS] = [
    "PY_START",
    "PY_RESUME",
    "PY_RETURN",
    "PY_YIELD",
    "CALL",
    "LINE",
    "INSTRUCTION",
    "JUMP",
    "BRANCH_LEFT",
    "BRANCH_RIGHT",
    "STOP_ITERATION",
    "RAISE",
    "EXCEPTION_HANDLED",
    "PY_UNWIND",
    "PY_THROW",
    "RERAISE",
    "C_RETURN",
    "C_RAISE",
    "BRANCH",
];

/// Number of tools that programs can be.
pub const TOOLS: usize = 6;

/// The tools of an isolate.
#[derive(Default)]
pub struct Monitoring {
    pub names: [Option<Value>; TOOLS],
    pub callbacks: [[Option<Value>; EVENTS]; TOOLS],
    /// Events each tool wants of all code.
    pub events: NoTrace<[u32; TOOLS]>,
    /// Events each tool wants of a code object, by its address.
    pub local: NoTrace<FxHashMap<u64, [u32; TOOLS]>>,
    /// What tools don't want to hear of again: code object, code unit, event, tool.
    pub disabled: NoTrace<FxHashSet<(u64, u32, u8, u8)>>,
    /// Of the code objects that `disabled` names: what tools wanted of them when they last ran.
    pub instrumented: NoTrace<FxHashMap<u64, [u32; TOOLS]>>,
    /// Whether a tool's callbacks for BRANCH_LEFT (bit 0) and BRANCH_RIGHT (bit 1) are its callback for BRANCH, which
    /// disables both at once.
    pub joint_branches: NoTrace<[u8; TOOLS]>,
    /// The code objects of all these, which stay alive.
    pub codes: Vec<Value>,
    /// `DISABLE` and `MISSING`.
    pub disable: Option<Value>,
    pub missing: Option<Value>,
}

// SAFETY: visits every value; the rest are numbers.
unsafe impl Trace for Monitoring {
    fn trace(&self, tracer: &mut kaa_gc::Tracer<'_>) {
        self.names.trace(tracer);
        for row in &self.callbacks {
            row.trace(tracer);
        }
        self.codes.trace(tracer);
        self.disable.trace(tracer);
        self.missing.trace(tracer);
    }
}

impl Monitoring {
    /// Events that any tool wants of all code.
    pub fn all_events(&self) -> u32 {
        self.events.iter().fold(0, |all, events| all | events)
    }
}

/// The kinds of instrumentation that some events need.
pub fn kinds_of(events: u32) -> u32 {
    let has = |event: Event| events >> event as u8 & 1 != 0;
    let mut kinds = 0;
    if [Event::PyStart, Event::PyResume, Event::PyReturn, Event::PyYield, Event::PyThrow].into_iter().any(has)
    {
        kinds |= kinds::FRAMES;
    }
    if has(Event::Line) {
        kinds |= kinds::LINES | kinds::FRAMES;
    }
    if has(Event::Call) || has(Event::CReturn) || has(Event::CRaise) {
        kinds |= kinds::CALLS;
    }
    if has(Event::BranchLeft) || has(Event::BranchRight) {
        kinds |= kinds::BRANCHES;
    }
    if has(Event::Jump) {
        kinds |= kinds::JUMPS;
    }
    if has(Event::Instruction) {
        kinds |= kinds::INSTRUCTIONS;
    }
    kinds
}
