//! Iterators over the characters of a string. CPython: `unicode_ascii_iter`, `unicodeiter_next`.

use crate::iterators::{SEQ_METHODS, this_iter};
use kaa_object::core_types::shape;
use kaa_object::declare::TypeDef;
use kaa_object::payloads::SeqIter;
use kaa_object::slots::TypeSlots;
use kaa_object::str::Str;
use kaa_object::typeobject::type_flags;
use kaa_object::{PyResult, Slot, Value, Vm};
use std::cell::Cell;

pub static ASCII_DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots,
    methods: &[SEQ_METHODS],
    ..TypeDef::new("str_ascii_iterator")
};

pub static DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots,
    methods: &[SEQ_METHODS],
    ..TypeDef::new("str_iterator")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.str_ascii_iterator, Some(vm.types.object), &ASCII_DEF);
    vm.define_core_type(vm.types.str_iterator, Some(vm.types.object), &DEF);
}

fn slots(s: &TypeSlots) {
    s.iter.set(Some(this_iter));
    s.iternext.set(Some(next));
}

pub fn iter(vm: &mut Vm, this: Value) -> PyResult {
    let s = vm.this::<Str>(this);
    let shape = if s.is_ascii() && vm.exact_str(this).is_some() {
        shape::STR_ASCII_ITERATOR
    } else {
        shape::STR_ITERATOR
    };
    let payload = SeqIter { sequence: Slot::new(Some(this)), index: Cell::new(0) };
    Ok(vm.heap.alloc(shape, payload).value())
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let iter = vm.this::<SeqIter>(this);
    let Some(s) = iter.sequence.get().and_then(|s| vm.as_str(s)) else { return Ok(None) };
    let at = iter.index.get() as usize;
    if at >= s.len() {
        iter.sequence.init(None);
        return Ok(None);
    }
    iter.index.set(at as isize + 1);
    Ok(Some(vm.str_from_point(s.at(at)).value()))
}
