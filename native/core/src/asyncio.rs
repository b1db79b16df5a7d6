//! `_asyncio`: futures, tasks, and which loop and task run. CPython: `Modules/_asynciomodule.c`.

mod callbacks;
mod future;
mod iter;
mod methods;
mod outcome;
mod running;
mod step;
mod task;
mod task_methods;
mod waiters;

use kaa_object::call::Looked;
use kaa_object::declare::ModuleDef;
use kaa_object::dict::Dict;
use kaa_object::shape::Layout;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::TypeRef;
use kaa_object::{Args, Gc, PyResult, ShapeId, Str, Type, Value, Vm};

/// What the module keeps per isolate. The isolate's roots hold all of it.
#[derive(Default)]
struct State {
    known: Option<Known>,
    /// Number of the task that was named last.
    tasks: i64,
    /// Where `call_soon` and `get_debug` of the loop were found last.
    found: [Found; 2],
    /// Tasks that aren't the module's own, in a `WeakSet`, and those of them in their first step, in a `set`.
    others: Option<(Value, Value)>,
}

/// What futures and tasks need of the library and of the module's own.
#[derive(Clone, Copy)]
struct Known {
    future_type: Gc<Type>,
    task_type: Gc<Type>,
    step_type: Gc<Type>,
    iter_type: Gc<Type>,
    call_soon: Gc<Str>,
    get_debug: Gc<Str>,
    blocking: Gc<Str>,
    /// `("context",)`
    with_context: Gc<Tuple>,
    /// What was taken from the library so far, by name.
    library: Gc<Dict>,
}

/// A method of a loop, which loops of that shape have as long as their class is as it was. The class keeps it alive.
#[derive(Clone, Copy)]
struct Found {
    shape: ShapeId,
    version: u32,
    method: Value,
}

impl Default for Found {
    fn default() -> Found {
        Found { shape: ShapeId::FREE, version: 0, method: Value::NONE }
    }
}

/// What loops are asked for.
#[derive(Clone, Copy, Debug)]
enum LoopMethod {
    CallSoon,
    GetDebug,
}

/// A method of the loop, to be called.
#[inline]
fn loop_method(vm: &mut Vm, event_loop: Value, which: LoopMethod) -> PyResult<Looked> {
    let found = vm.state::<State>().found[which as usize];
    if event_loop.has_shape(found.shape) && vm.class_of(event_loop).version.get() == found.version {
        return Ok(Looked::Unbound(found.method));
    }
    find_loop_method(vm, event_loop, which)
}

#[inline(never)]
fn find_loop_method(vm: &mut Vm, event_loop: Value, which: LoopMethod) -> PyResult<Looked> {
    let known = *known(vm);
    let name = match which {
        LoopMethod::CallSoon => known.call_soon,
        LoopMethod::GetDebug => known.get_debug,
    };
    let looked = vm.lookup_method(event_loop, name)?;
    let class = vm.class_of(event_loop);
    let version = class.version_tag(vm);
    // Only where the shape says which attributes the instance has, so that none can hide the method.
    if let (Looked::Unbound(method), Some(shape)) = (looked, event_loop.shape())
        && version != 0
        && vm.region_dict(event_loop).is_none()
        && vm.shapes.get(shape).layout != Layout::Dict
    {
        vm.state::<State>().found[which as usize] = Found { shape, version, method };
    }
    Ok(looked)
}

