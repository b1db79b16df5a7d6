//! `_tokenize`. Its iterator is not there yet. CPython: `Python/Python-tokenize.c`.

use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::{Trace, Vm};

/// `_tokenize.TokenizerIter`
#[derive(Trace)]
pub struct TokenizerIter {
    pad: (),
}

pub static MODULE: ModuleDef = ModuleDef {
    name: "_tokenize",
    doc: None,
    functions: &[],
    init: |vm, module| {
        let object = vm.types.object;
        let class = vm.define_type::<TokenizerIter>(object, &ITER);
        vm.module_set(module, "TokenizerIter", class.value())
    },
};

static ITER: TypeDef = TypeDef {
    slots: |s| {
        s.new.set(Some(|vm: &mut Vm, _, _| {
            Err(vm.raise_named("NotImplementedError", "_tokenize.TokenizerIter is not implemented"))
        }));
    },
    ..TypeDef::new("_tokenize.TokenizerIter")
};
