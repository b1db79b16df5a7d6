//! `complex`: pairs of floats. CPython: `Objects/complexobject.c`.

pub mod arith;
pub mod construct;
#[cfg(test)]
mod tests;

pub use arith::power_of_floats;

use crate::float::order_with_int;
use kaa_object::declare::{MemberDef, TypeDef};
use kaa_object::payloads::{Complex, MemberKind};
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::str::Str;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Type, Value, Vm};
use std::cmp::Ordering;

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "Create a complex number from a string or numbers.\n\n\
         A string is read as a complex number, a single number is converted to one.\n\
         With real or imag arguments, the result is the complex number that has these\n\
         real and imaginary components.",
    ),
    signature: Some("(real=0, imag=0)"),
    flags: type_flags::BASETYPE,
    slots,
    methods: &[METHODS, CLASS_METHODS],
    members: &[
        MemberDef {
            name: "real",
            doc: "the real part of a complex number",
            kind: MemberKind::Computed(|vm, v| {
                let x = vm.this::<Complex>(v).real;
                Ok(vm.float(x))
            }),
        },
        MemberDef {
            name: "imag",
            doc: "the imaginary part of a complex number",
            kind: MemberKind::Computed(|vm, v| {
                let x = vm.this::<Complex>(v).imag;
                Ok(vm.float(x))
            }),
        },
    ],
    ..TypeDef::new("complex")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.complex, Some(vm.types.object), &DEF);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(construct::new));
    s.repr.set(Some(repr));
    s.hash.set(Some(hash));
    s.richcompare.set(Some(richcompare));
    s.add.set(Some(arith::add));
    s.sub.set(Some(arith::sub));
    s.mul.set(Some(arith::mul));
    s.pow.set(Some(arith::pow));
    s.truediv.set(Some(arith::truediv));
    s.neg.set(Some(|vm, v| {
        let z = vm.this::<Complex>(v);
        Ok(vm.new_complex(-z.real, -z.imag))
    }));
    s.pos.set(Some(exact));
    s.abs.set(Some(abs));
    s.bool.set(Some(|vm, v| {
        let z = vm.this::<Complex>(v);
        Ok(z.real != 0.0 || z.imag != 0.0)
    }));
}

kaa_object::methods! { METHODS: Instance =>
    /// Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.
    "conjugate($self, /)" => |vm: &mut Vm, z: Gc<Complex>| vm.new_complex(z.real, -z.imag), Alloc;
    /// Convert this value to exact type complex.
    "__complex__($self, /)" => exact, Alloc;
    "__getnewargs__($self, /)" => |vm: &mut Vm, z: Gc<Complex>| -> PyResult {
        let (real, imag) = (vm.float(z.real), vm.float(z.imag));
        vm.try_tuple(&[real, imag]).map(Gc::value)
    }, Alloc;
    /// Convert to a string according to format_spec.
    "__format__($self, format_spec, /)" => |vm: &mut Vm, z: Gc<Complex>, spec: Gc<Str>| {
        crate::format::format_complex(vm, z, spec)
    }, Raises;
}

kaa_object::methods! { CLASS_METHODS: Class =>
    /// Convert number to a complex floating-point number.
    "from_number($type, number, /)" => |vm: &mut Vm, class: Gc<Type>, number: Value| -> PyResult {
        let own = vm.types.complex;
        if class == own && vm.class_of(number) == own {
            return Ok(number);
        }
        let (real, imag) = construct::from_number(vm, number)?;
        let result = vm.new_complex(real, imag);
        if class == own { Ok(result) } else { vm.call(class.value(), &[result]) }
    }, Any;
}

/// The exact `complex`.
fn exact(vm: &mut Vm, this: Value) -> PyResult {
    if vm.class_of(this) == vm.types.complex {
        return Ok(this);
    }
    let z = vm.this::<Complex>(this);
    Ok(vm.new_complex(z.real, z.imag))
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let z = vm.this::<Complex>(this);
    let text = kaa_text::complex::repr(z.real, z.imag);
    vm.str_latin1(text.as_bytes()).map(Gc::value)
}

fn hash(vm: &mut Vm, this: Value) -> PyResult<u64> {
    let z = vm.this::<Complex>(this);
    let identity = kaa_object::hash::hash_identity(this);
    let real = kaa_object::hash::hash_f64(z.real, identity);
    let imag = kaa_object::hash::hash_f64(z.imag, identity);
    Ok(kaa_object::hash::avoid_minus_one(real.wrapping_add(imag.wrapping_mul(1000003))))
}

fn abs(vm: &mut Vm, this: Value) -> PyResult {
    let z = vm.this::<Complex>(this);
    let length = z.real.hypot(z.imag);
    if length.is_infinite() && z.real.is_finite() && z.imag.is_finite() {
        return Err(vm.overflow_error("absolute value too large"));
    }
    Ok(vm.float(length))
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let Some(x) = vm.payload::<Complex>(a) else { return Ok(Value::NOT_IMPLEMENTED) };
    let equal = if let Some(y) = vm.payload::<Complex>(b) {
        x.real == y.real && x.imag == y.imag
    } else if let Some(y) = vm.as_f64(b) {
        x.real == y && x.imag == 0.0
    } else if let Some(n) = vm.int_ref(b) {
        x.imag == 0.0 && order_with_int(x.real, n) == Some(Ordering::Equal)
    } else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}
