//! `_suggestions`. CPython: `Modules/_suggestions.c`.

use kaa_object::declare::ModuleDef;
use kaa_object::{Gc, PyResult, Str, Value, Vm, methods};

pub static MODULE: ModuleDef =
    ModuleDef { name: "_suggestions", doc: None, functions: &[SUGGESTION_FUNCTIONS], init: |_, _| Ok(()) };

methods! { SUGGESTION_FUNCTIONS: Module =>
    /// Returns the candidate in candidates that's closest to item
    "_generate_suggestions($module, candidates, item, /)" => suggest, Raises;
}

/// As CPython, which gives up on long lists.
const MOST_CANDIDATES: usize = 750;

fn suggest(vm: &mut Vm, candidates: Value, item: Gc<Str>) -> PyResult {
    let Some(list) = vm.exact_list(candidates) else {
        return Err(vm.type_error("candidates must be a list"));
    };
    let mut names = Vec::with_capacity(list.len().min(MOST_CANDIDATES));
    for &candidate in list.items() {
        match vm.as_str(candidate) {
            Some(s) => names.push(s.to_lossy()),
            None => return Err(vm.type_error("all elements in 'candidates' must be strings")),
        }
    }
    if names.len() >= MOST_CANDIDATES {
        return Ok(Value::NONE);
    }
    match kaa_object::suggest::closest(&item.to_lossy(), names.into_iter()) {
        Some(name) => vm.try_str(&name).map(Gc::value),
        None => Ok(Value::NONE),
    }
}
