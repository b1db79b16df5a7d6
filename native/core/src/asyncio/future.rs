//! `Future`: its payload, making and ending one. CPython: `FutureObj` in `Modules/_asynciomodule.c`.

use super::{LoopMethod, known, loop_method, methods};
use kaa_object::declare::TypeDef;
use kaa_object::list::List;
use kaa_object::payloads::Module;
use kaa_object::shape::Layout;
use kaa_object::slots::TypeSlots;
use kaa_object::typeobject::{Type, TypeRef, type_flags};
use kaa_object::{Args, Gc, PyResult, Slot, Value, Vm};
use std::cell::Cell;

/// How far a future is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Pending,
    Cancelled,
    Finished,
}

impl Progress {
    pub fn name(self) -> &'static str {
        match self {
            Progress::Pending => "PENDING",
            Progress::Cancelled => "CANCELLED",
            Progress::Finished => "FINISHED",
        }
    }
}

/// Payload of `Future` and of `Task`, whose own part stays empty in a plain future: one payload lets the methods of
/// futures work on tasks.
pub struct Future {
    /// `None` until `__init__` ran.
    pub event_loop: Slot<Option<Value>>,
    /// The first callback and its context: most futures have one at most.
    pub callback: Slot<Option<Value>>,
    pub context: Slot<Option<Value>>,
    /// Further callbacks, each followed by its context.
    pub callbacks: Slot<Option<Gc<List>>>,
    /// The result or, where `failed`, the exception.
    pub outcome: Slot<Option<Value>>,
    /// One future that waits for this one, or a set of those that do.
    pub awaited_by: Slot<Option<Value>>,
    pub rare: Slot<Option<Gc<Rare>>>,
    /// Of a task: what it runs, in which context, under which name (an int where nobody chose one), and what it
    /// waits for.
    pub coroutine: Slot<Option<Value>>,
    pub run_context: Slot<Option<Value>>,
    pub name: Slot<Option<Value>>,
    pub waits_for: Slot<Option<Value>>,
    pub cancel_requests: Cell<u32>,
    pub progress: Cell<Progress>,
    pub flags: Cell<u16>,
}

/// What few futures need.
#[derive(Default)]
pub struct Rare {
    pub source_traceback: Cell<Option<Value>>,
    pub cancel_message: Cell<Option<Value>>,
    /// The CancelledError that ended a task, to be raised once.
    pub cancelled_error: Cell<Option<Value>>,
    /// The exception's traceback when it was set.
    pub traceback: Cell<Option<Value>>,
}

kaa_gc::trace_fields!(
    enum Progress {
        Pending,
        Cancelled,
        Finished,
    }
);
kaa_gc::trace_fields!(Rare { source_traceback, cancel_message, cancelled_error, traceback });
kaa_gc::trace_fields!(Future {
    event_loop,
    callback,
    context,
    callbacks,
    outcome,
    awaited_by,
    rare,
    coroutine,
    run_context,
    name,
    waits_for,
    cancel_requests,
    progress,
    flags
});

impl kaa_object::convert::NamedPayload for Future {
    const NAME: &'static str = "_asyncio.Future";
}

/// Bits of `Future::flags`.
pub mod flag {
    pub const FAILED: u16 = 1;
    /// The exception is to be reported if nobody asks for it.
    pub const LOG_TRACEBACK: u16 = 2;
    /// Yielded by its own iterator, as it must be.
    pub const BLOCKING: u16 = 4;
    pub const AWAITED_BY_MANY: u16 = 8;
    pub const MUST_CANCEL: u16 = 16;
    pub const LOG_DESTROY_PENDING: u16 = 32;
    /// Known to `all_tasks`.
    pub const REGISTERED: u16 = 64;
    /// In its first step, as an eager task.
    pub const EAGER: u16 = 128;
    pub const TASK: u16 = 256;
}

impl Future {
    #[inline]
    pub fn has(&self, bit: u16) -> bool {
        self.flags.get() & bit != 0
    }

    #[inline]
    pub fn put(&self, bit: u16, on: bool) {
        let bits = self.flags.get();
        self.flags.set(if on { bits | bit } else { bits & !bit });
    }

    #[inline]
    pub fn is_pending(&self) -> bool {
        self.progress.get() == Progress::Pending
    }

    /// One of the rare parts.
    pub fn rare_part(&self, part: fn(&Rare) -> &Cell<Option<Value>>) -> Option<Value> {
        self.rare.get().and_then(|rare| part(&rare).get())
    }
}

/// Sets one of the rare parts.
pub fn set_rare(
    vm: &mut Vm,
    future: Gc<Future>,
    part: fn(&Rare) -> &Cell<Option<Value>>,
    value: Option<Value>,
) {
    let rare = match (future.rare.get(), value) {
        (Some(rare), _) => rare,
        (None, None) => return,
        (None, Some(_)) => {
            let rare = vm.alloc_payload(Rare::default());
            future.rare.set(future, Some(rare));
            rare
        }
    };
    part(&rare).set(value);
    rare.wrote_many();
}

