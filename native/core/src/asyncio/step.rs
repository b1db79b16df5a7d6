//! The steps of tasks. CPython: `task_step_impl`, `task_wakeup` and `TaskStepMethWrapper` in
//! `Modules/_asynciomodule.c`.

use super::callbacks::{self, call_soon};
use super::future::{Future, alive, flag, set_rare};
use super::task_methods::cancel_waiter;
use super::{cancelled_type, invalid_state, known, outcome, running, waiters};
use crate::contextvars;
use kaa_object::core_types::shape;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::frame::{Generator, Resume, Resumed};
use kaa_object::typeobject::TypeRef;
use kaa_object::{Gc, PyResult, Slot, Type, Value, Vm, methods};
use kaa_types::generator;

/// What the loop calls for a task's next step.
pub struct Step {
    task: Slot<Option<Gc<Future>>>,
    /// The exception to throw into the coroutine.
    exception: Option<Value>,
}
kaa_gc::trace_fields!(Step { task, exception });

static STEP: TypeDef = TypeDef {
    slots: |s| {
        s.new.set(Some(|vm, class, args| {
            if !args.values.is_empty() {
                return Err(vm.type_error("_asyncio.TaskStepMethWrapper() takes no arguments"));
            }
            Ok(vm.alloc_instance(class, Step { task: Slot::new(None), exception: None }).value())
        }));
        s.call.set(Some(|vm, this, args| {
            if args.has_keywords() {
                return Err(vm.type_error("function takes no keyword arguments"));
            }
            if !args.values.is_empty() {
                return Err(vm.type_error("function takes no positional arguments"));
            }
            let this = vm.this::<Step>(this);
            match this.task.get() {
                Some(task) => step(vm, task, this.exception),
                None => Err(vm.runtime_error("uninitialized Task object")),
            }
        }));
    },
    getset: &[GetSetDef {
        name: "__self__",
        doc: "",
        get: |vm, this| Ok(vm.this::<Step>(this).task.get().map_or(Value::NONE, Gc::value)),
        set: None,
    }],
    ..TypeDef::new("_asyncio.TaskStepMethWrapper")
};

methods! { WAKEUP: Instance =>
    "task_wakeup($self, object, /)" => |vm: &mut Vm, this: Gc<Future>, future: Value| wake_up(vm, this, future), Any;
}

pub fn install(vm: &mut Vm) -> Gc<Type> {
    let object = vm.types.object;
    vm.define_type::<Step>(object, &STEP)
}

/// The callable for a step of the task.
pub fn callable(vm: &mut Vm, task: Gc<Future>, exception: Option<Value>) -> Value {
    let class = known(vm).step_type;
    vm.alloc_instance(class, Step { task: Slot::new(Some(task)), exception }).value()
}

/// One step as the running task.
fn step(vm: &mut Vm, task: Gc<Future>, exception: Option<Value>) -> PyResult {
    let event_loop = task.event_loop.get().unwrap_or(Value::NONE);
    running::enter(vm, event_loop, task.value())?;
    let result = advance(vm, task, exception);
    match result {
        Ok(()) => running::leave(vm, event_loop, task.value())?,
        Err(raised) => {
            let exception = vm.take_exception();
            if let Err(raised) = running::leave(vm, event_loop, task.value()) {
                if let (Some(failed), Some(exception)) = (vm.thread.pending, exception) {
                    vm.set_context(failed, exception);
                }
                return Err(raised);
            }
            vm.thread.pending = exception;
            return Err(raised);
        }
    }
    Ok(Value::NONE)
}

