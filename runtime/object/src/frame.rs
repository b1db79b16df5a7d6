//! Frames, generators, and the hooks through which the rest of the runtime reaches the interpreter.

use crate::dict::Dict;
use crate::payloads::{Code, Function};
use crate::str::Str;
use crate::tuple::Tuple;
use crate::{PyResult, Vm};
use kaa_gc::{Gc, Slot, Trace, Tracer, Value};
use std::cell::Cell;

/// Why a frame runs, and what its return means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKind {
    /// Entered from Rust: its return ends the evaluation loop.
    Entry,
    /// Called by the frame below in the same loop.
    Call,
    /// `__init__` called by the frame below: returns None, and the instance is the call's result.
    Init,
    /// Resumed by the frame below in the same loop (`send`, `yield from`, iteration).
    Resume,
}

/// What `Frame::extra` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    Nothing,
    /// The namespace of a module, class body or `exec`.
    Locals,
    /// The generator whose window this is.
    Generator,
    /// The instance under construction (`FrameKind::Init`).
    Instance,
}

/// One activation. Its window is `registers` slots from `base`.
pub struct Frame {
    pub code: Gc<Code>,
    /// Globals, builtins and closure come from here; code run by `exec` has a function of its own.
    pub function: Gc<Function>,
    pub base: *mut Option<Value>,
    /// The interpreter's translation of the code.
    pub translation: *const (),
    /// The interpreter's instruction being executed or, in suspended callers, the one that called.
    pub pc: *const (),
    pub extra: Option<Value>,
    /// The frame object, once somebody asked for it.
    pub object: Option<Gc<FrameObject>>,
    /// Top of the value stack below this frame.
    pub saved_top: *mut Option<Value>,
    pub registers: u32,
    /// Register of the caller that takes the result.
    pub result: u32,
    /// Line of the instruction executed last, where the code is instrumented; -1 for none.
    pub line: i32,
    pub kind: FrameKind,
    pub extra_kind: Extra,
}

/// Visits the live registers of a window, but for the holes among the topmost eight.
///
/// # Safety
/// The window must have `registers` words from `low` on.
unsafe fn trace_window(low: *const usize, (live, holes): (u32, u8), registers: u32, tracer: &mut Tracer<'_>) {
    let high = live.min(registers) as usize;
    // Holes count from the end of what is live, so where that was cut they mean nothing.
    let sure = if holes == 0 || live > registers { high } else { high.saturating_sub(8) };
    // SAFETY: see the function's contract.
    unsafe {
        tracer.visit_conservatively(low, low.add(sure));
        for at in sure..high {
            if holes >> (high - 1 - at) & 1 == 0 {
                tracer.visit_conservatively(low.add(at), low.add(at + 1));
            }
        }
    }
}

impl Frame {
    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        self.code.trace(tracer);
        self.function.trace(tracer);
        self.extra.trace(tracer);
        self.object.trace(tracer);
        let live = match self.code.translated.get() {
            Some(translated) => translated.live_registers(self.pc),
            None => (self.registers, 0),
        };
        // SAFETY: a frame's window lies in its thread's value stack or its live generator. Registers may
        // hold stale words, hence the conservative look.
        unsafe { trace_window(self.base.cast::<usize>().cast_const(), live, self.registers, tracer) }
    }

    /// The namespace of a module, class body or `exec`.
    pub fn locals(&self) -> Option<Value> {
        if self.extra_kind == Extra::Locals { self.extra } else { None }
    }

    /// The generator whose window this is.
    pub fn generator(&self) -> Option<Gc<Generator>> {
        match (self.extra_kind, self.extra) {
            // SAFETY: the kind says what the value is.
            (Extra::Generator, Some(value)) => Some(unsafe { value.cast() }),
            _ => None,
        }
    }

    /// # Safety
    /// `index` must be below `registers`.
    #[inline]
    pub unsafe fn register(&self, index: usize) -> Option<Value> {
        // SAFETY: the caller vouches for the index.
        unsafe { *self.base.add(index) }
    }
}

/// Where a generator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorState {
    Created,
    Suspended,
    Running,
    Finished,
}

