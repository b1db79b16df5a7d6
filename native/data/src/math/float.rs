//! Functions of one to three floats. CPython: `Modules/mathmodule.c` (`FUNC1`, `FUNC2` and their like).

use super::{checked, outside, raise};
use kaa_object::int::IntRef;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm, methods};
use pymath::math;

macro_rules! plain {
    ($function:path, $expected:literal) => {
        |vm: &mut Vm, x: f64| {
            let result = $function(x);
            checked(vm, x, result, $expected)
        }
    };
}

methods! { ONE: Module =>
    /// Return the arc cosine (measured in radians) of x.
    ///
    /// The result is between 0 and pi.
    "acos($module, x, /)" => plain!(math::acos, "expected a number in range from -1 up to 1"), Any;
    /// Return the inverse hyperbolic cosine of x.
    "acosh($module, x, /)" => plain!(math::acosh, "expected argument value not less than 1"), Any;
    /// Return the arc sine (measured in radians) of x.
    ///
    /// The result is between -pi/2 and pi/2.
    "asin($module, x, /)" => plain!(math::asin, "expected a number in range from -1 up to 1"), Any;
    /// Return the inverse hyperbolic sine of x.
    "asinh($module, x, /)" => plain!(math::asinh, ""), Any;
    /// Return the arc tangent (measured in radians) of x.
    ///
    /// The result is between -pi/2 and pi/2.
    "atan($module, x, /)" => plain!(math::atan, ""), Any;
    /// Return the inverse hyperbolic tangent of x.
    "atanh($module, x, /)" => plain!(math::atanh, "expected a number between -1 and 1"), Any;
    /// Return the cube root of x.
    "cbrt($module, x, /)" => plain!(math::cbrt, ""), Any;
    /// Return the cosine of x (measured in radians).
    "cos($module, x, /)" => plain!(math::cos, "expected a finite input"), Any;
    /// Return the hyperbolic cosine of x.
    "cosh($module, x, /)" => plain!(math::cosh, ""), Any;
    /// Convert angle x from radians to degrees.
    "degrees($module, x, /)" => |_: &mut Vm, x: f64| math::degrees(x), Any;
    /// Error function at x.
    "erf($module, x, /)" => plain!(math::erf, ""), Any;
    /// Complementary error function at x.
    "erfc($module, x, /)" => plain!(math::erfc, ""), Any;
    /// Return e raised to the power of x.
    "exp($module, x, /)" => plain!(math::exp, ""), Any;
    /// Return 2 raised to the power of x.
    "exp2($module, x, /)" => plain!(math::exp2, ""), Any;
    /// Return exp(x)-1.
    ///
    /// This function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.
    "expm1($module, x, /)" => plain!(math::expm1, ""), Any;
    /// Return the absolute value of the float x.
    "fabs($module, x, /)" => |_: &mut Vm, x: f64| x.abs(), Any;
    /// Gamma function at x.
    "gamma($module, x, /)" => plain!(math::gamma, "expected a noninteger or positive integer"), Any;
    /// Return True if x is neither an infinity nor a NaN, and False otherwise.
    "isfinite($module, x, /)" => |_: &mut Vm, x: f64| x.is_finite(), Any;
    /// Return True if x is a positive or negative infinity, and False otherwise.
    "isinf($module, x, /)" => |_: &mut Vm, x: f64| x.is_infinite(), Any;
    /// Return True if x is a NaN (not a number), and False otherwise.
    "isnan($module, x, /)" => |_: &mut Vm, x: f64| x.is_nan(), Any;
    /// Natural logarithm of absolute value of Gamma function at x.
    "lgamma($module, x, /)" => plain!(math::lgamma, "expected a noninteger or positive integer"), Any;
    /// Return the natural logarithm of 1+x (base e).
    ///
    /// The result is computed in a way which is accurate for x near zero.
    "log1p($module, x, /)" => plain!(math::log1p, "expected argument value > -1"), Any;
    /// Convert angle x from degrees to radians.
    "radians($module, x, /)" => |_: &mut Vm, x: f64| math::radians(x), Any;
    /// Return the sine of x (measured in radians).
    "sin($module, x, /)" => plain!(math::sin, "expected a finite input"), Any;
    /// Return the hyperbolic sine of x.
    "sinh($module, x, /)" => plain!(math::sinh, ""), Any;
    /// Return the square root of x.
    "sqrt($module, x, /)" => |vm: &mut Vm, x: f64| -> PyResult<f64> {
        if x < 0.0 { Err(outside(vm, "expected a nonnegative input", x)) } else { Ok(x.sqrt()) }
    }, Any;
    /// Return the tangent of x (measured in radians).
    "tan($module, x, /)" => plain!(math::tan, "expected a finite input"), Any;
    /// Return the hyperbolic tangent of x.
    "tanh($module, x, /)" => plain!(math::tanh, ""), Any;
    /// Return the value of the least significant bit of the float x.
    "ulp($module, x, /)" => |_: &mut Vm, x: f64| math::ulp(x), Any;
}

