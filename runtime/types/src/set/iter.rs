//! Iterators over a set. CPython: `setiter_iternext`.

use super::table::next_entry;
use crate::iterators::this_iter;
use crate::util::builtin;
use kaa_object::core_types::shape;
use kaa_object::declare::TypeDef;
use kaa_object::payloads::{Set, SetIter};
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Slot, Value, Vm};
use std::cell::Cell;

pub static DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(next));
    },
    methods: &[METHODS],
    ..TypeDef::new("set_iterator")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.set_iterator, Some(vm.types.object), &DEF);
}

fn new(vm: &mut Vm, set: Option<Gc<Set>>, position: usize, expected: usize, remaining: usize) -> Value {
    let payload = SetIter {
        set: Slot::new(set),
        position: Cell::new(position),
        expected,
        remaining: Cell::new(remaining),
    };
    vm.heap.alloc(shape::SET_ITERATOR, payload).value()
}

pub fn iter(vm: &mut Vm, this: Value) -> PyResult {
    let set = super::this_set(vm, this);
    let used = set.used.get();
    Ok(new(vm, Some(set), 0, used, used))
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let iter = vm.this::<SetIter>(this);
    let Some(set) = iter.set.get() else { return Ok(None) };
    if iter.remaining.get() == usize::MAX || set.used.get() != iter.expected {
        // The error is sticky.
        iter.remaining.set(usize::MAX);
        return Err(vm.runtime_error("Set changed size during iteration"));
    }
    let mut position = iter.position.get();
    match next_entry(set, &mut position) {
        Some((key, _)) => {
            iter.position.set(position);
            iter.remaining.set(iter.remaining.get().saturating_sub(1));
            Ok(Some(key))
        }
        None => {
            iter.set.init(None);
            Ok(None)
        }
    }
}

kaa_object::methods! { METHODS: Instance =>
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |_: &mut Vm, this: Gc<SetIter>| -> usize {
        match this.set.get() {
            Some(set) if set.used.get() == this.expected => this.remaining.get(),
            _ => 0,
        }
    }, Leaf;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<SetIter>| -> PyResult {
        let copy = new(vm, this.set.get(), this.position.get(), this.expected, this.remaining.get());
        let list = vm.collect_list(copy)?.value();
        let function = builtin(vm, "iter")?;
        let args = vm.try_tuple(&[list])?.value();
        vm.try_tuple(&[function, args]).map(Gc::value)
    }, Any;
}
