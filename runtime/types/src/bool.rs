//! `bool`: True and False, integers that print as words. CPython: `Objects/boolobject.c`.

use crate::int::arith;
use crate::util::{check_count, no_keywords};
use kaa_object::declare::TypeDef;
use kaa_object::slots::TypeSlots;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm};

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "Returns True when the argument is true, False otherwise.\n\
         There are two instances of the class bool, the builtins True and False.\n\
         It is a subclass of the class int, and cannot be subclassed itself.",
    ),
    signature: Some("(object=False, /)"),
    slots,
    ..TypeDef::new("bool")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.bool, Some(vm.types.int), &DEF);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.repr.set(Some(|vm, v| Ok(repr(vm, v == Value::TRUE))));
    s.invert.set(Some(invert));
    s.and.set(Some(|vm, a, b| bits(vm, a, b, |x, y| x & y, arith::and)));
    s.or.set(Some(|vm, a, b| bits(vm, a, b, |x, y| x | y, arith::or)));
    s.xor.set(Some(|vm, a, b| bits(vm, a, b, |x, y| x ^ y, arith::xor)));
}

fn repr(vm: &mut Vm, value: bool) -> Value {
    vm.intern_str(if value { "True" } else { "False" }).value()
}

fn new(vm: &mut Vm, _class: Gc<Type>, args: Args<'_>) -> PyResult {
    no_keywords(vm, "bool", args)?;
    check_count(vm, "bool", args.values.len(), 0, 1)?;
    match args.values.first() {
        Some(&value) => vm.is_true(value).map(Value::bool),
        None => Ok(Value::FALSE),
    }
}

fn invert(vm: &mut Vm, value: Value) -> PyResult {
    vm.warn_named(
        "DeprecationWarning",
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
        1,
    )?;
    Ok(Value::int32(if value == Value::TRUE { -2 } else { -1 }))
}

fn bits(
    vm: &mut Vm,
    a: Value,
    b: Value,
    both: fn(bool, bool) -> bool,
    ints: fn(&mut Vm, Value, Value) -> PyResult,
) -> PyResult {
    if a.is_bool() && b.is_bool() {
        return Ok(Value::bool(both(a == Value::TRUE, b == Value::TRUE)));
    }
    ints(vm, a, b)
}
