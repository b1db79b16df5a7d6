//! `isinstance` and `issubclass`. CPython: `Objects/abstract.c` (`object_isinstance`, `object_issubclass`).

use kaa_object::payloads::Union;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::TypeRef;
use kaa_object::{Gc, PyResult, Value, Vm};

/// `isinstance(value, class)`
pub fn is_instance(vm: &mut Vm, value: Value, class: Value) -> PyResult<bool> {
    if vm.class_of(value).value() == class {
        return Ok(true);
    }
    let metaclass = vm.class_of(class);
    if metaclass == vm.types.r#type {
        return real_is_instance(vm, value, class);
    }
    if let Some(tuple) = alternatives(vm, class) {
        vm.check_native_stack(" in __instancecheck__")?;
        for &item in tuple.items() {
            if is_instance(vm, value, item)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    let name = vm.names.__instancecheck__;
    vm.check_native_stack(" in __instancecheck__")?;
    if let Some(result) = vm.call_special(class, name, &[value])? {
        return vm.is_true(result);
    }
    real_is_instance(vm, value, class)
}

/// The classes of a tuple or a union.
fn alternatives(vm: &Vm, class: Value) -> Option<Gc<Tuple>> {
    vm.as_tuple(class).or_else(|| vm.payload::<Union>(class).map(|u| u.args))
}

/// Whether `__class__` of the instances of a class is that class.
fn names_own_class(vm: &mut Vm, class: Gc<kaa_object::Type>) -> bool {
    let attribute = vm.names.__class__;
    vm.is_generic_getattr(class)
        && (!class.is_heap_type() || class.lookup(vm, attribute) == vm.types.object.lookup(vm, attribute))
}

/// `value.__class__`; the value's class where it has none.
pub fn claimed_class(vm: &mut Vm, value: Value) -> PyResult {
    let own = vm.class_of(value);
    if names_own_class(vm, own) {
        return Ok(own.value());
    }
    let attribute = vm.names.__class__;
    Ok(vm.getattr_opt(value, attribute)?.unwrap_or(own.value()))
}

/// As `isinstance` without asking `__instancecheck__`.
pub fn real_is_instance(vm: &mut Vm, value: Value, class: Value) -> PyResult<bool> {
    let attribute = vm.names.__class__;
    if let Some(class) = vm.as_type(class) {
        let own = vm.class_of(value);
        if own.is_subtype(class) {
            return Ok(true);
        }
        // Where `__class__` is that of `object`, as it is of all native types that don't take attributes into their own
        // hands, it says no more than the class does.
        if names_own_class(vm, own) {
            return Ok(false);
        }
        return Ok(match vm.getattr_opt(value, attribute)? {
            Some(claimed) => vm.as_type(claimed).is_some_and(|c| c != own && c.is_subtype(class)),
            None => false,
        });
    }
    check_class(vm, class, "isinstance() arg 2 must be a type, a tuple of types, or a union")?;
    match vm.getattr_opt(value, attribute)? {
        Some(claimed) => abstract_subclass(vm, claimed, class),
        None => Ok(false),
    }
}

fn bases_of(vm: &mut Vm, class: Value) -> PyResult<Option<Gc<Tuple>>> {
    let name = vm.names.__bases__;
    Ok(vm.getattr_opt(class, name)?.and_then(|b| vm.as_tuple(b)))
}

fn check_class(vm: &mut Vm, class: Value, message: &str) -> PyResult<()> {
    match bases_of(vm, class)? {
        Some(_) => Ok(()),
        None => Err(vm.type_error(message)),
    }
}

fn abstract_subclass(vm: &mut Vm, derived: Value, class: Value) -> PyResult<bool> {
    vm.check_native_stack(" in __issubclass__")?;
    if derived == class {
        return Ok(true);
    }
    let Some(bases) = bases_of(vm, derived)? else { return Ok(false) };
    for &base in bases.items() {
        if abstract_subclass(vm, base, class)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `issubclass(derived, class)`
pub fn is_subclass(vm: &mut Vm, derived: Value, class: Value) -> PyResult<bool> {
    if vm.class_of(class) == vm.types.r#type {
        return derived_or_same(vm, derived, class);
    }
    if let Some(tuple) = alternatives(vm, class) {
        vm.check_native_stack(" in __subclasscheck__")?;
        for &item in tuple.items() {
            if is_subclass(vm, derived, item)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    let name = vm.names.__subclasscheck__;
    vm.check_native_stack(" in __subclasscheck__")?;
    if let Some(result) = vm.call_special(class, name, &[derived])? {
        return vm.is_true(result);
    }
    real_is_subclass(vm, derived, class)
}

fn derived_or_same(vm: &mut Vm, derived: Value, class: Value) -> PyResult<bool> {
    if derived == class {
        return Ok(true);
    }
    real_is_subclass(vm, derived, class)
}

/// As `issubclass` without asking `__subclasscheck__`.
pub fn real_is_subclass(vm: &mut Vm, derived: Value, class: Value) -> PyResult<bool> {
    if let (Some(d), Some(c)) = (vm.as_type(derived), vm.as_type(class)) {
        return Ok(d.is_subtype(c));
    }
    check_class(vm, derived, "issubclass() arg 1 must be a class")?;
    check_class(vm, class, "issubclass() arg 2 must be a class, a tuple of classes, or a union")?;
    abstract_subclass(vm, derived, class)
}
