//! The methods and attributes of `float` besides its operators.

use super::{number, pos};
use crate::util::{StrPoints, index_sized, text_error};
use dashu_int::IBig;
use kaa_object::declare::GetSetDef;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Type, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Return the number itself: a float is its own complex conjugate.
    "conjugate($self, /)" => pos, Alloc;
    /// Return the Integral closest to x between 0 and x.
    "__trunc__($self, /)" => |vm: &mut Vm, this: Value| rounded(vm, this, f64::trunc), Raises;
    /// Return the floor as an Integral.
    "__floor__($self, /)" => |vm: &mut Vm, this: Value| rounded(vm, this, f64::floor), Raises;
    /// Return the ceiling as an Integral.
    "__ceil__($self, /)" => |vm: &mut Vm, this: Value| rounded(vm, this, f64::ceil), Raises;
    /// Return the Integral closest to x, rounding half toward even.
    ///
    /// When an argument is passed, work like built-in round(x, ndigits).
    "__round__($self, ndigits=None, /)" => round, Any;
    /// Return a pair of integers, whose ratio is exactly equal to the original float.
    ///
    /// The ratio is in lowest terms and has a positive denominator.  Raise
    /// OverflowError on infinities and a ValueError on NaNs.
    ///
    /// >>> (10.0).as_integer_ratio()
    /// (10, 1)
    /// >>> (-.25).as_integer_ratio()
    /// (-1, 4)
    "as_integer_ratio($self, /)" => as_integer_ratio, Raises;
    /// Return a hexadecimal representation of a floating-point number.
    ///
    /// >>> (-0.1).hex()
    /// '-0x1.999999999999ap-4'
    "hex($self, /)" => |vm: &mut Vm, this: Value| kaa_text::float::to_hex(number(vm, this)), Alloc;
    /// Return True if the float is an integer.
    "is_integer($self, /)" => |vm: &mut Vm, this: Value| {
        let x = number(vm, this);
        x.is_finite() && x == x.trunc()
    }, Leaf;
    "__getnewargs__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let x = pos(vm, this)?;
        vm.try_tuple(&[x]).map(Gc::value)
    }, Alloc;
    /// Formats the float according to format_spec.
    "__format__($self, format_spec, /)" => crate::format::format_float, Raises;
}

kaa_object::methods! { CLASS_METHODS: Class =>
    /// Convert real number to a floating-point number.
    "from_number($type, number, /)" => from_number, Any;
    /// Create a floating-point number from a hexadecimal string.
    ///
    /// >>> float.fromhex('0x1.ffffp10')
    /// 2047.984375
    "fromhex($type, string, /)" => fromhex, Any;
    /// How C doubles or floats are stored, for Python's own tests.
    ///
    ///   typestr
    ///     Must be 'double' or 'float'.
    "__getformat__($type, typestr, /)" => getformat, Raises;
}

pub static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "real", doc: "the real part of a complex number", get: pos, set: None },
    GetSetDef {
        name: "imag",
        doc: "the imaginary part of a complex number",
        get: |vm, _| Ok(vm.float(0.0)),
        set: None,
    },
];

fn rounded(vm: &mut Vm, this: Value, how: fn(f64) -> f64) -> PyResult {
    let x = number(vm, this);
    crate::int::from_f64(vm, how(x))
}

fn round(vm: &mut Vm, this: Value, ndigits: Option<Value>) -> PyResult {
    let x = number(vm, this);
    let Some(ndigits) = ndigits.filter(|n| !n.is_none()) else {
        return crate::int::from_f64(vm, kaa_text::float::round_to_int(x));
    };
    let ndigits = vm.index(ndigits)?;
    let digits = match index_sized(vm, ndigits) {
        Ok(n) => n as i64,
        Err(_) => {
            vm.clear_exception();
            if vm.int_ref(ndigits).is_some_and(|n| n.is_negative()) { i64::MIN } else { i64::MAX }
        }
    };
    match kaa_text::float::round_to_ndigits(x, digits) {
        Ok(x) => Ok(vm.float(x)),
        Err(error) => Err(text_error(vm, error)),
    }
}

fn as_integer_ratio(vm: &mut Vm, this: Value) -> PyResult {
    let x = number(vm, this);
    if x.is_infinite() {
        return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
    }
    if x.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    let (mut mantissa, mut exponent) = kaa_object::hash::frexp(x.abs());
    for _ in 0..300 {
        if mantissa == mantissa.floor() {
            break;
        }
        mantissa *= 2.0;
        exponent -= 1;
    }
    let mut numerator = crate::int::big_from_f64(mantissa.copysign(x));
    let mut denominator = IBig::ONE;
    if exponent > 0 {
        numerator <<= exponent as usize;
    } else {
        denominator <<= (-exponent) as usize;
    }
    let (n, d) = (vm.int_from_big(numerator), vm.int_from_big(denominator));
    vm.try_tuple(&[n, d]).map(Gc::value)
}

fn from_number(vm: &mut Vm, class: Gc<Type>, number: Value) -> PyResult {
    let own = vm.types.float;
    if class == own && vm.class_of(number) == own {
        return Ok(number);
    }
    let x = super::real(vm, number)?;
    let result = vm.float(x);
    if class == own { Ok(result) } else { vm.call(class.value(), &[result]) }
}

fn fromhex(vm: &mut Vm, class: Gc<Type>, string: Value) -> PyResult {
    let Some(s) = vm.as_str(string) else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    let x = match kaa_text::float::from_hex(StrPoints(&s)) {
        Ok(x) => x,
        Err(error) => return Err(text_error(vm, error)),
    };
    let result = vm.float(x);
    if class == vm.types.float { Ok(result) } else { vm.call(class.value(), &[result]) }
}

fn getformat(vm: &mut Vm, _class: Gc<Type>, which: Gc<Str>) -> PyResult {
    if !which.is("double") && !which.is("float") {
        return Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'"));
    }
    let text = if cfg!(target_endian = "little") { "IEEE, little-endian" } else { "IEEE, big-endian" };
    vm.try_str(text).map(Gc::value)
}