/// Runs the coroutine to where it waits next, or to its end.
fn advance(vm: &mut Vm, task: Gc<Future>, exception: Option<Value>) -> PyResult<()> {
    if !task.is_pending() {
        let task = vm.repr(task.value())?.to_lossy();
        let exception = match exception {
            Some(exception) => vm.repr(exception)?.to_lossy(),
            None => "None".to_owned(),
        };
        return Err(invalid_state(vm, &format!("__step(): already done: {task} {exception}")));
    }
    let mut exception = exception;
    if task.has(flag::MUST_CANCEL) {
        let cancelled = cancelled_type(vm)?;
        if !exception.is_some_and(|e| vm.class_of(e).is_subtype(cancelled)) {
            exception = Some(outcome::cancelled_error(vm, task)?);
        }
        task.put(flag::MUST_CANCEL, false);
    }
    task.waits_for.init(None);
    let Some(coroutine) = task.coroutine.get() else {
        return Err(vm.runtime_error("uninitialized Task object"));
    };
    let resumed = match exception {
        None if coroutine.has_shape(shape::COROUTINE) => match vm.payload::<Generator>(coroutine) {
            Some(coroutine) => generator::resume(vm, coroutine, Resume::Send(Value::NONE)),
            None => generator::send(vm, coroutine, Value::NONE),
        },
        None => generator::send(vm, coroutine, Value::NONE),
        Some(exception) => {
            let name = vm.names.throw;
            match vm.call_method(coroutine, name, &[exception]) {
                Ok(value) => Ok(Resumed::Yielded(value)),
                Err(raised) => generator::stop_value(vm, raised).map(Resumed::Returned),
            }
        }
    };
    match resumed {
        Ok(Resumed::Yielded(value)) => wait_for(vm, task, value),
        Ok(Resumed::Returned(value)) => {
            if task.has(flag::MUST_CANCEL) {
                // Cancelled in its last step.
                task.put(flag::MUST_CANCEL, false);
                let message = task.rare_part(|r| &r.cancel_message);
                return outcome::cancel(vm, task, message).map(|_| ());
            }
            outcome::set_result(vm, task, value)
        }
        Err(raised) => fail(vm, task, raised),
    }
}

/// The coroutine raised: the task is cancelled or has that exception.
#[cold]
fn fail(vm: &mut Vm, task: Gc<Future>, raised: kaa_object::Raised) -> PyResult<()> {
    let Some(exception) = vm.take_exception() else { return Err(raised) };
    let class = vm.class_of(exception);
    let cancelled = cancelled_type(vm)?;
    if class.is_subtype(cancelled) {
        set_rare(vm, task, |r| &r.cancelled_error, Some(exception));
        return outcome::cancel(vm, task, None).map(|_| ());
    }
    outcome::set_exception(vm, task, exception)?;
    let ends = ["KeyboardInterrupt", "SystemExit"].iter().any(|name| {
        let base = vm.exception_type(name);
        class.is_subtype(base)
    });
    if ends { Err(vm.reraise(exception)) } else { Ok(()) }
}

/// Has the task wait for what its coroutine yielded.
fn wait_for(vm: &mut Vm, task: Gc<Future>, value: Value) -> PyResult<()> {
    if value == task.value() {
        let text = vm.repr(value)?.to_lossy();
        return fail_soon(vm, task, format!("Task cannot await on itself: {text}"));
    }
    if let Some(future) = vm.exact::<Future>(value) {
        if future.event_loop.get() != task.event_loop.get() {
            return another_loop(vm, task, value);
        }
        if !future.has(flag::BLOCKING) {
            return not_awaited(vm, task, value, "in");
        }
        waiters::add_to(vm, future, task.value())?;
        future.put(flag::BLOCKING, false);
        let (wakeup, context) = wakeup_of(vm, task);
        callbacks::add(vm, future, wakeup, context)?;
        return waiting(vm, task, value);
    }
    if value.is_none() {
        // A bare yield lets the loop go round once.
        let (event_loop, next) = (alive(vm, task)?, callable(vm, task, None));
        return call_soon(vm, event_loop, next, None, task.run_context.get());
    }
    wait_for_other(vm, task, value)
}

#[cold]
fn wait_for_other(vm: &mut Vm, task: Gc<Future>, value: Value) -> PyResult<()> {
    let name = known(vm).blocking;
    match vm.getattr_opt(value, name)?.filter(|b| !b.is_none()) {
        Some(blocking) => {
            if Some(running::loop_of(vm, value)?) != task.event_loop.get() {
                return another_loop(vm, task, value);
            }
            if !vm.is_true(blocking)? {
                return not_awaited(vm, task, value, "in");
            }
            waiters::add(vm, value, task.value())?;
            vm.setattr(value, name, Some(Value::FALSE))?;
            let (wakeup, context) = wakeup_of(vm, task);
            let add = vm.getattr_named(value, "add_done_callback")?;
            vm.call_with_keywords(add, &[wakeup], &[("context", context)])?;
            waiting(vm, task, value)
        }
        None if value.has_shape(shape::GENERATOR) => not_awaited(vm, task, value, "for generator in"),
        None => {
            let text = vm.repr(value)?.to_lossy();
            fail_soon(vm, task, format!("Task got bad yield: {text}"))
        }
    }
}

