//! `filter`: the items for which a function is true. CPython: `filter_next` in `Python/bltinmodule.c`.

use crate::iterators::this_iter;
use crate::util::{check_count, no_keywords_exact};
use kaa_object::declare::TypeDef;
use kaa_object::payloads::FilterIter;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm};

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "Return an iterator yielding those items of iterable for which function(item)\n\
         is true. If function is None, return the items that are true.",
    ),
    signature: Some("(function, iterable, /)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(new));
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(next));
    },
    methods: &[METHODS],
    ..TypeDef::new("filter")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.filter, Some(vm.types.object), &DEF);
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let own = vm.types.filter;
    no_keywords_exact(vm, class, own, "filter", args)?;
    let positional = args.positional();
    check_count(vm, "filter", positional.len(), 2, 2)?;
    let iterator = vm.iter(positional[1])?;
    Ok(vm.alloc_instance(class, FilterIter { function: positional[0], iterator }).value())
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let this = vm.this::<FilterIter>(this);
    let plain = this.function.is_none() || this.function == vm.types.bool.value();
    while let Some(item) = vm.next(this.iterator)? {
        let verdict = if plain { item } else { vm.call(this.function, &[item])? };
        if vm.is_true(verdict)? {
            return Ok(Some(item));
        }
        vm.safepoint()?;
    }
    Ok(None)
}

kaa_object::methods! { METHODS: Instance =>
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<FilterIter>| -> PyResult {
        let class = vm.class_of(this.value()).value();
        let args = vm.try_tuple(&[this.function, this.iterator])?.value();
        vm.try_tuple(&[class, args]).map(Gc::value)
    }, Alloc;
}
