//! How futures end: results, exceptions, cancellation, and what is said of those that nobody looked at.

use super::callbacks::schedule;
use super::future::{Future, Progress, alive, flag, let_go, set_rare};
use super::{cancelled_type, invalid_state};
use kaa_object::exception::Exception;
use kaa_object::typeobject::TypeRef;
use kaa_object::{Gc, PyResult, Raised, Value, Vm};

/// Puts the future at its end.
#[inline]
fn end(vm: &Vm, future: Gc<Future>, progress: Progress) {
    future.progress.set(progress);
    let_go(vm, future);
}

pub fn set_result(vm: &mut Vm, future: Gc<Future>, result: Value) -> PyResult<()> {
    alive(vm, future)?;
    if !future.is_pending() {
        return Err(invalid_state(vm, "invalid state"));
    }
    future.outcome.set(future, Some(result));
    end(vm, future, Progress::Finished);
    schedule(vm, future)
}

pub fn set_exception(vm: &mut Vm, future: Gc<Future>, exception: Value) -> PyResult<()> {
    alive(vm, future)?;
    if !future.is_pending() {
        return Err(invalid_state(vm, "invalid state"));
    }
    let base = vm.types.base_exception;
    let mut exception = exception;
    if vm.as_type(exception).is_some_and(|class| class.is_subtype(base)) {
        exception = vm.call(exception, &[])?;
        if !future.is_pending() {
            return Err(invalid_state(vm, "invalid state"));
        }
    }
    if !vm.is_instance(exception, base) {
        return Err(vm.type_error("invalid exception object"));
    }
    let stop = vm.exception_type("StopIteration");
    if vm.is_instance(exception, stop) {
        let message = "StopIteration interacts badly with generators and cannot be raised into a Future";
        let (class, text) = (vm.exception_type("RuntimeError"), vm.str(message).value());
        let made = vm.new_exception(class, &[text]);
        if let Some(cell) = vm.payload::<Exception>(made) {
            cell.cause.set(cell, Some(exception));
            cell.context.set(cell, Some(exception));
            cell.suppress_context.set(true);
        }
        exception = made;
    }
    future.outcome.set(future, Some(exception));
    let traceback = vm.payload::<Exception>(exception).and_then(|e| e.traceback.get());
    set_rare(vm, future, |r| &r.traceback, traceback);
    future.put(flag::FAILED, true);
    end(vm, future, Progress::Finished);
    let scheduled = schedule(vm, future);
    if scheduled.is_ok() {
        future.put(flag::LOG_TRACEBACK, true);
        vm.heap.register_finalizable(future);
    }
    scheduled
}

/// `Future.cancel`
pub fn cancel(vm: &mut Vm, future: Gc<Future>, message: Option<Value>) -> PyResult<bool> {
    alive(vm, future)?;
    looked_at(vm, future);
    if !future.is_pending() {
        return Ok(false);
    }
    set_rare(vm, future, |r| &r.cancel_message, message);
    end(vm, future, Progress::Cancelled);
    schedule(vm, future)?;
    Ok(true)
}

/// The exception need not be reported any more.
pub fn looked_at(vm: &Vm, future: Gc<Future>) {
    future.put(flag::LOG_TRACEBACK, false);
    if !future.is_pending() {
        let_go(vm, future);
    }
}

/// The CancelledError to raise for a cancelled future: what ended the task, the first time, or a new one.
pub fn cancelled_error(vm: &mut Vm, future: Gc<Future>) -> PyResult {
    if let Some(exception) = future.rare_part(|r| &r.cancelled_error) {
        set_rare(vm, future, |r| &r.cancelled_error, None);
        return Ok(exception);
    }
    let class = cancelled_type(vm)?.value();
    match future.rare_part(|r| &r.cancel_message).filter(|m| !m.is_none()) {
        Some(message) => vm.call(class, &[message]),
        None => vm.call(class, &[]),
    }
}

#[cold]
fn raise_cancelled(vm: &mut Vm, future: Gc<Future>) -> Raised {
    match cancelled_error(vm, future) {
        Ok(exception) => vm.raise(exception),
        Err(raised) => raised,
    }
}

