//! `map`: a function called with items of iterables. CPython: `map_next` in `Python/bltinmodule.c`.

use crate::iterators::this_iter;
use crate::zip::{iterators, next_items, strict_argument};
use kaa_object::declare::TypeDef;
use kaa_object::payloads::MapIter;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm};
use std::cell::Cell;

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "Make an iterator that computes the function using arguments from\n\
         each of the iterables.  Stops when the shortest iterable is exhausted.\n\n\
         If strict is true and one of the arguments is exhausted before the others,\n\
         raise a ValueError.",
    ),
    signature: Some("(function, iterable, /, *iterables, strict=False)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(new));
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(next));
    },
    methods: &[METHODS],
    ..TypeDef::new("map")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.map, Some(vm.types.object), &DEF);
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let exact = class == vm.types.map;
    let strict = strict_argument(vm, "map", args, exact)?;
    let positional = args.positional();
    let [function, iterables @ ..] = positional else {
        return Err(vm.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let iterators = iterators(vm, iterables)?;
    let payload = MapIter { function: *function, iterators, strict: Cell::new(strict) };
    Ok(vm.alloc_instance(class, payload).value())
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let this = vm.this::<MapIter>(this);
    if let [iterator] = *this.iterators.items() {
        let Some(item) = vm.next(iterator)? else { return Ok(None) };
        return vm.call(this.function, &[item]).map(Some);
    }
    match next_items(vm, this.iterators, &this.strict, "map")? {
        Some(items) => vm.call(this.function, items.items()).map(Some),
        None => Ok(None),
    }
}

kaa_object::methods! { METHODS: Instance =>
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<MapIter>| -> PyResult {
        let class = vm.class_of(this.value()).value();
        let iterators = this.iterators;
        let function = this.function;
        let args = vm.tuple_from_fn(iterators.len() + 1, |i| match i.checked_sub(1) {
            None => function,
            Some(at) => iterators.items()[at],
        })?;
        let state = [class, args.value(), Value::TRUE];
        vm.try_tuple(&state[..if this.strict.get() { 3 } else { 2 }]).map(Gc::value)
    }, Alloc;
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm: &mut Vm, this: Gc<MapIter>, state: Value| -> PyResult<()> {
        let strict = vm.is_true(state)?;
        this.strict.set(strict);
        Ok(())
    }, Any;
}
