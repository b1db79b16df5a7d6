//! Iterators over an OrderedDict. CPython: `odictiter_iternext` and what belongs to it.
//!
//! An iterator knows which entry comes next before it is asked for: what is added behind the last one while that is
//! looked at does not come, and is no error.

use super::mutated;
use crate::iterators::this_iter;
use crate::util::builtin;
use kaa_object::declare::TypeDef;
use kaa_object::dict::Dict;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Slot, Value, Vm};
use std::cell::Cell;

pub use crate::dict::iter::What;

/// Payload of `odict_iterator`.
pub struct OrderedIter {
    /// `None` once exhausted.
    dict: Slot<Option<Gc<Dict>>>,
    /// The entry that comes next.
    entry: Cell<usize>,
    version: u64,
    what: kaa_object::NoTrace<What>,
    backwards: bool,
}
kaa_gc::trace_fields!(OrderedIter { dict, entry, version, what, backwards });

static DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(next));
    },
    methods: &[METHODS],
    ..TypeDef::new("odict_iterator")
};

pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    let class = vm.define_type::<OrderedIter>(object, &DEF);
    vm.add_root(class.value());
}

pub fn over(vm: &mut Vm, dict: Gc<Dict>, what: What) -> Gc<OrderedIter> {
    let entry = dict.first_entry();
    new(vm, dict, entry, what, false)
}

pub fn backwards(vm: &mut Vm, dict: Gc<Dict>, what: What) -> Gc<OrderedIter> {
    let entry = dict.entry_before(usize::MAX);
    new(vm, dict, entry, what, true)
}

fn new(vm: &mut Vm, dict: Gc<Dict>, entry: Option<usize>, what: What, backwards: bool) -> Gc<OrderedIter> {
    let payload = OrderedIter {
        dict: Slot::new(entry.map(|_| dict)),
        entry: Cell::new(entry.unwrap_or(0)),
        version: dict.keys_version(vm),
        what: kaa_object::NoTrace(what),
        backwards,
    };
    let class = vm.type_of_payload::<OrderedIter>();
    vm.alloc_instance(class, payload)
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let iter = vm.this::<OrderedIter>(this);
    let Some(dict) = iter.dict.get() else { return Ok(None) };
    let entry = iter.entry.get();
    if dict.version() != iter.version {
        iter.dict.init(None);
        return Err(mutated(vm));
    }
    let (Some(key), Some(value)) = (dict.key_at(entry), dict.value_at(entry)) else {
        iter.dict.init(None);
        return Ok(None);
    };
    let next = if iter.backwards { dict.entry_before(entry) } else { dict.entry_from(entry + 1) };
    match next {
        Some(next) => iter.entry.set(next),
        None => iter.dict.init(None),
    }
    Ok(Some(match *iter.what {
        What::Keys => key,
        What::Values => value,
        What::Items => vm.try_tuple(&[key, value])?.value(),
    }))
}

kaa_object::methods! { METHODS: Instance =>
    /// Return state information for pickling
    "__reduce__($self, /)" => reduce, Any;
}

/// What is left, as a list behind `iter`; the iterator itself stays where it is.
fn reduce(vm: &mut Vm, this: Value) -> PyResult {
    let iter = vm.this::<OrderedIter>(this);
    let copy = OrderedIter {
        dict: Slot::new(iter.dict.get()),
        entry: iter.entry.clone(),
        version: iter.version,
        what: kaa_object::NoTrace(*iter.what),
        backwards: iter.backwards,
    };
    let class = vm.class_of(this);
    let copy = vm.alloc_instance(class, copy).value();
    let list = vm.collect_list(copy)?.value();
    let function = builtin(vm, "iter")?;
    let args = vm.try_tuple(&[list])?.value();
    vm.try_tuple(&[function, args]).map(Gc::value)
}
