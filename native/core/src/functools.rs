//! `_functools`: `reduce`, `partial`, `lru_cache` and `cmp_to_key`. CPython: `Modules/_functoolsmodule.c`.

mod cache;
mod order;
mod partial;

use kaa_object::declare::ModuleDef;
use kaa_object::{PyResult, Value, Vm, methods};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_functools",
    doc: Some("Tools that operate on functions."),
    functions: &[FUNCTIONS, order::FUNCTIONS],
    init: |vm, module| {
        partial::install(vm, module)?;
        order::install(vm);
        cache::install(vm, module)
    },
};

methods! { FUNCTIONS: Module =>
    /// Apply a function of two arguments cumulatively to the items of an iterable, from left to right.
    "reduce(function, iterable, /, initial=<unrepresentable>)" => reduce, Any;
}

fn reduce(vm: &mut Vm, function: Value, iterable: Value, initial: Option<Value>) -> PyResult {
    let iterator = match vm.iter(iterable) {
        Err(_) if vm.pending_is("TypeError") => {
            vm.clear_exception();
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
        result => result?,
    };
    let mut total = initial;
    while let Some(item) = vm.next(iterator)? {
        total = Some(match total {
            None => item,
            Some(total) => vm.call(function, &[total, item])?,
        });
        vm.safepoint()?;
    }
    match total {
        Some(total) => Ok(total),
        None => Err(vm.type_error("reduce() of empty iterable with no initial value")),
    }
}
