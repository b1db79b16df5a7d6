//! `_sysconfig`. CPython: `Modules/_sysconfig.c`.

use kaa_object::declare::ModuleDef;
use kaa_object::{PyResult, Value, Vm, methods};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_sysconfig",
    doc: Some("A helper for the sysconfig module."),
    functions: &[FUNCTIONS],
    init: |_, _| Ok(()),
};

methods! { FUNCTIONS: Module =>
    /// Returns a dictionary containing build variables intended to be exposed by sysconfig.
    "config_vars($module, /)" => |vm: &mut Vm| -> PyResult {
        let dict = vm.new_dict();
        for name in ["Py_GIL_DISABLED", "Py_DEBUG"] {
            vm.dict_set_named(dict, name, Value::int32(0))?;
        }
        Ok(dict.value())
    }, Alloc;
}
