//! Builtin types and exceptions, a file or folder each.
//!
//! A type's file holds its `TypeDef` (slots, methods, attributes) and an `install` function that applies it;
//! `install` here applies them all, bases before what derives from them.

pub mod annotations;
pub mod builtins;
pub mod code;
pub mod exceptions;
pub mod frame;
pub mod function;
pub mod generator;
pub mod generic_alias;
pub mod object;
pub mod property;
pub mod small;
pub mod structseq;
pub mod template;
pub mod r#type;
pub mod typing;
pub mod union;
pub mod weakref;

use kaa_object::Vm;

pub mod bool;
pub mod buffer;
pub mod bytearray;
pub mod bytes;
pub mod bytes_methods;
pub mod codecs;
pub mod complex;
pub mod dict;
pub mod enumerate;
pub mod filter;
mod find;
pub mod float;
pub mod format;
pub mod int;
pub mod iterators;
pub mod list;
pub mod map;
pub mod memoryview;
pub mod paths;
mod percent;
pub mod range;
pub mod reprs;
pub mod reversed;
pub mod set;
pub mod slice;
pub mod str;
#[cfg(test)]
mod tests;
pub mod timeout;
pub mod tuple;
pub mod util;
pub mod zip;

/// Defines every builtin type and exception in a bare isolate.
pub fn install(vm: &mut Vm) {
    object::install(vm);
    r#type::install(vm);
    exceptions::install(vm);
    function::install(vm);
    property::install(vm);
    small::install(vm);
    code::install(vm);
    frame::install(vm);
    generator::install(vm);
    weakref::install(vm);
    generic_alias::install(vm);
    union::install(vm);
    typing::install(vm);
    template::install(vm);
    iterators::install(vm);
    int::install(vm);
    bool::install(vm);
    float::install(vm);
    complex::install(vm);
    str::install(vm);
    bytes::install(vm);
    bytearray::install(vm);
    memoryview::install(vm);
    tuple::install(vm);
    list::install(vm);
    dict::install(vm);
    set::install(vm);
    range::install(vm);
    slice::install(vm);
    enumerate::install(vm);
    zip::install(vm);
    map::install(vm);
    filter::install(vm);
    reversed::install(vm);
}

/// Whether a string is an identifier.
pub(crate) fn str_identifier(s: &kaa_object::Str) -> bool {
    let mut points = s.code_points();
    match points.next() {
        Some(first) if first == b'_' as u32 || kaa_unicode::is_xid_start(first) => {
            points.all(kaa_unicode::is_xid_continue)
        }
        _ => false,
    }
}