macro_rules! pair {
    ($function:path) => {
        |vm: &mut Vm, x: f64, y: f64| $function(x, y).map_err(|e| raise(vm, e))
    };
}

methods! { MANY: Module =>
    /// Return the arc tangent (measured in radians) of y/x.
    ///
    /// Unlike atan(y/x), the signs of both x and y are considered.
    "atan2($module, y, x, /)" => pair!(math::atan2), Any;
    /// Return a float with the magnitude (absolute value) of x but the sign of y.
    ///
    /// On platforms that support signed zeros, copysign(1.0, -0.0)
    /// returns -1.0.
    "copysign($module, x, y, /)" => |_: &mut Vm, x: f64, y: f64| x.copysign(y), Any;
    /// Fused multiply-add operation.
    ///
    /// Compute (x * y) + z with a single round.
    "fma($module, x, y, z, /)" => |vm: &mut Vm, x: f64, y: f64, z: f64| match math::fma(x, y, z) {
        Ok(r) => Ok(r),
        Err(pymath::Error::EDOM) => Err(vm.value_error("invalid operation in fma")),
        Err(pymath::Error::ERANGE) => Err(vm.overflow_error("overflow in fma")),
    }, Any;
    /// Return fmod(x, y), according to platform C.
    ///
    /// x % y may differ.
    "fmod($module, x, y, /)" => pair!(math::fmod), Any;
    /// Determine whether two floating-point numbers are close in value.
    ///
    ///   rel_tol
    ///     maximum difference for being considered "close", relative to the
    ///     magnitude of the input values
    ///   abs_tol
    ///     maximum difference for being considered "close", regardless of the
    ///     magnitude of the input values
    ///
    /// Return True if a is close in value to b, and False otherwise.
    ///
    /// For the values to be considered close, the difference between them must be
    /// smaller than at least one of the tolerances.
    ///
    /// -inf, inf and NaN behave similarly to the IEEE 754 Standard.  That is, NaN
    /// is not close to anything, even itself.  inf and -inf are only close to
    /// themselves.
    "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)" => |vm: &mut Vm, a: f64, b: f64, relative: Option<f64>, absolute: Option<f64>| {
        math::isclose(a, b, relative, absolute).map_err(|_| vm.value_error("tolerances must be non-negative"))
    }, Any;
    /// Return x * (2**i).
    ///
    /// This is essentially the inverse of frexp().
    "ldexp($module, x, i, /)" => ldexp, Any;
    /// Return the floating-point value the given number of steps after x towards y.
    ///
    /// If steps is not specified or is None, it defaults to 1.
    ///
    /// Raises a TypeError, if x or y is not a double, or if steps is not an integer.
    /// Raises ValueError if steps is negative.
    "nextafter($module, x, y, /, *, steps=None)" => nextafter, Any;
    /// Return x**y (x to the power of y).
    "pow($module, x, y, /)" => pair!(math::pow), Any;
    /// Difference between x and the closest integer multiple of y.
    ///
    /// Return x - n*y where n*y is the closest integer multiple of y.
    /// In the case where x is exactly halfway between two multiples of
    /// y, the nearest even value of n is used. The result is always exact.
    "remainder($module, x, y, /)" => pair!(math::remainder), Any;
}

