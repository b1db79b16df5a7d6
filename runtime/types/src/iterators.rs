//! Iterators over anything with `__getitem__`, `iter(callable, sentinel)`, and what index iterators share.
//! CPython: `Objects/iterobject.c`.

use crate::util::builtin;
use kaa_object::declare::TypeDef;
use kaa_object::payloads::{CallableIter, SeqIter};
use kaa_object::slots::TypeSlots;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Value, Vm};

pub static DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: seq_slots,
    methods: &[SEQ_METHODS],
    ..TypeDef::new("iterator")
};

pub static CALLABLE_DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: callable_slots,
    methods: &[CALLABLE_METHODS],
    ..TypeDef::new("callable_iterator")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.iterator, Some(vm.types.object), &DEF);
    vm.define_core_type(vm.types.callable_iterator, Some(vm.types.object), &CALLABLE_DEF);
}

/// `__iter__` of iterators.
pub fn this_iter(_: &mut Vm, this: Value) -> PyResult {
    Ok(this)
}

kaa_object::methods! { SEQ_METHODS: Instance =>
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => length_hint, Any;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<SeqIter>| reduce(vm, this, "iter"), Alloc;
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => setstate, Any;
}

fn length_hint(vm: &mut Vm, this: Gc<SeqIter>) -> PyResult {
    let Some(sequence) = this.sequence.get() else { return Ok(Value::int32(0)) };
    if vm.class_of(sequence).slots.len.get().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let len = vm.len(sequence)?;
    Ok(vm.int((len as i64 - this.index.get() as i64).max(0)))
}

/// How an index iterator is pickled: `(iter, (sequence,), index)`.
pub fn reduce(vm: &mut Vm, this: Gc<SeqIter>, function: &str) -> PyResult {
    let function = builtin(vm, function)?;
    match this.sequence.get() {
        Some(sequence) => {
            let args = vm.try_tuple(&[sequence])?.value();
            let index = vm.int(this.index.get() as i64);
            vm.try_tuple(&[function, args, index]).map(Gc::value)
        }
        None => exhausted(vm, this.value(), function),
    }
}

/// How an exhausted iterator is pickled: as an iterator over something empty.
pub fn exhausted(vm: &mut Vm, this: Value, function: Value) -> PyResult {
    let class = vm.class_of(this);
    let empty = if class == vm.types.str_iterator || class == vm.types.str_ascii_iterator {
        vm.empty_str().value()
    } else if class == vm.types.list_iterator || class == vm.types.list_reverseiterator {
        vm.new_list().value()
    } else {
        vm.empty_tuple.value()
    };
    let args = vm.try_tuple(&[empty])?.value();
    vm.try_tuple(&[function, args]).map(Gc::value)
}

fn setstate(vm: &mut Vm, this: Gc<SeqIter>, state: Value) -> PyResult<()> {
    let index = crate::util::plain_isize(vm, state)?;
    if let Some(sequence) = this.sequence.get() {
        let class = vm.class_of(sequence);
        let known = [vm.types.str, vm.types.list, vm.types.tuple, vm.types.bytes, vm.types.bytearray];
        // Iterators of what can change in length are at their end below 0.
        let least = if [vm.types.list, vm.types.bytearray].contains(&class) { -1 } else { 0 };
        let mut at = index.max(least);
        if known.contains(&class) {
            at = at.min(vm.len(sequence)? as isize);
        }
        this.index.set(at);
    }
    Ok(())
}

fn seq_slots(s: &TypeSlots) {
    s.iter.set(Some(this_iter));
    s.iternext.set(Some(seq_next));
}

/// CPython: `iter_iternext`.
fn seq_next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let iter = vm.this::<SeqIter>(this);
    let Some(sequence) = iter.sequence.get() else { return Ok(None) };
    let index = iter.index.get();
    if index == isize::MAX {
        return Err(vm.overflow_error("iter index too large"));
    }
    let key = vm.int(index as i64);
    match vm.getitem(sequence, key) {
        Ok(item) => {
            iter.index.set(index + 1);
            Ok(Some(item))
        }
        Err(_) if vm.pending_is("IndexError") || vm.pending_is("StopIteration") => {
            vm.clear_exception();
            iter.sequence.init(None);
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

fn callable_slots(s: &TypeSlots) {
    s.iter.set(Some(this_iter));
    s.iternext.set(Some(callable_next));
}

kaa_object::methods! { CALLABLE_METHODS: Instance =>
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<CallableIter>| -> PyResult {
        let function = builtin(vm, "iter")?;
        let args = match (this.callable.get(), this.sentinel.get()) {
            (Some(callable), Some(sentinel)) => vm.try_tuple(&[callable, sentinel])?,
            _ => {
                let empty = vm.empty_tuple.value();
                vm.try_tuple(&[empty])?
            }
        };
        vm.try_tuple(&[function, args.value()]).map(Gc::value)
    }, Alloc;
}

/// CPython: `calliter_iternext`.
fn callable_next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let iter = vm.this::<CallableIter>(this);
    let Some(callable) = iter.callable.get() else { return Ok(None) };
    let done = |iter: Gc<CallableIter>| {
        iter.callable.init(None);
        iter.sentinel.init(None);
    };
    let result = vm.call(callable, &[]);
    let Some(result) = vm.catching(result, "StopIteration")? else {
        done(iter);
        return Ok(None);
    };
    let Some(sentinel) = iter.sentinel.get() else { return Ok(None) };
    if vm.eq(sentinel, result)? {
        done(iter);
        return Ok(None);
    }
    Ok(Some(result))
}
