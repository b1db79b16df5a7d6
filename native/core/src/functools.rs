//! `_functools`: what `functools` has no fallback for, or what must be fast. `partial`, `lru_cache` and
//! `cmp_to_key` come from the Python module. CPython: `Modules/_functoolsmodule.c`.

use kaa_object::declare::ModuleDef;
use kaa_object::{PyResult, Value, Vm, methods};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_functools",
    doc: Some("Tools that operate on functions."),
    functions: &[FUNCTIONS],
    init: |_, _| Ok(()),
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
