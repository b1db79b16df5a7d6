//! The operators of sets, and comparisons. CPython: `set_and`, `set_sub`, `set_issubset` and their like.

use super::{as_set, methods, table};
use kaa_object::core_types::shape;
use kaa_object::payloads::Set;
use kaa_object::{Gc, PyResult, Value, Vm};

pub fn equal(vm: &mut Vm, x: Gc<Set>, y: Gc<Set>) -> PyResult<bool> {
    if x.used.get() != y.used.get() {
        return Ok(false);
    }
    if let (Some(a), Some(b)) = (x.hash.get(), y.hash.get())
        && a != b
    {
        return Ok(false);
    }
    is_subset(vm, x, y)
}

pub fn is_subset(vm: &mut Vm, x: Gc<Set>, y: Gc<Set>) -> PyResult<bool> {
    if x.used.get() > y.used.get() {
        return Ok(false);
    }
    table::is_subset(vm, x, y)
}

/// A new set of the base type of `like` with its elements.
pub fn copy(vm: &mut Vm, like: Gc<Set>) -> PyResult<Gc<Set>> {
    let result = empty_like(vm, like);
    table::merge(vm, result, like)?;
    Ok(result)
}

/// An empty set of the base type of `like`. CPython: `make_new_set_basetype`.
pub fn empty_like(vm: &mut Vm, like: Gc<Set>) -> Gc<Set> {
    let frozen = like.value().has_shape(shape::FROZENSET)
        || !like.value().has_shape(shape::SET) && !vm.is_instance(like.value(), vm.types.set);
    vm.new_set_with_shape(if frozen { shape::FROZENSET } else { shape::SET })
}

macro_rules! operands {
    ($vm:ident, $a:ident, $b:ident) => {{
        let (Some(x), Some(_)) = (as_set($vm, $a), as_set($vm, $b)) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        x
    }};
}

pub fn or(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let x = operands!(vm, a, b);
    let result = copy(vm, x)?;
    if a != b {
        methods::update(vm, result, b)?;
    }
    Ok(result.value())
}

pub fn and(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let x = operands!(vm, a, b);
    methods::intersection_of(vm, x, b).map(Gc::value)
}

pub fn sub(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let x = operands!(vm, a, b);
    methods::difference_of(vm, x, b).map(Gc::value)
}

pub fn xor(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let x = operands!(vm, a, b);
    methods::symmetric_difference(vm, x, b).map(Gc::value)
}

pub fn ior(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let x = operands!(vm, a, b);
    methods::update(vm, x, b)?;
    Ok(a)
}

pub fn iand(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let x = operands!(vm, a, b);
    let result = methods::intersection_of(vm, x, b)?;
    table::swap(x, result);
    Ok(a)
}

pub fn isub(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let x = operands!(vm, a, b);
    methods::difference_update(vm, x, b)?;
    Ok(a)
}

pub fn ixor(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let x = operands!(vm, a, b);
    methods::symmetric_difference_update(vm, x, b)?;
    Ok(a)
}
