//! `_sre`: the engine of `re`. CPython: `Modules/_sre/sre.c`.

mod first;
mod matcher;
mod pattern;
mod program;
mod replace;

use kaa_object::declare::ModuleDef;
use kaa_object::{Value, Vm, methods};
use program::Fold;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_sre",
    doc: None,
    functions: &[FUNCTIONS, pattern::FUNCTIONS, replace::FUNCTIONS],
    init: |vm, module| {
        vm.module_set(module, "MAGIC", Value::int32(20230612))?;
        vm.module_set(module, "CODESIZE", Value::int32(4))?;
        let max = vm.int(u32::MAX as i64);
        vm.module_set(module, "MAXREPEAT", max)?;
        let max = vm.int(i32::MAX as i64 / 2);
        vm.module_set(module, "MAXGROUPS", max)?;
        let text = vm.str(" SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ").value();
        vm.module_set(module, "copyright", text)?;
        pattern::install(vm);
        replace::install(vm);
        Ok(())
    },
};

methods! { FUNCTIONS: Module =>
    "getcodesize()" => |_: &mut Vm| 4i64, Leaf;
    "ascii_iscased(character, /)" => |_: &mut Vm, c: i32| u8::try_from(c).is_ok_and(|c| c.is_ascii_alphabetic()), Leaf;
    "unicode_iscased(character, /)" => |_: &mut Vm, c: i32| {
        let c = c as u32;
        let lower = kaa_unicode::case::simple_lower(c);
        c != lower || c != kaa_unicode::case::simple_upper(c)
    }, Leaf;
    "ascii_tolower(character, /)" => |_: &mut Vm, c: i32| Fold::Ascii.lower(c as u32) as i64, Leaf;
    "unicode_tolower(character, /)" => |_: &mut Vm, c: i32| Fold::Unicode.lower(c as u32) as i64, Leaf;
}