fn wakeup_of(vm: &mut Vm, task: Gc<Future>) -> (Value, Value) {
    let wakeup = vm.new_builtin_function(&WAKEUP[0], Some(task.value()), None);
    (wakeup, task.run_context.get().unwrap_or(Value::NONE))
}

/// The task waits for `future`, which is cancelled at once where the task was meanwhile.
fn waiting(vm: &mut Vm, task: Gc<Future>, future: Value) -> PyResult<()> {
    task.waits_for.set(task, Some(future));
    if task.has(flag::MUST_CANCEL) {
        let message = task.rare_part(|r| &r.cancel_message);
        if cancel_waiter(vm, future, message)? {
            task.put(flag::MUST_CANCEL, false);
        }
    }
    Ok(())
}

#[cold]
fn another_loop(vm: &mut Vm, task: Gc<Future>, future: Value) -> PyResult<()> {
    let (task_text, text) = (vm.repr(task.value())?.to_lossy(), vm.repr(future)?.to_lossy());
    fail_soon(vm, task, format!("Task {task_text} got Future {text} attached to a different loop"))
}

#[cold]
fn not_awaited(vm: &mut Vm, task: Gc<Future>, value: Value, how: &str) -> PyResult<()> {
    let (task_text, text) = (vm.repr(task.value())?.to_lossy(), vm.repr(value)?.to_lossy());
    fail_soon(vm, task, format!("yield was used instead of yield from {how} task {task_text} with {text}"))
}

/// Schedules a step that throws RuntimeError into the coroutine.
#[cold]
fn fail_soon(vm: &mut Vm, task: Gc<Future>, message: String) -> PyResult<()> {
    let (class, text) = (vm.exception_type("RuntimeError"), vm.str(&message).value());
    let exception = vm.new_exception(class, &[text]);
    let (event_loop, next) = (alive(vm, task)?, callable(vm, task, Some(exception)));
    call_soon(vm, event_loop, next, None, task.run_context.get())
}

/// The callback for the future that the task waits for: the next step.
fn wake_up(vm: &mut Vm, task: Gc<Future>, future: Value) -> PyResult {
    waiters::discard(vm, future, task.value())?;
    let outcome = match vm.exact::<Future>(future) {
        Some(future) => outcome::of(vm, future),
        None => vm.call_method_named(future, "result", &[]).map(Ok),
    };
    match outcome {
        // The coroutine takes the result from the future itself.
        Ok(Ok(_)) => step(vm, task, None),
        Ok(Err(exception)) => step(vm, task, Some(exception)),
        Err(raised) => match vm.take_exception() {
            Some(exception) => step(vm, task, Some(exception)),
            None => Err(raised),
        },
    }
}

/// The first step of an eager task, within the one that makes it.
pub fn start_eagerly(vm: &mut Vm, task: Gc<Future>, event_loop: Value) -> PyResult<()> {
    let before = running::swap(vm, event_loop, task.value())?;
    task.put(flag::EAGER, true);
    let context = task.run_context.get().unwrap_or(Value::NONE);
    let result = match contextvars::enter(vm, context) {
        Ok(entered) => {
            let result = advance(vm, task, None);
            contextvars::leave(vm, entered);
            result
        }
        Err(raised) => Err(raised),
    };
    task.put(flag::EAGER, false);
    let pending = vm.take_exception();
    let swapped = running::swap(vm, event_loop, before);
    let result = match (result, swapped) {
        (Err(raised), _) => {
            vm.thread.pending = pending;
            Err(raised)
        }
        (Ok(()), Err(raised)) => Err(raised),
        (Ok(()), Ok(_)) => Ok(()),
    };
    if task.is_pending() {
        task.put(flag::REGISTERED, true);
    } else {
        task.coroutine.init(None);
    }
    result
}
