//! `marshal`. CPython: `Python/marshal.c`.

mod load;
mod read;
mod write;

use kaa_object::declare::ModuleDef;
use kaa_object::payloads::Bytes;
use kaa_object::{Gc, PyResult, Value, Vm, methods};

pub use read::loads_slice;

pub static MODULE: ModuleDef = ModuleDef {
    name: "marshal",
    doc: Some("This module contains functions that can read and write Python values in a binary format."),
    functions: &[FUNCTIONS],
    init: |vm, module| vm.module_set(module, "version", Value::int32(VERSION as i32)),
};

const VERSION: i64 = 5;

methods! { FUNCTIONS: Module =>
    /// Return the bytes object that would be written to a file by dump(value, file).
    "dumps($module, value, version=version, /, *, allow_code=True)" => dumps, Any;
    /// Convert the bytes-like object to a value.
    "loads($module, bytes, /, *, allow_code=True)" => loads, Any;
    /// Write the value on the open file.
    "dump($module, value, file, version=version, /, *, allow_code=True)" => dump, Any;
    /// Read one value from the open file and return it.
    "load($module, file, /, *, allow_code=True)" => load, Any;
}

fn dumps(vm: &mut Vm, value: Value, version: Option<i64>, allow_code: Option<bool>) -> PyResult {
    let version = version.unwrap_or(VERSION);
    vm.audit("marshal.dumps", &[&value, &version])?;
    let bytes = write::write(vm, value, version, allow_code.unwrap_or(true))?;
    vm.new_bytes(&bytes).map(Gc::value)
}

fn dump(vm: &mut Vm, value: Value, file: Value, version: Option<i64>, allow_code: Option<bool>) -> PyResult {
    let bytes = dumps(vm, value, version, allow_code)?;
    let write = vm.names.write;
    vm.call_method(file, write, &[bytes])
}

fn loads(vm: &mut Vm, bytes: Value, allow_code: Option<bool>) -> PyResult {
    let bytes = match vm.payload::<Bytes>(bytes) {
        Some(_) => bytes,
        None if vm.class_of(bytes).slots.getbuffer.get().is_some() => {
            let class = vm.types.bytes.value();
            vm.call(class, &[bytes])?
        }
        None => {
            let name = vm.type_name_of(bytes);
            return Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")));
        }
    };
    vm.audit("marshal.loads", &[&bytes])?;
    let copy = vm.this::<Bytes>(bytes).as_slice().to_vec();
    read::read(vm, &copy, allow_code.unwrap_or(true), false)
}

fn load(vm: &mut Vm, file: Value, allow_code: Option<bool>) -> PyResult {
    let bytes = load::gather(vm, file)?;
    vm.audit("marshal.load", &[])?;
    read::read(vm, &bytes, allow_code.unwrap_or(true), true)
}
