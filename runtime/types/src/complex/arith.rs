//! Arithmetic of complex numbers; operands that are real stay real. CPython: `_Py_c_prod`, `_Py_c_quot`,
//! `_Py_c_pow` and their like.

use kaa_object::payloads::Complex;
use kaa_object::{PyResult, Value, Vm};

pub type Pair = (f64, f64);

/// An operand: a complex number, or a real one.
#[derive(Clone, Copy)]
enum Operand {
    Complex(Pair),
    Real(f64),
}

impl Operand {
    fn pair(self) -> Pair {
        match self {
            Operand::Complex(z) => z,
            Operand::Real(x) => (x, 0.0),
        }
    }
}

fn operand(vm: &mut Vm, value: Value) -> PyResult<Option<Operand>> {
    if let Some(z) = vm.payload::<Complex>(value) {
        return Ok(Some(Operand::Complex((z.real, z.imag))));
    }
    if let Some(x) = vm.as_f64(value) {
        return Ok(Some(Operand::Real(x)));
    }
    if vm.is_int(value) {
        return Ok(Some(Operand::Real(vm.int_to_f64(value)?)));
    }
    Ok(None)
}

macro_rules! operands {
    ($vm:ident, $a:ident, $b:ident) => {{
        let Some(x) = operand($vm, $a)? else { return Ok(Value::NOT_IMPLEMENTED) };
        let Some(y) = operand($vm, $b)? else { return Ok(Value::NOT_IMPLEMENTED) };
        (x, y)
    }};
}

pub fn add(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let (re, im) = match operands!(vm, a, b) {
        (Operand::Complex((p, q)), Operand::Real(x)) | (Operand::Real(x), Operand::Complex((p, q))) => {
            (p + x, q)
        }
        (x, y) => (x.pair().0 + y.pair().0, x.pair().1 + y.pair().1),
    };
    Ok(vm.new_complex(re, im))
}

pub fn sub(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let (re, im) = match operands!(vm, a, b) {
        (Operand::Complex((p, q)), Operand::Real(x)) => (p - x, q),
        (Operand::Real(x), Operand::Complex((p, q))) => (x - p, -q),
        (x, y) => (x.pair().0 - y.pair().0, x.pair().1 - y.pair().1),
    };
    Ok(vm.new_complex(re, im))
}

pub fn mul(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let (re, im) = match operands!(vm, a, b) {
        (Operand::Complex((p, q)), Operand::Real(x)) | (Operand::Real(x), Operand::Complex((p, q))) => {
            (p * x, q * x)
        }
        (x, y) => product(x.pair(), y.pair()),
    };
    Ok(vm.new_complex(re, im))
}

pub fn truediv(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let result = match operands!(vm, a, b) {
        (Operand::Complex(_), Operand::Real(0.0)) => None,
        (Operand::Complex((p, q)), Operand::Real(x)) => Some((p / x, q / x)),
        (Operand::Real(x), Operand::Complex(z)) => real_quotient(x, z),
        (x, y) => quotient(x.pair(), y.pair()),
    };
    match result {
        Some((re, im)) => Ok(vm.new_complex(re, im)),
        None => Err(vm.zero_division("division by zero")),
    }
}

/// The product; infinities are saved from becoming NaN as in Annex G of C11.
pub fn product((a, b): Pair, (c, d): Pair) -> Pair {
    let (re, im) = (a * c - b * d, a * d + b * c);
    if !(re.is_nan() && im.is_nan()) {
        return (re, im);
    }
    let unit = |x: f64| if x.is_infinite() { 1f64 } else { 0.0 }.copysign(x);
    let zero = |x: f64| if x.is_nan() { 0f64.copysign(x) } else { x };
    let (mut a, mut b, mut c, mut d) = (a, b, c, d);
    let mut again = false;
    if a.is_infinite() || b.is_infinite() {
        (a, b, c, d) = (unit(a), unit(b), zero(c), zero(d));
        again = true;
    }
    if c.is_infinite() || d.is_infinite() {
        (c, d, a, b) = (unit(c), unit(d), zero(a), zero(b));
        again = true;
    }
    if !again && [a * c, b * d, a * d, b * c].iter().any(|x| x.is_infinite()) {
        (a, b, c, d) = (zero(a), zero(b), zero(c), zero(d));
        again = true;
    }
    if again {
        return (f64::INFINITY * (a * c - b * d), f64::INFINITY * (a * d + b * c));
    }
    (re, im)
}

