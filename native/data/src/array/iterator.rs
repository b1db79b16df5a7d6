//! Iteration over arrays. CPython: `arrayiter` in `Modules/arraymodule.c`.

use super::Array;
use kaa_object::convert::NamedPayload;
use kaa_object::declare::TypeDef;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Slot, Value, Vm, methods};
use std::cell::Cell;

/// Payload of `arrayiterator`.
pub struct ArrayIterator {
    /// `None` once exhausted.
    array: Slot<Option<Gc<Array>>>,
    index: Cell<usize>,
}
kaa_gc::trace_fields!(ArrayIterator { array, index });

impl NamedPayload for ArrayIterator {
    const NAME: &'static str = "array.arrayiterator";
}

static ITERATOR: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(|vm, this| {
            let this = vm.this::<ArrayIterator>(this);
            let Some(array) = this.array.get() else { return Ok(None) };
            let index = this.index.get();
            let item = array.get(vm, index)?;
            match item {
                Some(_) => this.index.set(index + 1),
                None => this.array.set(this, None),
            }
            Ok(item)
        }));
    },
    methods: &[METHODS],
    ..TypeDef::new("array.arrayiterator")
};

pub fn define(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<ArrayIterator>(object, &ITERATOR);
}

pub fn iter(vm: &mut Vm, array: Value) -> PyResult {
    let array = vm.this::<Array>(array);
    Ok(vm.alloc_payload(ArrayIterator { array: Slot::new(Some(array)), index: Cell::new(0) }).value())
}

methods! { METHODS: Instance =>
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<ArrayIterator>| -> PyResult {
        let iter = kaa_types::util::builtin(vm, "iter")?;
        let Some(array) = this.array.get() else {
            let args = vm.tuple(&[vm.empty_tuple.value()]).value();
            return Ok(vm.tuple(&[iter, args]).value());
        };
        let args = vm.tuple(&[array.value()]).value();
        let index = vm.int_from_usize(this.index.get());
        Ok(vm.tuple(&[iter, args, index]).value())
    }, Any;
    /// Set state information for unpickling.
    "__setstate__($self, state, /)" => |vm: &mut Vm, this: Gc<ArrayIterator>, state: isize| {
        let _ = vm;
        if let Some(array) = this.array.get() {
            this.index.set((state.max(0) as usize).min(array.len()));
        }
    }, Any;
}
