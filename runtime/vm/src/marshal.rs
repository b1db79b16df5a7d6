//! `marshal`. CPython: `Python/marshal.c`.

use kaa_code::Constant;
use kaa_object::declare::ModuleDef;
use kaa_object::payloads::{ByteArray, Bytes, Code};
use kaa_object::{Gc, PyResult, Raised, Value, Vm, methods};
use std::sync::Arc;

pub static MODULE: ModuleDef = ModuleDef {
    name: "marshal",
    doc: Some("This module contains functions that can read and write Python values in a binary format."),
    functions: &[FUNCTIONS],
    init: |vm, module| vm.module_set(module, "version", Value::int32(5)),
};

methods! { FUNCTIONS: Module =>
    /// Return the bytes object that would be written to a file by dump(value, file).
    "dumps(value, version=5, /, *, allow_code=True)" => dumps, Any;
    /// Convert the bytes-like object to a value.
    "loads(bytes, /, *, allow_code=True)" => loads, Any;
    /// Write the value on the open file.
    "dump(value, file, version=5, /, *, allow_code=True)" => dump, Any;
    /// Read one value from the open file and return it.
    "load(file, /, *, allow_code=True)" => load, Any;
}

fn raise(vm: &mut Vm, error: &kaa_pyc::Error) -> Raised {
    vm.raise_named(error.exception(), &error.to_string())
}

/// Marshal bytes of a value that can be a constant.
fn dumps(vm: &mut Vm, value: Value, version: Option<i64>, allow_code: Option<bool>) -> PyResult {
    let _ = version;
    if let Some(code) = vm.payload::<Code>(value) {
        if allow_code == Some(false) {
            return Err(vm.value_error("marshalling code objects is disallowed"));
        }
        return match kaa_pyc::dump_code(&code.plain) {
            Ok(bytes) => vm.new_bytes(&bytes).map(Gc::value),
            Err(error) => Err(raise(vm, &error)),
        };
    }
    // Any other constant travels inside a code object's graph.
    Err(vm.raise_named("NotImplementedError", "marshal.dumps() of something else than code is not implemented"))
}

fn dump(vm: &mut Vm, value: Value, file: Value, version: Option<i64>, allow_code: Option<bool>) -> PyResult {
    let bytes = dumps(vm, value, version, allow_code)?;
    let write = vm.names.write;
    vm.call_method(file, write, &[bytes])
}

/// The value in marshal bytes.
pub fn loads_slice(vm: &mut Vm, bytes: &[u8]) -> PyResult {
    let constant = match kaa_pyc::read(bytes).and_then(|g| g.constant(g.root())) {
        Ok(constant) => constant,
        Err(error) => return Err(raise(vm, &error)),
    };
    constant_value(vm, &constant)
}

fn constant_value(vm: &mut Vm, constant: &Constant) -> PyResult {
    if let Constant::Code(code) = constant {
        if let Err(invalid) = kaa_code::validate(code) {
            return Err(vm.value_error(format!("bad marshal data ({invalid})")));
        }
        let code: &Arc<_> = code;
        return kaa_interp::code_from_plain(vm, code).map(Gc::value);
    }
    kaa_interp::code::constant_value(vm, constant)
}

fn loads(vm: &mut Vm, bytes: Value, allow_code: Option<bool>) -> PyResult {
    let _ = allow_code;
    if let Some(b) = vm.payload::<Bytes>(bytes) {
        let copy = b.as_slice().to_vec();
        return loads_slice(vm, &copy);
    }
    if let Some(b) = vm.payload::<ByteArray>(bytes) {
        let copy = b.bytes.borrow().clone();
        return loads_slice(vm, &copy);
    }
    // memoryview and other buffers.
    let class = vm.types.bytes.value();
    if vm.class_of(bytes).slots.getbuffer.get().is_none() {
        let name = vm.type_name_of(bytes);
        return Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")));
    }
    let copy = vm.call(class, &[bytes])?;
    loads(vm, copy, allow_code)
}

fn load(vm: &mut Vm, file: Value, allow_code: Option<bool>) -> PyResult {
    let read = vm.names.read;
    let bytes = vm.call_method(file, read, &[])?;
    loads(vm, bytes, allow_code)
}
