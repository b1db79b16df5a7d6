//! The running loop and task of each thread, and which tasks there are.
//! CPython: `get_running_loop`, `enter_task`, `all_tasks` and their like in `Modules/_asynciomodule.c`.

use super::future::{Future, flag};
use super::{State, call_library, waiters};
use kaa_object::list::{List, ListRef};
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods, raw_methods};

methods! { FUNCTIONS: Module =>
    /// Return an asyncio event loop.
    ///
    /// That is the running one or, where none runs, what the policy's
    /// get_event_loop() gives.
    "get_event_loop($module, /)" => |vm: &mut Vm| get_event_loop(vm), Any;
    /// Return the running event loop.  Raise a RuntimeError if there is none.
    ///
    /// This function is thread-specific.
    "get_running_loop($module, /)" => |vm: &mut Vm| running_loop(vm), Raises;
    /// Return the running event loop or None.
    ///
    /// For event loops themselves. This function is thread-specific.
    "_get_running_loop($module, /)" => |vm: &mut Vm| -> Value { vm.thread.running_loop.unwrap_or(Value::NONE) }, Leaf;
    /// Set the running event loop.
    ///
    /// For event loops themselves. This function is thread-specific.
    "_set_running_loop($module, loop, /)" => |vm: &mut Vm, event_loop: Value| {
        vm.thread.running_loop = Some(event_loop).filter(|l| !l.is_none());
    }, Leaf;
    /// Register a new task in asyncio as executed by loop.
    ///
    /// Returns None.
    "_register_task($module, /, task)" => |vm: &mut Vm, task: Value| mark(vm, task, flag::REGISTERED, true), Any;
    /// Register a new task in asyncio as executed by loop.
    ///
    /// Returns None.
    "_register_eager_task($module, /, task)" => |vm: &mut Vm, task: Value| mark(vm, task, flag::EAGER, true), Any;
    /// Unregister a task.
    ///
    /// Returns None.
    "_unregister_task($module, /, task)" => |vm: &mut Vm, task: Value| mark(vm, task, flag::REGISTERED, false), Any;
    /// Unregister a task.
    ///
    /// Returns None.
    "_unregister_eager_task($module, /, task)" => |vm: &mut Vm, task: Value| mark(vm, task, flag::EAGER, false), Any;
    /// Enter into task execution or resume suspended task.
    ///
    /// Task belongs to loop.
    ///
    /// Returns None.
    "_enter_task($module, /, loop, task)" => |vm: &mut Vm, event_loop: Value, task: Value| enter(vm, event_loop, task), Any;
    /// Leave task execution or suspend a task.
    ///
    /// Task belongs to loop.
    ///
    /// Returns None.
    "_leave_task($module, /, loop, task)" => |vm: &mut Vm, event_loop: Value, task: Value| leave(vm, event_loop, task), Any;
    /// Put in the task that is given and return the one that ran (or None).
    ///
    /// This is for the first step of eager tasks.
    "_swap_current_task($module, /, loop, task)" => |vm: &mut Vm, event_loop: Value, task: Value| swap(vm, event_loop, task), Any;
    /// Return a currently executed task.
    "current_task($module, /, loop=None)" => current_task, Any;
    /// Return a set of all tasks for the loop.
    "all_tasks($module, /, loop=None)" => all_tasks, Any;
}

raw_methods! { RAW_FUNCTIONS: Module =>
    /// Record that `fut` is awaited on by `waiter`.
    "future_add_to_awaited_by($module, fut, waiter, /)" => |vm, args| {
        let (future, waiter) = pair(vm, args, "future_add_to_awaited_by")?;
        waiters::add(vm, future, waiter).map(|()| Value::NONE)
    }, Any;
    "future_discard_from_awaited_by($module, fut, waiter, /)" => |vm, args| {
        let (future, waiter) = pair(vm, args, "future_discard_from_awaited_by")?;
        waiters::discard(vm, future, waiter).map(|()| Value::NONE)
    }, Any;
}

fn pair(vm: &mut Vm, args: Args<'_>, name: &str) -> PyResult<(Value, Value)> {
    match args.values {
        _ if args.has_keywords() => {
            Err(vm.type_error(format!("_asyncio.{name}() takes no keyword arguments")))
        }
        [first, second] => Ok((*first, *second)),
        other => Err(vm.type_error(format!("{name} expected 2 arguments, got {}", other.len()))),
    }
}

fn running_loop(vm: &mut Vm) -> PyResult {
    match vm.thread.running_loop {
        Some(event_loop) => Ok(event_loop),
        None => Err(vm.runtime_error("no running event loop")),
    }
}

pub fn get_event_loop(vm: &mut Vm) -> PyResult {
    if let Some(event_loop) = vm.thread.running_loop {
        return Ok(event_loop);
    }
    let policy = call_library(vm, "_get_event_loop_policy", &[])?;
    vm.call_method_named(policy, "get_event_loop", &[])
}

#[cold]
fn not_running(vm: &mut Vm, event_loop: Value) -> PyResult<()> {
    let text = vm.repr(event_loop)?.to_lossy();
    Err(vm.runtime_error(format!("loop {text} is not the running loop")))
}

