//! `_typing`: type parameters, type aliases and `Generic`, and what the compiler's intrinsics for them make
//! (PEP 695, PEP 696). CPython: `Objects/typevarobject.c`, `Modules/_typingmodule.c`.
//!
//! What needs the module `typing` (checks, substitution) is looked up there when it is needed.

mod alias;
mod evaluator;
mod generic;
mod paramspec;
mod typevar;
mod typevartuple;

use kaa_object::declare::ModuleDef;
use kaa_object::payloads::SeqIter;
use kaa_object::tuple::Tuple;
use kaa_object::{Args, Gc, PyResult, Slot, Value, Vm, methods};

pub use alias::TypeAlias;
pub use paramspec::{ParamSpec, ParamSpecPart};
pub use typevar::TypeVar;
pub use typevartuple::TypeVarTuple;

/// `_typing`
pub static MODULE: ModuleDef = ModuleDef {
    name: "_typing",
    doc: Some("Primitives and accelerators for the typing module.\n"),
    functions: &[FUNCTIONS],
    init: |vm, module| {
        for class in [
            vm.type_of_payload::<TypeVar>(),
            vm.type_of_payload::<TypeVarTuple>(),
            vm.type_of_payload::<ParamSpec>(),
            vm.state::<paramspec::PartTypes>().args_type(),
            vm.state::<paramspec::PartTypes>().kwargs_type(),
            vm.type_of_payload::<TypeAlias>(),
            generic::class(vm),
            vm.types.union,
        ] {
            vm.module_add_type(module, class)?;
        }
        let nothing = generic::no_default(vm);
        vm.module_set(module, "NoDefault", nothing)
    },
};

methods! { FUNCTIONS: Module =>
    "_idfunc($module, x, /)" => |_: &mut Vm, x: Value| x, Leaf;
}

/// Calls a function of the module `typing`.
fn call_typing(vm: &mut Vm, name: &str, args: Args<'_>) -> PyResult {
    let module = vm.intern_str("typing");
    let import = vm.hooks.import_module;
    let typing = import(vm, module)?;
    let function = vm.getattr_named(typing, name)?;
    vm.call_args(function, args)
}

/// A type as `typing` takes it: None stands for its type, strings for forward references.
pub(crate) fn type_check(vm: &mut Vm, value: Value, message: &str) -> PyResult {
    if value.is_none() {
        return Ok(vm.types.none_type.value());
    }
    let message = vm.str(message).value();
    call_typing(vm, "_type_check", Args::positional_only(&[value, message]))
}

/// `__module__` of the Python function that is running.
fn calling_module(vm: &mut Vm) -> Value {
    vm.thread.frames.last().and_then(|f| f.function.module.get()).unwrap_or(Value::NONE)
}

/// Keeps where a parameter was made as its `__module__`.
fn set_module(vm: &mut Vm, object: Value, module: Value) -> PyResult<()> {
    let name = vm.names.__module__;
    vm.set_instance_attribute(object, name, Some(module)).map(|_| ())
}

/// A value that is either known or worked out at first use by calling a function with a format.
struct Lazy {
    value: Slot<Option<Value>>,
    evaluator: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(Lazy { value, evaluator });

impl Lazy {
    fn new(value: Option<Value>, evaluator: Option<Value>) -> Lazy {
        Lazy { value: Slot::new(value), evaluator: Slot::new(evaluator) }
    }

    /// The value; `missing` where there is none. `owner` is the cell that holds this.
    fn get<T>(&self, vm: &mut Vm, owner: Gc<T>, missing: Value) -> PyResult {
        if let Some(value) = self.value.get() {
            return Ok(value);
        }
        let Some(evaluator) = self.evaluator.get() else { return Ok(missing) };
        let value = evaluate(vm, evaluator)?;
        self.value.set(owner, Some(value));
        Ok(value)
    }

    /// The function that works the value out; None where there is no value.
    fn evaluator(&self, vm: &mut Vm) -> PyResult {
        match (self.evaluator.get(), self.value.get()) {
            (Some(evaluator), _) => Ok(evaluator),
            (None, Some(value)) => Ok(evaluator::constant(vm, value)),
            (None, None) => Ok(Value::NONE),
        }
    }

