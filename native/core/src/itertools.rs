//! `itertools`. CPython: `Modules/itertoolsmodule.c`.

mod combinatoric;
mod streams;

use kaa_object::declare::ModuleDef;

pub static MODULE: ModuleDef = ModuleDef {
    name: "itertools",
    doc: Some("Functional tools for creating and using iterators."),
    functions: &[streams::FUNCTIONS],
    init: |vm, module| {
        streams::install(vm, module)?;
        combinatoric::install(vm, module)
    },
};