/// The given task begins to run.
#[inline]
pub fn enter(vm: &mut Vm, event_loop: Value, task: Value) -> PyResult<()> {
    if vm.thread.running_loop != Some(event_loop) {
        return not_running(vm, event_loop);
    }
    if let Some(other) = vm.thread.current_task {
        let (task, other) = (vm.repr(task)?.to_lossy(), vm.repr(other)?.to_lossy());
        return Err(vm.runtime_error(format!(
            "Cannot enter into task {task} while another task {other} is being executed."
        )));
    }
    vm.thread.current_task = Some(task);
    Ok(())
}

/// The given task, which ran, does so no more.
#[inline]
pub fn leave(vm: &mut Vm, event_loop: Value, task: Value) -> PyResult<()> {
    if vm.thread.running_loop != Some(event_loop) {
        return not_running(vm, event_loop);
    }
    if vm.thread.current_task != Some(task) {
        let other = vm.thread.current_task.unwrap_or(Value::NONE);
        let (task, other) = (vm.repr(task)?.to_lossy(), vm.repr(other)?.to_lossy());
        return Err(
            vm.runtime_error(format!("Invalid attempt to leave task {task} while task {other} is entered."))
        );
    }
    vm.thread.current_task = None;
    Ok(())
}

pub fn swap(vm: &mut Vm, event_loop: Value, task: Value) -> PyResult {
    if vm.thread.running_loop != Some(event_loop) {
        not_running(vm, event_loop)?;
    }
    let before = std::mem::replace(&mut vm.thread.current_task, Some(task).filter(|t| !t.is_none()));
    Ok(before.unwrap_or(Value::NONE))
}

fn current_task(vm: &mut Vm, event_loop: Option<Value>) -> PyResult {
    let event_loop = match event_loop.filter(|l| !l.is_none()) {
        Some(event_loop) => event_loop,
        None => running_loop(vm)?,
    };
    if vm.thread.running_loop == Some(event_loop) {
        return Ok(vm.thread.current_task.unwrap_or(Value::NONE));
    }
    let mut found = Value::NONE;
    vm.for_each_thread(|vm| {
        if vm.thread.running_loop == Some(event_loop) {
            found = vm.thread.current_task.unwrap_or(Value::NONE);
        }
    });
    Ok(found)
}

/// The sets of tasks that aren't this module's.
fn others(vm: &mut Vm) -> PyResult<(Value, Value)> {
    if let Some(others) = vm.state::<State>().others {
        return Ok(others);
    }
    let scheduled = call_library(vm, "WeakSet", &[])?;
    let eager = vm.new_set().value();
    vm.add_root(scheduled);
    vm.add_root(eager);
    vm.state::<State>().others = Some((scheduled, eager));
    Ok((scheduled, eager))
}

/// Registers a task or undoes that. Any object may be a task; only those of other makes are kept in sets.
fn mark(vm: &mut Vm, task: Value, bit: u16, on: bool) -> PyResult<()> {
    if let Some(future) = vm.payload::<Future>(task).filter(|f| f.has(flag::TASK)) {
        future.put(bit, on);
        return Ok(());
    }
    let (scheduled, eager) = others(vm)?;
    let set = if bit == flag::EAGER { eager } else { scheduled };
    vm.call_method_named(set, if on { "add" } else { "discard" }, &[task]).map(|_| ())
}

fn all_tasks(vm: &mut Vm, event_loop: Option<Value>) -> PyResult {
    let event_loop = match event_loop.filter(|l| !l.is_none()) {
        Some(event_loop) => event_loop,
        None => running_loop(vm)?,
    };
    // A task that is not done has its finalizer before it, so the heap's list of those finds it.
    let own: Vec<Value> = vm.heap.finalizable_values();
    let own = vm.list(&own)?;
    let tasks = vm.new_list();
    for &value in own.items() {
        let Some(future) = vm.payload::<Future>(value) else { continue };
        let known = future.has(flag::REGISTERED) || future.has(flag::EAGER);
        if known && future.is_pending() && future.event_loop.get() == Some(event_loop) {
            tasks.push(vm, value)?;
        }
    }
    let (scheduled, eager) = others(vm)?;
    for set in [eager, scheduled] {
        let all: Gc<List> = vm.collect_list(set)?;
        let mut at = 0;
        while let Some(task) = all.get(at) {
            at += 1;
            if loop_of(vm, task)? != event_loop {
                continue;
            }
            let done = vm.call_method_named(task, "done", &[])?;
            if !vm.is_true(done)? {
                tasks.push(vm, task)?;
            }
        }
    }
    let class = vm.types.set.value();
    vm.call(class, &[tasks.value()])
}

/// The loop of anything that behaves like a future.
pub fn loop_of(vm: &mut Vm, future: Value) -> PyResult {
    if let Some(own) = vm.exact::<Future>(future) {
        return Ok(own.event_loop.get().unwrap_or(Value::NONE));
    }
    let name = vm.intern_str("get_loop");
    match vm.getattr_opt(future, name)? {
        Some(method) => vm.call(method, &[]),
        None => vm.getattr_named(future, "_loop"),
    }
}

/// Whether a value is a coroutine that a task may run.
pub fn is_coroutine(vm: &mut Vm, value: Value) -> PyResult<bool> {
    if value.has_shape(kaa_object::core_types::shape::COROUTINE) {
        return Ok(true);
    }
    let answer = call_library(vm, "iscoroutine", &[value])?;
    vm.is_true(answer)
}