methods! { PARTS: Module =>
    /// Return the ceiling of x as an Integral.
    ///
    /// This is the smallest integer >= x.
    "ceil($module, x, /)" => |vm: &mut Vm, x: Value| -> PyResult {
        let name = vm.names.__ceil__;
        rounded(vm, x, name, f64::ceil)
    }, Any;
    /// Return the floor of x as an Integral.
    ///
    /// This is the largest integer <= x.
    "floor($module, x, /)" => |vm: &mut Vm, x: Value| -> PyResult {
        let name = vm.names.__floor__;
        rounded(vm, x, name, f64::floor)
    }, Any;
    /// Return the mantissa and exponent of x, as pair (m, e).
    ///
    /// m is a float and e is an int, such that x = m * 2.**e.
    /// If x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.
    "frexp($module, x, /)" => |vm: &mut Vm, x: f64| {
        let (mantissa, exponent) = math::frexp(x);
        let mantissa = vm.float(mantissa);
        vm.tuple(&[mantissa, Value::int32(exponent)])
    }, Any;
    /// Return the fractional and integer parts of x.
    ///
    /// Both results carry the sign of x and are floats.
    "modf($module, x, /)" => |vm: &mut Vm, x: f64| {
        let (fraction, whole) = math::modf(x);
        let (fraction, whole) = (vm.float(fraction), vm.float(whole));
        vm.tuple(&[fraction, whole])
    }, Any;
    /// Truncates the Real x to the nearest Integral toward 0.
    ///
    /// Uses the __trunc__ magic method.
    "trunc($module, x, /)" => trunc, Any;
}

/// The float of an exact `float`.
#[inline]
fn exact_float(vm: &Vm, value: Value) -> Option<f64> {
    match value.as_small_float() {
        Some(x) => Some(x),
        None if value.has_shape(kaa_object::core_types::shape::FLOAT) => vm.as_f64(value),
        None => None,
    }
}

/// `floor` and `ceil`: floats here, other objects by their own method, the rest by way of a float.
fn rounded(vm: &mut Vm, value: Value, method: Gc<Str>, how: fn(f64) -> f64) -> PyResult {
    if let Some(x) = exact_float(vm, value) {
        return kaa_types::int::from_f64(vm, how(x));
    }
    if value.is_int() {
        return Ok(value);
    }
    if let Some(result) = vm.call_special(value, method, &[])? {
        return Ok(result);
    }
    let x = vm.to_f64(value)?;
    kaa_types::int::from_f64(vm, how(x))
}

fn trunc(vm: &mut Vm, value: Value) -> PyResult {
    if let Some(x) = exact_float(vm, value) {
        return kaa_types::int::from_f64(vm, x.trunc());
    }
    if value.is_int() {
        return Ok(value);
    }
    let method = vm.names.__trunc__;
    match vm.call_special(value, method, &[])? {
        Some(result) => Ok(result),
        None => {
            let class = vm.type_name_of(value);
            Err(vm.type_error(format!("type {class} doesn't define __trunc__ method")))
        }
    }
}

fn ldexp(vm: &mut Vm, x: f64, exponent: Value) -> PyResult<f64> {
    let exponent = match vm.int_ref(exponent) {
        Some(IntRef::Small(n)) => n,
        Some(n @ IntRef::Big(_)) => {
            if n.is_negative() {
                i64::MIN
            } else {
                i64::MAX
            }
        }
        None => return Err(vm.type_error("Expected an int as second argument to ldexp.")),
    };
    match i32::try_from(exponent) {
        _ if x == 0.0 || !x.is_finite() => Ok(x),
        Ok(exponent) => math::ldexp(x, exponent).map_err(|e| raise(vm, e)),
        Err(_) if exponent < 0 => Ok(0.0f64.copysign(x)),
        Err(_) => Err(raise(vm, pymath::Error::ERANGE)),
    }
}

fn nextafter(vm: &mut Vm, x: f64, y: f64, steps: Option<Value>) -> PyResult<f64> {
    let Some(steps) = steps.filter(|s| !s.is_none()) else { return Ok(math::nextafter(x, y, None)) };
    let steps = vm.index(steps)?;
    let steps = match vm.int_ref(steps) {
        Some(n) if n.is_negative() => return Err(vm.value_error("steps must be a non-negative integer")),
        Some(IntRef::Small(n)) => n as u64,
        // More than that many steps reach y from anywhere.
        _ => u64::MAX,
    };
    Ok(math::nextafter(x, y, Some(steps)))
}
