//! Builtin types and exceptions, a file or folder each.
//!
//! A type's file holds its `TypeDef` (slots, methods, attributes) and an `install` function that applies it;
//! `install` here applies them all, bases before what derives from them.

use kaa_object::Vm;

/// Defines every builtin type and exception in a bare isolate.
pub fn install(vm: &mut Vm) {
    let _ = vm;
}
