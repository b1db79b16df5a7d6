//! `float`: double precision numbers. CPython: `Objects/floatobject.c`.

mod arith;
mod methods;
#[cfg(test)]
mod tests;

pub use arith::power;

use crate::util::{StrPoints, check_count, no_keywords, no_keywords_exact, repr_lossy};
use dashu_int::IBig;
use kaa_object::declare::TypeDef;
use kaa_object::int::IntRef;
use kaa_object::payloads::{ByteArray, Bytes, FloatBox};
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm};
use std::cmp::Ordering;

pub static DEF: TypeDef = TypeDef {
    doc: Some("Convert a string or number to a floating-point number, if possible."),
    signature: Some("(x=0, /)"),
    flags: type_flags::BASETYPE | type_flags::MATCH_SELF,
    slots,
    methods: &[methods::METHODS, methods::CLASS_METHODS],
    getset: methods::GETSET,
    ..TypeDef::new("float")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.float, Some(vm.types.object), &DEF);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.repr.set(Some(repr));
    s.hash.set(Some(hash));
    s.richcompare.set(Some(richcompare));
    s.add.set(Some(arith::add));
    s.sub.set(Some(arith::sub));
    s.mul.set(Some(arith::mul));
    s.r#mod.set(Some(arith::modulo));
    s.divmod.set(Some(arith::divmod));
    s.pow.set(Some(arith::pow));
    s.neg.set(Some(|vm, v| {
        let x = number(vm, v);
        Ok(vm.float(-x))
    }));
    s.pos.set(Some(pos));
    s.abs.set(Some(|vm, v| {
        let x = number(vm, v);
        Ok(vm.float(x.abs()))
    }));
    s.bool.set(Some(|vm, v| Ok(number(vm, v) != 0.0)));
    s.int.set(Some(|vm, v| {
        let x = number(vm, v);
        crate::int::from_f64(vm, x)
    }));
    s.float.set(Some(pos));
    s.floordiv.set(Some(arith::floordiv));
    s.truediv.set(Some(arith::truediv));
}

/// The number of a receiver, which the slot's owner says is a float.
pub(crate) fn number(vm: &Vm, value: Value) -> f64 {
    match vm.as_f64(value) {
        Some(x) => x,
        None => panic!("a slot of float was called on another object"),
    }
}

/// The exact float.
pub(crate) fn pos(vm: &mut Vm, value: Value) -> PyResult {
    if vm.class_of(value) == vm.types.float {
        return Ok(value);
    }
    let x = number(vm, value);
    Ok(vm.float(x))
}

pub fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let text = kaa_text::float::repr(number(vm, value));
    vm.str_latin1(text.as_bytes()).map(Gc::value)
}

fn hash(vm: &mut Vm, value: Value) -> PyResult<u64> {
    Ok(kaa_object::hash::hash_f64(number(vm, value), kaa_object::hash::hash_identity(value)))
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let Some(x) = vm.as_f64(a) else { return Ok(Value::NOT_IMPLEMENTED) };
    let order = match vm.as_f64(b) {
        Some(y) => x.partial_cmp(&y),
        None => match vm.int_ref(b) {
            Some(n) => order_with_int(x, n),
            None => return Ok(Value::NOT_IMPLEMENTED),
        },
    };
    Ok(Value::bool(match order {
        Some(order) => op.holds(order),
        None => op == CompareOp::Ne,
    }))
}

/// Orders a float and an int by their exact values; `None` for NaN.
pub fn order_with_int(x: f64, n: IntRef<'_>) -> Option<Ordering> {
    if !x.is_finite() {
        return x.partial_cmp(&0.0);
    }
    if let IntRef::Small(n) = n {
        if n.unsigned_abs() <= 1 << 53 {
            return x.partial_cmp(&(n as f64));
        }
        if x.abs() < (1u64 << 62) as f64 {
            let whole = x.trunc();
            let order = (whole as i64).cmp(&n);
            return Some(if order.is_eq() { x.partial_cmp(&whole)? } else { order });
        }
    }
    let n = crate::int::arith::big(n);
    let whole: IBig = crate::int::big_from_f64(x);
    let order = whole.cmp(&n);
    Some(if order.is_eq() { x.fract().partial_cmp(&0.0)? } else { order })
}

/// `float.__new__`. CPython: `float_new_impl`.
fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let own = vm.types.float;
    if class == own {
        no_keywords(vm, "float", args)?;
    } else {
        no_keywords_exact(vm, class, own, "float", args)?;
    }
    let positional = args.positional();
    check_count(vm, "float", positional.len(), 0, 1)?;
    let x = match positional.first() {
        None => 0.0,
        Some(&value) => match from_text(vm, value)? {
            Some(x) => x,
            None => from_number(vm, value)?,
        },
    };
    if class == own {
        return Ok(vm.float(x));
    }
    Ok(vm.alloc_instance(class, FloatBox { value: x }).value())
}

fn from_number(vm: &mut Vm, value: Value) -> PyResult<f64> {
    let class = vm.class_of(value);
    let slots = &class.slots;
    if slots.float.get().is_none() && slots.index.get().is_none() {
        if crate::buffer::has_simple_buffer(vm, value) {
            let bytes = crate::buffer::bytes_of(vm, value)?;
            return parse(vm, &bytes[..], value);
        }
        let name = class.name_lossy();
        return Err(
            vm.type_error(format!("float() argument must be a string or a real number, not '{name}'"))
        );
    }
    real(vm, value)
}

/// A real number as a float: `__float__`, else `__index__`. CPython: `PyNumber_Float` without texts.
pub fn real(vm: &mut Vm, value: Value) -> PyResult<f64> {
    if vm.class_of(value) == vm.types.float {
        return Ok(number(vm, value));
    }
    let class = vm.class_of(value);
    if let Some(convert) = class.slots.float.get() {
        let result = convert(vm, value)?;
        let result_class = vm.class_of(result);
        let Some(x) = vm.as_f64(result) else {
            let (class, actual) = (class.name_lossy(), result_class.name_lossy());
            return Err(vm.type_error(format!("{class}.__float__ returned non-float (type {actual})")));
        };
        if result_class != vm.types.float {
            let (class, actual) = (class.name_lossy(), result_class.name_lossy());
            vm.warn_named(
                "DeprecationWarning",
                &format!(
                    "{class}.__float__ returned non-float (type {actual}).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python."
                ),
                1,
            )?;
        }
        return Ok(x);
    }
    if class.slots.index.get().is_some() {
        let index = vm.index(value)?;
        return vm.int_to_f64(index);
    }
    let name = class.name_lossy();
    Err(vm.type_error(format!("must be real number, not {name}")))
}

/// The float that a str, bytes or bytearray spells; `None` for anything else.
fn from_text(vm: &mut Vm, value: Value) -> PyResult<Option<f64>> {
    if let Some(s) = vm.as_str(value) {
        return parse(vm, StrPoints(&s), value).map(Some);
    }
    if let Some(bytes) = vm.payload::<Bytes>(value) {
        return parse(vm, bytes.as_slice(), value).map(Some);
    }
    if let Some(array) = vm.payload::<ByteArray>(value) {
        let bytes = array.bytes.borrow().clone();
        return parse(vm, &bytes[..], value).map(Some);
    }
    Ok(None)
}

fn parse(vm: &mut Vm, text: impl kaa_text::Points, shown: Value) -> PyResult<f64> {
    match kaa_text::float::parse(text) {
        Some(x) => Ok(x),
        None => {
            let shown = repr_lossy(vm, shown)?;
            Err(vm.value_error(format!("could not convert string to float: {shown}")))
        }
    }
}
