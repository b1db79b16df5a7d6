//! Callbacks of futures: adding, removing, and handing them to the loop.

use super::future::{Future, alive};
use super::{LoopMethod, known, loop_method};
use kaa_object::call::Looked;
use kaa_object::list::ListRef;
use kaa_object::{Args, Gc, PyResult, Value, Vm};

/// `loop.call_soon(function[, argument][, context=context])`
pub fn call_soon(
    vm: &mut Vm,
    event_loop: Value,
    function: Value,
    argument: Option<Value>,
    context: Option<Value>,
) -> PyResult<()> {
    let looked = loop_method(vm, event_loop, LoopMethod::CallSoon)?;
    let mut values = [event_loop, function, Value::NONE, Value::NONE];
    let mut count = 2;
    for value in [argument, context].into_iter().flatten() {
        values[count] = value;
        count += 1;
    }
    let names = context.map(|_| known(vm).with_context);
    match looked {
        Looked::Unbound(method) => vm.call_args(method, Args { values: &values[..count], names })?,
        Looked::Bound(method) => vm.call_args(method, Args { values: &values[1..count], names })?,
    };
    Ok(())
}

/// Hands all callbacks to the loop. Where one of them fails, the rest is dropped.
#[inline]
pub fn schedule(vm: &mut Vm, future: Gc<Future>) -> PyResult<()> {
    let (Some(event_loop), first) = (future.event_loop.get(), future.callback.get()) else { return Ok(()) };
    let more = future.callbacks.get();
    if first.is_none() && more.is_none() {
        return Ok(());
    }
    let context = future.context.get();
    future.callback.init(None);
    future.context.init(None);
    future.callbacks.init(None);
    if let Some(first) = first {
        call_soon(vm, event_loop, first, Some(future.value()), context)?;
    }
    let Some(more) = more else { return Ok(()) };
    let mut at = 0;
    while let (Some(callback), Some(context)) = (more.get(at), more.get(at + 1)) {
        call_soon(vm, event_loop, callback, Some(future.value()), Some(context))?;
        at += 2;
    }
    Ok(())
}

/// Adds a callback, or hands it to the loop where the future is done.
pub fn add(vm: &mut Vm, future: Gc<Future>, callback: Value, context: Value) -> PyResult<()> {
    let event_loop = alive(vm, future)?;
    if !future.is_pending() {
        return call_soon(vm, event_loop, callback, Some(future.value()), Some(context));
    }
    if future.callback.get().is_none() && future.callbacks.get().is_none() {
        future.callback.set(future, Some(callback));
        future.context.set(future, Some(context));
        return Ok(());
    }
    let list = match future.callbacks.get() {
        Some(list) => list,
        None => {
            let list = vm.list_with_capacity(2)?;
            future.callbacks.set(future, Some(list));
            list
        }
    };
    list.push(vm, callback)?;
    list.push(vm, context)
}

/// Removes what equals `callback`; how many that were. Comparing may run anything, so that the callbacks may change
/// meanwhile.
pub fn remove(vm: &mut Vm, future: Gc<Future>, callback: Value) -> PyResult<i64> {
    alive(vm, future)?;
    let mut removed = 0;
    if let Some(first) = future.callback.get()
        && vm.eq(first, callback)?
    {
        future.callback.init(None);
        future.context.init(None);
        removed += 1;
    }
    let Some(list) = future.callbacks.get() else { return Ok(removed) };
    let kept = vm.new_list();
    let mut at = 0;
    while let (Some(other), Some(context)) = (list.get(at), list.get(at + 1)) {
        if vm.eq(other, callback)? {
            removed += 1;
        } else {
            kept.push(vm, other)?;
            kept.push(vm, context)?;
        }
        at += 2;
    }
    if future.callbacks.get() == Some(list) {
        future.callbacks.set(future, (!kept.is_empty()).then_some(kept));
    }
    Ok(removed)
}

/// `_callbacks`: pairs of callback and context, or None.
pub fn list(vm: &mut Vm, future: Gc<Future>) -> PyResult {
    alive(vm, future)?;
    let (first, more) = (future.callback.get(), future.callbacks.get());
    if first.is_none() && more.is_none() {
        return Ok(Value::NONE);
    }
    let all = vm.new_list();
    if let Some(first) = first {
        let pair = vm.tuple(&[first, future.context.get().unwrap_or(Value::NONE)]);
        all.push(vm, pair.value())?;
    }
    if let Some(more) = more {
        let mut at = 0;
        while let (Some(callback), Some(context)) = (more.get(at), more.get(at + 1)) {
            let pair = vm.tuple(&[callback, context]);
            all.push(vm, pair.value())?;
            at += 2;
        }
    }
    Ok(all.value())
}
