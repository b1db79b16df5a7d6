//! `errno`: error numbers by name, and back. CPython: `Modules/errnomodule.c`.

use kaa_object::declare::ModuleDef;
use kaa_object::payloads::Module;
use kaa_object::{Gc, PyResult, Value, Vm};

pub static MODULE: ModuleDef = ModuleDef {
    name: "errno",
    doc: Some("The system's error numbers by name; errorcode maps numbers to names."),
    functions: &[],
    init,
};

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let codes = vm.new_dict();
    for &(name, number) in kaa_host::errno::ALL {
        let value = Value::int32(number);
        vm.module_set(module, name, value)?;
        let text = vm.intern_str(name).value();
        // Of several names for one number, the usual one stays.
        let other = matches!(name, "EWOULDBLOCK" | "EDEADLK" | "EOPNOTSUPP");
        if !other || !vm.dict_contains(codes, value)? {
            vm.dict_set(codes, value, text)?;
        }
    }
    vm.module_set(module, "errorcode", codes.value())
}
