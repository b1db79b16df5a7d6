//! Arithmetic of floats. CPython: `float_add`, `float_divmod`, `float_pow` and their like.

use kaa_object::int::IntRef;
use kaa_object::{PyResult, Value, Vm};

/// A float, or an int turned into one; `None` for other objects.
#[inline]
fn operand(vm: &mut Vm, value: Value) -> PyResult<Option<f64>> {
    if let Some(x) = vm.as_f64(value) {
        return Ok(Some(x));
    }
    match vm.int_ref(value) {
        Some(IntRef::Small(n)) => Ok(Some(n as f64)),
        Some(IntRef::Big(_)) => vm.int_to_f64(value).map(Some),
        None => Ok(None),
    }
}

macro_rules! operands {
    ($vm:ident, $a:ident, $b:ident) => {{
        let Some(x) = operand($vm, $a)? else { return Ok(Value::NOT_IMPLEMENTED) };
        let Some(y) = operand($vm, $b)? else { return Ok(Value::NOT_IMPLEMENTED) };
        (x, y)
    }};
}

macro_rules! operation {
    ($($name:ident $op:tt;)*) => { $(
        pub fn $name(vm: &mut Vm, a: Value, b: Value) -> PyResult {
            let (x, y) = operands!(vm, a, b);
            Ok(vm.float(x $op y))
        }
    )* };
}

operation! { add +; sub -; mul *; }

pub fn truediv(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let (x, y) = operands!(vm, a, b);
    if y == 0.0 {
        return Err(vm.zero_division("division by zero"));
    }
    Ok(vm.float(x / y))
}

/// The remainder with the divisor's sign.
pub fn remainder(x: f64, y: f64) -> f64 {
    let r = x % y;
    if r == 0.0 {
        return 0f64.copysign(y);
    }
    if (y < 0.0) != (r < 0.0) { r + y } else { r }
}

/// Quotient rounded down, and remainder. CPython: `_float_div_mod`.
pub fn floor_divmod(x: f64, y: f64) -> (f64, f64) {
    let mut r = x % y;
    let mut div = (x - r) / y;
    if r != 0.0 {
        if (y < 0.0) != (r < 0.0) {
            r += y;
            div -= 1.0;
        }
    } else {
        r = 0f64.copysign(y);
    }
    let floor = if div != 0.0 {
        let floor = div.floor();
        if div - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0f64.copysign(x / y)
    };
    (floor, r)
}

pub fn modulo(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let (x, y) = operands!(vm, a, b);
    if y == 0.0 {
        return Err(vm.zero_division("division by zero"));
    }
    Ok(vm.float(remainder(x, y)))
}

pub fn floordiv(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let (x, y) = operands!(vm, a, b);
    if y == 0.0 {
        return Err(vm.zero_division("division by zero"));
    }
    Ok(vm.float(floor_divmod(x, y).0))
}

pub fn divmod(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let (x, y) = operands!(vm, a, b);
    if y == 0.0 {
        return Err(vm.zero_division("division by zero"));
    }
    let (q, r) = floor_divmod(x, y);
    let (q, r) = (vm.float(q), vm.float(r));
    vm.try_tuple(&[q, r]).map(|t| t.value())
}

pub fn pow(vm: &mut Vm, a: Value, b: Value, modulus: Value) -> PyResult {
    if !modulus.is_none() {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    let (x, y) = operands!(vm, a, b);
    power(vm, x, y)
}

/// `x ** y`; a complex number for a negative base with a fractional exponent.
pub fn power(vm: &mut Vm, x: f64, y: f64) -> PyResult {
    if y == 0.0 || x == 1.0 {
        return Ok(vm.float(1.0));
    }
    if x.is_nan() || y.is_nan() {
        return Ok(vm.float(if x.is_nan() { x } else { y }));
    }
    if x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(vm.zero_division("zero to a negative power"));
    }
    if x < 0.0 && x.is_finite() && y.is_finite() && y != y.floor() {
        return crate::complex::power_of_floats(vm, x, y);
    }
    let result = x.powf(y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        let class = vm.exception_type("OverflowError");
        let text = vm.str("Numerical result out of range").value();
        return Err(vm.raise_with(class, &[Value::int32(34), text]));
    }
    Ok(vm.float(result))
}