pub static MODULE: ModuleDef = ModuleDef {
    name: "_asyncio",
    doc: Some("Accelerator module for asyncio"),
    functions: &[running::FUNCTIONS, running::RAW_FUNCTIONS],
    init: |vm, module| {
        if let Some(known) = vm.state::<State>().known {
            // Imported again: there is one kind of futures per isolate.
            vm.module_add_type(module, known.future_type)?;
            return vm.module_add_type(module, known.task_type);
        }
        let future_type = future::install(vm, module)?;
        let task_type = task::install(vm, module, future_type)?;
        let iter_type = iter::install(vm);
        let step_type = step::install(vm);
        let name = vm.intern_str("context").value();
        let with_context = vm.tuple(&[name]);
        let library = vm.new_dict();
        let known = Known {
            future_type,
            task_type,
            step_type,
            iter_type,
            call_soon: vm.intern_str("call_soon"),
            get_debug: vm.intern_str("get_debug"),
            blocking: vm.intern_str("_asyncio_future_blocking"),
            with_context,
            library,
        };
        for value in [
            known.call_soon.value(),
            known.get_debug.value(),
            known.blocking.value(),
            with_context.value(),
            library.value(),
        ] {
            vm.add_root(value);
        }
        vm.state::<State>().known = Some(known);
        Ok(())
    },
};

/// What futures and tasks take from the library, with where it stands. It is taken when first needed: those modules
/// import this one.
const LIBRARY: &[(&str, &str)] = &[
    ("_get_event_loop_policy", "asyncio.events"),
    ("_future_repr", "asyncio.base_futures"),
    ("InvalidStateError", "asyncio.exceptions"),
    ("CancelledError", "asyncio.exceptions"),
    ("_task_repr", "asyncio.base_tasks"),
    ("_task_get_stack", "asyncio.base_tasks"),
    ("_task_print_stack", "asyncio.base_tasks"),
    ("iscoroutine", "asyncio.coroutines"),
    ("extract_stack", "traceback"),
    ("WeakSet", "weakref"),
];

/// One of the library's objects.
fn library(vm: &mut Vm, name: &str) -> PyResult {
    let taken = known(vm).library;
    if let Some(value) = vm.dict_get_named(taken, name) {
        return Ok(value);
    }
    let module = LIBRARY.iter().find(|(known, _)| *known == name).map_or("asyncio", |(_, module)| module);
    let (import, module) = (vm.hooks.import_module, vm.intern_str(module));
    let module = import(vm, module)?;
    let value = vm.getattr_named(module, name)?;
    vm.dict_set_named(taken, name, value)?;
    Ok(value)
}

/// `asyncio.CancelledError`
fn cancelled_type(vm: &mut Vm) -> PyResult<Gc<Type>> {
    let class = library(vm, "CancelledError")?;
    match vm.as_type(class) {
        Some(class) => Ok(class),
        None => Err(vm.type_error("CancelledError is no class")),
    }
}

/// The module's constants; the module must have been made.
#[inline]
fn known(vm: &mut Vm) -> &Known {
    match &vm.state::<State>().known {
        Some(known) => known,
        None => panic!("a future before its module"),
    }
}

/// Calls a function of the library by its name in `fill`.
fn call_library<'a>(vm: &mut Vm, name: &str, args: impl Into<Args<'a>>) -> PyResult {
    let function = library(vm, name)?;
    vm.call(function, args)
}

/// Raises `asyncio.InvalidStateError`.
#[cold]
fn invalid_state(vm: &mut Vm, message: &str) -> kaa_object::Raised {
    let text = vm.str(message).value();
    match call_library(vm, "InvalidStateError", &[text]) {
        Ok(exception) => vm.raise(exception),
        Err(raised) => raised,
    }
}

/// The one argument of a method that CPython gives its class to, too: its messages are those of functions that take
/// keywords.
fn one_argument(vm: &mut Vm, args: Args<'_>, name: &str) -> PyResult<(Value, Value)> {
    let given = args.values.len().saturating_sub(1);
    match args.values {
        [this, value] if args.names.is_none() => Ok((*this, *value)),
        _ if given > 1 => Err(vm.type_error(format!("{name}() takes at most 1 argument ({given} given)"))),
        _ => Err(vm.type_error(format!("{name}() takes exactly 1 positional argument (0 given)"))),
    }
}

/// The receiver of such a method that takes nothing.
fn no_argument(vm: &mut Vm, args: Args<'_>, name: &str) -> PyResult {
    match args.values {
        [this] => Ok(*this),
        _ => Err(vm.type_error(format!("{name}() takes no arguments"))),
    }
}
