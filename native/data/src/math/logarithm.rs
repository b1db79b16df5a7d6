//! Logarithms, of ints beyond the range of floats too. CPython: `Modules/mathmodule.c` (`loghelper`).

use super::checked;
use dashu_int::IBig;
use dashu_int::ops::BitTest;
use kaa_object::int::IntRef;
use kaa_object::number::BinaryOp;
use kaa_object::{Args, PyResult, Value, Vm, methods, raw_methods};
use pymath::math;

methods! { FUNCTIONS: Module =>
    /// Return the base 10 logarithm of x.
    "log10($module, x, /)" => |vm: &mut Vm, x: Value| logarithm(vm, x, math::log10), Any;
    /// Return the base 2 logarithm of x.
    "log2($module, x, /)" => |vm: &mut Vm, x: Value| logarithm(vm, x, math::log2), Any;
}

raw_methods! { RAW: Module =>
    /// log(x, [base=math.e])
    /// Return the logarithm of x to the given base.
    ///
    /// If the base is not specified, returns the natural logarithm (base e) of x.
    "log" => log, Any;
}

fn log(vm: &mut Vm, args: Args<'_>) -> PyResult {
    kaa_types::util::no_keywords(vm, "math.log", args)?;
    kaa_types::util::check_count(vm, "log", args.values.len(), 1, 2)?;
    let natural = |x: f64| math::log(x, None);
    let x = logarithm(vm, args.values[0], natural)?;
    let x = vm.float(x);
    let Some(&base) = args.values.get(1) else { return Ok(x) };
    let base = logarithm(vm, base, natural)?;
    let base = vm.float(base);
    vm.binary(BinaryOp::TrueDivide, x, base)
}

fn logarithm(vm: &mut Vm, value: Value, function: impl Fn(f64) -> pymath::Result<f64>) -> PyResult<f64> {
    const EXPECTED: &str = "expected a positive input";
    match vm.int_ref(value) {
        None => {
            let x = vm.to_f64(value)?;
            checked(vm, x, function(x), EXPECTED)
        }
        Some(n) if n.is_negative() || n.is_zero() => Err(vm.value_error(EXPECTED)),
        Some(IntRef::Small(n)) => checked(vm, n as f64, function(n as f64), EXPECTED),
        Some(IntRef::Big(n)) => {
            let x = n.to_f64().value();
            if x.is_finite() {
                return checked(vm, x, function(x), EXPECTED);
            }
            let (mantissa, exponent) = frexp(n);
            let result = function(mantissa).and_then(|m| Ok(m + function(2.0)? * exponent as f64));
            checked(vm, mantissa, result, EXPECTED)
        }
    }
}

/// A positive number as a fraction in [0.5, 1), rounded half to even, and a power of two.
fn frexp(n: &IBig) -> (f64, usize) {
    let bits = n.bit_len();
    let shift = bits - 64;
    let top = u64::try_from(n >> shift).unwrap_or(u64::MAX);
    // A lowest bit that stands for all that were shifted out decides between halves.
    let sticky = n.trailing_zeros().is_some_and(|zeros| zeros < shift);
    let mantissa = (top | sticky as u64) as f64 / 18_446_744_073_709_551_616.0;
    if mantissa == 1.0 { (0.5, bits + 1) } else { (mantissa, bits) }
}
