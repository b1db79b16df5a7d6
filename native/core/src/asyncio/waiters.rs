//! Who waits for a future, for those who look at the graph of calls (`_asyncio_awaited_by`).

use super::future::{Future, flag};
use kaa_object::{Gc, PyResult, Value, Vm};

/// Notes that `waiter` waits for `future`. Anything but the module's own futures is let be.
pub fn add(vm: &mut Vm, future: Value, waiter: Value) -> PyResult<()> {
    match (vm.payload::<Future>(future), vm.payload::<Future>(waiter)) {
        (Some(future), Some(_)) => add_to(vm, future, waiter),
        _ => Ok(()),
    }
}

/// As `add`, where both are known to be futures.
#[inline]
pub fn add_to(vm: &mut Vm, future: Gc<Future>, waiter: Value) -> PyResult<()> {
    match future.awaited_by.get() {
        None => {
            future.awaited_by.set(future, Some(waiter));
            Ok(())
        }
        Some(first) => add_further(vm, future, first, waiter),
    }
}

#[cold]
fn add_further(vm: &mut Vm, future: Gc<Future>, first: Value, waiter: Value) -> PyResult<()> {
    let many = if future.has(flag::AWAITED_BY_MANY) {
        first
    } else if first == waiter {
        return Ok(());
    } else {
        let many = vm.new_set().value();
        vm.call_method_named(many, "add", &[first])?;
        future.awaited_by.set(future, Some(many));
        future.put(flag::AWAITED_BY_MANY, true);
        many
    };
    vm.call_method_named(many, "add", &[waiter]).map(|_| ())
}

/// Undoes `add`.
pub fn discard(vm: &mut Vm, future: Value, waiter: Value) -> PyResult<()> {
    match (vm.payload::<Future>(future), vm.payload::<Future>(waiter)) {
        (Some(future), Some(_)) => discard_from(vm, future, waiter),
        _ => Ok(()),
    }
}

/// As `discard`, where both are known to be futures.
#[inline]
pub fn discard_from(vm: &mut Vm, future: Gc<Future>, waiter: Value) -> PyResult<()> {
    match future.awaited_by.get() {
        Some(first) if first == waiter => {
            future.awaited_by.init(None);
            Ok(())
        }
        Some(many) if future.has(flag::AWAITED_BY_MANY) => {
            vm.call_method_named(many, "discard", &[waiter]).map(|_| ())
        }
        _ => Ok(()),
    }
}

/// `_asyncio_awaited_by`: a frozenset, or None.
pub fn all(vm: &mut Vm, future: Gc<Future>) -> PyResult {
    let Some(first) = future.awaited_by.get() else { return Ok(Value::NONE) };
    let waiters = if future.has(flag::AWAITED_BY_MANY) { first } else { vm.tuple(&[first]).value() };
    let class = vm.types.frozenset.value();
    vm.call(class, &[waiters])
}