/// The end of a future that is done: its result, or the exception to raise; an error where it has neither.
pub fn of(vm: &mut Vm, future: Gc<Future>) -> PyResult<Result<Value, Value>> {
    match future.progress.get() {
        Progress::Pending if future.event_loop.get().is_none() => {
            return Err(invalid_state(vm, "Future object is not initialized."));
        }
        Progress::Pending => return Err(invalid_state(vm, "Result is not set.")),
        Progress::Cancelled => return Err(raise_cancelled(vm, future)),
        Progress::Finished => {}
    }
    let outcome = future.outcome.get().unwrap_or(Value::NONE);
    if !future.has(flag::FAILED) {
        return Ok(Ok(outcome));
    }
    looked_at(vm, future);
    if let Some(cell) = vm.payload::<Exception>(outcome) {
        let traceback = future.rare_part(|r| &r.traceback);
        cell.traceback.set(cell, traceback);
        set_rare(vm, future, |r| &r.traceback, None);
    }
    Ok(Err(outcome))
}

/// `result()`
pub fn result(vm: &mut Vm, future: Gc<Future>) -> PyResult {
    match of(vm, future)? {
        Ok(result) => Ok(result),
        Err(exception) => Err(vm.raise(exception)),
    }
}

/// `exception()`
pub fn exception(vm: &mut Vm, future: Gc<Future>) -> PyResult {
    match future.progress.get() {
        Progress::Pending if future.event_loop.get().is_none() => {
            Err(invalid_state(vm, "Future object is not initialized."))
        }
        Progress::Pending => Err(invalid_state(vm, "Exception is not set.")),
        Progress::Cancelled => Err(raise_cancelled(vm, future)),
        Progress::Finished if future.has(flag::FAILED) => {
            looked_at(vm, future);
            Ok(future.outcome.get().unwrap_or(Value::NONE))
        }
        Progress::Finished => Ok(Value::NONE),
    }
}

/// `__del__`: tells the loop of an exception that nobody asked for, or of a task that was never to end.
pub fn finalize(vm: &mut Vm, this: Value) -> PyResult<()> {
    let future = vm.this::<Future>(this);
    let Some(event_loop) = future.event_loop.get() else { return Ok(()) };
    if future.has(flag::TASK) && future.is_pending() && future.has(flag::LOG_DESTROY_PENDING) {
        let context = vm.new_dict();
        let text = vm.str("Task was destroyed but it is pending!").value();
        vm.dict_set_named(context, "message", text)?;
        vm.dict_set_named(context, "task", this)?;
        report(vm, future, event_loop, context)?;
    }
    if !future.has(flag::LOG_TRACEBACK) {
        return Ok(());
    }
    future.put(flag::LOG_TRACEBACK, false);
    let context = vm.new_dict();
    let name = vm.class_of(this).short_name();
    let text = vm.str(&format!("{name} exception was never retrieved")).value();
    vm.dict_set_named(context, "message", text)?;
    let exception = future.outcome.get().unwrap_or(Value::NONE);
    vm.dict_set_named(context, "exception", exception)?;
    vm.dict_set_named(context, "future", this)?;
    report(vm, future, event_loop, context)
}

/// `loop.call_exception_handler(context)`; what that raises is reported only.
fn report(
    vm: &mut Vm,
    future: Gc<Future>,
    event_loop: Value,
    context: Gc<kaa_object::dict::Dict>,
) -> PyResult<()> {
    if let Some(traceback) = future.rare_part(|r| &r.source_traceback) {
        vm.dict_set_named(context, "source_traceback", traceback)?;
    }
    match vm.getattr_named(event_loop, "call_exception_handler") {
        Ok(handler) => {
            if vm.call(handler, &[context.value()]).is_err() {
                vm.report_unraisable("Exception ignored while calling asyncio function", handler);
            }
        }
        Err(_) => {
            vm.report_unraisable("Exception ignored while finalizing asyncio future", future.value());
        }
    }
    Ok(())
}