static RARE: TypeDef =
    TypeDef { flags: type_flags::DISALLOW_INSTANTIATION, ..TypeDef::new("_asyncio.FutureParts") };

pub fn install(vm: &mut Vm, module: Gc<Module>) -> PyResult<Gc<Type>> {
    let object = vm.types.object;
    vm.define_type::<Rare>(object, &RARE);
    let class = vm.define_type::<Future>(object, &methods::FUTURE);
    keep_shaped(vm, class);
    vm.module_add_type(module, class)?;
    Ok(class)
}

/// Lets instances have shapes instead of dicts: methods are found sooner where the shape says that an instance has no
/// attributes of its own.
pub fn keep_shaped(vm: &mut Vm, class: Gc<Type>) {
    class.layout.set(Layout::Inline);
    let id = vm.new_root_shape(class, *class.kind, Layout::Inline, class.slot_words.get(), 0);
    class.shape.set(id);
}

/// The slots that futures and tasks share.
pub fn slots(s: &TypeSlots) {
    s.iter.set(Some(super::iter::of_future));
    s.r#await.set(Some(super::iter::of_future));
    s.del.set(Some(super::outcome::finalize));
}

/// A future before `__init__`.
pub fn blank(vm: &mut Vm, class: Gc<Type>, flags: u16) -> Gc<Future> {
    let payload = Future {
        event_loop: Slot::new(None),
        callback: Slot::new(None),
        context: Slot::new(None),
        callbacks: Slot::new(None),
        outcome: Slot::new(None),
        awaited_by: Slot::new(None),
        rare: Slot::new(None),
        coroutine: Slot::new(None),
        run_context: Slot::new(None),
        name: Slot::new(None),
        waits_for: Slot::new(None),
        cancel_requests: Cell::new(0),
        progress: Cell::new(Progress::Pending),
        flags: Cell::new(flags),
    };
    vm.alloc_instance(class, payload)
}

/// Marks a future as having nothing to say when it goes, unless its class has a finalizer of its own.
#[inline]
pub fn let_go(vm: &Vm, future: Gc<Future>) {
    let own: kaa_object::slots::DelFn = super::outcome::finalize;
    if vm.class_of(future.value()).slots.del.get().is_some_and(|del| std::ptr::fn_addr_eq(del, own)) {
        kaa_gc::Heap::dismiss_finalizer(future);
    }
}

/// `__init__`, with the loop that was given.
pub fn begin(vm: &mut Vm, future: Gc<Future>, event_loop: Option<Value>) -> PyResult<()> {
    if future.event_loop.get().is_some() {
        begin_again(vm, future);
    }
    let event_loop = match event_loop.filter(|l| !l.is_none()) {
        Some(event_loop) => event_loop,
        None => super::running::get_event_loop(vm)?,
    };
    future.event_loop.set(future, Some(event_loop));
    let looked = loop_method(vm, event_loop, LoopMethod::GetDebug)?;
    let debug = vm.call_looked(looked, event_loop, &[])?;
    let debug = if debug.is_bool() { debug == Value::TRUE } else { vm.is_true(debug)? };
    if debug && !vm.finalizing {
        let stack = super::call_library(vm, "extract_stack", &[])?;
        set_rare(vm, future, |r| &r.source_traceback, Some(stack));
    }
    Ok(())
}

/// Undoes what an earlier `__init__` and what came after it did.
#[cold]
fn begin_again(vm: &mut Vm, future: Gc<Future>) {
    for slot in [&future.event_loop, &future.callback, &future.context, &future.outcome, &future.awaited_by] {
        slot.init(None);
    }
    future.callbacks.init(None);
    future.rare.init(None);
    future.progress.set(Progress::Pending);
    future.flags.set(future.flags.get() & flag::TASK);
    vm.heap.register_finalizable(future);
}

/// The loop; RuntimeError before `__init__`.
#[inline]
pub fn alive(vm: &mut Vm, future: Gc<Future>) -> PyResult {
    match future.event_loop.get() {
        Some(event_loop) => Ok(event_loop),
        None => Err(vm.runtime_error("Future object is not initialized.")),
    }
}

/// `__new__` of futures and tasks, which takes anything.
pub fn new(vm: &mut Vm, class: Gc<Type>, _: Args<'_>) -> PyResult {
    let task_type = known(vm).task_type;
    if class == task_type || class.is_subtype(task_type) {
        return Ok(blank(vm, class, flag::TASK).value());
    }
    let future = blank(vm, class, 0);
    // Until it has an exception, there is nothing to say about one that goes.
    let_go(vm, future);
    Ok(future.value())
}

kaa_object::methods! { INIT: Instance =>
    "Future($self, *, loop=None)" => |vm: &mut Vm, this: Gc<Future>, event_loop: Option<Value>| -> PyResult<()> {
        begin(vm, this, event_loop)
    }, Any;
}

pub fn init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    // `loop=…` alone is what nearly all calls give.
    if args.values.len() == 1
        && let Some((name, value)) = args.keywords().next()
        && name.is("loop")
    {
        let future = vm.this::<Future>(this);
        return begin(vm, future, Some(value));
    }
    INIT[0].call(vm, Some(this), args).map(|_| ())
}