/// The quotient, by the larger part of the divisor; `None` for division by zero.
pub fn quotient((a, b): Pair, (c, d): Pair) -> Option<Pair> {
    let (re, im) = if c.abs() >= d.abs() {
        if c.abs() == 0.0 {
            return None;
        }
        let ratio = d / c;
        let denominator = c + d * ratio;
        ((a + b * ratio) / denominator, (b - a * ratio) / denominator)
    } else if d.abs() >= c.abs() {
        let ratio = c / d;
        let denominator = c * ratio + d;
        ((a * ratio + b) / denominator, (b * ratio - a) / denominator)
    } else {
        (f64::NAN, f64::NAN)
    };
    if !(re.is_nan() && im.is_nan()) {
        return Some((re, im));
    }
    let unit = |x: f64| if x.is_infinite() { 1f64 } else { 0.0 }.copysign(x);
    if (a.is_infinite() || b.is_infinite()) && c.is_finite() && d.is_finite() {
        let (x, y) = (unit(a), unit(b));
        return Some((f64::INFINITY * (x * c + y * d), f64::INFINITY * (y * c - x * d)));
    }
    if (c.is_infinite() || d.is_infinite()) && a.is_finite() && b.is_finite() {
        let (x, y) = (unit(c), unit(d));
        return Some((0.0 * (a * x + b * y), 0.0 * (b * x - a * y)));
    }
    Some((re, im))
}

/// A real number divided by a complex one.
fn real_quotient(a: f64, (c, d): Pair) -> Option<Pair> {
    let (re, im) = if c.abs() >= d.abs() {
        if c.abs() == 0.0 {
            return None;
        }
        let ratio = d / c;
        let denominator = c + d * ratio;
        (a / denominator, -a * ratio / denominator)
    } else if d.abs() >= c.abs() {
        let ratio = c / d;
        let denominator = c * ratio + d;
        (a * ratio / denominator, -a / denominator)
    } else {
        (f64::NAN, f64::NAN)
    };
    if re.is_nan() && im.is_nan() && a.is_finite() && (c.is_infinite() || d.is_infinite()) {
        let unit = |x: f64| if x.is_infinite() { 1f64 } else { 0.0 }.copysign(x);
        return Some((0.0 * (a * unit(c)), 0.0 * (-a * unit(d))));
    }
    Some((re, im))
}

/// How a power goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PowerError {
    Domain,
    Range,
}

pub fn pow(vm: &mut Vm, a: Value, b: Value, modulus: Value) -> PyResult {
    let (x, y) = operands!(vm, a, b);
    if !modulus.is_none() {
        return Err(vm.value_error("complex modulo"));
    }
    match power(x.pair(), y.pair()) {
        Ok((re, im)) => Ok(vm.new_complex(re, im)),
        Err(PowerError::Domain) => Err(vm.zero_division("zero to a negative or complex power")),
        Err(PowerError::Range) => Err(vm.overflow_error("complex exponentiation")),
    }
}

/// CPython: `complex_pow`.
pub fn power(x: Pair, y: Pair) -> Result<Pair, PowerError> {
    let result = if y.1 == 0.0 && y.0 == y.0.floor() && y.0.abs() <= 100.0 {
        let n = y.0 as i64;
        let magnitude = whole_power(x, n.unsigned_abs());
        if n > 0 { magnitude } else { quotient((1.0, 0.0), magnitude).ok_or(PowerError::Domain)? }
    } else {
        general_power(x, y)?
    };
    if result.0.is_infinite() || result.1.is_infinite() { Err(PowerError::Range) } else { Ok(result) }
}

fn whole_power(x: Pair, n: u64) -> Pair {
    let (mut result, mut square, mut mask) = ((1.0, 0.0), x, 1);
    while n >= mask {
        if n & mask != 0 {
            result = product(result, square);
        }
        mask <<= 1;
        square = product(square, square);
    }
    result
}

fn general_power((a, b): Pair, (c, d): Pair) -> Result<Pair, PowerError> {
    if c == 0.0 && d == 0.0 {
        return Ok((1.0, 0.0));
    }
    if a == 0.0 && b == 0.0 {
        return if d != 0.0 || c < 0.0 { Err(PowerError::Domain) } else { Ok((0.0, 0.0)) };
    }
    let (length, angle) = (a.hypot(b), b.atan2(a));
    let (mut len, mut phase) = (length.powf(c), angle * c);
    if d != 0.0 {
        len *= (-angle * d).exp();
        phase += d * length.ln();
    }
    if phase.is_infinite() {
        return Err(PowerError::Domain);
    }
    Ok((len * phase.cos(), len * phase.sin()))
}

/// `x ** y` for a negative x and a fractional y.
pub fn power_of_floats(vm: &mut Vm, x: f64, y: f64) -> PyResult {
    match general_power((x, 0.0), (y, 0.0)) {
        Ok((re, im)) if re.is_finite() && im.is_finite() => Ok(vm.new_complex(re, im)),
        Err(PowerError::Domain) => Err(vm.zero_division("zero to a negative or complex power")),
        _ => Err(vm.overflow_error("complex exponentiation")),
    }
}