/// `generator`, `coroutine` and `async_generator`: an activation that owns its window.
///
/// **Invariant.** The cell was allocated with `registers` words behind the payload, each empty or a value.
#[repr(C)]
pub struct Generator {
    pub name: Slot<Gc<Str>>,
    pub qualname: Slot<Gc<Str>>,
    pub code: Gc<Code>,
    pub function: Gc<Function>,
    pub state: Cell<GeneratorState>,
    /// Instruction to resume at.
    pub pc: Cell<u32>,
    /// The translation that `pc` counts in.
    pub translation: Cell<*const ()>,
    /// Registers of the window, which lies behind the payload; 0 once finished.
    pub registers: Cell<u32>,
    /// While suspended the exception being handled inside, while running the one that is being handled where it was
    /// resumed.
    pub handled: Slot<Option<Value>>,
    /// The generator whose values this one hands on, where it was suspended in the midst of that: behind SEND and
    /// the yield that follows it.
    pub delegate: Slot<Option<Gc<Generator>>>,
    pub object: Slot<Option<Gc<FrameObject>>>,
    /// `cr_origin`.
    pub origin: Slot<Option<Value>>,
    /// Asynchronous generators: an `asend` or `athrow` is under way; closed; hooks were called.
    pub running_async: Cell<bool>,
    /// It counts as running, without a frame, while `close` is passed on to what it waits for.
    pub closing: Cell<bool>,
    pub closed: Cell<bool>,
    pub hooks_inited: Cell<bool>,
    pub finalizer: Slot<Option<Value>>,
}

impl Generator {
    /// The window; empty once finished.
    #[inline]
    pub fn window(&self) -> &[Cell<Option<Value>>] {
        // SAFETY: the words lie right behind the payload (invariant).
        unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast(), self.registers.get() as usize) }
    }
}

// SAFETY: visits every field that holds cells, the window's words included.
unsafe impl Trace for Generator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.name.trace(tracer);
        self.qualname.trace(tracer);
        self.code.trace(tracer);
        self.function.trace(tracer);
        self.handled.trace(tracer);
        self.delegate.trace(tracer);
        self.object.trace(tracer);
        self.origin.trace(tracer);
        self.finalizer.trace(tracer);
        let window = self.window();
        // A running generator's window is traced by its frame, if it has one.
        let live = match (self.state.get(), self.code.translated.get()) {
            (GeneratorState::Running, _) if !self.closing.get() => (0, 0),
            // Where there are several translations, it may have been suspended in any of them.
            (_, Some(translated)) if self.code.variants.borrow().is_empty() => {
                translated.live_registers_at((self.pc.get() as usize).saturating_sub(1))
            }
            _ => (window.len() as u32, 0),
        };
        // SAFETY: the window is a slice of words, some of which may be stale.
        unsafe { trace_window(window.as_ptr().cast::<usize>(), live, window.len() as u32, tracer) }
    }
}

/// `frame`: what Python sees of an activation, during it and after.
pub struct FrameObject {
    pub code: Gc<Code>,
    pub globals: Gc<Dict>,
    pub builtins: Gc<Dict>,
    pub function: Option<Gc<Function>>,
    /// Index of the frame in its thread while it runs; `None` when suspended or finished.
    pub active: Cell<Option<usize>>,
    /// Serial number of that thread.
    pub thread: Cell<u64>,
    pub generator: Option<Gc<Generator>>,
    /// Offset in `co_code` of the last instruction, kept when the frame ends.
    pub lasti: Cell<i32>,
    pub back: Slot<Option<Gc<FrameObject>>>,
    /// Locals, cells and free variables, kept when the frame ends.
    pub fast: Slot<Option<Gc<Tuple>>>,
    /// The namespace of a module, class body or `exec`.
    pub locals: Slot<Option<Value>>,
    /// Names that `f_locals` got beyond the code's own.
    pub extra_locals: Slot<Option<Gc<Dict>>>,
    pub trace: Slot<Option<Value>>,
    pub trace_lines: Cell<bool>,
    pub trace_opcodes: Cell<bool>,
    /// Line that a tracer jumped to or saw last.
    pub lineno: Cell<i32>,
    pub cleared: Cell<bool>,
}
kaa_gc::trace_fields!(FrameObject {
    code,
    globals,
    builtins,
    function,
    active,
    thread,
    generator,
    lasti,
    back,
    fast,
    locals,
    extra_locals,
    trace,
    trace_lines,
    trace_opcodes,
    lineno,
    cleared
});

/// `f_locals` of a function's frame (PEP 667).
pub struct FrameLocalsProxy {
    pub frame: Gc<FrameObject>,
}
kaa_gc::trace_fields!(FrameLocalsProxy { frame });

/// What resuming a generator led to.
#[derive(Clone, Copy, Debug)]
pub enum Resumed {
    Yielded(Value),
    Returned(Value),
}

/// What to send into a generator.
#[derive(Clone, Copy, Debug)]
pub enum Resume {
    Send(Value),
    /// The thread's pending exception is raised at the yield.
    Throw,
}

