//! What the compiler's intrinsics for type parameters make (PEP 695, PEP 696). CPython:
//! `Objects/typevarobject.c`.
//!
//! The objects themselves are not there yet: each function raises NotImplementedError.

use kaa_object::{PyResult, Value, Vm};

fn missing(vm: &mut Vm, what: &str) -> PyResult {
    Err(vm.raise_named("NotImplementedError", &format!("{what} objects are not implemented")))
}

pub fn make_typevar(vm: &mut Vm, _name: Value, _bound: Option<Value>, _constraints: Option<Value>) -> PyResult {
    missing(vm, "TypeVar")
}

pub fn make_paramspec(vm: &mut Vm, _name: Value) -> PyResult {
    missing(vm, "ParamSpec")
}

pub fn make_typevartuple(vm: &mut Vm, _name: Value) -> PyResult {
    missing(vm, "TypeVarTuple")
}

/// `Generic[params]`
pub fn subscript_generic(vm: &mut Vm, params: Value) -> PyResult {
    let name = vm.intern_str("typing");
    let import = vm.hooks.import_module;
    let typing = import(vm, name)?;
    let generic = vm.getattr_named(typing, "Generic")?;
    vm.getitem(generic, params)
}

pub fn make_typealias(vm: &mut Vm, _parts: Value) -> PyResult {
    missing(vm, "TypeAliasType")
}

pub fn set_default(vm: &mut Vm, _parameter: Value, _default: Value) -> PyResult {
    missing(vm, "type parameter default")
}