    /// `has_default()`
    fn has_default(&self, vm: &mut Vm) -> bool {
        self.evaluator.get().is_some() || self.value.get().is_some_and(|v| v != generic::no_default(vm))
    }
}

/// Calls an evaluator for the value itself.
fn evaluate(vm: &mut Vm, evaluator: Value) -> PyResult {
    vm.call(evaluator, &[Value::int32(evaluator::VALUE)])
}

/// An iterator over `Unpack[object]` alone.
fn unpacked_iter(vm: &mut Vm, object: Value) -> PyResult {
    let one = unpack(vm, object)?;
    let one = vm.try_tuple(&[one])?.value();
    let payload = SeqIter { sequence: Slot::new(Some(one)), index: std::cell::Cell::new(0) };
    Ok(vm.heap.alloc(kaa_object::core_types::shape::TUPLE_ITERATOR, payload).value())
}

/// `typing.Unpack[object]`
fn unpack(vm: &mut Vm, object: Value) -> PyResult {
    let module = vm.intern_str("typing");
    let import = vm.hooks.import_module;
    let typing = import(vm, module)?;
    let unpack = vm.getattr_named(typing, "Unpack")?;
    vm.getitem(unpack, object)
}

/// The parameters, with each `TypeVarTuple` unpacked.
fn unpack_typevartuples(vm: &mut Vm, params: Gc<Tuple>) -> PyResult<Gc<Tuple>> {
    if !params.items().iter().any(|&p| vm.payload::<TypeVarTuple>(p).is_some()) {
        return Ok(params);
    }
    let list = vm.list_with_capacity(params.len())?;
    for &param in params.items() {
        let param = if vm.payload::<TypeVarTuple>(param).is_some() { unpack(vm, param)? } else { param };
        kaa_object::list::ListRef::push(list, vm, param)?;
    }
    vm.try_tuple(list.items())
}

/// `__mro_entries__` of everything that cannot be a base class.
fn no_base(vm: &mut Vm, what: &str) -> PyResult {
    Err(vm.type_error(format!("Cannot subclass an instance of {what}")))
}

/// `INTRINSIC_TYPEVAR` and its siblings: bound and constraints are functions that work them out.
pub fn make_typevar(vm: &mut Vm, name: Value, bound: Option<Value>, constraints: Option<Value>) -> PyResult {
    Ok(typevar::of_syntax(vm, name, bound, constraints))
}

/// `INTRINSIC_PARAMSPEC`
pub fn make_paramspec(vm: &mut Vm, name: Value) -> PyResult {
    Ok(paramspec::of_syntax(vm, name))
}

/// `INTRINSIC_TYPEVARTUPLE`
pub fn make_typevartuple(vm: &mut Vm, name: Value) -> PyResult {
    Ok(typevartuple::of_syntax(vm, name))
}

/// `INTRINSIC_SUBSCRIPT_GENERIC`: `Generic[params]`
pub fn subscript_generic(vm: &mut Vm, params: Value) -> PyResult {
    let Some(params) = vm.exact_tuple(params) else {
        return Err(vm.system_error("INTRINSIC_SUBSCRIPT_GENERIC of something else"));
    };
    let params = unpack_typevartuples(vm, params)?.value();
    let generic = generic::class(vm).value();
    call_typing(vm, "_GenericAlias", Args::positional_only(&[generic, params]))
}

/// `INTRINSIC_TYPEALIAS`: name, type parameters and the function that works the value out.
pub fn make_typealias(vm: &mut Vm, parts: Value) -> PyResult {
    let parts = vm.exact_tuple(parts);
    let Some(&[name, params, evaluator]) = parts.as_ref().map(|t| t.items()) else {
        return Err(vm.system_error("INTRINSIC_TYPEALIAS of something else"));
    };
    Ok(alias::of_syntax(vm, name, params, evaluator))
}

/// `INTRINSIC_SET_TYPEPARAM_DEFAULT`: `default` is the function that works it out.
pub fn set_default(vm: &mut Vm, parameter: Value, default: Value) -> PyResult {
    if let Some(var) = vm.payload::<TypeVar>(parameter) {
        var.default.evaluator.set(var, Some(default));
    } else if let Some(spec) = vm.payload::<ParamSpec>(parameter) {
        spec.default.evaluator.set(spec, Some(default));
    } else if let Some(tuple) = vm.payload::<TypeVarTuple>(parameter) {
        tuple.default.evaluator.set(tuple, Some(default));
    } else {
        let name = vm.type_name_of(parameter);
        return Err(vm.type_error(format!("Expected a type param, got {name}")));
    }
    Ok(parameter)
}

pub fn install(vm: &mut Vm) {
    generic::install(vm);
    evaluator::install(vm);
    typevar::install(vm);
    paramspec::install(vm);
    typevartuple::install(vm);
    alias::install(vm);
}