/// Entries into the interpreter, filled in by it.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Runs a code object with globals, locals and, for functions, a closure.
    pub eval_code: fn(&mut Vm, Gc<Code>, Gc<Dict>, Option<Value>, Option<Gc<Tuple>>) -> PyResult,
    pub resume: fn(&mut Vm, Gc<Generator>, Resume) -> PyResult<Resumed>,
    /// The frame object of the thread's frame at an index.
    pub frame_object: fn(&mut Vm, usize) -> Gc<FrameObject>,
    /// Offset in `co_code` of a frame's current instruction.
    pub last_instruction: fn(&Vm, &Frame) -> i32,
    /// The value of slot `index` of an active or suspended frame.
    pub read_fast: fn(&mut Vm, Gc<FrameObject>, usize) -> Option<Value>,
    pub write_fast: fn(&mut Vm, Gc<FrameObject>, usize, Option<Value>),
    /// Compiles source text: source, filename, mode, flags, don't inherit, optimisation level.
    pub compile: fn(&mut Vm, CompileRequest) -> PyResult,
    /// Compiles an abstract syntax tree as Python objects, with the request's source left out; `None` where
    /// the value is no tree.
    pub compile_tree: fn(&mut Vm, Value, CompileRequest) -> PyResult<Option<Value>>,
    /// A code object for plain data; the values are its constants where they aren't the plain one's.
    pub new_code: fn(&mut Vm, kaa_code::SharedCode, Option<Gc<crate::payloads::Tuple>>) -> PyResult,
    /// Makes the constants and names of a code object.
    pub unpack_code: fn(&mut Vm, Gc<Code>) -> PyResult<()>,
    /// Makes a suspended generator a running one whose frame stands still.
    pub hold_generator: fn(&mut Vm, Gc<Generator>) -> PyResult<()>,
    /// Makes the generator that was held, whose frame is on top again, a suspended one.
    pub release_generator: fn(&mut Vm, Gc<Generator>),
    /// Offset in `co_code` where a suspended generator stands.
    pub generator_lasti: fn(&Vm, Gc<Generator>) -> i32,
    /// What a suspended generator waits for (`yield from`, `await`).
    pub awaited: fn(&Vm, Gc<Generator>) -> Option<Value>,
    /// `__import__`: name, globals, from-list, level.
    pub import: fn(&mut Vm, Gc<Str>, Option<Value>, Value, i64) -> PyResult,
    /// Makes code run with the instrumentation that is asked for now.
    pub instrument: fn(&mut Vm),
    /// Moves a frame that a tracer was called for to another line.
    pub jump: fn(&mut Vm, Gc<FrameObject>, i32) -> PyResult<()>,
    /// Imports a module by its absolute name and returns it.
    pub import_module: fn(&mut Vm, Gc<Str>) -> PyResult,
}

/// Arguments of `compile()`, `exec()` and `eval()` on source text.
#[derive(Clone)]
pub struct CompileRequest {
    pub source: Vec<u8>,
    /// The source came as `str`, so an encoding cookie is ignored.
    pub is_text: bool,
    /// The source is what a file holds that is run as a program.
    pub from_file: bool,
    pub filename: Gc<Str>,
    pub mode: CompileMode,
    pub flags: u32,
    pub optimize: i32,
    pub feature_version: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompileMode {
    Exec,
    Eval,
    Single,
    FuncType,
}

impl Default for Hooks {
    fn default() -> Hooks {
        fn missing(vm: &mut Vm) -> crate::Raised {
            vm.raise_named("SystemError", "the isolate has no interpreter")
        }
        Hooks {
            eval_code: |vm, _, _, _, _| Err(missing(vm)),
            resume: |vm, _, _| Err(missing(vm)),
            frame_object: |_, _| panic!("the isolate has no interpreter"),
            last_instruction: |_, _| -1,
            read_fast: |_, _, _| None,
            write_fast: |_, _, _, _| (),
            compile: |vm, _| Err(missing(vm)),
            compile_tree: |_, _, _| Ok(None),
            new_code: |vm, _, _| Err(missing(vm)),
            unpack_code: |vm, _| Err(missing(vm)),
            hold_generator: |vm, _| Err(missing(vm)),
            release_generator: |_, _| (),
            generator_lasti: |_, _| -1,
            awaited: |_, _| None,
            import: |vm, _, _, _, _| Err(missing(vm)),
            instrument: |_| (),
            jump: |vm, _, _| Err(missing(vm)),
            import_module: |vm, _| Err(missing(vm)),
        }
    }
}
