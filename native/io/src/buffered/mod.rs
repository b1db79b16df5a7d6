//! Buffered binary streams: `BufferedReader`, `BufferedWriter`, `BufferedRandom`, `BufferedRWPair`.
//! CPython: `Modules/_io/bufferedio.c`.
//!
//! **Invariants.** Unread bytes are `read[read_pos..]`, and the raw stream stands behind the last of them;
//! pending bytes are `pending`, and the raw stream stands where their first belongs. Never are there both.

mod core;
mod methods;
mod pair;
mod reading;
mod writing;

pub use core::Buffered;
pub use writing::write_bytes;

use kaa_object::{Gc, Type, Vm};

pub fn define(vm: &mut Vm, base: Gc<Type>) -> Vec<Gc<Type>> {
    let reader = vm.define_type::<Buffered>(base, &methods::READER);
    // The three share a payload; each is told what it may do when it is initialised.
    let of_kind = |vm: &mut Vm, def| {
        let class = kaa_object::class::new_blank_type(vm, def_name(def), kaa_gc::kind_of::<Buffered>());
        kaa_object::class::define(vm, class, Some(base), def);
        vm.add_root(class.value());
        class
    };
    let writer = of_kind(vm, &methods::WRITER);
    let random = of_kind(vm, &methods::RANDOM);
    let state = vm.state::<Classes>();
    state.reader = Some(reader);
    state.writer = Some(writer);
    state.random = Some(random);
    vec![reader, writer, random, pair::define(vm, base)]
}

fn def_name(def: &'static kaa_object::declare::TypeDef) -> &'static str {
    def.name
}

/// The classes, which `open` and the pair make instances of.
#[derive(Default, Clone, Copy)]
pub struct Classes {
    pub reader: Option<Gc<Type>>,
    pub writer: Option<Gc<Type>>,
    pub random: Option<Gc<Type>>,
}
