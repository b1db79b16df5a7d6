//! `cmath`: functions of complex numbers. CPython: `Modules/cmathmodule.c`.

use kaa_object::declare::{FromArg, ModuleDef};
use kaa_object::function::Call;
use kaa_object::{PyResult, Raised, Value, Vm, methods};
use num_complex::Complex64;
use pymath::cmath;

pub static MODULE: ModuleDef = ModuleDef {
    name: "cmath",
    doc: Some("This module provides access to mathematical functions for complex\nnumbers."),
    functions: &[FUNCTIONS],
    init: |vm, module| {
        use std::f64::consts;
        let numbers = [
            ("pi", consts::PI),
            ("e", consts::E),
            ("tau", consts::TAU),
            ("inf", f64::INFINITY),
            ("nan", f64::NAN),
        ];
        for (name, x) in numbers {
            let value = vm.float(x);
            vm.module_set(module, name, value)?;
        }
        for (name, x) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
            let value = vm.new_complex(0.0, x);
            vm.module_set(module, name, value)?;
        }
        Ok(())
    },
};

/// A complex argument: anything with `__complex__`, `__float__` or `__index__`.
struct Z(Complex64);

impl FromArg for Z {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Z> {
        let value = Value::from_arg(vm, call, index)?;
        let (re, im) = kaa_types::complex::construct::from_number(vm, value)?;
        Ok(Z(Complex64::new(re, im)))
    }
}

fn raise(vm: &mut Vm, error: pymath::Error) -> Raised {
    match error {
        pymath::Error::EDOM => vm.value_error("math domain error"),
        pymath::Error::ERANGE => vm.overflow_error("math range error"),
    }
}

fn complex(vm: &mut Vm, result: pymath::Result<Complex64>) -> PyResult {
    match result {
        Ok(z) => Ok(vm.new_complex(z.re, z.im)),
        Err(error) => Err(raise(vm, error)),
    }
}

macro_rules! plain {
    ($function:path) => {
        |vm: &mut Vm, z: Z| complex(vm, $function(z.0))
    };
}

methods! { FUNCTIONS: Module =>
    /// Return the arc cosine of z.
    "acos($module, z, /)" => plain!(cmath::acos), Any;
    /// Return the inverse hyperbolic cosine of z.
    "acosh($module, z, /)" => plain!(cmath::acosh), Any;
    /// Return the arc sine of z.
    "asin($module, z, /)" => plain!(cmath::asin), Any;
    /// Return the inverse hyperbolic sine of z.
    "asinh($module, z, /)" => plain!(cmath::asinh), Any;
    /// Return the arc tangent of z.
    "atan($module, z, /)" => plain!(cmath::atan), Any;
    /// Return the inverse hyperbolic tangent of z.
    "atanh($module, z, /)" => plain!(cmath::atanh), Any;
    /// Return the cosine of z.
    "cos($module, z, /)" => plain!(cmath::cos), Any;
    /// Return the hyperbolic cosine of z.
    "cosh($module, z, /)" => plain!(cmath::cosh), Any;
    /// Return the exponential value e**z.
    "exp($module, z, /)" => plain!(cmath::exp), Any;
    /// Determine whether two complex numbers are close in value.
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
    /// -inf, inf and NaN behave similarly to the IEEE 754 Standard. That is, NaN is
    /// not close to anything, even itself. inf and -inf are only close to themselves.
    "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)" => |vm: &mut Vm, a: Z, b: Z, relative: Option<f64>, absolute: Option<f64>| {
        cmath::isclose(a.0, b.0, relative, absolute)
            .map_err(|_| vm.value_error("tolerances must be non-negative"))
    }, Any;
    /// Return True if both the real and imaginary parts of z are finite, else False.
    "isfinite($module, z, /)" => |_: &mut Vm, z: Z| cmath::isfinite(z.0), Any;
    /// Checks if the real or imaginary part of z is infinite.
    "isinf($module, z, /)" => |_: &mut Vm, z: Z| cmath::isinf(z.0), Any;
    /// Checks if the real or imaginary part of z not a number (NaN).
    "isnan($module, z, /)" => |_: &mut Vm, z: Z| cmath::isnan(z.0), Any;
    /// log(z[, base]) -> the logarithm of z to the given base.
    ///
    /// If the base is not specified, returns the natural logarithm (base e) of z.
    "log($module, z, base=<unrepresentable>, /)" =>
        |vm: &mut Vm, z: Z, base: Option<Z>| complex(vm, cmath::log(z.0, base.map(|b| b.0))), Any;
    /// Return the base-10 logarithm of z.
    "log10($module, z, /)" => plain!(cmath::log10), Any;
    /// Return argument, also known as the phase angle, of a complex.
    "phase($module, z, /)" => |vm: &mut Vm, z: Z| cmath::phase(z.0).map_err(|e| raise(vm, e)), Any;
    /// Convert a complex from rectangular coordinates to polar coordinates.
    ///
    /// r is the distance from 0 and phi the phase angle.
    "polar($module, z, /)" => |vm: &mut Vm, z: Z| match cmath::polar(z.0) {
        Ok((r, phi)) => {
            let (r, phi) = (vm.float(r), vm.float(phi));
            Ok(vm.tuple(&[r, phi]))
        }
        Err(error) => Err(raise(vm, error)),
    }, Any;
    /// Convert from polar coordinates to rectangular coordinates.
    "rect($module, r, phi, /)" => |vm: &mut Vm, r: f64, phi: f64| complex(vm, cmath::rect(r, phi)), Any;
    /// Return the sine of z.
    "sin($module, z, /)" => plain!(cmath::sin), Any;
    /// Return the hyperbolic sine of z.
    "sinh($module, z, /)" => plain!(cmath::sinh), Any;
    /// Return the square root of z.
    "sqrt($module, z, /)" => plain!(cmath::sqrt), Any;
    /// Return the tangent of z.
    "tan($module, z, /)" => plain!(cmath::tan), Any;
    /// Return the hyperbolic tangent of z.
    "tanh($module, z, /)" => plain!(cmath::tanh), Any;
}
