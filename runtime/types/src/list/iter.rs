//! Iterators over a list, forwards and backwards. CPython: `listiter_next`, `listreviter_next`.

use crate::iterators::{SEQ_METHODS, exhausted, this_iter};
use crate::util::builtin;
use kaa_object::core_types::shape;
use kaa_object::declare::TypeDef;
use kaa_object::list::List;
use kaa_object::payloads::SeqIter;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Slot, Value, Vm};
use std::cell::Cell;

pub static DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(next));
    },
    methods: &[SEQ_METHODS],
    ..TypeDef::new("list_iterator")
};

pub static REVERSE_DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(reverse_next));
    },
    methods: &[REVERSE_METHODS],
    ..TypeDef::new("list_reverseiterator")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.list_iterator, Some(vm.types.object), &DEF);
    vm.define_core_type(vm.types.list_reverseiterator, Some(vm.types.object), &REVERSE_DEF);
}

pub fn iter(vm: &mut Vm, this: Value) -> PyResult {
    let payload = SeqIter { sequence: Slot::new(Some(this)), index: Cell::new(0) };
    Ok(vm.heap.alloc(shape::LIST_ITERATOR, payload).value())
}

/// `list.__reversed__`
pub fn reversed(vm: &mut Vm, list: Gc<List>) -> Gc<SeqIter> {
    let index = Cell::new(list.len() as isize - 1);
    let payload = SeqIter { sequence: Slot::new(Some(list.value())), index };
    vm.heap.alloc(shape::LIST_REVERSEITERATOR, payload)
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let iter = vm.this::<SeqIter>(this);
    let Some(list) = iter.sequence.get().and_then(|s| vm.as_list(s)) else { return Ok(None) };
    let at = iter.index.get();
    match list.get(at as usize) {
        Some(item) => {
            iter.index.set(at + 1);
            Ok(Some(item))
        }
        None => {
            iter.sequence.init(None);
            Ok(None)
        }
    }
}

fn reverse_next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let iter = vm.this::<SeqIter>(this);
    let Some(list) = iter.sequence.get().and_then(|s| vm.as_list(s)) else { return Ok(None) };
    let at = iter.index.get();
    if at >= 0
        && let Some(item) = list.get(at as usize)
    {
        iter.index.set(at - 1);
        return Ok(Some(item));
    }
    iter.index.set(-1);
    iter.sequence.init(None);
    Ok(None)
}

kaa_object::methods! { REVERSE_METHODS: Instance =>
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm: &mut Vm, this: Gc<SeqIter>| -> usize {
        let len = this.sequence.get().and_then(|s| vm.as_list(s)).map_or(0, |l| l.len());
        let left = (this.index.get() + 1) as usize;
        if len < left { 0 } else { left }
    }, Leaf;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<SeqIter>| -> PyResult {
        // Looking the name up may run Python code that exhausts the iterator.
        let function = builtin(vm, "reversed")?;
        match this.sequence.get() {
            Some(list) => {
                let args = vm.try_tuple(&[list])?.value();
                let index = vm.int(this.index.get() as i64);
                vm.try_tuple(&[function, args, index]).map(Gc::value)
            }
            None => exhausted(vm, this.value(), function),
        }
    }, Alloc;
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm: &mut Vm, this: Gc<SeqIter>, state: Value| -> PyResult<()> {
        let index = crate::util::plain_isize(vm, state)?;
        if let Some(list) = this.sequence.get().and_then(|s| vm.as_list(s)) {
            this.index.set(index.clamp(-1, list.len() as isize - 1));
        }
        Ok(())
    }, Any;
}
