//! `sys._jit`: says whether there is a just-in-time compiler. CPython: `Python/sysmodule.c`.

use kaa_object::declare::ModuleDef;
use kaa_object::{Vm, methods};

pub static MODULE: ModuleDef = ModuleDef {
    name: "sys._jit",
    doc: Some("Utilities for observing just-in-time compilation."),
    functions: &[FUNCTIONS],
    init: |_, _| Ok(()),
};

methods! { FUNCTIONS: Module =>
    /// Return True if the current Python executable supports JIT compilation, and False otherwise.
    "is_available($module, /)" => |_: &mut Vm| false, Leaf;
    /// Return True if JIT compilation is enabled for the current Python process (implies sys._jit.is_available()), and False otherwise.
    "is_enabled($module, /)" => |_: &mut Vm| false, Leaf;
    /// Return True if the topmost Python frame is currently executing JIT code (implies sys._jit.is_enabled()), and False otherwise.
    "is_active($module, /)" => |_: &mut Vm| false, Leaf;
}
