//! Iterators over keys, values and items of a dict, forwards and backwards.
//! CPython: `dictiter_iternextkey` and its siblings, `dictreviter_iternext`.

use crate::iterators::this_iter;
use crate::util::builtin;
use kaa_object::core_types::shape;
use kaa_object::declare::TypeDef;
use kaa_object::dict::{Dict, DictIter};
use kaa_object::slots::{NextFn, TypeSlots};
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, ShapeId, Slot, Value, Vm};
use std::cell::Cell;

/// What a view shows and an iterator yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Keys,
    Values,
    Items,
}

macro_rules! iterator {
    ($def:ident, $name:literal, $slots:expr) => {
        static $def: TypeDef = TypeDef {
            flags: type_flags::DISALLOW_INSTANTIATION,
            slots: $slots,
            methods: &[METHODS],
            ..TypeDef::new($name)
        };
    };
}

fn slots(s: &TypeSlots, next: NextFn) {
    s.iter.set(Some(this_iter));
    s.iternext.set(Some(next));
}

iterator!(KEYS, "dict_keyiterator", |s| slots(s, |vm, v| next(vm, v, What::Keys)));
iterator!(VALUES, "dict_valueiterator", |s| slots(s, |vm, v| next(vm, v, What::Values)));
iterator!(ITEMS, "dict_itemiterator", |s| slots(s, |vm, v| next(vm, v, What::Items)));
iterator!(REVERSE_KEYS, "dict_reversekeyiterator", |s| slots(s, |vm, v| previous(vm, v, What::Keys)));
iterator!(REVERSE_VALUES, "dict_reversevalueiterator", |s| slots(s, |vm, v| previous(vm, v, What::Values)));
iterator!(REVERSE_ITEMS, "dict_reverseitemiterator", |s| slots(s, |vm, v| previous(vm, v, What::Items)));

pub fn install(vm: &mut Vm) {
    let object = Some(vm.types.object);
    vm.define_core_type(vm.types.dict_keyiterator, object, &KEYS);
    vm.define_core_type(vm.types.dict_valueiterator, object, &VALUES);
    vm.define_core_type(vm.types.dict_itemiterator, object, &ITEMS);
    vm.define_core_type(vm.types.dict_reversekeyiterator, object, &REVERSE_KEYS);
    vm.define_core_type(vm.types.dict_reversevalueiterator, object, &REVERSE_VALUES);
    vm.define_core_type(vm.types.dict_reverseitemiterator, object, &REVERSE_ITEMS);
}

fn new(vm: &mut Vm, dict: Gc<Dict>, shape: ShapeId, position: usize) -> Gc<DictIter> {
    let payload = DictIter {
        dict: Slot::new(Some(dict)),
        position: Cell::new(position),
        expected: Cell::new(dict.len()),
        remaining: Cell::new(dict.len()),
    };
    vm.heap.alloc(shape, payload)
}

pub fn over(vm: &mut Vm, dict: Gc<Dict>, what: What) -> Gc<DictIter> {
    let shape = match what {
        What::Keys => shape::DICT_KEYITERATOR,
        What::Values => shape::DICT_VALUEITERATOR,
        What::Items => shape::DICT_ITEMITERATOR,
    };
    new(vm, dict, shape, 0)
}

pub fn backwards(vm: &mut Vm, dict: Gc<Dict>, what: What) -> Gc<DictIter> {
    let shape = match what {
        What::Keys => shape::DICT_REVERSEKEYITERATOR,
        What::Values => shape::DICT_REVERSEVALUEITERATOR,
        What::Items => shape::DICT_REVERSEITEMITERATOR,
    };
    new(vm, dict, shape, dict.entry_count())
}

/// The dict, where the iterator is not exhausted and the size did not change.
fn current(vm: &mut Vm, iter: Gc<DictIter>) -> PyResult<Option<Gc<Dict>>> {
    let Some(dict) = iter.dict.get() else { return Ok(None) };
    if iter.expected.get() != dict.len() {
        // The error is sticky.
        iter.expected.set(usize::MAX);
        return Err(vm.runtime_error("dictionary changed size during iteration"));
    }
    Ok(Some(dict))
}

/// The next key and value; `None` at the end.
pub fn next_pair(vm: &mut Vm, iter: Gc<DictIter>) -> PyResult<Option<(Value, Value)>> {
    let Some(dict) = current(vm, iter)? else { return Ok(None) };
    let mut position = iter.position.get();
    let Some((key, value, _)) = dict.next_entry(&mut position) else {
        iter.dict.init(None);
        return Ok(None);
    };
    iter.position.set(position);
    match iter.remaining.get().checked_sub(1) {
        Some(left) => iter.remaining.set(left),
        None => {
            iter.dict.init(None);
            return Err(vm.runtime_error("dictionary keys changed during iteration"));
        }
    }
    Ok(Some((key, value)))
}

fn made(vm: &mut Vm, what: What, key: Value, value: Value) -> PyResult<Option<Value>> {
    Ok(Some(match what {
        What::Keys => key,
        What::Values => value,
        What::Items => vm.try_tuple(&[key, value])?.value(),
    }))
}

fn next(vm: &mut Vm, this: Value, what: What) -> PyResult<Option<Value>> {
    match next_pair(vm, vm.this::<DictIter>(this))? {
        Some((key, value)) => made(vm, what, key, value),
        None => Ok(None),
    }
}

fn previous(vm: &mut Vm, this: Value, what: What) -> PyResult<Option<Value>> {
    let iter = vm.this::<DictIter>(this);
    let Some(dict) = current(vm, iter)? else { return Ok(None) };
    let mut position = iter.position.get();
    let Some((key, value, _)) = dict.previous_entry(&mut position) else {
        iter.dict.init(None);
        return Ok(None);
    };
    iter.position.set(position);
    iter.remaining.set(iter.remaining.get().saturating_sub(1));
    made(vm, what, key, value)
}

kaa_object::methods! { METHODS: Instance =>
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |_: &mut Vm, this: Gc<DictIter>| -> usize {
        match this.dict.get() {
            Some(dict) if dict.len() == this.expected.get() => this.remaining.get(),
            _ => 0,
        }
    }, Leaf;
    /// Return state information for pickling.
    "__reduce__($self, /)" => reduce, Any;
}

/// What is left, as a list behind `iter`; the iterator itself stays where it is.
fn reduce(vm: &mut Vm, this: Gc<DictIter>) -> PyResult {
    let header = Gc::header(&this).shape();
    let copy = DictIter {
        dict: Slot::new(this.dict.get()),
        position: this.position.clone(),
        expected: this.expected.clone(),
        remaining: this.remaining.clone(),
    };
    let copy = vm.heap.alloc(header, copy).value();
    let list = vm.collect_list(copy)?.value();
    let function = builtin(vm, "iter")?;
    let args = vm.try_tuple(&[list])?.value();
    vm.try_tuple(&[function, args]).map(Gc::value)
}
